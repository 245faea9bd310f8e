"""What players' programs are told of things: those one carries, those in the room, those in a container."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mud.game.being.events import Relocated, Settled, Walked, Woken
from mud.game.being.feeds import has_light
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import can_see
from mud.game.place.specs import DoorPosition
from mud.game.thing.acts import template_of
from mud.game.thing.acts.vessels import (
    holder_inside,
    holds_things,
    inventories_in,
    lid_of,
    name_of,
    outermost,
    vessel_of,
)
from mud.game.thing.events import (
    Appeared,
    Ceased,
    Changed,
    Divided,
    Dropped,
    Equipped,
    Given,
    Merged,
    Moved,
    PutIn,
    Received,
    Spilled,
    Taken,
    TakenOut,
    Unequipped,
)
from mud.game.thing.model import Inventory, Item
from mud.game.thing.rules import Slot, slot_of
from mud.game.thing.specs import ItemType
from mud.kernel.ids import InventoryId, ItemId, PlayerId, RoomId
from mud.kernel.json import Json
from mud.play.feeds import Altered, Listed, Listing, Signal, answer, feed
from mud.play.loading import ContentRevised
from mud.play.telling import Audience, Everyone, InRoom, Only
from mud.text.grammar import count_phrase, indefinite
from mud.world.contents import Holder, HolderKind, contents
from mud.world.world import World

CARRIED, LYING, INSIDE = "inv", "room", "rep"
"""The places of things, as programs call them; a container's id stands behind the last."""

NOBODY = InRoom(RoomId(""))

HANDS = {Slot.OFF_HAND: "l", Slot.MAIN_HAND: "L"}


def item_facts(world: World, item: Item) -> Json:
    """A thing as programs know it: its id, what it is called, and letters for what can be done with it."""
    name = name_of(world, item)
    called = indefinite(name) if item.quantity == 1 else count_phrase(item.quantity, name)
    facts = {"id": item.id, "name": called, "icon": template_of(world, item).item_type.value}
    letters = _letters(world, item)
    return {**facts, "attrib": letters} if letters else facts


def _letters(world: World, item: Item) -> str:
    """w worn, W wearable, l and L in the hands, c container, e edible, t can be taken."""
    template = template_of(world, item)
    letters = ""
    if item.equipped_slot is not None:
        letters += HANDS.get(Slot(item.equipped_slot), "w")
    elif slot_of(template) is not None:
        letters += "W"
    letters += "c" if template.is_container else ""
    letters += "e" if template.item_type is ItemType.CONSUMABLE else ""
    return letters if template.item_type is ItemType.FURNITURE else letters + "t"


def vessel_facts(inventory: Inventory) -> Json:
    """A place that holds things, as programs know it: a container that cannot be taken."""
    return {"id": inventory.id, "name": indefinite(inventory.name), "icon": "container", "attrib": "c"}


def _known_as(world: World, player: Player, place: str) -> Holder | None:
    """What a player knows by the name of a place: what one carries, what lies in the room, what is in a container."""
    if place == CARRIED:
        return Holder.player(player.id)
    if place == LYING:
        return Holder.room(player.room_id) if can_see(world, player) else None
    name = place.removeprefix(INSIDE)
    container = world.get(Item, ItemId(name)) or world.get(Inventory, InventoryId(name))
    if container is None or not holds_things(world, container) or lid_of(world, container) is not DoorPosition.OPEN:
        return None
    near = (Holder.player(player.id), *([Holder.room(player.room_id)] if can_see(world, player) else []))
    return holder_inside(container) if outermost(world, container) in near else None


@dataclass(frozen=True, slots=True)
class Within:
    """What programs are told to be somewhere, by id, in the making: upper features add what is no thing."""

    holder: Holder
    found: dict[str, Json] = field(default_factory=dict)


def _facts_within(world: World, holder: Holder) -> Mapping[str, Json]:
    within = Within(holder)
    if holder.kind is HolderKind.ROOM:
        within.found.update({each.id: vessel_facts(each) for each in inventories_in(world, holder.id)})
    within.found.update({item.id: item_facts(world, item) for item in contents(world, Item, holder)})
    world.hooks.contribute(world, within)
    return within.found


items = Listing("Char.Items", (CARRIED, LYING), _known_as, _facts_within, also_when=has_light)
"""What one carries, what lies in the room, and what is in containers that were looked into, as far as it is seen."""


@answer("Char.Items.Inv")
def carried_asked(_world: World, player: Player, _data: Json) -> Iterable[Signal]:
    """What one carries."""
    return (Listed(Only(player), items, CARRIED),)


@answer("Char.Items.Room")
def lying_asked(_world: World, player: Player, _data: Json) -> Iterable[Signal]:
    """What lies in the room."""
    return (Listed(Only(player), items, LYING),)


@answer("Char.Items.Contents")
def contents_asked(_world: World, player: Player, data: Json) -> Iterable[Signal]:
    """What is in a container that one carries or that stands here; of others nothing is said."""
    return (Listed(Only(player), items, f"{INSIDE}{str(data).removeprefix(INSIDE)}"),)


