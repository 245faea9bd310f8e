"""Figures for lists of worlds."""

import pytest

from mud.telnet.codes import subnegotiation
from mud.telnet.events import FiguresAsked, Line
from mud.telnet.limits import Limits
from mud.telnet.options.mssp import MSSP
from mud.telnet.peer import Telnet
from mud.telnet.wire import Figures

DO, DONT = b"\xff\xfd\x46", b"\xff\xfe\x46"
WILL, WONT = b"\xff\xfb\x46", b"\xff\xfc\x46"
FIGURES: Figures = {
    "name": "Millbrook",
    "PLAYERS": 3,
    "PORT": (4000, 23),
    "gmcp": 0,
    "CONTACT": "a\x01b\x02c\0d\xff\ne\x1b",
}


def figures() -> Figures:
    return FIGURES


def pairs(sent: bytes) -> dict[str, list[str]]:
    """What a crawler makes of our answer."""
    start, payload, end = sent[:3], sent[3:-2], sent[-2:]
    assert (start, end) == (b"\xff\xfa\x46", b"\xff\xf0")
    variables = payload.split(b"\x01")[1:]
    return {name.decode(): [value.decode() for value in values] for name, *values in
            (variable.split(b"\x02") for variable in variables)}  # fmt: skip


def test_the_figures_are_those_of_the_moment_and_what_we_speak() -> None:
    telnet = Telnet(figures=figures)
    telnet.start()
    telnet.outgoing()
    telnet.receive(DO)
    sent = pairs(telnet.outgoing())
    assert next(iter(sent)) == "NAME"
    assert sent["NAME"] == ["Millbrook"]
    assert sent["PLAYERS"] == ["3"]
    assert sent["PORT"] == ["4000", "23"]
    assert sent["MCCP"] == ["1"]
    assert sent["GMCP"] == ["0"]
    assert sent["CONTACT"] == ["abcdÿ e"]


def test_without_figures_there_is_still_what_we_speak() -> None:
    telnet = Telnet()
    telnet.receive(DO)
    assert pairs(telnet.outgoing().removeprefix(WILL))["UTF-8"] == ["1"]


def test_they_are_counted_when_they_are_asked_for_and_not_before() -> None:
    counted = []

    def count() -> Figures:
        counted.append(1)
        return {}

    telnet = Telnet(figures=count)
    telnet.start()
    assert not counted
    telnet.receive(DO + DO)
    assert counted == [1]


def test_a_peer_that_asks_without_end_makes_us_count_only_so_often() -> None:
    counted = []

    def count() -> Figures:
        counted.append(1)
        return {}

    telnet = Telnet(figures=count, limits=Limits(costly=4))
    telnet.receive((DO + DONT + b"\n") * 100)
    assert len(counted) == 4
    telnet.keep_alive()
    telnet.receive(DO)
    assert len(counted) == 5


def test_the_peer_has_no_figures_to_send() -> None:
    telnet = Telnet()
    assert telnet.receive(WILL + DO + subnegotiation(MSSP, b"\1NAME\2Elsewhere")) == []
    assert telnet.outgoing().startswith(b"\xff\xfe\x46" + WILL)


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r\0"])
def test_a_crawler_that_does_not_negotiate_asks_in_words(end: bytes) -> None:
    telnet = Telnet(figures=figures)
    assert telnet.receive(b"MSSP-REQUEST" + end) == [FiguresAsked()]
    sent = telnet.outgoing()
    assert sent.startswith(b"\r\nMSSP-REPLY-START\r\n")
    assert sent.endswith(b"\r\nMSSP-REPLY-END\r\n")
    assert b"\r\nNAME\tMillbrook\r\n" in sent
    assert b"\r\nPORT\t4000\t23\r\n" in sent
    assert "\r\nCONTACT\tabcdÿ e\r\n".encode() in sent


def test_the_words_are_no_figures_to_anyone_but_a_crawler() -> None:
    telnet = Telnet(figures=figures)
    assert telnet.receive(b"ann\nMSSP-REQUEST\n") == [Line("ann"), Line("MSSP-REQUEST")]
    assert Telnet().receive(b"mssp-request\n") == [Line("mssp-request")]
    again = Telnet(figures=figures)
    assert again.receive(b"MSSP-REQUEST\nMSSP-REQUEST\n") == [FiguresAsked(), Line("MSSP-REQUEST")]


def test_the_words_too_are_answered_only_while_it_costs_little() -> None:
    telnet = Telnet(limits=Limits(costly=0))
    assert telnet.receive(b"MSSP-REQUEST\n") == []
    assert telnet.outgoing() == b""
