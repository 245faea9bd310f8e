"""What connections do for clients' programs: compression, data, figures, charsets."""

import zlib

import structlog

from mud.net.connection import CRAWLER
from tests.net.parlor import GO_AHEAD, Client, Parlor

WILL, DO, SB, SE = b"\xff\xfb", b"\xff\xfd", b"\xff\xfa", b"\xff\xf0"
GMCP, MSDP, MSSP, CHARSET, MCCP2 = b"\xc9", b"\x45", b"\x46", b"\x2a", b"\x56"


def gmcp(content: bytes) -> bytes:
    return SB + GMCP + content + SE


async def supporting(parlor: Parlor, modules: bytes) -> Client:
    client = await parlor.greeted()
    await client.send(DO + GMCP + gmcp(b"Core.Supports.Set [" + modules + b"]"))
    return client


async def test_compression_ends_cleanly_at_the_close(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(DO + MCCP2 + b"bye\r\n")
    await client.until(SB + MCCP2 + SE)
    stream = zlib.decompressobj()
    read = stream.decompress(await client.rest())
    assert b"Bye." in read
    assert stream.eof
    assert stream.unused_data == b""


async def test_a_goodbye_is_said_to_the_program_too(parlor: Parlor) -> None:
    client = await supporting(parlor, b'"Char 1"')
    await client.send(b"bye\r\n")
    assert gmcp(b'Core.Goodbye "Bye."') in await client.rest()


async def test_messages_of_programs_go_to_whoever_looks_after_them_and_answers_come_at_once(parlor: Parlor) -> None:
    client = await supporting(parlor, b'"Char 1"')
    await client.send(gmcp(b'Char.Echo {"a":1}'))
    assert (await client.until(gmcp(b'char.echo {"a":1}'))).endswith(SE)
    assert parlor.programs.heard == [("supported", "char"), ("char.echo", {"a": 1})]


async def test_what_was_not_asked_for_is_not_sent(parlor: Parlor) -> None:
    client = await supporting(parlor, b'"Room 1"')
    await client.send(gmcp(b"Char.Echo 1"))
    assert await client.ask(b"hello") == b"<hello>\r\n> " + GO_AHEAD


async def test_messages_do_not_part_a_prompt_from_its_mark(parlor: Parlor) -> None:
    client = await supporting(parlor, b'"Char 1"')
    await client.send(b"one\r\n" + gmcp(b"Char.Echo 1") + b"two\r\n")
    read = await client.until(b"<two>\r\n> " + GO_AHEAD)
    assert b"> " + GO_AHEAD + gmcp(b"char.echo 1") + b"<two>" in read


async def test_a_program_can_keep_the_connection_alive(parlor: Parlor) -> None:
    client = await supporting(parlor, b'"Char 1"')
    await client.send(gmcp(b"Core.KeepAlive"))
    await client.ask(b"hello")
    assert ("alive",) in parlor.programs.heard


async def test_variables_are_written_in_words(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(DO + MSDP + SB + MSDP + b"\x01SEND\x02ROOM" + SE)
    read = await client.until(b"\x04" + SE)
    assert b"\x01ROOM\x02\x03\x01ROOM\x02\x03\x01VNUM\x027\x01EXITS\x02\x05\x02n\x02\x06\x04\x04" in read
    assert parlor.programs.heard == [("SEND", "ROOM")]


async def test_a_charset_that_was_agreed_is_sent_and_read(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(DO + CHARSET)
    await client.until(b"US-ASCII" + SE)
    await client.send(SB + CHARSET + b"\x02ISO-8859-1" + SE + "café\r\n".encode("latin-1"))
    assert await client.until(GO_AHEAD) == "<café>\r\n> ".encode("latin-1") + GO_AHEAD


async def test_a_charset_of_the_environment_is_sent_too(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"\xff\xfb\x27" + SB + b"\x27\x00\x03CHARSET\x01ISO-8859-1" + SE)
    await client.ask(b"hello")
    await client.send("café\r\n".encode("latin-1"))
    assert "<café>".encode("latin-1") in await client.until(GO_AHEAD)


async def test_a_crawler_gets_figures_and_is_known_as_one(parlor: Parlor) -> None:
    parlor.server.figures = lambda: {"NAME": "Parlor", "PLAYERS": len(parlor.sessions)}
    client = await parlor.greeted()
    await client.send(b"MSSP-REQUEST\r\n")
    assert b"PLAYERS\t1\r\n" in await client.until(b"MSSP-REPLY-END")
    [session] = parlor.sessions
    assert session.link.client == CRAWLER


async def test_figures_are_those_of_the_moment(parlor: Parlor) -> None:
    await parlor.greeted()
    parlor.server.figures = lambda: {"PLAYERS": len(parlor.sessions)}
    client = await parlor.greeted()
    await client.send(DO + MSSP)
    assert b"\x01PLAYERS\x022" in await client.until(SE)


async def test_what_makes_no_sense_is_logged_once_without_its_content(parlor: Parlor) -> None:
    with structlog.testing.capture_logs() as logged:
        client = await supporting(parlor, b'"Char 1"')
        await client.send(gmcp(b'Char.Login {"password":"hunter2"') * 5)
        await client.ask(b"hello")
    assert [(each["option"], each["reason"], each["address"]) for each in logged] == [(201, "no JSON", "127.0.0.1")]
    assert "hunter2" not in repr(logged)


async def test_what_steers_terminals_is_logged_once_without_its_content(parlor: Parlor) -> None:
    with structlog.testing.capture_logs() as logged:
        client = await parlor.greeted()
        for _ in range(3):
            await client.send(b"\x1b[2Jhello \xe2\x80\xae\r\n")
            await client.until(b"<[2Jhello >")
    assert [each["event"] for each in logged] == ["a client sent what steers terminals; it was left out"]
    assert "hello" not in repr(logged)


async def test_the_height_of_the_window_reaches_the_session(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"\xff\xfb\x1f\xff\xfa\x1f\x00\x64\x00\x1e\xff\xf0")
    await client.ask(b"hello")
    [session] = parlor.sessions
    assert session.rows == 30


async def test_the_break_key_forgets_what_was_typed_ahead(parlor: Parlor) -> None:
    client = await parlor.greeted()
    await client.send(b"line\r\n" * 60)
    await client.until(b"<line>")
    await client.send(b"\xff\xf4")
    await client.send(b"\xff\xf6")
    await client.until(b"[Yes]")
    [session] = parlor.sessions
    assert session.forget_typed() == 0
