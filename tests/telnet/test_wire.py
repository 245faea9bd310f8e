"""The queues between the machine, its options and its user."""

from mud.telnet.events import AreYouThere, Interrupted
from mud.telnet.limits import Limits
from mud.telnet.wire import Wire


def test_bytes_are_taken_once_and_in_order() -> None:
    wire = Wire(Limits())
    wire.put(b"a")
    wire.subnegotiate(31, b"\xff\0")
    wire.put(b"b")
    assert wire.take_outgoing() == b"a\xff\xfa\x1f\xff\xff\0\xff\xf0b"
    assert wire.take_outgoing() == b""


def test_events_are_taken_once_and_in_order() -> None:
    wire = Wire(Limits())
    wire.tell(AreYouThere())
    wire.tell(Interrupted())
    assert wire.take_events() == [AreYouThere(), Interrupted()]
    assert wire.take_events() == []


def test_a_request_is_answered_so_often_and_each_is_counted_alone() -> None:
    wire = Wire(Limits(repeats=2))
    assert [wire.may_answer("a") for _ in range(3)] == [True, True, False]
    assert wire.may_answer("b")
    wire.forget_answers()
    assert wire.may_answer("a")
