"""The content that the server comes with: it loads, one can walk through it and back, and it keeps a writer's rules."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.game.area.specs import Area
from mud.game.being.acts import character_of
from mud.game.calling.specs import CharacterClass
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Direction, Room, RoomType
from mud.game.supply.rules import MENDS, SCROLL, WANDS, is_drunk, is_eaten
from mud.game.supply.specs import Liquid, Spring
from mud.game.thing.rules import Slot
from mud.game.thing.specs import ItemTemplate, ItemType, Placement, StartingItem
from mud.text.nouns import plural
from tests.stage import Stage, build_world

CONTENT = Path(__file__).parents[2] / "content"
BACK = {
    Direction.NORTH: Direction.SOUTH,
    Direction.EAST: Direction.WEST,
    Direction.UP: Direction.DOWN,
}
SHORTEST, LONGEST = 35, 75
"""Words of a room's description: less is no place, more is not read in one breath."""

NARROWEST = 42
"""Columns of the banner: what a phone shows upright."""

PHASES = {"dawn", "morning", "afternoon", "dusk", "evening", "night"}
NOT_OURS = re.compile(
    r"\b(?:colour|grey|neighbour|harbour|plough|centre|mould|odour|favour|honour|labour|rumour|armour|behaviour|"
    r"practis|recognis|realis|jewell|travell|towards|afterwards|backwards|whilst|amongst|storey|draught|spilt)",
    re.IGNORECASE,
)
"""Spellings from the other side of the sea than the code's."""

