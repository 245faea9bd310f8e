"""Variables as clients tell them, and as nobody should."""

import pytest

from mud.telnet.codes import subnegotiation
from mud.telnet.events import Variable
from mud.telnet.limits import Limits
from mud.telnet.options.environ import NEW_ENVIRON
from mud.telnet.peer import Telnet

WILL, DO = b"\xff\xfb\x27", b"\xff\xfd\x27"
ASKED = b"\1\0CLIENT_NAME\0CLIENT_VERSION\0CHARSET\0MTTS\0TERMINAL_TYPE\3"
IS, INFO = b"\0", b"\2"


def told(*payloads: bytes, limits: Limits | None = None) -> list[Variable]:
    telnet = Telnet(limits=limits or Limits())
    events = telnet.receive(WILL + b"".join(subnegotiation(NEW_ENVIRON, payload) for payload in payloads))
    return [event for event in events if isinstance(event, Variable)]


def test_the_names_of_mnes_and_all_user_variables_are_asked_for_once() -> None:
    telnet = Telnet()
    telnet.receive(WILL + WILL)
    assert telnet.outgoing() == DO + subnegotiation(NEW_ENVIRON, ASKED)


@pytest.mark.parametrize(
    ("payload", "variables"),
    [
        (IS + b"\0CLIENT_NAME\1TINTIN++", {"CLIENT_NAME": "TINTIN++"}),
        (IS + b"\0MTTS\x01783\3SCREEN_READER\x011", {"MTTS": "783", "SCREEN_READER": "1"}),
        (INFO + b"\0CHARSET\1ISO-8859-1", {"CHARSET": "ISO-8859-1"}),
        (IS + b"\0MTTS\0CHARSET\1UTF-8\0LANG", {"CHARSET": "UTF-8"}),
        (IS + b"\0CLIENT_NAME\1a\2\1b\2\2c\2\0", {"CLIENT_NAME": "abc"}),
        (IS + b"\0CLIENT_NAME\1\xff\xe9\x1b[31m\n", {"CLIENT_NAME": "\ufffd\ufffd[31m"}),
        (IS + b"\0LANG\1" + "français".encode(), {"LANG": "français"}),
        (IS + b"\0LANG\1C\1again", {"LANG": "C"}),
        (IS + b"\1nobody's value\0LANG\1C", {"LANG": "C"}),
        (IS + b"\0LANG\1C\2", {"LANG": "C"}),
        (IS + b"\0TERM\1", {}),
        (IS, {}),
        (b"", {}),
        (b"\1\0LANG", {}),
        (b"\x09\0LANG\1C", {}),
    ],
)
def test_a_message_is_names_and_values(payload: bytes, variables: dict[str, str]) -> None:
    assert {variable.name: variable.value for variable in told(payload)} == variables


@pytest.mark.parametrize("name", [b"USER", b"IPADDRESS", b"HOME", b"", b"client_name"])
def test_what_is_none_of_our_business_is_not_told(name: bytes) -> None:
    assert told(IS + b"\0" + name + b"\1ann\3" + name + b"\1ann") == []


def test_only_a_change_is_told() -> None:
    once, other = IS + b"\0MTTS\x01783", INFO + b"\0MTTS\x01847"
    assert told(once, once, other, other) == [Variable("MTTS", "783"), Variable("MTTS", "847")]


def test_a_value_is_taken_away_by_a_change_and_not_by_an_answer() -> None:
    has = IS + b"\3SCREEN_READER\x011"
    assert told(has, IS + b"\0SCREEN_READER") == [Variable("SCREEN_READER", "1")]
    assert told(has, INFO + b"\0SCREEN_READER") == [Variable("SCREEN_READER", "1"), Variable("SCREEN_READER", "")]
    assert told(has, IS + b"\3SCREEN_READER\1") == [Variable("SCREEN_READER", "1"), Variable("SCREEN_READER", "")]


def test_of_a_long_value_the_beginning_is_kept() -> None:
    assert told(IS + b"\0LANG\1" + b"x" * 60_000) == [Variable("LANG", "x" * 1024)]


def test_of_many_variables_the_first_are_read() -> None:
    many = b"".join(b"\0X%d\1y" % number for number in range(3)) + b"\0LANG\1C"
    assert told(IS + many, limits=Limits(names=3)) == []
    assert told(IS + many, limits=Limits(names=4)) == [Variable("LANG", "C")]


def test_a_255_in_a_value_is_read_however_the_peer_wrote_it() -> None:
    telnet = Telnet()
    sent = WILL + b"\xff\xfa\x27\0\0LANG\1\xff\xff\xff\x41B\xff\xf0"
    assert telnet.receive(sent) == [Variable("LANG", "\ufffd\ufffdAB")]


@pytest.mark.parametrize("mark", [b"\0", b"\1", b"\2", b"\3", b"\0\1", b"\2\2"])
def test_marks_without_end_cost_little_and_tell_nothing(mark: bytes) -> None:
    assert told(IS + mark * 30_000) == []
