"""A visit of every client we have a recording of, cut at every byte."""

from collections.abc import Callable

import pytest

from mud.telnet.events import Event
from mud.telnet.peer import Telnet
from tests.telnet.clients import CLIENTS, VISIT, Client

OFFERS = bytes.fromhex("fffd18 fffd1f fffb19")
HIDE, SHOW = bytes.fromhex("fffb01"), bytes.fromhex("fffc01")


def ask_password(telnet: Telnet) -> None:
    telnet.hide_input(True)


def ask_password_again(telnet: Telnet) -> None:
    telnet.hide_input(False)
    telnet.hide_input(True)


def let_in(telnet: Telnet) -> None:
    telnet.hide_input(False)


def visit(client: Client) -> list[tuple[Callable[[Telnet], None], bytes]]:
    """What we do, and what the client sends upon it, in turn."""
    return [
        (Telnet.start, client.handshake),
        (ask_password, client.hides + b"wrong" + client.enter),
        (ask_password_again, client.shows + client.hides + b"right" + client.enter),
        (let_in, client.shows + b"look" + client.enter),
    ]


def replay(client: Client, cut: int) -> tuple[list[Event], bytes]:
    """The events and our bytes when the client's bytes are cut in two at this point of the visit."""
    telnet = Telnet()
    events: list[Event] = []
    sent = b""
    for act, received in visit(client):
        act(telnet)
        sent += telnet.outgoing()
        for part in (received[: max(cut, 0)], received[max(cut, 0) :]):
            events += telnet.receive(part)
            sent += telnet.outgoing()
        cut -= len(received)
    return events, sent


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_a_visit_goes_the_same_wherever_its_bytes_are_cut(client: Client) -> None:
    expected = (
        [*client.says, *VISIT],
        OFFERS + client.answers + HIDE + SHOW + HIDE + SHOW,
    )
    length = sum(len(received) for _, received in visit(client))
    for cut in range(length + 1):
        assert replay(client, cut) == expected, f"cut at {cut}"


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_every_prompt_of_a_visit_has_the_mark_that_the_client_agreed_to(client: Client) -> None:
    telnet = Telnet()
    telnet.start()
    telnet.receive(client.handshake)
    telnet.outgoing()
    telnet.prompt("> ")
    assert telnet.outgoing() == b"> " + client.mark
