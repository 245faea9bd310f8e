"""Charsets agreed at our wish, at theirs, and at both at once."""

import pytest

from mud.telnet.codes import subnegotiation
from mud.telnet.events import Charset, CharsetAgreed, Event, Line
from mud.telnet.options.charset import CHARSET
from mud.telnet.peer import Telnet

DO, DONT, WILL = b"\xff\xfd\x2a", b"\xff\xfe\x2a", b"\xff\xfb\x2a"
REQUEST = subnegotiation(CHARSET, b"\x01;UTF-8;ISO-8859-1;US-ASCII")
REJECTED = subnegotiation(CHARSET, b"\x03")
LATIN_1 = CharsetAgreed(Charset.LATIN_1)


def accepted(name: bytes) -> bytes:
    return subnegotiation(CHARSET, b"\x02" + name)


def request(listed: bytes) -> bytes:
    return subnegotiation(CHARSET, b"\x01" + listed)


def asked() -> Telnet:
    """A peer that was asked and has not answered yet."""
    telnet = Telnet()
    telnet.receive(DO)
    assert telnet.outgoing() == WILL + REQUEST
    return telnet


def willing() -> Telnet:
    """A peer that may ask."""
    telnet = Telnet()
    telnet.receive(WILL)
    assert telnet.outgoing() == DO
    return telnet


@pytest.mark.parametrize(
    ("name", "charset"),
    [
        (b"UTF-8", Charset.UTF_8),
        (b"utf8", Charset.UTF_8),
        (b"ISO-8859-1", Charset.LATIN_1),
        (b"iso_8859-1", Charset.LATIN_1),
        (b"US-ASCII", Charset.ASCII),
    ],
)
def test_what_the_peer_accepts_is_sent_and_read(name: bytes, charset: Charset) -> None:
    telnet = asked()
    assert telnet.receive(accepted(name)) == [CharsetAgreed(charset)]
    telnet.text("é")
    assert telnet.outgoing() == "é".encode(charset, "replace")


@pytest.mark.parametrize("name", [b"", b"KOI8-R", b";", b"UTF-16", b"\xff\0"])
def test_what_was_never_offered_is_ignored_and_the_answer_still_awaited(name: bytes) -> None:
    telnet = asked()
    assert telnet.receive(accepted(name)) == []
    assert telnet.receive(accepted(b"UTF-8")) == [CharsetAgreed(Charset.UTF_8)]


def test_an_answer_to_nothing_is_ignored() -> None:
    telnet = asked()
    assert telnet.receive(REJECTED + accepted(b"ISO-8859-1")) == []
    telnet.text("é")
    assert telnet.outgoing() == "é".encode()


@pytest.mark.parametrize(
    ("listed", "answer", "charset"),
    [
        (b";UTF-8;US-ASCII", b"UTF-8", Charset.UTF_8),
        (b" ASCII utf-8 KOI8-R", b"utf-8", Charset.UTF_8),
        (b"|Latin1", b"Latin1", Charset.LATIN_1),
        (b"[TTABLE]\x01;ANSI_X3.4-1968", b"ANSI_X3.4-1968", Charset.ASCII),
        (b"[TTABLE ]\n;ISO-8859-1", b"ISO-8859-1", Charset.LATIN_1),
        (b"\xffUTF-8\xffASCII", b"UTF-8", Charset.UTF_8),
    ],
)
def test_of_what_the_peer_offers_the_best_is_accepted_in_its_spelling(
    listed: bytes, answer: bytes, charset: Charset
) -> None:
    telnet = willing()
    assert telnet.receive(request(listed)) == [CharsetAgreed(charset)]
    assert telnet.outgoing() == accepted(answer)


@pytest.mark.parametrize("listed", [b"", b";", b";KOI8-R;CP437", b"[TTABLE]\x01", b"UTF-8", b";\xff\xfe\0"])
def test_an_offer_of_nothing_we_know_is_rejected(listed: bytes) -> None:
    telnet = willing()
    assert telnet.receive(request(listed)) == []
    assert telnet.outgoing() == REJECTED


