"""How the status of a server reads."""

from dataclasses import replace

import pytest

from mud.cli.run import welcome
from mud.cli.status import lines
from mud.ops.office import People, Serving
from mud.ops.report import ServerStatus
from mud.store.status import Status
from tests.ops.office import status

NOW = 1_800_000_000.0
SERVING = Serving(123, "1.0", "127.0.0.1", 4000, "sqlite:///var/mud.db", NOW - 7200)


def told(saving: Status) -> list[str]:
    return lines(ServerStatus(SERVING, People(3, 2, 4), saving, NOW, saving.safe_to_kill))


def test_everything_an_operator_asks_first_is_told() -> None:
    found = status(last_commit_at=NOW - 2, flush_rows=5, capture_seconds=0.0012, flush_seconds=0.0034)
    assert told(found) == [
        "mud 1.0, process 123, listening on 127.0.0.1:4000",
        "running since 2027-01-15 06:00:00Z (two hours)",
        "people: 3 connected, 2 playing, 4 characters in the world",
        "database: sqlite:///var/mud.db, epoch first, flush 7",
        "saving: Everything is saved. The last save was two seconds ago.",
        "last flush: 5 rows, captured in 1.2 ms, written in 3.4 ms",
        "safe to kill: yes, everything that counts is on disk",
    ]


@pytest.mark.parametrize(
    ("saving", "line"),
    [
        (status(dirty=3), "safe to kill: no, 3 rows are not on disk yet"),
        (
            status(dirty=1, fenced_out=True),
            "safe to kill: no; end it with SIGTERM, and it writes what is not on disk to a journal",
        ),
        (status(failures=2, last_error="no room"), "failed flushes since the start: 2, the last: no room"),
        (status(quarantined=1), "rows in quarantine since the start: 1"),
        (status(records_dropped=9), "records dropped since the start: 9"),
    ],
)
def test_what_is_wrong_is_told(saving: Status, line: str) -> None:
    assert line in told(saving)


def test_a_server_that_is_not_saved_is_not_safe_to_kill() -> None:
    assert not replace(status(), dirty=1).safe_to_kill


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "::1")])
def test_the_welcome_says_what_to_type(host: str, shown: str) -> None:
    first, second = welcome(host, 4000).splitlines()
    assert first == f"Listening on {host}:4000. To play, type:   telnet {shown} 4000"
    assert second.endswith(" user create NAME --role admin")
