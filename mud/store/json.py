"""Values to JSON text and back: the same text for the same value, whatever the hash seed.

Values cannot change, so both ways are remembered: an unchanged value is not written out again, and rows with equal
texts share one value.
"""

import dataclasses
from collections.abc import Callable
from typing import Any, NewType, get_args, get_type_hints

import orjson
from pydantic import TypeAdapter, ValidationError

from mud.kernel.clauses import Clauses
from mud.kernel.values import FrozenMap

REMEMBERED = 4096
"""How many values each column remembers the text of, and of how many texts the value: some hundred kB at most."""

_OPTIONS = orjson.OPT_NON_STR_KEYS


class JsonError(Exception):
    """A text is not the JSON of a value of its type; `path` leads to the place inside, as in `2.name`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def dump(value: object) -> str:
    """The JSON text of a value. TypeError for integers over 64 bits and lone surrogates; NaN becomes null."""
    return orjson.dumps(value, _other, _OPTIONS).decode()


def dumper(hint: Any) -> Callable[[object], str]:  # Any: an annotation
    """`dump` of values of `hint` that remembers the last texts, each by its value's identity, and keeps these alive.

    ValueError also for NaN and infinity, which would be null when they are read.
    """
    known: dict[int, tuple[object, str]] = {}
    remembered, dumps = known.get, orjson.dumps
    same = _comparison(hint) if holds_float(hint) else None

    def text_of(value: object) -> str:
        if found := remembered(id(value)):
            return found[1]
        text = dumps(value, _other, _OPTIONS).decode()
        if same and "null" in text and not same(text, value):
            raise ValueError("JSON has no NaN and no infinity")
        if len(known) >= REMEMBERED:
            known.clear()
        known[id(value)] = value, text
        return text

    return text_of


def holds_float(hint: Any, within: tuple[Any, ...] = ()) -> bool:  # Any: annotations
    """Whether a value of that type may have a float in it; `within` are the classes that it was found in."""
    if isinstance(hint, NewType):
        return holds_float(hint.__supertype__, within)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = [] if hint in within else get_type_hints(hint, include_extras=True).values()
        return any(holds_float(inner, (*within, hint)) for inner in hints)
    return hint is float or any(holds_float(inner, within) for inner in get_args(hint))


def _comparison(hint: Any) -> Callable[[str, object], bool]:  # Any: an annotation
    adapter: TypeAdapter[Any] = TypeAdapter(hint)

    def same(text: str, value: object) -> bool:
        try:
            return bool(adapter.validate_json(text, strict=True) == value)
        except ValidationError:
            return False

    return same


def loader(hint: Any) -> Callable[[str], Any]:  # Any: an annotation, and a value of it
    """A function from JSON text to a value of `hint`; it raises JsonError."""
    adapter: TypeAdapter[Any] = TypeAdapter(hint)
    known: dict[str, Any] = {}
    remembered, validate = known.get, adapter.validate_json

    def value_of(text: str) -> Any:
        if (found := remembered(text)) is not None:
            return found
        try:
            value = validate(text, strict=True)
        except ValidationError as error:
            raise _explained(error) from None
        if len(known) >= REMEMBERED:
            known.clear()
        known[text] = value
        return value

    return value_of


def _explained(error: ValidationError) -> JsonError:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return JsonError(".".join(str(step) for step in first["loc"]), first["msg"])


def _other(value: object) -> object:
    if isinstance(value, FrozenMap):
        return value._items  # a copy of it would cost more than writing it
    if isinstance(value, Clauses):
        return value.written()
    if isinstance(value, frozenset):
        return _sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")


def _sorted(values: frozenset[Any]) -> list[Any]:  # Any: members of any one type
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=repr)
