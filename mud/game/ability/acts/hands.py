"""What someone has in their hands and on their body, as far as abilities ask for it. Creatures need nothing there."""

from mud.game.ability.specs import Needs, Wielding
from mud.game.being.model import Being, Player
from mud.game.effect.acts import effect_on
from mud.game.effect.specs import Effect
from mud.game.gear.acts import worn_at
from mud.game.gear.rules import SHIELD, armor_of, is_light_weapon, is_two_handed
from mud.game.thing.acts import template_of
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
from mud.game.thing.specs import ItemTemplate, ItemType
from mud.text.grammar import indefinite, join_list
from mud.world.world import World

HOLDING = {
    Wielding.MELEE: "a weapon for close quarters",
    Wielding.RANGED: "a weapon that shoots or is thrown",
    Wielding.LIGHT: "a light weapon",
    Wielding.TWO_HANDED: "a weapon for both hands",
    Wielding.UNARMED: "nothing",
}
"""How it is said what one would have to hold."""

SHOOTING = frozenset({"shortbow", "longbow", "light crossbow", "heavy crossbow", "hand crossbow", "sling", "dart"})
"""Subtypes of weapons for a distance (SRD 5.1, "Weapons")."""


def has_at_hand(world: World, who: Being, needs: Needs) -> bool:
    """Whether someone holds and wears what is asked for, and is in the stance."""
    return missing(world, who, needs) is None


def missing(world: World, who: Being, needs: Needs) -> str | None:
    """What someone lacks of what is asked for in hands, armor and stance, as a sentence; None when that is nothing."""
    if isinstance(who, Player) and (needs.weapon or needs.shield or needs.no_armor):
        found = _missing_in_hands(world, who, needs)
        if found is not None:
            return found
    if needs.stance is not None and effect_on(world, who, needs.stance) is None:
        stance = world.catalog.find(Effect, needs.stance)
        return f"That is done only in this stance: {stance.name if stance is not None else needs.stance}."
    return None


def fits(kind: ItemTemplate | None, wanted: str) -> bool:
    """Whether a kind of weapon, None for empty hands, is one of that subtype or way of wielding."""
    if kind is None or kind.item_type is not ItemType.WEAPON:
        return wanted == Wielding.UNARMED
    match wanted:
        case Wielding.MELEE:
            return kind.item_subtype not in SHOOTING
        case Wielding.RANGED:
            return kind.item_subtype in SHOOTING
        case Wielding.LIGHT:
            return is_light_weapon(kind)
        case Wielding.TWO_HANDED:
            return is_two_handed(kind)
    return kind.item_subtype == wanted


def _missing_in_hands(world: World, who: Player, needs: Needs) -> str | None:
    main, off = worn_at(world, who, Slot.MAIN_HAND), worn_at(world, who, Slot.OFF_HAND)
    if needs.weapon and not any(fits(_kind(world, main), wanted) for wanted in needs.weapon):
        return f"You have to hold {join_list([_said(each) for each in needs.weapon], 'or')} for that."
    if needs.shield and not _is_shield(world, off):
        return "You need a shield on your arm for that."
    if needs.no_armor and (_is_armor(world, worn_at(world, who, Slot.BODY)) or _is_shield(world, off)):
        return "You can do that only without armor and shield."
    return None


def _kind(world: World, item: Item | None) -> ItemTemplate | None:
    return None if item is None else template_of(world, item)


def _is_shield(world: World, item: Item | None) -> bool:
    return item is not None and template_of(world, item).item_subtype == SHIELD


def _is_armor(world: World, item: Item | None) -> bool:
    return item is not None and armor_of(template_of(world, item)) is not None


def _said(wanted: str) -> str:
    return HOLDING[Wielding(wanted)] if wanted in set(Wielding) else indefinite(wanted)
