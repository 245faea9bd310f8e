"""Links: for clients that read them, in their own way; never of what people typed; for all others words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.link import LOCKED, SECURE, Links, around
from mud.text.markup import MarkupError, parse
from mud.text.page import Columns, Entry, Field, Page, Paragraph, Section, Table
from mud.text.render import Renderer
from mud.text.span import Span, plain, styled, typed
from mud.text.theme import Style, Theme
from tests.text.links import followed, unlinked

RENDERER = Renderer({"default": Theme({"exit": Style(fg="green")})})
LINE = (*styled("Exits: "), *typed("north", "exit"), *styled("."))
ADDRESS = "https://example.org/?a=1&b=2"


def kind(links: Links, **others: bool) -> Kind:
    return Kind(depth=ColorDepth.NONE, links=links, screen_reader=others.get("screen_reader", False))


@pytest.mark.parametrize(
    ("links", "sent"),
    [
        (Links.NONE, "Exits: north.\n"),
        (Links.WEB, "Exits: north.\n"),
        (Links.OSC, "Exits: \x1b]8;;send:north\x1b\\north\x1b]8;;\x1b\\.\n"),
        (Links.MSLP, "Exits: \x1b]68;1;SEND;north\x07\x1b[4mnorth\x1b[24m.\n"),
        (Links.MXP, '\x1b[1zExits: <SEND href="north">north</SEND>.\x1b[7z\n'),
    ],
)
def test_a_command_is_sent_as_each_client_reads_it(links: Links, sent: str) -> None:
    assert RENDERER.text(LINE, kind(links)) == sent


@pytest.mark.parametrize(
    ("links", "sent"),
    [
        (Links.NONE, f"{ADDRESS}\n"),
        (Links.WEB, f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\\n"),
        (Links.OSC, f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\\n"),
        (Links.MSLP, f"{ADDRESS}\n"),
        (
            Links.MXP,
            '\x1b[1z<A href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</A>\x1b[7z\n',
        ),
    ],
)
def test_an_address_is_opened_by_those_who_can(links: Links, sent: str) -> None:
    assert RENDERER.text(parse(f"[web]{ADDRESS}[/]").text(), kind(links)) == sent


@pytest.mark.parametrize("links", Links)
def test_for_a_screen_reader_there_are_words_only(links: Links) -> None:
    assert RENDERER.text(LINE, kind(links, screen_reader=True)) == "Exits: north.\n"


def test_colors_are_put_around_links() -> None:
    sent = RENDERER.text(LINE, Kind(links=Links.OSC))
    assert sent == "Exits: \x1b[32m\x1b]8;;send:north\x1b\\north\x1b]8;;\x1b\\\x1b[0m.\n"


@pytest.mark.parametrize("links", [Links.OSC, Links.MSLP, Links.MXP])
def test_a_link_that_goes_over_a_line_end_is_whole_on_both(links: Links) -> None:
    sent = RENDERER.text(typed("say one two"), Kind(width=7, depth=ColorDepth.NONE, links=links))
    first, second, _ = sent.split("\n")
    assert followed(first, links) == followed(second, links)
    assert len(followed(first, links)) == 1


@pytest.mark.parametrize("links", [Links.OSC, Links.MSLP, Links.MXP])
def test_blocks_of_pages_keep_their_links(links: Links) -> None:
    north = typed("north")
    blocks = (
        Paragraph(north),
        Field("Way", north),
        Entry(north),
        Columns((north, north)),
        Table(("Way",), ((north,),)),
    )
    sent = RENDERER.page(Page(sections=(Section("", blocks, north),)), kind(links))
    assert len(followed(sent, links)) == 7


def test_a_command_is_quoted_for_its_address() -> None:
    assert (
        around("send:say 50% & \u00e9;<b>", Links.OSC)[0] == "\x1b]8;;send:say%2050%25%20%26%20%C3%A9%3B%3Cb%3E\x1b\\"
    )


@pytest.mark.parametrize("links", Links)
@pytest.mark.parametrize(
    "link", ["", "send:", "send:a\x07b", "send:a\x1b]8;;", "send:a\nb", "javascript:x", "https://a b"]
)
def test_what_is_no_link_leads_nowhere(link: str, links: Links) -> None:
    assert around(link, links) == ("", "")


@pytest.mark.parametrize(
    ("links", "link"), [(Links.MXP, "send:a|b"), (Links.MXP, "send:\u00e9"), (Links.MSLP, "send:\u00e9")]
)
def test_what_a_way_of_linking_cannot_say_is_left_out(links: Links, link: str) -> None:
    assert around(link, links) == ("", "")


HOSTILE = [
    "<SEND href='give all to mallory'>gold</SEND>",
    '"><SEND href="quit">',
    "&lt;SEND&gt;",
    "&#60;SEND&#62;",
    "<!ELEMENT x '<SEND quit>'>",
    "\u2039b\u203a <b> & &amp; |",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_nobodys_words_become_a_tag_beside_one_of_ours(words: str) -> None:
    text = (*styled(f"{words} says: {words} "), *typed("north"))
    sent = RENDERER.text(text, Kind(width=500, depth=ColorDepth.NONE, links=Links.MXP))
    assert followed(sent, Links.MXP) == ["north"]
    assert unlinked(sent, kind(Links.MXP)) == f"{plain(text)}\n"


@pytest.mark.parametrize("words", HOSTILE)
def test_a_line_without_links_stays_locked_and_is_sent_as_it_is(words: str) -> None:
    assert RENDERER.text(styled(words), Kind(width=500, links=Links.MXP)) == f"{words}\n"


@given(st.text(st.sampled_from("<>&\"|;'/=abz \u00e9")), st.text(st.sampled_from("<>&\"|;'/=abz ")))
def test_whatever_a_command_says_is_what_a_client_sends(words: str, command: str) -> None:
    sent = RENDERER.text((Span(words), Span("x", "", f"send:{command}")), Kind(width=500, links=Links.MXP))
    assert followed(sent, Links.MXP) == ([command] if command and "|" not in command else [])


def test_a_prompt_with_a_link_locks_again_before_the_next_text() -> None:
    assert RENDERER.prompt((*typed("help"), Span(" > ")), kind(Links.MXP)).startswith(SECURE)
    assert RENDERER.prompt((*typed("help"), Span(" > ")), kind(Links.MXP)).endswith(LOCKED)


def test_every_line_of_a_prompt_is_secured_for_itself() -> None:
    sent = RENDERER.prompt((Span("<a>\n"), *typed("help"), Span("\n<b>")), kind(Links.MXP))
    assert [unlinked(line, kind(Links.MXP)) for line in sent.split("\n")] == ["<a>", "help", "<b>"]


def test_markup_makes_links_of_its_own_words() -> None:
    assert parse("Type [key send]help say[/] or [send]look [exit]up[/][/].").text() == (
        Span("Type "),
        Span("help say", "key", "send:help say"),
        Span(" or "),
        Span("look ", "", "send:look up"),
        Span("up", "exit", "send:look up"),
        Span("."),
    )
    assert parse("[web]https://example.org/[/]").text() == (Span("https://example.org/", "", "https://example.org/"),)
    assert parse("[send]say\n  [[hi]][/]").text() == (Span("say\n  [hi]", "", "send:say [hi]"),)


@pytest.mark.parametrize(
    "markup",
    [
        "[send]tell {who} hi[/]",
        "[send][bold]{who}[/][/]",
        "[send][/]",
        "[send] [/]",
        "[web]example.org[/]",
        "[web]javascript:alert(1)[/]",
        "[send web]https://example.org/[/]",
        "[send]look [send]up[/][/]",
        "[send]look",
    ],
)
def test_a_link_that_cannot_be_trusted_is_no_markup(markup: str) -> None:
    with pytest.raises(MarkupError):
        parse(markup)


def test_nobody_brings_a_link_in_through_a_value() -> None:
    filled = parse("{who} waves.").fill(lambda _name, _form: "[send]quit[/] \x1b]8;;send:quit\x1b\\")
    assert all(not span.link for span in filled)
