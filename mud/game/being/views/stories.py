"""How what content says is told, and what someone learnt."""

from mud.game.being.events import ExperienceGained, Narrated
from mud.play.telling import Only, Telling, Told, tell
from mud.play.views import view
from mud.world.world import World


@view(Narrated)
def narrated(_world: World, event: Narrated) -> Telling:
    """Whoever it is for."""
    return (Told(event.audience, event.text, event.names),)


@view(ExperienceGained)
def experience_gained(_world: World, event: ExperienceGained) -> Telling:
    """Only whoever learnt it."""
    points = "a point" if event.amount == 1 else f"{event.amount} points"
    return (tell(Only(event.who), f"[good]You gain {points} of experience.[/]"),)
