"""MXP: its beginning and its end."""

import pytest

from mud.telnet.events import MxpEnded, MxpStarted
from mud.telnet.peer import Telnet

DO, DONT, WILL, WONT = (bytes([255, verb, 91]) for verb in (253, 254, 251, 252))
START = b"\xff\xfa\x5b\xff\xf0\x1b[7z"


@pytest.mark.parametrize(("asked", "answer"), [(DO, WILL), (WILL, DO), (DO + WILL, WILL + START + DO)])
def test_it_starts_once_with_all_lines_locked(asked: bytes, answer: bytes) -> None:
    telnet = Telnet()
    assert telnet.receive(asked) == [MxpStarted()]
    assert telnet.outgoing() == (answer if START in answer else answer + START)


def test_it_ends_when_the_peer_wants_no_more_of_it_and_can_start_again() -> None:
    telnet = Telnet()
    assert telnet.receive(DO + DONT + DO) == [MxpStarted(), MxpEnded(), MxpStarted()]
    assert telnet.outgoing().count(START) == 2


def test_it_goes_on_as_long_as_one_side_does_it() -> None:
    telnet = Telnet()
    assert telnet.receive(DO + WILL + DONT) == [MxpStarted()]
    assert telnet.receive(WONT) == [MxpEnded()]


def test_what_a_peer_says_of_it_is_ignored() -> None:
    telnet = Telnet()
    telnet.receive(DO)
    telnet.outgoing()
    assert telnet.receive(b"\xff\xfa\x5banything\xff\xf0") == []
    assert telnet.outgoing() == b""
