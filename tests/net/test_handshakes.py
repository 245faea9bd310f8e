"""Recorded handshakes of real clients, sent over a socket to a real session, in pieces of several sizes."""

import pytest

from mud.net.screens import Described
from mud.telnet.events import GmcpSupported
from tests.net.parlor import Parlor
from tests.telnet.clients import CLIENTS, Client, on_the_wire


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
async def test_a_recorded_client_is_known_for_what_it_is_and_is_heard(
    parlor: Parlor, client: Client, size: int
) -> None:
    listener = await parlor.greeted()
    raw = b"".join(on_the_wire(client, [b"hello" + client.enter]))
    visitor = await parlor.greeted()
    for start in range(0, len(raw), size):
        await visitor.send(raw[start : start + size])
    await listener.until(b"<hello>")
    expected = Described()
    for event in client.says:
        expected.hear(event)
    session = parlor.sessions[1]
    assert session.kind == expected.kind
    assert session.link.client == expected.client
    asked = [("supported", *event.modules) for event in client.says if isinstance(event, GmcpSupported)]
    assert [heard for heard in parlor.programs.heard if heard[0] == "supported"] == asked
