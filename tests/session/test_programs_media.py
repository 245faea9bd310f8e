"""The sound of an area, for programs that play sounds; and what someone has learnt, for those that show it."""

from collections.abc import AsyncIterator

import pytest

from mud.content.loader import load
from mud.kernel.json import Json
from tests.play.test_country import COUNTRY
from tests.session.house import Guest, House
from tests.session.test_programs import ask, told, with_program
from tests.stage import build_world, content_types

BASE = {"url": "https://example.org/sounds/"}
QUIET = {"key": "ambience", "fadeaway": True, "fadeout": 2000}


@pytest.fixture
async def country() -> AsyncIterator[House]:
    """A country with larks, and a house and a cave in which they are not heard."""
    made = House(world=build_world(load(COUNTRY, content_types()).catalog))
    made.lobby.delivery.programs.offers = (("Client.Media.Default", BASE),)
    yield made
    await made.tasks.end()


def media(guest: Guest) -> list[tuple[str, Json]]:
    heard = [(package.removeprefix("Client.Media."), body) for package, body in guest.link.informed]
    guest.link.informed.clear()
    return heard


async def test_outdoors_the_area_is_heard_with_its_words_as_a_caption(country: House) -> None:
    ann = await with_program(country, "Ann", "client.media")
    [first, (what, played)] = media(ann)
    assert first == ("Default", BASE)
    assert isinstance(played, dict)
    assert what == "Play"
    assert played["name"] == "country.mp3"
    assert played["key"] == "ambience"
    assert played["loops"] == -1
    assert played["caption"] == "Larks, one above the other."
    await ann.type("look")
    assert media(ann) == []


async def test_indoors_and_outside_the_world_it_is_quiet(country: House) -> None:
    ann = await with_program(country, "Ann", "client.media")
    media(ann)
    await ann.type("down")
    assert media(ann) == [("Stop", QUIET)]
    await ann.type("up")
    assert [what for what, _ in media(ann)] == ["Play"]
    await ann.type("quit")
    assert media(ann) == [("Stop", {})]


async def test_who_asks_for_no_sounds_gets_none(country: House) -> None:
    ann = await with_program(country, "Ann", "char", "room")
    await ann.type("down;up")
    assert told(ann, "Client.Media.Default", "Client.Media.Play", "Client.Media.Stop") == []


async def test_a_program_that_asks_for_sounds_later_is_told_where_they_are(country: House) -> None:
    ann = await with_program(country, "Ann", "char")
    told(ann)
    ask(country, ann, "char", "client.media")
    ask(country, ann, "char", "client.media")
    assert told(ann, "Client.Media.Default") == [BASE]


async def test_a_server_without_sounds_speaks_of_none(country: House) -> None:
    country.lobby.delivery.programs.offers = ()
    country.lobby.delivery.programs.withheld = ("client.media",)
    ann = await with_program(country, "Ann", "client.media")
    await ann.type("down;up;quit")
    assert ann.link.informed == []


@pytest.mark.parametrize(
    ("asked", "package", "body"),
    [
        (
            None,
            "Groups",
            [
                {"name": "Armor", "rank": "4"},
                {"name": "Weapons", "rank": "2"},
                {"name": "Saving throws", "rank": "2"},
                {"name": "Abilities", "rank": "2"},
            ],
        ),
        ({"group": ""}, "Groups", None),
        ({"group": "saving throws"}, "List", {"group": "Saving throws", "list": ["strength", "constitution"]}),
        ({"group": "no such"}, "List", {"group": "no such", "list": [], "desc": []}),
        ({"group": "saving throws", "name": "Strength"}, "Info", {"group": "Saving throws", "skill": "strength"}),
    ],
)
async def test_what_someone_has_learnt_can_be_asked(house: House, asked: Json, package: str, body: Json) -> None:
    ann = await with_program(house, "Ann", "char.skills")
    told(ann)
    house.lobby.delivery.programs.said(ann.session, "char.skills.get", asked)
    [(name, given)] = ann.link.informed
    assert name == f"Char.Skills.{package}"
    assert is_part(body, given), given


async def test_what_nobody_has_learnt_is_not_explained(house: House) -> None:
    ann = await with_program(house, "Ann", "char.skills")
    told(ann)
    for name in ("flying", "light\u0000"):
        house.lobby.delivery.programs.said(ann.session, "char.skills.get", {"group": "Saving throws", "name": name})
    assert ann.link.informed == []


def is_part(part: Json, whole: Json) -> bool:
    match part, whole:
        case dict(), dict():
            return all(key in whole and is_part(value, whole[key]) for key, value in part.items())
        case list(), list() if not part or isinstance(part[0], dict):
            return len(part) == len(whole) and all(map(is_part, part, whole))
        case None, _:
            return True
    return part == whole
