"""What is heard and smelt."""

from mud.game.area.specs import Area
from mud.game.being.acts import room_of
from mud.game.being.model import Being
from mud.game.being.specs import Condition
from mud.game.place.acts import is_outdoors
from mud.game.sense.events import Listened, Smelled
from mud.play.screens import Screen
from mud.play.views import screen
from mud.text.markup import parse
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.world import World


def sounds_around(world: World, being: Being) -> list[str]:
    """The room's own sounds, and outdoors those of its area; none for the deafened."""
    if Condition.DEAFENED in being.conditions:
        return []
    return [text for text in (room_of(world, being).sounds, ambience_around(world, being)) if text]


def ambience_around(world: World, being: Being) -> str | None:
    """The sound of the area, for those who stand under its sky."""
    room = room_of(world, being)
    area = world.catalog.find(Area, room.area_id) if room.area_id else None
    return area.ambient_sound if area is not None and is_outdoors(world, room) else None


@screen(Listened)
def listened(world: World, event: Listened) -> Screen[Being]:
    """Sounds, or that there are none."""
    deaf = Condition.DEAFENED in event.reader.conditions
    nothing = "You are deafened, and hear nothing." if deaf else "You hear nothing in particular."
    return _sensed(event.reader, sounds_around(world, event.reader), nothing)


@screen(Smelled)
def smelled(world: World, event: Smelled) -> Screen[Being]:
    """Smells, or that there are none."""
    smells = room_of(world, event.reader).smells
    return _sensed(event.reader, [smells] if smells else [], "You smell nothing in particular.")


def _sensed(reader: Being, texts: list[str], otherwise: str) -> Screen[Being]:
    made: Screen[Being] = Screen(reader)
    made.add("", *(Paragraph(parse(text.strip()).text()) for text in texts))
    if not texts:
        made.add("", Paragraph(styled(otherwise)))
    return made
