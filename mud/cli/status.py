"""`mud status`: how the running server is, and whether ending it now would lose anything."""

import platform

from mud.app.settings import Settings
from mud.app.version import program_version
from mud.cli.output import moment, say
from mud.ops.client import ask
from mud.ops.report import AskStatus, ServerStatus, server_status
from mud.ops.views import saving_in_words
from mud.play.durations import ago
from mud.store.engine import SQLITE_VERSION
from mud.store.status import Status


def show(settings: Settings) -> bool:
    """Print it; whether it is safe to kill the server. NoServerError when there is none."""
    found = ask(settings.socket_path, server_status, AskStatus())
    for line in lines(found):
        say(line)
    return found.safe_to_kill


def lines(found: ServerStatus) -> list[str]:
    """The status in lines."""
    serving, people, saving = found.serving, found.people, found.saving
    told = [
        f"mud {serving.version}, process {serving.process}, listening on {serving.host}:{serving.port}",
        f"running since {moment(serving.started_at)} ({ago(found.now - serving.started_at, 'second')})",
        f"people: {people.connected} connected, {people.playing} playing, {people.standing} characters in the world",
        f"database: {serving.database}, epoch {saving.epoch}, flush {saving.flush_seq}",
        f"saving: {saving_in_words(saving, found.now)}",
        _last_flush(saving),
    ]
    if saving.failures:
        told.append(f"failed flushes since the start: {saving.failures}, the last: {saving.last_error}")
    if saving.quarantined:
        told.append(f"rows in quarantine since the start: {saving.quarantined}")
    if saving.records_dropped:
        told.append(f"records dropped since the start: {saving.records_dropped}")
    told.append(_verdict(found))
    return told


def _last_flush(saving: Status) -> str:
    captured, written = saving.capture_seconds * 1000, saving.flush_seconds * 1000
    return f"last flush: {saving.flush_rows} rows, captured in {captured:.1f} ms, written in {written:.1f} ms"


def _verdict(found: ServerStatus) -> str:
    if found.safe_to_kill:
        return "safe to kill: yes, everything that counts is on disk"
    if found.saving.fenced_out:
        return "safe to kill: no; end it with SIGTERM, and it writes what is not on disk to a journal"
    return f"safe to kill: no, {found.saving.dirty} rows are not on disk yet"


def version_line() -> str:
    """This program's version and those of what it stands on."""
    return f"mud {program_version()} (Python {platform.python_version()}, SQLite {SQLITE_VERSION})"
