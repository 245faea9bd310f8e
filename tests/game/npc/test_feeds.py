"""What players' programs are told of creatures: they are listed with what is in the room."""

import pytest

from mud.app import roster
from mud.game.being.acts import walk
from mud.game.npc.acts import withdraw
from mud.game.npc.acts.lives import fall
from mud.game.thing.feeds import items
from mud.play.feeds import Altered
from mud.play.telling import InRoom
from mud.world.contents import Holder
from tests.game.npc.creatures import Yard


@pytest.fixture
def yard() -> Yard:
    return Yard()


def altered(yard: Yard) -> list[str]:
    """The rooms of which programs learn that something is otherwise there."""
    feeds = roster.feeds()
    signals = [signal for event in yard.world.told() for signal in feeds.of(yard.world, event)]
    return [
        each.audience.room_id for each in signals if isinstance(each, Altered) and isinstance(each.audience, InRoom)
    ]


def test_creatures_are_listed_with_the_letters_that_clients_know(yard: Yard) -> None:
    goose, ferryman = yard.one("npc_goose"), yard.one("npc_ferryman")
    assert items.within(yard.world, Holder.room("room_yard")) == {
        ferryman.id: {"id": ferryman.id, "name": "a ferryman", "icon": "humanoid", "attrib": "mx"},
        goose.id: {"id": goose.id, "name": "a grey goose", "icon": "beast", "attrib": "m"},
    }
    assert items.within(yard.world, Holder.room("room_lane"))[yard.one("npc_boar").id] == {
        "id": yard.one("npc_boar").id,
        "name": "Old Marrow",
        "icon": "beast",
        "attrib": "m",
    }


def test_programs_learn_of_coming_and_going(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    yard.world.told()
    walk(yard.world, goose, "north")
    assert altered(yard) == ["room_yard", "room_lane"]
    withdraw(yard.world, goose)
    assert altered(yard) == ["room_lane"]
    yard.step(0)


def test_the_dead_are_not_listed(yard: Yard) -> None:
    fall(yard.world, yard.one("npc_goose"))
    listed = items.within(yard.world, Holder.room("room_yard"))
    assert list(listed) == [yard.one("npc_ferryman").id]
