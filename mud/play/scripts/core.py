"""The words that belong to no feature: what joins conditions, chance, comparing, waiting, choosing."""

from fnmatch import fnmatchcase
from typing import Annotated, Final

from pydantic import Field

from mud.kernel.clauses import NOTHING, Actions, Conditions
from mud.kernel.marks import Yaml
from mud.kernel.values import value
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Anything, IsAnything, Number
from mud.play.scripts.words import action, condition

MOST_REPEATS: Final = 100
"""Times that something is repeated."""

SHORTEST_WAIT, LONGEST_WAIT = 1.0, 86_400.0
"""Seconds: a script that waits shorter would run on every tick, and one that waits a day is a trigger by time."""


@condition("all")
class All:
    """All of several conditions hold. Lines under each other mean the same; this is for inside `any` and `not`.

    Example:
        any:
          - chance: 0.1
          - all: [{level: 3}, {flag: knows_the_bell}]
    """

    of: Conditions

    def holds(self, scene: Scene) -> bool:
        """Ask each until one does not hold."""
        return scene.holds(self.of)


@condition("any")
class AnyOf:
    """At least one of several conditions holds.

    Example:
        any: [{weather: rain}, {weather: storm}]
    """

    of: Conditions

    def holds(self, scene: Scene) -> bool:
        """Ask each until one holds."""
        return scene.holds_any(self.of)


@condition("not")
class Not:
    """None of the conditions holds.

    Example:
        not: {flag: bell_rung}
    """

    of: Conditions

    def holds(self, scene: Scene) -> bool:
        """Ask each until one holds."""
        return not scene.holds_any(self.of)


@condition("chance")
class Chance:
    """A chance from 0 (never) to 1 (always), by the world's dice.

    Example:
        chance: 0.25
    """

    of: Annotated[float, Field(ge=0, le=1)]

    def holds(self, scene: Scene) -> bool:
        """Roll for it."""
        return scene.world.dice.chance(self.of)


@condition("number")
class NumberIs:
    """A number lies between two others; one of them may be left out.

    Example:
        number: {of: $who.level, at_least: 2, at_most: 4}
    """

    of: Number
    at_least: int | None = None
    at_most: int | None = None

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        number = scene.number(self.of)
        if self.at_least is not None and number < self.at_least:
            return False
        return self.at_most is None or number <= self.at_most


@condition("same")
class Same:
    """Two names stand for the same, or for equal values.

    Example:
        same: [$way, north]
    """

    of: Annotated[tuple[Annotated[str | int | float | bool, IsAnything()], ...], Field(min_length=2, max_length=2)]

    def holds(self, scene: Scene) -> bool:
        """Compare the two."""
        first, second = (_meant(scene, each) for each in self.of)
        return first is second or first == second


@condition("matches")
class Matches:
    """A text is like a pattern, in which * stands for any words and ? for any letter; capitals mean nothing.

    Example:
        matches: {text: $text, pattern: "*friend*"}
    """

    text: Anything
    pattern: str

    def holds(self, scene: Scene) -> bool:
        """Compare the words, with single spaces."""
        return like(str(_meant(scene, self.text)), self.pattern)


@action("if")
class If:
    """Do something only when conditions hold, and something else when they do not.

    Example:
        if:
          when: {chance: 0.5}
          do: [{tell: The coin falls on its head.}]
          else: [{tell: The coin falls on its tail.}]
    """

    when: Conditions
    do: Actions
    else_: Annotated[Actions, Yaml("else")] = NOTHING

    def perform(self, scene: Scene) -> None:
        """Ask, then do one or the other."""
        scene.perform(self.do if scene.holds(self.when) else self.else_)


@value
class Choice:
    """One of several things that may be done; one of weight 2 is done twice as often as one of weight 1."""

    do: Actions
    weight: Annotated[int, Field(ge=1, le=1000)] = 1


@action("one_of")
class OneOf:
    """Do one of several things, by chance.

    Example:
        one_of:
          - {do: [{tell: A gull laughs.}], weight: 3}
          - {do: [{tell: A gull weeps.}]}
    """

    of: Annotated[tuple[Choice, ...], Field(min_length=1)]

    def perform(self, scene: Scene) -> None:
        """Pick one by its weight."""
        among = [choice for choice in self.of for _ in range(choice.weight)]
        scene.perform(scene.world.dice.pick(among).do)


@action("repeat")
class Repeat:
    """Do something several times.

    Example:
        repeat: {times: 1d3, do: [{echo: The hammer falls.}]}
    """

    times: Number
    do: Actions

    def perform(self, scene: Scene) -> None:
        """Do it that often, a hundred times at most."""
        for _ in range(min(MOST_REPEATS, scene.number(self.times))):
            scene.perform(self.do)


@action("wait")
class Wait:
    """Do what stands behind this after some seconds. It is forgotten when the server stops, or somebody concerned goes.

    Inside another action (`if`, `one_of`) only what stands behind it there waits.

    Example:
        wait: 3
    """

    seconds: Annotated[float, Field(ge=SHORTEST_WAIT, le=LONGEST_WAIT)]

    def perform(self, scene: Scene) -> None:
        """Let the scene wait."""
        scene.wait_for = self.seconds


@action("stop")
class Stop:
    """Do nothing of what stands behind this.

    Example:
        stop
    """

    def perform(self, scene: Scene) -> None:
        """Let the scene end."""
        scene.stopped = True


def like(text: str, pattern: str) -> bool:
    """Whether a text is like a pattern with * and ?, whatever its capitals and spaces."""
    return fnmatchcase(" ".join(text.casefold().split()), " ".join(pattern.casefold().replace("[", "[[]").split()))


def _meant(scene: Scene, value: object) -> object:
    if isinstance(value, str) and value.startswith("$"):
        return scene.value(value)
    return value