FILLER = re.compile(
    r"\byou (?:feel|sense|notice|can see|see)\b|\b(?:ancient|eerie|mystical|mysterious|suddenly|somehow|shimmering)\b",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset({"a", "and", "at", "by", "for", "from", "in", "its", "of", "on", "the", "to", "under", "with"})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(CONTENT, roster.schema().specs).catalog


def test_there_is_a_town_to_walk_in(catalog: Catalog) -> None:
    rooms = catalog.all(Room)
    assert len({room.area_id for room in rooms.values()}) >= 7
    assert len(rooms) >= 120
    assert len(catalog.all(ItemTemplate)) >= 170
    assert sum(len(room.details) for room in rooms.values()) >= 400


def test_every_way_leads_back(catalog: Catalog) -> None:
    ways = {(room.id, way): leads.to for room in catalog.all(Room).values() for way, leads in room.exits.items()}
    both = {str(way): str(back) for here, there in BACK.items() for way, back in ((here, there), (there, here))}
    assert [way for way, to in ways.items() if ways.get((to, both.get(way[1], way[1]))) != way[0]] == []


def test_no_two_rooms_lie_on_the_same_spot_of_the_map(catalog: Catalog) -> None:
    spots = spots_from(catalog, "room_market_square")
    assert [spot for spot, count in Counter(spots.values()).items() if count > 1] == []


def test_every_room_can_be_reached_from_each_entry_point(catalog: Catalog) -> None:
    rooms = catalog.all(Room)
    for area in catalog.all(Area).values():
        assert area.entry_points
        for entry in area.entry_points:
            assert catalog.get(Room, entry).area_id == area.id
            assert spots_from(catalog, entry).keys() == rooms.keys()


def test_newcomers_begin_in_the_town(catalog: Catalog) -> None:
    levels = {area.id: area.danger_level for area in catalog.all(Area).values()}
    assert [area for area, level in levels.items() if level == 1] == ["millbrook"]


def test_every_area_has_a_mood_for_each_part_of_the_day(catalog: Catalog) -> None:
    for area in catalog.all(Area).values():
        assert set(area.time_phases) == PHASES
        assert area.ambient_sound


def test_every_kind_of_room_is_in_use_but_the_one_for_rooms_without_a_kind(catalog: Catalog) -> None:
    used = {room.room_type for room in catalog.all(Room).values()}
    assert catalog.all(RoomType).keys() - used == {"ethereal"}


def test_every_room_belongs_to_an_area_and_is_worth_a_second_look(catalog: Catalog) -> None:
    for room in catalog.all(Room).values():
        assert room.area_id is not None
        assert len(room.details) >= 3, room.id


def test_every_room_is_read_in_one_breath(catalog: Catalog) -> None:
    lengths = {room.id: len(room.description.split()) for room in catalog.all(Room).values()}
    assert {room: length for room, length in lengths.items() if not SHORTEST <= length <= LONGEST} == {}


def test_every_way_out_is_named_where_it_begins(catalog: Catalog) -> None:
    words = {"up": r"\b(?:up|climbs?|above|overhead)\b", "down": r"\b(?:down|downward|below)\b"}
    unnamed = [
        (room.id, way)
        for room in catalog.all(Room).values()
        for way in room.exits
        if not re.search(words.get(way, way), room.description, re.IGNORECASE)
    ]
    assert unnamed == []


def test_every_detail_is_something_that_its_room_speaks_of(catalog: Catalog) -> None:
    unseen = []
    for room in catalog.all(Room).values():
        for words, text in room.details.items():
            others = [other for other in room.details.values() if other is not text]
            seen = plain(" ".join((room.description, *others)))
            if not keys(words) & seen:
                unseen.append((room.id, words))
    assert unseen == []


def test_every_spring_is_something_that_its_room_speaks_of(catalog: Catalog) -> None:
    springs = catalog.all(Spring).values()
    for spring in springs:
        room = catalog.get(Room, spring.room_id)
        assert keys(spring.name) & plain(" ".join((room.description, *room.details, *room.details.values()))), spring.id
    assert {spring.liquid for spring in springs} <= catalog.all(Liquid).keys()
    assert len(springs) >= 12


def test_there_is_enough_to_eat_to_drink_to_read_and_to_use(catalog: Catalog) -> None:
    placed = {placement.item for placement in catalog.all(Placement).values()}
    kinds = [kind for kind in catalog.all(ItemTemplate).values() if kind.id in placed]
    assert sum(is_eaten(kind) for kind in kinds) >= 12
    assert sum(is_drunk(kind) for kind in kinds) >= 5
    assert sum(kind.drinks is not None for kind in kinds) >= 5
    assert sum(kind.item_subtype == SCROLL for kind in kinds) >= 2
    assert sum(kind.item_subtype in WANDS for kind in kinds) >= 2
    assert sum(bool(kind.pages) for kind in kinds) >= 3
    assert sum(kind.item_subtype in MENDS for kind in kinds) >= 3


def test_every_detail_answers_to_its_first_name(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    ann = stage.enter("Ann")
    character_of(stage.world, ann).race = "dwarf"  # with eyes for the dark places
    for room in catalog.all(Room).values():
        ann.room_id = room.id
        for words, text in room.details.items():
            read = " ".join(stage.type("Ann", f"look {words.split(',')[0]}")["ann"])
            assert " ".join(read.split()) == " ".join(text.split()), f"{room.id}: {words}"


def test_what_is_under_something_is_found_only_there(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    stage.enter("Ann")
    assert "gray stone" in " ".join(stage.type("Ann", "look trough")["ann"])
    assert "drain" in " ".join(stage.type("Ann", "look under trough")["ann"])


def test_no_sentence_stands_twice(catalog: Catalog) -> None:
    counted = Counter(sentence for _, text in texts(catalog) for sentence in re.split(r"(?<=[.!?])\s+", text.strip()))
    assert [sentence for sentence, count in counted.items() if count > 1 and len(sentence.split()) > 4] == []


def test_texts_are_spelled_one_way_and_leave_the_reader_to_feel(catalog: Catalog) -> None:
    for where, text in texts(catalog):
        assert not NOT_OURS.search(text), where
        assert not FILLER.search(text), where
        assert not re.search(r"\b(\w+) \1\b", text), f"{where}: a word stands twice"


def test_every_kind_of_thing_answers_to_its_own_name(catalog: Catalog) -> None:
    for item in catalog.all(ItemTemplate).values():
        assert set(item.keywords) & set(item.name.split()), item.id
        assert not item.name.startswith(("a ", "an ", "the ", "some "))
        assert plural(item.name)


def test_every_thing_of_the_town_lies_somewhere(catalog: Catalog) -> None:
    placed = {placement.item for placement in catalog.all(Placement).values()}
    assert len(placed) >= 120


def test_things_can_do_what_their_kind_is_for(catalog: Catalog) -> None:
    for item in catalog.all(ItemTemplate).values():
        assert item.equipment_slot is None or item.equipment_slot in set(Slot), item.id
        assert (item.item_type is ItemType.WEAPON) <= (item.damage_max > 0 and item.equipment_slot is not None), item.id
        assert (item.item_type is ItemType.LIGHT) <= (item.provides_light and item.light_intensity > 0), item.id
        assert (item.item_type is ItemType.BOOK) <= bool(item.flavor_text or item.pages), item.id
        assert (item.charges is None) or item.is_consumable or item.item_type is ItemType.TOOL, item.id
        assert (item.item_subtype == "vessel") == (item.drinks is not None), item.id
        assert item.is_container == bool(item.container_type and item.container_capacity), item.id
        assert item.has_durability == bool(item.max_durability), item.id


def test_every_class_begins_with_something_to_fight_with(catalog: Catalog) -> None:
    begins = {
        calling: [s for s in catalog.all(StartingItem).values() if s.class_id == calling]
        for calling in catalog.all(CharacterClass)
    }
    for calling, starting in begins.items():
        kinds = [catalog.get(ItemTemplate, each.item) for each in starting]
        assert any(kind.item_type is ItemType.WEAPON for kind in kinds), calling
        assert all(each.quantity <= kind.max_stack_size for each, kind in zip(starting, kinds, strict=True)), calling


def test_ways_out_are_listed_in_the_same_order_everywhere(catalog: Catalog) -> None:
    order = ["north", "east", "south", "west", "up", "down"]
    for room in catalog.all(Room).values():
        assert list(room.exits) == sorted(room.exits, key=lambda way: (*order, way).index(way)), room.id


def test_the_banner_fits_on_the_narrowest_screen_that_is_promised() -> None:
    lines = (CONTENT / "banner.txt").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= NARROWEST


def spots_from(catalog: Catalog, start: str) -> dict[str, tuple[int, int, int]]:
    """Where each room that can be reached lies, in steps east, north and up from the start."""
    steps = {
        "north": (0, 1, 0),
        "south": (0, -1, 0),
        "east": (1, 0, 0),
        "west": (-1, 0, 0),
        "up": (0, 0, 1),
        "down": (0, 0, -1),
    }
    off_the_map = (99, 99, 0)
    spots, waiting = {start: (0, 0, 0)}, [start]
    while waiting:
        here = waiting.pop()
        for way, leads in catalog.get(Room, here).exits.items():
            if leads.to not in spots:
                east, north, up = (a + b for a, b in zip(spots[here], steps.get(way, off_the_map), strict=True))
                spots[leads.to] = (east, north, up)
                waiting.append(leads.to)
    return spots


def keys(words: str) -> set[str]:
    """The words by which a detail can be meant, but for the small ones."""
    return plain(" ".join(word for word in words.replace(",", " ").split() if word not in SMALL_WORDS))


def plain(text: str) -> set[str]:
    """The words of a text, in small letters and without the ending of plurals."""
    return {word.rstrip("s") for word in re.findall(r"[a-z]+(?:['-][a-z]+)*", text.casefold())}


def texts(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every text that is read in the world, with whose it is."""
    for room in catalog.all(Room).values():
        yield room.id, room.description
        yield from ((f"{room.id}: {words}", text) for words, text in room.details.items())
    for item in catalog.all(ItemTemplate).values():
        yield item.id, item.description
    for creature in catalog.all(NpcTemplate).values():
        yield creature.id, creature.description
        yield from ((f"{creature.id}: idle", text) for text in creature.idle_messages)
        yield from ((f"{creature.id}: {words}", text) for words, text in creature.replies.items())
    for area in catalog.all(Area).values():
        yield area.id, area.description
        yield from ((f"{area.id}: {phase}", text) for phase, text in area.time_phases.items())
