"""Line ends, editing keys, length and cleaning of what is typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.clean import cleaned
from mud.telnet.events import Charset, Cleaned, Event, Line, LineTooLong
from mud.telnet.limits import Limits
from mud.telnet.lines import Lines
from mud.telnet.wire import Wire


def typed(*reads: bytes, limit: int = 4096, charset: Charset = Charset.UTF_8) -> list[Event]:
    wire = Wire(Limits(line=limit))
    wire.charset = charset
    lines = Lines(wire)
    for read in reads:
        if read:
            lines.feed(read)
    return wire.take_events()


@pytest.mark.parametrize("end", [b"\r\n", b"\r\0", b"\r", b"\n"])
def test_every_way_to_end_a_line_ends_one_line(end: bytes) -> None:
    assert typed(b"north" + end + b"look" + end) == [Line("north"), Line("look")]


@pytest.mark.parametrize("end", [b"\r\n", b"\r\0", b"\r", b"\n"])
def test_an_empty_line_is_a_line(end: bytes) -> None:
    assert typed(end * 3) == [Line("")] * 3


def test_a_return_ends_the_line_at_once_and_what_belongs_to_it_may_come_later() -> None:
    assert typed(b"north\r") == [Line("north")]
    assert typed(b"north\r", b"\n", b"look\r", b"\0", b"up\r", b"down\r") == [
        Line("north"),
        Line("look"),
        Line("up"),
        Line("down"),
    ]


def test_only_the_very_next_byte_belongs_to_a_return() -> None:
    assert typed(b"a\r", b"\0", b"\nb\n") == [Line("a"), Line(""), Line("b")]
    assert typed(b"\r\r\n\n\r") == [Line("")] * 4


def test_a_line_is_put_together_from_many_reads() -> None:
    assert typed(b"no", b"rth", b"\r\n") == [Line("north")]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (b"loom\bk", "look"),
        (b"loom\x7fk", "look"),
        (b"\b\b\x7flook", "look"),
        ("né\bext".encode(), "next"),
        ("ab\u6f22\x7f\x7fc".encode(), "ac"),
        (b"caf\xc3\bx", "cafx"),
        (b"abc\b\b\b\b\bx", "x"),
        (b"lo\x1bo\bok", "look"),
        (b"say\thi", "say hi"),
        (b"a\0b\x01c", "abc"),
        (b"\x1b[31mred", "[31mred"),
        ("a\x9b31mb\u202ec\ue000d\u200be".encode(), "a31mbcde"),
        ("a\u2028b\u2029c".encode(), "a b c"),
        (b"\xff\xfe\x80", "\ufffd\ufffd\ufffd"),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
        ("snow ☃ and 漢字 and é".encode(), "snow ☃ and 漢字 and é"),
        ("e\u0301".encode(), "e\u0301"),
        (b"\x1b\x43\x1b\x29", "C)"),
    ],
)
def test_editing_keys_work_and_nothing_harmful_is_left(sent: bytes, text: str) -> None:
    whole, second = typed(sent + b"\r\n"), typed(b"first\n" + sent + b"\r\n")
    assert [each for each in whole if each != Cleaned()] == [Line(text)]
    assert [each for each in second if each != Cleaned()] == [Line("first"), Line(text)]
    assert typed(*(bytes((byte,)) for byte in sent + b"\r\n")) == whole


@pytest.mark.parametrize("harm", [b"\x1b[31m", b"\x07", "\x9b".encode(), "\u202e".encode(), "\u2066".encode()])
def test_what_steers_terminals_is_told_once_before_its_line(harm: bytes) -> None:
    told = typed(b"one\n" + harm + b"\n" + harm + b"\n", harm + b"x\n")
    assert told.count(Cleaned()) == 1
    assert told[:2] == [Line("one"), Cleaned()]


@pytest.mark.parametrize("plain", [b"say hi", b"a\tb", b"ab\x08\x7fc", b"a\0b", "e\u0301 \u200b\u2028".encode()])
def test_keys_and_odd_letters_are_nothing_to_be_told(plain: bytes) -> None:
    assert Cleaned() not in typed(plain + b"\n")


def test_a_line_is_read_in_the_charset_that_is_agreed_when_it_ends() -> None:
    assert typed(b"caf\xe9\n", charset=Charset.LATIN_1) == [Line("café")]
    assert typed(b"caf\xe9\n", charset=Charset.ASCII) == [Line("caf\ufffd")]


def test_a_line_of_the_allowed_length_is_whole() -> None:
    assert typed(b"x" * 10 + b"\n", limit=10) == [Line("x" * 10)]
    assert typed(b"\n" + b"x" * 10 + b"\n", limit=10) == [Line(""), Line("x" * 10)]


@pytest.mark.parametrize("before", [b"", b"first\n"])
def test_of_a_longer_line_the_beginning_is_kept_and_that_is_said_once(before: bytes) -> None:
    first = [Line("first")] if before else []
    sent = before + b"x" * 11 + b"y" * 100 + b"\nlook\n"
    expected = [*first, LineTooLong(10), Line("x" * 10), Line("look")]
    assert typed(sent, limit=10) == expected
    assert typed(*(bytes((byte,)) for byte in sent), limit=10) == expected


def test_a_line_too_long_is_said_before_it_ends() -> None:
    assert typed(b"x" * 11, b"x" * 11, limit=10) == [LineTooLong(10)]


def test_a_megabyte_line_is_one_line_of_what_is_allowed() -> None:
    assert typed(*[b"x" * 65536] * 16, b"\n") == [LineTooLong(4096), Line("x" * 4096)]


def test_a_line_is_not_cut_through_a_character() -> None:
    assert typed("xé".encode() * 5 + b"\n", limit=11) == [LineTooLong(7), Line("xéxéxéx")]


def test_a_person_who_types_is_answered_afresh() -> None:
    wire = Wire(Limits(repeats=1))
    lines = Lines(wire)
    assert [wire.may_answer("question") for _ in range(2)] == [True, False]
    lines.feed(b"loo")
    assert not wire.may_answer("question")
    lines.feed(b"k\n")
    assert wire.may_answer("question")


def test_the_peer_can_ask_to_erase_a_character_or_the_line() -> None:
    wire = Wire(Limits())
    lines = Lines(wire)
    lines.erase_character()
    lines.feed(b"loom")
    lines.erase_character()
    lines.feed(b"k\nnorth")
    lines.erase_line()
    lines.feed(b"south\r")
    lines.erase_character()
    lines.feed(b"\n")
    assert wire.take_events() == [Line("look"), Line("south")]


@given(st.text() | st.text(alphabet="ab\b\x7f\t\r\n\x1b\u202e"))
def test_cleaned_text_is_clean_and_stays_as_it_is(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert {unicodedata.category(character) for character in once}.isdisjoint({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
    assert len(once) <= len(text)


KEYS = st.lists(st.sampled_from([b"\r", b"\n", b"\0", b"\b", b"x", "é".encode(), b"\xc3", b"\x1b", b"yyyyyy"]))


@given(KEYS, st.integers(1, 8), st.data())
def test_cuts_make_no_difference_to_lines(keys: list[bytes], limit: int, data: st.DataObject) -> None:
    sent = b"".join(keys)
    cut = data.draw(st.integers(0, len(sent)))
    whole = typed(sent, limit=limit)
    assert typed(sent[:cut], sent[cut:], limit=limit) == whole
    assert typed(*(bytes((byte,)) for byte in sent), limit=limit) == whole
