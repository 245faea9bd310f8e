"""Themes: what content says of styles is what the renderer paints with, and every style has a look."""

from pathlib import Path

import pytest

from mud.content.catalog import Catalog
from mud.content.errors import ContentErrors
from mud.content.loader import load
from mud.kernel.values import FrozenMap
from mud.play.themes import DEFAULT, Look, ThemeSpec, theme_of, themes_of
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.render import Renderer
from mud.text.span import styled
from mud.text.theme import COLOR_NAMES, PLAIN, Style, common_styles, default_theme
from tests.stage import content_types

CONTENT = Path(__file__).parents[2] / "content"
CONTRAST = 4.5
"""Of text to what it stands on (WCAG 2.1, success criterion 1.4.3)."""


def written(**styles: Look) -> ThemeSpec:
    """A theme of these styles."""
    return ThemeSpec(id="odd", about="Odd.", styles=FrozenMap(styles))


def load_text(folder: Path, text: str) -> Catalog:
    """The catalog of one file."""
    (folder / "themes.yaml").write_text(text)
    return load(folder, [ThemeSpec]).catalog


@pytest.fixture(scope="module")
def themes() -> dict[str, ThemeSpec]:
    """The themes of the real content."""
    return dict(load(CONTENT, content_types()).catalog.all(ThemeSpec))


def test_a_style_looks_as_the_theme_says_and_any_other_as_it_does_by_default() -> None:
    theme = theme_of(written(title=Look(fg="#102030", italic=True)))
    assert theme.look("title") == Style(fg="#102030", italic=True)
    assert theme.look("thing") == default_theme().look("thing")


def test_the_renderer_paints_in_the_theme_that_was_chosen() -> None:
    catalog = Catalog.of(written(title=Look(fg="#010203")))
    renderer = Renderer(themes_of(catalog))
    kind = Kind(depth=ColorDepth.TRUE, theme="odd")
    assert "38;2;1;2;3m" in renderer.text(styled("Square", "title"), kind)
    assert "38;2;1;2;3m" not in renderer.text(styled("Square", "title"), Kind(depth=ColorDepth.TRUE))


def test_there_is_a_default_theme_also_without_content() -> None:
    assert themes_of(Catalog.of(types=[ThemeSpec])).keys() == {DEFAULT}


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ('titel: {fg: "#102030"}', "titel"),
        ('title: {fg: "#10203"}', "10203"),
        ("title: {fg: pink}", "pink"),
        ('title: {basic: "#102030"}', "sixteen"),
        ("title: {blink: true}", "blink"),
    ],
)
def test_a_style_or_a_color_that_does_not_exist_is_a_fault_of_the_content(
    tmp_path: Path, style: str, fault: str
) -> None:
    with pytest.raises(ContentErrors) as raised:
        load_text(tmp_path, f"themes:\n  odd:\n    about: Odd.\n    styles:\n      {style}\n")
    assert fault in str(raised.value.errors[0])
    assert raised.value.errors[0].place.line == 5


def test_the_content_has_themes_for_dark_and_light_backgrounds(themes: dict[str, ThemeSpec]) -> None:
    assert {DEFAULT, "light"} <= themes.keys()


@pytest.mark.parametrize("name", [DEFAULT, "light"])
def test_a_theme_of_the_content_names_every_style(themes: dict[str, ThemeSpec], name: str) -> None:
    assert set(themes[name].styles) == set(default_theme().styles) - set(common_styles())
    assert all(look.style() != PLAIN for look in themes[name].styles.values())


@pytest.mark.parametrize(("name", "ground"), [(DEFAULT, "#000000"), ("light", "#ffffff")])
def test_colors_stand_out_from_their_background(themes: dict[str, ThemeSpec], name: str, ground: str) -> None:
    for style, look in themes[name].styles.items():
        if look.fg and look.fg not in COLOR_NAMES:
            assert contrast(look.fg, ground) >= CONTRAST, style


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors (WCAG 2.1)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of a color (WCAG 2.1)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
