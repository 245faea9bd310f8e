"""What becomes of rooms. `words`, unless None, tell it in place of the usual sentence; empty ones tell nothing."""

from mud.game.place.specs import Room
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId
from mud.text.span import Text


@event(silent=True)
class FlagSet(Event):
    """A flag of a room is another: `value` is what was set, None when content says again what holds."""

    room_id: RoomId
    name: str
    value: str | int | float | bool | None


@event()
class ExitOpened(Event):
    """A way out of a room is there that was not, or leads elsewhere."""

    room_id: RoomId
    way: str
    words: Text | None = None


@event()
class ExitClosed(Event):
    """A way out of a room is no longer there."""

    room_id: RoomId
    way: str
    words: Text | None = None


@event()
class RoomDescribed(Event):
    """A room looks different."""

    room_id: RoomId
    words: Text | None = None


@event()
class RoomRestored(Event):
    """A room is again as content says."""

    room_id: RoomId


@event(silent=True)
class RoomsRetired(Event):
    """No file has these rooms any more: whoever and whatever is in them goes elsewhere."""

    rooms: tuple[Room, ...]
