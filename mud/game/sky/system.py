"""The sky is set up when the world is loaded; from then on the schedule says when anything changes."""

from mud.game.sky import acts
from mud.kernel.schedule import every
from mud.play.loading import loaded
from mud.world.world import World


@loaded
def set_up_skies(world: World) -> None:
    """Clocks, date and weather."""
    acts.set_up(world)


@every(60)
def keep_time(world: World) -> None:
    """Note when the world was last seen running, for calendars that stand still while it does not."""
    acts.see(world)
