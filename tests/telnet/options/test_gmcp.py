"""GMCP both ways."""

import datetime
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.codes import subnegotiation
from mud.telnet.errors import PeerError
from mud.telnet.events import Event, Gmcp, GmcpHello, GmcpSupported, Ignored, Json, KeptAlive, Line
from mud.telnet.limits import Limits
from mud.telnet.options.gmcp import GMCP
from mud.telnet.peer import Telnet

DO, DONT, WILL = b"\xff\xfd\xc9", b"\xff\xfe\xc9", b"\xff\xfb\xc9"


def message(content: bytes | str) -> bytes:
    return subnegotiation(GMCP, content if isinstance(content, bytes) else content.encode())


def speaking(limits: Limits | None = None) -> Telnet:
    telnet = Telnet(limits=limits or Limits())
    telnet.receive(DO)
    assert telnet.outgoing() == WILL
    return telnet


def asking(*modules: str) -> Telnet:
    telnet = speaking()
    listed = ",".join(f'"{module}"' for module in modules)
    telnet.receive(message(f"Core.Supports.Set [{listed}]"))
    return telnet


def heard(content: bytes | str) -> list[Event]:
    return speaking().receive(message(content))


# In


@pytest.mark.parametrize(
    ("content", "package", "data"),
    [
        ('Char.Login.Credentials {"account":"ann","password":"pw"}', "char.login.credentials",
         {"account": "ann", "password": "pw"}),
        ("Char.Items.Contents 12345", "char.items.contents", 12345),
        ('Char.Items.Inv ""', "char.items.inv", ""),
        ("Char.Items.Inv", "char.items.inv", None),
        ("char.items.inv ", "char.items.inv", None),
        ("X null", "x", None),
        ("External.Discord.Get true", "external.discord.get", True),
        ("a  [1, 2.5, [], {}] ", "a", [1, 2.5, [], {}]),
        ('IRE.Composer.SetBuffer "one\\r\\ntwo"', "ire.composer.setbuffer", "one\ntwo"),
        ('a {"k\\u001b":["\\u202ex\\u0007"]}', "a", {"k": ["x"]}),
        ('a "é漢"', "a", "é漢"),
    ],
)  # fmt: skip
def test_a_message_is_a_package_and_what_its_json_says(content: str, package: str, data: Json) -> None:
    assert heard(content) == [Gmcp(package, data)]


DEEP = "[" * 16 + "1" + "]" * 16
TOO_DEEP = "[" + DEEP + "]"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a {", "no JSON"),
        ("a nothing", "no JSON"),
        ('a "x" "y"', "no JSON"),
        ('a {"x":1}\0', "no JSON"),
        ("a NaN", "no JSON"),
        ("a 1e999", "no JSON"),
        ("a " + "9" * 5000, "no JSON"),
        ("a " + "[" * 30_000, "no JSON"),
        ("a " + TOO_DEEP, "too deep"),
        ("a " + '{"x":' * 16 + "{}" + "}" * 16, "too deep"),
        (b'a "\xff"', "no JSON"),
        (b'a "\\ud800"', "no JSON"),
        ("", "no name of a package"),
        (" {}", "no name of a package"),
        ("1a {}", "no name of a package"),
        ("a\x1b {}", "no name of a package"),
        ("é {}", "no name of a package"),
        ("a" * 65 + " {}", "no name of a package"),
        ("a" * 65_000, "no name of a package"),
        (b"a\xff {}", "no name of a package"),
        ('a "' + "x" * 70_000 + '"', "too long"),
        ('Core.Hello "Mudlet"', "a core message that makes no sense"),
        ("Core.Hello", "a core message that makes no sense"),
        ('Core.Supports.Set {"Char":1}', "a core message that makes no sense"),
        ("Core.Supports.Add 5", "a core message that makes no sense"),
        ('Core.Supports.Remove "Char"', "a core message that makes no sense"),
        ("Core.Unheard", "a core message that makes no sense"),
        ("Core.Supports.Set [1]", "no names of modules"),
        ('Core.Supports.Set [""]', "no names of modules"),
        (f'Core.Supports.Set ["{"x" * 65}"]', "no names of modules"),
    ],
)
def test_what_makes_no_sense_is_ignored_and_told_once(content: bytes | str, reason: str) -> None:
    telnet = speaking()
    assert telnet.receive(message(content) * 3 + b"look\n") == [Ignored(GMCP, reason), Line("look")]
    assert telnet.outgoing() == b""


def test_json_of_the_allowed_depth_is_read() -> None:
    assert heard("a " + DEEP) != [Ignored(GMCP, "too deep")]


@given(st.binary())
def test_no_message_breaks_anything(content: bytes) -> None:
    telnet = speaking()
    telnet.receive(message(content) + message(b"a " + content) + message(b"Core.Supports.Set " + content))
    assert telnet.receive(b"\nlook\n")[-1] == Line("look")


def test_messages_before_it_is_agreed_are_ignored() -> None:
    assert Telnet().receive(message("a 1")) == []


def test_a_message_cut_byte_by_byte_is_one_message() -> None:
    telnet = speaking()
    events = [event for byte in message('a "\xff"') for event in telnet.receive(bytes((byte,)))]
    assert events == [Gmcp("a", "ÿ")]


def test_a_message_that_never_ends_costs_the_connection() -> None:
    telnet = speaking()
    with pytest.raises(PeerError):
        telnet.receive(b"\xff\xfa\xc9a " + b"x" * 10_000_000)


