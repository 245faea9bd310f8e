"""Settings: kept with the account, in force at once and at every sign-in, and before what the client says."""

from dataclasses import replace

import pytest

from mud.game.account.model import ColorChoice, Preferences, Switch
from mud.kernel.errors import Refused
from mud.session.choices import CHOICES, Choice, find_choice, shown
from mud.session.viewing import SHORTEST_PAGE, page_height, preferred
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.link import Links
from tests.session.house import PLAIN, House
from tests.stage import build_world


async def test_a_width_counts_from_the_next_line_on(house: House) -> None:
    guest = await house.playing("Ann")
    assert "width is 40" in await guest.type("settings width 40")
    assert max(map(len, (await guest.type("help help")).splitlines())) <= 40
    await guest.type("settings width auto")
    assert 40 < max(map(len, (await guest.type("help help")).splitlines())) <= 80


async def test_what_is_chosen_goes_before_what_the_client_says_later(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("settings width 40", "settings color 256", "settings screen reader on", "settings theme default")
    guest.session.kind = Kind(width=120, depth=ColorDepth.TRUE)
    assert guest.session.kind == Kind(width=40, depth=ColorDepth.ANSI256, screen_reader=True)
    await guest.type("settings width auto", "settings color auto", "settings screen reader auto")
    assert guest.session.kind == Kind(width=120, depth=ColorDepth.TRUE)


async def test_settings_are_in_force_again_after_signing_in(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("settings width 40", "quit", "quit")
    other = house.connect()
    assert other.session.kind.width == 80
    await other.type("Ann-account", "correct horse")
    assert other.session.kind.width == 40


async def test_all_connections_of_an_account_follow_a_setting(house: House) -> None:
    one = await house.at_menu("annie", "Ann", "Bea")
    await one.type("Ann")
    other = await house.sign_in("annie")
    await one.type("settings width 40")
    assert other.session.kind.width == 40


async def test_another_account_is_left_alone(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    await ann.type("settings width 40")
    assert bob.session.kind.width == 80


async def test_the_list_says_what_the_client_decided(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.kind, guest.session.rows = replace(PLAIN, width=100), 24
    read = await guest.type("settings")
    assert "width: auto (100)." in read
    assert "pager: auto (23)." in read
    assert "color: auto (none)." in read
    assert "links: auto (off)." in read
    assert "screen reader: auto (off)." in read
    guest.session.rows = None
    assert "pager is auto (off)." in await guest.type("settings pager")


async def test_a_character_of_nobody_has_nothing_to_set(house: House) -> None:
    guest = await house.playing("Ann")
    house.player("Ann").account_id = None
    assert "nothing to set" in await guest.type("settings width 40")


@pytest.mark.parametrize("choice", CHOICES, ids=lambda each: each.name)
def test_a_value_reads_as_the_word_that_chooses_it(choice: Choice) -> None:
    value = choice.value(Preferences())
    assert choice.read(build_world(), shown(value)) == value


@pytest.mark.parametrize("choice", CHOICES, ids=lambda each: each.name)
@pytest.mark.parametrize("words", ["", "perhaps", "-1", "1e3", "\u0661", "9" * 5000, "[bold]", "{name}", "on off"])
def test_what_a_setting_cannot_be_is_refused(choice: Choice, words: str) -> None:
    with pytest.raises(Refused, match="can be"):
        choice.read(build_world(), words)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("width 60", "width", "60"),
        ("WIDTH = 60", "width", "60"),
        ("w 60", "width", "60"),
        ("screen reader on", "screen_reader", "on"),
        ("screen_reader on", "screen_reader", "on"),
        ("screenreader", "screen_reader", ""),
        ("screen on", "screen_reader", "on"),
        ("combat", "combat_brevity", ""),
    ],
)
def test_a_setting_is_found_by_its_name_and_by_its_beginning(text: str, name: str, rest: str) -> None:
    choice, words = find_choice(text)
    assert (choice.name, words) == (name, rest)


@pytest.mark.parametrize("text", ["xyzzy", "=", "9", "c 16", "widthe 60", "[bold] on"])
def test_no_other_word_is_a_setting(text: str) -> None:
    with pytest.raises(Refused, match=r"no setting|Which setting"):
        find_choice(text)


@pytest.mark.parametrize(
    ("choice", "depth"),
    [
        (ColorChoice.AUTO, ColorDepth.ANSI16),
        (ColorChoice.NONE, ColorDepth.NONE),
        (ColorChoice.SIXTEEN, ColorDepth.ANSI16),
        (ColorChoice.MANY, ColorDepth.ANSI256),
        (ColorChoice.TRUE, ColorDepth.TRUE),
    ],
)
def test_colors_are_as_they_are_chosen(choice: ColorChoice, depth: ColorDepth) -> None:
    assert preferred(Kind(depth=ColorDepth.ANSI16), Preferences(color=choice)).depth is depth


@pytest.mark.parametrize(
    ("rows", "pager", "reader", "height"),
    [
        (24, None, False, 23),
        (None, None, False, None),
        (0, None, False, None),
        (2, None, False, SHORTEST_PAGE),
        (24, None, True, None),
        (24, 0, False, None),
        (24, 10, False, 10),
        (None, 10, True, 10),
    ],
)
def test_a_page_is_as_high_as_the_window_unless_it_is_set(
    rows: int | None, pager: int | None, reader: bool, height: int | None
) -> None:
    assert page_height(rows, Kind(screen_reader=reader), Preferences(pager=pager)) == height


@pytest.mark.parametrize(
    ("switch", "said", "links"),
    [
        (Switch.AUTO, Links.NONE, Links.NONE),
        (Switch.AUTO, Links.MXP, Links.MXP),
        (Switch.ON, Links.NONE, Links.OSC),
        (Switch.ON, Links.MXP, Links.MXP),
        (Switch.OFF, Links.OSC, Links.NONE),
    ],
)
def test_links_can_be_wanted_or_refused(switch: Switch, said: Links, links: Links) -> None:
    assert preferred(Kind(links=said), Preferences(links=switch)).links is links


def test_a_screen_reader_can_be_refused() -> None:
    assert not preferred(Kind(screen_reader=True), Preferences(screen_reader=Switch.OFF)).screen_reader


async def test_a_prompt_of_ones_own_is_shown_from_the_next_line_on(house: House) -> None:
    guest = await house.playing("Ann")
    read = await guest.type("prompt {health}/{max_health} [bad]{room}[/]>")
    health = house.player("Ann").max_health
    assert read == f"You have a prompt of your own now.\n{health}/{health} Mill Square> "
    await guest.type("north")
    assert await guest.type("") == f"{health}/{health} Bakers' Lane> "
    assert (await guest.type("prompt default")).endswith("\nready> ")


async def test_without_a_prompt_none_is_shown_and_an_empty_line_is_answered_by_nothing(house: House) -> None:
    guest = await house.playing("Ann")
    assert (await guest.type("prompt off")).endswith("prompt default\n")
    guest.session.typed(["say hello"])
    house.timer.run_soon()
    assert guest.link.sent == [('You say, "hello"\n', None)]
    guest.link.read()
    assert await guest.type("") == ""


async def test_a_prompt_too_wide_for_the_window_is_wrapped(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("settings width 20")
    read = await guest.type("prompt {name} stands and waits and wonders at {room}>")
    assert max(map(len, read.splitlines())) <= 20
