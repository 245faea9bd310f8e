"""Compression both ways."""

import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.errors import PeerError
from mud.telnet.events import Event, Line, LineTooLong
from mud.telnet.limits import Limits
from mud.telnet.options.mccp3 import PIECE
from mud.telnet.peer import Telnet
from tests.telnet.clients import COMPRESS, readable

DO2, DONT2, WILL2, WONT2 = b"\xff\xfd\x56", b"\xff\xfe\x56", b"\xff\xfb\x56", b"\xff\xfc\x56"
DO3, DONT3, WILL3, WONT3 = b"\xff\xfd\x57", b"\xff\xfe\x57", b"\xff\xfb\x57", b"\xff\xfc\x57"
BEGIN = b"\xff\xfa\x57\xff\xf0"


# Out (MCCP2)


def test_what_is_queued_before_goes_plain_and_everything_behind_compressed() -> None:
    telnet = Telnet()
    telnet.text("before")
    telnet.receive(DO2)
    telnet.text("after")
    sent = telnet.outgoing()
    assert sent.startswith(b"before" + WILL2 + COMPRESS + b"\x78")
    assert readable(sent) == b"before" + WILL2 + COMPRESS + b"after"


def test_every_write_can_be_read_at_once() -> None:
    telnet = Telnet()
    telnet.receive(DO2)
    stream = zlib.decompressobj()
    stream.decompress(telnet.outgoing().removeprefix(WILL2 + COMPRESS))
    for number in range(100):
        telnet.prompt(f"{number} ÿ> ")
        assert stream.decompress(telnet.outgoing()) == f"{number} ÿ> ".encode() + b"\xff\xf9"
    assert telnet.outgoing() == b""


def test_it_ends_before_our_word_that_it_is_off_and_begins_again_when_asked() -> None:
    telnet = Telnet()
    telnet.receive(DO2)
    telnet.text("compressed")
    telnet.receive(DONT2)
    telnet.text("plain")
    sent = telnet.outgoing()
    stream = zlib.decompressobj()
    assert stream.decompress(sent.removeprefix(WILL2 + COMPRESS)) == b"compressed"
    assert stream.eof
    assert stream.unused_data == WONT2 + b"plain"
    telnet.receive(DO2)
    telnet.text("again")
    assert readable(telnet.outgoing()) == WILL2 + COMPRESS + b"again"


def test_asking_twice_does_not_begin_it_twice() -> None:
    telnet = Telnet()
    telnet.receive(DO2 * 10_000)
    assert telnet.outgoing().count(COMPRESS) == 1


def test_turning_it_on_and_off_between_lines_costs_the_connection() -> None:
    telnet = Telnet(limits=Limits(costly=4))
    with pytest.raises(PeerError, match="too often"):
        telnet.receive((DO2 + DONT2 + b"\n") * 5)


def test_closing_ends_the_stream_and_only_once() -> None:
    telnet = Telnet()
    telnet.receive(DO2)
    telnet.text("Bye.\n")
    telnet.close()
    stream = zlib.decompressobj()
    assert stream.decompress(telnet.outgoing().removeprefix(WILL2 + COMPRESS)) == b"Bye.\r\n"
    assert stream.eof
    telnet.receive(DONT2)
    assert telnet.outgoing() == WONT2


def test_an_ordinary_screen_becomes_half_of_itself() -> None:
    telnet = Telnet()
    telnet.receive(DO2)
    telnet.outgoing()
    random = Random(1)
    words = ("the", "old", "stone", "tower", "stands", "above", "village", "green", "well", "and", "north", "gate")
    sent = 0
    for _ in range(50):
        telnet.text(" ".join(random.choices(words, k=110))[:600])
        sent += len(telnet.outgoing())
    assert sent < 50 * 300


# In (MCCP3)


def deflated(content: bytes, finished: bool = False, level: int = 9) -> bytes:
    stream = zlib.compressobj(level)
    return stream.compress(content) + stream.flush(zlib.Z_FINISH if finished else zlib.Z_SYNC_FLUSH)


def conversation(sent: bytes, step: int, limits: Limits | None = None) -> tuple[list[Event], str | None]:
    """Events and the fault, if any, when the bytes come in reads of this size."""
    telnet = Telnet(limits=limits or Limits())
    events: list[Event] = []
    try:
        for start in range(0, len(sent), step):
            events += telnet.receive(sent[start : start + step])
    except PeerError as fault:
        return [*events, *fault.events], str(fault)
    return events, None


def test_nothing_is_answered_to_the_announcement() -> None:
    telnet = Telnet()
    telnet.start()
    telnet.outgoing()
    telnet.receive(DO3 + BEGIN)
    assert telnet.outgoing() == b""


