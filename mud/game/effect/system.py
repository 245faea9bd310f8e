"""Effects change the numbers of whoever bears them, go on after a restart, and are looked through at sign-in."""

from mud.content.revision import Revision
from mud.game.being.acts import BusyFor, Walking
from mud.game.being.acts.postures import Settling
from mud.game.being.acts.recovery import attend
from mud.game.being.events import Hurt, PlayerDeleted, PlayerEntered, Settled
from mud.game.being.model import Being, Position
from mud.game.being.rules.kept import Grounds
from mud.game.being.rules.numbers import (
    AbilityScore,
    ArmorClass,
    CanAct,
    CarryingCapacity,
    CheckEdge,
    DamageShares,
    EnergyRegeneration,
    FailsSave,
    HealthRegeneration,
    MaxEnergy,
    MaxHealth,
    ProficiencyBonus,
    SaveEdge,
    SavingThrow,
    SeesInvisible,
    WalkingPace,
)
from mud.game.being.specs import Condition
from mud.game.effect import acts
from mud.game.effect.acts import conditions, lying, struggling
from mud.game.effect.events import ConditionsChanged, EffectBegan
from mud.game.effect.model import PlayerEffect
from mud.game.effect.rules import added
from mud.game.effect.rules import conditions as tables
from mud.game.effect.specs import TRUESIGHT, Changed
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.play.dispatch import Obeying
from mud.play.loading import loaded, revised
from mud.world.world import World


@loaded
def go_on(world: World) -> None:
    """What lay on people when the server stopped has ticked meanwhile, or has ended."""
    acts.take_up(world)
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
            acts.see_to(world, event.who, effect.effect_id)


@on(PlayerDeleted)
def forget(world: World, event: PlayerDeleted) -> None:
    """On a character that is gone lies nothing."""
    acts.forget_all(world, event.player)


def _added(world: World, being: Being, number: Changed) -> int:
    return added(acts.states_on(world, being), number)


@adds(Grounds)
def made_of_effects(_world: World, grounds: Grounds) -> None:
    """Effects that lie on players, and how exhausted they are of them."""
    grounds.of(PlayerEffect)
    grounds.own("exhaustion")


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
    """Effects change how much one can take; from the fourth level of exhaustion it is half."""
    return (number + _added(world, of.being, Changed.MAX_HEALTH)) * tables.health_share(of.being.exhaustion)


@modifier(MaxEnergy)
def energy(world: World, of: MaxEnergy, number: float) -> float:
    """Effects change how much one can do."""
    return number + _added(world, of.being, Changed.MAX_ENERGY)


@modifier(WalkingPace)
def pace(world: World, of: WalkingPace, number: float) -> float:
    """Effects slow and hasten; of whoever is held nothing is left."""
    share = tables.pace_share(conditions.conditions_on(world, of.being), of.being.exhaustion)
    return (number + _added(world, of.being, Changed.PACE)) * share


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


@adds(DamageShares)
def shares(world: World, of: DamageShares) -> None:
    """Effects protect from damage, or lay one open to it; stone resists all of it."""
    of.add(tables.damage_share(of.being.conditions))
    for spec, _ in acts.effects_on(world, of.being):
        if of.damage in spec.damage_shares:
            of.add(spec.damage_shares[of.damage])


@modifier(HealthRegeneration)
def health_back(world: World, of: HealthRegeneration, number: float) -> float:
    """Effects change how soon one heals."""
    return number + _added(world, of.being, Changed.HEALTH_REGENERATION)


@modifier(EnergyRegeneration)
def energy_back(world: World, of: EnergyRegeneration, number: float) -> float:
    """Effects change how soon one recovers."""
    return number + _added(world, of.being, Changed.ENERGY_REGENERATION)


@modifier(CanAct)
def acting(world: World, of: CanAct, number: float) -> float:
    """The incapacitated take no actions."""
    return number if tables.can_act(conditions.conditions_on(world, of.being)) else 0


@modifier(FailsSave)
def failing(world: World, of: FailsSave, number: float) -> float:
    """Those who cannot move withstand nothing by strength or dexterity."""
    return 1 if tables.fails_save(conditions.conditions_on(world, of.being), of.ability) else number


@modifier(SaveEdge)
def save_edge(world: World, of: SaveEdge, number: float) -> float:
    """What lies on one hinders one's throws."""
    return number + tables.save_edge(conditions.conditions_on(world, of.being), of.ability, of.being.exhaustion)


@modifier(CheckEdge)
def check_edge(world: World, of: CheckEdge, number: float) -> float:
    """What lies on one hinders one's checks."""
    return number + tables.check_edge(conditions.felt_by(world, of.being), of.being.exhaustion)


@modifier(SeesInvisible)
def discerning(world: World, of: SeesInvisible, number: float) -> float:
    """Some effects open the eyes to what is invisible."""
    return 1 if any(TRUESIGHT in spec.tags for spec, _ in acts.effects_on(world, of.being)) else number


@modifier(BusyFor)
def struggling_still(world: World, busy: BusyFor, seconds: float) -> float:
    """Whoever struggles has no hand free."""
    return max(seconds, struggling.struggling_for(world, busy.who))


@guard(Obeying)
def in_a_state_to(world: World, obeying: Obeying) -> None:
    """What is done with the body is not done by whoever has lost it for a while."""
    if isinstance(obeying.actor, Being) and (obeying.actor.conditions or obeying.actor.exhaustion):
        conditions.check_state(world, obeying.actor, obeying.command.category, obeying.command.name)


@guard(Walking)
def held(world: World, walking: Walking) -> None:
    """Who is held stays, and nobody walks to where what they fear is."""
    acts.slip(world, walking.who)
    conditions.check_free(walking.who)
    conditions.check_brave(world, walking.who, walking.exit.to)


@guard(Settling)
def kept_down(_world: World, settling: Settling) -> None:
    """To stand up one needs some pace (SRD 5.1, "Being Prone")."""
    if settling.position is Position.STANDING:
        conditions.check_free(settling.who)


@on(Settled)
def on_ones_feet(world: World, event: Settled) -> None:
    """Standing up is the end of lying prone, and of what only threw one down."""
    if event.position is Position.STANDING:
        for spec, effect in lying.effects_on(world, event.who):
            if spec.conditions == (Condition.PRONE,) and not spec.does_more:
                acts.end(world, event.who, effect.effect_id)


@on(Settled)
def asleep(world: World, event: Settled) -> None:
    """Nor does anybody keep anything up in their sleep."""
    if event.position is Position.SLEEPING:
        acts.let_go(world, event.who)


@on(Hurt)
def distracted(world: World, event: Hurt) -> None:
    """A blow may break the mind's hold on what it keeps up (SRD 5.1, "Concentration"), and ends some sleep."""
    acts.shake(world, event.who, event.amount)
    acts.end_by_pain(world, event.who, event.amount)


@on(EffectBegan)
def has_more_to_win(world: World, event: EffectBegan) -> None:
    """Whoever can have more health or energy than before begins to get it."""
    attend(world, event.who)


@on(ConditionsChanged)
def let_go(world: World, event: ConditionsChanged) -> None:
    """Who can do nothing keeps nothing up."""
    if Condition.INCAPACITATED in event.after - event.before:
        acts.let_go(world, event.who)
