"""The list of options as a whole."""

from mud.telnet.option import Stance
from mud.telnet.options import OPTIONS
from mud.telnet.peer import Telnet

REFUSED_FOR_EVER = {
    0: "BINARY: clients then end lines with a bare CR",
    34: "LINEMODE: the same",
    85: "MCCP1: its start is no proper sub-negotiation",
}


def test_the_offers_are_queued_in_the_order_of_the_list() -> None:
    telnet = Telnet()
    telnet.start()
    assert telnet.outgoing() == bytes.fromhex(
        "fffd18 fffd1f fffd27 fffb2a fffb19 fffbc9 fffb46 fffb45 fffb5b fffb56 fffb57"
    )


def test_neither_echo_nor_suppressed_go_aheads_are_offered() -> None:
    offered = {option.code for option in (make() for make in OPTIONS) if Stance.OFFER in (option.ours, option.theirs)}
    assert offered.isdisjoint({1, 3})


def test_options_that_spoil_line_ends_are_not_spoken() -> None:
    assert {make().code for make in OPTIONS}.isdisjoint(REFUSED_FOR_EVER)
