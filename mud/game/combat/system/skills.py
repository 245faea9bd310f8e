"""What abilities mean in a fight: harmful ones begin it, passive ones change how one strikes; and no rest in one."""

from mud.game.ability.acts import prowess_of
from mud.game.ability.acts.using import Aiming, Reach
from mud.game.ability.events import AbilityUsed
from mud.game.ability.specs import Prowess
from mud.game.being.rules.numbers import EnergyRegeneration, HealthRegeneration
from mud.game.being.specs import DamageType
from mud.game.combat.acts.arming import Arms, ExtraBlows
from mud.game.combat.acts.blows import AttackBonus, CriticalFrom, DamageBonus, MoreDice
from mud.game.combat.acts.rounds import engage
from mud.game.combat.acts.standing import arena_of, attackers_of, in_fight, opponents, target_of
from mud.game.combat.rules import ROUND
from mud.game.combat.rules.weapons import FIST_SPEED, SNEAK_DIE, Weapon
from mud.game.place.acts import Attacking
from mud.kernel.dice import Roll
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, modifier
from mud.world.world import World


@on(AbilityUsed)
def begin(world: World, event: AbilityUsed) -> None:
    """Whoever harms somebody by what they can do has begun a fight."""
    if not event.ability.harmful:
        return
    for each in event.reached:
        if each is not event.who and each not in opponents(world, event.who):
            try:
                engage(world, event.who, each)
            except Refused:
                continue  # whoever cannot be fought is not fought; whether it may harm them was asked before


@adds(Aiming)
def at_the_foe(world: World, aiming: Aiming) -> None:
    """Who names nobody means whom they fight."""
    target = target_of(world, aiming.who)
    if target is not None and aiming.ability.harmful:
        aiming.found.append(target)


@adds(Reach)
def spare(world: World, reach: Reach) -> None:
    """What harms all who are there spares whom one may not attack, and in a fight whoever has no part in it."""
    if not reach.ability.harmful:
        return
    foes = opponents(world, reach.who)
    reach.found[:] = [
        each
        for each in reach.found
        if each is not reach.who and (each in foes if foes else _may_attack(world, reach, each))
    ]


def _may_attack(world: World, reach: Reach, other: object) -> bool:
    try:
        world.check(Attacking(reach.who, other, reach.who.room_id))  # type: ignore[arg-type]  # a being
    except Refused:
        return False
    return True


@modifier(HealthRegeneration)
def no_rest(world: World, of: HealthRegeneration, number: float) -> float:
    """Nobody heals by themselves while they fight."""
    return 0.0 if in_fight(world, of.being) else number


@modifier(EnergyRegeneration)
def no_respite(world: World, of: EnergyRegeneration, number: float) -> float:
    """Nor does anyone get their strength back."""
    return 0.0 if in_fight(world, of.being) else number


@modifier(CriticalFrom)
def keen_eye(world: World, critical: CriticalFrom, face: float) -> float:
    """Some see the opening sooner."""
    return face - prowess_of(world, critical.attacker, Prowess.CRITICAL_RANGE)


@modifier(AttackBonus)
def sure_hand(world: World, bonus: AttackBonus, number: float) -> float:
    """Some hit better."""
    return number + prowess_of(world, bonus.attacker, Prowess.ATTACK)


@modifier(DamageBonus)
def heavy_hand(world: World, bonus: DamageBonus, number: float) -> float:
    """Some hit harder."""
    return number + prowess_of(world, bonus.attacker, Prowess.DAMAGE)


@modifier(ExtraBlows)
def quick_hand(world: World, blows: ExtraBlows, number: float) -> float:
    """Some strike more often (SRD 5.1, "Extra Attack")."""
    return number + prowess_of(world, blows.attacker, Prowess.EXTRA_ATTACKS)


@adds(Arms)
def trained_fist(world: World, arms: Arms) -> None:
    """The fists of some are weapons, quick ones (SRD 5.1, "Martial Arts")."""
    sides = prowess_of(world, arms.being, Prowess.UNARMED_DIE)
    if sides > 1 and not arms.found:
        arms.add(Weapon("fist", Roll(1, sides), DamageType.BLUDGEONING, FIST_SPEED, "punch", finesse=True))


@adds(MoreDice)
def sneak(world: World, more: MoreDice) -> None:
    """Once in a round a skilled blow where it hurts: from advantage, or while others press the target.

    SRD 5.1, "Sneak Attack".
    """
    weapon, who = more.weapon, more.attacker
    dice = prowess_of(world, who, Prowess.SNEAK_DICE)
    if dice <= 0 or not (weapon.finesse or weapon.is_ranged):
        return
    pressed = more.edge == 0 and any(each is not who for each in attackers_of(world, more.target))
    arena, now = arena_of(world), world.clock.elapsed()
    if (more.edge > 0 or pressed) and now >= arena.sneak_at.get(who.key, 0.0):
        arena.sneak_at[who.key] = now + ROUND
        more.dice.append(Roll(dice, SNEAK_DIE))