def test_a_megabyte_is_too_long_and_the_next_message_is_read() -> None:
    sent = message('a "' + "x" * 1_000_000 + '"') + message("b 1")
    assert speaking().receive(sent) == [Ignored(GMCP, "too long"), Gmcp("b", 1)]


# Core


def test_a_peer_says_who_it_is() -> None:
    assert heard('Core.Hello { "client": "Mudlet", "version": "4.19"}') == [GmcpHello("Mudlet", "4.19")]
    assert heard('core.hello {"client":"X\\u001b\\n' + "y" * 100 + '"}') == [GmcpHello("X " + "y" * 62, "")]
    assert heard('Core.Hello {"client":1,"version":null}') == [GmcpHello("", "")]


def test_a_ping_is_answered_and_not_without_end() -> None:
    telnet = speaking()
    assert telnet.receive(message("Core.Ping 120") + message("core.ping")) == []
    assert telnet.outgoing() == message("Core.Ping") * 2
    telnet.receive(message("Core.Ping") * 10_000)
    assert telnet.outgoing() == message("Core.Ping") * 14


def test_a_peer_that_keeps_itself_alive_is_told_of() -> None:
    assert heard("Core.KeepAlive") == [KeptAlive()]


def test_modules_are_told_when_they_are_new() -> None:
    telnet = speaking()
    assert telnet.receive(message('Core.Supports.Set ["Char 1", "Room 1"]')) == [GmcpSupported(("char", "room"))]
    assert telnet.receive(message('Core.Supports.Set ["Char 1","Room 1"]')) == []
    assert telnet.receive(message('core.supports.add ["Char.Items 1", "Comm.Channel"]')) == [
        GmcpSupported(("comm.channel",))
    ]
    assert telnet.receive(message('Core.Supports.Remove ["Room"]')) == []
    assert telnet.receive(message('Core.Supports.Add ["Room 2", 7]')) == [
        Ignored(GMCP, "no names of modules"),
        GmcpSupported(("room",)),
    ]


def test_ten_thousand_modules_are_remembered_only_in_part() -> None:
    telnet = speaking(Limits(names=3))
    listed = ",".join(f'"m{number}"' for number in range(5000))
    assert telnet.receive(message(f"Core.Supports.Add [{listed}]")) == [GmcpSupported(("m0", "m1", "m2"))]
    assert not telnet.gmcp("m3", 1)


# Out


def test_a_message_goes_out_as_one_line_of_json() -> None:
    telnet = asking("Char 1", "Room 1")
    assert telnet.gmcp("Char.Vitals", {"hp": "4500", "name": 'é "\n\0\x1b'})
    assert telnet.outgoing() == message('Char.Vitals {"hp":"4500","name":"é \\"\\n\\u0000\\u001b"}')
    assert telnet.gmcp("Room.Info", MappingProxyType({"exits": MappingProxyType({"n": 1}), "details": ("shop",)}))
    assert telnet.outgoing() == message('Room.Info {"exits":{"n":1},"details":["shop"]}')
    assert telnet.gmcp("Room.WrongDir", "ne")
    assert telnet.outgoing() == message('Room.WrongDir "ne"')


def test_a_message_without_data_has_no_body() -> None:
    telnet = asking("Char 1")
    assert telnet.gmcp("Char.Ready")
    assert telnet.outgoing() == message("Char.Ready")


def test_what_was_not_asked_for_is_not_sent() -> None:
    telnet = asking("Char 1")
    for package in ("Room.Info", "Comm.Channel.Text", "Char.Login.Default", "Client.GUI"):
        assert not telnet.wants_gmcp(package)
        assert not telnet.gmcp(package, 1)
    assert telnet.outgoing() == b""


def test_nothing_is_sent_to_peers_without_it() -> None:
    telnet = Telnet()
    assert not telnet.wants_gmcp("Core.Ping")
    assert not telnet.gmcp("Core.Ping")
    telnet.receive(DO)
    assert telnet.wants_gmcp("Core.Ping")
    telnet.receive(DONT)
    assert not telnet.gmcp("Core.Ping")


def test_mudlet_gets_what_it_has_no_word_to_ask_for() -> None:
    telnet = asking("Char 1")
    telnet.receive(message('Core.Hello {"client":"Mudlet","version":"4.19"}'))
    assert telnet.wants_gmcp("Client.GUI")
    assert telnet.wants_gmcp("Client.Map")
    assert not telnet.wants_gmcp("Client.Media.Play")


def test_a_peer_that_comes_back_asks_anew() -> None:
    telnet = asking("Char 1")
    telnet.receive(DONT + DO)
    assert not telnet.wants_gmcp("Char.Vitals")
    assert telnet.receive(message('Core.Supports.Set ["Char 1"]')) == [GmcpSupported(("char",))]


def test_what_is_no_json_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        asking("Char").gmcp("Char.Vitals", {"when": datetime.date(2000, 1, 1), "who": object()})  # type: ignore[dict-item]  # the mistake


def test_a_peer_that_reads_goodbyes_gets_one() -> None:
    telnet = speaking()
    telnet.close("Until later")
    assert telnet.outgoing() == message('Core.Goodbye "Until later"')
    silent = Telnet()
    silent.close("Until later")
    assert silent.outgoing() == b""
