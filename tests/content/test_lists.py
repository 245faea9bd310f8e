"""Lines that stand in one mapping mean the same as those in a list."""

import pytest

from mud.content.lists import in_lines
from mud.content.nodes import Listing, Mapping, Plain, plain
from mud.content.yaml import read
from mud.kernel.clauses import Mapped
from mud.kernel.values import FrozenMap

MAPPED = Mapped(FrozenMap({"wander_chance": ("wanders", "chance"), "help_radius": ("calls_for_help", "radius")}))


def lines(text: str) -> Listing:
    root = read(text).root
    assert isinstance(root, Mapping)
    return in_lines(root, MAPPED)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{}", []),
        ("wanders: true", [{"wanders": None}]),
        ("wanders: false", []),
        ("wanders:", [{"wanders": None}]),
        ("flees: 20", [{"flees": 20}]),
        ("wanders: {chance: 0.5}", [{"wanders": {"chance": 0.5}}]),
        ("{wanders: true, idles: true}", [{"wanders": None}, {"idles": None}]),
        ("{wanders: true, wander_chance: 0.2}", [{"wanders": {"chance": 0.2}}]),
        ("{wander_chance: 0.2, wanders: true}", [{"wanders": {"chance": 0.2}}]),
        ("{wanders: {area: true}, wander_chance: 0.2}", [{"wanders": {"area": True, "chance": 0.2}}]),
        ("{wanders: {chance: 0.5}, wander_chance: 0.2}", [{"wanders": {"chance": 0.5}}]),
        ("{wanders: false, wander_chance: 0.2}", []),
        ("wander_chance: 0.2", [{"wander_chance": 0.2}]),
        ("{wanders: 1, wander_chance: 0.2}", [{"wanders": 1}, {"wander_chance": 0.2}]),
    ],
)
def test_a_mapping_is_a_line_for_each_key(written: str, meant: Plain) -> None:
    assert plain(lines(written)) == meant


def test_each_line_keeps_its_place_in_the_file() -> None:
    made = lines("wanders: true\nhelp_radius: 2\ncalls_for_help: true\n")
    assert [(each.line, each.column) for each in made.items] == [(1, 1), (3, 1)]
    [called] = [each for each in made.items if isinstance(each, Mapping) and "calls_for_help" in each.entries]
    said = called.entries["calls_for_help"].value
    assert isinstance(said, Mapping)
    assert said.entries["radius"].key.line == 2
