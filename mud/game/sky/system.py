"""The sky is set up when the world is loaded; from then on the schedule says when anything changes."""

from mud.content.revision import Revision
from mud.game.area.specs import Area
from mud.game.sky import acts
from mud.game.sky.specs import Calendar, WeatherProfile
from mud.kernel.schedule import every
from mud.play.loading import loaded, revised
from mud.world.world import World


@loaded
def set_up_skies(world: World) -> None:
    """Clocks, date and weather."""
    acts.set_up(world)


@revised
def follow_areas(world: World, revision: Revision) -> None:
    """New areas have a clock and weather of their own; those of areas that are gone stop."""
    if any(revision.of(cls) for cls in (Area, Calendar, WeatherProfile)):
        acts.see(world)  # no time has been away
        acts.set_up(world)


@every(60)
def keep_time(world: World) -> None:
    """Note when the world was last seen running, for calendars that stand still while it does not."""
    acts.see(world)
