"""How what staff look up is shown: one fact on a line."""

from mud.game.being.model import Player
from mud.game.wizard.events import FoundListed, StatRead, WhereRead
from mud.play.screens import Screen
from mud.play.views import screen
from mud.play.words import shortened
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World


@screen(FoundListed)
def found_listed(_world: World, event: FoundListed) -> Screen[Player]:
    """A line for each."""
    made: Screen[Player] = Screen(event.reader, styled(f"What fits '{shortened(event.words)}'", "title"))
    made.add("", *(Entry(styled(line)) for line in event.lines))
    if not event.lines:
        made.add("", Paragraph(styled("Nothing does.")))
    if event.more:
        made.add("", Paragraph(styled(f"And {event.more} more: say more exactly what you look for.")))
    return made


@screen(StatRead)
def stat_read(_world: World, event: StatRead) -> Screen[Player]:
    """Field by field."""
    made: Screen[Player] = Screen(event.reader, styled(event.title, "title"))
    made.add("", *(Field(name, styled(text)) for name, text in event.facts))
    return made


@screen(WhereRead)
def where_read(_world: World, event: WhereRead) -> Screen[Player]:
    """A line for each."""
    made: Screen[Player] = Screen(event.reader, styled("Where they are", "title"))
    made.add("", *(Field(name, styled(text)) for name, text in event.lines))
    return made
