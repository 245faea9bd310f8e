"""Opening, closing, locking, unlocking, knocking and searching. The only writer of doors and of what was found.

How the lids of containers stand, the things keep themselves.
"""

from dataclasses import dataclass
from typing import TypeAlias

from mud.game.area.rules import Sight
from mud.game.being.acts import room_of
from mud.game.being.model import Being, Player
from mud.game.being.readers import sight_of, too_dark, ways_of
from mud.game.being.rules.numbers import succeeds_check
from mud.game.being.specs import Ability
from mud.game.passage.events import DoorHandled, DoorMoved, DoorReturned, Handling, Knocked, PickFailed, Searched
from mud.game.passage.model import DoorState, Explorer
from mud.game.passage.rules import MOST_FOUND, PERCEPTION, searches_badly
from mud.game.place.acts import exits_of
from mud.game.place.specs import Door, DoorPosition, Exit, Room
from mud.game.thing.acts import carried_by, template_of
from mud.game.thing.acts.vessels import closes, lid_of, name_of, set_lid
from mud.game.thing.model import Inventory, Item
from mud.game.thing.specs import Lid
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemTemplateId, RoomId
from mud.text.grammar import capital, definite, is_plural
from mud.world.world import World

Closing: TypeAlias = Door | Inventory | Item
Closable: TypeAlias = Exit | Inventory | Item

OPEN, CLOSED, LOCKED = DoorPosition.OPEN, DoorPosition.CLOSED, DoorPosition.LOCKED


def door_in(world: World, way: Exit) -> Door | None:
    """The door in a way out."""
    return world.catalog.find(Door, way.door) if way.door is not None else None


def position_of(world: World, door: Door) -> DoorPosition:
    """How a door stands, from both sides."""
    state = world.get(DoorState, door.id)
    return door.starts if state is None else state.position


@dataclass(frozen=True, slots=True)
class Lock:
    """What opens and closes, whatever it is: a door, a chest, a box. `beyond` is the room behind a door."""

    thing: Closing
    name: str
    position: DoorPosition
    key: ItemTemplateId | None
    pick: int | None
    beyond: RoomId | None = None


def lock_of(world: World, what: Closable) -> Lock:
    """The lock of a way, a place that holds things or a container; Refused when nothing there opens or closes."""
    if isinstance(what, Exit):
        door = _door(world, what)
        return Lock(door, door.name, position_of(world, door), door.key, door.pick, what.to)
    name = name_of(world, what)
    if not closes(world, what):
        raise Refused(f"{_capital(name)} {'have' if is_plural(name) else 'has'} nothing that closes.")
    if isinstance(what, Inventory):
        return Lock(what, name, lid_of(world, what), what.key_id, what.lock_difficulty)
    lid = template_of(world, what).lid or Lid()
    return Lock(what, name, lid_of(world, what), lid.key, lid.pick)


def open_door(world: World, who: Being, what: Closable) -> None:
    """Open a door or a lid; Refused when it is open or locked."""
    lock = lock_of(world, what)
    if lock.position is OPEN:
        raise Refused("It is open already.")
    if lock.position is LOCKED:
        raise Refused(f"{_capital(lock.name)} {'are' if is_plural(lock.name) else 'is'} locked.")
    _handle(world, who, lock, Handling.OPEN)


def close_door(world: World, who: Being, what: Closable) -> None:
    """Close a door or a lid; Refused when it is closed."""
    lock = lock_of(world, what)
    if lock.position is not OPEN:
        raise Refused("It is closed already.")
    _handle(world, who, lock, Handling.CLOSE)


def unlock(world: World, who: Player, what: Closable) -> None:
    """Unlock something with the key that one carries; Refused when it is not locked or one has no key."""
    lock = lock_of(world, what)
    if lock.position is not LOCKED:
        raise Refused("It is not locked.")
    _check_key(world, who, lock)
    _handle(world, who, lock, Handling.UNLOCK)


def lock(world: World, who: Player, what: Closable) -> None:
    """Lock something with the key that one carries; Refused when it is open or locked, or one has no key."""
    found = lock_of(world, what)
    if found.position is LOCKED:
        raise Refused("It is locked already.")
    if found.position is OPEN:
        raise Refused("Close it first.")
    _check_key(world, who, found)
    _handle(world, who, found, Handling.LOCK)


def pick(world: World, who: Being, what: Closable) -> None:
    """Try to open a lock without its key: dexterity against the lock; Refused when it cannot be picked at all."""
    lock = lock_of(world, what)
    if lock.position is not LOCKED:
        raise Refused("It is not locked.")
    if lock.pick is None:
        raise Refused("That lock is not to be picked.")
    if sight_of(world, who) is Sight.NOTHING:
        raise Refused(too_dark(who, "to find the lock"))
    if succeeds_check(world, who, Ability.DEXTERITY, lock.pick):
        _handle(world, who, lock, Handling.PICK)
    else:
        world.happened(PickFailed(who, lock.thing))


