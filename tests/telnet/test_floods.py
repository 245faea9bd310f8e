"""What a peer can send without end, and what it gets for it: little, or the door."""

import time
import zlib
from collections.abc import Iterator

import pytest

from mud.telnet.codes import DO, DONT, WILL, WONT, negotiation
from mud.telnet.errors import PeerError
from mud.telnet.events import Event, Ignored, Interrupted, Line
from mud.telnet.limits import Limits
from mud.telnet.options import OPTIONS
from mud.telnet.options.mccp3 import PIECE
from mud.telnet.peer import Telnet

CODES = [make().code for make in OPTIONS]
UNKNOWN = 99

ENOUGH = 16 * 1024
"""Bytes: more than any flood may get out of us."""


def started() -> Telnet:
    telnet = Telnet()
    telnet.start()
    telnet.outgoing()
    return telnet


def after(telnet: Telnet, flood: bytes) -> tuple[list[Event], int]:
    """What is told when the flood comes in reads as a socket has them, and how much we answer."""
    events: list[Event] = []
    answered = 0
    try:
        for start in range(0, len(flood), 65_536):
            events += telnet.receive(flood[start : start + 65_536])
            answered += len(telnet.outgoing())
    except PeerError:
        answered += len(telnet.outgoing())
        return events, answered
    assert Line("look") in telnet.receive(b"\nlook\n")
    return events, answered


@pytest.mark.parametrize("verb", [DO, DONT, WILL, WONT])
@pytest.mark.parametrize("code", [*CODES, UNKNOWN])
def test_the_same_verb_ten_thousand_times_gets_a_few_answers(code: int, verb: int) -> None:
    telnet = started()
    events, answered = after(telnet, negotiation(verb, code) * 10_000)
    assert len(events) <= 1
    assert answered < 1024


@pytest.mark.parametrize(("on", "off"), [(DO, DONT), (WILL, WONT)])
@pytest.mark.parametrize("code", [*CODES, UNKNOWN])
def test_on_and_off_without_end_gets_little_or_the_door(code: int, on: int, off: int) -> None:
    _, answered = after(started(), (negotiation(on, code) + negotiation(off, code)) * 10_000)
    assert answered < ENOUGH


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("payload", [b"", b"\0", b"\1", b"\2", b"\0A", b"\1;UTF-8", b"a 1", b"\1SEND\2X", b"Core.Ping"])
def test_sub_negotiations_without_end_get_little(code: int, payload: bytes) -> None:
    telnet = started()
    telnet.receive(negotiation(DO, code) + negotiation(WILL, code))
    telnet.outgoing()
    flood = (b"\xff\xfa" + bytes((code,)) + payload + b"\xff\xf0") * 3000
    _, answered = after(telnet, flood)
    assert answered < ENOUGH


@pytest.mark.parametrize("code", CODES)
def test_a_sub_negotiation_that_never_ends_costs_the_connection(code: int) -> None:
    telnet = started()
    with pytest.raises(PeerError):
        telnet.receive(b"\xff\xfa" + bytes((code,)) + b"\1" * 9_000_000)


@pytest.mark.parametrize("code", [code for code in CODES if code != 87])  # 87 is a stream from there on
def test_a_megabyte_of_sub_negotiation_is_ignored_and_told_once(code: int) -> None:
    telnet = started()
    long = b"\xff\xfa" + bytes((code,)) + b"\1" * 1_000_000 + b"\xff\xf0"
    assert telnet.receive(long + long + b"look\n") == [Ignored(code, "too long"), Line("look")]


@pytest.mark.parametrize("code", CODES)
def test_a_sub_negotiation_cut_byte_by_byte_is_the_same(code: int) -> None:
    for payload in (b"", b"\0A\0\1", b"\1;UTF-8", b"\0\0LANG\1C\xff\xff", b'a "\xff\xff"', b"\1SEND\2\xff\xff"):
        sent = negotiation(DO, code) + negotiation(WILL, code)
        sent += b"\xff\xfa" + bytes((code,)) + payload + b"\xff\xf0"
        whole, pieces = started(), started()
        events = whole.receive(sent)
        assert [event for byte in sent for event in pieces.receive(bytes((byte,)))] == events
        assert pieces._wire._outgoing == whole._wire._outgoing


def test_everything_at_once_again_and_again_gets_little_or_the_door() -> None:
    everything = b"".join(negotiation(verb, code) for code in range(256) for verb in (DO, WILL, DONT, WONT))
    telnet = started()
    _, answered = after(telnet, everything * 100)
    assert answered <= Limits().repeats * 2 * 256 * 3 + ENOUGH


def test_keys_pressed_without_end_are_told_a_few_times() -> None:
    events, answered = after(started(), b"\xff\xf4\xff\xf3" * 10_000)
    assert events == [Interrupted()] * 32
    assert not answered


def _names() -> Iterator[bytes]:
    for number in range(10_000):
        yield b"\xff\xfa\x18\0T%d\xff\xf0" % number


def test_names_of_terminals_without_end_are_asked_for_a_few_times() -> None:
    telnet = started()
    events, answered = after(telnet, negotiation(WILL, 24) + b"".join(_names()))
    assert len(events) == 1
    assert answered == 8 * 6


@pytest.mark.parametrize(
    "flood",
    [
        b"\xff\xf6" * 100_000,
        b"\xff\xfd\x63" * 70_000,
        b"\xff\xfb\xc9" * 70_000,
        b"\xff\xfa\xff\xf0" * 50_000,
        b"\xff\xff" * 100_000,
        b"\n" * 200_000,
        b"\r" * 200_000,
        b"\b" * 200_000,
        b"\xff\xfa\x27\0" + b"\0\1" * 30_000 + b"\xff\xf0",
        b"\xff\xfa\x27\0" + b"\2\2" * 30_000 + b"\xff\xf0",
        b"\xff\xfa\x2a\1" + b";;" * 30_000 + b"\xff\xf0",
        b"\xff\xfa\xc9a " + b"[" * 60_000 + b"\xff\xf0",
        b"\xff\xfa\xc9a [" + b"1," * 30_000 + b"1]\xff\xf0",
        b"\xff\xfa\x45" + b"\1A\2" * 20_000 + b"\xff\xf0",
    ],
    ids=lambda flood: flood[:8].hex(),
)
def test_no_flood_takes_longer_the_longer_it_is(flood: bytes) -> None:
    telnet = started()
    for code in (39, 42, 69, 201):
        telnet.receive(negotiation(DO, code) + negotiation(WILL, code))
    began = time.process_time()
    after(telnet, flood)
    # Five times what the slowest takes on a slow machine; what grows with the square is far beyond.
    assert time.process_time() - began < 20e-6 * len(flood)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_of_a_flood_of_line_ends_in_compressed_input_few_are_told(end: bytes) -> None:
    telnet = Telnet()
    telnet.start()
    bomb = zlib.compress(end * 50_000, 9)
    told = telnet.receive(bytes.fromhex("fffd57fffa57fff0") + bomb[:-4])
    assert len(told) <= Limits().lines + 50_000 * len(end) // PIECE + 1