def test_of_two_requests_at_once_ours_stands() -> None:
    telnet = asked()
    assert telnet.receive(WILL + request(b";ISO-8859-1")) == []
    assert telnet.outgoing() == DO + REJECTED
    assert telnet.receive(accepted(b"UTF-8")) == [CharsetAgreed(Charset.UTF_8)]
    assert telnet.receive(request(b";ISO-8859-1")) == [LATIN_1]
    assert telnet.outgoing() == accepted(b"ISO-8859-1")


def test_a_peer_that_rejected_ours_may_ask_itself() -> None:
    telnet = asked()
    assert telnet.receive(REJECTED + request(b";ISO-8859-1")) == [LATIN_1]


def test_a_peer_that_turned_it_off_has_no_request_of_ours_to_answer() -> None:
    telnet = asked()
    assert telnet.receive(DONT + WILL + accepted(b"ISO-8859-1")) == []
    assert telnet.receive(request(b";ISO-8859-1")) == [LATIN_1]


def test_the_same_again_is_answered_and_not_told() -> None:
    telnet = willing()
    assert telnet.receive(request(b";ISO-8859-1") * 2) == [LATIN_1]
    assert telnet.outgoing() == accepted(b"ISO-8859-1") * 2


def test_ten_thousand_requests_get_a_few_answers() -> None:
    telnet = willing()
    telnet.receive(request(b";UTF-8") * 10_000)
    assert telnet.outgoing() == accepted(b"UTF-8") * 16


def test_translation_tables_are_refused_and_not_often() -> None:
    telnet = willing()
    telnet.receive(subnegotiation(CHARSET, b"\x04\x01tables") * 100)
    assert telnet.outgoing() == subnegotiation(CHARSET, b"\x05") * 16


@pytest.mark.parametrize("payload", [b"", b"\x05", b"\x06", b"\x07", b"\x63nonsense"])
def test_what_asks_for_nothing_is_met_with_silence(payload: bytes) -> None:
    telnet = willing()
    assert telnet.receive(subnegotiation(CHARSET, payload)) == []
    assert telnet.outgoing() == b""


def lines(events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, Line)]


@pytest.mark.parametrize(
    ("typed", "rest", "line"),
    [
        (b"caf\xe9 ", b"na\xefve\r\n", "café naïve"),
        ("café ".encode(), b"na\xefve\r\n", "cafÃ© naïve"),
        (b"caf\xc3", b"\xa9\r\n", "cafÃ©"),
    ],
)
def test_a_line_is_read_in_the_charset_that_stands_at_its_end(typed: bytes, rest: bytes, line: str) -> None:
    events = asked().receive(typed + accepted(b"ISO-8859-1") + rest)
    assert lines(events) == [Line(line)]


def test_a_change_in_the_middle_of_a_line_never_breaks_it() -> None:
    telnet = willing()
    for name in (b"US-ASCII", b"UTF-8", b"ISO-8859-1", b"UTF-8") * 3:
        telnet.receive("é".encode() + request(b";" + name))
    assert telnet.receive(b"\n") == [Line("é" * 12)]


def test_a_person_may_choose_against_what_was_agreed() -> None:
    telnet = asked()
    telnet.receive(accepted(b"UTF-8"))
    telnet.use_charset(Charset.ASCII)
    telnet.text("é")
    assert telnet.outgoing() == b"?"
    assert telnet.receive(request(b";ISO-8859-1")) == [LATIN_1]


def test_a_letter_that_is_a_command_in_latin_1_is_quoted() -> None:
    telnet = willing()
    telnet.receive(request(b";ISO-8859-1"))
    telnet.outgoing()
    telnet.text("ÿû\x01")
    assert telnet.outgoing() == b"\xff\xff\xfb\x01"
    assert telnet.receive(b"\xff\xff\xfb\n") == [Line("ÿû")]
