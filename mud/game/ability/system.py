"""What passive abilities change in what lower features compute, and what ends what someone is about."""

from mud.game.ability.acts import ProwessOf, passive_shares, passive_sum
from mud.game.ability.acts.learning import forget_choices, tell_learnt
from mud.game.ability.acts.using import Castings, break_off, seconds_busy, suffer
from mud.game.ability.events import AbilityGave, AbilityTook
from mud.game.ability.model import Practice
from mud.game.ability.specs import Prowess
from mud.game.being.acts import BusyFor
from mud.game.being.events import Healed, Hurt, PlayerLeft, Relocated, Settled, Walked
from mud.game.being.model import Being, Position
from mud.game.being.rules.kept import Grounds
from mud.game.being.rules.numbers import (
    AbilityScore,
    ArmorClass,
    CarryingCapacity,
    DamageShares,
    EnergyRegeneration,
    HealthRegeneration,
    MaxEnergy,
    MaxHealth,
    SavingThrow,
    WalkingPace,
    can_act,
)
from mud.game.calling.acts import ChoicesMade
from mud.game.calling.events import LevelGained, Respecced
from mud.game.effect.acts import states_on
from mud.game.effect.events import ConditionsChanged
from mud.game.effect.rules import added
from mud.game.effect.specs import Changed
from mud.kernel.events import on
from mud.kernel.hooks import adds, modifier
from mud.world.world import World

FROM_EFFECTS = frozenset(each for each in Prowess if each.value in set(Changed))
"""What effects change as well."""


@adds(Grounds)
def made_of_what_is_learnt(_world: World, grounds: Grounds) -> None:
    """Passive abilities count among what numbers are made of: those that somebody chose are read of them."""
    grounds.read(lambda player: Practice.of(player).chosen_abilities)


@modifier(BusyFor)
def busy_with_it(world: World, busy: BusyFor, seconds: float) -> float:
    """Whoever is about something does nothing else until it is done, unless they run from it."""
    return seconds if busy.urgent else max(seconds, seconds_busy(world, busy.who))


@on(Hurt)
def hurt(world: World, event: Hurt) -> None:
    """Harm that an ability does is told; and it may tear someone out of what they are about."""
    ability = world.memory(Castings).at_work.get(event.source) if isinstance(event.source, Being) else None
    if ability is not None and isinstance(event.source, Being) and event.amount:
        world.happened(AbilityTook(event.source, ability, event.who, event.amount))
    suffer(world, event.who, event.amount)


@on(Healed)
def healed(world: World, event: Healed) -> None:
    """So is what it heals."""
    ability = world.memory(Castings).at_work.get(event.source) if isinstance(event.source, Being) else None
    if ability is not None and isinstance(event.source, Being):
        world.happened(AbilityGave(event.source, ability, event.who, event.amount))


@on(Walked)
def walked(world: World, event: Walked) -> None:
    """Nobody goes on with it while walking."""
    break_off(world, event.who)


@on(Relocated)
def relocated(world: World, event: Relocated) -> None:
    """Nor elsewhere."""
    break_off(world, event.who)


@on(Settled)
def settled(world: World, event: Settled) -> None:
    """Nor asleep."""
    if event.position is Position.SLEEPING:
        break_off(world, event.who)


@on(ConditionsChanged)
def changed(world: World, event: ConditionsChanged) -> None:
    """Nor stunned, or otherwise unable to act."""
    if not can_act(world, event.who):
        break_off(world, event.who)


@on(PlayerLeft)
def left(world: World, event: PlayerLeft) -> None:
    """Nor outside the world."""
    break_off(world, event.who)


@on(LevelGained)
def learnt(world: World, event: LevelGained) -> None:
    """New levels bring new abilities."""
    tell_learnt(world, event.who, event.before)


@modifier(ChoicesMade)
def chosen(_world: World, of: ChoicesMade, number: float) -> float:
    """What starting over gives back: the abilities that were chosen."""
    return number + len(Practice.of(of.who).chosen_abilities)


@on(Respecced)
def started_over(_world: World, event: Respecced) -> None:
    """Whoever starts over chooses anew."""
    forget_choices(event.who)


@modifier(ProwessOf)
def prowess(world: World, of: ProwessOf, number: float) -> float:
    """What only fights ask for: by what one has learned, and by what lies on one."""
    number += passive_sum(world, of.being, of.prowess)
    if of.prowess in FROM_EFFECTS:
        number += added(states_on(world, of.being), Changed(of.prowess.value))
    return number


@modifier(AbilityScore)
def scores(world: World, of: AbilityScore, number: float) -> float:
    """Scores."""
    return number + passive_sum(world, of.being, Changed(of.ability.value))


@modifier(ArmorClass)
def armor(world: World, of: ArmorClass, number: float) -> float:
    """How hard one is to hit."""
    return number + passive_sum(world, of.being, Changed.ARMOR_CLASS)


@modifier(MaxHealth)
def health(world: World, of: MaxHealth, number: float) -> float:
    """How much one can take."""
    return number + passive_sum(world, of.being, Changed.MAX_HEALTH)


@modifier(MaxEnergy)
def energy(world: World, of: MaxEnergy, number: float) -> float:
    """How much one can do."""
    return number + passive_sum(world, of.being, Changed.MAX_ENERGY)


@modifier(WalkingPace)
def pace(world: World, of: WalkingPace, number: float) -> float:
    """How fast one is; what holds one fast, it does not loosen."""
    return number + passive_sum(world, of.being, Changed.PACE) if number > 0 else number


@modifier(CarryingCapacity)
def capacity(world: World, of: CarryingCapacity, number: float) -> float:
    """How much one can carry."""
    return number + passive_sum(world, of.being, Changed.CARRY_WEIGHT)


@modifier(SavingThrow)
def saves(world: World, of: SavingThrow, number: float) -> float:
    """What one withstands."""
    return number + passive_sum(world, of.being, Changed.SAVING_THROWS)


@adds(DamageShares)
def shares(world: World, of: DamageShares) -> None:
    """What one is used to."""
    for share in passive_shares(world, of.being, of.damage):
        of.add(share)


@modifier(HealthRegeneration)
def health_back(world: World, of: HealthRegeneration, number: float) -> float:
    """How soon one heals."""
    return number + passive_sum(world, of.being, Changed.HEALTH_REGENERATION)


@modifier(EnergyRegeneration)
def energy_back(world: World, of: EnergyRegeneration, number: float) -> float:
    """How soon one recovers."""
    return number + passive_sum(world, of.being, Changed.ENERGY_REGENERATION)
