"""Mudlet's own mapper reads text: what it looks for, as its scripts have it, is what people are shown."""

import re
from collections.abc import AsyncIterator

import pytest

from mud.content.loader import load
from mud.game.being.acts import room_of
from tests.play.test_country import COUNTRY
from tests.session.house import House
from tests.stage import build_world, content_types

EXITS = re.compile(r"^\s*\[\s*(?:[Ee]xits):\s*(.*)\]")
NO_WAY = re.compile(r"^(?:Alas, )?[Yy]ou can(?:no|')t (?:go|move)")
CLOSED = re.compile(r"^The .* is closed\.$")
DARK = re.compile(r"^It's too dark")


@pytest.fixture
async def country() -> AsyncIterator[House]:
    """A house that stands in a country with a door and a dark cave."""
    made = House(world=build_world(load(COUNTRY, content_types()).catalog))
    yield made
    await made.tasks.end()


@pytest.mark.parametrize("line", ["look", "north"])
async def test_the_name_comes_first_and_the_ways_out_are_found(house: House, line: str) -> None:
    ann = await house.playing("Ann")
    first, *others = (await ann.type(line)).splitlines()
    assert first == room_of(house.world, house.player("Ann")).name
    [ways] = [found[1].split() for other in others if (found := EXITS.match(other))]
    for number, way in enumerate(ways):
        assert await is_way(house, f"Bob{'abcdef'[number]}", f"{line};{way}")


async def is_way(house: House, name: str, typed: str) -> bool:
    """Whether steps lead on, from where everyone begins."""
    other = await house.playing(name)
    return not any(NO_WAY.match(read) for read in (await other.type(typed)).splitlines())


async def test_a_step_that_fails_is_known_as_one(house: House, country: House) -> None:
    ann, bob = await house.playing("Ann"), await country.playing("Bob")
    assert NO_WAY.match(await ann.type("up"))
    assert CLOSED.match((await bob.type("north")).splitlines()[0])


async def test_darkness_is_known_as_such(country: House) -> None:
    ann = await country.playing("Ann")
    assert any(DARK.match(line) for line in (await ann.type("down")).splitlines())
