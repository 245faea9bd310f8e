"""Every column of the tables of places and things says in docs/schema.md what it does, and a test shows it."""

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
CREATURES, SPECIES, TIMES = "app/test_creatures_kept.py", "game/npc/test_lives.py", "game/npc/test_gates.py"
SEEING, WORDS, FIGHTS = "play/creatures/seeing.play", "game/npc/test_script.py", "game/combat/test_creatures.py"
DEATHS, MINDS, MINDED = "game/death/test_creatures.py", "game/mind/test_living.py", "game/mind/test_fighting.py"
HIDE, AGAIN = (
    "test_a_creature_suffers_as_its_hide_says",
    "test_what_a_creature_carries_and_where_it_is_outlasts_a_restart",
)
NUMBERED = "test_the_numbers_of_a_creature_follow_its_kind"
KEPT, POSTURES, BEING = "app/test_places_kept.py", "game/being/test_postures.py", "game/being/test_acts.py"
GEAR, SAVED, NEW = "game/gear/test_magic.py", "game/gear/test_loadouts.py", "game/gear/test_placing.py"
NUMBERS, ORDERS, STACKS = "game/gear/test_numbers.py", "game/gear/test_orders.py", "game/thing/test_stacks.py"
USING, MENDING, DECAY = "game/supply/test_using.py", "game/supply/test_mending.py", "game/supply/test_decay.py"
TOUCH = "game/supply/test_touch.py"
LIGHT, THINGS, HELD = "game/light/test_acts.py", "game/thing/test_acts.py", "app/test_things_kept.py"
ASKING, WEARING, OUTFITS = "play/armory/asking.play", "play/armory/wearing.play", "play/armory/loadouts.play"
STUDY, CARRYING = "play/armory/magic.play", "play/armory/carrying.play"
READING, LIQUIDS = "play/larder/reading.play", "play/larder/vessels.play"

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
            "ambient_lighting": (PLACE, "test_an_area_says_how_light_it_is_where_a_room_does_not"),
            "weather_profile": (SKY, "test_weather_comes_by_the_profile_and_changes_over_hours"),
            "danger_level": (GOING, "This is The Black Fen, and it is dangerous."),
            "magic_intensity": (TRAVEL, "test_where_there_is_no_magic_none_works"),
            "default_respawn_time": (VESSELS, "test_things_come_back_when_their_placement_or_else_their_area_says"),
            "spirit_seconds": ("play/death.play", "it. In 20 seconds you will come back to life: in The Ledge."),
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
        "item_templates": {
            "id": ("play/wizard_making.play", "bill> spawn item_apple"),
            "name": ("play/things.play", "You take a loaf of rye bread."),
            "description": ("play/packing.play", "It has been through bone."),
            "item_type": (DECAY, "test_keys_treasure_and_furniture_stay"),
            "item_subtype": ("play/larder/using.play", "You have no spoon that could be zapped."),
            "equipment_slot": (WEARING, "You can neither wear nor wield the marble bust. You can hold it."),
            "stat_modifiers": (NUMBERS, "test_a_shield_adds_to_armor"),
            "weight": (CARRYING, "You cannot carry the iron weight as well; it is too heavy."),
            "max_stack_size": (STACKS, "test_no_stack_is_larger_than_its_kind_allows"),
            "has_durability": (MENDING, "test_a_thing_breaks_once_and_is_no_more_than_broken"),
            "max_durability": (MENDING, "test_a_new_thing_bears_all_that_its_kind_does"),
            "is_container": ("play/packing.play", "You put a wool coat into the willow basket."),
            "container_capacity": (VESSELS, "test_a_box_is_full_by_things_or_by_pounds_as_its_kind_says"),
            "container_type": (VESSELS, "test_a_box_is_full_by_things_or_by_pounds_as_its_kind_says"),
            "is_consumable": (USING, "test_a_potion_heals"),
            "consume_effect": (USING, "test_food_does_what_its_content_says_at_each_bite"),
            "effects": (TOUCH, "test_what_is_worn_lies_on_its_wearer_until_it_is_taken_off"),
            "damage_min": (ASKING, "Damage:       2 to 12 slashing"),
            "damage_max": (ASKING, "Damage:       2 to 12 slashing"),
            "attack_speed": ("play/armory/comparing.play", "It is slower: 3.5 seconds a blow instead of 2.5."),
            "damage_type": (ASKING, "Damage:       2 to 12 slashing"),
            "provides_light": (LIGHT, "test_what_gives_no_light_is_not_lit_and_what_is_no_lamp_is_not_filled"),
            "light_intensity": (LIGHT, "test_a_flame_lights_the_room_of_its_bearer"),
            "light_duration": (LIGHT, "test_a_lantern_burns_out_and_is_refilled"),
            "lid": (VESSELS, "test_a_box_is_unlocked_with_its_key_and_picked_without"),
            "seats": ("play/inn/furniture.play", "There is no place left on the oak bench."),
            "flavor_text": ("play/packing.play", "A name is burnt into the handle, and burnt out again."),
            "rarity": ("play/armory/comparing.play", "Rarity:   uncommon"),
            "value": (DECAY, "test_what_is_worth_something_stays"),
            "flags": ("play/larder/keeping.play", "You cannot part with the iron token."),
            "keywords": ("play/things.play", "ann> get blade"),
            "charges": (USING, "test_a_wand_is_empty_in_the_end_and_can_be_charged_again"),
            "drinks": (LIQUIDS, "The stone jug is full."),
            "liquid": (LIQUIDS, "It is full of thin beer."),
            "pages": (READING, "The book of tides has only two pages."),
            "language": (READING, "It is written in Dwarvish, of which you cannot read a word."),
            "perishes": (DECAY, "test_a_thing_lies_for_its_time_and_then_is_gone"),
            "size_category": (NEW, "test_a_thing_goes_into_nothing_that_is_smaller"),
            "material": (ASKING, "it is made of what you shun."),
            "market_availability": (NEW, "test_what_is_unique_comes_back_only_when_it_is_gone_for_good"),
            "requirements": (ASKING, "The champion's helm is for those of level 5 and above; you are of level 1."),
            "properties": (STUDY, "Made by:  a sexton"),
            "attunement": (NUMBERS, "test_what_needs_attunement_gives_nothing_without_it"),
            "plain_name": (GEAR, "test_what_has_a_plain_name_begins_unidentified_and_answers_to_that_alone"),
            "plain_description": (STUDY, "A ring of bone with four scratches."),
        },
        "item_instances": {
            "id": (SAVED, "test_the_very_thing_that_was_saved_is_worn_again"),
            "template_id": (NEW, "test_a_new_thing_is_as_its_kind_says"),
            **dict.fromkeys(
                ("room_id", "player_id", "container_id", "inventory_id"),
                (HELD, "test_each_thing_names_what_holds_it_in_one_of_five_columns"),
            ),
            "npc_instance_id": (CREATURES, "test_what_a_creature_carries_and_where_it_is_outlasts_a_restart"),
            "quantity": (STACKS, "test_a_piece_is_what_the_stack_lacks"),
            "current_durability": (MENDING, "test_a_thing_breaks_once_and_is_no_more_than_broken"),
            "equipped_slot": (THINGS, "test_what_is_worn_is_neither_dropped_nor_given"),
            "instance_data": (LIGHT, "test_what_is_put_out_keeps_what_it_has_left"),
            "placement_id": (DECAY, "test_what_comes_back_elsewhere_anyway_goes_whatever_it_is_worth"),
            "history": (THINGS, "test_a_thing_remembers_what_made_it_and_to_whom_it_came"),
            "enchantments": (GEAR, "test_an_enchantment_changes_name_damage_and_weight_once_it_is_known"),
            "modifications": (GEAR, "test_work_by_hand_is_plain_to_see_and_magic_goes_again"),
            "identified": (GEAR, "test_what_has_a_plain_name_begins_unidentified_and_answers_to_that_alone"),
            "cursed": (GEAR, "test_a_curse_holds_until_it_is_lifted"),
            "attuned_to": (NUMBERS, "test_what_needs_attunement_gives_nothing_without_it"),
            "charges": (USING, "test_charges_are_part_of_what_makes_two_things_equal"),
            "drinks": (USING, "test_what_is_in_a_vessel_weighs_something"),
            "liquid": (USING, "test_a_drink_does_what_its_liquid_says"),
        },
        "npc_templates": {
            "id": (SPECIES, NUMBERED),
            "name": (SEEING, "Two mill rats are here."),
            "description": (SEEING, "A goose with one clipped wing."),
            "npc_type": (SEEING, "Stance: friendly"),
            **dict.fromkeys(("level", "max_health", "armor_class", "speed"), (SPECIES, NUMBERED)),
            **dict.fromkeys(
                ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"), (SPECIES, NUMBERED)
            ),
            **dict.fromkeys(
                ("attack_damage_min", "attack_damage_max", "damage_type", "attack_speed"),
                (FIGHTS, "test_one_without_attacks_does_what_its_kind_says"),
            ),
            "attacks": (FIGHTS, "test_a_creature_strikes_with_what_it_has_by_nature"),
            "experience_reward": (DEATHS, "test_those_who_were_there_share_what_was_learnt"),
            "behavior": (MINDED, "test_a_creature_attacks_on_sight_after_a_moment"),
            "loot_table": (DEATHS, "test_a_creature_leaves_one_corpse_with_what_its_tables_say"),
            "idle_messages": (MINDS, "test_gestures_are_made_only_where_somebody_sees_them"),
            "keywords": (SEEING, "look vermin"),
            "pronouns": (SEEING, "She is unhurt."),
            "size": (SEEING, "medium humanoid"),
            "kind": (SEEING, "medium humanoid"),
            **dict.fromkeys(("resistances", "vulnerabilities", "immunities"), (SPECIES, HIDE)),
            "condition_immunities": ("game/effect/test_creatures.py", "condition_immunities"),
            "darkvision": (SPECIES, "test_eyes_that_are_made_for_the_dark_see_in_it"),
            "languages": (MINDS, "test_whoever_speaks_no_common_language_is_not_understood"),
            "persist_state": (WORDS, "test_only_kept_kinds_are_kept"),
            "is_unique": (TIMES, "test_of_a_unique_kind_only_one_lives_and_another_takes_its_place"),
            **dict.fromkeys(
                ("greeting", "replies"),
                (MINDS, "test_a_word_said_to_two_who_could_answer_is_answered_by_the_one_that_is_named"),
            ),
            "room_line": (SEEING, "A grey goose stands on one leg by the trough."),
            "carries": (SEEING, "a ferry pole"),
            "abilities": (MINDED, "test_a_creature_uses_what_it_can_upon_whom_it_strikes_at"),
            "flags": (WORDS, '"clipped"'),
        },
        "npc_instances": {
            **dict.fromkeys(("id", "template_id", "room_id", "current_health"), (CREATURES, AGAIN)),
            "spawn_room_id": (SPECIES, "test_a_dead_creature_lives_again_in_its_own_row_and_not_before_its_time"),
            "is_alive": (SPECIES, "test_people_stand_before_creatures_and_the_dead_are_not_there"),
            "respawn_time": (SPECIES, "test_an_override_of_one_creature_says_when_it_lives_again"),
            "last_killed_at": (CREATURES, "test_a_restart_neither_doubles_the_living_nor_wakes_the_dead"),
            "instance_data": (CREATURES, "test_what_is_otherwise_with_one_creature_outlasts_a_restart"),
            "placement_id": (SPECIES, "test_as_many_live_in_a_place_as_content_says"),
            "coins": (SPECIES, "test_the_coins_of_a_creature_that_vanishes_are_spent"),
        },
        "npc_state": {
            **dict.fromkeys(
                ("instance_id", "template_id", "current_room_id", "current_hp", "owner_player_id", "is_alive"),
                (CREATURES, "test_a_boss_keeps_place_health_and_owner_whatever_stands_in_its_row"),
            ),
            "instance_data": (WORDS, "test_what_is_noted_of_one_creature_is_of_that_one_alone"),
        },
        "player_inventories": {
            "player_id": (HELD, "test_what_a_player_can_carry_and_does_can_be_read_in_the_database"),
            "max_weight": (ORDERS, "row.max_weight"),
            "max_slots": (ORDERS, "row.max_slots"),
            "current_weight": (ORDERS, "row.current_weight"),
            "current_slots": (ORDERS, "row.current_slots"),
        },
        "equipment": {
            "id": (SAVED, "test_one_thing_can_be_part_of_several_loadouts"),
            "character_id": (SAVED, "test_what_its_player_never_learned_to_use_is_listed_so"),
            "loadout": (OUTFITS, "You have a loadout battle already."),
            "equipment_slot": (OUTFITS, "On another finger: a tin ring"),
            "item_instance_id": (SAVED, "test_the_very_thing_that_was_saved_is_worn_again"),
            "called": (OUTFITS, "You do not have the round shield with you."),
            "equipped_date": (SAVED, "test_the_list_of_loadouts_says_when_each_was_saved"),
            "proficient": (SAVED, "test_what_its_player_never_learned_to_use_is_listed_so"),
        },
        "decays": {
            "item_id": (DECAY, "test_a_decay_of_what_is_gone_is_forgotten"),
            "due_at": (DECAY, "test_a_restart_neither_forgets_nor_delays_it"),
            "ending": ("play/larder/keeping.play", "The currant bun rots away."),
        },
        "liquids": {
            "id": (LIQUIDS, "fill jug from river"),
            "name": (LIQUIDS, "You drink river water from the river."),
            "taste": (LIQUIDS, "It tastes of stones and of the geese upstream."),
            "weight": (USING, "test_what_is_in_a_vessel_weighs_something"),
            "drink_effect": (USING, "test_a_drink_does_what_its_liquid_says"),
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
def test_every_column_says_what_it_does(table: str) -> None:
    silent = [name for name, said in columns_of(table) if not _says(said) and name not in STAMPS]
    assert not silent


@pytest.mark.parametrize("table", SHOWN)
def test_every_column_is_shown_to_do_it(table: str) -> None:
    assert {name for name, _ in columns_of(table)} - STAMPS == set(SHOWN[table])


@pytest.mark.parametrize(("file", "words"), sorted({shown for columns in SHOWN.values() for shown in columns.values()}))
def test_what_shows_a_column_is_there(file: str, words: str) -> None:
    assert words in (ROOT / "tests" / file).read_text(encoding="utf-8")


def _says(said: str) -> bool:
    """Whether more is said than what can be read from the type."""
    return any(part and not MECHANICAL.fullmatch(part) for part in said.split(", "))
