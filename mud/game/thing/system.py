"""Placements that fill again what was taken, and what things add to other features' screens."""

from mud.content.revision import Revision
from mud.game.being.acts import room_of
from mud.game.being.acts.postures import Seat, Seats
from mud.game.being.events import PlayerCreated
from mud.game.being.model import Being
from mud.game.being.readers import InSight, can_see
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.being.views import InsideScreen, ThingScreen
from mud.game.being.views.rooms import PictureGrounds, RoomPicture
from mud.game.place.acts import has_flag, lost_and_found
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import DoorPosition, Room, RoomFlag
from mud.game.thing.acts import PuttingDown, Taking, carried_by, load_of, lying_in, template_of
from mud.game.thing.acts.placing import count_placed, equip_new, make_placed
from mud.game.thing.acts.vessels import closes, furnish, holds_things, interval_of, inventories_in, lid_of
from mud.game.thing.events import Ceased, Dropped, Moved, PutIn, Taken, TakenOut
from mud.game.thing.model import Inventory, Item, PlacementDue
from mud.game.thing.readers import item_keywords, vessel_keywords
from mud.game.thing.rules import is_known
from mud.game.thing.specs import ItemType, Placement
from mud.game.thing.views import (
    LIDS,
    InventoryScreen,
    facts_about,
    grouped,
    inside_of,
    known,
    lid_sentence,
    worn_fields,
)
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard
from mud.kernel.ids import AreaId, RoomId
from mud.play.loading import Affected, loaded, revised
from mud.text.grammar import capital, definite, indefinite, is_plural
from mud.text.markup import parse
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.contents import Holder, move
from mud.world.placements import Placements
from mud.world.world import World

PLACEMENTS: Placements[Placement] = Placements(
    PlacementDue, lambda world: world.catalog.all(Placement).values(), count_placed, make_placed, interval_of
)


@loaded
def stand_containers(world: World) -> None:
    """The chests and shelves of the rooms stand as content says, save how their lids do."""
    furnish(world)


@loaded
def fill_placements(world: World) -> None:
    """See to every placement: what is new is filled, what is missing comes back when it is due."""
    PLACEMENTS.start(world)


@revised
def follow_placements(world: World, revision: Revision) -> None:
    """What is new is filled, and what no file has any more comes back no more."""
    furnish(world)
    changes = sorted(revision.of(Placement), key=lambda change: change.after is not None)
    PLACEMENTS.revise(world, [change.id for change in changes], lambda world, id_: world.catalog.find(Placement, id_))


@on(RoomsRetired)
def gather_things(world: World, event: RoomsRetired) -> None:
    """What lay in a room that is gone is kept in the lost-and-found."""
    kept_in: dict[AreaId | None, Holder] = {}  # to find it takes a look at every room
    for room in event.rooms:
        for item in list(lying_in(world, room.id)):
            if room.area_id not in kept_in:
                kept_in[room.area_id] = Holder.room(lost_and_found(world, room.area_id))
            move(world, item, kept_in[room.area_id])


@adds(Affected)
def things_affected(world: World, affected: Affected) -> None:
    """What lies in a room."""
    if affected.change.cls is Room:
        affected.things.extend(template_of(world, item).name for item in lying_in(world, RoomId(affected.change.id)))


@on(PlayerCreated)
def equip(world: World, event: PlayerCreated) -> None:
    """A new character has what its class begins with."""
    equip_new(world, event.player)


@on(Taken)
def taken_away(world: World, event: Taken) -> None:
    """What was taken from its place comes back after a while."""
    if event.item.placement_id is not None:
        PLACEMENTS.disturbed(world, event.item.placement_id)


@on(TakenOut)
def taken_out_of_place(world: World, event: TakenOut) -> None:
    """So does what was taken out of where it belongs."""
    if event.item.placement_id is not None:
        PLACEMENTS.disturbed(world, event.item.placement_id)


@on(PutIn)
def put_back_in(world: World, event: PutIn) -> None:
    """What is in its place again need not come back."""
    if event.item.placement_id is not None:
        PLACEMENTS.disturbed(world, event.item.placement_id)


@on(Dropped)
def put_back(world: World, event: Dropped) -> None:
    """What lies in its place again need not come back."""
    if event.item.placement_id is not None:
        PLACEMENTS.disturbed(world, event.item.placement_id)


@on(Ceased)
def gone(world: World, event: Ceased) -> None:
    """What is gone comes back after a while, where it belongs."""
    if event.item.placement_id is not None:
        PLACEMENTS.disturbed(world, event.item.placement_id)


