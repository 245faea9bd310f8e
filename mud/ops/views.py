"""How the server speaks of itself inside the game."""

from mud.ops.events import CertificateRead, SaveAsked, WroteAll
from mud.play.durations import ago
from mud.play.telling import Only, Telling, tell
from mud.play.views import view
from mud.store.status import Status
from mud.text.numbers import number_word
from mud.world.world import World


@view(SaveAsked)
def save_asked(world: World, event: SaveAsked) -> Telling:
    """What waits, and when the last save was."""
    words = saving_in_words(event.status, world.clock.now())
    if event.status.fenced_out:
        words += " Please tell the staff at once."
    return (tell(Only(event.reader), "{words}", words=words),)


@view(WroteAll)
def wrote_all(_world: World, event: WroteAll) -> Telling:
    """The promise kept."""
    return (tell(Only(event.reader), "Now all of that is saved."),)


@view(CertificateRead)
def certificate_read(_world: World, event: CertificateRead) -> Telling:
    """For whom it holds from now on."""
    return (tell(Only(event.reader), "The certificate was read again. Whoever connects from now on gets the new one."),)


def saving_in_words(status: Status, now: float) -> str:
    """How saving goes, in full sentences; `now` is Unix seconds."""
    if status.fenced_out:
        return "This server can no longer save anything: another one has taken the database."
    waiting = "change waits" if status.dirty == 1 else "changes wait"
    words = f"{number_word(status.dirty)} {waiting} to be saved." if status.dirty else "everything is saved."
    words = words[0].upper() + words[1:]
    if status.failing_since is not None:
        words = f"Saving has failed for {ago(now - status.failing_since, 'second')}; the server keeps trying. {words}"
    if status.last_commit_at is None:
        return f"{words} Nothing has been written since the server started."
    return f"{words} The last save was {ago(now - status.last_commit_at, 'second')} ago."
