"""What became of rooms is looked through when the world is loaded."""

from mud.game.place import acts
from mud.play.loading import loaded
from mud.world.world import World


@loaded
def forget_rooms(world: World) -> None:
    """What became of rooms that no file has any more is forgotten."""
    acts.forget_missing(world)
