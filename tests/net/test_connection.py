"""What one connection does with bytes, good and bad."""

import random

import pytest

from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from tests.net.parlor import GO_AHEAD, Client, Parlor


async def test_offers_greeting_and_prompt_come_at_once_and_in_that_order(parlor: Parlor) -> None:
    client = await parlor.connect()
    read = await client.until(GO_AHEAD)
    assert read.startswith(b"\xff\xfd\x18\xff\xfd\x1f")
    assert read.endswith(b"Hello.\r\n> " + GO_AHEAD)


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r\0", b"\r"])
async def test_every_line_end_in_use_ends_a_line(parlor: Parlor, end: bytes) -> None:
    client = await parlor.greeted()
    await client.send(b"hello" + end)
    assert await client.until(GO_AHEAD) == b"<hello>\r\n> " + GO_AHEAD


async def test_a_prompt_ends_in_a_record_end_for_whoever_takes_one(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"\xff\xfd\x19hello\r\n")
    assert await client.until(b"\xff\xef") == b"<hello>\r\n> \xff\xef"


async def test_others_read_what_one_types_on_a_new_line_with_a_prompt_of_their_own(parlor: Parlor) -> None:
    ann, bob = await parlor.greeted(), await parlor.greeted()
    await bob.send(b"hello\r\n")
    assert await ann.until(GO_AHEAD) == b"\r\n<hello>\r\n> " + GO_AHEAD


async def test_a_hidden_line_is_hidden_and_shown_again_at_once(parlor: Parlor) -> None:
    client = await parlor.greeted()
    assert await client.ask(b"hide") == b"\xff\xfb\x01> " + GO_AHEAD
    assert await client.ask(b"secret") == b"\xff\xfc\x01\r\n<secret>\r\n> " + GO_AHEAD


async def test_what_the_client_says_of_its_screen_becomes_the_kind_of_the_session(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"\xff\xfb\x18")
    for name in (b"MUDLET", b"ANSI-TRUECOLOR", b"MTTS 2381"):
        await client.until(b"\xff\xfa\x18\x01\xff\xf0")
        await client.send(b"\xff\xfa\x18\x00" + name + b"\xff\xf0")
    await client.send(b"\xff\xfb\x1f\xff\xfa\x1f\x00\x64\x00\x1e\xff\xf0")
    await client.ask(b"hello")
    [session] = parlor.sessions
    assert session.kind == Kind(100, ColorDepth.TRUE, Charset.UTF8, screen_reader=True)
    assert session.link.client == "MUDLET"
    assert session.link.address == "127.0.0.1"


async def test_whoever_asks_whether_we_are_there_reads_yes(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"\xff\xf6")
    assert await client.until(b"[Yes]\r\n")


async def test_a_keepalive_is_a_nop_that_no_client_shows(parlor: Parlor) -> None:
    client = await parlor.greeted()
    for connection in parlor.server._connections:
        connection.keep_alive()
    assert await client.until(b"\xff\xf1") == b"\xff\xf1"


async def test_a_megabyte_without_a_line_end_is_cut_and_said_to_be_so_once(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"x" * 1_000_000)
    read = await client.ask(b"")
    read += await client.until(GO_AHEAD)
    assert read.count(b"too long") == 1
    assert b"<" + b"x" * 60 in read.replace(b"\r\n", b"")
    assert await client.ask(b"short") == b"<short>\r\n> " + GO_AHEAD


UNREADABLE = "\ufffd".encode()
"""What stands where bytes made no sense, so that whoever typed them sees it."""


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (b"a\0b\0c", b"<abc>"),
        (b"caf\xc3\xa9", b"<caf\xc3\xa9>"),
        (b"caf\xe9", b"<caf" + UNREADABLE + b">"),
        (b"\xc0\xaf\xf5\x80", b"<" + 4 * UNREADABLE + b">"),
        (b"\xed\xa0\x80!", b"<" + 3 * UNREADABLE + b"!>"),
        (b"\x1b[2J\x1b]0;owned\x07red", b"<[2J]0;ownedred>"),
        (b"\xc2\x9b31mred", b"<31mred>"),
        (b"\xe2\x80\xaegnp.exe", b"<gnp.exe>"),
        (b"ab\x7f\x7fc\x08d", b"<d>"),
        (b"\xff\xff", b"<" + UNREADABLE + b">"),
    ],
)
async def test_bytes_that_no_terminal_should_get_reach_none(parlor: Parlor, typed: bytes, heard: bytes) -> None:
    ann, bob = await parlor.greeted(), await parlor.greeted()
    await bob.send(typed + b"\r\n")
    read = await ann.until(GO_AHEAD)
    assert heard in read
    assert b"\x1b" not in read
    assert b"\0" not in read


async def test_random_bytes_disturb_nobody_else(parlor: Parlor) -> None:
    ann = await parlor.greeted()
    chance = random.Random(1)
    for _ in range(30):
        eve = await parlor.connect()
        await eve.send(chance.randbytes(20_000))
        eve.hang_up()
    await parlor.until_there_are(1)
    await ann.send(b"still here\r\n")
    assert await ann.until(b"<still here>")


async def test_a_subnegotiation_without_end_ends_the_connection(parlor: Parlor) -> None:
    ann, eve = await parlor.greeted(), await parlor.greeted()
    await eve.send(b"\xff\xfa\xc9")
    await _flood(eve, b"{" * 65_536, 200)
    assert await eve.rest() == b""
    assert await ann.ask(b"hello") == b"<hello>\r\n> " + GO_AHEAD


async def test_an_option_turned_on_and_off_without_end_ends_the_connection(parlor: Parlor) -> None:
    eve = await parlor.greeted()
    await _flood(eve, b"\xff\xfb\x1f\xff\xfc\x1f" * 1000, 5)
    assert len(await eve.rest()) < 1000


async def test_ten_thousand_requests_get_a_handful_of_answers(parlor: Parlor) -> None:
    eve = await parlor.greeted()
    await eve.send(b"\xff\xfd\x63" * 10_000)
    assert len(await eve.ask(b"hello")) < 100


async def test_a_flood_of_lines_is_cut_and_the_rest_come_as_slowly_as_allowed(parlor: Parlor) -> None:
    ann, eve = await parlor.greeted(), await parlor.greeted()
    await eve.send(b"spam\r\n" * 100_000)
    assert b"too much at once" in await eve.until(b"too much at once")
    await ann.send(b"calm\r\n")
    assert await ann.until(b"<calm>")


async def _flood(client: Client, content: bytes, times: int) -> None:
    """Send until it is all sent or the server has had enough."""
    try:
        for _ in range(times):
            await client.send(content)
    except ConnectionError:
        pass


async def test_a_large_read_is_heard_in_turns_and_whole(parlor: Parlor) -> None:
    ann, eve = await parlor.greeted(), await parlor.greeted()
    await eve.send(b"\xff\xfa\xc9" + b"x" * 300_000 + b"\xff\xf0after\r\n")
    assert await ann.until(b"<after>")


async def test_what_came_before_the_end_of_a_large_read_is_heard_though_no_more_will_come(parlor: Parlor) -> None:
    ann, eve = await parlor.greeted(), await parlor.greeted()
    await eve.send(b"\xff\xfa\xc9" + b"x" * 300_000 + b"\xff\xf0last\r\n")
    eve.send_no_more()
    assert await ann.until(b"<last>")
