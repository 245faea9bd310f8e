"""Drawing maps."""

import random
from collections.abc import Mapping

import pytest

from mud.game.map.rules import FARTHEST, FINE, MOST_IN_WORDS, PLAIN, near, picture, routes
from mud.play.atlas import STEPS, lay_out, lay_out_all

TOWN = {
    "square": {"north": "lane", "up": "tower", "west": "gate", "door": "shop"},
    "lane": {"south": "square", "east": "store", "southeast": "yard"},
    "store": {"west": "lane", "up": "loft", "down": "cellar"},
    "yard": {"northwest": "lane", "down": "cellar"},
    "loft": {"down": "store"},
    "cellar": {"up": "store"},
    "tower": {"down": "square"},
    "gate": {"east": "square", "west": "nowhere"},
    "shop": {"out": "square"},
}


def test_a_picture_shows_rooms_and_ways_with_north_at_the_top() -> None:
    assert picture(TOWN, "square", PLAIN) == [
        "     [ ]-[+]",
        "      | \\",
        "-[ ]-[@] [v]",
    ]


def test_finer_lines_are_drawn_in_the_same_places() -> None:
    plain, fine = picture(TOWN, "square", PLAIN), picture(TOWN, "square", FINE)
    table = str.maketrans(FINE.across + FINE.along + FINE.rising + FINE.falling, "-|/\\")
    assert [line.translate(table) for line in fine] == plain


def test_a_room_whose_place_is_taken_is_drawn_farther_on_with_a_line_to_it() -> None:
    bent = {"a": {"east": "b", "north": "e"}, "b": {"north": "d"}, "d": {"west": "f"}, "e": {}, "f": {}}
    assert lay_out(bent, "a")["f"] == (-1, 1, 0)
    assert picture(bent, "a", PLAIN) == ["[ ]-[ ]-[ ]", "     |   |", "    [@]-[ ]"]


def test_a_long_way_is_drawn_as_one_line() -> None:
    gap = {"a": {"east": "b"}, "b": {"south": "c"}, "c": {"west": "d"}, "d": {"north": "a", "west": "e"}, "e": {}}
    across = {**gap, "a": {"east": "b", "south": "x"}, "x": {}}
    assert "   |" not in picture(across, "a", PLAIN)[0]
    assert lay_out(across, "a")["d"] == (-1, -1, 0)


def test_a_world_in_a_ring_or_without_exits_can_be_drawn() -> None:
    assert picture({"a": {}}, "a", PLAIN) == ["[@]"]
    assert picture({"a": {"north": "a", "east": "a"}}, "a", PLAIN) == [" |", "[@]-"]


def test_no_world_makes_a_picture_larger_than_a_screen() -> None:
    chance = random.Random(1)
    for _ in range(50):
        world: dict[str, Mapping[str, str]] = {
            str(number): {way: str(chance.randrange(60)) for way in chance.sample(list(STEPS), 4)}
            for number in range(60)
        }
        drawn = picture(world, "0", PLAIN)
        assert len(drawn) <= 2 * (2 * FARTHEST + 1) + 1
        assert max(map(len, drawn)) <= 4 * (2 * FARTHEST + 1) + 1
        assert sum(line.count("@") for line in drawn) == 1


def test_ways_in_words_are_the_shortest_and_nearest_first() -> None:
    found = routes(TOWN, "square")
    assert found["store"] == ("north", "east")
    assert list(found)[:4] == ["lane", "tower", "gate", "shop"]
    assert "square" not in found
    lengths = [len(route) for route in found.values()]
    assert lengths == sorted(lengths)


def test_words_stop_somewhere() -> None:
    gates: dict[str, dict[str, str]] = {f"g{number}": {} for number in range(500)}
    star = {"hub": {f"gate {gate}": gate for gate in gates}} | gates
    assert len(routes(star, "hub")) == MOST_IN_WORDS
    line = {str(number): {"east": str(number + 1)} for number in range(100)}
    assert len(routes(line, "0")) == 3


def test_only_what_is_near_is_looked_at() -> None:
    line = {str(number): {"east": str(number + 1)} for number in range(100)}
    assert list(near(line, "50", 2)) == ["50", "51", "52"]


def test_parts_of_the_world_that_nothing_joins_lie_side_by_side() -> None:
    laid = lay_out_all({"a": {"east": "b"}, "b": {}, "c": {"west": "d"}, "d": {}})
    assert len(set(laid.values())) == 4
    assert laid["d"][0] > laid["b"][0]


@pytest.mark.parametrize("way", STEPS)
def test_every_direction_has_its_opposite(way: str) -> None:
    assert tuple(-part for part in STEPS[way]) in STEPS.values()