@feed(Walked)
def walked(_world: World, event: Walked) -> Iterable[Signal]:
    """Other things lie here."""
    return (Listed(Only(event.who), items, LYING),)


@feed(Settled)
def settled(_world: World, event: Settled) -> Iterable[Signal]:
    """Whoever wakes sees again what lies here."""
    return (Listed(Only(event.who), items, LYING),) if event.before is Position.SLEEPING else ()


@feed(Woken)
def woken(_world: World, event: Woken) -> Iterable[Signal]:
    """So does who is woken."""
    return (Listed(Only(event.whom), items, LYING),)


@feed(Appeared)
def appeared(world: World, event: Appeared) -> Iterable[Signal]:
    """One more thing lies here, or is in something here."""
    return (_in(world, event.item.holder),)


@feed(Taken)
def taken(_world: World, event: Taken) -> Iterable[Signal]:
    """From the floor into the hand."""
    return (on_floor(event.room_id), _on(event.who))


@feed(Dropped)
def dropped(_world: World, event: Dropped) -> Iterable[Signal]:
    """From the hand to the floor."""
    return (_on(event.who), on_floor(event.room_id))


@feed(Given)
def given(_world: World, event: Given) -> Iterable[Signal]:
    """From hand to hand."""
    return (_on(event.who), _on(event.to))


@feed(TakenOut)
def taken_out(world: World, event: TakenOut) -> Iterable[Signal]:
    """Out of a container, which may be one's own."""
    return (_in(world, holder_inside(event.container)), _on(event.who))


@feed(PutIn)
def put_in(world: World, event: PutIn) -> Iterable[Signal]:
    """Into a container."""
    return (_on(event.who), _in(world, holder_inside(event.container)))


@feed(Divided)
def divided(world: World, event: Divided) -> Iterable[Signal]:
    """One stack is two."""
    return (*item_changed(world, event.stack), *item_changed(world, event.piece))


@feed(Merged)
def merged(world: World, event: Merged) -> Iterable[Signal]:
    """Two stacks are one, or one of them is larger now."""
    return (*item_changed(world, event.item), *item_changed(world, event.into))


@feed(Changed)
def changed(world: World, event: Changed) -> Iterable[Signal]:
    """A thing is another number, or can be used for something else now."""
    return item_changed(world, event.item)


@feed(Ceased)
def ceased(world: World, event: Ceased) -> Iterable[Signal]:
    """A thing is no more."""
    return item_changed(world, event.item)


@feed(Received)
def received(_world: World, event: Received) -> Iterable[Signal]:
    """One more thing in the hands."""
    return (_on(event.who),)


@feed(Moved)
def moved(world: World, event: Moved) -> Iterable[Signal]:
    """One thing less where it was, and one more elsewhere."""
    return (_in(world, event.source), *item_changed(world, event.item))


@feed(Relocated)
def relocated(_world: World, event: Relocated) -> Iterable[Signal]:
    """Other things lie here."""
    return (Listed(Only(event.who), items, LYING),)


@feed(Spilled)
def spilled(world: World, event: Spilled) -> Iterable[Signal]:
    """Out of something that is no more."""
    return item_changed(world, event.item)


@feed(Equipped)
def equipped(_world: World, event: Equipped) -> Iterable[Signal]:
    """Worn now, or held."""
    return (_on(event.who),)


@feed(Unequipped)
def unequipped(_world: World, event: Unequipped) -> Iterable[Signal]:
    """No longer."""
    return (_on(event.who),)


@feed(ContentRevised)
def content_revised(_world: World, _event: ContentRevised) -> Iterable[Signal]:
    """Things may be called otherwise."""
    return tuple(Altered(Everyone(), items, place) for place in items.places)


def item_changed(world: World, item: Item) -> Iterable[Signal]:
    """A thing is not what it was, where it is: for whoever has it on a list."""
    return (_in(world, item.holder),)


def _on(who: Being) -> Signal:
    return Altered(Only(who), items, CARRIED)


def on_floor(room_id: RoomId) -> Signal:
    """What is in a room may be otherwise."""
    return Altered(InRoom(room_id), items, LYING)


def _in(world: World, holder: Holder) -> Signal:
    """Something in a holder: told to those who can look there, under the name that they have for it."""
    if holder.kind is HolderKind.ROOM:
        return on_floor(RoomId(holder.id))
    if holder.kind is HolderKind.PLAYER:
        return Altered(_bearer(world, holder), items, CARRIED)
    container = vessel_of(world, holder)
    around = outermost(world, container) if container is not None else holder
    near = InRoom(RoomId(around.id)) if around.kind is HolderKind.ROOM else _bearer(world, around)
    return Altered(near, items, f"{INSIDE}{holder.id}")


def _bearer(world: World, holder: Holder) -> Audience:
    """Whoever has it; nobody, if that is none of the people."""
    player = world.get(Player, PlayerId(holder.id))
    return NOBODY if player is None else Only(player)
