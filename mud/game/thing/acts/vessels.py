"""What things are put into: containers that can be carried, and inventories, which stand in a room. Their lids, and
what goes into them. The only writer of inventories.
"""

from collections.abc import Collection
from typing import TypeAlias

from mud.game.area.specs import Area
from mud.game.being.model import Being, Player
from mud.game.place.acts import lost_and_found
from mud.game.place.specs import DoorPosition, Room
from mud.game.thing.events import LidReturned, Moved
from mud.game.thing.model import Inventory, Item, LidStatus
from mud.game.thing.rules import Load, called
from mud.game.thing.specs import Container, ContainerType, ItemTemplate, Placement
from mud.kernel.errors import Refused
from mud.kernel.ids import InventoryId, ItemId
from mud.kernel.values import FrozenMap
from mud.text.grammar import capital, definite, is_plural
from mud.world.contents import Holder, HolderKind, contents, holders, move
from mud.world.world import World

Vessel: TypeAlias = Item | Inventory

POSITION = "position"
"""The key in an item's `instance_data` under which stands how its lid does, when not as at first."""


def inside(world: World, vessel: Vessel) -> Collection[Item]:
    """What is in a container; copy it before moving anything."""
    return contents(world, Item, holder_inside(vessel))


def holder_inside(vessel: Vessel) -> Holder:
    """What holds the things inside."""
    return Holder.inventory(vessel.id) if isinstance(vessel, Inventory) else Holder.container(vessel.id)


def vessel_of(world: World, holder: Holder) -> Vessel | None:
    """The container that a holder is the inside of; None for rooms and people."""
    if holder.kind is HolderKind.CONTAINER:
        return world.get(Item, ItemId(holder.id))
    return world.get(Inventory, InventoryId(holder.id)) if holder.kind is HolderKind.INVENTORY else None


def outermost(world: World, thing: Vessel) -> Holder:
    """The room in which a thing is in the end, or whoever has it."""
    if isinstance(thing, Inventory):
        return Holder.room(thing.room_id)
    last = holders(world, thing)[-1]
    around = world.get(Inventory, InventoryId(last.id)) if last.kind is HolderKind.INVENTORY else None
    return last if around is None else Holder.room(around.room_id)


def inventories_in(world: World, room_id: str) -> list[Inventory]:
    """The chests and shelves of a room."""
    return list(world.where(Inventory, "room_id", room_id))


def name_of(world: World, vessel: Vessel) -> str:
    """What a thing is called by those who see it: a bare noun phrase in the singular."""
    if isinstance(vessel, Inventory):
        return vessel.name
    return called(world.catalog.get(ItemTemplate, vessel.template_id), vessel)


def holds_things(world: World, vessel: Vessel) -> bool:
    """Whether anything can be put into it."""
    return isinstance(vessel, Inventory) or world.catalog.get(ItemTemplate, vessel.template_id).is_container


def closes(world: World, vessel: Vessel) -> bool:
    """Whether it has a lid."""
    if isinstance(vessel, Inventory):
        return vessel.closes
    return world.catalog.get(ItemTemplate, vessel.template_id).lid is not None


def lid_of(world: World, vessel: Vessel) -> DoorPosition:
    """How its lid stands; what has none is open."""
    if isinstance(vessel, Inventory):
        if vessel.locked:
            return DoorPosition.LOCKED
        return DoorPosition.OPEN if vessel.status is LidStatus.OPEN else DoorPosition.CLOSED
    lid = world.catalog.get(ItemTemplate, vessel.template_id).lid
    if lid is None:
        return DoorPosition.OPEN
    return DoorPosition(str(vessel.instance_data.get(POSITION, lid.starts.value)))


def set_lid(world: World, vessel: Vessel, position: DoorPosition) -> None:
    """Let its lid stand so."""
    if isinstance(vessel, Inventory):
        _stand(vessel, position)
        vessel.returns_at = None
        _see_to_return(world, vessel)
        return
    lid = world.catalog.get(ItemTemplate, vessel.template_id).lid
    if lid is not None and position is lid.starts:
        vessel.instance_data = vessel.instance_data.without(POSITION)
    else:
        vessel.instance_data = vessel.instance_data.set(POSITION, position.value)


def check_open(world: World, vessel: Vessel) -> None:
    """Refused while it is closed."""
    if lid_of(world, vessel) is not DoorPosition.OPEN:
        raise Refused(f"{_named(world, vessel)} {'are' if is_plural(name_of(world, vessel)) else 'is'} closed.")


def check_access(world: World, who: Being, vessel: Vessel, doing: str) -> None:
    """Refused where that is not for everyone; `doing` is `take` or `put`. The owner may do what they like."""
    if not isinstance(vessel, Inventory):
        return
    is_owner = isinstance(who, Player) and vessel.owner_id == who.id
    if vessel.owner_id is not None and not is_owner:
        raise Refused(f"{_named(world, vessel)} belongs to somebody else.")
    if not is_owner and not vessel.access_permissions.get(doing, True):
        done = "taken out of" if doing == "take" else "put into"
        raise Refused(f"Nothing is to be {done} {definite(vessel.name)}.")


