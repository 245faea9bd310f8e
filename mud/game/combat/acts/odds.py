"""What numbers say of a fight before it is fought."""

from dataclasses import dataclass
from typing import Final

from mud.game.being.model import Being
from mud.game.being.rules.numbers import armor_class, health_of, suffered
from mud.game.combat.acts.arming import speed_of, weapons_of
from mud.game.combat.acts.blows import attack_bonus, damage_of_blow, edge_between
from mud.game.combat.rules import ROUND, chance_to_hit
from mud.game.combat.rules.weapons import Weapon
from mud.world.world import World

NEVER: Final = 1_000_000.0
"""Seconds that stand for a fight that would not end."""

CRITICALS: Final = 0.05
"""The share of attacks that are critical."""


@dataclass(frozen=True, slots=True)
class Odds:
    """How a fight of two would go on average: seconds until each of them has no health left."""

    mine: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How much longer oneself lasts than the other one; 1 is even. Who has no health left cannot win."""
        return self.mine / self.theirs if self.theirs > 0 else NEVER


def odds_of(world: World, who: Being, other: Being) -> Odds:
    """How a fight of these two would go, by what they have in hand right now."""
    return Odds(_seconds(world, other, who), _seconds(world, who, other))


def damage_in_a_second(world: World, attacker: Being, target: Being) -> float:
    """Hit points that someone takes from somebody in a second, on average."""
    weapons = weapons_of(world, attacker)
    main = [each for each in weapons if not each.is_off_hand]
    second = sum(_mean(world, attacker, target, each) / ROUND for each in weapons if each.is_off_hand)
    first = sum(_mean(world, attacker, target, each) / speed_of(world, attacker, each) for each in main) / len(main)
    return first + second


def _mean(world: World, attacker: Being, target: Being, weapon: Weapon) -> float:
    """Hit points that one blow takes on average."""
    edge = edge_between(world, attacker, target, weapon)
    hits = chance_to_hit(attack_bonus(world, attacker, target, weapon), armor_class(world, target), edge)
    damage = damage_of_blow(world, attacker, target, weapon)
    share = suffered(world, target, 100, weapon.type) / 100
    return share * (hits * max(0.0, damage.mean) + CRITICALS * (damage.mean - damage.bonus))


def _seconds(world: World, attacker: Being, target: Being) -> float:
    harm = damage_in_a_second(world, attacker, target)
    return health_of(world, target) / harm if harm > health_of(world, target) / NEVER else NEVER
