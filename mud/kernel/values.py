"""Values: what a saved field may hold, and the frozen map that no library gives a schema.

A value cannot be changed in place, so an assignment is the only way to change an entity and none can be
overlooked. `reason_not_value` says what is wrong with a type; `@value` makes a value class.
"""

import dataclasses
import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import (
    Annotated,
    Any,
    Literal,
    NewType,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from mud.kernel.errors import DeclarationError
from mud.kernel.slots import slotted_class

K = TypeVar("K")
V = TypeVar("V", covariant=True)
C = TypeVar("C")


class FrozenMap(Mapping[K, V]):
    """A mapping that cannot be changed: it is replaced whole. Hashable when its values are.

    Pydantic turns `Mapping` fields into plain dicts, and no library's frozen map has a Pydantic schema.
    """

    __slots__ = ("_hash", "_items")
    _items: dict[K, V]
    _hash: int | None

    def __init__(self, items: Mapping[K, V] | None = None) -> None:
        object.__setattr__(self, "_items", dict(items or {}))
        object.__setattr__(self, "_hash", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a FrozenMap cannot be changed; make a new one with `set` or `without`")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a FrozenMap cannot be changed; make a new one with `set` or `without`")

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items  # the one of Mapping raises and catches a KeyError: ten times as long

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == other._items
        return isinstance(other, Mapping) and self._items == dict(other)

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._items.items())))
        return cast(int, self._hash)  # set on the line above

    def __copy__(self) -> "FrozenMap[K, V]":
        return self

    def __deepcopy__(self, memo: object) -> "FrozenMap[K, V]":
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return FrozenMap, (dict(self._items),)

    def set(self, key: K, value: V) -> "FrozenMap[K, V]":  # type: ignore[misc]  # V is covariant, and a new map is made
        """A map like this one in which `key` has `value`."""
        return FrozenMap({**self._items, key: value})

    def without(self, *keys: K) -> "FrozenMap[K, V]":
        """A map like this one that lacks `keys`; keys that are not there are passed over."""
        return FrozenMap({k: v for k, v in self._items.items() if k not in keys})

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: Any,  # Any: Pydantic hands over whatever was annotated
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        key, value = get_args(source) or (Any, Any)
        as_dict = handler.generate_schema(dict[key, value])  # type: ignore[valid-type]  # made from the annotation
        thaw = core_schema.no_info_before_validator_function(
            lambda v: dict(v) if isinstance(v, FrozenMap) else v, as_dict
        )
        # Only Python input is thawed: a function in between would make strict JSON refuse arrays
        # and number keys inside.
        return core_schema.no_info_after_validator_function(
            FrozenMap,
            core_schema.json_or_python_schema(json_schema=as_dict, python_schema=thaw),
            serialization=core_schema.plain_serializer_function_ser_schema(dict, return_schema=as_dict),
        )


@dataclass_transform(frozen_default=True, kw_only_default=False)
def value(cls: type[C]) -> type[C]:
    """Make a value class: a frozen, slotted dataclass of values, in which unknown keys are refused when it is read.

    DeclarationError names the field that holds no value. A field may be of the class itself (`tuple["Clause", ...]`).
    """
    made = slotted_class(cls, frozen=True, kw_only=False, eq=True)
    if reason := reason_not_value(made):
        raise DeclarationError(reason)
    return made


def reason_not_value(hint: Any) -> str | None:  # Any: a type annotation may be nearly any object
    """What keeps a type from being a value (a full clause), or None when it is one."""
    return _reason(hint, frozenset())


def _reason(hint: Any, seen: frozenset[type]) -> str | None:  # Any: as above
    if hint in (int, str, float, bool, None, type(None)):
        return None
    if isinstance(hint, NewType):
        return _reason(hint.__supertype__, seen)
    if isinstance(hint, type) and not get_args(hint):
        return _reason_of_class(hint, seen)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _reason(arguments[0], seen)
    if origin is Literal:
        return None
    if origin in (tuple, frozenset, FrozenMap, Union, types.UnionType):
        inner = (_reason(a, seen) for a in arguments if a is not Ellipsis)
        return next((reason for reason in inner if reason), None)
    return f"{hint!r} can be changed in place; use a tuple, frozenset, FrozenMap or a @value class"


def _reason_of_class(hint: type, seen: frozenset[type]) -> str | None:
    if issubclass(hint, Enum) or hint in seen or vars(hint).get("is_value") is True:
        return None
    if hint in (tuple, frozenset, FrozenMap):
        return f"{hint.__name__} must say what it holds"
    parameters = vars(hint).get("__dataclass_params__")  # its own: a plain subclass of a frozen class is not frozen
    if parameters is None or not parameters.frozen:
        return f"{hint.__name__} can be changed in place; use a tuple, frozenset, FrozenMap or a @value class"
    hints = get_type_hints(hint, localns={hint.__name__: hint}, include_extras=True)
    for field in dataclasses.fields(hint):  # type: ignore[arg-type]  # __dataclass_params__ says that it is one
        if reason := _reason(hints[field.name], seen | {hint}):
            return f"{hint.__name__}.{field.name}: {reason}"
    return None
