"""Many connections: who may come in, who is dropped, and how it ends."""

import asyncio

import pytest

from mud.game.account.model import Account
from mud.kernel.ids import AccountId
from mud.net.doorstep import FULL, TOO_MANY_FROM_THERE, TOO_MANY_STRANGERS
from mud.net.errors import ListenError, PortInUseError
from mud.net.limits import Limits
from mud.net.server import Server
from tests.net.parlor import EVERYONE_IS_LOCAL, GO_AHEAD, PATIENCE, Overhearing, Parlor


async def test_three_hundred_who_come_at_once_are_all_greeted_and_answered(parlor: Parlor) -> None:
    clients = await asyncio.gather(*(parlor.greeted() for _ in range(300)))
    assert len(parlor.server) == 300
    await clients[0].send(b"hello\r\n")
    heard = await asyncio.gather(*(client.until(b"<hello>") for client in clients))
    assert len(heard) == 300


async def test_who_does_not_read_is_dropped_and_the_others_are_not_slowed() -> None:
    parlor = Parlor(Limits(unread=64 * 1024, unlimited=EVERYONE_IS_LOCAL))
    await parlor.open()
    ann, slow = await parlor.greeted(), await parlor.connect(receive_buffer=4096)
    await slow.until(GO_AHEAD)
    said = 0
    while len(parlor.sessions) == 2:
        said += 1
        parlor.tell(f"{said} " + "x" * 8000)
        assert b"%d " % said in await ann.until(GO_AHEAD)
        assert said < 5000, "it was never dropped"
    assert len(parlor.server) == 1
    assert await ann.ask(b"hello") == b"<hello>\r\n> " + GO_AHEAD
    await parlor.close()


async def test_who_closes_its_half_is_answered_and_then_closed(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"one\r\ntwo\r\n")
    client.send_no_more()
    assert await client.rest() == b"<one>\r\n> " + GO_AHEAD + b"<two>\r\n> " + GO_AHEAD
    await parlor.until_there_are(0)


async def test_a_line_that_was_never_ended_is_not_obeyed(parlor: Parlor) -> None:
    ann, eve = await parlor.greeted(), await parlor.greeted()
    await eve.send(b"half a li")
    eve.send_no_more()
    assert await eve.rest() == b""
    await ann.send(b"whole\r\n")
    assert b"half" not in await ann.until(b"<whole>")


async def test_resets_in_the_middle_of_anything_disturb_nobody_else(parlor: Parlor) -> None:
    ann = await parlor.greeted()
    for sent in (b"", b"hal", b"hello\r\n", b"\xff", b"\xff\xfa\x18"):
        eve = await parlor.connect()
        await eve.send(sent)
        eve.reset()
    await parlor.until_there_are(1)
    await ann.send(b"still here\r\n")
    assert await ann.until(b"<still here>")
    assert len(parlor.server) == 1


async def test_bye_is_read_before_the_connection_is_closed(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"bye\r\n")
    assert await client.rest() == b"Bye.\r\n"
    await parlor.until_there_are(0)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(connections=2, unlimited=EVERYONE_IS_LOCAL), FULL),
        (Limits(per_address=2), TOO_MANY_FROM_THERE),
    ],
)
async def test_one_more_than_allowed_is_told_why_and_closed(limits: Limits, said: str) -> None:
    parlor = Parlor(limits)
    await parlor.open()
    first, _ = await parlor.greeted(), await parlor.greeted()
    refused = await parlor.connect()
    assert await refused.rest() == f"{said}\r\n".encode()
    first.hang_up()
    await parlor.until_there_are(1)
    await parlor.greeted()
    await parlor.close()


async def test_a_banned_address_reads_why_and_gets_no_session(parlor: Parlor) -> None:
    asked: list[str] = []

    def banned(address: str) -> str | None:
        asked.append(address)
        return "Your address is banned."

    parlor.server.banned = banned
    refused = await parlor.connect()
    assert await refused.rest() == b"Your address is banned.\r\n"
    assert asked == ["127.0.0.1"]
    assert parlor.sessions == []
    parlor.server.banned = lambda _address: None
    await parlor.greeted()


async def test_a_port_in_use_is_an_error_that_says_so(parlor: Parlor) -> None:
    second = Server(parlor.opened, parlor.programs)
    with pytest.raises(PortInUseError, match=f"port {parlor.port} on 127.0.0.1: it is in use"):
        await second.start("127.0.0.1", parlor.port)
    await second.stop()


@pytest.mark.parametrize(("host", "port"), [("203.0.113.1", 0), ("127.0.0.1", 99_999), ("no such host", 0)])
async def test_an_address_that_cannot_be_listened_on_is_an_error_that_names_it(host: str, port: int) -> None:
    server = Server(lambda link: pytest.fail(f"nobody can connect, but {link} did"), Overhearing())
    with pytest.raises(ListenError, match=f"port {port} on {host}"):
        await server.start(host, port)
    assert server.addresses == []
    await server.stop()


async def test_stopping_closes_everyone_and_lets_nobody_in(parlor: Parlor) -> None:
    client = await parlor.greeted()
    async with asyncio.timeout(PATIENCE):
        await parlor.server.stop()
    assert await client.rest() == b""
    with pytest.raises(OSError, match=r"refused|111"):
        await parlor.connect()


async def test_stopping_does_not_wait_for_ever_for_someone_who_does_not_read() -> None:
    parlor = Parlor(Limits(unread=10**8, closing=0.01, unlimited=EVERYONE_IS_LOCAL))
    await parlor.open()
    slow = await parlor.connect(receive_buffer=4096)
    await slow.until(GO_AHEAD)
    parlor.tell("x" * 10_000_000)
    async with asyncio.timeout(PATIENCE):
        await parlor.server.stop()
    assert len(parlor.server) == 0
    await parlor.close()


async def test_so_many_strangers_may_wait_at_the_door_and_no_more() -> None:
    parlor = Parlor(Limits(strangers=2, unlimited=EVERYONE_IS_LOCAL))
    await parlor.open()
    await parlor.greeted()
    await parlor.greeted()
    refused = await parlor.connect()
    assert TOO_MANY_STRANGERS.encode() in await refused.rest()
    parlor.sessions[0].account = Account(id=AccountId("a"), username="A", username_key="a", password_hash="")
    await parlor.greeted()
    await parlor.close()


async def test_a_flood_is_kept_waiting_without_a_word_and_then_dropped() -> None:
    parlor = Parlor(Limits(visits=1, visits_per_second=0.001, tarpit=0.2))
    await parlor.open()
    ann = await parlor.greeted()
    flooding = await parlor.connect()
    assert await flooding.rest() == b""
    assert await ann.ask(b"hello") == b"<hello>\r\n> " + GO_AHEAD
    assert len(parlor.server) == 1
    await parlor.close()


async def test_of_a_flood_only_so_many_are_kept() -> None:
    parlor = Parlor(Limits(visits=1, visits_per_second=0.001, tarpit=60.0, tarpitted=1))
    await parlor.open()
    await parlor.greeted()
    await parlor.connect()
    dropped = await parlor.connect()
    async with asyncio.timeout(PATIENCE):
        assert await dropped.rest() == b""
    await parlor.close()
