"""Who is whose enemy, in a fight and before one; and drawing somebody's anger upon oneself."""

from dataclasses import dataclass

from mud.game.being.acts.postures import beings_in
from mud.game.being.model import Being, Player
from mud.game.combat.acts.joining import aim
from mud.game.combat.acts.standing import combatant_of, fight_of, is_down, is_near, opponents, threat_on
from mud.kernel.values import FrozenMap
from mud.world.world import World

PROVOKED = 1.25
"""How much angrier than at anybody else somebody is at who provokes them."""


@dataclass(frozen=True, slots=True)
class Enmity:
    """Whether two are enemies although they do not fight yet: 1, or 0 unless a feature says so."""

    who: Being
    other: Being


def is_enemy(world: World, who: Being, other: Being) -> bool:
    """Whether somebody is after someone, or would be."""
    if who is other:
        return False
    return other in opponents(world, who) or world.modified(Enmity(who, other), 0.0) > 0


def enemies_here(world: World, who: Being) -> list[Being]:
    """The enemies of someone in their room who are on their feet, in the order in which they came."""
    there = (other for other in beings_in(world, who.room_id) if not is_down(other))
    return [other for other in there if is_enemy(world, who, other)]


def allies_here(world: World, who: Being) -> list[Being]:
    """Those who fight on someone's side in their room: after the same foe, and no enemies. Without oneself."""
    foes = opponents(world, who)
    there = [other for other in beings_in(world, who.room_id) if other is not who and not is_enemy(world, who, other)]
    return [other for other in there if any(foe in opponents(world, other) for foe in foes)]


def provoke(world: World, who: Being, whom: Being) -> bool:
    """Make somebody who is in a fight with someone angrier at them than at anybody else; False when they are in none.

    A creature turns to them; whom a player strikes at is up to the player.
    """
    found, mine = combatant_of(world, whom), combatant_of(world, who)
    if found is None or mine is None or fight_of(world, who) is not fight_of(world, whom):
        return False
    if not is_near(world, whom, who) or who not in opponents(world, whom):
        return False
    worst = max([*threat_on(world, whom).values(), 0.0])
    found.threat = FrozenMap({**found.threat, mine.id: worst * PROVOKED + 1})
    if not isinstance(whom, Player):
        aim(world, whom, who)
    return True
