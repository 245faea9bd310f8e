"""What became of rooms is looked through when the world is loaded; rooms that no file has any more are left."""

from mud.content.revision import Revision
from mud.game.place import acts
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import Room
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
