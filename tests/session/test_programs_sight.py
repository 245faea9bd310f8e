"""What programs are told follows what the eye sees: no name, way, thing or face out of the dark."""

from collections.abc import AsyncIterator

import pytest

from mud.content.loader import load
from mud.game.being.feeds import UNSEEN_NUMBER
from mud.kernel.ids import RoomId
from mud.kernel.json import Json
from tests.play.test_country import COUNTRY
from tests.session.house import Guest, House
from tests.session.test_programs import ROOM, ask, told, with_program
from tests.stage import build_world, content_types

CAVE = RoomId("room_cave")
DARKNESS = {
    "num": UNSEEN_NUMBER,
    "name": "Darkness",
    "area": "The Country",
    "environment": "",
    "exits": {},
    "details": [],
}


@pytest.fixture
async def country() -> AsyncIterator[House]:
    """A house that stands in a country with a dark cave."""
    made = House(world=build_world(load(COUNTRY, content_types()).catalog))
    yield made
    await made.tasks.end()


async def in_cave(country: House, name: str, *modules: str) -> Guest:
    guest = await with_program(country, name, *modules)
    if country.player(name).room_id != CAVE:
        await guest.type("down")
    assert country.player(name).room_id == CAVE
    return guest


async def test_a_dark_room_is_no_place_on_a_map(country: House) -> None:
    ann = await in_cave(country, "Ann", "room", "char.items")
    assert told(ann, ROOM)[-1] == DARKNESS
    await ann.type("look")
    assert told(ann, ROOM) == [DARKNESS]
    ask(country, ann, "room", "char.items")
    listed: list[Json] = [body for package, body in ann.link.informed if package == "Char.Items.List"]
    assert {"location": "room", "items": []} in listed
    assert told(ann, "Room.Players") == [[]]


async def test_with_a_light_everything_is_told_and_when_it_goes_out_nothing_again(country: House) -> None:
    ann, bob = await in_cave(country, "Ann", "room", "char.items"), await in_cave(country, "Bob")
    told(ann)
    await bob.type("light lantern")
    await country.settle()
    assert [body for package, body in ann.link.informed if package == "Room.Players"] == [
        [{"name": "Bob", "fullname": "Bob"}]
    ]
    [info] = [body for package, body in ann.link.informed if package == ROOM]
    assert isinstance(info, dict)
    assert info["name"] == "The Cave"
    assert info["exits"]
    told(ann)
    await bob.type("extinguish lantern")
    await country.step(0.25)
    assert told(ann, ROOM) == [DARKNESS]


async def test_nobody_is_seen_coming_and_going_in_the_dark(country: House) -> None:
    ann, bob = await in_cave(country, "Ann", "room"), await in_cave(country, "Bob")
    told(ann)
    await bob.type("up;down")
    await country.settle()
    assert told(ann, "Room.AddPlayer", "Room.RemovePlayer") == []


async def test_what_is_put_down_in_the_dark_is_told_to_nobody_else(country: House) -> None:
    ann, bob = await in_cave(country, "Ann", "char.items"), await in_cave(country, "Bob", "char.items")
    told(ann)
    told(bob)
    await bob.type("drop lantern")
    await country.settle()
    assert ann.link.informed == []
    assert [package for package, _ in bob.link.informed] == ["Char.Items.Remove"]


async def test_a_voice_in_the_dark_is_someones(country: House) -> None:
    ann, bob = await in_cave(country, "Ann", "comm"), await in_cave(country, "Bob")
    told(ann)
    await bob.type("say boo")
    assert 'Someone says, "boo"' in await ann.read()
    assert told(ann, "Comm.Channel.Text") == [
        {"channel": "say", "talker": "Someone", "text": 'Someone says, "boo"'},
    ]


async def test_variables_tell_no_more_than_messages(country: House) -> None:
    ann = await in_cave(country, "Ann")
    country.lobby.delivery.programs.asked(ann.session, "SEND", ("ROOM",))
    assert ann.link.variables == [
        ("ROOM", {"VNUM": UNSEEN_NUMBER, "NAME": "Darkness", "AREA": "The Country", "EXITS": {}}),
    ]
