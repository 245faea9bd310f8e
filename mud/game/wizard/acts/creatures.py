"""Calling creatures into the world, and taking them out of it; both can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mud.game.being.model import Player
from mud.game.npc import acts as npcs
from mud.game.npc.acts.gates import is_unique, living
from mud.game.npc.acts.lives import await_life, count
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by
from mud.game.thing.events import Ceased
from mud.game.thing.model import Item
from mud.game.wizard.acts.making import all_of
from mud.game.wizard.acts.undoing import Snapshot, can_undo
from mud.game.wizard.events import CreaturesPurged, CreaturesSpawned
from mud.game.wizard.model import Undo
from mud.kernel.errors import Refused
from mud.kernel.money import Copper
from mud.play.roles import Permission
from mud.text.nouns import count_phrase
from mud.world.purses import mint
from mud.world.world import World

MOST_CALLED: Final = 50
"""Creatures called into the world at once: more is a slip of the finger."""

MOST_SENT: Final = 500
"""Creatures taken out of the world at once."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A creature that was taken out of the world, with what it had, as both were."""

    npc: Snapshot
    things: tuple[Snapshot, ...]
    coins: Copper
    id: str
    placement_id: str | None


def spawn(world: World, actor: Player, kind: NpcTemplate, room: Room, number: int = 1) -> list[Npc]:
    """Call creatures into a room, which will not come back once they are dead; Refused for too many."""
    if not 1 <= number <= MOST_CALLED:
        raise Refused(f"You can call from 1 to {MOST_CALLED} creatures at once.")
    if kind.unique and (number > 1 or living(world, kind.id)):
        raise Refused(f"There is never more than one {kind.name} alive.")
    made = [npcs.spawn(world, kind, room.id) for _ in range(number)]
    world.happened(CreaturesSpawned(actor, kind, number, room))

    def check() -> None:
        if any(npc not in world.shelf(Npc) or not npc.is_alive or npc.room_id != room.id for npc in made):
            raise Refused("What you called is dead by now, or has gone elsewhere.")
        if any(npc.current_health != npc.max_health for npc in made):
            raise Refused("What you called is hurt.")

    what = f"you called {_several(number, kind.name)}"
    can_undo(actor, Undo(what, Permission.MAKE, check, lambda: _unmake(world, made)))
    return made


def purge(world: World, actor: Player, creatures: Sequence[Npc]) -> None:
    """Take creatures out of the world, dead ones too, with all that they have; Refused for too many.

    Those that content wants there come back when they are due.
    """
    if len(creatures) > MOST_SENT:
        raise Refused(f"These are {len(creatures)} creatures; at most {MOST_SENT} can go at once.")
    gone = [_remember(world, npc) for npc in creatures]
    world.happened(CreaturesPurged(actor, tuple(creatures)))
    _unmake(world, creatures)
    what = f"you took {count_phrase(len(gone), 'creature')} out of the world"
    check, restore = lambda: _check_place_for(world, gone), lambda: _bring_back(world, gone)
    can_undo(actor, Undo(what, Permission.MAKE, check, restore))


def _several(number: int, name: str) -> str:
    return name if name[:1].isupper() else count_phrase(number, name)


def _remember(world: World, npc: Npc) -> Gone:
    things = tuple(Snapshot(world, item) for item in all_of(world, list(carried_by(world, npc))))
    coins = npc.coins
    return Gone(Snapshot(world, npc, coins=Copper(0)), things, coins, npc.id, npc.placement_id)


def _unmake(world: World, creatures: Sequence[Npc]) -> None:
    for npc in creatures:
        for item in reversed(all_of(world, list(carried_by(world, npc)))):
            world.remove(item)
            world.happened(Ceased(item))
        npcs.vanish(world, npc)


def _check_place_for(world: World, gone: Sequence[Gone]) -> None:
    for each in gone:
        if world.get(Npc, each.id) is not None:
            raise Refused("One of them is there again.")
        placement = npcs.placement_called(world, each.placement_id)
        if each.placement_id is not None and (placement is None or count(world, placement) >= placement.max):
            raise Refused("What lives in its place has come back by itself.")


def _bring_back(world: World, gone: Sequence[Gone]) -> None:
    for each in gone:
        npc = each.npc.bring_back(world)
        assert isinstance(npc, Npc)  # a snapshot gives back what it was taken of
        npcs.shape(world, npc)
        for thing in each.things:
            thing.bring_back(world)
        if each.coins:
            mint(world, npc, each.coins, "given back to a creature")
        if npc.is_alive and is_unique(world, npc) and len(living(world, npc.template_id)) > 1:
            npc.is_alive = False
        npcs.return_(world, npc) if npc.is_alive else await_life(world, npc)


def things_of(world: World, creatures: Sequence[Npc]) -> list[Item]:
    """All that some creatures have, with what is in it."""
    return [item for npc in creatures for item in all_of(world, list(carried_by(world, npc)))]