def knock(world: World, who: Being, way: Exit) -> None:
    """Knock at a door; it is heard on both sides. Refused when it is open."""
    door = _door(world, way)
    if position_of(world, door) is OPEN:
        raise Refused("It is open.")
    world.happened(Knocked(who, door, way.to))


def let_stand(world: World, door: Door, position: DoorPosition) -> None:
    """Let a door stand so without anyone touching it; nothing happens when it does already."""
    before = position_of(world, door)
    if before is not position:
        _set(world, door, position)
        world.happened(DoorMoved(door, rooms_of(world, door), before, position))


def reveal(world: World, who: Player, room: Room, way: str) -> bool:
    """Let someone know of a hidden way; False when there is none, or they know it."""
    leads = exits_of(world, room).get(way)
    if leads is None or leads.hidden is None or has_found(who, room, way):
        return False
    _remember(who, room, way)
    return True


def search(world: World, who: Player) -> None:
    """Look for hidden ways out: wisdom against how well each is hidden. Refused when one sees nothing."""
    sight = sight_of(world, who)
    if sight is Sight.NOTHING:
        raise Refused(too_dark(who, "to search"))
    room, known = room_of(world, who), ways_of(world, who)
    hidden = {way: leads for way, leads in exits_of(world, room).items() if leads.hidden is not None}
    unknown = {way: leads for way, leads in hidden.items() if way not in known}
    dimmed = -1 if searches_badly(sight) else 0
    found = tuple(
        way
        for way, leads in unknown.items()
        if succeeds_check(world, who, Ability.WISDOM, leads.hidden or 0, dimmed, PERCEPTION)
    )
    for way in found:
        _remember(who, room, way)
    world.happened(Searched(who, found))


def has_found(who: Being, room: Room, way: str) -> bool:
    """Whether someone has found a hidden way."""
    return isinstance(who, Player) and f"{room.id} {way}" in Explorer.of(who).found_ways


def wait_for_returns(world: World) -> None:
    """After the world was loaded: see when doors return, and forget those that no file has."""
    for state in list(world.shelf(DoorState)):
        if world.catalog.find(Door, state.id) is None:
            world.remove(state)
        else:
            _wait(world, state)


def rooms_of(world: World, door: Door) -> tuple[RoomId, ...]:
    """The rooms that a door stands in."""
    rooms = world.catalog.all(Room).values()
    return tuple(room.id for room in rooms if any(each.door == door.id for each in exits_of(world, room).values()))


def _remember(who: Player, room: Room, way: str) -> None:
    explorer = Explorer.of(who)
    explorer.found_ways = (*explorer.found_ways, f"{room.id} {way}")[-MOST_FOUND:]


def _door(world: World, way: Exit) -> Door:
    door = door_in(world, way)
    if door is None:
        raise Refused("There is no door there.")
    return door


def _capital(name: str) -> str:
    return capital(definite(name))


def _check_key(world: World, who: Player, lock: Lock) -> None:
    if lock.key is None:
        raise Refused("It has no lock that a key would fit.")
    if not any(item.template_id == lock.key for item in carried_by(world, who)):
        raise Refused("You do not have the key.")


_AFTER = {
    Handling.OPEN: OPEN,
    Handling.CLOSE: CLOSED,
    Handling.UNLOCK: CLOSED,
    Handling.PICK: CLOSED,
    Handling.LOCK: LOCKED,
}


def _handle(world: World, who: Being, lock: Lock, handling: Handling) -> None:
    if isinstance(lock.thing, Door):
        _set(world, lock.thing, _AFTER[handling])
    else:
        set_lid(world, lock.thing, _AFTER[handling])
    world.happened(DoorHandled(who, lock.thing, handling, lock.beyond))


def _set(world: World, door: Door, position: DoorPosition) -> None:
    """Let a door stand so; one that stands as usual needs no state."""
    state = world.get(DoorState, door.id)
    if position is door.starts:
        if state is not None:
            _forget(world, state)
        return
    state = state or world.add(DoorState(id=door.id, position=position))
    state.position = position
    if door.returns is not None:
        state.returns_at = world.clock.now() + door.returns
        _wait(world, state)


def _wait(world: World, state: DoorState) -> None:
    if state.job is not None:
        state.job.cancel()
    if state.returns_at is not None:
        seconds = state.returns_at - world.clock.now()
        state.job = world.schedule.after(seconds, "a door", lambda: _return(world, state))


def _return(world: World, state: DoorState) -> None:
    door = world.catalog.find(Door, state.id)
    _forget(world, state)
    if door is not None:
        world.happened(DoorReturned(door, rooms_of(world, door)))


def _forget(world: World, state: DoorState) -> None:
    if state.job is not None:
        state.job.cancel()
    world.remove(state)
