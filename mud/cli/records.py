"""`mud retention`: what is on record for too long leaves the database for the archive."""

from mud.app.settings import Settings
from mud.cli.asking import ask
from mud.cli.output import say
from mud.ops.retention import AskOld, PutAway, show_old
from mud.ops.retention import put_away as putting_away


def put_away(settings: Settings, *, dry_run: bool) -> None:
    """Move what is old, or say how much there is."""
    moved = ask(settings, show_old, AskOld()) if dry_run else ask(settings, putting_away, PutAway())
    if not moved:
        say("All records are kept for ever: MUD_KEEP_EVENTS and MUD_KEEP_ACTS are 0.")
    for each in moved:
        said = "rows are old" if dry_run else f"rows were moved to {settings.archives}"
        say(f"{each.table}: {each.rows} {said}.")
