"""Losing and getting back hit points and energy: the one way in which anything hurts, heals, tires or rests a being."""

from dataclasses import dataclass
from typing import Final

from mud.game.being.events import Exerted, Healed, Hurt, Recovered
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import energy_of, health_of, max_energy, max_health, suffered
from mud.game.being.specs import DamageType
from mud.kernel.errors import Refused
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class LeastHealth:
    """The hit points at which hurting a being stops, 1 unless a feature knows what to do with one that has none.

    Whoever brings death (combat) hangs a modifier on it that gives 0, and reacts to `Hurt` where no health is left.
    """

    being: Being


ALIVE: Final = 1
"""What is left of whoever would have nothing left, as long as there is no death."""


def hurt(world: World, being: Being, amount: int, damage: DamageType, source: object = None) -> int:
    """Take hit points from a being, as many as it suffers of that damage; returns how many it lost.

    `source` is whoever or whatever did it: a being, an effect, a trap. Nothing happens when nothing is suffered, nor
    to the dead; to those who have no hit points left, what they suffer happens all the same.
    """
    health, harm = health_of(world, being), suffered(world, being, amount, damage)
    if harm <= 0 or being.position is Position.DEAD:
        return 0
    least = int(world.modified(LeastHealth(being), ALIVE))
    left = max(min(least, health), health - harm)
    if left == health and least > 0:
        return 0
    if left != health:
        being.current_health = left
    world.happened(Hurt(being, health - left, damage, source, beyond=max(0, harm - health)))
    return health - left


def fell(world: World, being: Being, source: object = None) -> int:
    """Take all hit points that a being has, whatever protects it; returns how many it lost. The dead have none."""
    health = health_of(world, being)
    left = max(0, min(int(world.modified(LeastHealth(being), ALIVE)), health))
    if left == health or being.position is Position.DEAD:
        return 0
    being.current_health = left
    world.happened(Hurt(being, health - left, DamageType.PHYSICAL, source))
    return health - left


def heal(world: World, being: Being, amount: int, source: object = None) -> int:
    """Give a being hit points back, up to the most that it can have; returns how many it got. The dead get none."""
    health = health_of(world, being)
    if being.position is Position.DEAD:
        return 0
    now = min(max_health(world, being), health + max(0, amount))
    if now == health:
        return 0
    being.current_health = now
    world.happened(Healed(being, now - health, source))
    return now - health


def exert(world: World, who: Player, amount: int) -> None:
    """Spend energy; Refused when there is too little."""
    energy = energy_of(world, who)
    if amount > energy:
        raise Refused("You are too tired for that. Rest for a while.")
    if amount > 0:
        who.current_energy = energy - amount
        world.happened(Exerted(who, amount))


def recover(world: World, who: Player, amount: int) -> int:
    """Give energy back, up to the most there can be; returns how much."""
    energy = energy_of(world, who)
    now = min(max_energy(world, who), energy + max(0, amount))
    if now == energy:
        return 0
    who.current_energy = now
    world.happened(Recovered(who, now - energy))
    return now - energy


def settle(world: World, being: Being) -> None:
    """Lose for good what is above the most there can be: after whatever raised it has come to an end."""
    health = health_of(world, being)
    if being.current_health != health:
        being.current_health = health
    if isinstance(being, Player) and being.current_energy != energy_of(world, being):
        being.current_energy = energy_of(world, being)
