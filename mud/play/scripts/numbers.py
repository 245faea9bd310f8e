"""Numbers as content writes them: `7`, `2d6+1`, `$who.level`, `($level/2)d6`, `1d8; 2d8 from 5`.

A number is a sum of parts. A part is a whole number, a name that something can be read of, or dice, whose count may be
a sum in parentheses; a name or a sum in parentheses may be taken several times (`*2`) or shared out (`/2`, rounded
down). Behind a semicolon stands what it is from a level on: which level, the name `$level` says, so lines that have no
such name cannot use it. They are read once and kept; throwing the dice is the reader's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from mud.kernel.dice import MOST_DICE, Dice, Roll, parse_roll

LEVEL: Final = "$level"
"""The name that steps go by."""

DEEPEST: Final = 5
"""Parentheses within each other: more cannot be read by anyone."""

PATH = re.compile(r"\$[a-z][a-z_]*(\.[a-z][a-z_]*)*")

_TOKEN = re.compile(rf"\s*(?:(?P<path>{PATH.pattern})|(?P<number>[0-9]{{1,6}})|(?P<mark>[-+*/()]|d(?=[0-9])))")
_STEP = re.compile(r"(?P<number>.+?)\s+from\s+(?P<level>[0-9]{1,2})\s*", re.DOTALL)

Read = Callable[[str], int]
"""Gives what a name stands for as a whole number."""


@dataclass(frozen=True, slots=True)
class Written:
    """A whole number."""

    amount: int


@dataclass(frozen=True, slots=True)
class Named:
    """What can be read of something."""

    path: str


@dataclass(frozen=True, slots=True)
class Thrown:
    """So many dice of so many sides."""

    count: "Part"
    sides: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A part taken several times, or shared out and rounded down."""

    of: "Part"
    times: int = 1
    among: int = 1


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that are added, those with False taken away."""

    parts: "tuple[tuple[bool, Part], ...]"


@dataclass(frozen=True, slots=True)
class Steps:
    """Another number from each of these levels on, lowest first."""

    first: "Part"
    later: "tuple[tuple[int, Part], ...]"


Part: TypeAlias = Written | Named | Thrown | Shared | Sum | Steps


def parse_number(text: str) -> Part:
    """Read a number; ValueError says what was expected."""
    return _parsed(text)


def evaluate(part: Part, read: Read, dice: Dice) -> int:
    """The number as it is now; dice are thrown in the order in which they are written."""
    match part:
        case Written(amount):
            return amount
        case Named(path):
            return read(path)
        case Thrown(count, sides):
            return dice.roll(Roll(max(0, min(MOST_DICE, evaluate(count, read, dice))), sides))
        case Shared(of, times, among):
            return evaluate(of, read, dice) * times // among
        case Sum(parts):
            return sum(evaluate(each, read, dice) * (1 if added else -1) for added, each in parts)
        case Steps(first, later):
            level = read(LEVEL)
            return evaluate(next((each for at, each in reversed(later) if at <= level), first), read, dice)


def thrown(number: int | str, dice: Dice) -> int:
    """A number that reads nothing, as it comes up now; ValueError when it does read something."""
    return number if isinstance(number, int) else evaluate(parse_number(number), _nothing, dice)


def _nothing(path: str) -> int:
    raise ValueError(f"{path} cannot be read here")


def paths_in(part: Part) -> Iterator[str]:
    """The names that it reads, in order."""
    match part:
        case Named(path):
            yield path
        case Thrown(count):
            yield from paths_in(count)
        case Shared(of):
            yield from paths_in(of)
        case Sum(parts):
            for _, each in parts:
                yield from paths_in(each)
        case Steps(first, later):
            yield LEVEL
            for each in (first, *(step for _, step in later)):
                yield from paths_in(each)


def is_thrown(part: Part) -> bool:
    """Whether any dice are thrown for it."""
    match part:
        case Thrown():
            return True
        case Shared(of):
            return is_thrown(of)
        case Sum(parts):
            return any(is_thrown(each) for _, each in parts)
        case Steps(first, later):
            return any(is_thrown(each) for each in (first, *(step for _, step in later)))
    return False


@lru_cache(4096)
def _parsed(text: str) -> Part:
    first, *steps = text.split(";")
    if not steps:
        return _sum_of(first)
    later = [_step_of(step) for step in steps]
    levels = [level for level, _ in later]
    if levels != sorted(set(levels)):
        raise ValueError(f"{text!r}: the levels behind `from` rise from step to step")
    return Steps(_sum_of(first), tuple(later))


def _step_of(text: str) -> tuple[int, Part]:
    match = _STEP.fullmatch(text)
    if match is None:
        raise ValueError(f"{text.strip()!r} says from which level on it is so: write it like `1d8; 2d8 from 5`")
    return int(match["level"]), _sum_of(match["number"])


def _sum_of(text: str) -> Part:
    """A number without steps. Plain dice are left to the kernel, which has its own words for what is wrong."""
    if not any(mark in text for mark in "$(*/") and "d" not in text.partition("d")[2]:
        roll = parse_roll(text)
        dice = Thrown(Written(roll.count), roll.sides)
        if not roll.count:
            return Written(roll.bonus)
        return Sum(((True, dice), (True, Written(roll.bonus)))) if roll.bonus else dice
    tokens = _Tokens(text)
    found = tokens.sum(0)
    tokens.end()
    return found


class _Tokens:
    """The tokens of a number, read from the left."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._tokens = list(self._split())

    def sum(self, depth: int) -> Part:
        """Parts with signs between them."""
        parts = [(not self._takes("-"), self._part(depth))]
        while self._next() in ("+", "-"):
            parts.append((self._take() == "+", self._part(depth)))
        return parts[0][1] if len(parts) == 1 and parts[0][0] else Sum(tuple(parts))

    def end(self) -> None:
        """ValueError when anything is left."""
        if self._next():
            raise self._wrong()

    def _part(self, depth: int) -> Part:
        found = self._value(depth)
        if self._takes("d"):
            return Thrown(found, self._whole())
        if self._takes("*"):
            return Shared(found, times=self._whole())
        if self._takes("/"):
            return Shared(found, among=self._whole())
        return found

    def _value(self, depth: int) -> Part:
        piece = self._take()
        if piece == "(" and depth < DEEPEST:
            found = self.sum(depth + 1)
            if not self._takes(")"):
                raise self._wrong()
            return found
        if piece == "d":  # one die
            self._at -= 1
            return Written(1)
        if piece.startswith("$"):
            return Named(piece)
        if piece.isdigit():
            return Written(int(piece))
        raise self._wrong()

    def _whole(self) -> int:
        piece = self._take()
        if not piece.isdigit() or int(piece) < 1:
            raise self._wrong()
        return int(piece)

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        piece = self._next()
        self._at += 1
        return piece

    def _takes(self, mark: str) -> bool:
        if self._next() != mark:
            return False
        self._at += 1
        return True

    def _split(self) -> Iterator[str]:
        position = 0
        while self._text[position:].strip():
            match = _TOKEN.match(self._text, position)
            if match is None:
                raise self._wrong()
            yield match[0].strip()
            position = match.end()

    def _wrong(self) -> ValueError:
        return ValueError(f"{self._text.strip()!r} is no number; write it like 7, 2d6+1, $who.level or ($level/2)d6")
