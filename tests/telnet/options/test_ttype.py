"""The cycle of terminal types, as clients go through it and as nobody should."""

import pytest

from mud.telnet.codes import subnegotiation
from mud.telnet.events import Event, Mtts, TerminalType
from mud.telnet.limits import Limits
from mud.telnet.options.ttype import TERMINAL_TYPE
from mud.telnet.peer import Telnet

WILL, WONT = b"\xff\xfb\x18", b"\xff\xfc\x18"
DO = b"\xff\xfd\x18"
SEND = b"\xff\xfa\x18\x01\xff\xf0"


def answer(name: bytes) -> bytes:
    return subnegotiation(TERMINAL_TYPE, b"\0" + name)


def cycle(names: list[bytes], telnet: Telnet) -> tuple[list[Event], int]:
    """What is told, and how often the peer was asked, when it gives these names, one per question."""
    asked = 0
    events = telnet.receive(WILL)
    for name in names:
        if SEND not in telnet.outgoing():
            break
        asked += 1
        events += telnet.receive(answer(name))
    return events, asked


@pytest.mark.parametrize(
    ("names", "told", "mtts", "asked"),
    [
        ([b"TINTIN++", b"xterm", b"MTTS 271", b"MTTS 271"], ("TINTIN++", "xterm"), 271, 3),
        ([b"TINYFUGUE", b"ANSI-ATTR", b"ANSI", b"UNKNOWN", b"UNKNOWN", b"TINYFUGUE"],
         ("TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN"), None, 5),
        ([b"XTERM-256COLOR"] * 3, ("XTERM-256COLOR",), None, 2),
        ([b"A", b"B", b"A", b"B"], ("A", "B"), None, 3),
        ([b"MUDLET", b"ANSI-TRUECOLOR", b"MTTS 2349"], ("MUDLET", "ANSI-TRUECOLOR"), 2349, 3),
        ([b"MTTS 9"], (), 9, 1),
        ([b""], (), None, 1),
        ([b"A", b"MTTS 1234567", b"MTTS", b"MTTS "], ("A", "MTTS 1234567", "MTTS"), None, 4),
    ],
)  # fmt: skip
def test_the_cycle_ends_when_the_peer_repeats_itself_or_has_said_its_bits(
    names: list[bytes], told: tuple[str, ...], mtts: int | None, asked: int
) -> None:
    assert cycle(names, Telnet()) == ([TerminalType(told, None if mtts is None else Mtts(mtts))], asked)


def test_the_bits_have_names() -> None:
    events, _ = cycle([b"MUDLET", b"ANSI-TRUECOLOR", b"MTTS 2349"], Telnet())
    assert events == [TerminalType(("MUDLET", "ANSI-TRUECOLOR"), Mtts(2349))]
    assert Mtts(2349) == Mtts.ANSI | Mtts.UTF_8 | Mtts.COLORS_256 | Mtts.OSC_PALETTE | Mtts.TRUECOLOR | Mtts.TLS
    assert Mtts(999_999) == 999_999


def test_names_without_end_are_asked_for_only_so_often() -> None:
    names = [b"T%d" % number for number in range(100)]
    events, asked = cycle(names, Telnet())
    assert asked == 8
    assert events == [TerminalType(tuple(f"T{number}" for number in range(8)), None)]


def test_a_name_is_kept_up_to_its_limit_and_in_printable_ascii() -> None:
    assert cycle([b"x" * 1000, b"x" * 1000], Telnet()) == ([TerminalType(("x" * 200,), None)], 2)
    assert cycle([b" X\x1b[31m\0T\xff\xe9 ", b""], Telnet(limits=Limits(terminal_name=40))) == (
        [TerminalType(("X[31mT",), None)],
        2,
    )


def test_what_was_not_asked_for_is_ignored() -> None:
    telnet = Telnet()
    assert telnet.receive(answer(b"EARLY")) == []
    cycle([b"A", b"A"], telnet)
    assert telnet.receive(answer(b"B") + answer(b"C")) == []
    assert telnet.outgoing() == b""


@pytest.mark.parametrize("payload", [b"", b"\x01", b"\x02A"])
def test_a_sub_negotiation_that_is_no_answer_is_ignored(payload: bytes) -> None:
    telnet = Telnet()
    telnet.receive(WILL)
    telnet.outgoing()
    assert telnet.receive(subnegotiation(TERMINAL_TYPE, payload)) == []
    assert telnet.outgoing() == b""


def test_a_peer_that_stops_in_the_middle_has_said_what_it_said() -> None:
    telnet = Telnet()
    assert telnet.receive(WILL + answer(b"A") + WONT) == [TerminalType(("A",), None)]
    assert telnet.outgoing() == DO + SEND + SEND + b"\xff\xfe\x18"


def test_a_peer_that_comes_back_is_asked_anew_and_only_a_change_is_told() -> None:
    telnet = Telnet()
    same = WILL + answer(b"A") + answer(b"A") + WONT
    assert telnet.receive(same + same) == [TerminalType(("A",), None)]
    assert telnet.receive(WILL + answer(b"B") + answer(b"B")) == [TerminalType(("B",), None)]
