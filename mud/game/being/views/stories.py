"""How what content says is told."""

from mud.game.being.acts.presence import staff_here
from mud.game.being.events import Narrated
from mud.play.roles import Role
from mud.play.scripts.scene import ScriptFailed
from mud.play.telling import Only, Telling, Told, tell
from mud.play.views import view
from mud.world.world import World


@view(Narrated)
def narrated(_world: World, event: Narrated) -> Telling:
    """Whoever it is for."""
    return (Told(event.audience, event.text, event.names),)


@view(ScriptFailed)
def script_failed(world: World, event: ScriptFailed) -> Telling:
    """Every builder who is in the world."""
    words = "[bad]The script of {by} failed, and what it had done is undone.[/] {reason}."
    return tuple(
        tell(Only(player), words, by=event.by, reason=event.reason) for player in staff_here(world, Role.BUILDER)
    )
