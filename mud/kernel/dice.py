"""Dice and every other chance, from a source that is passed in: the same seed gives the same game."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import AfterValidator

T = TypeVar("T")

MOST_DICE = 1000
"""More dice than this in one throw is a mistake in content, not a rule of any game."""

_FLAT = re.compile(r"\s*(-?\d{1,6})\s*", re.ASCII)
_NOTATION = re.compile(r"\s*(\d{0,4})d(\d{1,4})\s*(?:([+-])\s*(\d{1,6}))?\s*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roll:
    """`count` dice of `sides` sides and a bonus, as in `2d6+3`; no dice at all is the bonus alone."""

    count: int
    sides: int
    bonus: int = 0

    @property
    def least(self) -> int:
        """The lowest that can come up."""
        return self.count + self.bonus

    @property
    def most(self) -> int:
        """The highest that can come up."""
        return self.count * self.sides + self.bonus

    @property
    def mean(self) -> float:
        """What comes up on average."""
        return self.count * (self.sides + 1) / 2 + self.bonus

    def __str__(self) -> str:
        if self.count == 0:
            return str(self.bonus)
        return f"{self.count}d{self.sides}" + (f"{self.bonus:+d}" if self.bonus else "")


def parse_roll(text: str) -> Roll:
    """Read `2d6+3`, `d20` or `7`; ValueError says what was expected."""
    if flat := _FLAT.fullmatch(text):
        return Roll(0, 1, int(flat[1]))
    match = _NOTATION.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no roll of dice; write it like 2d6+3")
    count, sides = int(match[1] or 1), int(match[2])
    if not 1 <= count <= MOST_DICE or sides < 1:
        raise ValueError(f"{text!r} asks for dice that do not exist: 1 to {MOST_DICE} dice with at least one side")
    return Roll(count, sides, int((match[3] or "+") + (match[4] or "0")))


def _checked(text: str) -> str:
    parse_roll(text)
    return text


Throw = Annotated[str, AfterValidator(_checked)]
"""A field of content that holds dice as they are written, `2d6+3`; `parse_roll` reads them."""


class Dice:
    """Chance for the whole world."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed)  # noqa: S311  # play, not secrets

    def roll(self, roll: Roll) -> int:
        """Throw the dice and add the bonus."""
        return sum(self._random.randint(1, roll.sides) for _ in range(roll.count)) + roll.bonus

    def d20(self) -> int:
        """One throw of the twenty-sided die."""
        return self._random.randint(1, 20)

    def chance(self, probability: float) -> bool:
        """True with that probability, 0 to 1."""
        return self._random.random() < probability

    def between(self, low: float, high: float) -> float:
        """A number from low to high, all equally likely."""
        return self._random.uniform(low, high)

    def pick(self, among: Sequence[T]) -> T:
        """One of several; IndexError when there is none."""
        return self._random.choice(among)
