"""What content can ask of doors and hidden ways, and do with them."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.script import Somebody
from mud.game.passage.acts import has_found, let_stand, position_of, reveal
from mud.game.place.script import Place, room_in
from mud.game.place.specs import Door, DoorPosition
from mud.kernel.marks import Ref
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Named, reading
from mud.play.scripts.words import action, condition
from mud.world.world import World

SomeDoor = Annotated[str, Ref("doors.id"), Named(Door)]
"""A door: its id, or a name like $door."""


@reading("name")
def door_name(_world: World, door: Door) -> str:
    """What the door is called."""
    return door.name


@condition("door_is")
class DoorIs:
    """A door is open, closed or locked.

    Example:
        door_is: {position: locked, door: door_chapel}
    """

    position: DoorPosition
    door: SomeDoor = "$door"

    def holds(self, scene: Scene) -> bool:
        """Look at it."""
        door = scene.one_of(Door, self.door)
        return door is not None and position_of(scene.world, door) is self.position


@condition("has_found")
class HasFound:
    """Someone has found a hidden way out of a room.

    Example:
        has_found: {way: north, room: room_market_square}
    """

    way: str
    room: Place = "$room"
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look it up."""
        who, room = scene.named(self.who, Player), room_in(scene, self.room)
        return who is not None and room is not None and has_found(who, room, self.way)


@action("open_door")
class OpenDoor:
    """Let a door swing open, locked or not.

    Example:
        open_door: door_chapel
    """

    door: SomeDoor = "$door"

    def perform(self, scene: Scene) -> None:
        """Open it."""
        _stand(scene, self.door, DoorPosition.OPEN)


@action("close_door")
class CloseDoor:
    """Let a door fall shut.

    Example:
        close_door: door_chapel
    """

    door: SomeDoor = "$door"

    def perform(self, scene: Scene) -> None:
        """Close it, unless it is locked."""
        door = scene.one_of(Door, self.door)
        if door is not None and position_of(scene.world, door) is DoorPosition.OPEN:
            let_stand(scene.world, door, DoorPosition.CLOSED)


@action("lock_door")
class LockDoor:
    """Let a door be shut and locked.

    Example:
        lock_door: door_chapel
    """

    door: SomeDoor = "$door"

    def perform(self, scene: Scene) -> None:
        """Lock it."""
        _stand(scene, self.door, DoorPosition.LOCKED)


@action("unlock_door")
class UnlockDoor:
    """Let the lock of a door spring open.

    Example:
        unlock_door: door_chapel
    """

    door: SomeDoor = "$door"

    def perform(self, scene: Scene) -> None:
        """Unlock it, if it is locked."""
        door = scene.one_of(Door, self.door)
        if door is not None and position_of(scene.world, door) is DoorPosition.LOCKED:
            let_stand(scene.world, door, DoorPosition.CLOSED)


@action("reveal_way")
class RevealWay:
    """Let someone know of a hidden way out of a room. Tell of it: nobody else does.

    Example:
        reveal_way: {way: north, room: room_market_square}
    """

    way: str
    room: Place = "$room"
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Reveal it."""
        who, room = scene.named(self.who, Player), room_in(scene, self.room)
        if who is not None and room is not None:
            reveal(scene.world, who, room, self.way)


def _stand(scene: Scene, door: str, position: DoorPosition) -> None:
    found = scene.one_of(Door, door)
    if found is not None:
        let_stand(scene.world, found, position)
