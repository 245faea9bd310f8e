"""Effects change the numbers of whoever bears them, go on after a restart, and are looked through at sign-in."""

from mud.content.revision import Revision
from mud.game.being.events import PlayerDeleted, PlayerEntered
from mud.game.being.model import Being
from mud.game.being.rules.kept import Grounds
from mud.game.being.rules.numbers import (
    AbilityScore,
    ArmorClass,
    CarryingCapacity,
    DamageShare,
    EnergyRegeneration,
    HealthRegeneration,
    MaxEnergy,
    MaxHealth,
    ProficiencyBonus,
    SavingThrow,
    WalkingPace,
)
from mud.game.effect import acts
from mud.game.effect.model import PlayerEffect
from mud.game.effect.rules import added, share_of
from mud.game.effect.specs import Changed
from mud.kernel.events import on
from mud.kernel.hooks import adds, modifier
from mud.play.loading import loaded, revised
from mud.world.world import World


@loaded
def go_on(world: World) -> None:
    """What lay on people when the server stopped has ticked meanwhile, or has ended."""
    acts.see_to_all(world)


@revised
def follow_effects(world: World, _revision: Revision) -> None:
    """What no file describes any more lies on nobody, and what ticks otherwise now does so from now on."""
    acts.see_to_all(world)


@on(PlayerEntered)
def clean_up(world: World, event: PlayerEntered) -> None:
    """What has expired while someone was away has ended, whoever missed it."""
    for effect in list(world.where(PlayerEffect, "player_id", event.who.id)):
        if effect.expires_at <= world.clock.now():
            acts.see_to(world, effect)


@on(PlayerDeleted)
def forget(world: World, event: PlayerDeleted) -> None:
    """On a character that is gone lies nothing."""
    acts.forget_all(world, event.player)


def _added(world: World, being: Being, number: Changed) -> int:
    return added(acts.states_on(world, being), number)


@adds(Grounds)
def made_of_effects(_world: World, grounds: Grounds) -> None:
    """Effects that lie on players."""
    grounds.of(PlayerEffect)


@modifier(AbilityScore)
def scores(world: World, of: AbilityScore, number: float) -> float:
    """Effects change scores."""
    return number + _added(world, of.being, Changed(of.ability.value))


@modifier(ArmorClass)
def armor(world: World, of: ArmorClass, number: float) -> float:
    """Effects change how hard one is to hit."""
    return number + _added(world, of.being, Changed.ARMOR_CLASS)


@modifier(MaxHealth)
def health(world: World, of: MaxHealth, number: float) -> float:
    """Effects change how much one can take."""
    return number + _added(world, of.being, Changed.MAX_HEALTH)


@modifier(MaxEnergy)
def energy(world: World, of: MaxEnergy, number: float) -> float:
    """Effects change how much one can do."""
    return number + _added(world, of.being, Changed.MAX_ENERGY)


@modifier(WalkingPace)
def pace(world: World, of: WalkingPace, number: float) -> float:
    """Effects slow and hasten."""
    return number + _added(world, of.being, Changed.PACE)


@modifier(CarryingCapacity)
def capacity(world: World, of: CarryingCapacity, number: float) -> float:
    """Effects change how much one can carry."""
    return number + _added(world, of.being, Changed.CARRY_WEIGHT)


@modifier(ProficiencyBonus)
def proficiency(world: World, of: ProficiencyBonus, number: float) -> float:
    """Effects change how sure one's skill is."""
    return number + _added(world, of.being, Changed.PROFICIENCY)


@modifier(SavingThrow)
def saves(world: World, of: SavingThrow, number: float) -> float:
    """Effects change what one withstands."""
    return number + _added(world, of.being, Changed.SAVING_THROWS)


@modifier(DamageShare)
def shares(world: World, of: DamageShare, number: float) -> float:
    """Effects protect from damage, or lay one open to it."""
    return share_of(acts.states_on(world, of.being), of.damage, number)


@modifier(HealthRegeneration)
def health_back(world: World, of: HealthRegeneration, number: float) -> float:
    """Effects change how soon one heals."""
    return number + _added(world, of.being, Changed.HEALTH_REGENERATION)


@modifier(EnergyRegeneration)
def energy_back(world: World, of: EnergyRegeneration, number: float) -> float:
    """Effects change how soon one recovers."""
    return number + _added(world, of.being, Changed.ENERGY_REGENERATION)
