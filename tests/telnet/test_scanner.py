"""Bytes to tokens: every sequence, every cut, every limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.codes import AYT, DO, FIRST_COMMAND, GA, IAC, NOP, SB, SE, WILL
from mud.telnet.errors import PeerError
from mud.telnet.limits import Limits
from mud.telnet.scanner import Command, Data, Negotiation, Oversized, Scanner, Subnegotiation, Token

NAWS = 31
DEFAULT = Limits()
BEGIN = bytes((IAC, SB, NAWS))
END = bytes((IAC, SE))


def scanned(*reads: bytes, limits: Limits = DEFAULT) -> list[Token]:
    scanner = Scanner(limits)
    return [token for read in reads for token in scanner.feed(read)]


@pytest.mark.parametrize(
    ("sent", "tokens"),
    [
        (b"look\r\n", [Data(b"look\r\n")]),
        (b"a\xff\xffb", [Data(b"a"), Data(b"\xff"), Data(b"b")]),
        (bytes((IAC, DO, 1)), [Negotiation(DO, 1)]),
        (bytes((IAC, WILL, IAC)), [Negotiation(WILL, IAC)]),
        (bytes((IAC, AYT, IAC, GA)), [Command(AYT), Command(GA)]),
        (END, []),
        (bytes((IAC, FIRST_COMMAND - 1)) + b"x", [Data(b"x")]),
        (BEGIN + b"\0\x50\0\x18" + END, [Subnegotiation(NAWS, b"\0\x50\0\x18")]),
        (BEGIN + b"\0\xff\xff\0\x18" + END, [Subnegotiation(NAWS, b"\0\xff\0\x18")]),
        (BEGIN + END, [Subnegotiation(NAWS, b"")]),
    ],
)
def test_sequences_are_read_as_rfc_854_and_855_write_them(sent: bytes, tokens: list[Token]) -> None:
    assert scanned(sent) == tokens
    assert scanned(*(bytes((byte,)) for byte in sent)) == [
        single
        for token in tokens
        for single in ([Data(bytes((b,))) for b in token.content] if isinstance(token, Data) else [token])
    ]


def test_a_255_that_a_client_forgot_to_double_is_kept() -> None:
    assert scanned(BEGIN + b"\0\xff\0\x18" + END) == [Subnegotiation(NAWS, b"\0\xff\0\x18")]


def test_a_sub_negotiation_without_end_gives_way_to_the_next_command() -> None:
    assert scanned(BEGIN + b"\0", bytes((IAC, NOP)) + b"look") == [Command(NOP), Data(b"look")]
    assert scanned(BEGIN + b"\0" + BEGIN + b"\1" + END) == [Subnegotiation(NAWS, b"\1")]
    assert scanned(BEGIN + b"\0", bytes((IAC, DO, 1))) == [Negotiation(DO, 1)]


def test_a_sub_negotiation_about_nothing_is_ignored() -> None:
    assert scanned(bytes((IAC, SB, IAC, SE)) + b"look") == [Data(b"look")]
    assert scanned(bytes((IAC, SB)), bytes((IAC, DO, 1))) == [Negotiation(DO, 1)]


def test_a_sub_negotiation_of_the_allowed_length_is_kept_and_a_longer_one_is_not() -> None:
    limits = Limits(subnegotiation=8)
    assert scanned(BEGIN + b"x" * 8 + END, limits=limits) == [Subnegotiation(NAWS, b"x" * 8)]
    too_long = [Oversized(NAWS), Data(b"look")]
    assert scanned(BEGIN + b"x" * 9 + END + b"look", limits=limits) == too_long
    assert scanned(BEGIN + b"x" * 7 + b"\xff\xff\xff\xff" + END + b"look", limits=limits) == too_long


def test_one_too_long_does_not_spoil_the_next() -> None:
    limits = Limits(subnegotiation=8)
    sent = BEGIN + b"x" * 9 + END + BEGIN + b"y" + END
    assert scanned(sent, limits=limits) == [Oversized(NAWS), Subnegotiation(NAWS, b"y")]


def test_a_megabyte_without_end_leaves_the_peer_its_ears() -> None:
    scanner = Scanner(Limits())
    assert list(scanner.feed(BEGIN)) == []
    for _ in range(16):
        assert list(scanner.feed(b"x" * 65536)) == []
    assert list(scanner.feed(END + b"look")) == [Oversized(NAWS), Data(b"look")]


def test_what_is_not_read_any_more_is_handed_back() -> None:
    scanner = Scanner(DEFAULT)
    tokens = scanner.feed(b"a" + BEGIN + END + b"b" + END)
    assert [next(tokens), next(tokens)] == [Data(b"a"), Subnegotiation(NAWS, b"")]
    assert scanner.give_up() == b"b" + END
    assert list(tokens) == []
    assert list(scanner.feed(b"c")) == [Data(b"c")]


def test_a_sub_negotiation_that_never_ends_costs_the_connection() -> None:
    limits = Limits(subnegotiation=8, discarded=100)
    scanner = Scanner(limits)
    assert list(scanner.feed(BEGIN + b"x" * 108)) == []
    with pytest.raises(PeerError, match="option 31 did not end"):
        list(scanner.feed(b"x"))


def test_it_knows_whether_it_is_in_the_middle_of_something() -> None:
    scanner = Scanner(Limits())
    seen = []
    for byte in b"a" + BEGIN + b"x" + END + b"a":
        list(scanner.feed(bytes((byte,))))
        seen.append(scanner.is_in_data)
    assert seen == [True, False, False, False, False, False, True, True]


def merged(tokens: list[Token]) -> list[Token]:
    """The same tokens with neighbouring data in one piece."""
    together: list[Token] = []
    for token in tokens:
        if isinstance(token, Data) and together and isinstance(together[-1], Data):
            together[-1] = Data(together[-1].content + token.content)
        else:
            together.append(token)
    return together


TELNETISH = st.lists(
    st.one_of(st.sampled_from([bytes((code,)) for code in range(236, 256)]), st.binary(max_size=6))
).map(b"".join)


@given(TELNETISH, st.data())
def test_cuts_make_no_difference(sent: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(sent)))
    other = data.draw(st.integers(cut, len(sent)))
    limits = Limits(subnegotiation=4)
    assert merged(scanned(sent[:cut], sent[cut:other], sent[other:], limits=limits)) == merged(
        scanned(sent, limits=limits)
    )
