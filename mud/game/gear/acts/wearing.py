"""Wearing, wielding, holding and taking off. The only writer of where things are worn."""

from collections.abc import Iterator, Mapping, Sequence

from mud.game.being.model import Player
from mud.game.gear.rules import is_light_weapon, is_two_handed, places_for
from mud.game.thing.acts import Equipping, Unequipping, check_in_hand, template_of, worn_by
from mud.game.thing.acts.stacks import piece_of, settle
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.events import Equipped, Unequipped
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
from mud.game.thing.specs import ItemType
from mud.kernel.errors import Refused
from mud.text.grammar import definite
from mud.world.contents import Holder
from mud.world.world import World

HANDS = (Slot.MAIN_HAND, Slot.OFF_HAND)


def equip(world: World, who: Player, item: Item) -> None:
    """Put something on or take it in hand where it is made for; what is worn there comes off first.

    Refused, before anything changes, when it is not made for that, or a guard says no to either.
    """
    places, worn = _places(world, who, item), _by_slot(world, who)
    slot = next((place for place in places if place not in worn), places[0])
    _change(world, who, item, slot)


def equip_all(world: World, who: Player, items: Sequence[Item]) -> None:
    """Put on of several things what finds a place that is free; nothing comes off for it.

    What is for one hand goes before what is for both, so that sword and shield are not in the way of each other.
    Refused when nothing could be put on, with the reason for the first.
    """
    refused: list[Refused] = []
    for item in sorted(items, key=lambda each: is_two_handed(template_of(world, each))):
        try:
            _equip_where_free(world, who, item)
        except Refused as refusal:
            refused.append(refusal)
    if len(refused) == len(items):
        raise refused[0]


def equip_at(world: World, who: Player, item: Item, slot: Slot) -> None:
    """Put something on in one of the places that it is made for, or hold it; errors as for `equip` and `hold`."""
    if slot not in places_for(template_of(world, item)):
        (hold if slot is Slot.OFF_HAND else equip)(world, who, item)
        return
    check_in_hand(who, item)
    _change(world, who, item, slot)


def hold(world: World, who: Player, item: Item) -> None:
    """Take anything in the other hand; Refused when it needs both, or is a second weapon that is no light one."""
    check_in_hand(who, item)
    kind = template_of(world, item)
    if is_two_handed(kind):
        equip(world, who, item)
        return
    _check_second_weapon(world, who, item)
    _change(world, who, item, Slot.OFF_HAND)


def unequip(world: World, who: Player, item: Item) -> None:
    """Take something off or put it away; Refused when it is not worn, or a guard says no."""
    if item.holder != Holder.player(who.id) or item.equipped_slot is None:
        raise Refused("You are not wearing that.")
    slot = Slot(item.equipped_slot)
    world.check(Unequipping(who, item, slot))
    _take_off(world, who, item, slot)


def loosen(world: World, who: Player, item: Item) -> None:
    """Take something off whatever any guard says: what it was worn by has come to an end."""
    if item.equipped_slot is not None:
        _take_off(world, who, item, Slot(item.equipped_slot))


def put_back(world: World, who: Player, item: Item, slot: Slot) -> bool:
    """Put something on again where it was worn, if nothing is in the way and no guard says no; whether it is on."""
    if (
        item.holder != who.hands
        or item.equipped_slot is not None
        or any(_in_the_way(world, _by_slot(world, who), item, slot))
    ):
        return False
    try:
        _change(world, who, item, slot)
    except Refused:
        return False
    return True


def let_slip(world: World, who: Player) -> None:
    """Let what someone holds slip from their hands: they have it about them, and do not hold it any more.

    It does not fall to the ground (SRD 5.1, "Unconscious", lets it): nobody is to be robbed while they lie helpless, as
    nobody but its owner takes from a player's corpse. Shields are strapped on, and what no guard lets go of stays.
    """
    for slot, item in _by_slot(world, who).items():
        if slot not in HANDS or template_of(world, item).item_type is ItemType.ARMOR:
            continue
        try:
            world.check(Unequipping(who, item, slot))
        except Refused:
            continue
        _take_off(world, who, item, slot, slips=True)


def _places(world: World, who: Player, item: Item) -> tuple[Slot, ...]:
    """Where a thing is made for; Refused when that is nowhere."""
    check_in_hand(who, item)
    places = places_for(template_of(world, item))
    if not places:
        raise Refused(f"You can neither wear nor wield {definite(name_of(world, item))}. You can hold it.")
    return places


def _equip_where_free(world: World, who: Player, item: Item) -> None:
    worn = _by_slot(world, who)
    for slot in _places(world, who, item):
        if not any(_in_the_way(world, worn, item, slot)):
            _change(world, who, item, slot)
            return
    raise Refused(
        f"There is no place free for {definite(name_of(world, item))}. Wear it alone, and what is there comes off."
    )


def _change(world: World, who: Player, item: Item, slot: Slot) -> None:
    """All questions first, then what is in the way comes off and the thing goes on."""
    off = tuple(_in_the_way(world, _by_slot(world, who), item, slot))
    for worn in off:
        world.check(Unequipping(who, worn, Slot(worn.equipped_slot or slot)))
    world.check(Equipping(who, item, slot))
    for worn in off:
        _take_off(world, who, worn, Slot(worn.equipped_slot or slot))
    one = piece_of(world, item, 1)
    one.equipped_slot = slot
    world.happened(Equipped(who, one, slot))


def _in_the_way(world: World, worn: Mapping[Slot, Item], item: Item, slot: Slot) -> Iterator[Item]:
    """What must come off before a thing goes there: what is there, and in the hands what cannot be held beside it."""
    if slot in worn:
        yield worn[slot]
    for hand, other in ((Slot.MAIN_HAND, Slot.OFF_HAND), (Slot.OFF_HAND, Slot.MAIN_HAND)):
        if slot is hand and other in worn and not _go_together(world, item, worn[other]):
            yield worn[other]


def _go_together(world: World, one: Item, other: Item) -> bool:
    """Whether two things can be held at a time: what needs both hands cannot, nor two weapons that are not light."""
    return not any(is_two_handed(template_of(world, each)) for each in (one, other)) and not _heavy_one(
        world, one, other
    )


def _heavy_one(world: World, one: Item, other: Item) -> Item | None:
    """Of two weapons one that is not light (SRD 5.1, "Two-Weapon Fighting")."""
    kinds = [(each, template_of(world, each)) for each in (one, other)]
    if any(kind.item_type is not ItemType.WEAPON for _, kind in kinds):
        return None
    return next((each for each, kind in kinds if not is_light_weapon(kind)), None)


def _check_second_weapon(world: World, who: Player, item: Item) -> None:
    """A second weapon goes into the other hand only beside a light one, and when it is light itself."""
    main = _by_slot(world, who).get(Slot.MAIN_HAND)
    heavy = _heavy_one(world, item, main) if main is not None else None
    if heavy is not None:
        name = definite(name_of(world, heavy))
        raise Refused(f"Two weapons at a time must both be light ones, and {name} is none. You can wield one of them.")


def _take_off(world: World, who: Player, item: Item, slot: Slot, *, slips: bool = False) -> None:
    item.equipped_slot = None
    world.happened(Unequipped(who, item, slot, slips))
    settle(world, item)


def _by_slot(world: World, who: Player) -> Mapping[Slot, Item]:
    return {Slot(item.equipped_slot): item for item in worn_by(world, who) if item.equipped_slot is not None}
