"""The numbers of a being as they are now: what is saved, changed by all that has a say in it.

Each number is a quantity on which features hang a `@modifier`: what is worn, effects, callings. Whoever needs a number
asks its function here and never reads the saved field, which holds what someone was born and grew up with.
"""

from dataclasses import dataclass, field
from typing import Final

from mud.game.being.model import USUAL_PACE, Being, Character, Player
from mud.game.being.rules import ENERGY_BACK, HEALTH_BACK, LEAST_BACK, RECOVERY, let_through, modifier_of
from mud.game.being.rules.kept import kept
from mud.game.being.specs import Ability, Condition, DamageType, Race
from mud.world.world import World

LOWEST_SCORE, HIGHEST_SCORE = 1, 30
"""Between these every score stays, whatever changes it (SRD 5.1, "Ability Scores and Modifiers")."""

CARRY_PER_STRENGTH: Final = 15
"""Pounds for each point of strength: what one can carry (SRD 5.1, "Lifting and Carrying")."""


@dataclass(frozen=True, slots=True)
class AbilityScore:
    """One of the six scores of a being."""

    being: Being
    ability: Ability


@dataclass(frozen=True, slots=True)
class ArmorClass:
    """What an attack must reach to hit a being."""

    being: Being


@dataclass(frozen=True, slots=True)
class MaxHealth:
    """The hit points that a being can have."""

    being: Being


@dataclass(frozen=True, slots=True)
class MaxEnergy:
    """The energy that a being can have."""

    being: Being


@dataclass(frozen=True, slots=True)
class WalkingPace:
    """Feet that a being walks in a round; none: it cannot walk at all."""

    being: Being


@dataclass(frozen=True, slots=True)
class CarryingCapacity:
    """Pounds that a being can carry."""

    being: Being


@dataclass(frozen=True, slots=True)
class ProficiencyBonus:
    """What a being adds to rolls of what it is proficient in."""

    being: Being


@dataclass(frozen=True, slots=True)
class SavingThrow:
    """What a being adds to a saving throw of an ability."""

    being: Being
    ability: Ability


@dataclass(frozen=True, slots=True)
class DamageShares:
    """How much of a damage of one type a being suffers, in the making: features add 0.5 for what it resists, 0 for
    what it is immune to, 2 for what it cannot bear. Several of a kind count once.
    """

    being: Being
    damage: DamageType
    found: list[float] = field(default_factory=list)

    def add(self, share: float) -> None:
        """Something leaves that share of it."""
        self.found.append(share)


@dataclass(frozen=True, slots=True)
class HealthRegeneration:
    """Hit points that a being gets back in a minute by itself."""

    being: Being


@dataclass(frozen=True, slots=True)
class EnergyRegeneration:
    """Energy that a being gets back in a minute by itself."""

    being: Being


@dataclass(frozen=True, slots=True)
class CanAct:
    """Whether a being can take actions, and react: 1, or 0 when something keeps it from all of them."""

    being: Being


@dataclass(frozen=True, slots=True)
class SaveEdge:
    """What helps (above 0) or hinders (below 0) a saving throw of a being, by an ability."""

    being: Being
    ability: Ability


@dataclass(frozen=True, slots=True)
class CheckEdge:
    """What helps (above 0) or hinders (below 0) a check of a being, by an ability."""

    being: Being
    ability: Ability


@dataclass(frozen=True, slots=True)
class FailsSave:
    """Whether a being fails a saving throw of an ability without a roll: 1, otherwise 0."""

    being: Being
    ability: Ability


@dataclass(frozen=True, slots=True)
class ConditionImmunity:
    """Whether a condition never comes over a being: 1, otherwise 0."""

    being: Being
    condition: Condition


@dataclass(frozen=True, slots=True)
class SeesInvisible:
    """Whether a being sees what is invisible: 1, otherwise 0."""

    being: Being


def score_of(world: World, being: Being, ability: Ability) -> int:
    """An ability score as it is now."""
    changed = world.modified(AbilityScore(being, ability), _saved_score(being, ability))
    return max(LOWEST_SCORE, min(HIGHEST_SCORE, int(changed)))


def ability_modifier(world: World, being: Being, ability: Ability) -> int:
    """What an ability adds to rolls as it is now."""
    return modifier_of(score_of(world, being, ability))


def armor_class(world: World, being: Being) -> int:
    """The armor class: the saved one with the dexterity of now (SRD 5.1, "Armor Class"), and what else changes it."""
    return kept(world, being, _armor_class)


def _armor_class(world: World, being: Being) -> int:
    base = being.armor_class + _gained(world, being, Ability.DEXTERITY)
    return int(world.modified(ArmorClass(being), base))


def max_health(world: World, being: Being) -> int:
    """Hit points at most, never less than 1; constitution counts for every level (SRD 5.1, "Constitution")."""
    return kept(world, being, _max_health)


def _max_health(world: World, being: Being) -> int:
    base = being.max_health + being.level * _gained(world, being, Ability.CONSTITUTION)
    return max(1, int(world.modified(MaxHealth(being), base)))


def health_of(world: World, being: Being) -> int:
    """The hit points that are left: never more than the most there can be now."""
    return min(being.current_health, max_health(world, being))


def max_energy(world: World, being: Being) -> int:
    """Energy at most; only players have some by themselves."""
    return kept(world, being, _max_energy)


def _max_energy(world: World, being: Being) -> int:
    base = being.max_energy if isinstance(being, Player) else 0
    return max(0, int(world.modified(MaxEnergy(being), base)))


def energy_of(world: World, being: Being) -> int:
    """The energy that is left: never more than the most there can be now."""
    current = being.current_energy if isinstance(being, Player) else 0
    return min(current, max_energy(world, being))