@pytest.mark.parametrize("step", [1, 2, 3, 1000])
def test_lines_are_read_behind_the_announcement(step: int) -> None:
    sent = b"a\n" + DO3 + b"b" + BEGIN + deflated(b"c\nno" + b"\xff\xfd\x19" + b"rth\r\n")
    assert conversation(sent, step) == ([Line("a"), Line("bc"), Line("north")], None)


@pytest.mark.parametrize("step", [1, 2, 3, 1000])
def test_behind_the_end_of_the_stream_come_plain_bytes_and_perhaps_another(step: int) -> None:
    sent = DO3 + BEGIN + deflated(b"one\n", finished=True) + b"two\n" + BEGIN + deflated(b"three\n")
    assert conversation(sent, step) == ([Line("one"), Line("two"), Line("three")], None)


def test_a_sequence_may_be_cut_by_the_end_of_the_stream() -> None:
    sent = DO3 + BEGIN + deflated(b"lo\xff", finished=True) + b"\xfd\x19ok\n"
    assert conversation(sent, 1000) == ([Line("look")], None)


def test_a_peer_ends_its_stream_when_it_likes_also_when_it_is_off() -> None:
    telnet = Telnet()
    sent = DO3 + BEGIN + deflated(DONT3 + b"one\n", finished=True) + b"two\n"
    assert telnet.receive(sent) == [Line("one"), Line("two")]
    assert telnet.outgoing() == WILL3 + WONT3


def test_an_announcement_inside_a_stream_means_nothing() -> None:
    assert conversation(DO3 + BEGIN + deflated(BEGIN + b"one\n"), 1000) == ([Line("one")], None)


def test_an_announcement_without_agreement_means_nothing() -> None:
    assert conversation(BEGIN + b"one\n", 1000) == ([Line("one")], None)


@pytest.mark.parametrize("garbage", [b"plain text\n", b"\x78\xda\xff\xff\xff\xff\xff\xff", b"\x78\xbb\0\0\0\0\0"])
@pytest.mark.parametrize("step", [1, 1000])
def test_a_broken_stream_costs_the_connection(garbage: bytes, step: int) -> None:
    assert conversation(b"look\n" + DO3 + BEGIN + garbage, step) == ([Line("look")], "compressed input is broken")


def test_streams_without_end_cost_the_connection() -> None:
    sent = DO3 + (BEGIN + deflated(b"x\n", finished=True)) * 5
    assert conversation(sent, 1000, Limits(costly=4)) == ([Line("x")] * 4, "compressed input was begun too often")


def bomb(megabytes: int) -> bytes:
    stream = zlib.compressobj(9)
    parts = [stream.compress(b"x" * 1_000_000) for _ in range(megabytes)]
    return b"".join(parts) + stream.flush(zlib.Z_SYNC_FLUSH)


def test_a_bomb_of_64_megabytes_is_stopped_at_one() -> None:
    sent = bomb(64)
    assert len(sent) < 80_000
    assert conversation(DO3 + BEGIN + sent, 100_000) == ([LineTooLong(4096)], "compressed input became too much")


@pytest.mark.parametrize("step", [1, 2, 7, 100_000])
def test_a_bomb_is_stopped_at_the_same_byte_however_it_is_cut(step: int) -> None:
    limits = Limits(inflated=10_000, line=20_000)
    allowed = b"x" * 9_999 + b"\n"
    too_much = "compressed input became too much"
    assert conversation(DO3 + BEGIN + deflated(allowed + b"\n"), step, limits) == ([Line("x" * 9_999)], too_much)
    assert conversation(DO3 + BEGIN + deflated(allowed), step, limits) == ([Line("x" * 9_999)], None)


def test_a_stream_inside_the_limit_goes_on_for_ever() -> None:
    telnet = Telnet(limits=Limits(inflated=1000))
    telnet.receive(DO3 + BEGIN)
    stream = zlib.compressobj()
    for _ in range(100):
        read = stream.compress(b"x" * 899 + b"\n") + stream.flush(zlib.Z_SYNC_FLUSH)
        assert telnet.receive(read) == [Line("x" * 899)]
        telnet.keep_alive()


def test_what_is_larger_than_a_piece_comes_whole() -> None:
    sent = b"".join(b"line %070d\n" % number for number in range(900))
    assert len(sent) > PIECE
    events, fault = conversation(DO3 + BEGIN + deflated(sent), 100_000)
    assert fault is None
    assert events == [Line(f"line {number:070}") for number in range(900)]


@given(st.lists(st.binary(max_size=60), max_size=6), st.integers(1, 50))
def test_compressed_bytes_mean_what_they_mean_uncompressed(parts: list[bytes], step: int) -> None:
    stream = zlib.compressobj()
    sent = b"".join(stream.compress(part) + stream.flush(zlib.Z_SYNC_FLUSH) for part in parts)
    plain = conversation(DO3 + b"".join(parts), 1000)
    assert conversation(DO3 + BEGIN + sent, step) == plain
