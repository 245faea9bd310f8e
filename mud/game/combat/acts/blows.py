"""One blow: what helps and hinders it, the roll, the damage, and who is felled by it."""

from dataclasses import dataclass, field
from typing import Final

from mud.game.ability.acts.using import told_otherwise
from mud.game.being.acts.health import ALIVE, LeastHealth, hurt
from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import (
    ability_modifier,
    armor_class,
    can_act,
    health_of,
    max_health,
    proficiency_bonus,
    suffered,
)
from mud.game.being.specs import Ability
from mud.game.combat.acts.arming import main_weapon
from mud.game.combat.acts.crowds import count_blow
from mud.game.combat.acts.standing import arena_of, fight_of
from mud.game.combat.events import Missed, Struck
from mud.game.combat.model import DiceRoll, RollKind
from mud.game.combat.rules import (
    NATURAL_HIT,
    Landing,
    Throw,
    damage_roll,
    edge_of,
    landing_of,
    severity_of,
    suffering_of,
    throw_d20,
)
from mud.game.combat.rules.telling import evasion_of
from mud.game.combat.rules.weapons import Weapon, ability_for, modifier_to_damage
from mud.game.gear.rules import SHIELD
from mud.game.thing.acts import template_of, worn_by
from mud.kernel.dice import Roll
from mud.kernel.ids import RecordId
from mud.world.world import World

CLOSE: Final = 2
"""An attack that fails by no more than this was close."""


@dataclass(frozen=True, slots=True)
class AttackBonus:
    """What is added to the d20 of an attack."""

    attacker: Being
    target: Being
    weapon: Weapon


@dataclass(frozen=True, slots=True)
class DamageBonus:
    """What is added to the dice of a damage."""

    attacker: Being
    target: Being
    weapon: Weapon


@dataclass(frozen=True, slots=True)
class CriticalFrom:
    """The lowest face of the d20 with which someone's hits are critical."""

    attacker: Being


@dataclass(frozen=True, slots=True)
class SureCritical:
    """Whether any hit is a critical one: 1, or 0 unless a feature says so (SRD 5.1, "Unconscious", "Paralyzed")."""

    attacker: Being
    target: Being
    weapon: Weapon


@dataclass(frozen=True, slots=True)
class AttackEdge:
    """What helps and what hinders an attack, in the making; any of each cancel each other."""

    attacker: Being
    target: Being
    weapon: Weapon
    helps: list[str] = field(default_factory=list)
    hinders: list[str] = field(default_factory=list)

    @property
    def melee(self) -> bool:
        """Whether it is struck at arm's length."""
        return self.weapon.is_melee

    def better(self, why: str) -> None:
        """Something gives it advantage."""
        self.helps.append(why)

    def worse(self, why: str) -> None:
        """Something gives it disadvantage."""
        self.hinders.append(why)


@dataclass(frozen=True, slots=True)
class MoreDice:
    """Dice that are thrown with those of a blow that hit, in the making; `edge` is the one that it hit with."""

    attacker: Being
    target: Being
    weapon: Weapon
    edge: int
    dice: list[Roll] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Swung:
    """Someone has struck at somebody with a weapon, and hit or not; `amount` is how many hit points that took."""

    attacker: Being
    target: Being
    weapon: Weapon
    landing: Landing
    amount: int = 0


def edge_between(world: World, attacker: Being, target: Being, weapon: Weapon) -> int:
    """1 advantage, -1 disadvantage, 0 neither."""
    edge = AttackEdge(attacker, target, weapon)
    world.hooks.contribute(world, edge)
    return edge_of(edge.helps, edge.hinders)


def attack_bonus(world: World, attacker: Being, target: Being, weapon: Weapon) -> int:
    """What is added to the d20: proficiency with the weapon, and the modifier of its ability."""
    if weapon.bonus is not None:
        base = weapon.bonus
    else:
        base = _modifier(world, attacker, weapon)
        base += proficiency_bonus(world, attacker) if weapon.proficient else 0
    return int(world.modified(AttackBonus(attacker, target, weapon), base + weapon.attack))


def damage_of_blow(world: World, attacker: Being, target: Being, weapon: Weapon) -> Roll:
    """The dice of a blow with all that is added to them."""
    added = modifier_to_damage(weapon, _modifier(world, attacker, weapon)) if weapon.bonus is None else 0
    more = int(world.modified(DamageBonus(attacker, target, weapon), added))
    return Roll(weapon.damage.count, weapon.damage.sides, weapon.damage.bonus + more)


@dataclass(frozen=True, slots=True)
class _Try:
    """An attack roll: who at whom with what, how it was thrown, and what it had to reach."""

    attacker: Being
    target: Being
    weapon: Weapon
    edge: int
    throw: Throw
    bonus: int
    against: int


