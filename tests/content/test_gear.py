"""The gear that lies in the country: enough of it, and what is more than it looks can be found out, freed and used."""

from collections import Counter
from pathlib import Path

import pytest

from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.game.calling.specs import CharacterClass
from mud.game.gear.rules import ARMORS, is_two_handed, is_used_to
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
from mud.game.thing.specs import ItemTemplate, ItemType, Placement, StartingItem
from mud.world.contents import Holder
from tests.stage import Stage, build_world, content_types

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(CONTENT, content_types()).catalog


def test_there_is_something_for_every_place_of_the_body(catalog: Catalog) -> None:
    kinds = catalog.all(ItemTemplate).values()
    worn = {Slot(kind.equipment_slot) for kind in kinds if kind.equipment_slot is not None}
    assert set(Slot) - worn == {Slot.OTHER_FINGER}
    suits = Counter(kind.item_subtype for kind in kinds if kind.item_subtype in ARMORS)
    assert set(suits) == set(ARMORS)
    assert min(suits.values()) >= 3
    assert sum(is_two_handed(kind) for kind in kinds) >= 8


def test_what_is_more_than_it_looks_lies_somewhere(catalog: Catalog) -> None:
    placed = {placement.item for placement in catalog.all(Placement).values()}
    hidden = [kind for kind in catalog.all(ItemTemplate).values() if kind.plain_name is not None]
    assert len(hidden) >= 8
    assert [kind.id for kind in hidden if kind.id not in placed] == []
    for kind in hidden:
        assert not set(kind.keywords).isdisjoint(kind.name.split()), kind.id


def test_nobody_begins_with_what_they_never_learned_to_use(catalog: Catalog) -> None:
    for starting in catalog.all(StartingItem).values():
        calling, kind = catalog.get(CharacterClass, starting.class_id), catalog.get(ItemTemplate, starting.item)
        if kind.item_type in (ItemType.WEAPON, ItemType.ARMOR):
            assert is_used_to(calling, kind), f"{calling.name}: {kind.name}"


def test_scrolls_identify_free_and_whet(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    ann = stage.enter("Ann")
    for kind in ("ring_of_the_weir", "belt_of_the_drowned", *SCROLLS):
        _item(stage, f"item_{kind}").holder = Holder.player(ann.id)
    lines = ("wear belt", "remove belt", "recite scroll of loosening at belt", "remove belt", "wield long sword")
    read = [" ".join(stage.type("Ann", line)["ann"]) for line in lines]
    assert "It is cursed" in read[1]
    assert "You take off the sodden belt." in read[3]
    stage.type("Ann", "recite scroll of true names at braided ring")
    stage.type("Ann", "recite scroll of the whetted edge at long sword")
    assert _item(stage, "item_ring_of_the_weir").identified
    assert "a keen long sword" in " ".join(stage.type("Ann", "equipment")["ann"])
    assert [kind for kind in SCROLLS if _exists(stage, f"item_{kind}", ann.id)] == []


SCROLLS = ("scroll_of_true_names", "scroll_of_loosening", "scroll_of_the_edge")


def _item(stage: Stage, kind: str) -> Item:
    return next(item for item in stage.world.shelf(Item) if item.template_id == kind)


def _exists(stage: Stage, kind: str, bearer: str) -> bool:
    held = stage.world.where(Item, "holder", Holder.player(bearer))
    return any(item.template_id == kind for item in held)