def walking_pace(world: World, being: Being) -> int:
    """Feet in a round, by one's people and by all that slows or hastens."""
    return max(0, int(world.modified(WalkingPace(being), _pace_of_people(world, being))))


def carrying_capacity(world: World, being: Being) -> float:
    """How many pounds one can carry: fifteen for each point of strength (SRD 5.1, "Lifting and Carrying")."""
    base = score_of(world, being, Ability.STRENGTH) * CARRY_PER_STRENGTH
    return max(0.0, world.modified(CarryingCapacity(being), base))


def proficiency_bonus(world: World, being: Being) -> int:
    """Two, and one more for every four levels (SRD 5.1, "Proficiency Bonus")."""
    return int(world.modified(ProficiencyBonus(being), 2 + (being.level - 1) // 4))


def saving_throw(world: World, being: Being, ability: Ability) -> int:
    """What is added to the d20 of a saving throw: the ability's modifier (SRD 5.1, "Saving Throws"), and what helps."""
    return int(world.modified(SavingThrow(being, ability), ability_modifier(world, being, ability)))


def can_act(world: World, being: Being) -> bool:
    """Whether a being can take actions, and react."""
    return world.modified(CanAct(being), 1.0) > 0


def is_immune(world: World, being: Being, condition: Condition) -> bool:
    """Whether a condition never comes over a being."""
    return world.modified(ConditionImmunity(being, condition), 0.0) > 0


def roll_d20(world: World, edge: float) -> int:
    """A d20: the better of two with advantage (above 0), the worse with disadvantage (SRD 5.1, "Advantage")."""
    first = world.dice.d20()
    if edge == 0:
        return first
    second = world.dice.d20()
    return max(first, second) if edge > 0 else min(first, second)


def succeeds_save(world: World, being: Being, ability: Ability, against: int, helps: float = 0) -> bool:
    """Whether a being withstands something: d20 and its saving throw reach the difficulty (SRD 5.1, "Saving Throws").

    `helps` is advantage (above 0) or disadvantage for this one throw.
    """
    if world.modified(FailsSave(being, ability), 0.0) > 0:
        return False
    edge = world.modified(SaveEdge(being, ability), helps)
    return roll_d20(world, edge) + saving_throw(world, being, ability) >= against


def succeeds_check(
    world: World, being: Being, ability: Ability, against: int, helps: float = 0, skill: str = ""
) -> bool:
    """Whether a being manages something: d20 and what it adds to that reach it (SRD 5.1, "Ability Checks").

    `helps` is advantage (above 0) or disadvantage for this one check; with `skill` it is one of that skill.
    """
    return thrown_check(world, being, ability, helps, skill) >= against


def thrown_check(world: World, being: Being, ability: Ability, helps: float = 0, skill: str = "") -> int:
    """What a being reaches with a check: d20, helped or hindered, and what it adds; the rest as in `succeeds_check`."""
    edge = world.modified(CheckEdge(being, ability), helps)
    return roll_d20(world, edge) + check_bonus(world, being, ability, skill)


def check_bonus(world: World, being: Being, ability: Ability, skill: str = "") -> int:
    """What a being adds to a check: the ability's modifier, and what it knows of the skill (SRD 5.1, "Skills").

    Who is proficient in it adds the proficiency bonus, an expert adds it twice.
    """
    bonus = ability_modifier(world, being, ability)
    sheet = world.get(Character, being.id) if skill and isinstance(being, Player) else None
    known = sheet.skills.get(skill) if sheet is not None else None
    if known is None:
        return bonus
    times = int(known.proficient) + int(known.expertise)
    return bonus + known.bonus + times * proficiency_bonus(world, being)


def suffered(world: World, being: Being, amount: int, damage: DamageType) -> int:
    """How much of a damage, with all that was added to it, a being suffers."""
    shares = DamageShares(being, damage)
    world.hooks.contribute(world, shares)
    return let_through(amount, shares.found)


def health_regeneration(world: World, being: Being) -> float:
    """Hit points in a minute: a share of all, what else gives any, and the more of them the better one rests."""
    usual = max(LEAST_BACK, max_health(world, being) * HEALTH_BACK)
    return max(0.0, world.modified(HealthRegeneration(being), usual)) * RECOVERY[being.position]


def energy_regeneration(world: World, being: Being) -> float:
    """Energy in a minute: a share of all, what else gives any, and the more of it the better one rests."""
    usual = max_energy(world, being) * ENERGY_BACK
    return max(0.0, world.modified(EnergyRegeneration(being), usual)) * RECOVERY[being.position]


def _saved_score(being: Being, ability: Ability) -> int:
    score: int = getattr(being, ability.value)
    return score


def _gained(world: World, being: Being, ability: Ability) -> int:
    """How much the modifier of an ability is above the one of the saved score."""
    return ability_modifier(world, being, ability) - modifier_of(_saved_score(being, ability))


def _pace_of_people(world: World, being: Being) -> int:
    if not isinstance(being, Player):
        return being.pace
    sheet = world.get(Character, being.id)
    race = world.catalog.find(Race, sheet.race) if sheet is not None and sheet.race else None
    return USUAL_PACE if race is None else race.speed


def wounds(left: int, most: int) -> str:
    """How someone looks who has so many of the most hit points there can be, as it follows "is"."""
    share = left / most
    return next(word for least, word in WOUNDS if share >= least)


WOUNDS: Final = (
    (1.0, "unhurt"),
    (0.85, "barely scratched"),
    (0.65, "slightly hurt"),
    (0.45, "hurt"),
    (0.25, "badly hurt"),
    (0.1, "gravely hurt"),
    (float("-inf"), "close to death"),
)
"""From which share of the most hit points on someone looks how."""
