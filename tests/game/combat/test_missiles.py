"""Bows need arrows, arrows are spent, and half of them lie about afterwards."""

import pytest

from mud.game.combat import acts
from mud.game.combat.events import LastShot
from mud.game.combat.rules.weapons import FIST
from mud.game.thing.acts import take
from mud.game.thing.model import Item
from mud.world.contents import HolderKind
from tests.game.combat.yard import YARD, LoadedDice, Yard


class LuckyDice(LoadedDice):
    """Dice by which whatever may happen does, or does not."""

    def __init__(self, lucky: bool) -> None:
        super().__init__()
        self.lucky = lucky

    def chance(self, probability: float) -> bool:
        """As it was said."""
        return self.lucky


@pytest.fixture
def yard() -> Yard:
    return Yard()


def arrows(yard: Yard, kind: HolderKind) -> int:
    """How many arrows there are in such places."""
    found = (item for item in yard.world.shelf(Item) if item.template_id == "item_arrow" and item.holder.kind is kind)
    return sum(item.quantity for item in found)


def quiver(yard: Yard, count: int) -> Item:
    """So many arrows that lie in the yard, in one stack."""
    return next(item for item in yard.world.shelf(Item) if item.template_id == "item_arrow" and item.quantity >= count)


def test_a_bow_without_arrows_is_no_weapon(yard: Yard) -> None:
    ann, _bob = yard.bring("Ann", "Bob")
    yard.arm(ann, "item_short_bow", arrows=0)
    assert acts.main_weapon(yard.world, ann) is FIST
    take(yard.world, ann, quiver(yard, 1), 1)
    assert acts.main_weapon(yard.world, ann).name == "short bow"


@pytest.mark.parametrize(("lucky", "lying"), [(True, 3), (False, 0)])
def test_a_shot_spends_an_arrow_which_may_be_found_again(yard: Yard, lucky: bool, lying: int) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    bob.max_health = bob.current_health = 1000
    yard.arm(ann, "item_short_bow", arrows=0)
    take(yard.world, ann, quiver(yard, 3), 3)
    before = arrows(yard, HolderKind.ROOM)
    yard.world.told()
    yard.world.dice = LuckyDice(lucky)
    for left in (2, 1, 0):
        acts.attack(yard.world, ann, bob)
        assert arrows(yard, HolderKind.PLAYER) == left
    assert arrows(yard, HolderKind.ROOM) == before + lying
    assert len([each for each in yard.world.told() if isinstance(each, LastShot)]) == 1
    assert acts.main_weapon(yard.world, ann) is FIST
    assert ann.room_id == YARD
