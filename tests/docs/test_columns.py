"""Every column of the tables of places says on docs/schema.md what it does, and something here shows that it does."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
STAMPS = frozenset({"created_at", "updated_at", "yaml_managed", "retired"})
"""Columns of every table: what they are is told once, and tested in tests/store."""

GOING, DAY, DOORS = "play/inn/going.play", "play/country/day.play", "play/country/doors.play"
SENSES, LOOKS = "play/country/senses.play", "play/people.play"
SKY, STATE, VESSELS = "game/sky/test_acts.py", "game/place/test_state.py", "game/thing/test_vessels.py"
PASSAGE, TRAVEL, PLACE = "game/passage/test_acts.py", "game/travel/test_acts.py", "game/place/test_acts.py"
KEPT, POSTURES, BEING = "app/test_places_kept.py", "game/being/test_postures.py", "game/being/test_acts.py"

SHOWN: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "areas": {
            "id": (SKY, "test_an_area_begins_when_its_content_says"),
            "name": (GOING, "Area:    The Black Fen"),
            "description": (GOING, "It has no bottom that anybody found"),
            "time_scale": (SKY, "test_a_changed_scale_does_not_jump_the_calendar"),
            "starting_day": (SKY, "test_an_area_begins_when_its_content_says"),
            "starting_hour": (DAY, "It is 21:00 in the evening"),
            "starting_minute": (SKY, "test_an_area_begins_when_its_content_says"),
            "biome": (GOING, "Country: marsh"),
            "climate": (GOING, "Climate: wet"),
            "ambient_lighting": (PLACE, "test_time_and_weather_change_the_light_outdoors_only"),
            "weather_profile": (SKY, "test_weather_comes_by_the_profile_and_changes_over_hours"),
            "danger_level": (GOING, "This is The Black Fen, and it is dangerous."),
            "magic_intensity": (TRAVEL, "test_where_there_is_no_magic_none_works"),
            "default_respawn_time": (VESSELS, "test_things_come_back_when_their_placement_or_else_their_area_says"),
            "ambient_sound": (SENSES, "Larks, one above the other."),
            "time_phases": (DAY, "The hedges turn from black to gray."),
            "entry_points": (BEING, "test_whoever_stood_in_a_room_that_is_gone_wakes_at_the_entry_point"),
        },
        "room_types": {
            "name": (STATE, "test_a_room_can_have_a_picture_of_its_own"),
            "emoji": (STATE, "test_the_kind_of_room_is_a_little_picture_for_those_who_can_see_it"),
            "description": (GOING, "Out of doors."),
            "indoors": (PLACE, "test_the_sky_is_above_what_is_not_indoors"),
        },
        "rooms": {
            "id": (STATE, "test_a_way_to_nowhere_does_not_open"),
            "name": (GOING, "ann: The Lane"),
            "description": (GOING, "Hens and cobbles."),
            "room_type": (PLACE, "test_the_sky_is_above_what_is_not_indoors"),
            "room_type_emoji": (STATE, "test_a_room_can_have_a_picture_of_its_own"),
            "area_id": (GOING, "Area:    The Black Fen"),
            "north_id": ("play/walking.play", "Bob goes north."),
            "south_id": (DOORS, "ann> south"),
            "east_id": (GOING, "ann> east"),
            "west_id": (GOING, "ann> west"),
            "up_id": (DOORS, "[ Exits: down (north) ]"),
            "down_id": (GOING, "ann> down"),
            "exits": (PASSAGE, "test_a_hidden_way_is_found_by_searching_and_remembered"),
            "on_enter_effect": (DOORS, "The floor creaks in greeting."),
            "on_exit_effect": (DOORS, "Dust settles behind you."),
            "lighting_override": (PLACE, "test_time_and_weather_change_the_light_outdoors_only"),
            "flags": (PLACE, "test_in_a_silent_room_no_word_is_heard"),
            "sounds": (SENSES, "Water counts something, slowly."),
            "smells": (SENSES, "Foxes."),
            "details": ("play/packing.play", "look under rafters"),
            "seats": ("play/inn/furniture.play", "sit in window seat"),
            "map_number": ("game/map/test_acts.py", "test_the_file_has_every_room_with_its_place_and_its_ways"),
        },
        "room_state": {
            "room_id": (STATE, "test_a_room_of_which_nothing_has_become_has_no_row"),
            "room_flags": (KEPT, "flags_of"),
            "dynamic_exits": (KEPT, "exits_of"),
            "dynamic_description": (KEPT, "description_of"),
        },
        "inventories": {
            "id": (VESSELS, "test_what_content_says_stands_in_its_room"),
            "name": ("play/inn/chest.play", "an oat chest (closed)"),
            "description": ("play/inn/chest.play", "Planks, iron bands"),
            "keywords": (VESSELS, "test_a_chest_is_meant_by_its_further_words_too"),
            "room_id": (VESSELS, "test_what_is_in_a_chest_is_in_the_room_of_the_chest"),
            "owner_id": (VESSELS, "test_what_belongs_to_somebody_is_theirs_alone"),
            "container_type": ("play/inn/chest.play", "Kind: shelf"),
            "capacity_weight": (VESSELS, "test_a_shelf_holds_as_many_things_and_pounds_as_it_says"),
            "capacity_slots": (VESSELS, "test_a_shelf_holds_as_many_things_and_pounds_as_it_says"),
            "current_weight": (VESSELS, "shelf.current_weight"),
            "current_slots": (VESSELS, "shelf.current_slots"),
            "access_permissions": (VESSELS, "test_into_what_is_for_taking_only_nothing_is_put"),
            "closes": ("play/inn/chest.play", "The shelf has nothing that closes."),
            "status": (KEPT, "lid_of"),
            "locked": (VESSELS, "test_what_content_says_stands_in_its_room"),
            "lock_difficulty": (VESSELS, "chest.lock_difficulty"),
            "key_id": ("play/inn/chest.play", "You unlock the oat chest."),
            "returns_at": (VESSELS, "test_a_lid_that_was_left_open_falls_shut_after_a_restart_too"),
            "properties": (VESSELS, "test_facts_for_conditions_are_kept_with_a_chest"),
        },
        "door_states": {
            "id": (PASSAGE, "test_both_sides_share_how_a_door_stands"),
            "position": (PASSAGE, "test_both_sides_share_how_a_door_stands"),
            "returns_at": (PASSAGE, "test_a_door_returns_to_how_it_stands_by_itself_also_after_a_restart"),
        },
        "area_skies": {
            "area_id": (SKY, "test_weather_is_kept_over_a_restart"),
            "origin": (SKY, "test_an_area_begins_when_its_content_says"),
            "since": (SKY, "test_whether_time_passes_while_the_server_is_down_is_a_setting_of_the_calendar"),
            "scale": (SKY, "test_a_changed_scale_does_not_jump_the_calendar"),
            "weather": (SKY, "test_weather_is_kept_over_a_restart"),
            "weather_until": (SKY, "test_weather_is_kept_over_a_restart"),
        },
        "world_state": {
            "id": (SKY, "test_the_world_has_the_date_of_the_area_that_keeps_the_calendar"),
            "world_name": ("play/sky.play", "ann: The World"),
            "game_date": (SKY, "test_the_world_has_the_date_of_the_area_that_keeps_the_calendar"),
            "seen_at": (SKY, "test_whether_time_passes_while_the_server_is_down_is_a_setting_of_the_calendar"),
        },
    }
)
"""For each column what shows it: a file under tests/, and words that stand in it."""

MECHANICAL = re.compile(r"key|→ \S+|`[^`]*`( in the code)?|one of .*|\*lazy\*|given once by the store|from \w+")


def columns_of(table: str) -> Iterator[tuple[str, str]]:
    """The columns of a table on the page, each with what the page says of it."""
    _, _, rest = SCHEMA.partition(f"\n## {table}\n")
    for line in rest.partition("\n## ")[0].splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]
        if line.startswith("|") and len(cells) == 4 and cells[0] not in ("column", "---"):
            yield cells[0], cells[3]


@pytest.mark.parametrize("table", SHOWN)
def test_every_column_of_places_says_what_it_does(table: str) -> None:
    silent = [name for name, said in columns_of(table) if not _says(said) and name not in STAMPS]
    assert not silent


@pytest.mark.parametrize("table", SHOWN)
def test_every_column_of_places_is_shown_to_do_it(table: str) -> None:
    assert {name for name, _ in columns_of(table)} - STAMPS == set(SHOWN[table])


@pytest.mark.parametrize(("file", "words"), sorted({shown for columns in SHOWN.values() for shown in columns.values()}))
def test_what_shows_a_column_is_there(file: str, words: str) -> None:
    assert words in (ROOT / "tests" / file).read_text(encoding="utf-8")


def _says(said: str) -> bool:
    """Whether more is said than what can be read from the type."""
    return any(part and not MECHANICAL.fullmatch(part) for part in said.split(", "))
