"""What clients say about themselves, and what screen that means."""

import pytest

from mud.net.screens import with_terminal, with_width
from mud.telnet.events import Mtts, TerminalType
from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind


@pytest.mark.parametrize(
    ("columns", "width"), [(None, 80), (1, 20), (20, 20), (80, 80), (250, 250), (251, 250), (65535, 250)]
)
def test_a_width_is_what_can_be_read_and_eighty_when_nobody_knows(columns: int | None, width: int) -> None:
    assert with_width(Kind(width=33), columns).width == width


@pytest.mark.parametrize(
    ("names", "bits", "depth", "charset", "screen_reader"),
    [
        (("MUDLET", "ANSI-TRUECOLOR"), 2349, ColorDepth.TRUE, Charset.UTF8, False),
        (("MUDLET", "ANSI-TRUECOLOR"), 2409, ColorDepth.TRUE, Charset.ASCII, True),
        (("TINTIN++", "tmux-256color"), 271, ColorDepth.TRUE, Charset.UTF8, False),
        (("X", "Y"), 9, ColorDepth.ANSI256, Charset.ASCII, False),
        (("X", "Y"), 1, ColorDepth.ANSI16, Charset.ASCII, False),
        (("X", "Y"), 0, ColorDepth.NONE, Charset.ASCII, False),
        (("TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN"), None, ColorDepth.ANSI16, Charset.UTF8, False),
        (("TMUX-256COLOR",), None, ColorDepth.ANSI256, Charset.UTF8, False),
        (("xterm-direct",), None, ColorDepth.TRUE, Charset.UTF8, False),
        (("dumb",), None, ColorDepth.NONE, Charset.UTF8, False),
        ((), None, ColorDepth.ANSI16, Charset.UTF8, False),
    ],
)
def test_bits_say_what_a_terminal_can_do_and_names_where_there_are_no_bits(
    names: tuple[str, ...], bits: int | None, depth: ColorDepth, charset: Charset, screen_reader: bool
) -> None:
    terminal = TerminalType(names, None if bits is None else Mtts(bits))
    assert with_terminal(Kind(width=99), terminal) == Kind(99, depth, charset, screen_reader)
