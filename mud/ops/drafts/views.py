"""How drafts are spoken of."""

from typing import ClassVar

from mud.game.being.model import Player
from mud.ops.content.views import ChangesScreen, changes_screen
from mud.ops.drafts.events import (
    DraftCompared,
    DraftDropped,
    DraftInvited,
    DraftLoaded,
    DraftPublished,
    DraftsListed,
    DraftUndone,
)
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World


class DraftsScreen(Screen[Player]):
    """The drafts that someone may walk."""

    sections: ClassVar[tuple[str, ...]] = ("drafts", "folders")


@screen(DraftsListed)
def drafts_listed(_world: World, event: DraftsListed) -> DraftsScreen:
    """Those that are loaded, and the folders that could be."""
    made = DraftsScreen(event.reader, styled("Drafts"))
    if event.drafts:
        made.add("drafts", *(Entry(styled(line)) for line in event.drafts))
    else:
        made.add("drafts", Paragraph(styled("There is no draft that you may walk.")))
    if event.folders:
        made.head("folders", styled("Folders that can be loaded"))
        made.add("folders", *(Entry(styled(name)) for name in event.folders))
    return made


@screen(DraftLoaded)
def draft_loaded(_world: World, event: DraftLoaded) -> ChangesScreen:
    """What is different in it."""
    made = changes_screen(event.reader, f"The draft {event.name} is loaded", event.report)
    made.add("end", Paragraph(styled(f"Type draft enter {event.name} to walk it.")))
    return made


@screen(DraftCompared)
def draft_compared(_world: World, event: DraftCompared) -> ChangesScreen:
    """What publishing would do."""
    return changes_screen(event.reader, f"What publishing {event.name} would do", event.report)


@screen(DraftPublished)
def draft_published(_world: World, event: DraftPublished) -> ChangesScreen:
    """What the world is like now."""
    made = changes_screen(event.reader, f"The draft {event.name} is part of the world", event.report)
    made.add("end", Paragraph(styled("If that was wrong, type draft undo.")))
    return made


@screen(DraftUndone)
def draft_undone(_world: World, event: DraftUndone) -> ChangesScreen:
    """What the world is like again."""
    return changes_screen(event.reader, f"The world is as it was before {event.name} was published", event.report)


@view(DraftDropped)
def draft_dropped(_world: World, event: DraftDropped) -> Telling:
    """Only the world of it is gone."""
    return (tell(Only(event.reader), "The draft {name} is forgotten. Its files are still there.", name=event.name),)


@view(DraftInvited)
def draft_invited(_world: World, event: DraftInvited) -> Telling:
    """Both are told."""
    return (
        tell(Only(event.who), "{other} may walk {name} now.", other=event.other, name=event.name),
        tell(
            Only(event.other),
            "{Who} invites you to walk {name}, a draft of a part of the world. Type visit {name} to go there.",
            who=event.who,
            name=event.name,
        ),
    )
