"""How it is told that a room changes, to those who are in it."""

from mud.game.place.events import ExitClosed, ExitOpened, RoomDescribed, RoomRestored
from mud.kernel.ids import RoomId
from mud.play.telling import InRoom, Telling, tell
from mud.play.views import view
from mud.text.span import Text, styled
from mud.world.world import World


@view(ExitOpened)
def exit_opened(_world: World, event: ExitOpened) -> Telling:
    """A way out is there."""
    return _told(event.room_id, event.words, styled(f"A way out opens: {event.way}."))


@view(ExitClosed)
def exit_closed(_world: World, event: ExitClosed) -> Telling:
    """A way out is gone."""
    return _told(event.room_id, event.words, styled(f"There is no way {event.way} any more."))


@view(RoomDescribed)
def room_described(_world: World, event: RoomDescribed) -> Telling:
    """Something changes; what, one sees by looking."""
    return _told(event.room_id, event.words, styled("Something about this place changes."))


@view(RoomRestored)
def room_restored(_world: World, event: RoomRestored) -> Telling:
    """All is as it was."""
    return _told(event.room_id, None, styled("This place is again as it used to be."))


def _told(room_id: RoomId, words: Text | None, usual: Text) -> Telling:
    said = usual if words is None else words
    return (tell(InRoom(room_id), "{said}", said=said),) if said else ()
