"""The pager: pages longer than the window stop, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.session.pager import MORE, MOST_LINES, Pager
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.span import plain, styled
from tests.session.house import House

PROMPT = plain(MORE)
NARROW = Kind(width=30, depth=ColorDepth.NONE)


@given(st.integers(0, 60), st.integers(1, 20), st.lists(st.integers(1, 20), max_size=30))
def test_every_line_is_shown_once_and_in_order_whatever_the_heights(count: int, height: int, then: list[int]) -> None:
    pager, page = Pager(), [styled(str(number)) for number in range(count)]
    shown = list(pager.begin(page, height))
    for each in then:
        shown.extend(pager.answer("", each) or ())
    assert shown + list(pager.forget()) == page


def test_a_page_that_fits_leaves_nothing_waiting() -> None:
    pager = Pager()
    assert len(pager.begin([styled("one")] * 5, 5)) == 5
    assert pager.prompt is None
    assert pager.answer("", 5) is None


def test_what_is_longer_than_any_page_is_shown_at_once() -> None:
    pager = Pager()
    assert len(pager.begin([styled("one")] * (MOST_LINES + 1), 5)) == MOST_LINES + 1
    assert pager.prompt is None


def test_a_page_that_comes_while_another_waits_comes_behind_it() -> None:
    pager = Pager()
    pager.begin([styled("one")] * 6, 5)
    assert pager.begin([styled("two")], 5) == []
    assert pager.answer("", 5) == [styled("one"), styled("two")]


async def test_a_page_longer_than_the_window_stops_and_goes_on_with_enter(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.rows = 8
    first = await guest.type("commands")
    assert len(first.splitlines()) == 8
    assert first.endswith(PROMPT)
    read = first.removesuffix(PROMPT)
    while True:
        more = await guest.type("")
        read += more.removesuffix(PROMPT)
        if not more.endswith(PROMPT):
            break
    assert read.endswith("ready> ")
    guest.session.rows = None
    assert await guest.type("commands") == read


async def test_q_forgets_the_rest_of_a_page(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.rows = 8
    await guest.type("commands")
    assert await guest.type("q") == "ready> "
    assert await guest.type("") == "ready> "


async def test_anything_else_is_a_command(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.rows = 8
    await guest.type("commands")
    assert await guest.type("say hello") == 'You say, "hello"\nready> '


async def test_what_others_do_is_shown_while_a_page_waits(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    ann.session.rows = 8
    await ann.type("commands")
    await bob.type("say hello")
    assert ann.link.read() == f'\nBob says, "hello"\n{PROMPT}'
    assert not (await ann.type("")).startswith("Bob")


async def test_the_rest_of_a_page_follows_the_window(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.rows = 8
    await guest.type("help help")
    guest.session.rows, guest.session.kind = 6, NARROW
    rest = await guest.type("")
    assert len(rest.splitlines()) <= 6 * 3
    assert all(len(line) <= 30 for line in rest.splitlines())


@pytest.mark.parametrize("rows", [0, 1, 2])
async def test_a_window_without_height_does_not_stop_at_every_line(house: House, rows: int) -> None:
    guest = await house.playing("Ann")
    guest.session.rows = rows
    assert len((await guest.type("commands")).splitlines()) > 4


async def test_a_screen_reader_is_not_stopped_unless_it_is_asked_for(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.rows = 8
    await guest.type("settings screen reader on")
    assert PROMPT not in await guest.type("commands")
    await guest.type("settings pager 10")
    assert (await guest.type("commands")).endswith(PROMPT)


async def test_who_types_no_more_reads_the_rest_before_the_link_is_closed(house: House) -> None:
    guest = await house.playing("Ann")
    whole = await guest.type("commands")
    guest.session.rows = 8
    first = await guest.type("commands")
    guest.session.typed_last()
    rest = await guest.read()
    assert first.removesuffix(PROMPT) + rest.removeprefix("\n") == whole
    assert guest.link.is_closed


async def test_a_page_waits_also_before_anyone_plays(house: House) -> None:
    guest = await house.at_menu("annie", "Ann", "Bea", "Cid", "Dan", "Eve", "Flo")
    guest.session.rows = 6
    assert (await guest.type("")).endswith(PROMPT)
    assert (await guest.type("")).endswith("> ")
    assert "Welcome, Cid." in await guest.type("3")