@on(Moved)
def shifted(world: World, event: Moved) -> None:
    """So does what lies elsewhere now."""
    if event.item.placement_id is not None:
        PLACEMENTS.disturbed(world, event.item.placement_id)


@adds(InSight)
def things_in_sight(world: World, sight: InSight) -> None:
    """What one carries, then what lies in the room."""
    reader = sight.reader
    held = carried_by(world, reader)
    lying = lying_in(world, reader.room_id) if can_see(world, reader) else ()
    for item in (*held, *lying):
        sight.add(item, item_keywords(world, item))
    for inventory in inventories_in(world, reader.room_id) if can_see(world, reader) else ():
        sight.add(inventory, vessel_keywords(world, inventory))


@adds(Seats)
def seats_of_things(world: World, seats: Seats) -> None:
    """What lies in the room and is made to sit on."""
    for item in lying_in(world, seats.room_id):
        template = template_of(world, item)
        if template.seats:
            seats.add(Seat(item.id, item, known(world, item), template.seats * item.quantity))


@guard(Taking)
def leave_furniture(world: World, taking: Taking) -> None:
    """Furniture is not carried away."""
    template = template_of(world, taking.item)
    if template.item_type is ItemType.FURNITURE:
        stay, they_are = ("stay", "they are") if is_plural(template.name) else ("stays", "it is")
        raise Refused(f"{capital(definite(template.name))} {stay} where {they_are}.")


@adds(RoomPicture)
def things_in_room(world: World, picture: RoomPicture) -> None:
    """What stands here and what lies here, equal things together."""
    for inventory in inventories_in(world, picture.room.id):
        lid = lid_of(world, inventory)
        shown = f" ({LIDS[lid]})" if lid is not DoorPosition.OPEN else ""
        picture.add("things", Entry((*styled(indefinite(inventory.name), "thing"), *styled(shown))))
    for noun in grouped(world, lying_in(world, picture.room.id)):
        picture.add("things", Entry(styled(noun.form("a"), "thing")))


@adds(PictureGrounds)
def things_change_rooms(_world: World, grounds: PictureGrounds) -> None:
    """What stands here and what lies here, also to sit on."""
    grounds.group(Inventory, "room_id", lambda room_id: room_id)
    grounds.group(Item, "holder", Holder.room)


@adds(ThingScreen)
def thing_description(world: World, screen: ThingScreen) -> None:
    """What a thing looks like; closely, also what kind of thing it is, what it weighs and what is in it."""
    if isinstance(screen.thing, Inventory):
        screen.add("description", Paragraph(parse(screen.thing.description.strip()).text()))
        if screen.closely:
            screen.add("state", Field("Kind", styled(screen.thing.container_type)))
    if isinstance(screen.thing, Inventory | Item) and closes(world, screen.thing):
        screen.add("state", Paragraph(styled(lid_sentence(world, screen.thing))))
    if isinstance(screen.thing, Inventory) and screen.closely and lid_of(world, screen.thing) is DoorPosition.OPEN:
        screen.add("contents", *inside_of(world, screen.thing))
    if not isinstance(screen.thing, Item):
        return
    template = template_of(world, screen.thing)
    known = is_known(template, screen.thing)
    described = template.description if known else template.plain_description or template.description
    screen.add("description", Paragraph(parse(described.strip()).text()))
    if screen.closely:
        screen.add("state", *facts_about(world, screen.thing))
        if template.is_container:
            screen.add("contents", *inside_of(world, screen.thing))


@adds(ThingScreen)
def equipment_seen(world: World, screen: ThingScreen) -> None:
    """What someone wears and holds is seen by whoever looks at them."""
    if isinstance(screen.thing, Being):
        screen.add("state", *worn_fields(world, screen.thing))


@adds(InsideScreen)
def inside_seen(world: World, screen: InsideScreen) -> None:
    """What is in a container."""
    if isinstance(screen.thing, Inventory | Item) and holds_things(world, screen.thing):
        screen.add("contents", *inside_of(world, screen.thing))


@adds(InventoryScreen)
def load_carried(world: World, screen: InventoryScreen) -> None:
    """How much of what one can carry is carried."""
    load = load_of(world, carried_by(world, screen.reader))
    most = carrying_capacity(world, screen.reader)
    screen.add("load", Field("Weight", styled(f"{load.pounds:g} of {most:g} pounds")))


@guard(PuttingDown)
def keep_floor_clear(world: World, putting: PuttingDown) -> None:
    """In some rooms nothing is put down."""
    if has_flag(world, room_of(world, putting.who), RoomFlag.NO_DROP):
        raise Refused("Nothing can be put down here.")
