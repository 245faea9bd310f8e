"""The content that the server comes with: it loads, and one can walk through it and back."""

from pathlib import Path

import pytest

from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.game.area.specs import Area
from mud.game.place.specs import Direction, Room, RoomType
from mud.game.thing.specs import ItemTemplate, Placement

CONTENT = Path(__file__).parents[2] / "content"
BACK = {
    Direction.NORTH: Direction.SOUTH,
    Direction.EAST: Direction.WEST,
    Direction.UP: Direction.DOWN,
}
LONGEST_DESCRIPTION = 520  # characters: a room is read in one breath


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(CONTENT, (Area, RoomType, Room, ItemTemplate, Placement)).catalog


def test_there_is_a_town_to_walk_in(catalog: Catalog) -> None:
    assert len(catalog.all(Area)) >= 2
    assert len(catalog.all(Room)) >= 10
    assert len(catalog.all(ItemTemplate)) >= 10


def test_every_way_leads_back(catalog: Catalog) -> None:
    ways = {(room.id, way): leads.to for room in catalog.all(Room).values() for way, leads in room.exits.items()}
    both = BACK | {there: here for here, there in BACK.items()}
    assert [way for way, to in ways.items() if ways.get((to, both[Direction(way[1])])) != way[0]] == []


def test_every_room_can_be_reached_from_each_entry_point(catalog: Catalog) -> None:
    rooms = catalog.all(Room)
    for area in catalog.all(Area).values():
        for entry in area.entry_points:
            assert reached(catalog, entry) == rooms.keys()


def test_every_room_belongs_to_an_area_and_is_worth_a_second_look(catalog: Catalog) -> None:
    for room in catalog.all(Room).values():
        assert room.area_id is not None
        assert len(room.details) >= 3
        assert len(room.description) <= LONGEST_DESCRIPTION


def test_every_kind_of_thing_lies_somewhere_and_answers_to_its_own_name(catalog: Catalog) -> None:
    placed = {placement.item for placement in catalog.all(Placement).values()}
    for item in catalog.all(ItemTemplate).values():
        assert item.id in placed
        assert set(item.keywords) & set(item.name.split())
        assert not item.name.startswith(("a ", "an ", "the ", "some "))


def reached(catalog: Catalog, start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        ways = catalog.get(Room, waiting.pop()).exits.values()
        new = {leads.to for leads in ways} - seen
        seen |= new
        waiting.extend(new)
    return seen
