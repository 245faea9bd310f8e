"""The ring: the game's own rules, the same figures for the same seed, and nothing that one fight leaves to the next."""

import re
from pathlib import Path

import pytest

from mud.app.ring import LONGEST, Bout, Ring
from mud.app.ring.entrants import RingError, read_side
from mud.app.ring.report import report_on
from mud.content.catalog import Catalog
from mud.game.being.rules.numbers import armor_class, energy_of, health_of, max_energy, max_health
from mud.game.combat.model import Combatant, Fight
from tests.game.npc.creatures import CREATURES
from tests.stage import load_content

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content(CREATURES)


def ring_of(catalog: Catalog, one: str, other: str, seed: int = 1) -> Ring:
    return Ring(catalog, (read_side(catalog, one), read_side(catalog, other)), seed)


def bouts(catalog: Catalog, one: str, other: str, count: int = 20, seed: int = 1) -> list[Bout]:
    ring = ring_of(catalog, one, other, seed)
    return [ring.bout() for _ in range(count)]


def test_the_same_seed_gives_the_same_fights(catalog: Catalog) -> None:
    assert bouts(catalog, "fighter 1", "mill rat x3") == bouts(catalog, "fighter 1", "mill rat x3")
    assert bouts(catalog, "fighter 1", "mill rat x3") != bouts(catalog, "fighter 1", "mill rat x3", seed=2)


def test_a_fight_leaves_nothing_to_the_next(catalog: Catalog) -> None:
    ring = ring_of(catalog, "fighter 1", "mill rat x3")
    world = ring.world
    before = {shelf.spec.table: len(shelf) for shelf in world.shelves()}
    for _ in range(10):
        ring.bout()
        for side in ring.sides:
            assert all(health_of(world, being) == max_health(world, being) for being in side)
        assert {shelf.spec.table: len(shelf) for shelf in world.shelves()} == before
        assert not list(world.shelf(Fight))
        assert not list(world.shelf(Combatant))
        assert not world.dirty_count()


def test_what_one_side_deals_the_other_takes_and_somebody_wins(catalog: Catalog) -> None:
    report = report_on(bouts(catalog, "fighter 3", "grey goose", 30))
    hero, goose = report.sides
    assert (hero.dealt, hero.taken) == (goose.taken, goose.dealt)
    assert hero.wins > 0.9
    assert hero.wins + goose.wins + report.draws == pytest.approx(1)
    assert 0 < report.seconds <= LONGEST
    assert 0 < hero.hit_rate < 1


def test_levels_and_numbers_count(catalog: Catalog) -> None:
    def wins(one: str, other: str) -> float:
        return report_on(bouts(catalog, one, other, 40)).sides[0].wins

    assert wins("fighter 1", "Old Marrow") < wins("fighter 10", "Old Marrow")
    assert wins("fighter 1", "grey goose x6") < wins("fighter 1", "grey goose")


def test_two_sides_of_several_kinds_fight(catalog: Catalog) -> None:
    found = bouts(catalog, "fighter 2, grey goose", "mill rat x2, Old Marrow", 5)
    assert all(each.sides[0].taken > 0 for each in found)


def test_people_come_with_what_lasts_on_them_and_rested() -> None:
    catalog = load_content(CONTENT)
    ring = ring_of(catalog, "wizard 5", "mill rat")
    [ann] = ring.sides[0]
    seen: list[tuple[int, float, int]] = []
    engage = ring._engage
    before = armor_class(ring.world, ann)

    def look() -> None:
        left = energy_of(ring.world, ann) / max_energy(ring.world, ann)
        seen.append((armor_class(ring.world, ann), left, len([each for each in ring.sides[1] if each.is_present])))
        engage()

    ring._engage = look  # type: ignore[method-assign]  # a moment that is over when a bout is
    ring.bout()
    assert seen == [(before + 3, 1.0, 1)], "a wizard's coat lasts half an hour"
    assert armor_class(ring.world, ann) == before


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("fihter 5", "There is no class and no creature 'fihter'. Did you mean 'fighter'?"),
        ("mill rat 4", "for several of them write 'mill rat x4'"),
        ("fighter 21", "Levels go from 1 to 20"),
        ("fighter 0", "Levels go from 1 to 20"),
        ("mill rat x0", "1 to 10 fighters, not 0"),
        ("mill rat x11", "1 to 10 fighters, not 11"),
        ("mill rat x6, fighter x6", "at most 10 fighters"),
        ("", "Name who fights on each side"),
        ("fighter,", "Name who fights on each side"),
    ],
)
def test_a_side_that_is_none_is_refused(catalog: Catalog, words: str, refusal: str) -> None:
    with pytest.raises(RingError, match=re.escape(refusal)):
        read_side(catalog, words)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("fighter", ["fighter 1"]),
        ("Fighter 5 x2", ["fighter 5"] * 2),
        ("npc_rat x2", ["mill rat"] * 2),
        ("mill rats x2", ["mill rat"] * 2),
        ("old marrow, fighter 3", ["Old Marrow", "fighter 3"]),
    ],
)
def test_a_side_is_read_as_people_write_it(catalog: Catalog, words: str, names: list[str]) -> None:
    assert [each.name for each in read_side(catalog, words)] == names


def test_no_fights_are_no_report() -> None:
    with pytest.raises(ValueError, match="no fights"):
        report_on([])
