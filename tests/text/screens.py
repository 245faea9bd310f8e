"""Screens and strategies that the tests of pages share."""

from hypothesis import strategies as st

from mud.text.color import ColorDepth
from mud.text.kind import Charset, Kind
from mud.text.link import Links
from mud.text.page import (
    Art,
    Block,
    Columns,
    Entry,
    Field,
    Gap,
    Page,
    Paragraph,
    Rule,
    Section,
    Table,
)
from mud.text.span import Span, Text, styled

WORDS = st.text(st.sampled_from("abc déf 日本 — “x” \n\x1b\t│─█👍e\u0301") | st.characters(), max_size=30)
LINKS = st.sampled_from(
    ["", "send:look", 'send:say "<b>" & ; go', "send:a|b", "https://example.org/?a=1&b=<2>", "no link"]
)
TEXTS: st.SearchStrategy[Text] = st.lists(
    st.builds(Span, WORDS, st.sampled_from(["", "thing", "say person", "no such style"]), LINKS), max_size=3
).map(tuple)
LABELS = st.text(st.sampled_from("Abc dé日"), max_size=12)


def tables() -> st.SearchStrategy[Table]:
    def of_width(width: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[TEXTS] * width)
        return st.builds(Table, st.tuples(*[LABELS] * width), st.lists(row, max_size=3).map(tuple))

    return st.integers(1, 4).flatmap(of_width)


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, TEXTS),
    st.builds(Field, LABELS, TEXTS),
    st.builds(Entry, TEXTS, st.integers(0, 2)),
    st.builds(Columns, st.lists(TEXTS, max_size=5).map(tuple)),
    tables(),
    st.builds(Art, st.lists(TEXTS, max_size=3).map(tuple), TEXTS),
    st.just(Rule()),
    st.just(Gap()),
)
SECTIONS = st.builds(Section, st.sampled_from("abc"), st.lists(BLOCKS, max_size=6).map(tuple), st.none() | TEXTS)
PAGES = st.builds(Page, st.none() | TEXTS, st.lists(SECTIONS, max_size=3).map(tuple))
KINDS = st.builds(
    Kind,
    width=st.sampled_from([-1, 0, 1, 2, 5, 9, 20, 40, 80, 200]),
    depth=st.sampled_from(ColorDepth),
    charset=st.sampled_from(Charset),
    screen_reader=st.booleans(),
    links=st.sampled_from(Links),
)


def score_screen() -> Page:
    """A page with every kind of block, as a character's sheet might use them."""
    banner = tuple(styled(line, "banner") for line in ("╔══════════╗", "║ A BANNER ║", "╚══════════╝"))
    simple = tuple(styled(line, "banner") for line in ("+----------+", "| A BANNER |", "+----------+"))
    return Page(
        styled("Ann of Fallow Street"),
        (
            Section("art", (Art(banner, styled("A banner."), simple),)),
            Section(
                "scores",
                (
                    Field("Class", styled("Fighter")),
                    Field("Level", styled("3")),
                    Field("Hit points", styled("31 of 40")),
                    Field("Purse", styled("3 gold, 20 copper", "money")),
                    Field("Title", ()),
                ),
            ),
            Section(
                "friends",
                (
                    Table(
                        ("Name", "Level", "Where"),
                        (
                            (styled("Bob", "person"), styled("12"), styled("the square before the old mill")),
                            (styled("Cat", "person"), styled("3"), ()),
                        ),
                    ),
                ),
                styled("Friends"),
            ),
            Section(
                "carried",
                (
                    Paragraph(styled("You carry what a careful person carries, and a little more than that.")),
                    Entry(styled("a leather bag", "thing")),
                    Entry(styled("two apples", "thing"), 1),
                    Gap(),
                    Rule(),
                    Columns(tuple(styled(word) for word in ("north", "south", "east", "west", "up", "down"))),
                ),
                styled("Carried"),
            ),
            Section("empty", (), styled("Nothing here")),
        ),
    )
