"""Mail goes to a command, with headers; what goes wrong ends in the log and disturbs nobody."""

import asyncio
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from mud.app.mail import CommandMail

KEEP = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"


async def test_the_command_reads_headers_and_text(tmp_path: Path) -> None:
    kept = tmp_path / "a mail"
    async with asyncio.TaskGroup() as tasks:
        mail = CommandMail(f"'{sys.executable}' -c '{KEEP}' '{kept}'", "Millbrook", tasks)
        assert mail.is_arranged
        mail.send("ann@example.org", "Your code", "Type this: verify abc\n")
    read = kept.read_text()
    assert "To: ann@example.org\n" in read
    assert "Subject: Millbrook: Your code\n" in read
    assert read.endswith("Type this: verify abc\n")


async def test_without_a_command_nothing_is_sent() -> None:
    async with asyncio.TaskGroup() as tasks:
        mail = CommandMail("", "Millbrook", tasks)
        assert not mail.is_arranged
        mail.send("ann@example.org", "Your code", "text")


@pytest.mark.parametrize("command", ["/no/such/command", f"'{sys.executable}' -c 'import sys; sys.exit(3)'"])
async def test_a_command_that_fails_is_logged(command: str) -> None:
    with capture_logs() as logs:
        async with asyncio.TaskGroup() as tasks:
            CommandMail(command, "Millbrook", tasks).send("ann@example.org", "Your code", "text")
    assert [each["log_level"] for each in logs] == ["error"]
    assert "ann@example.org" not in str(logs)