def attack(world: World, attacker: Being, target: Being, weapon: Weapon | None = None) -> Landing:
    """Strike one blow at somebody: roll, tell, hurt. Nobody is asked whether that is allowed."""
    weapon = main_weapon(world, attacker) if weapon is None else weapon
    edge = edge_between(world, attacker, target, weapon)
    throw = throw_d20(world.dice, edge)
    bonus = attack_bonus(world, attacker, target, weapon)
    tried = _Try(attacker, target, weapon, edge, throw, bonus, armor_class(world, target))
    landing, amount = _landing(world, tried), 0
    if landing is Landing.MISS:
        _go_by(world, tried)
    else:
        amount = _land(world, tried, landing is Landing.CRITICAL)
    world.hooks.contribute(world, Swung(attacker, target, weapon, landing, amount))
    return landing


def _go_by(world: World, tried: _Try) -> None:
    """Tell of a miss: whether it went wide, or what stopped it."""
    attacker, target, total = tried.attacker, tried.target, tried.throw.kept + tried.bonus
    close, able = total >= tried.against - CLOSE, can_act(world, target)
    evasion = evasion_of(
        total,
        ability_modifier(world, target, Ability.DEXTERITY) if able else 0,
        shield=able and any(template_of(world, item).item_subtype == SHIELD for item in worn_by(world, target)),
        armed=able and tried.weapon.is_melee and main_weapon(world, target).item is not None,
        close=close,
    )
    crowded = count_blow(world, attacker, target, hit=False)
    world.happened(Missed(attacker, target, tried.weapon, close, evasion, crowded))


def _landing(world: World, tried: _Try) -> Landing:
    critical_from = int(world.modified(CriticalFrom(tried.attacker), NATURAL_HIT))
    landing = landing_of(tried.throw.kept, tried.throw.kept + tried.bonus, tried.against, critical_from)
    sure = SureCritical(tried.attacker, tried.target, tried.weapon)
    return Landing.CRITICAL if landing is Landing.HIT and world.modified(sure, 0.0) > 0 else landing


def _land(world: World, tried: _Try, critical: bool) -> int:
    """Roll the damage of a hit, tell of it as it will be, and take it: how many hit points?"""
    target, weapon = tried.target, tried.weapon
    rolled = _roll_damage(world, tried, critical)
    health, least = health_of(world, target), int(world.modified(LeastHealth(target), ALIVE))
    due = suffered(world, target, rolled, weapon.type)
    amount = min(due, max(0, health - least))
    fells = health - amount <= 0
    severity, suffering = severity_of(due, max_health(world, target)), suffering_of(rolled, due)
    crowded = count_blow(world, tried.attacker, target, hit=True)
    world.happened(
        Struck(tried.attacker, target, weapon, amount, weapon.type, critical, severity, suffering, fells, crowded)
    )
    kind = RollKind.KILLING_BLOW if fells else RollKind.CRITICAL if critical else None
    if kind is not None:
        note_roll(world, tried.attacker, kind, tried.throw, tried.bonus, tried.against, success=True)
    arena = arena_of(world)
    arena.critical = critical
    try:
        with told_otherwise(world, tried.attacker):  # the blow tells how much it takes
            return hurt(world, target, rolled, weapon.type, tried.attacker)
    finally:
        arena.critical = False


def _roll_damage(world: World, tried: _Try, critical: bool) -> int:
    more = MoreDice(tried.attacker, tried.target, tried.weapon, tried.edge)
    world.hooks.contribute(world, more)
    dice = (damage_of_blow(world, tried.attacker, tried.target, tried.weapon), *more.dice)
    return max(0, sum(world.dice.roll(damage_roll(each, critical)) for each in dice))


def note_roll(
    world: World, who: Being, kind: RollKind, throw: Throw, bonus: int, against: int | None, *, success: bool
) -> None:
    """Write down a roll of a d20 that mattered."""
    fight = fight_of(world, who)
    world.record(
        DiceRoll(
            id=RecordId(world.ids.new()),
            player_id=who.id if isinstance(who, Player) else None,
            roller=who.name,
            fight_id=fight.id if fight is not None else None,
            kind=kind,
            dice=str(Roll(len(throw.faces), 20, bonus)),
            faces=throw.faces,
            total=throw.kept + bonus,
            against=against,
            success=success,
            rolled_at=world.clock.now(),
        )
    )


def _modifier(world: World, attacker: Being, weapon: Weapon) -> int:
    if not weapon.finesse:
        return ability_modifier(world, attacker, ability_for(weapon, 0, 0))
    strength = ability_modifier(world, attacker, Ability.STRENGTH)
    dexterity = ability_modifier(world, attacker, Ability.DEXTERITY)
    return strength if ability_for(weapon, strength, dexterity) is Ability.STRENGTH else dexterity
