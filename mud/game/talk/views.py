"""How talk reads."""

from mud.game.talk.events import Said
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.world.world import World


@view(Said)
def said(_world: World, event: Said) -> Telling:
    """The speaker and the room."""
    return (
        tell(Only(event.who), 'You say, "[say]{text}[/]"', text=event.text),
        tell(
            InRoom(event.who.room_id, (event.who,)),
            '{who} says, "[say]{text}[/]"',
            who=event.who,
            text=event.text,
        ),
    )
