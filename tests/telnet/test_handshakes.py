"""A visit of every client we have a recording of, cut at every byte."""

import zlib
from collections.abc import Callable

import pytest

from mud.telnet.events import Event
from mud.telnet.peer import Telnet
from tests.telnet.clients import CLIENTS, COMPRESS, OFFERS, VISIT, Client, on_the_wire, readable

HIDE, SHOW = bytes.fromhex("fffb01"), bytes.fromhex("fffc01")


def ask_password(telnet: Telnet) -> None:
    telnet.hide_input(True)


def ask_password_again(telnet: Telnet) -> None:
    telnet.hide_input(False)
    telnet.hide_input(True)


def let_in(telnet: Telnet) -> None:
    telnet.hide_input(False)


ACTS: tuple[Callable[[Telnet], None], ...] = (Telnet.start, ask_password, ask_password_again, let_in)
"""What we do; upon each of them the client says something."""


def visit(client: Client) -> list[bytes]:
    """What the client sends upon each act."""
    said = [
        client.hides + b"wrong" + client.enter,
        client.shows + client.hides + b"right" + client.enter,
        client.shows + b"look" + client.enter,
    ]
    return on_the_wire(client, said)


def replay(client: Client, cut: int) -> tuple[list[Event], bytes]:
    """The events and our bytes when the client's bytes are cut in two at this point of the visit."""
    telnet = Telnet()
    events: list[Event] = []
    sent = b""
    for act, received in zip(ACTS, visit(client), strict=True):
        act(telnet)
        sent += telnet.outgoing()
        for part in (received[: max(cut, 0)], received[max(cut, 0) :]):
            events += telnet.receive(part)
            sent += telnet.outgoing()
        cut -= len(received)
    return events, readable(sent)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_a_visit_goes_the_same_wherever_its_bytes_are_cut(client: Client) -> None:
    expected = (
        [*client.says, *VISIT],
        OFFERS + client.answers + HIDE + SHOW + HIDE + SHOW,
    )
    length = sum(map(len, visit(client)))
    for cut in range(length + 1):
        assert replay(client, cut) == expected, f"cut at {cut}"


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_every_prompt_of_a_visit_has_the_mark_that_the_client_agreed_to(client: Client) -> None:
    telnet = Telnet()
    telnet.start()
    sent = telnet.outgoing()
    telnet.receive(on_the_wire(client, [])[0])
    telnet.prompt("> ")
    assert readable(sent + telnet.outgoing()) == OFFERS + client.answers + b"> " + client.mark


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_what_is_compressed_is_ended_when_we_close(client: Client) -> None:
    telnet = Telnet()
    telnet.start()
    telnet.receive(on_the_wire(client, [])[0])
    telnet.text("Bye.\n")
    telnet.close("Until later")
    _, begin, compressed = telnet.outgoing().partition(COMPRESS)
    if begin:
        stream = zlib.decompressobj()
        assert b"Bye." in stream.decompress(compressed)
        assert stream.eof
        assert stream.unused_data == b""
