"""Armor, weapons, hands and burdens, as tables."""

import pytest

from mud.game.gear.model import Burden
from mud.game.gear.rules import (
    Armor,
    burden_of,
    damage_of,
    dexterity_in,
    is_shunned,
    is_used_to,
    kinds_of_skill,
    pace_under,
    slowed,
)
from mud.game.thing.acts import template_of
from mud.game.thing.specs import ItemTemplate, ItemType
from mud.kernel.ids import ItemTemplateId
from tests.game.gear.armory import Armory, calling, thing


def kind(subtype: str, item_type: ItemType = ItemType.WEAPON, **more: object) -> ItemTemplate:
    fields: dict[str, object] = {"id": ItemTemplateId("kind"), "name": "kind", "description": "A kind."}
    return ItemTemplate(**fields, item_type=item_type, item_subtype=subtype, **more)  # type: ignore[arg-type]  # made up


@pytest.mark.parametrize(
    ("armor", "modifier", "counts"),
    [
        (Armor.LIGHT, 4, 4),
        (Armor.LIGHT, -1, -1),
        (Armor.MEDIUM, 4, 2),
        (Armor.MEDIUM, 1, 1),
        (Armor.MEDIUM, -2, -2),
        (Armor.HEAVY, 4, 0),
        (Armor.HEAVY, -2, 0),
    ],
)
def test_armor_lets_dexterity_through_by_its_weight(armor: Armor, modifier: int, counts: int) -> None:
    assert dexterity_in(armor, modifier) == counts


@pytest.mark.parametrize(
    ("template", "skills"),
    [
        (kind("longsword"), ("martial", "longsword")),
        (kind("dagger"), ("simple", "dagger")),
        (kind("shield", ItemType.ARMOR), ("shields",)),
        (kind("heavy armor", ItemType.ARMOR), ("heavy",)),
        (kind("clothing", ItemType.ARMOR), ()),
        (kind("rope", ItemType.TOOL), ()),
    ],
)
def test_what_has_to_be_learned_to_use_a_thing(template: ItemTemplate, skills: tuple[str, ...]) -> None:
    assert kinds_of_skill(template) == skills


def test_one_kind_of_weapon_can_be_learned_by_itself() -> None:
    wizard, fighter = calling(Armory(), "wizard"), calling(Armory(), "fighter")
    assert is_used_to(wizard, kind("dagger"))
    assert not is_used_to(wizard, kind("mace"))
    assert is_used_to(fighter, kind("longsword"))
    assert is_used_to(None, kind("longsword"))


def test_who_shuns_metal_shuns_each_metal_but_only_as_armor() -> None:
    druid = calling(Armory(), "druid")
    assert is_shunned(druid, kind("medium armor", ItemType.ARMOR, material=("leather", "bronze")))
    assert is_shunned(druid, kind("shield", ItemType.ARMOR, material=("iron",)))
    assert not is_shunned(druid, kind("light armor", ItemType.ARMOR, material=("leather",)))
    assert not is_shunned(druid, kind("scimitar", material=("steel",)))


@pytest.mark.parametrize(
    ("pounds", "burden", "pace"),
    [
        (0, Burden.LIGHT, 30),
        (80, Burden.LIGHT, 30),
        (80.5, Burden.LADEN, 30),
        (160, Burden.LADEN, 30),
        (160.5, Burden.HEAVY, 20),
        (240, Burden.HEAVY, 20),
        (240.5, Burden.TOO_MUCH, 5),
    ],
)
def test_a_load_is_told_and_slows_by_thirds_of_what_one_can_carry(pounds: float, burden: Burden, pace: float) -> None:
    assert burden_of(pounds, 240) is burden
    assert pace_under(burden, 30) == pace


def test_who_can_walk_at_all_is_never_slowed_to_a_stop() -> None:
    assert slowed(30) == 20
    assert slowed(12) == 5
    assert slowed(0) == 0


def test_a_versatile_weapon_does_more_in_both_hands() -> None:
    stage = Armory()
    sword = thing(stage, "item_long_sword")
    template = template_of(stage.world, sword)
    assert damage_of(template, sword, both_hands=False) == (1, 8)
    assert damage_of(template, sword, both_hands=True) == (1, 10)
    shield = thing(stage, "item_shield")
    assert damage_of(template_of(stage.world, shield), shield, both_hands=True) == (0, 0)
