"""How the content speaks of itself to those who build it."""

from typing import ClassVar, Final

from mud.game.being.model import Player
from mud.ops.content.events import ContentChecked, ContentCompared, ContentFaulty, ContentLeft, ContentReloaded
from mud.ops.content.report import Report, in_words
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.nouns import count_phrase
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World

MOST_SHOWN: Final = 100
"""Changes or faults that one page lists; who has more of them reads `mud content diff --json`."""


class ChangesScreen(Screen[Player]):
    """What became different, or would."""

    sections: ClassVar[tuple[str, ...]] = ("summary", "changes", "end")


class FaultsScreen(Screen[Player]):
    """What is wrong."""

    sections: ClassVar[tuple[str, ...]] = ("summary", "faults")


@screen(ContentReloaded)
def content_reloaded(_world: World, event: ContentReloaded) -> ChangesScreen:
    """What the world is like now."""
    made = changes_screen(event.reader, "The content was read again", event.report)
    if event.report.unfinished:
        made.add("end", Paragraph(styled("What is gone could not be put away yet; the next start does it.")))
    return made


@screen(ContentCompared)
def content_compared(_world: World, event: ContentCompared) -> ChangesScreen:
    """What the world would be like."""
    return changes_screen(event.reader, "What reload would do", event.report)


@screen(ContentFaulty)
def content_faulty(_world: World, event: ContentFaulty) -> FaultsScreen:
    """Every fault with its place, as `mud check` lists them."""
    made = FaultsScreen(event.reader, styled("The content has faults, so nothing was changed"))
    made.add("faults", *(Entry(styled(fault)) for fault in event.faults[:MOST_SHOWN]))
    if len(event.faults) > MOST_SHOWN:
        made.add("faults", Entry(styled(f"And {count_phrase(len(event.faults) - MOST_SHOWN, 'fault')} more.")))
    return made


@screen(ContentChecked)
def content_checked(_world: World, event: ContentChecked) -> FaultsScreen:
    """Every warning with its place, as `mud check` lists them."""
    made = FaultsScreen(event.reader, styled("The content has no fault"))
    if not event.warnings:
        made.add("summary", Paragraph(styled("There is nothing to warn of either.")))
    made.add("faults", *(Entry(styled(warning)) for warning in event.warnings[:MOST_SHOWN]))
    if len(event.warnings) > MOST_SHOWN:
        made.add("faults", Entry(styled(f"And {len(event.warnings) - MOST_SHOWN} more.")))
    return made


@view(ContentLeft)
def content_left(_world: World, event: ContentLeft) -> Telling:
    """Why nothing was changed."""
    return (tell(Only(event.reader), "{reason}", reason=event.reason),)


def changes_screen(reader: Player, title: str, report: Report) -> ChangesScreen:
    """A page of changes."""
    made = ChangesScreen(reader, styled(title))
    made.add("summary", Paragraph(styled(report.summary())))
    for change in report.changes[:MOST_SHOWN]:
        first, *more = in_words(change)
        made.add("changes", Entry(styled(first)), *(Entry(styled(line), depth=2) for line in more))
    if len(report.changes) > MOST_SHOWN:
        made.add("changes", Entry(styled(f"And {len(report.changes) - MOST_SHOWN} more.")))
    return made
