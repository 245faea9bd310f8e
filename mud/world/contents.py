"""Who holds what: the one place where things move, so that nothing can be in two places or in none.

A thing knows its holder (one frozen value, one row); what a holder holds is a look-up over that value. So a move is
one assignment and cannot double anything.
"""

from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeVar

from mud.kernel.entity import Entity
from mud.kernel.errors import MudError
from mud.kernel.values import value
from mud.world.world import World

CACHED_HOLDERS = 10_000
"""Holders that are kept: the people and rooms of a busy evening; some 2 MiB."""


class HolderKind(StrEnum):
    """What can hold things; the word is the column that names it."""

    ROOM = "room_id"
    PLAYER = "player_id"
    CONTAINER = "container_id"
    INVENTORY = "inventory_id"
    NPC = "npc_instance_id"


@value
class Holder:
    """Who or what holds a thing."""

    kind: HolderKind
    id: str

    @staticmethod
    def room(room: str) -> "Holder":
        """The floor of a room."""
        return _holder(HolderKind.ROOM, room)

    @staticmethod
    def player(player: str) -> "Holder":
        """A player's hands, packs and body."""
        return _holder(HolderKind.PLAYER, player)

    @staticmethod
    def container(item: str) -> "Holder":
        """The inside of another thing."""
        return _holder(HolderKind.CONTAINER, item)

    @staticmethod
    def inventory(inventory: str) -> "Holder":
        """A place that holds things and is no thing: a chest, a shelf, a vault."""
        return _holder(HolderKind.INVENTORY, inventory)

    @staticmethod
    def npc(npc: str) -> "Holder":
        """What a creature has about it."""
        return _holder(HolderKind.NPC, npc)

    def apart(self) -> tuple[object, ...]:
        """The columns that say who holds it, in the order of `HolderKind`: all but one are None."""
        return tuple(self.id if kind is self.kind else None for kind in HolderKind)


@lru_cache(CACHED_HOLDERS)
def _holder(kind: HolderKind, id_: str) -> Holder:
    """To make one takes as long as to look up three times what it holds, and every step and look asks what that is."""
    return Holder(kind, id_)


def together(*columns: str | None) -> Holder:
    """A holder from its columns; ValueError unless exactly one is given."""
    given = [(kind, key) for kind, key in zip(HolderKind, columns, strict=True) if key is not None]
    if len(given) != 1:
        raise ValueError(f"a thing has exactly one holder, not {len(given)}")
    return Holder(*given[0])


class Held(Protocol):
    """Anything that has a holder."""

    holder: Holder

    @property
    def id(self) -> str:
        """The key by which another thing names it as its container."""


class InsideItselfError(MudError):
    """A container was to be put into itself, or into something inside it."""


T = TypeVar("T", bound=Entity)


def contents(world: World, cls: type[T], holder: Holder) -> Collection[T]:
    """What is held, in the order in which it came: a live view, so copy it before moving anything."""
    return world.where(cls, "holder", holder)


def move(world: World, thing: Held, to: Holder) -> None:
    """Put a thing somewhere else.

    InsideItselfError when that is inside the thing itself, LookupError when it is inside nothing that is there.
    """
    around = _outwards(world, type(thing), to)
    if Holder.container(thing.id) in around:
        raise InsideItselfError(f"{thing.id} cannot be put into itself")
    if around[-1].kind is HolderKind.CONTAINER:
        raise LookupError(f"there is no container {around[-1].id}, or it is inside itself")
    thing.holder = to


def holders(world: World, thing: Held) -> list[Holder]:
    """Who holds the thing, and who holds that, from the inside out; it ends in a container if that is nowhere."""
    return _outwards(world, type(thing), thing.holder)


def _outwards(world: World, cls: type[Held], holder: Holder) -> list[Holder]:
    chain = [holder]
    while holder.kind is HolderKind.CONTAINER:
        outer = world.get(cls, holder.id)  # type: ignore[type-var]  # whatever is Held is an entity
        if outer is None or outer.holder in chain:  # rows may have been changed by hand; never go round in circles
            break
        holder = outer.holder
        chain.append(holder)
    return chain
