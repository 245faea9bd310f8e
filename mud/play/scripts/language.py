"""The language: all words, all that can be read of things, and which names may be used where.

One of it is made by the composition root of what the features declare; `language_of(world)` gives it to acts.
"""

import dataclasses
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic import ValidationError

from mud.content.catalog import Catalog, spec_id
from mud.content.origins import Path, Problem
from mud.content.shapes import Entries, Fields, Items, Lines, Shape, fields_shape
from mud.content.wordbook import Entry, Wordbook, entry_of
from mud.kernel.clauses import Clause, Clauses, Speech
from mud.kernel.events import Event
from mud.kernel.hooks import Contribution
from mud.kernel.schedule import Job
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap
from mud.play.scripts.scene import Scene, ScriptError
from mud.play.scripts.values import IsAnything, IsNumber, IsWords, Named, Names, Reading, Scope, may_be, scope_of_event
from mud.play.scripts.words import Scoping
from mud.world.world import World

MOST_READ: Final = 20_000
"""Scripts that are kept as words: more than a large world has."""

MOST_WAITING: Final = 2_000
"""Scripts that may wait to go on: past that one of them makes others without end."""

LONGEST_SHOWN: Final = 100
"""Characters of a line that a trace shows."""


MARKINGS = (Names, Named, IsNumber, IsWords, IsAnything)
Marking = Names | Named | IsNumber | IsWords | IsAnything


@dataclass(slots=True)
class Speaking:
    """Asks for the language."""

    language: "Language | None" = None


class Waiting:
    """The scripts that wait to go on. A restart forgets them."""

    def __init__(self) -> None:
        self._jobs: list[Job] = []

    def add(self, scene: Scene, seconds: float, work: Callable[[], None]) -> None:
        """Go on after that many seconds; ScriptError when too many wait already."""
        if len(self._jobs) >= MOST_WAITING:
            self._jobs = [job for job in self._jobs if job.work is not None]  # the others are done, or were undone
        if len(self._jobs) >= MOST_WAITING:
            raise ScriptError(f"{MOST_WAITING} scripts wait to go on, and {scene.by} would be one more")
        self._jobs.append(scene.world.schedule.after(seconds, "a script that waited", work))


