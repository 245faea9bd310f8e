"""What staff do is shown in transcripts: every command, the row that it leaves, and how it is taken back."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from mud.app import roster
from mud.play.command import Command
from mud.play.roles import Role

STAFF = [command for command in roster.commands() if command.role is not Role.PLAYER]
ROWS = [
    [(name, words) for name, words in re.findall(r"^audit: (\w+) ?(.*)$", path.read_text(), re.MULTILINE)]
    for path in sorted(Path(__file__).parent.rglob("*.play"))
]
"""Of each transcript the rows in order: the command, and what more the row says in words."""

UNDONE = frozenset(
    {"alter", "goto", "modify", "purge", "room", "setflag", "settime", "setweather", "spawn", "summon", "teleport"}
)
"""What `undo` takes back."""

COUNTERED = {
    "ban": "unban",
    "banaddress": "unbanaddress",
    "draft": "draft",
    "freeze": "thaw",
    "invisible": "invisible",
    "loglevel": "loglevel",
    "mute": "unmute",
    "promote": "demote",
    "restart": "restart",
    "shutdown": "shutdown",
    "snoop": "snoop",
    "trigger": "trigger",
}
"""What another command takes back, or the same with other words."""

COUNTERS = frozenset(COUNTERED.values()) - COUNTERED.keys()

READS = frozenset(
    {"alts", "audit", "bans", "check", "diff", "feedback", "find", "notes", "perf", "reports", "stat", "users"}
) | {"whereis"}
"""What changes nothing in the world; the staff's own lists and notes grow."""

FOR_GOOD = frozenset({"announce", "at", "certificate", "force", "heal", "kick", "reload", "restore", "undo"})
"""What was said, seen or done to somebody cannot be taken back: who was healed may have been hurt since, whom one
forced may have done anything, files are read again once they are as they were, and what `at` did has its own undo."""


def was_done(words: str) -> bool:
    """Whether a row with those words is of something that was not refused."""
    return "refused: " not in words


DONE = [name for rows in ROWS for name, words in rows if was_done(words)]


def test_there_are_rows_to_look_at() -> None:
    assert len(DONE) > 100


@pytest.mark.parametrize("command", STAFF, ids=lambda each: each.name)
def test_every_command_of_the_staff_is_in_a_transcript_with_its_row(command: Command) -> None:
    assert command.name in DONE


@pytest.mark.parametrize("command", STAFF, ids=lambda each: each.name)
def test_of_every_command_of_the_staff_it_is_said_how_it_is_taken_back(command: Command) -> None:
    ways = [command.name in names for names in (UNDONE, COUNTERED, COUNTERS, READS, FOR_GOOD)]
    assert ways.count(True) == 1


@pytest.mark.parametrize("name", sorted(UNDONE))
def test_what_can_be_undone_is_undone_in_a_transcript(name: str) -> None:
    assert any(
        before == name and after == "undo" and words.startswith("(undone ")
        for rows in ROWS
        for (before, _), (after, words) in pairwise(rows)
    )


@pytest.mark.parametrize(("name", "counter"), sorted(COUNTERED.items()))
def test_what_another_command_takes_back_is_taken_back_in_a_transcript(name: str, counter: str) -> None:
    for rows in ROWS:
        names = [row for row, words in rows if was_done(words)]
        if name in names and counter in names[names.index(name) + 1 :]:
            return
    pytest.fail(f"no transcript shows {name} and then {counter}")
