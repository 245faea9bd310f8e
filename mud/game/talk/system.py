"""What talk does on its own: greet whoever enters."""

from mud.game.being.events import PlayerEntered
from mud.game.talk.events import GreetingRead
from mud.game.talk.specs import Greeting
from mud.kernel.events import on
from mud.world.world import World


@on(PlayerEntered)
def greet(world: World, event: PlayerEntered) -> None:
    """Show the greeting, if there is one."""
    if world.catalog.all(Greeting):
        world.happened(GreetingRead(event.who))
