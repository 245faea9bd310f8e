"""What clients say about themselves, and what screen that means."""

import pytest

from mud.net.screens import Described
from mud.telnet import events
from mud.telnet.events import (
    CharsetAgreed,
    Event,
    GmcpHello,
    Line,
    Mtts,
    MxpEnded,
    MxpStarted,
    TerminalType,
    Variable,
    WindowSize,
)
from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.link import Links


def described(*said: Event) -> Described:
    made = Described()
    for event in said:
        assert made.hear(event)
    return made


def kind_of(*said: Event) -> Kind:
    return described(*said).kind


@pytest.mark.parametrize(
    ("columns", "width"),
    [(None, 80), (1, 80), (9, 80), (10, 20), (20, 20), (80, 80), (250, 250), (251, 250), (65535, 250)],
)
def test_a_width_is_what_can_be_read_and_eighty_when_nobody_knows(columns: int | None, width: int) -> None:
    assert kind_of(WindowSize(columns, 24)).width == width


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
    has_all_characters = bits is not None and charset is Charset.UTF8 and not screen_reader
    assert kind_of(terminal) == Kind(80, depth, charset, screen_reader, emoji=has_all_characters)


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("MTTS", "2413", Kind(80, ColorDepth.TRUE, Charset.UTF8, True)),
        ("MTTS", "many", Kind()),
        ("SCREEN_READER", "1", Kind(screen_reader=True)),
        ("TRUECOLOR", "1", Kind(depth=ColorDepth.TRUE)),
        ("COLORTERM", "truecolor", Kind(depth=ColorDepth.TRUE)),
        ("256_COLORS", "1", Kind(depth=ColorDepth.ANSI256)),
        ("256_COLORS", "0", Kind()),
        ("TERM", "xterm-256color", Kind(depth=ColorDepth.ANSI256)),
        ("TERM", "dumb", Kind(depth=ColorDepth.NONE)),
        ("CHARSET", "ISO-8859-1", Kind(charset=Charset.LATIN1)),
        ("CHARSET", "klingon", Kind()),
        ("LANG", "de_DE.ISO8859-1@euro", Kind(charset=Charset.LATIN1)),
        ("LANG", "C", Kind()),
        ("WORD_WRAP", "100", Kind(width=100)),
        ("WORD_WRAP", "wide", Kind()),
    ],
)
def test_variables_of_the_environment_say_it_too(variable: str, value: str, expected: Kind) -> None:
    assert kind_of(Variable(variable, value)) == expected


def test_what_was_agreed_goes_before_bits_and_bits_before_variables() -> None:
    bits, variable = TerminalType(("X",), Mtts(13)), Variable("CHARSET", "US-ASCII")
    assert kind_of(variable, bits).charset is Charset.UTF8
    assert kind_of(CharsetAgreed(events.Charset.LATIN_1), variable, bits).charset is Charset.LATIN1


def test_a_window_goes_before_the_clients_own_wrapping() -> None:
    assert kind_of(Variable("WORD_WRAP", "100"), WindowSize(60, 20)).width == 60
    assert kind_of(Variable("WORD_WRAP", "100"), WindowSize(None, None)).width == 100


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ((), Links.NONE),
        ((Variable("OSC_HYPERLINKS", "1"),), Links.WEB),
        ((Variable("OSC_HYPERLINKS", "0"),), Links.NONE),
        ((Variable("OSC_HYPERLINKS", "1"), Variable("OSC_HYPERLINKS_SEND", "1")), Links.OSC),
        ((Variable("OSC_HYPERLINKS", "1"), Variable("OSC_HYPERLINKS_SEND", "0")), Links.WEB),
        ((Variable("OSC_HYPERLINKS_SEND", "1"), MxpStarted()), Links.OSC),
        ((Variable("OSC_HYPERLINKS", "1"), MxpStarted()), Links.MXP),
        ((MxpStarted(),), Links.MXP),
        ((MxpStarted(), MxpEnded()), Links.NONE),
        ((TerminalType(("TINTIN++", "xterm"), Mtts(271)),), Links.NONE),
        ((TerminalType(("TINTIN++", "xterm"), Mtts(271 + 1024)),), Links.MSLP),
        ((Variable("MTTS", "1295"),), Links.MSLP),
    ],
)
def test_links_are_made_as_the_client_says_that_it_reads_them(said: tuple[Event, ...], links: Links) -> None:
    assert kind_of(*said).links is links


def test_a_screen_reader_can_be_switched_off_in_the_middle() -> None:
    client = described(TerminalType(("X",), Mtts(64)))
    assert client.kind.screen_reader
    client.hear(Variable("SCREEN_READER", "0"))
    assert not client.kind.screen_reader


def test_a_dumb_terminal_shows_no_colors_whatever_else_is_said() -> None:
    assert kind_of(TerminalType(("dumb",), None), Variable("COLORTERM", "truecolor")).depth is ColorDepth.NONE


def test_a_client_is_called_what_it_says_most_plainly() -> None:
    client = described()
    assert client.client == ""
    client.hear(TerminalType(("MUDLET", "ANSI"), None))
    assert client.client == "MUDLET"
    client.hear(Variable("CLIENT_NAME", "Mudlet"))
    assert client.client == "Mudlet"
    client.hear(GmcpHello("Mudlet 4", "4.19"))
    assert client.client == "Mudlet 4"


def test_a_typed_line_says_nothing_about_a_client() -> None:
    assert not Described().hear(Line("hello"))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ((), False),
        ((Variable("LANG", "C.UTF-8"),), False),
        ((CharsetAgreed(events.Charset.UTF_8),), True),
        ((CharsetAgreed(events.Charset.ASCII),), False),
        ((Variable("MTTS", str(int(Mtts.UTF_8))),), True),
        ((Variable("MTTS", str(int(Mtts.ANSI))),), False),
    ],
)
def test_little_pictures_are_shown_to_clients_that_say_that_they_have_all_characters(
    said: tuple[Event, ...], shown: bool
) -> None:
    assert kind_of(*said).emoji is shown
