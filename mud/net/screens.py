"""What a client says about itself, as the kind of screen that texts are rendered for."""

from dataclasses import replace

from mud.telnet.events import Mtts, TerminalType
from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind

NARROWEST, WIDEST = 20, 250
"""Columns. Below, words no longer fit; above, lines can no longer be read."""

UNKNOWN_WIDTH = 80


def with_width(kind: Kind, columns: int | None) -> Kind:
    """The kind with the width of the window, in columns; None is unknown."""
    width = UNKNOWN_WIDTH if columns is None else min(max(columns, NARROWEST), WIDEST)
    return replace(kind, width=width)


def with_terminal(kind: Kind, terminal: TerminalType) -> Kind:
    """The kind with what the terminal can show: by its MTTS bits, else by what its names are known for."""
    if terminal.mtts is None:
        return replace(kind, depth=_depth_by_name(terminal.names))
    return replace(
        kind,
        depth=_depth_by_bits(terminal.mtts),
        charset=Charset.UTF8 if Mtts.UTF_8 in terminal.mtts else Charset.ASCII,
        screen_reader=Mtts.SCREEN_READER in terminal.mtts,
    )


def _depth_by_bits(mtts: Mtts) -> ColorDepth:
    if Mtts.TRUECOLOR in mtts:
        return ColorDepth.TRUE
    if Mtts.COLORS_256 in mtts:
        return ColorDepth.ANSI256
    return ColorDepth.ANSI16 if Mtts.ANSI in mtts else ColorDepth.NONE


def _depth_by_name(names: tuple[str, ...]) -> ColorDepth:
    """The best that any of the names promises; a terminal of an unknown name can do what nearly all can."""
    upper = [name.upper() for name in names]
    if any("TRUECOLOR" in name or name.endswith("-DIRECT") for name in upper):
        return ColorDepth.TRUE
    if any("256COLOR" in name for name in upper):
        return ColorDepth.ANSI256
    return ColorDepth.NONE if "DUMB" in upper else ColorDepth.ANSI16
