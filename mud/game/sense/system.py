"""Whoever sees nothing hears what there is to hear."""

from mud.game.being.views.rooms import DarkScreen
from mud.game.sense.views import sounds_around
from mud.kernel.hooks import adds
from mud.text.markup import parse
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.world import World


@adds(DarkScreen)
def heard_in_the_dark(world: World, screen: DarkScreen) -> None:
    """The sounds of the room, after the darkness itself."""
    screen.add("", Paragraph(styled(screen.reason)))
    screen.add("", *(Paragraph(parse(text.strip()).text()) for text in sounds_around(world, screen.reader)))
