import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.color import RESET, ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.link import Links
from mud.text.markup import parse
from mud.text.page import Block, Copy, Page, Paragraph, Section, Shared
from mud.text.render import MAX_PARAGRAPHS, MAX_SHARED, MAX_STYLES, Palette, Renderer
from mud.text.span import Span, Text, plain, styled
from mud.text.theme import Style, Theme, default_theme
from mud.text.width import display_width
from tests.text.links import unlinked
from tests.text.screens import BLOCKS, KINDS, PAGES, TEXTS

THEME = Theme({"thing": Style(fg="green"), "person": Style(fg="#ff0000", bold=True), "say": Style(italic=True)})
RENDERER = Renderer({"default": THEME, "loud": Theme({"thing": Style(inverse=True)})})
SGR = re.compile("\x1b\\[[0-9;]*m")


def test_a_line_is_painted_and_ended() -> None:
    text = parse("You take [thing]a sword[/].").text()
    assert RENDERER.text(text, Kind()) == f"You take \x1b[32ma sword{RESET}.\n"


def test_without_colors_nothing_but_words_is_sent() -> None:
    text = parse("You take [thing]a sword[/].").text()
    assert RENDERER.text(text, Kind(depth=ColorDepth.NONE)) == "You take a sword.\n"


def test_nested_styles_are_seen_together() -> None:
    text = parse("[say]Hi [person]Bob[/][/]").text()
    assert RENDERER.text(text, Kind(depth=ColorDepth.TRUE)) == f"\x1b[3mHi {RESET}\x1b[1;3;38;2;255;0;0mBob{RESET}\n"


def test_a_style_that_goes_over_a_line_end_is_reset_and_taken_up_again() -> None:
    assert RENDERER.text(styled("one two", "thing"), Kind(width=4)) == f"\x1b[32mone{RESET}\n\x1b[32mtwo{RESET}\n"


def test_an_unknown_theme_is_the_default_one() -> None:
    text = styled("x", "thing")
    assert RENDERER.text(text, Kind(theme="nope")) == RENDERER.text(text, Kind())
    assert RENDERER.text(text, Kind(theme="loud")) == f"\x1b[7mx{RESET}\n"
    assert Renderer({}).text(text, Kind()) == "x\n"


def test_a_prompt_that_fits_keeps_its_last_space_and_has_no_newline() -> None:
    assert RENDERER.prompt(styled("<30hp> "), Kind(width=7)) == "<30hp> "
    assert RENDERER.prompt(styled("> ", "thing"), Kind()) == f"\x1b[32m> {RESET}"


def test_a_prompt_over_two_lines_is_reset_on_each() -> None:
    assert RENDERER.prompt(styled("a\n\nb", "thing"), Kind()) == f"\x1b[32ma{RESET}\n\n\x1b[32mb{RESET}"


def test_text_is_wrapped_after_its_characters_were_replaced() -> None:
    assert RENDERER.text(styled("wait… now"), Kind(width=9, charset=Charset.ASCII)) == "wait...\nnow\n"
    assert RENDERER.text(styled("wait… now"), Kind(width=9)) == "wait… now\n"


def test_an_empty_text_is_an_empty_line() -> None:
    assert RENDERER.text((), Kind()) == "\n"


def test_an_empty_page_is_nothing() -> None:
    assert RENDERER.page(Page(), Kind()) == ""


def test_equal_kinds_are_one_key() -> None:
    assert {Kind(): 1}[Kind(80, ColorDepth.ANSI16, Charset.UTF8, False, "default")] == 1
    assert Kind(width=79) != Kind()


def test_a_palette_does_not_grow_without_limit() -> None:
    palette = Palette(THEME, ColorDepth.ANSI16)
    for number in range(MAX_STYLES + 10):
        assert palette[f"thing x{number}"] == "\x1b[32m"
    assert len(palette) == MAX_STYLES


@given(TEXTS, KINDS)
def test_texts_are_safe_to_send_to_every_kind_of_screen(text: Text, kind: Kind) -> None:
    sent = RENDERER.text(text, kind)
    assert sent.endswith("\n")
    is_safe(sent, kind)
    is_safe(RENDERER.prompt(text, kind), kind)


@given(PAGES, KINDS, st.booleans())
def test_a_page_is_the_same_whole_as_line_by_line(page: Page, kind: Kind, emoji: bool) -> None:
    page, kind = replace(page, emblem="🌊"), replace(kind, emoji=emoji)
    lines = RENDERER.page_lines(page, kind)
    assert RENDERER.page(page, kind) == RENDERER.lines(lines, replace(kind, width=100_000))


