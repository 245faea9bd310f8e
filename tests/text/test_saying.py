from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.render import Renderer
from mud.text.saying import Saying
from mud.text.span import Text, plain, styled
from mud.text.theme import default_theme
from tests.text.screens import KINDS, TEXTS

RENDERER = Renderer({"default": default_theme()})


class Counted:
    """Renders, and keeps for what kinds."""

    def __init__(self) -> None:
        self.kinds: list[Kind] = []

    def __call__(self, text: Text, kind: Kind) -> str:
        """As a renderer does."""
        self.kinds.append(kind)
        return RENDERER.text(text, kind)


@given(TEXTS, st.lists(KINDS, min_size=1, max_size=6), st.integers(-1, 1))
def test_everyone_is_sent_what_a_renderer_makes_for_their_kind(text: Text, kinds: list[Kind], more: int) -> None:
    saying = Saying(text, RENDERER.text)
    nearly = [replace(kind, width=max(1, len(plain(text)) + more)) for kind in kinds]
    for kind in (*kinds, *nearly):
        assert saying.to(kind) == RENDERER.text(text, kind)


def test_a_line_is_rendered_once_for_all_widths_in_which_it_fits() -> None:
    counted = Counted()
    saying = Saying(styled("A bell rings."), counted)
    for width in range(8, 200):
        saying.to(Kind(width=width))
    too_narrow = range(8, len("A bell rings."))
    assert len(counted.kinds) == len(too_narrow) + 1


def test_other_colors_and_other_characters_are_rendered_apart() -> None:
    counted = Counted()
    saying = Saying(styled("“A bell rings.”"), counted)
    for width in (80, 90):
        for kind in (Kind(), Kind(depth=ColorDepth.NONE), Kind(screen_reader=True)):
            saying.to(replace(kind, width=width))
    assert len(counted.kinds) == 4, "the one for a screen reader is made for each width"
    saying.to(Kind(charset=Charset.ASCII))
    saying.to(Kind(charset=Charset.ASCII, width=90))
    assert len(counted.kinds) == 6, "what takes the place of a character may be longer"
