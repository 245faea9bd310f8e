"""What content can ask of rooms, and do with them."""

from typing import Annotated

from mud.game.area.specs import Area
from mud.game.place import acts
from mud.game.place.model import FlagValue
from mud.game.place.specs import Exit, Room
from mud.kernel.ids import RoomId, RoomTypeId
from mud.kernel.marks import Ref, Width
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Named, PlainWords, Scope, reading
from mud.play.scripts.words import action, condition
from mud.world.world import World

Place = Annotated[str, Ref("rooms.id"), Named(Room)]
"""A room: its id, or a name like $room."""

HERE: Scope = {"room": Room, "area": Area}
"""The names that stand for a place."""


def names_of(world: World, room: Room | None) -> dict[str, object]:
    """What stands behind the names of `HERE`."""
    area = world.catalog.find(Area, room.area_id) if room is not None and room.area_id else None
    return {"room": room, "area": area}


def room_in(scene: Scene, place: str) -> Room | None:
    """The room that is meant."""
    return scene.one_of(Room, place)


@reading("name")
def room_name(_world: World, room: Room) -> str:
    """What the room is called."""
    return room.name


@reading("name")
def area_name(_world: World, area: Area) -> str:
    """What the area is called."""
    return area.name


@reading("light")
def room_light(world: World, room: Room) -> int:
    """How light it is in the room, from 0 (none) to 100 (the sun at noon on snow)."""
    return int(acts.light_in(world, room.id))


@condition("room_flag")
class RoomFlagIs:
    """A flag of a room is set, or has a certain value: those of the content, and any word that `set_room_flag` set.

    Example:
        room_flag: {flag: gate_open, room: room_market_square}
    """

    flag: Annotated[str, Width(64)]
    value: FlagValue = True
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Look at the room."""
        room = room_in(scene, self.room)
        found = acts.flag_of(scene.world, room, self.flag) if room is not None else None
        return bool(found) if self.value is True else found == self.value


@condition("room_type")
class RoomTypeIs:
    """A room is of a certain type.

    Example:
        room_type: market
    """

    type: Annotated[RoomTypeId, Ref("room_types.name")]
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Look at the room."""
        room = room_in(scene, self.room)
        return room is not None and room.room_type == self.type


@condition("outdoors")
class Outdoors:
    """The sky is above a room.

    Example:
        outdoors: $room
    """

    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Look up."""
        room = room_in(scene, self.room)
        return room is not None and acts.is_outdoors(scene.world, room)


@condition("light")
class LightIs:
    """How light it is in a room, from 0 (none) to 100 (the sun at noon on snow); below 5 nobody sees without help.

    Example:
        light: {at_most: 4}
    """

    at_least: int = 0
    at_most: int = 1000
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Measure it."""
        room = room_in(scene, self.room)
        return room is not None and self.at_least <= acts.light_in(scene.world, room.id) <= self.at_most


@condition("way_out")
class WayOut:
    """There is a way out of a room under that name, whether anyone has found it or not.

    Example:
        way_out: {way: down, room: room_market_square}
    """

    way: str
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Look at the ways out."""
        room = room_in(scene, self.room)
        return room is not None and self.way in acts.exits_of(scene.world, room)


@action("open_exit")
class OpenExit:
    """Let a way out of a room lead somewhere. The way back, where there shall be one, is another; `text` tells of it.

    Example:
        open_exit: {way: down, to: room_market_square, text: A slab slides aside. Steps lead down.}
    """

    way: Annotated[str, Width(40)]
    to: Annotated[RoomId, Ref("rooms.id")]
    room: Place = "$room"
    text: PlainWords | None = None

    def perform(self, scene: Scene) -> None:
        """Open it, unless it leads there already."""
        room = room_in(scene, self.room)
        if room is None:
            return
        known = acts.exits_of(scene.world, room).get(self.way)
        if known is None or known.to != self.to:
            acts.open_exit(scene.world, room, self.way, Exit(self.to), self.text)


@action("close_exit")
class CloseExit:
    """Take a way out of a room away. `text` tells those who are there.

    Example:
        close_exit: {way: down, text: The slab grinds shut.}
    """

    way: Annotated[str, Width(40)]
    room: Place = "$room"
    text: PlainWords | None = None

    def perform(self, scene: Scene) -> None:
        """Close it, if there is one."""
        room = room_in(scene, self.room)
        if room is not None and self.way in acts.exits_of(scene.world, room):
            acts.close_exit(scene.world, room, self.way, self.text)


@action("describe_room")
class DescribeRoom:
    """Let a room look different, until it is described again or restored.

    Example:
        describe_room: {text: The stalls lie in splinters., room: room_market_square}
    """

    text: PlainWords
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Describe it, and tell nobody: what happened is told apart."""
        room = room_in(scene, self.room)
        if room is not None and acts.description_of(scene.world, room) != self.text:
            acts.describe(scene.world, room, self.text, "")


@action("restore_room")
class RestoreRoom:
    """Let a room be as its content says: its ways, its flags and its description.

    Example:
        restore_room: room_market_square
    """

    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Restore it, if anything about it is different."""
        room = room_in(scene, self.room)
        if room is not None and acts.state_of(scene.world, room) is not None:
            acts.restore(scene.world, room)


@action("set_room_flag")
class SetRoomFlag:
    """Set a flag of a room: one of those that rooms have, such as dark or silent, or any word of your own.

    Example:
        set_room_flag: {flag: lever_pulled, value: 2}
    """

    flag: Annotated[str, Width(64)]
    value: FlagValue = True
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Set it, unless it is so already."""
        room = room_in(scene, self.room)
        if room is not None and acts.flag_of(scene.world, room, self.flag) != self.value:
            acts.set_flag(scene.world, room, self.flag, self.value)


@action("clear_room_flag")
class ClearRoomFlag:
    """Let a flag of a room be as content says again.

    Example:
        clear_room_flag: lever_pulled
    """

    flag: Annotated[str, Width(64)]
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Forget it."""
        room = room_in(scene, self.room)
        state = acts.state_of(scene.world, room) if room is not None else None
        if room is not None and state is not None and self.flag in state.room_flags:
            acts.set_flag(scene.world, room, self.flag, None)
