"""Options in talk with a peer: who is told what, when, and how often."""

from typing import ClassVar

import pytest

from mud.telnet.codes import DO, DONT, IAC, WILL, WONT, negotiation
from mud.telnet.errors import PeerError
from mud.telnet.limits import Limits
from mud.telnet.negotiation import Side
from mud.telnet.negotiator import Negotiator
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

CODE = 77
UNKNOWN = 99
DEFAULT = Limits()


class Noting(Option):
    """Notes on the wire itself what it was told, so that the order among the verbs shows."""

    code = CODE

    def changed(self, wire: Wire, side: Side, on: bool) -> None:
        wire.put(f"<{side.value} {'on' if on else 'off'}>".encode())

    def subnegotiation(self, wire: Wire, payload: bytes) -> None:
        wire.put(b"<" + payload + b">")


class Offered(Noting):
    ours = Stance.OFFER
    theirs = Stance.OFFER


class Accepted(Noting):
    ours = Stance.ACCEPT
    theirs = Stance.ACCEPT


class Early(Noting):
    is_early: ClassVar[bool] = True


class Mark(Noting):
    ours = Stance.MARK


def talk(option: type[Option], *heard: int, limits: Limits = DEFAULT, offer: bool = False) -> bytes:
    """What is sent when the peer says these verbs about the option."""
    wire = Wire(limits)
    negotiator = Negotiator([option], wire)
    if offer:
        negotiator.offer()
    for verb in heard:
        negotiator.hear(verb, CODE)
    return wire.take_outgoing()


def said(*verbs: int) -> bytes:
    return b"".join(negotiation(verb, CODE) for verb in verbs)


def test_an_offer_that_is_accepted_is_not_answered_again() -> None:
    assert talk(Offered, DO, WILL, offer=True) == said(WILL, DO) + b"<ours on><theirs on>"


def test_an_offer_that_is_refused_is_not_answered_either() -> None:
    assert talk(Offered, DONT, WONT, offer=True) == said(WILL, DO)


@pytest.mark.parametrize("option", [Accepted, Offered])
def test_a_peer_that_asks_first_gets_the_same_as_one_that_was_asked(option: type[Option]) -> None:
    assert talk(option, DO) == said(WILL) + b"<ours on>"
    assert talk(option, WILL) == said(DO) + b"<theirs on>"


def test_nothing_is_offered_that_is_only_accepted() -> None:
    assert talk(Accepted, offer=True) == b""


def test_turning_off_is_obeyed_while_still_on_and_on_again_works() -> None:
    assert talk(Accepted, DO, DONT, DO) == said(WILL) + b"<ours on><ours off>" + said(WONT, WILL) + b"<ours on>"
    assert talk(Accepted, WILL, WONT) == said(DO) + b"<theirs on><theirs off>" + said(DONT)


def test_what_is_so_already_is_met_with_silence() -> None:
    assert talk(Accepted, DO, DO, DO) == said(WILL) + b"<ours on>"
    assert talk(Accepted, DONT, WONT) == b""


@pytest.mark.parametrize(("asked", "refused"), [(DO, WONT), (WILL, DONT)])
def test_what_we_do_not_know_or_want_is_refused(asked: int, refused: int) -> None:
    wire = Wire(Limits())
    negotiator = Negotiator([Noting], wire)
    for code in (CODE, UNKNOWN, 0, IAC):
        negotiator.hear(asked, code)
        assert wire.take_outgoing() == negotiation(refused, code)


@pytest.mark.parametrize("verb", [DONT, WONT])
def test_a_no_to_what_we_do_not_know_is_met_with_silence(verb: int) -> None:
    wire = Wire(Limits())
    Negotiator([Noting], wire).hear(verb, UNKNOWN)
    assert wire.take_outgoing() == b""


def test_a_mark_is_given_each_time_and_never_taken() -> None:
    assert talk(Mark, DO, DO, DONT, DO) == said(WILL, WILL, WILL)
    assert talk(Mark, WILL) == said(DONT)


@pytest.mark.parametrize("option", [Noting, Mark])
def test_the_same_request_is_answered_only_so_often(option: type[Option]) -> None:
    assert len(talk(option, *[DO] * 10_000)) == 3 * DEFAULT.repeats


def test_the_same_request_about_the_unknown_is_answered_only_so_often() -> None:
    wire = Wire(Limits(repeats=4))
    negotiator = Negotiator([], wire)
    for _ in range(10_000):
        negotiator.hear(DO, UNKNOWN)
    assert wire.take_outgoing() == negotiation(WONT, UNKNOWN) * 4


def test_every_option_can_be_asked_about_once() -> None:
    wire = Wire(Limits(repeats=1))
    negotiator = Negotiator([], wire)
    for code in range(256):
        negotiator.hear(DO, code)
        negotiator.hear(WILL, code)
    assert len(wire.take_outgoing()) == 3 * 512


def test_a_peer_that_turns_an_option_on_and_off_without_end_is_given_up() -> None:
    assert talk(Accepted, *[DO, DONT] * 4, limits=Limits(repeats=4)).count(said(WONT)) == 4
    with pytest.raises(PeerError, match="option 77"):
        talk(Accepted, *[DO, DONT] * 5, limits=Limits(repeats=4))


def test_sub_negotiations_reach_an_option_that_is_on() -> None:
    wire = Wire(Limits())
    negotiator = Negotiator([Accepted], wire)
    negotiator.subnegotiation(CODE, b"too early")
    negotiator.hear(WILL, CODE)
    negotiator.subnegotiation(CODE, b"now")
    negotiator.hear(WONT, CODE)
    negotiator.subnegotiation(CODE, b"too late")
    assert wire.take_outgoing() == said(DO) + b"<theirs on><now><theirs off>" + said(DONT)


def test_an_option_may_read_early_and_the_unknown_is_ignored() -> None:
    wire = Wire(Limits())
    negotiator = Negotiator([Early], wire)
    negotiator.subnegotiation(CODE, b"early")
    negotiator.subnegotiation(UNKNOWN, b"unknown")
    assert wire.take_outgoing() == b"<early>"


def test_insisting_turns_on_what_a_peer_would_be_refused() -> None:
    wire = Wire(Limits())
    negotiator = Negotiator([Noting], wire)
    negotiator.insist(Side.OURS, CODE, yes=True)
    assert not negotiator.is_on(Side.OURS, CODE)
    negotiator.hear(DO, CODE)
    assert negotiator.is_on(Side.OURS, CODE)
    negotiator.insist(Side.OURS, CODE, yes=False)
    assert wire.take_outgoing() == said(WILL) + b"<ours on><ours off>" + said(WONT)


def test_insisting_on_an_option_that_is_not_listed_says_nothing() -> None:
    wire = Wire(Limits())
    negotiator = Negotiator([], wire)
    negotiator.insist(Side.OURS, CODE, yes=True)
    assert wire.take_outgoing() == b""
    assert not negotiator.is_on(Side.OURS, CODE)


def test_two_options_with_one_code_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="same code"):
        Negotiator([Noting, Accepted], Wire(Limits()))


def test_an_option_that_overrides_nothing_takes_everything_in_silence() -> None:
    class Plain(Option):
        code = CODE
        theirs = Stance.ACCEPT

    wire = Wire(Limits())
    negotiator = Negotiator([Plain], wire)
    negotiator.hear(WILL, CODE)
    negotiator.subnegotiation(CODE, b"anything")
    assert wire.take_outgoing() == said(DO)
