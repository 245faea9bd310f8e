"""MSDP both ways."""

import pytest

from mud.telnet.codes import subnegotiation
from mud.telnet.events import Event, Ignored, Line, Msdp, MsdpAsked, MsdpCommand
from mud.telnet.limits import Limits
from mud.telnet.options.msdp import MSDP
from mud.telnet.peer import Telnet

DO, DONT, WILL = b"\xff\xfd\x45", b"\xff\xfe\x45", b"\xff\xfb\x45"


def message(content: bytes) -> bytes:
    return subnegotiation(MSDP, content)


def speaking(limits: Limits | None = None) -> Telnet:
    telnet = Telnet(limits=limits or Limits())
    telnet.receive(DO)
    assert telnet.outgoing() == WILL
    return telnet


@pytest.mark.parametrize(
    ("content", "events"),
    [
        (b"\1LIST\2COMMANDS", [MsdpAsked(MsdpCommand.LIST, ("COMMANDS",))]),
        (b"\1report\2health\2MANA", [MsdpAsked(MsdpCommand.REPORT, ("HEALTH", "MANA"))]),
        (b"\1REPORT\2\5\2HEALTH\2\5\2x\6\6", [MsdpAsked(MsdpCommand.REPORT, ("HEALTH",))]),
        (b"\1UNREPORT\2HEALTH", [MsdpAsked(MsdpCommand.UNREPORT, ("HEALTH",))]),
        (b"\1RESET\2REPORTED_VARIABLES", [MsdpAsked(MsdpCommand.RESET, ("REPORTED_VARIABLES",))]),
        (b"\1SEND\2ROOM\1SEND\2LEVEL",
         [MsdpAsked(MsdpCommand.SEND, ("ROOM",)), MsdpAsked(MsdpCommand.SEND, ("LEVEL",))]),
        (b"\1LIST\2\3\1a\2b\4", [MsdpAsked(MsdpCommand.LIST, ())]),
        (b"\1CLIENT_NAME\2Mudlet", [Msdp("CLIENT_NAME", "Mudlet")]),
        (b"\1x\2\3\1k\2v\4", [Msdp("X", {"k": "v"})]),
        (b"", []),
        (b"nonsense", [Ignored(MSDP, "marks where none belong")]),
    ],
)  # fmt: skip
def test_commands_and_variables_are_told(content: bytes, events: list[Event]) -> None:
    assert speaking().receive(message(content)) == events


def test_what_makes_no_sense_is_told_once() -> None:
    telnet = speaking()
    assert telnet.receive(message(b"\6") * 100 + b"look\n") == [
        Ignored(MSDP, "marks where none belong"),
        Line("look"),
    ]


def test_a_name_is_kept_in_part() -> None:
    assert speaking().receive(message(b"\1" + b"x" * 100 + b"\2y")) == [Msdp("X" * 64, "y")]


def test_what_is_to_be_reported_is_remembered() -> None:
    telnet = speaking()
    telnet.receive(message(b"\1REPORT\2HEALTH\2MANA\2HEALTH\2"))
    assert telnet.msdp_reported() == ("HEALTH", "MANA")
    assert telnet.wants_msdp("MANA")
    telnet.receive(message(b"\1UNREPORT\2MANA\2NOTHING"))
    assert telnet.msdp_reported() == ("HEALTH",)
    telnet.receive(message(b"\1RESET\2REPORTED_VARIABLES"))
    assert telnet.msdp_reported() == ()


def test_only_so_many_variables_are_remembered() -> None:
    telnet = speaking(Limits(names=2))
    telnet.receive(message(b"\1REPORT\2A\2B\2C") + message(b"\1REPORT\2D"))
    assert telnet.msdp_reported() == ("A", "B")


def test_a_peer_that_turns_it_off_wants_nothing_any_more() -> None:
    telnet = speaking()
    telnet.receive(message(b"\1REPORT\2HEALTH") + DONT)
    assert telnet.msdp_reported() == ()
    telnet.receive(DO)
    assert not telnet.wants_msdp("HEALTH")


def test_variables_go_out_with_their_tables_and_arrays() -> None:
    telnet = speaking()
    assert telnet.msdp("ROOM", {"VNUM": "1", "EXITS": {"n": "2"}, "TAGS": ["é", "b"]})
    assert telnet.outgoing() == message(
        b"\1ROOM\2\3\1VNUM\x021\1EXITS\2\3\1n\x022\4\1TAGS\2\5\2" + "é".encode() + b"\2b\6\4"
    )


def test_nothing_goes_to_peers_without_it() -> None:
    telnet = Telnet()
    assert not telnet.msdp("HEALTH", "1")
    assert telnet.msdp_reported() == ()
    assert telnet.outgoing() == b""
