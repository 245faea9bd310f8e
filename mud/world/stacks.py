"""Stacks: one entity that is several equal things. The one place where stacks are divided and joined, so that no
piece is made or lost by it: what one has less, the other has more.

Two stacks may be joined when their state is equal: all that is saved of them, their parts included, but their keys,
their numbers, their past and where they are. What of that is their past, the feature says.
"""

from collections.abc import Collection
from typing import Any, Protocol, TypeVar

from mud.kernel.entity import parts_of
from mud.world.contents import Held
from mud.world.world import World

STAMPS = frozenset({"created_at", "updated_at"})


class Stacked(Held, Protocol):
    """Anything that can be several."""

    quantity: int


S = TypeVar("S", bound=Stacked)


def divide(world: World, stack: S, count: int, key: str) -> S:
    """Take so many off a stack, as a thing of its own in the same place under a new key.

    ValueError unless some of it are taken and some of it stay.
    """
    if not 0 < count < stack.quantity:
        raise ValueError(f"{count} of {stack.quantity} are not a part of a stack")
    fields = {name: value for name, value in _fields(world, stack).items() if name not in STAMPS}
    piece: S = type(stack)(**{**fields, "id": key, "quantity": count})
    world.add(piece)  # type: ignore[type-var]  # whatever is Stacked is an entity
    _copy_parts(stack, piece)
    stack.quantity -= count
    return piece


def pour(world: World, source: S, target: S, most: int) -> int:
    """Put as many of one stack to another as go into a stack of `most`; returns how many. A source that is used up
    leaves the world.
    """
    count = min(source.quantity, most - target.quantity)
    if source is target or count <= 0:
        return 0
    target.quantity += count
    if count == source.quantity:
        world.remove(source)  # type: ignore[arg-type]  # as above
    else:
        source.quantity -= count
    return count


def are_equal(world: World, one: S, other: S, past: Collection[str]) -> bool:
    """Whether two things are in the same state; `past` names the fields that do not matter."""
    aside = {"id", "quantity", "holder", *STAMPS, *past}
    fields, others = _fields(world, one), _fields(world, other)
    if any(value != others[name] for name, value in fields.items() if name not in aside):
        return False
    return all(_part_values(part) == _part_values(parts_of(other)[kind]) for kind, part in parts_of(one).items())  # type: ignore[arg-type]  # as above


def _fields(world: World, thing: Any) -> dict[str, Any]:  # Any: an entity of any class, with fields of any type
    spec = world.schema.spec_of(type(thing))
    return {field.name: getattr(thing, field.name) for field in spec.fields if isinstance(thing, field.holder)}


def _part_values(part: Any) -> list[Any]:  # Any: as above
    return [getattr(part, field.name) for field in type(part).__fields_spec__]


def _copy_parts(source: Any, target: Any) -> None:  # Any: as above
    copies: dict[Any, Any] = dict(parts_of(target))
    for kind, part in parts_of(source).items():
        for field in kind.__fields_spec__:
            setattr(copies[kind], field.name, getattr(part, field.name))
