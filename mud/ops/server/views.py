"""How the server's end is announced, and how what it measured is shown."""

from mud.game.being.model import Player
from mud.ops.server.events import EndCalledOff, EndNear, LogLevelRead, PerfRead
from mud.play.durations import in_words
from mud.play.screens import Screen
from mud.play.telling import Everyone, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.page import Field
from mud.text.span import styled
from mud.world.world import World


@view(EndNear)
def end_near(_world: World, event: EndNear) -> Telling:
    """Everyone."""
    what = "starts again" if event.restart else "stops"
    when = f"in {in_words(event.seconds)}" if event.seconds > 0 else "now"
    why = f" The reason: {event.reason.rstrip('.')}." if event.reason else ""
    return (tell(Everyone(), "[notice]The server {what} {when}.{why}[/]", what=what, when=when, why=why),)


@view(EndCalledOff)
def end_called_off(_world: World, _event: EndCalledOff) -> Telling:
    """Everyone."""
    return (tell(Everyone(), "[notice]The server runs on after all.[/]"),)


@screen(PerfRead)
def perf_read(_world: World, event: PerfRead) -> Screen[Player]:
    """Section by section."""
    names = tuple(name for name, _ in event.sections)
    made: Screen[Player] = Screen(event.reader, styled("How the server does", "title"), names)
    for name, facts in event.sections:
        made.head(name, styled(name, "heading"))
        made.add(name, *(Field(label, styled(fact)) for label, fact in facts))
    return made


@view(LogLevelRead)
def log_level_read(_world: World, event: LogLevelRead) -> Telling:
    """Only whoever asks."""
    return (tell(Only(event.reader), "The server logs from {level} on.", level=event.level),)
