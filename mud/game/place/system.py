"""Rooms as they are loaded, rooms that no file has any more, and what the flags of rooms keep people from."""

from mud.content.revision import Revision
from mud.game.place import acts
from mud.game.place.acts import Attacking, WorkingMagic
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.hooks import guard
from mud.play.loading import loaded, revised
from mud.world.world import World


@loaded
def forget_rooms(world: World) -> None:
    """What became of rooms that no file has any more is forgotten."""
    acts.forget_missing(world)


@loaded
def leave_retired_rooms(world: World) -> None:
    """Whoever fell asleep in a room that is gone wakes up elsewhere."""
    _leave(world, sorted(world.catalog.retired(Room)))


@revised
def leave_gone_rooms(world: World, revision: Revision) -> None:
    """Nobody stays in a room that is gone."""
    _leave(world, [change.id for change in revision.of(Room) if change.after is None])


def _leave(world: World, ids: list[str]) -> None:
    rooms = tuple(room for id_ in ids if (room := world.catalog.find(Room, id_)) is not None)
    if rooms:
        acts.forget_gone(world, {room.id for room in rooms})
        world.happened(RoomsRetired(rooms))


@guard(WorkingMagic)
def hold_magic(world: World, working: WorkingMagic) -> None:
    """Where there is no magic, none works."""
    room = world.catalog.find(Room, working.room_id)
    if room is not None and acts.magic_in(world, room) <= 0:
        raise Refused("Nothing magical works here.")


@guard(Attacking)
def keep_peace(world: World, attacking: Attacking) -> None:
    """In a safe room nobody fights."""
    room = world.catalog.find(Room, attacking.room_id)
    if room is not None and acts.has_flag(world, room, RoomFlag.SAFE):
        raise Refused("Nobody fights here.")
