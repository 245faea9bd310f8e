import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.color import ColorDepth, nearest_of_16, nearest_of_256, sgr
from mud.text.theme import COLOR_NAMES, Style

parts = st.integers(0, 255)


@pytest.mark.parametrize(
    ("style", "plain16", "cube", "true"),
    [
        (Style(), "", "", ""),
        (Style(bold=True), "\x1b[1m", "\x1b[1m", "\x1b[1m"),
        (Style(fg="red"), "\x1b[31m", "\x1b[31m", "\x1b[31m"),
        (Style(fg="gray", bg="bright_white"), "\x1b[90;107m", "\x1b[90;107m", "\x1b[90;107m"),
        (Style(fg="#ff0000"), "\x1b[91m", "\x1b[38;5;196m", "\x1b[38;2;255;0;0m"),
        (Style(bg="#000080"), "\x1b[44m", "\x1b[48;5;18m", "\x1b[48;2;0;0;128m"),
        (Style(fg="#e0b060", basic="yellow"), "\x1b[33m", "\x1b[38;5;179m", "\x1b[38;2;224;176;96m"),
        (Style(dim=True, italic=True, underline=True, inverse=True), *["\x1b[2;3;4;7m"] * 3),
    ],
)
def test_a_style_is_sent_as_the_depth_allows(style: Style, plain16: str, cube: str, true: str) -> None:
    depths = (ColorDepth.ANSI16, ColorDepth.ANSI256, ColorDepth.TRUE)
    assert [sgr(style, depth) for depth in depths] == [plain16, cube, true]
    assert sgr(style, ColorDepth.NONE) == ""


@pytest.mark.parametrize(
    ("rgb", "index"),
    [
        ((0, 0, 0), 16),
        ((255, 255, 255), 231),
        ((95, 135, 175), 67),
        ((8, 8, 8), 232),
        ((238, 238, 238), 255),
        ((128, 128, 128), 244),
    ],
)
def test_true_colors_come_down_to_the_nearer_of_cube_and_greys(rgb: tuple[int, int, int], index: int) -> None:
    assert nearest_of_256(rgb) == index


@given(parts, parts, parts)
def test_every_color_has_a_place_in_the_smaller_palettes(red: int, green: int, blue: int) -> None:
    assert 16 <= nearest_of_256((red, green, blue)) <= 255
    assert 0 <= nearest_of_16((red, green, blue)) <= 15


@pytest.mark.parametrize(("name", "code"), [*zip(COLOR_NAMES, [*range(30, 38), *range(90, 98)], strict=True)])
def test_the_sixteen_names_have_their_codes(name: str, code: int) -> None:
    assert sgr(Style(fg=name), ColorDepth.TRUE) == f"\x1b[{code}m"