def has_room_for(world: World, vessel: Vessel, holds: Load, adds: Load) -> bool:
    """Whether so much more goes in. What has no limit takes everything."""
    if isinstance(vessel, Inventory):
        fits = not vessel.capacity_slots or holds.things + adds.things <= vessel.capacity_slots
        return fits and (not vessel.capacity_weight or holds.pounds + adds.pounds <= vessel.capacity_weight)
    kind = world.catalog.get(ItemTemplate, vessel.template_id)
    if kind.container_capacity is None:
        return True
    if kind.container_type is ContainerType.SLOTS:
        return holds.things + adds.things <= kind.container_capacity
    return holds.pounds + adds.pounds <= kind.container_capacity


def note_load(vessel: Vessel, load: Load) -> None:
    """Write down how much is in a place, for those who read the database."""
    if isinstance(vessel, Inventory) and (vessel.current_weight, vessel.current_slots) != (load.pounds, load.things):
        vessel.current_weight, vessel.current_slots = load.pounds, load.things


def furnish(world: World) -> None:
    """Bring the places that hold things in line with content: after loading, and whenever it was revised."""
    written = world.catalog.all(Container)
    for inventory in list(world.shelf(Inventory)):
        if inventory.yaml_managed and inventory.id not in written:
            _put_away(world, inventory)
    for container in written.values():
        if world.catalog.find(Room, container.room_id) is not None:
            _furnish(world, container)


def place_of(placement: Placement) -> Holder:
    """Where the things of a placement belong."""
    return Holder.room(placement.room_id) if placement.into is None else Holder.inventory(placement.into)


def interval_of(world: World, placement: Placement) -> float | None:
    """Seconds after which what is missing comes back: its own, or its area's; None when it does not."""
    if placement.every is not None:
        return placement.every
    room = world.catalog.find(Room, placement.room_id)
    area = world.catalog.find(Area, room.area_id) if room is not None and room.area_id else None
    seconds = area.default_respawn_time if area is not None else USUAL_INTERVAL
    return None if seconds < 0 else max(1, seconds)


USUAL_INTERVAL = 300
"""Seconds after which things come back in rooms that lie in no area."""


def _furnish(world: World, written: Container) -> None:
    found = world.get(Inventory, written.id)
    if found is None:
        made = Inventory(id=written.id, name=written.name, room_id=written.room_id)
        _stand(made, written.starts)
        found = world.add(made)
    allowed = {"take": written.take, "put": written.put}
    _follow(
        found,
        name=written.name,
        description=written.description,
        keywords=written.keywords,
        room_id=written.room_id,
        container_type=written.kind,
        capacity_weight=written.capacity_weight,
        capacity_slots=written.capacity_slots,
        access_permissions=FrozenMap({doing: may for doing, may in allowed.items() if not may}),
        closes=written.closes or written.starts is not DoorPosition.OPEN,
        lock_difficulty=written.pick,
        key_id=written.key,
        properties=written.properties,
    )
    _see_to_return(world, found)


def _follow(inventory: Inventory, **fields: object) -> None:
    """Let these fields be so; what is so already is not written anew."""
    for name, value in fields.items():
        if getattr(inventory, name) != value:
            setattr(inventory, name, value)


def _put_away(world: World, inventory: Inventory) -> None:
    """Content has it no more: what was in it is kept in the lost-and-found."""
    room = world.catalog.find(Room, inventory.room_id)
    for item in list(inside(world, inventory)):
        source = item.holder
        move(world, item, Holder.room(lost_and_found(world, room.area_id if room is not None else None)))
        world.happened(Moved(item, source))
    if inventory.job is not None:
        inventory.job.cancel()
    world.remove(inventory)


def _stand(inventory: Inventory, position: DoorPosition) -> None:
    inventory.status = LidStatus.OPEN if position is DoorPosition.OPEN else LidStatus.CLOSED
    inventory.locked = position is DoorPosition.LOCKED


def _see_to_return(world: World, inventory: Inventory) -> None:
    """Let it stand as it usually does when it is time; a lid that does needs nothing."""
    if inventory.job is not None:
        inventory.job.cancel()
        inventory.job = None
    written = world.catalog.find(Container, inventory.id)
    if written is None or written.returns is None or lid_of(world, inventory) is written.starts:
        _follow(inventory, returns_at=None)
        return
    if inventory.returns_at is None:
        inventory.returns_at = world.clock.now() + written.returns
    seconds = inventory.returns_at - world.clock.now()
    inventory.job = world.schedule.after(seconds, "a lid", lambda: _return(world, inventory, written.starts))


def _return(world: World, inventory: Inventory, position: DoorPosition) -> None:
    inventory.job = None
    _stand(inventory, position)
    inventory.returns_at = None
    world.happened(LidReturned(inventory, position))


def _named(world: World, vessel: Vessel) -> str:
    return capital(definite(name_of(world, vessel)))
