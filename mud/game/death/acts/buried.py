"""Corpses that are taken out of the world by somebody who may think better of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from mud.game.being.model import Player
from mud.game.death.acts.remains import await_end, corpse_of, make_anyones
from mud.game.death.model import Corpse, Worn
from mud.game.thing.model import Item
from mud.kernel.ids import ItemId, PlayerId
from mud.kernel.money import Copper
from mud.world.purses import mint
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Buried:
    """All of a corpse that is about to be taken out of the world, and may be brought back."""

    id: ItemId
    of: str
    owner_id: PlayerId | None
    coins: Copper
    decays_at: float | None
    allowed: tuple[PlayerId, ...]
    free_at: float | None
    worn: tuple[Worn, ...]


def buried(world: World, items: Sequence[Item]) -> list[Buried]:
    """Those of several things that are corpses, as they are now."""
    found = (corpse_of(world, item) for item in items)
    return [
        Buried(each.id, each.of, each.owner_id, each.coins, each.decays_at, each.allowed, each.free_at, each.worn)
        for each in found
        if each is not None
    ]


def dig_up(world: World, was: Buried) -> None:
    """Make a corpse again of a thing that was one, with its time, its rights, and its coins.

    Coins that went back to its owner stay there; a corpse whose owner is gone since is anyone's.
    """
    item, owner = world.get(Item, was.id), world.get(Player, was.owner_id) if was.owner_id is not None else None
    if item is None or corpse_of(world, item) is not None:
        return
    corpse = world.add(
        Corpse(
            id=was.id,
            of=was.of,
            owner_id=was.owner_id if owner is not None else None,
            decays_at=was.decays_at,
            allowed=was.allowed,
            free_at=was.free_at,
            worn=was.worn,
        )
    )
    if was.coins and was.owner_id is None:
        mint(world, corpse, was.coins, "back in a corpse")
    if was.owner_id is not None and (owner is None or not owner.is_active):
        make_anyones(world, corpse)
    await_end(world, corpse)
