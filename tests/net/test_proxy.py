"""How proxies say for whom they connect, and what becomes of it."""

import socket
import struct
from ipaddress import ip_network

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from mud.net.limits import Limits
from mud.net.proxy import LONGEST_LINE, LONGEST_REST, SIGNATURE, Introduction, IntroductionError, introduction
from tests.net.parlor import EVERYONE_IS_LOCAL, GO_AHEAD, Parlor

LINE = b"PROXY TCP4 192.0.2.7 198.51.100.1 5000 4000\r\n"


def binary(command: int, kind: int, rest: bytes) -> bytes:
    return SIGNATURE + struct.pack("!BBH", command, kind, len(rest)) + rest


def four(address: str) -> bytes:
    return socket.inet_aton(address) * 2 + b"\0\1\0\2"


def six(address: str) -> bytes:
    return socket.inet_pton(socket.AF_INET6, address) * 2 + b"\0\1\0\2"


HEADERS = {
    LINE: "192.0.2.7",
    b"PROXY TCP6 2001:db8::7 2001:db8::1 5000 4000\r\n": "2001:db8::7",
    b"PROXY UNKNOWN\r\n": None,
    b"PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n": None,
    binary(0x21, 0x11, four("192.0.2.7")): "192.0.2.7",
    binary(0x21, 0x21, six("2001:db8::7")): "2001:db8::7",
    binary(0x21, 0x11, four("192.0.2.7") + b"\x04\0\0"): "192.0.2.7",
    binary(0x20, 0x00, b""): None,
    binary(0x21, 0x31, b"\0" * 216): None,
}


@pytest.mark.parametrize(("header", "address"), HEADERS.items())
def test_a_header_is_read_wherever_it_is_cut(header: bytes, address: str | None) -> None:
    for end in range(len(header)):
        assert introduction(header[:end]) is None
    assert introduction(header + b"hello\r\n") == Introduction(address, b"hello\r\n")


@pytest.mark.parametrize(
    "header",
    [
        b"hello\r\n",
        b"PROXY TCP4 192.0.2.7\r\n",
        b"PROXY TCP4 192.0.2.999 198.51.100.1 1 2\r\n",
        b"PROXY TCP6 192.0.2.7 198.51.100.1 1 2\r\n",
        b"PROXY UDP4 192.0.2.7 198.51.100.1 1 2\r\n",
        b"PROXY " + b"x" * LONGEST_LINE,
        b"PROXY \xff\r\n",
        binary(0x31, 0x11, four("192.0.2.7")),
        binary(0x21, 0x11, b"\1\2\3"),
        SIGNATURE + struct.pack("!BBH", 0x21, 0x11, LONGEST_REST + 1),
        SIGNATURE[:-1] + b"X",
    ],
)
def test_anything_else_is_an_error(header: bytes) -> None:
    with pytest.raises(IntroductionError):
        introduction(header)


@given(st.binary(max_size=200), st.sampled_from([b"", b"PROXY ", b"PROXY TCP4 ", SIGNATURE, SIGNATURE + b"\x21\x11"]))
def test_no_bytes_do_harm(content: bytes, beginning: bytes) -> None:
    try:
        found = introduction(beginning + content)
    except IntroductionError:
        return
    assert found is None or (beginning + content).endswith(found.rest)


@pytest.fixture
async def behind() -> Parlor:
    """A server behind a proxy on this machine."""
    limits = Limits(unlimited=EVERYONE_IS_LOCAL, proxies=(ip_network("127.0.0.1"),), introduction=0.2)
    return Parlor(limits)


async def test_a_connection_by_proxy_is_from_where_the_proxy_says(behind: Parlor) -> None:
    await behind.open()
    client = await behind.connect()
    await client.send(LINE[:10])
    await client.send(LINE[10:] + b"hello\r\n")
    assert b"<hello>" in await client.until(b"<hello>\r\n> " + GO_AHEAD)
    [session] = behind.sessions
    assert session.link.address == "192.0.2.7"
    await behind.close()


@pytest.mark.parametrize("sent", [b"", b"hello\r\n", b"PROXY TCP4"])
async def test_a_proxy_that_says_nothing_readable_is_disconnected_and_greeted_by_nobody(
    behind: Parlor, sent: bytes
) -> None:
    await behind.open()
    client = await behind.connect()
    await client.send(sent)
    assert await client.rest() == b""
    assert behind.sessions == []
    await behind.close()


async def test_anyone_else_who_claims_an_address_only_types_it_which_is_logged(parlor: Parlor) -> None:
    with structlog.testing.capture_logs() as logged:
        client = await parlor.greeted()
        await client.send(LINE)
        await client.until(b"<PROXY TCP4")
    [session] = parlor.sessions
    assert session.link.address == "127.0.0.1"
    assert [(each["event"], each["address"]) for each in logged] == [
        ("a PROXY header came from an address that is not among the proxies", "127.0.0.1")
    ]
