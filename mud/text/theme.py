"""What named styles look like. Colors are `#rrggbb` or one of the sixteen names; how they are sent is `color.py`'s.

The default theme is restrained: most text has no style, colors say what kind of thing a word names, and nothing blinks.
Meaning never hangs on a color alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

COLOR_NAMES = (
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "gray", "bright_red", "bright_green", "bright_yellow",
    "bright_blue", "bright_magenta", "bright_cyan", "bright_white",
)  # fmt: skip
"""The sixteen colors in their order in SGR: 30-37, then 90-97."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a span. An empty color leaves the one around it; flags add up. Raises ValueError on a wrong color."""

    fg: str = ""
    bg: str = ""
    basic: str = ""
    """One of the sixteen names, for screens with sixteen colors, where the nearest to `fg` would be a poor choice."""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    inverse: bool = False

    def __post_init__(self) -> None:
        for color in (self.fg, self.bg):
            if color and color not in COLOR_NAMES and not _HEX.fullmatch(color):
                raise ValueError(f"{color!r} is no color: write #rrggbb or one of {', '.join(COLOR_NAMES)}.")
        if self.basic and self.basic not in COLOR_NAMES:
            raise ValueError(f"{self.basic!r} is none of the sixteen colors: {', '.join(COLOR_NAMES)}.")

    def over(self, outer: "Style") -> "Style":
        """This style inside another one."""
        return Style(
            fg=self.fg or outer.fg,
            bg=self.bg or outer.bg,
            basic=self.basic if self.fg else self.basic or outer.basic,
            bold=self.bold or outer.bold,
            dim=self.dim or outer.dim,
            italic=self.italic or outer.italic,
            underline=self.underline or outer.underline,
            inverse=self.inverse or outer.inverse,
        )


PLAIN = Style()


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Named styles. The names of colors and of flags (`bold`, `underline`...) are styles in every theme."""

    styles: Mapping[str, Style] = field(default_factory=dict)

    def __post_init__(self) -> None:
        own = dict(self.styles)
        object.__setattr__(self, "styles", MappingProxyType(common_styles() | own))

    def look(self, names: str) -> Style:
        """The style of names joined by spaces, outer first. Unknown names change nothing."""
        result = PLAIN
        for name in names.split():
            style = self.styles.get(name)
            if style is not None:
                result = style.over(result)
        return result


def common_styles() -> dict[str, Style]:
    """Styles that exist in every theme: the sixteen colors and the flags, by name."""
    colors = {name: Style(fg=name) for name in COLOR_NAMES}
    return colors | {
        "bold": Style(bold=True),
        "dim": Style(dim=True),
        "italic": Style(italic=True),
        "underline": Style(underline=True),
        "inverse": Style(inverse=True),
    }


def default_theme() -> Theme:
    """The theme that is used where no other is chosen; made for dark and bearable on light backgrounds."""
    return Theme(
        {
            # screens
            "title": Style(fg="#e0b060", basic="yellow", bold=True),
            "heading": Style(fg="#d0a860", basic="yellow"),
            "label": Style(fg="#8fa8b8", basic="cyan"),
            "muted": Style(fg="#8a8a8a", basic="gray"),
            "key": Style(fg="#e6e6e6", basic="bright_white", bold=True),
            "link": Style(fg="#7fb0e0", basic="bright_blue", underline=True),
            "banner": Style(fg="#c89050", basic="yellow"),
            "prompt": Style(fg="#8fa8b8", basic="cyan"),
            # what is in the world
            "exit": Style(fg="#7fb8a8", basic="cyan"),
            "detail": Style(underline=True),
            "thing": Style(fg="#a8c880", basic="green"),
            "person": Style(fg="#9fc0e8", basic="bright_cyan"),
            "creature": Style(fg="#c8b090", basic="yellow"),
            "money": Style(fg="#e0c060", basic="bright_yellow"),
            "sky": Style(fg="#88a0d0", basic="blue"),
            # what people say
            "say": Style(fg="#c8d8c0", basic="green"),
            "tell": Style(fg="#d8a8d0", basic="magenta"),
            "shout": Style(fg="#e8c878", basic="bright_yellow"),
            "channel": Style(fg="#88c0c8", basic="cyan"),
            "emote": Style(italic=True),
            # what happens
            "good": Style(fg="#90c890", basic="green"),
            "bad": Style(fg="#d88878", basic="red"),
            "hurt": Style(fg="#e06858", basic="bright_red"),
            "magic": Style(fg="#b098e0", basic="magenta"),
            # the server's own voice
            "notice": Style(fg="#e0c878", basic="yellow"),
            "warning": Style(fg="#e8a050", basic="bright_yellow", bold=True),
            "error": Style(fg="#e87868", basic="bright_red", bold=True),
            "staff": Style(fg="#d8a0c0", basic="bright_magenta"),
        }
    )
