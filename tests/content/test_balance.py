"""The stock creatures of each level keep within bounds, weighed in the ring against people of their level.

The bounds are wide: they catch a creature whose numbers are of another level, not one that is a little tough. People
wear what beginners of their class have; whoever has come farther has more, and has it easier.
"""

from pathlib import Path
from statistics import fmean
from typing import Final

import pytest

from mud.app.ring import Ring
from mud.app.ring.entrants import Entrant
from mud.app.ring.report import Report, report_on
from mud.content.catalog import Catalog
from mud.game.being.specs import DamageType
from mud.game.calling.specs import CharacterClass
from mud.game.npc.specs import NpcTemplate, NpcType
from tests.stage import load_content

CONTENT = Path(__file__).parents[2] / "content"

STEEL: Final = frozenset({DamageType.SLASHING, DamageType.PIERCING, DamageType.BLUDGEONING})
"""Whatever resists these asks for more than one fighter."""

PARTY: Final = ("fighter", "cleric", "rogue", "wizard")
ALONE_UP_TO: Final = 7
"""Up to this level one fighter can take on a creature of the common sort alone."""

CLASS_ALONE_UP_TO: Final = 10
"""Up to this level one of any class can take on a common creature; beyond it two of them can."""

LEAST_WINS: Final = 0.4
"""The share of fights that anybody wins against common creatures of their level: six in ten lost is the worst."""

LEAST_BOSS_SECONDS: Final = 5.0
"""Nearly a round: what is named stands at least so long before four people of its level."""

BOUTS: Final = 6
FEWER: Final = 4
"""Where there are many to be weighed."""

SEED: Final = 1


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content(CONTENT)


def foes(catalog: Catalog, level: int, *, unique: bool) -> list[NpcTemplate]:
    """The creatures of a level that people may come to blows with: common ones, or those of which there is one."""
    kinds = catalog.all(NpcTemplate).values()
    hard = (NpcType.HOSTILE, NpcType.NEUTRAL)
    return [each for each in kinds if each.level == level and each.unique is unique and each.npc_type in hard]


def weigh(catalog: Catalog, classes: tuple[str, ...], npc: NpcTemplate, bouts: int = BOUTS) -> Report:
    """People of these classes, of the creature's level, against it."""
    people = [Entrant(catalog.get(CharacterClass, each), npc.level) for each in classes]
    ring = Ring(catalog, (people, [Entrant(npc)]), SEED)
    return report_on([ring.bout() for _ in range(bouts)])


@pytest.mark.parametrize("level", range(1, ALONE_UP_TO + 1))
def test_a_fighter_can_take_on_a_common_creature_of_their_level(catalog: Catalog, level: int) -> None:
    kinds = [each for each in foes(catalog, level, unique=False) if STEEL.isdisjoint(each.resistances)]
    assert kinds
    found = {npc.name: weigh(catalog, ("fighter",), npc) for npc in kinds}
    assert {name: report.sides[0].wins for name, report in found.items() if report.sides[0].wins < 0.5} == {}
    assert {name: report.seconds for name, report in found.items() if report.seconds > 60} == {}


@pytest.mark.parametrize("level", range(1, 21))
def test_four_people_can_take_on_what_is_of_their_level(catalog: Catalog, level: int) -> None:
    kinds = foes(catalog, level, unique=False) + foes(catalog, level, unique=True)
    found = {npc.name: weigh(catalog, PARTY, npc) for npc in kinds}
    assert {name: report.sides[0].wins for name, report in found.items() if report.sides[0].wins < 0.5} == {}
    bosses = {npc.name for npc in kinds if npc.unique and level >= CLASS_ALONE_UP_TO}
    assert {name: found[name].seconds for name in bosses if found[name].seconds < LEAST_BOSS_SECONDS} == {}
    assert {name: report.seconds for name, report in found.items() if report.seconds > 150} == {}
    assert {name: report.draws for name, report in found.items() if report.draws} == {}


@pytest.mark.parametrize("level", range(9, 21))
def test_nobody_takes_on_a_named_creature_of_their_level_alone(catalog: Catalog, level: int) -> None:
    for npc in foes(catalog, level, unique=True):
        assert weigh(catalog, ("rogue",), npc).sides[0].wins <= 0.5, npc.name


@pytest.mark.parametrize("level", range(1, 21))
def test_nobody_of_any_class_is_lost_against_what_is_common_at_their_level(catalog: Catalog, level: int) -> None:
    many = 1 if level <= CLASS_ALONE_UP_TO else 2
    kinds = sorted(foes(catalog, level, unique=False), key=lambda each: each.id)[:2]
    assert kinds, "every level has something to fight that is not the only one of its kind"
    wins = {
        calling: fmean(weigh(catalog, (calling,) * many, npc, FEWER).sides[0].wins for npc in kinds)
        for calling in sorted(catalog.all(CharacterClass))
    }
    assert len(wins) >= 8
    assert {calling: share for calling, share in wins.items() if share < LEAST_WINS} == {}
