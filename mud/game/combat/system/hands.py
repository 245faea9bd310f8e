"""What is in the hands of those who fight: weapons with what lies on them, and how they wear by use."""

from typing import Final

from mud.game.being.model import Being, Player
from mud.game.being.specs import Condition
from mud.game.combat.acts.arming import Arms
from mud.game.combat.acts.blows import Swung
from mud.game.combat.acts.quivers import lacks_missiles
from mud.game.combat.rules import Landing, dice_between
from mud.game.combat.rules.weapons import (
    OFF_HAND_SPEED,
    THROWN,
    Weapon,
    damage_type_of,
    has,
    is_finesse,
    range_of,
)
from mud.game.effect.events import ConditionsChanged
from mud.game.gear.acts import given_by_gear, is_proficient, works_for
from mud.game.gear.acts.wearing import let_slip
from mud.game.gear.rules import damage_of, is_light_weapon, is_versatile
from mud.game.supply.acts.touch import touch
from mud.game.thing.acts import carried_by, template_of, worn_by
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.acts.wear import is_broken, wear_down
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot, changes_of
from mud.game.thing.specs import ItemType, Stat, Touch
from mud.kernel.dice import Roll
from mud.kernel.events import on
from mud.kernel.hooks import adds
from mud.world.world import World

WEAR: Final = 0.1
"""How often a blow that lands costs the weapon, and what it landed on, a point of what it can bear."""

HANDS: Final = (Slot.MAIN_HAND, Slot.OFF_HAND)


@adds(Arms)
def in_hand(world: World, arms: Arms) -> None:
    """The weapon in the main hand, and a light one in the other beside it; broken ones are good for nothing."""
    who = arms.being
    if not carried_by(world, who):
        return
    main, other = (_weapon_at(world, who, slot) for slot in HANDS)
    if main is None and other is not None:
        main, other = other, None
    if main is None:
        return
    arms.add(_as_weapon(world, who, main, off_hand=False))
    if other is not None and all(is_light_weapon(template_of(world, each)) for each in (main, other)):
        arms.add(_as_weapon(world, who, other, off_hand=True))


def _held_at(world: World, who: Being, slot: Slot) -> Item | None:
    return next((item for item in worn_by(world, who) if item.equipped_slot == slot), None)


def _weapon_at(world: World, who: Being, slot: Slot) -> Item | None:
    item = _held_at(world, who, slot)
    if item is None or is_broken(world, item) or lacks_missiles(world, who, item):
        return None
    kind = template_of(world, item)
    return item if kind.item_type is ItemType.WEAPON and kind.damage_max > 0 else None


def _as_weapon(world: World, who: Being, item: Item, *, off_hand: bool) -> Weapon:
    """A thing as it is struck with; one that waits for attunement strikes as its plain kind would."""
    kind = template_of(world, item)
    least, most = damage_of(kind, item, _in_both_hands(world, who, item))
    added = changes_of(kind, item).get(Stat.DAMAGE, 0)
    dice = dice_between(max(0, least - added), max(0, most - added))
    return Weapon(
        name=name_of(world, item),
        damage=Roll(dice.count, dice.sides, dice.bonus + _added(world, who, item, Stat.DAMAGE)),
        type=damage_type_of(kind),
        speed=kind.attack_speed * (OFF_HAND_SPEED if off_hand else 1.0),
        attack=_added(world, who, item, Stat.ATTACK),
        item=item,
        finesse=is_finesse(kind),
        reach=range_of(kind),
        thrown=has(kind, THROWN),
        is_off_hand=off_hand,
        proficient=not isinstance(who, Player) or is_proficient(world, who, item),
    )


def _in_both_hands(world: World, who: Being, item: Item) -> bool:
    free = _held_at(world, who, Slot.OFF_HAND) is None
    return free and item.equipped_slot == Slot.MAIN_HAND and is_versatile(template_of(world, item))


def _added(world: World, who: Being, item: Item, stat: Stat) -> int:
    """What all gear adds to blows with one weapon: its own magic and what is worn, not that of the other weapon."""
    if not isinstance(who, Player):
        return changes_of(template_of(world, item), item).get(stat, 0)
    total = given_by_gear(world, who, stat)
    for other in (_weapon_at(world, who, slot) for slot in HANDS):
        if other is not None and other is not item and works_for(world, who, other):
            total -= changes_of(template_of(world, other), other).get(stat, 0)
    return total


@on(ConditionsChanged)
def lose_grip(world: World, event: ConditionsChanged) -> None:
    """Whoever falls unconscious holds nothing any more (SRD 5.1, "Unconscious"); creatures pick theirs up at once."""
    if isinstance(event.who, Player) and Condition.UNCONSCIOUS in event.after - event.before:
        let_slip(world, event.who)


@adds(Swung)
def wear(world: World, swung: Swung) -> None:
    """What strikes and what is struck wears out by and by."""
    if swung.landing is Landing.MISS:
        return
    if swung.weapon.item is not None and world.dice.chance(WEAR):
        wear_down(world, swung.weapon.item, 1)
    suit = _armor_of(world, swung.target)
    if suit is not None and world.dice.chance(WEAR):
        wear_down(world, suit, 1)


def _armor_of(world: World, who: Being) -> Item | None:
    """What a blow lands on: the shield, else the suit of armor."""
    for slot in (Slot.OFF_HAND, Slot.BODY):
        item = _held_at(world, who, slot)
        if item is not None and template_of(world, item).item_type is ItemType.ARMOR and not is_broken(world, item):
            return item
    return None


@adds(Swung)
def things_answer(world: World, swung: Swung) -> None:
    """A weapon does what it does when it hits; so does what whoever was hit wears."""
    who, whom = swung.attacker, swung.target
    if swung.landing is Landing.MISS:
        return
    if swung.weapon.item is not None:
        touch(world, swung.weapon.item, Touch.HIT, who, whom, swung.amount)
    for item in list(worn_by(world, whom)):
        if Touch.STRUCK in template_of(world, item).effects:
            touch(world, item, Touch.STRUCK, whom, who, swung.amount)
