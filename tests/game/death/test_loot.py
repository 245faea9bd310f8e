"""Loot tables: what keeps them from being loaded, and what comes of them."""

from collections import Counter
from pathlib import Path

import pytest

from mud.app import roster
from mud.content.errors import ContentErrors
from mud.content.loader import load
from mud.game.being.feeds import status_of
from mud.game.being.model import Position
from mud.game.death.acts import die, remains
from mud.game.death.rules import Drop, rolled
from mud.game.death.specs import Loot, LootTable
from mud.kernel.dice import Dice
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemTemplateId, LootTableId
from tests.game.death.graveyard import Graveyard
from tests.stage import content_types

BUN, PELT = ItemTemplateId("bun"), ItemTemplateId("pelt")


def faults_in(tmp_path: Path, yaml: str) -> str:
    """What is wrong with these loot tables."""
    (tmp_path / "loot.yaml").write_text(yaml)
    with pytest.raises(ContentErrors) as raised:
        load(tmp_path, content_types(), tuple(roster.faults()))
    return str(raised.value)


def table(name: str, *lines: Loot, pick: int | None = None) -> LootTable:
    return LootTable(id=LootTableId(name), lines=lines, pick=pick)


def test_a_table_that_asks_itself_over_others_cannot_be_loaded(tmp_path: Path) -> None:
    found = faults_in(
        tmp_path,
        "loot_tables:\n  one: {lines: [{table: two}]}\n  two: {lines: [{coins: 1d4}, {table: one}]}\n",
    )
    assert "two asks one again" in found
    assert "one asks two again" in found


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{template_id: item_nothing}", "item_nothing"),
        ("{table: loot_nothing}", "loot_nothing"),
        ("{coins: plenty}", "plenty"),
        ("{chance: 0.5}", "names one of these"),
        ("{coins: 1d4, table: loot_a}", "names one of these"),
        ("{coins: 1d4, quantity: 2}", "coins have no quantity"),
        ("{table: loot_a, quantity: [3, 1]}", "from the least to the most"),
    ],
)
def test_a_line_that_means_nothing_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    assert wrong in faults_in(tmp_path, f"loot_tables:\n  loot_a: {{lines: [{{coins: 1d4}}, {line}]}}\n")


def test_quantities_lie_between_the_least_and_the_most() -> None:
    dice = Dice(1)
    counts = Counter(drop.count for _ in range(300) for drop in rolled(dice, (Loot(BUN, quantity=(2, 4)),), {}))
    assert set(counts) == {2, 3, 4}


def test_a_chance_is_that_of_the_whole_line() -> None:
    dice = Dice(1)
    found = sum(len(list(rolled(dice, (Loot(BUN, chance=0.25),), {}))) for _ in range(2000))
    assert 400 < found < 600


def test_tables_are_asked_inside_of_tables_as_often_as_it_says() -> None:
    tables = {"pocket": table("pocket", Loot(PELT), Loot(coins="3"))}
    lines = (Loot(table=LootTableId("pocket"), quantity=2),)
    assert list(rolled(Dice(1), lines, tables)) == [Drop(PELT, 1), Drop(None, 3)] * 2


def test_a_table_that_picks_gives_as_many_lines_by_their_weight() -> None:
    tables = {"one": table("one", Loot(BUN, weight=9), Loot(PELT), pick=1)}
    dice = Dice(1)
    found = Counter(
        drop.template_id for _ in range(1000) for drop in rolled(dice, (Loot(table=LootTableId("one")),), tables)
    )
    assert found.total() == 1000
    assert 50 < found[PELT] < 150


def test_programs_are_told_how_one_stands_with_death() -> None:
    yard = Graveyard()
    [ann] = yard.bring("Ann")
    assert status_of(yard.world, ann).facts["state"] == "Alive"
    yard.let_show(12)
    yard.fell(ann)
    yard.step(6)
    facts = status_of(yard.world, ann).facts
    assert (facts["state"], facts["position"], facts["saves_made"], facts["saves_failed"]) == (
        "Dying",
        "Dying",
        "1",
        "0",
    )
    die(yard.world, ann)
    facts = status_of(yard.world, ann).facts
    assert (facts["state"], facts["returns"]) == ("Dead", "15")
    assert ann.position is Position.DEAD


def test_what_died_of_nobodys_hand_is_anyones_at_once() -> None:
    yard = Graveyard()
    ann, bob = yard.bring("Ann", "Bob")
    one, other = yard.creatures("npc_hare")[:2]
    die(yard.world, one)
    [corpse] = yard.corpses()
    remains.check_may_loot(yard.world, ann, corpse)
    die(yard.world, other, bob)
    with pytest.raises(Refused, match="Those who brought it down come first"):
        remains.check_may_loot(yard.world, ann, yard.corpses()[-1])
