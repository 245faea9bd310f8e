import pytest

from mud.text.theme import PLAIN, Style, Theme, default_theme


@pytest.mark.parametrize("color", ["#12345", "#gggggg", "pink", "Red", "31"])
def test_a_color_that_does_not_exist_is_refused(color: str) -> None:
    with pytest.raises(ValueError, match="is no color"):
        Style(fg=color)
    with pytest.raises(ValueError, match="is no color"):
        Style(bg=color)
    with pytest.raises(ValueError, match="sixteen"):
        Style(basic=color)


def test_an_inner_style_goes_over_the_outer_and_flags_add_up() -> None:
    theme = Theme({"say": Style(fg="green", italic=True), "person": Style(fg="cyan", bold=True)})
    assert theme.look("say person") == Style(fg="cyan", bold=True, italic=True)
    assert theme.look("person say").fg == "green"


def test_an_inner_color_does_not_keep_the_outers_basic_color() -> None:
    theme = Theme({"a": Style(fg="#102030", basic="blue"), "b": Style(fg="#ff0000")})
    assert theme.look("a b").basic == ""
    assert theme.look("a bold").basic == "blue"


def test_an_unknown_style_changes_nothing() -> None:
    assert Theme().look("nothing like it") == PLAIN
    assert Theme().look("") == PLAIN


def test_colors_and_flags_are_styles_in_every_theme_unless_it_says_otherwise() -> None:
    assert Theme().look("red underline") == Style(fg="red", underline=True)
    assert Theme({"red": Style(fg="#aa0000")}).look("red").fg == "#aa0000"


def test_the_default_theme_has_the_styles_of_screens() -> None:
    theme = default_theme()
    assert all(theme.look(name) != PLAIN for name in ("title", "heading", "label", "exit", "thing", "person", "prompt"))
