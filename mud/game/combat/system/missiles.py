"""Arrows and bolts: what is shot needs them, and half of them can be picked up again (SRD 5.1, "Ammunition")."""

from typing import Final

from mud.game.being.model import Player
from mud.game.combat.acts.blows import Swung
from mud.game.combat.acts.quivers import missiles_for
from mud.game.combat.events import LastShot
from mud.game.thing.acts import use_up
from mud.game.thing.acts.making import shift
from mud.game.thing.acts.stacks import piece_of
from mud.kernel.hooks import adds
from mud.world.contents import Holder
from mud.world.world import World

FOUND_AGAIN: Final = 0.5
"""How often a missile lies about afterwards and is good for another shot."""


@adds(Swung)
def spend_missile(world: World, swung: Swung) -> None:
    """A shot costs a missile of who carries some to be counted; creatures have enough."""
    who, bow = swung.attacker, swung.weapon.item
    if bow is None or not isinstance(who, Player):
        return
    quiver = missiles_for(world, who, bow)
    if quiver is None:
        return
    one = piece_of(world, quiver, 1)
    if world.dice.chance(FOUND_AGAIN):
        shift(world, one, Holder.room(who.room_id))
    else:
        use_up(world, one)
    if missiles_for(world, who, bow) is None:
        world.happened(LastShot(who, swung.weapon))
