"""Links in play: ways out, help and menus can be clicked by those whose clients can, and by nobody's words."""

from dataclasses import replace

import pytest

from mud.text.link import Links
from tests.session.house import PLAIN, Guest, House
from tests.text.links import followed, unlinked

HOSTILE = '<SEND href="quit">gold</SEND> &lt;SEND&gt; "><A href="https://example.org/">'


def reading(guest: Guest, links: Links, **others: bool) -> Guest:
    guest.session.kind = replace(PLAIN, links=links, width=200, screen_reader=others.get("screen_reader", False))
    return guest


@pytest.mark.parametrize("links", [Links.OSC, Links.MSLP, Links.MXP])
async def test_ways_out_and_pages_of_help_can_be_clicked(house: House, links: Links) -> None:
    ann = reading(await house.playing("Ann"), links)
    ways = await ann.type("look")
    first = followed(ways, links)[0].removeprefix("send:")
    assert f"[ Exits: {first}" in unlinked(ways, ann.session.kind)
    assert followed(await ann.type("help"), links)
    assert any("help%20" in link or "help " in link for link in followed(await ann.type("help help"), links))
    assert any("settings" in link for link in followed(await ann.type("settings"), links))
    assert "You can't" not in await ann.type(first)


@pytest.mark.parametrize("links", [Links.OSC, Links.MSLP, Links.MXP])
async def test_the_menu_can_be_clicked(house: House, links: Links) -> None:
    ann = reading(await house.at_menu("annie", "Ann"), links)
    shown = await ann.type("")
    assert [each.removeprefix("send:") for each in followed(shown, links)] == [
        "1",
        "create",
        "account",
        "password",
        "quit",
    ]


@pytest.mark.parametrize("links", [Links.NONE, Links.WEB])
async def test_who_cannot_click_reads_words(house: House, links: Links) -> None:
    ann = reading(await house.playing("Ann"), links)
    for line in ("look", "help", "help help", "settings", "commands", "exits"):
        assert "\x1b" not in await ann.type(line)


@pytest.mark.parametrize("links", Links)
async def test_a_screen_reader_reads_words(house: House, links: Links) -> None:
    ann = reading(await house.playing("Ann"), links, screen_reader=True)
    for line in ("look", "help", "help help", "settings", "commands", "exits"):
        assert "\x1b" not in await ann.type(line)


@pytest.mark.parametrize("links", Links)
async def test_nothing_that_someone_says_can_be_clicked(house: House, links: Links) -> None:
    ann, bob = reading(await house.playing("Ann"), links), await house.playing("Bob")
    for line in (f"say {HOSTILE}", f"emote {HOSTILE}", f"tell ann {HOSTILE}", f"shout {HOSTILE}", "say [send]quit[/]"):
        await bob.type(line)
        heard = await ann.read()
        assert "quit" in heard
        assert followed(heard, links) == []
        assert unlinked(heard, ann.session.kind) == heard
    await bob.type(f"title {HOSTILE}", f"description {HOSTILE}")
    await ann.read()
    for line in ("look bob", "whois bob", "who", "look"):
        shown = await ann.type(line)
        assert all(link.removeprefix("send:") != "quit" for link in followed(shown, links))
        assert links is not Links.MXP or "\x1b[1z" not in unlinked(shown, ann.session.kind)


async def test_one_can_choose_to_do_without(house: House) -> None:
    ann = reading(await house.playing("Ann"), Links.OSC)
    assert "\x1b]8;;" in await ann.type("look")
    await ann.type("settings links off")
    assert "\x1b" not in await ann.type("look")
