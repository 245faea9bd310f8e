"""What abilities ask of whoever uses them: posture, what is in the hands, a stance, and what else content says."""

from mud.game.ability.acts import scene_of
from mud.game.ability.specs import ClassAbility, Needs, Wielding
from mud.game.being.acts.postures import check_awake
from mud.game.being.model import Being, Player, Position
from mud.game.effect.acts import effect_on
from mud.game.effect.specs import Effect
from mud.game.gear.acts import worn_at
from mud.game.gear.rules import SHIELD, is_light_weapon, is_two_handed
from mud.game.thing.acts import template_of
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
from mud.game.thing.specs import ItemTemplate, ItemType
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
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

POSTURES = {
    Position.STANDING: "stand on your feet",
    Position.SITTING: "sit",
    Position.RESTING: "lie down",
    Position.SLEEPING: "sleep",
}
SHOOTING = frozenset({"shortbow", "longbow", "light crossbow", "heavy crossbow", "hand crossbow", "sling", "dart"})
"""Subtypes of weapons for a distance (SRD 5.1, "Weapons")."""


def check_needs(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> None:
    """Refused unless someone has all that an ability asks for."""
    needs = ability.needs
    if Position.SLEEPING not in needs.position:
        check_awake(who)
    if who.position not in needs.position:
        raise Refused(f"You have to {join_list([POSTURES[each] for each in needs.position], 'or')} for that.")
    if isinstance(who, Player):
        _check_hands(world, who, needs)
    if needs.stance is not None and effect_on(world, who, needs.stance) is None:
        stance = world.catalog.find(Effect, needs.stance)
        raise Refused(f"That is done only in this stance: {stance.name if stance is not None else needs.stance}.")
    if needs.if_ and not scene_of(world, who, ability, target).holds(needs.if_):
        raise Refused(needs.else_)


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


def _check_hands(world: World, who: Player, needs: Needs) -> None:
    main, off = worn_at(world, who, Slot.MAIN_HAND), worn_at(world, who, Slot.OFF_HAND)
    if needs.weapon and not any(fits(_kind(world, main), wanted) for wanted in needs.weapon):
        raise Refused(f"You have to hold {join_list([_said(each) for each in needs.weapon], 'or')} for that.")
    if needs.shield and not _is_shield(world, off):
        raise Refused("You need a shield on your arm for that.")
    if needs.no_armor and (worn_at(world, who, Slot.BODY) is not None or _is_shield(world, off)):
        raise Refused("You can do that only without armor and shield.")


def _kind(world: World, item: Item | None) -> ItemTemplate | None:
    return None if item is None else template_of(world, item)


def _is_shield(world: World, item: Item | None) -> bool:
    return item is not None and template_of(world, item).item_subtype == SHIELD


def _said(wanted: str) -> str:
    return HOLDING[Wielding(wanted)] if wanted in set(Wielding) else indefinite(wanted)
