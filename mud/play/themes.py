"""Themes: what the named styles of all texts look like, as content describes it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator

from mud.content.catalog import Catalog
from mud.kernel.marks import Key, Width
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap, value
from mud.text.theme import Style, Theme, default_theme

DEFAULT = "default"
"""The theme of those who chose none; content may say what it looks like, or leave it as it is."""


def _color(written: str) -> str:
    Style(fg=written)
    return written


def _basic(written: str) -> str:
    Style(basic=written)
    return written


def _known(name: str) -> str:
    if name not in default_theme().styles:
        raise ValueError(f"{name!r} is no style. There are: {', '.join(default_theme().styles)}.")
    return name


Color = Annotated[str, AfterValidator(_color)]
Basic = Annotated[str, AfterValidator(_basic)]
StyleName = Annotated[str, AfterValidator(_known)]


@value
class Look:
    """The look of one style; the fields are those of `Style`."""

    fg: Color = ""
    bg: Color = ""
    basic: Basic = ""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    inverse: bool = False

    def style(self) -> Style:
        """What the renderer paints with."""
        return Style(self.fg, self.bg, self.basic, self.bold, self.dim, self.italic, self.underline, self.inverse)


@spec("themes")
class ThemeSpec(Spec):
    """A theme that people can choose. A style that it does not name looks as in the built-in theme."""

    id: Annotated[str, Key(), Width(32)]
    about: Annotated[str, Width(70)]
    styles: FrozenMap[StyleName, Look]


def theme_of(written: ThemeSpec) -> Theme:
    """The theme as the renderer takes it."""
    own = {name: look.style() for name, look in written.styles.items()}
    return Theme({**default_theme().styles, **own})


def themes_of(catalog: Catalog) -> Mapping[str, Theme]:
    """All themes by name, the default one included."""
    written = {each.id: theme_of(each) for each in catalog.all(ThemeSpec).values()}
    return {DEFAULT: default_theme(), **written}