class Language:
    """Everything that is declared of it."""

    def __init__(
        self, words: Iterable[type], readings: Iterable[Reading] = (), scopings: Iterable[Scoping] = ()
    ) -> None:
        self.words = Wordbook(words)
        self.readings: tuple[Reading, ...] = tuple(readings)
        self.waiting = Waiting()
        self._by_name: dict[str, list[Reading]] = {}
        for each in self.readings:
            self._by_name.setdefault(each.name, []).append(each)
        self.scopings = tuple(scopings)
        self._known: dict[tuple[Speech, Clauses], tuple[Any, ...]] = {}  # Any: words of every class

    def answer(self) -> Contribution[Speaking]:
        """What makes `language_of` give this one."""

        def give(_world: World, asked: Speaking) -> None:
            asked.language = self

        return Contribution(Speaking, give)

    def conditions(self, lines: Clauses) -> tuple[Any, ...]:  # Any: conditions of every class
        """Lines as conditions; ScriptError when one is none."""
        return self._words_of(Speech.CONDITION, lines)

    def actions(self, lines: Clauses) -> tuple[Any, ...]:  # Any: actions of every class
        """Lines as actions; ScriptError when one is none."""
        return self._words_of(Speech.ACTION, lines)

    def behaviors(self, lines: Clauses) -> tuple[Any, ...]:  # Any: behaviors of every class
        """Lines as behaviors; ScriptError when one is none."""
        return self._words_of(Speech.BEHAVIOR, lines)

    def as_written(self, word: Any) -> str:  # Any: a word of any class
        """A word as an author would write it, in short."""
        entry = entry_of(type(word))
        said = [f"{name}: {getattr(word, of)}" for name, (of, shape) in entry.shape.fields.items() if _plain(shape)]
        text = f"{entry.term.name} {', '.join(said)}".strip()
        return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."

    def read(self, world: World, of: object, name: str) -> object:
        """Something that can be read of something, by its name; None when it cannot."""
        for each in self._by_name.get(name, ()):
            if isinstance(of, each.kind):
                return each.function(world, of)
        if isinstance(of, Event) and name in scope_of_event(type(of)):
            return getattr(of, name)
        return None

    def type_of(self, path: str, scope: Scope) -> type:
        """The class of what a path names in a scope; ValueError says why there is none."""
        root, *rest = path.removeprefix("$").split(".")
        if root not in scope:
            known = ", ".join(f"${name}" for name in sorted(scope))
            raise ValueError(f"there is no ${root} here; there is {known or 'no name at all'}")
        found = scope[root]
        for name in rest:
            found = self._step(found, name, path)
        return found

    def problems(self, catalog: Catalog) -> Iterator[Problem]:
        """What is wrong with names and tokens in the lines of all content: to be run as a check by the loader."""
        for cls in catalog.types:
            shape = fields_shape(cls)
            if _holds_lines(shape, ()):
                for each in catalog.all(cls).values():
                    yield from self._problems_of(catalog, each, shape)

    def scope_in(self, catalog: Catalog, spec: Spec, name: str) -> Scope:
        """The names that the lines in a field of a piece of content may use."""
        for each in self.scopings:
            if each.cls is type(spec) and each.field in (None, name):
                return each.function(catalog, spec)
        return {}

    def _words_of(self, speech: Speech, lines: Clauses) -> tuple[Any, ...]:
        known = self._known.get((speech, lines))
        if known is None:
            if len(self._known) >= MOST_READ:
                self._known.clear()
            known = self._known[speech, lines] = tuple(self._word(speech, line) for line in lines)
        return known

    def _word(self, speech: Speech, line: Clause) -> Any:
        try:
            return self.words.read(speech, line)
        except (LookupError, ValidationError, ValueError) as error:
            raise ScriptError(f"the line {line.word!r} cannot be read: {error}") from error

    def _step(self, of: type, name: str, path: str) -> type:
        for each in self._by_name.get(name, ()):
            if may_be(of, each.kind):
                return each.gives
        if issubclass(of, Event) and name in scope_of_event(of):
            return scope_of_event(of)[name]
        known = sorted({each.name for each in self.readings if may_be(of, each.kind) and of is not object})
        can_be = f"; there is {', '.join(known)}" if known else ""
        raise ValueError(f"{path}: nothing called {name} can be read of that{can_be}")

    def _problems_of(self, catalog: Catalog, spec: Spec, shape: Fields) -> Iterator[Problem]:
        for name, (of, below) in shape.fields.items():
            scope = self.scope_in(catalog, spec, of)
            faults = list(self._marked(type(spec), of, name, getattr(spec, of), scope))
            for path, speech, lines in _lines_in(below, getattr(spec, of), (name,)):
                faults += [Fault(each.message, (*path, *each.path)) for each in self.faults(speech, lines, scope)]
            yield from (Problem(each.message, type(spec), spec_id(spec), each.path) for each in faults)

    def faults(self, speech: Speech, lines: Clauses, scope: Scope) -> Iterator["Fault"]:
        """What is wrong with the names in lines that stand in a scope."""
        for index, line in enumerate(lines):
            entry = self.words.find(speech, line.word)
            if entry is None:
                yield Fault(f"there is no {speech.value} {line.word!r}", (index,))
                continue
            try:
                word = entry.read(line.said)
            except ValueError as error:  # Pydantic's errors are such
                yield Fault(f"{line.word} cannot be read: {error}", (index,))
                continue
            for fault in self._faults_of(entry, word, scope):
                path = fault.path if isinstance(line.said, FrozenMap) else fault.path[1:]
                yield Fault(fault.message, (index, line.word, *path))

    def _marked(self, cls: type, of: str, name: str, said: Any, scope: Scope) -> Iterator["Fault"]:  # Any: as declared
        """What is wrong with the values of a field whose marks ask for a scope."""
        for mark in marks_of(cls, of):
            for path, each in _values_in(said, (name,)):
                message = mark.fault(each, self, scope)
                if message is not None:
                    yield Fault(message, path)

    def _faults_of(self, entry: Entry, word: Any, scope: Scope) -> Iterator["Fault"]:
        inner = {**scope, **getattr(word, "brings", dict)()}
        for name, (of, shape) in entry.shape.fields.items():
            said = getattr(word, of)
            for fault in self._marked(entry.cls, of, name, said, scope):
                yield Fault(f"{entry.term.name}: {fault.message}", fault.path)
            for path, speech, lines in _lines_in(shape, said, (name,)):
                for fault in self.faults(speech, lines, inner):
                    yield Fault(fault.message, (*path, *fault.path))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in lines: a sentence, and the way to it."""

    message: str
    path: Path = field(default=())


@cache
def _all_marks(cls: type) -> dict[str, tuple[Marking, ...]]:
    hints = get_type_hints(cls, include_extras=True)
    return {name: tuple(_marks_in(hint)) for name, hint in hints.items()}


def _marks_in(hint: Any) -> Iterator[Marking]:  # Any: an annotation
    if get_origin(hint) is Annotated:
        yield from (each for each in get_args(hint)[1:] if isinstance(each, MARKINGS))
    for inner in get_args(hint) if get_origin(hint) in (Annotated, Union, types.UnionType, FrozenMap, tuple) else ():
        yield from _marks_in(inner)


def marks_of(cls: type, name: str) -> tuple[Marking, ...]:
    """The marks of a field whose value depends on the scope."""
    return _all_marks(cls).get(name, ())


def language_of(world: World) -> Language:
    """The language that content speaks in this world; LookupError where none was declared."""
    asked = Speaking()
    world.hooks.contribute(world, asked)
    if asked.language is None:
        raise LookupError("this world was made without a language")
    return asked.language


def scene_for(world: World, names: Mapping[str, object], by: str) -> Scene:
    """A scene in which nobody else looks after what fails."""
    return Scene(world, language_of(world), names, by)


def _values_in(said: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # Any: as declared
    if isinstance(said, FrozenMap):
        yield from (((*path, str(getattr(key, "value", key))), each) for key, each in said.items())
    elif isinstance(said, tuple):
        yield from (((*path, index), each) for index, each in enumerate(said))
    elif said is not None:
        yield path, said


def _plain(shape: Shape) -> bool:
    return not isinstance(shape, (Lines, Items, Entries))


def _holds_lines(shape: Shape, within: tuple[int, ...]) -> bool:
    if id(shape) in within:
        return False
    within = (*within, id(shape))
    match shape:
        case Lines():
            return True
        case Fields(fields=fields):
            return any(_holds_lines(below, within) for _, below in fields.values())
        case Items(item=below) | Entries(value=below):
            return _holds_lines(below, within)
    return False


def _lines_in(shape: Shape, value: Any, path: Path) -> Iterator[tuple[Path, Speech, Clauses]]:  # Any: as declared
    match shape:
        case Lines(speech=speech) if isinstance(value, Clauses):
            yield path, speech, value
        case Fields(fields=fields) if dataclasses.is_dataclass(value):
            for name, (of, below) in fields.items():
                yield from _lines_in(below, getattr(value, of), (*path, name))
        case Items(item=below) if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from _lines_in(below, each, (*path, index))
        case Entries(value=below) if isinstance(value, FrozenMap):
            for key, each in value.items():
                yield from _lines_in(below, each, (*path, str(key)))
