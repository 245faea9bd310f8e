"""A scene: the situation in which lines are asked and done. Who is in it, what stands behind which name."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, TypeVar

from mud.kernel.clauses import Clauses
from mud.kernel.entity import NOWHERE, Entity, home_of
from mud.kernel.errors import MudError, Refused
from mud.kernel.events import Event, event
from mud.kernel.spec import Spec
from mud.play.scripts.numbers import evaluate, parse_number
from mud.play.scripts.values import path_of_token, shown
from mud.text.markup import Markup, parse
from mud.world.world import World

T = TypeVar("T")
S = TypeVar("S", bound=Spec)

MOST_ACTIONS: Final = 500
"""Things that one script does at once: no story needs more, and a tick must end."""

Within = Callable[[Callable[[], None]], None]
"""Does something in the way of whoever owns a script: undone whole when it fails, counted, told to builders."""


class ScriptError(MudError):
    """A script cannot go on: content is wrong in a way that could not be seen when it was loaded."""


@event()
class ScriptFailed(Event):
    """A script failed, and all it had done was undone: those who build are told. `by` says which it was."""

    by: str
    reason: str


def undone_when_failed(world: World, by: str) -> Within:
    """The way of scripts that nobody else looks after: what fails is undone, and those who build are told why.

    What the game refuses is undone, too, and that is all: nobody typed it who would read the refusal.
    """

    def within(work: Callable[[], None]) -> None:
        try:
            with world.undoing():
                work()
        except Refused:
            return
        except Exception as error:  # noqa: BLE001  # whatever is wrong with content must not stop the tick
            world.happened(ScriptFailed(by, f"{type(error).__name__}: {error}"))

    return within


class Queue(Protocol):
    """Where scripts wait to go on."""

    def add(self, scene: "Scene", seconds: float, work: Callable[[], None]) -> None:
        """Go on after that many seconds; ScriptError when too many wait already."""


class Speaker(Protocol):
    """What a scene needs of the language."""

    @property
    def waiting(self) -> Queue:
        """Where scripts wait to go on."""

    def conditions(self, lines: Clauses) -> tuple[Any, ...]:  # Any: conditions of every class
        """Lines as conditions; ScriptError when one is none."""

    def actions(self, lines: Clauses) -> tuple[Any, ...]:  # Any: actions of every class
        """Lines as actions; ScriptError when one is none."""

    def as_written(self, word: Any) -> str:  # Any: a word of any class
        """A word as an author would write it, in short."""

    def read(self, world: World, of: object, name: str) -> object:
        """Something that can be read of something, by its name; None when it cannot."""


class Scene:
    """The situation in which lines are asked and done.

    `by` says what content is speaking, for logs and errors; `source` is who or what does it, a being where one acts.
    `within` does what is left after a `wait`. `trail`, where it is given, collects a sentence for each condition asked
    and each action done.
    """

    def __init__(
        self,
        world: World,
        language: Speaker,
        names: Mapping[str, object],
        by: str = "a script",
        within: Within | None = None,
    ) -> None:
        self.world = world
        self.language = language
        self.names = dict(names)
        self.by = by
        self.within = within or undone_when_failed(world, by)
        self.source: object = by
        self.trail: list[str] | None = None
        self.wait_for: float | None = None
        self.stopped = False
        self._done = [0]

    def holds(self, conditions: Clauses) -> bool:
        """Whether all of the conditions hold."""
        return all(self._asked(condition) for condition in self.language.conditions(conditions))

    def holds_any(self, conditions: Clauses) -> bool:
        """Whether one of the conditions holds."""
        return any(self._asked(condition) for condition in self.language.conditions(conditions))

    def perform(self, actions: Clauses) -> None:
        """Do the actions, in order. Behind a `wait` they go on later, and whoever called goes on at once."""
        self._perform(self.language.actions(actions), 0)

    def with_names(self, names: Mapping[str, object]) -> "Scene":
        """The same scene with more names, for lines inside others."""
        scene = Scene(self.world, self.language, {**self.names, **names}, self.by, self.within)
        scene.source, scene.trail, scene._done = self.source, self.trail, self._done
        return scene

    def value(self, path: str) -> object:
        """What stands behind a name, `$who.level`; None when nothing does."""
        root, *rest = path[1:].split(".")
        found = self.names.get(root)
        for name in rest:
            found = self.language.read(self.world, found, name)
        return found

    def named(self, path: str, kind: type[T]) -> T | None:
        """What stands behind a name, if it is of that class and still in the world."""
        found = self.value(path)
        if not isinstance(found, kind) or (isinstance(found, Entity) and home_of(found) is NOWHERE):
            return None
        return found

    def one_of(self, kind: type[S], written: str) -> S | None:
        """The content that is meant by an id or a name, `room_market_square` or `$room`."""
        return self.named(written, kind) if written.startswith("$") else self.world.catalog.find(kind, written)

    def number(self, number: int | str) -> int:
        """A number as it is now: written down, rolled, or read of something; 0 when there is nothing to read."""
        return number if isinstance(number, int) else evaluate(parse_number(number), self._read, self.world.dice)

    def _read(self, path: str) -> int:
        found = self.value(path)
        return int(found) if isinstance(found, (int, float)) else 0

    def words(self, text: str) -> tuple[Markup, dict[str, object]]:
        """A text for people, and what stands behind its tokens."""
        markup = parse(text)
        paths = dict.fromkeys(path_of_token(name) for name, _ in markup.tokens)
        return markup, {path.removeprefix("$"): shown(self.value(path)) for path in paths}

    def note(self, sentence: str) -> None:
        """Say something to whoever traces this."""
        if self.trail is not None:
            self.trail.append(sentence)

    def still_there(self) -> bool:
        """Whether all that it is about is still in the world."""
        return not any(isinstance(each, Entity) and home_of(each) is NOWHERE for each in self.names.values())

    def _asked(self, condition: Any) -> bool:  # Any: as the language gives it
        holds = bool(condition.holds(self))
        self.note(f"{'yes' if holds else 'no'}: {self.language.as_written(condition)}")
        return holds

    def _perform(self, actions: tuple[Any, ...], start: int) -> None:
        for index in range(start, len(actions)):
            self._done[0] += 1
            if self._done[0] > MOST_ACTIONS:
                raise ScriptError(f"{self.by} does more than {MOST_ACTIONS} things at once")
            self.note(f"does: {self.language.as_written(actions[index])}")
            actions[index].perform(self)
            if self.stopped:
                return
            if self.wait_for is not None:
                seconds, self.wait_for = self.wait_for, None
                self._go_on_later(seconds, actions, index + 1)
                return

    def _go_on_later(self, seconds: float, actions: tuple[Any, ...], start: int) -> None:
        if start < len(actions):
            self.language.waiting.add(self, seconds, lambda: self._go_on(actions, start))

    def _go_on(self, actions: tuple[Any, ...], start: int) -> None:
        if self.still_there():
            self._done[0], self.stopped = 0, False
            self.within(lambda: self._perform(actions, start))
