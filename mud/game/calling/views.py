"""What one's calling adds to other features' screens."""

from mud.game.being.views import ScoreScreen, WhoisScreen
from mud.game.calling.specs import CharacterClass
from mud.kernel.hooks import adds
from mud.kernel.ids import ClassId
from mud.text.page import Field
from mud.text.span import styled
from mud.world.world import World


@adds(ScoreScreen)
def class_on_score(world: World, screen: ScoreScreen) -> None:
    """The name of the class."""
    calling = world.catalog.find(CharacterClass, ClassId(screen.reader.character_class))
    if calling is not None:
        screen.add("origin", Field("Class", styled(calling.name)))


@adds(WhoisScreen)
def class_on_whois(world: World, screen: WhoisScreen) -> None:
    """The name of the class."""
    calling = world.catalog.find(CharacterClass, ClassId(screen.about.character_class))
    if calling is not None:
        screen.add("origin", Field("Class", styled(calling.name)))
