"""What people see of those who are moved without their doing."""

from mud.game.being.events import Displaced
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.world.world import World


@view(Displaced)
def displaced(_world: World, event: Displaced) -> Telling:
    """Told as calmly as it can be."""
    return (
        tell(Only(event.who), "The place around you is no longer part of this world. You find yourself elsewhere."),
        tell(InRoom(event.room_id, (event.who,)), "{Who} is suddenly here.", who=event.who),
    )
