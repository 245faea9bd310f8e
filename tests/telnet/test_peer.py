"""One connection as its user sees it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.clean import cleaned
from mud.telnet.errors import PeerError
from mud.telnet.events import AreYouThere, Charset, Event, Interrupted, Line, TerminalType, WindowSize
from mud.telnet.limits import Limits
from mud.telnet.options import OPTIONS
from mud.telnet.peer import HERE, Telnet
from tests.telnet.clients import readable

IAC = b"\xff"
WILL, WONT, DO, DONT = b"\xff\xfb", b"\xff\xfc", b"\xff\xfd", b"\xff\xfe"
ECHO, SGA, TIMING_MARK, EOR = b"\x01", b"\x03", b"\x06", b"\x19"
EOR_MARK, GA_MARK = b"\xff\xef", b"\xff\xf9"


# Text and prompts


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("You see\nnothing.\n", b"You see\r\nnothing.\r\n"),
        ("one\r\ntwo\n", b"one\r\ntwo\r\n"),
        ("a\rb", b"a\r\0b"),
        ("a\r\r\n", b"a\r\0\r\n"),
        ("ÿ — é 漢", "ÿ — é 漢".encode()),
        ("\ud800lone", b"?lone"),
        ("\x1b[31mred\x1b[0m", b"\x1b[31mred\x1b[0m"),
        ("", b""),
    ],
)
def test_text_goes_out_with_the_line_ends_of_the_network(text: str, sent: bytes) -> None:
    telnet = Telnet()
    telnet.text(text)
    assert telnet.outgoing() == sent


def test_no_text_can_hold_a_command() -> None:
    telnet = Telnet()
    telnet.use_charset(Charset.LATIN_1)
    telnet.text("ÿû\x01 漢")
    assert telnet.outgoing() == b"\xff\xff\xfb\x01 ?"


def test_a_prompt_ends_in_one_mark_and_in_the_best_that_was_agreed() -> None:
    telnet = Telnet()
    telnet.start()
    telnet.outgoing()

    def prompted() -> bytes:
        telnet.prompt("> ")
        return telnet.outgoing()

    assert prompted() == b"> " + GA_MARK
    telnet.receive(DO + EOR)
    assert prompted() == b"> " + EOR_MARK
    telnet.receive(DONT + EOR)
    assert prompted() == WONT + EOR + b"> " + GA_MARK
    telnet.receive(DO + SGA)
    assert prompted() == WILL + SGA + b"> "
    telnet.receive(DO + EOR)
    assert prompted() == WILL + EOR + b"> " + EOR_MARK
    telnet.receive(DONT + EOR + DONT + SGA)
    assert prompted() == WONT + EOR + WONT + SGA + b"> " + GA_MARK


# Hidden input


@pytest.mark.parametrize(
    ("on", "off"),
    [(DO + ECHO, DONT + ECHO), (DO + ECHO, b""), (b"", b""), (DONT + ECHO, b"")],
    ids=["answers all", "answers only the yes", "answers nothing", "refuses"],
)
def test_input_is_hidden_and_shown_whatever_the_peer_answers(on: bytes, off: bytes) -> None:
    telnet = Telnet()
    for _ in range(3):
        telnet.hide_input(True)
        assert telnet.outgoing() == WILL + ECHO
        telnet.receive(on)
        telnet.hide_input(False)
        refused = on == DONT + ECHO
        assert telnet.outgoing() == (b"" if refused else WONT + ECHO)
        telnet.receive(off)


def test_hiding_is_said_once_per_change() -> None:
    telnet = Telnet()
    telnet.hide_input(False)
    for hidden in (True, True, False, False, True):
        telnet.hide_input(hidden)
    assert telnet.outgoing() == WILL + ECHO + WONT + ECHO + WILL + ECHO
    telnet.receive(DO + ECHO + DONT + ECHO + DO + ECHO)
    assert telnet.outgoing() == b""


def test_a_second_password_is_hidden_though_the_answers_to_the_first_come_late() -> None:
    telnet = Telnet()
    telnet.hide_input(True)
    telnet.receive(DO + ECHO)
    telnet.hide_input(False)
    telnet.hide_input(True)
    telnet.outgoing()
    telnet.receive(DONT + ECHO + DO + ECHO)
    assert telnet.outgoing() == b""


def test_a_peer_that_wants_us_to_echo_is_refused() -> None:
    telnet = Telnet()
    telnet.receive(DO + ECHO)
    assert telnet.outgoing() == WONT + ECHO


def test_a_peer_that_takes_its_echo_back_is_obeyed_and_not_told_twice() -> None:
    telnet = Telnet()
    telnet.hide_input(True)
    telnet.receive(DO + ECHO + DONT + ECHO)
    telnet.hide_input(False)
    assert telnet.outgoing() == WILL + ECHO + WONT + ECHO


# Commands


def test_are_you_there_is_answered_in_words() -> None:
    telnet = Telnet()
    assert telnet.receive(b"lo\xff\xf6ok\r\n") == [AreYouThere(), Line("look")]
    assert telnet.outgoing() == HERE


def test_the_interrupt_and_break_keys_are_told() -> None:
    assert Telnet().receive(b"\xff\xf4\xff\xf3") == [Interrupted(), Interrupted()]


def test_the_peers_editing_commands_edit_the_line() -> None:
    assert Telnet().receive(b"loom\xff\xf7k\r\nsouth\xff\xf8north\r\n") == [Line("look"), Line("north")]


@pytest.mark.parametrize("code", [0, 1, 235, 236, 237, 238, 239, 240, 241, 242, 245, 249])
def test_other_commands_are_met_with_silence(code: int) -> None:
    telnet = Telnet()
    assert telnet.receive(b"lo\xff" + bytes((code,)) + b"ok\n") == [Line("look")]
    assert telnet.outgoing() == b""


def test_a_timing_mark_is_given_each_time() -> None:
    telnet = Telnet()
    telnet.receive((DO + TIMING_MARK) * 2)
    assert telnet.outgoing() == (WILL + TIMING_MARK) * 2


def test_negotiation_in_the_middle_of_a_line_does_not_disturb_it() -> None:
    assert Telnet().receive(b"no" + DO + EOR + b"rth\r" + DO + SGA + b"\nlook\n") == [Line("north"), Line("look")]


def test_staying_alive_is_a_nop_and_lets_an_idle_peer_ask_for_ever() -> None:
    telnet = Telnet(limits=Limits(repeats=1))
    for _ in range(3):
        telnet.receive(IAC + b"\xf6" + IAC + b"\xf6")
        telnet.keep_alive()
    assert telnet.outgoing() == (HERE + b"\xff\xf1") * 3


def test_a_question_repeated_without_a_line_between_is_answered_only_so_often() -> None:
    telnet = Telnet()
    assert telnet.receive(b"\xff\xf6" * 10_000) == [AreYouThere()] * 16
    assert telnet.outgoing() == HERE * 16


# Faults of the peer


def test_a_broken_limit_loses_nothing_that_came_before_and_is_final() -> None:
    telnet = Telnet(limits=Limits(repeats=2))
    with pytest.raises(PeerError) as broken:
        telnet.receive(b"look\r\n" + (DO + EOR + DONT + EOR) * 3 + b"north\r\n")
    assert broken.value.events == (Line("look"),)
    with pytest.raises(PeerError) as again:
        telnet.receive(b"north\r\n")
    assert again.value.events == ()
    assert str(again.value) == str(broken.value)


def test_nothing_received_is_nothing_told() -> None:
    telnet = Telnet()
    assert telnet.receive(b"look\r") == [Line("look")]
    assert telnet.receive(b"") == []
    assert telnet.receive(b"\n") == []


TIGHT = Limits(
    line=12,
    subnegotiation=10,
    discarded=12,
    repeats=2,
    unanswered=2,
    terminal_types=3,
    terminal_name=4,
    costly=2,
    inflated=30,
    json_depth=1,
    names=2,
    name=4,
    value=4,
)

OPTION_CODES = [bytes((make().code,)) for make in OPTIONS]

PIECES = st.lists(
    st.one_of(
        st.sampled_from([WILL, WONT, DO, DONT, IAC, b"\xff\xfa", b"\xff\xf0", b"\xff\xf6", b"\xff\xf7", b"\xff\xf8"]),
        st.sampled_from([*OPTION_CODES, b"\x63"]),
        st.sampled_from([b"\r", b"\n", b"\0", b"\b", b"look", "é".encode(), b"\xc3", b"\x1b", b"MSSP-REQUEST\n"]),
        st.sampled_from([WILL + b"\x18", b"\xff\xfa\x18\0A\xff\xf0", b"\xff\xfa\x1f\0\x50\0\x18\xff\xf0"]),
        st.builds(lambda verb, code: verb + code, st.sampled_from([WILL, DO, DONT]), st.sampled_from(OPTION_CODES)),
        st.builds(
            lambda code, payload: b"\xff\xfa" + code + payload + b"\xff\xf0",
            st.sampled_from(OPTION_CODES),
            st.sampled_from(
                [b"", b"\1", b"\1;ASCII", b"\2UTF-8", b"\0\0LANG\1C", b"\1SEND\2X", b"a [1]", b"Core.Ping"]
            ),
        ),
        st.binary(max_size=8),
    ),
    max_size=40,
).map(b"".join)


def conversation(reads: list[bytes], limits: Limits = TIGHT) -> tuple[list[Event], bytes, str | None]:
    """Events, bytes and the fault, if any, of a connection that starts, hides input and gets these reads."""
    telnet = Telnet(limits=limits)
    telnet.start()
    telnet.hide_input(True)
    events: list[Event] = []
    sent = telnet.outgoing()
    fault = None
    for read in reads:
        try:
            events += telnet.receive(read)
        except PeerError as error:
            events += error.events
            fault = str(error)
            break
        finally:
            sent += telnet.outgoing()
    telnet.close("Bye")
    return events, readable(sent + telnet.outgoing()), fault


@given(PIECES, st.lists(st.integers(0, 400)))
def test_any_split_of_the_same_bytes_gives_the_same_events_and_the_same_answers(sent: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    reads = [sent[start:end] for start, end in pairwise(edges)]
    whole = conversation([sent])
    assert conversation(reads) == whole
    assert conversation([bytes((byte,)) for byte in sent]) == whole


@given(st.lists(PIECES | st.binary(), max_size=5))
def test_no_bytes_make_it_raise_anything_but_a_peer_error(reads: list[bytes]) -> None:
    for limits in (TIGHT, Limits()):
        events, _, _ = conversation(reads, limits)
        for event in events:
            if isinstance(event, Line):
                assert cleaned(event.text) == event.text
            elif isinstance(event, WindowSize):
                assert event.columns != 0
            elif isinstance(event, TerminalType):
                assert all(name.isprintable() and name.isascii() for name in event.names)


ONCE = 16 * 1024
"""More than all that is sent once upon a yes, or so often as it is allowed: figures, lists of names."""


@given(PIECES)
def test_an_answer_is_never_much_longer_than_the_question(sent: bytes) -> None:
    started = conversation([], Limits())[1]
    answered = conversation([sent], Limits())[1]
    assert len(answered) - len(started) <= 5 * len(sent) + ONCE
