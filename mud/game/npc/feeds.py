"""What players' programs are told of creatures: they stand in the list of what is in the room."""

from collections.abc import Iterable
from typing import Final

from mud.game.being.events import Relocated, Walked
from mud.game.death.events import Died
from mud.game.npc.acts import kind_of
from mud.game.npc.events import NpcCame, NpcVanished, NpcWithdrew
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcType
from mud.game.thing.feeds import on_floor
from mud.kernel.json import Json
from mud.play.feeds import Signal, feed
from mud.text.grammar import indefinite
from mud.world.world import World

MOBILE: Final = "m"
"""The letter of what lives."""

SPARED: Final = "mx"
"""The letters of what lives and is not to be a target: programs that pick targets leave it alone."""


def creature_facts(world: World, npc: Npc) -> Json:
    """A creature as programs know it, among the things in the room."""
    kind = kind_of(world, npc)
    name = npc.name if npc.is_proper else indefinite(npc.name)
    spared = kind.npc_type in (NpcType.FRIENDLY, NpcType.MERCHANT)
    return {"id": npc.id, "name": name, "icon": kind.kind.value, "attrib": SPARED if spared else MOBILE}


@feed(NpcCame)
def came(_world: World, event: NpcCame) -> Iterable[Signal]:
    """One more is here."""
    return (on_floor(event.room_id),)


@feed(Died)
def died(_world: World, event: Died) -> Iterable[Signal]:
    """One less is here."""
    return (on_floor(event.room_id),) if isinstance(event.who, Npc) else ()


@feed(NpcVanished)
def vanished(_world: World, event: NpcVanished) -> Iterable[Signal]:
    """One less is here."""
    return (on_floor(event.room_id),)


@feed(NpcWithdrew)
def withdrew(_world: World, event: NpcWithdrew) -> Iterable[Signal]:
    """One less is here."""
    return (on_floor(event.room_id),)


@feed(Walked)
def walked(_world: World, event: Walked) -> Iterable[Signal]:
    """One comes, one goes."""
    return (on_floor(event.source), on_floor(event.target)) if isinstance(event.who, Npc) else ()


@feed(Relocated)
def relocated(_world: World, event: Relocated) -> Iterable[Signal]:
    """As if they had walked."""
    return (on_floor(event.source), on_floor(event.target)) if isinstance(event.who, Npc) else ()
