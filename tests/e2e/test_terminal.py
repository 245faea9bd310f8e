"""What an operator types at a terminal: the password is asked for twice and never shown."""

import os
import pty
import select
import sys
from pathlib import Path

import pytest

from tests.e2e.player import PASSWORD
from tests.e2e.server import PATIENCE, environment, mud

pytestmark = pytest.mark.slow


def at_terminal(state: Path, arguments: list[str], answers: dict[bytes, str]) -> tuple[int, str]:
    """Run a command at a terminal of its own and answer its questions; its exit code and all that was shown."""
    state.mkdir(exist_ok=True)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(state)
        os.execve(sys.executable, [sys.executable, "-m", "mud", *arguments], environment(state, {}))
    shown, waiting = b"", dict(answers)
    try:
        while piece := _read(terminal):
            shown += piece
            for question in [question for question in waiting if question in shown]:
                os.write(terminal, f"{waiting.pop(question)}\n".encode())
    finally:
        os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    if not select.select([terminal], [], [], PATIENCE)[0]:
        return b""
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other side is closed
        return b""


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    # With the blank behind it: what is typed before that is thrown away, as is right for a password.
    answers = {b"Password: ": PASSWORD, b"once more: ": PASSWORD}
    code, shown = at_terminal(tmp_path / "state", ["user", "create", "Ann", "--role", "admin"], answers)
    assert code == 0, shown
    assert shown.endswith("The account Ann is made; its role is admin.\n")
    assert PASSWORD not in shown
    assert "Ann" in mud(tmp_path / "state", "user", "list").stdout
