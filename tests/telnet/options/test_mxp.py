"""MXP: only its beginning is ours."""

import pytest

from mud.telnet.events import MxpStarted
from mud.telnet.peer import Telnet

DO, DONT, WILL = b"\xff\xfd\x5b", b"\xff\xfe\x5b", b"\xff\xfb\x5b"
START = b"\xff\xfa\x5b\xff\xf0\x1b[7z"


@pytest.mark.parametrize(("asked", "answer"), [(DO, WILL), (WILL, DO), (DO + WILL, WILL + START + DO)])
def test_it_starts_once_with_all_lines_locked(asked: bytes, answer: bytes) -> None:
    telnet = Telnet()
    assert telnet.receive(asked) == [MxpStarted()]
    assert telnet.outgoing() == (answer if START in answer else answer + START)


def test_it_does_not_start_again() -> None:
    telnet = Telnet()
    assert telnet.receive(DO + DONT + DO) == [MxpStarted()]
    assert telnet.outgoing().count(START) == 1


def test_what_a_peer_says_of_it_is_ignored() -> None:
    telnet = Telnet()
    telnet.receive(DO)
    telnet.outgoing()
    assert telnet.receive(b"\xff\xfa\x5banything\xff\xf0") == []
    assert telnet.outgoing() == b""