@given(PAGES, st.lists(st.builds(Paragraph, TEXTS), max_size=4), st.lists(BLOCKS, max_size=4), KINDS)
def test_a_copy_of_a_shared_page_is_the_page_without_one_of_its_people(
    first: Page, people: list[Paragraph], last: list[Block], kind: Kind
) -> None:
    shared = Shared(first, tuple(people), tuple(last))
    sections = (*first.sections, Section("", tuple(people)), Section("", tuple(last)))
    assert RENDERER.page(Copy(shared), kind) == RENDERER.page(replace(first, sections=sections), kind)
    assert RENDERER.page(Copy(Shared(shared, tuple(people))), kind) == RENDERER.page(
        replace(first, sections=(*sections, Section("", tuple(people)))), kind
    )
    for place in range(len(people)):
        copy = Copy(shared, place)
        assert RENDERER.page(copy, kind) == RENDERER.page(copy.page(), kind)
        assert RENDERER.page_lines(copy, kind) == RENDERER.page_lines(copy.page(), kind)


def test_shared_pages_are_not_kept_without_end() -> None:
    renderer, page = Renderer({"default": THEME}), Page(styled("A Room"))
    for _ in range(MAX_SHARED + 5):
        assert renderer.page(Copy(Shared(page, ())), Kind()) == "A Room\n"
    assert len(renderer._shared) == 5


def test_paragraphs_are_not_kept_without_end() -> None:
    renderer, kind = Renderer({"default": THEME}), Kind()
    for number in range(MAX_PARAGRAPHS + 5):
        assert renderer.page(Page(None, (Section("", (Paragraph(styled(f"{number}")),)),)), kind) == f"{number}\n"
    assert 0 < sum(map(len, renderer._paragraphs.values())) <= 5


def test_paragraphs_are_painted_anew_in_other_themes() -> None:
    renderer, page = Renderer({"default": THEME}), Page(None, (Section("", (Paragraph(styled("a sword", "thing")),)),))
    assert renderer.page(page, Kind()) == f"\x1b[32ma sword{RESET}\n"
    renderer.use({"default": Theme({"thing": Style(inverse=True)})})
    assert renderer.page(page, Kind()) == f"\x1b[7ma sword{RESET}\n"


@given(PAGES, KINDS)
def test_pages_are_safe_to_send_to_every_kind_of_screen(page: Page, kind: Kind) -> None:
    sent = RENDERER.page(page, kind)
    assert sent == "" or sent.endswith("\n")
    is_safe(sent, kind)


def is_safe(sent: str, kind: Kind) -> None:
    """Nothing but our own sequences, each line reset at its end, all of it in the charset."""
    sent.encode(kind.charset.value)
    assert kind.links is not Links.NONE or unlinked(sent, kind) == sent
    sent = unlinked(sent, kind)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", SGR.sub("", sent))
    if kind.depth is ColorDepth.NONE:
        assert "\x1b" not in sent
    for line in sent.split("\n"):
        codes = SGR.findall(line)
        assert not codes or codes[-1] == RESET


@given(TEXTS, KINDS)
def test_no_line_of_a_text_is_wider_than_the_screen(text: Text, kind: Kind) -> None:
    fits(RENDERER.text(text, kind), kind)


@given(PAGES, KINDS)
def test_no_line_of_a_page_is_wider_than_the_screen(page: Page, kind: Kind) -> None:
    fits(RENDERER.page(page, kind), kind)


def fits(sent: str, kind: Kind) -> None:
    widest = max(map(display_width, SGR.sub("", unlinked(sent, kind)).split("\n")))
    assert widest <= max(2, kind.width)


@pytest.mark.parametrize("kind", [Kind(), Kind(width=40), Kind(charset=Charset.LATIN1), Kind(screen_reader=True)])
def test_the_short_way_and_the_long_way_send_the_same(kind: Kind) -> None:
    text: Text = (Span("You take "), Span("a rusty sword", "thing"), Span("."))
    whole = RENDERER.text(text, kind)
    with_newline = RENDERER.text((*text, Span("\n")), kind)
    assert with_newline == whole + "\n"
    assert SGR.sub("", whole) == plain(text) + "\n"


def test_the_default_theme_renders_at_every_depth() -> None:
    renderer = Renderer({"default": default_theme()})
    for depth in ColorDepth:
        sent = renderer.text(styled("x", "title"), Kind(depth=depth))
        assert ("\x1b" in sent) is (depth is not ColorDepth.NONE)


@pytest.mark.parametrize("width", [1, 5, 10, 20, 40])
def test_a_prompt_is_wrapped_only_where_it_is_too_wide_and_keeps_its_space(width: int) -> None:
    prompt = Renderer({}).prompt(styled("What shall it be called? "), Kind(width=width, depth=ColorDepth.NONE))
    assert prompt.endswith("called? " if width > 8 else "? ")
    assert " ".join(prompt.split()) == "What shall it be called?" if width > 8 else True
    assert all(len(line) <= max(width, 2) for line in prompt.split("\n"))
    assert ("\n" in prompt) == (width < 25)
