"""A style as the escape sequence (SGR, ECMA-48 section 8.3.117) that a terminal of some color depth understands.

Colors come down to fewer by distance: to 256 by the nearer of the 6x6x6 cube and the 24 greys, to 16 by the nearest of
xterm's palette, unless the style names a basic color itself. The sixteen named colors stay named at every depth, so
that the colors that players chose for their terminal hold.
"""

from enum import IntEnum
from typing import TypeAlias

from mud.text.theme import COLOR_NAMES, Style

RESET = "\x1b[0m"

_Rgb: TypeAlias = tuple[int, int, int]
_LEVELS = (0, 95, 135, 175, 215, 255)
_XTERM: tuple[_Rgb, ...] = (
    (0, 0, 0), (128, 0, 0), (0, 128, 0), (128, 128, 0),
    (0, 0, 128), (128, 0, 128), (0, 128, 128), (192, 192, 192),
    (128, 128, 128), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (0, 0, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip


class ColorDepth(IntEnum):
    """How many colors a screen can show."""

    NONE = 0
    ANSI16 = 1
    ANSI256 = 2
    TRUE = 3


def sgr(style: Style, depth: ColorDepth) -> str:
    """The sequence that switches the style on from a reset state, `""` where there is nothing to switch."""
    if depth is ColorDepth.NONE:
        return ""
    flags = zip("12347", (style.bold, style.dim, style.italic, style.underline, style.inverse), strict=True)
    codes = [code for code, on in flags if on]
    fg = style.basic if style.basic and depth is ColorDepth.ANSI16 else style.fg
    if fg:
        codes.append(_color(fg, depth, 30))
    if style.bg:
        codes.append(_color(style.bg, depth, 40))
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def nearest_of_256(rgb: _Rgb) -> int:
    """The index of the nearest color among 16-255."""
    red, green, blue = (_nearest_level(part) for part in rgb)
    cube = (_LEVELS[red], _LEVELS[green], _LEVELS[blue])
    step = min(23, max(0, round((sum(rgb) / 3 - 8) / 10)))
    grey = (8 + 10 * step,) * 3
    if _distance(rgb, grey) < _distance(rgb, cube):
        return 232 + step
    return 16 + 36 * red + 6 * green + blue


def nearest_of_16(rgb: _Rgb) -> int:
    """The index of the nearest color of xterm's palette."""
    return min(range(16), key=lambda index: _distance(rgb, _XTERM[index]))


def _color(color: str, depth: ColorDepth, base: int) -> str:
    if color in COLOR_NAMES:
        return _named(COLOR_NAMES.index(color), base)
    rgb = (int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16))
    match depth:
        case ColorDepth.TRUE:
            return f"{base + 8};2;{rgb[0]};{rgb[1]};{rgb[2]}"
        case ColorDepth.ANSI256:
            return f"{base + 8};5;{nearest_of_256(rgb)}"
        case _:
            return _named(nearest_of_16(rgb), base)


def _named(index: int, base: int) -> str:
    return str(base + index if index < 8 else base + 60 + index - 8)


def _nearest_level(part: int) -> int:
    return min(range(6), key=lambda index: abs(_LEVELS[index] - part))


def _distance(one: _Rgb, other: _Rgb) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
