"""What a content type expects of YAML, read once from its annotations.

Pydantic checks values; a shape knows what Pydantic does not: the names that fields have in YAML, which
texts name another piece of content, how long a text may be, and which words would have been right.
"""

import dataclasses
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Literal, NewType, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from mud.kernel.clauses import Clauses, Mapped, Speech, speech_of
from mud.kernel.marks import Allotted, Key, Ref, Width, Yaml
from mud.kernel.values import FrozenMap


@dataclass(slots=True)
class Word:
    """A single value: the table whose id it is, the words it may be, the most characters it may have."""

    table: str | None = None
    choices: tuple[str, ...] = ()
    width: int | None = None


@dataclass(slots=True)
class Items:
    """A list whose items are all of one shape."""

    item: "Shape"


@dataclass(slots=True)
class Entries:
    """A mapping whose keys the author chooses."""

    key: Word
    value: "Shape"


@dataclass(slots=True)
class Fields:
    """A mapping with known keys: the name in YAML -> the field's name and shape.

    `short` is the name in YAML of the field that a lone value stands for, where the type has such a short form.
    `defaults` are the ids that absent fields take: the name in YAML -> table and id.
    """

    fields: dict[str, tuple[str, "Shape"]] = field(default_factory=dict)
    short: str | None = None
    defaults: dict[str, tuple[str, str]] = field(default_factory=dict)

    def without(self, name: str) -> "Fields":
        """The shape where the field of that name (in Python) is given by the surroundings."""
        return Fields({key: known for key, known in self.fields.items() if known[0] != name}, self.short, self.defaults)


@dataclass(slots=True)
class Apart:
    """What stands in this field is content of its own, read apart."""


@dataclass(slots=True)
class Lines:
    """Lines of the small language, all of one kind of words; `mapped` where they may stand in one mapping."""

    speech: Speech
    mapped: Mapped | None = None


@dataclass(slots=True)
class Either:
    """One of several shapes; which of them, the kind of the node tells."""

    options: tuple["Shape", ...]


Shape: TypeAlias = Word | Items | Entries | Fields | Apart | Lines | Either
_Memo: TypeAlias = dict[type, Fields]


def fields_shape(cls: type) -> Fields:
    """The shape of a content type's fields; its id and what the store allots are not among them."""
    return _fields(cls, {})


def _fields(cls: type, memo: _Memo) -> Fields:
    if cls in memo:
        return memo[cls]
    shape = memo[cls] = Fields()
    hints = get_type_hints(cls, include_extras=True)
    for each in dataclasses.fields(cls):
        marks = _marks(hints[each.name])
        if not any(isinstance(mark, Key | Allotted) for mark in marks):
            name = next((mark.name for mark in marks if isinstance(mark, Yaml)), each.name)
            of_field = _shape(hints[each.name], memo)
            shape.fields[name] = each.name, of_field
            if isinstance(of_field, Word) and of_field.table and isinstance(each.default, str):
                shape.defaults[name] = of_field.table, each.default
    return shape


def _marks(hint: Any) -> tuple[Any, ...]:  # Any: an annotation, and what `Annotated` holds
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()


def _shape(hint: Any, memo: _Memo) -> Shape:  # Any: an annotation may be nearly any object
    if isinstance(hint, NewType):
        return _shape(hint.__supertype__, memo)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _fields(hint, memo)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Word(choices=tuple(str(member.value) for member in hint))
    builder = _BUILDERS.get(get_origin(hint))
    return builder(hint, memo) if builder else Word()


def _annotated(hint: Any, memo: _Memo) -> Shape:
    if get_args(hint)[0] is Clauses:
        mapped = next((mark for mark in _marks(hint) if isinstance(mark, Mapped)), None)
        return Lines(speech_of(_marks(hint)), mapped)
    shape = _shape(get_args(hint)[0], memo)
    for mark in _marks(hint):
        if isinstance(mark, Ref):
            shape = _refer(shape, mark.target.split(".")[0])
        elif isinstance(mark, Width) and isinstance(shape, Word):
            shape = dataclasses.replace(shape, width=mark.characters)
        elif isinstance(mark, BeforeValidator) and isinstance(shape, Fields):
            # A value class that takes more than mappings: by convention a lone value is its first field.
            shape = dataclasses.replace(shape, short=next(iter(shape.fields)))
    return shape


def _refer(shape: Shape, table: str) -> Shape:
    """A Ref stands beside `RoomId`, and also beside `RoomId | None` or `RoomId | Exit`."""
    if isinstance(shape, Either):
        return Either(tuple(_refer(option, table) for option in shape.options))
    return dataclasses.replace(shape, table=table) if isinstance(shape, Word) else shape


def _union(hint: Any, memo: _Memo) -> Shape:
    options = tuple(_shape(argument, memo) for argument in get_args(hint) if argument is not type(None))
    return options[0] if len(options) == 1 else Either(options)


def _items(hint: Any, memo: _Memo) -> Shape:
    kinds = [argument for argument in get_args(hint) if argument is not Ellipsis]
    shapes = tuple(_shape(kind, memo) for kind in kinds)
    return Items(shapes[0] if len(shapes) == 1 else Either(shapes))


def _entries(hint: Any, memo: _Memo) -> Shape:
    key, value = get_args(hint)
    of_key = _shape(key, memo)
    return Entries(of_key if isinstance(of_key, Word) else Word(), _shape(value, memo))


def _literal(hint: Any, memo: _Memo) -> Shape:
    del memo
    return Word(choices=tuple(str(choice) for choice in get_args(hint)))


_BUILDERS: dict[Any, Callable[[Any, _Memo], Shape]] = {  # Any: what `get_origin` gives
    Annotated: _annotated,
    Union: _union,
    types.UnionType: _union,
    tuple: _items,
    frozenset: _items,
    FrozenMap: _entries,
    Literal: _literal,
}
