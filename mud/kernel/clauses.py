"""Clauses: what content says in the small language, as a value: lines of conditions or of actions, kept as written.

    do:
      - tell: The bell hums under your hand.
      - give_item: {item: item_coin, quantity: 2}

Behaviors say what a creature does by itself; these may stand in one mapping as well (`Mapped`).

A clause is a word and what is said to it. Which words there are, and what they mean, is known to those who read them
(`content.wordbook`, `play.scripts`); here they are only frozen, so that a spec may hold them and a table keep them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, NamedTuple, TypeAlias, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from mud.kernel.errors import DeclarationError
from mud.kernel.values import FrozenMap

Said: TypeAlias = "str | int | float | bool | tuple[Said, ...] | FrozenMap[str, Said] | None"
"""What a clause says: JSON that cannot be changed."""

NOT_A_LINE = "each line is one word with what is said to it, as in `tell: Good morning.`"


class Speech(Enum):
    """The kinds of words: when, what is done, and what somebody does by themselves."""

    CONDITION = "condition"
    ACTION = "action"
    BEHAVIOR = "behavior"


class Term(NamedTuple):
    """The name under which a class is a word, and of which kind; declared classes bear it as `__term__`."""

    name: str
    speech: Speech


@dataclass(frozen=True, slots=True)
class Mapped:
    """The mark of lines that may stand in one mapping as well as in a list: `{wanders: true, wander_chance: 0.2}`.

    There `true` says nothing more, and `false` leaves the line out. `belonging` are keys that say something to another
    word: the key -> that word and its field.
    """

    belonging: FrozenMap[str, tuple[str, str]]


class Clause(NamedTuple):
    """A word and what is said to it; None where it stands alone."""

    word: str
    said: Said


class Clauses(Sequence[Clause]):
    """Lines of the small language in order. They never change, and are equal when they say the same."""

    __slots__ = ("_hash", "_lines")
    is_value = True
    _lines: tuple[Clause, ...]
    _hash: int | None

    def __init__(self, lines: Iterable[Clause] = ()) -> None:
        object.__setattr__(self, "_lines", tuple(lines))
        object.__setattr__(self, "_hash", None)

    @classmethod
    def read(cls, written: object) -> "Clauses":
        """Lines from JSON: a list of clauses, or one clause; ValueError for anything else."""
        if isinstance(written, Clauses):
            return written
        lines = written if isinstance(written, (list, tuple)) else (written,)
        return cls(_clause(line) for line in lines)

    def written(self) -> list[dict[str, Said] | str]:
        """The lines as JSON has them."""
        return [line.word if line.said is None else {line.word: line.said} for line in self._lines]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("clauses cannot be changed; make others")

    @overload
    def __getitem__(self, index: int) -> Clause: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Clause, ...]: ...

    def __getitem__(self, index: int | slice) -> Clause | tuple[Clause, ...]:
        return self._lines[index]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clauses) and self._lines == other._lines

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(self._lines))
        return self._hash or 0

    def __repr__(self) -> str:
        return f"Clauses({self.written()!r})"

    def __copy__(self) -> "Clauses":
        return self

    def __deepcopy__(self, memo: object) -> "Clauses":
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return Clauses, (self._lines,)

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: Any,  # Any: Pydantic hands over whatever was annotated
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.read,
            core_schema.any_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda clauses: _thawed(clauses.written())),
        )


Conditions = Annotated[Clauses, Speech.CONDITION]
"""The type of a field that says when: all of the lines have to hold; none: always."""

Actions = Annotated[Clauses, Speech.ACTION]
"""The type of a field that says what is done, in order."""

NOTHING = Clauses()
"""No lines: the default of a field."""


def speech_of(extras: Iterable[object]) -> Speech:
    """Which kind of words a field annotated with `Clauses` holds; DeclarationError when that is not said."""
    for extra in extras:
        if isinstance(extra, Speech):
            return extra
    raise DeclarationError("write Conditions or Actions: Clauses alone do not say what kind of words they hold")


def frozen(said: object) -> Said:
    """JSON as a value; ValueError for what JSON does not have."""
    if said is None or isinstance(said, (str, int, float, bool)):
        return said
    if isinstance(said, (list, tuple)):
        return tuple(frozen(each) for each in said)
    if isinstance(said, Mapping):
        return FrozenMap({str(key): frozen(each) for key, each in said.items()})
    if isinstance(said, Clauses):
        return frozen(said.written())
    raise ValueError(NOT_A_LINE)


def _thawed(said: object) -> object:
    if isinstance(said, Mapping):
        return {key: _thawed(each) for key, each in said.items()}
    if isinstance(said, (list, tuple)):
        return [_thawed(each) for each in said]
    return said


def _clause(written: object) -> Clause:
    if isinstance(written, Clause):
        return written
    if isinstance(written, str) and written:
        return Clause(written, None)
    if isinstance(written, Mapping) and len(written) == 1:
        [(word, said)] = written.items()
        if isinstance(word, str):
            return Clause(word, frozen(said))
    raise ValueError(NOT_A_LINE)
