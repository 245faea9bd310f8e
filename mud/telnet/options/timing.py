"""TIMING-MARK (RFC 860): the peer asks for a mark at this point of the stream and gets it."""

from typing import Final

from mud.telnet.option import Option, Stance

TIMING_MARK: Final = 6


class TimingMark(Option):
    """Everything received before the question has been read when the answer is queued."""

    code = TIMING_MARK
    ours = Stance.MARK
