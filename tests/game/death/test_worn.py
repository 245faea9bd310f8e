"""What one wore is worn again with what one takes back; and who wants it so takes what creatures leave."""

from collections.abc import Sequence

import pytest

from mud.game.being.acts import preferences_of
from mud.game.being.acts.health import hurt
from mud.game.being.model import Player
from mud.game.being.specs import DamageType
from mud.game.death.acts import die, remains, spirits
from mud.game.gear.acts.wearing import equip, hold
from mud.game.thing.acts import carried_by, worn_by
from mud.game.thing.acts.making import make
from mud.game.thing.model import Item
from mud.kernel.ids import ItemTemplateId
from mud.world.contents import Holder
from tests.game.death.graveyard import SHELF, Graveyard, kinds_in

HAT, KNIFE = ItemTemplateId("item_straw_hat"), ItemTemplateId("item_purse_knife")


@pytest.fixture
def yard() -> Graveyard:
    return Graveyard()


@pytest.fixture
def ann(yard: Graveyard) -> Player:
    """Someone with a hat on her head and a knife in her hand."""
    (ann,) = yard.bring("Ann")
    [hat] = make(yard.world, HAT, 1, ann.hands, "a test")
    equip(yard.world, ann, hat)
    equip(yard.world, ann, next(item for item in carried_by(yard.world, ann) if item.template_id == KNIFE))
    return ann


def worn(yard: Graveyard, who: Player) -> list[str]:
    return [item.template_id for item in worn_by(yard.world, who)]


def test_who_is_revived_wears_what_they_wore(yard: Graveyard, ann: Player) -> None:
    before = worn(yard, ann)
    die(yard.world, ann)
    assert worn(yard, ann) == []
    spirits.revive(yard.world, ann)
    assert worn(yard, ann) == before == [HAT, KNIFE]
    assert yard.corpses() == []


def test_who_loots_their_own_corpse_wears_what_they_wore(yard: Graveyard, ann: Player) -> None:
    die(yard.world, ann)
    spirits.respawn(yard.world, ann)
    corpse = yard.corpse_of(ann)
    ann.room_id = corpse.holder.id  # type: ignore[assignment]  # a room
    remains.loot(yard.world, ann, corpse)
    assert worn(yard, ann) == [HAT, KNIFE]


def test_who_loots_somebody_elses_corpse_puts_nothing_on(yard: Graveyard, ann: Player) -> None:
    (bob,) = yard.bring("Bob")
    die(yard.world, ann)
    remains.allow(yard.world, ann, bob, may=True)
    remains.loot(yard.world, bob, yard.corpse_of(ann))
    assert worn(yard, bob) == []


def test_what_one_has_put_on_since_stays_on(yard: Graveyard, ann: Player) -> None:
    die(yard.world, ann)
    spirits.respawn(yard.world, ann)
    [other] = make(yard.world, HAT, 1, ann.hands, "a test")
    equip(yard.world, ann, other)
    corpse = yard.corpse_of(ann)
    ann.room_id = corpse.holder.id  # type: ignore[assignment]  # a room
    remains.loot(yard.world, ann, corpse)
    assert [item for item in worn_by(yard.world, ann) if item.template_id == HAT] == [other]
    assert kinds_in(yard.world, carried_by(yard.world, ann)).count(HAT) == 2


def test_what_somebody_took_out_of_the_corpse_is_not_missed(yard: Graveyard, ann: Player) -> None:
    (bob,) = yard.bring("Bob")
    die(yard.world, ann)
    remains.allow(yard.world, ann, bob, may=True)
    yard.type("bob", "get hat from corpse")
    spirits.revive(yard.world, ann)
    assert worn(yard, ann) == [KNIFE]
    assert HAT in kinds_in(yard.world, carried_by(yard.world, bob))


def test_what_slipped_from_the_hands_of_the_dying_they_carry(yard: Graveyard, ann: Player) -> None:
    yard.fell(ann)
    die(yard.world, ann)
    spirits.revive(yard.world, ann)
    assert worn(yard, ann) == [HAT]
    assert KNIFE in kinds_in(yard.world, carried_by(yard.world, ann))


def looted(yard: Graveyard, who: Player) -> Sequence[Item]:
    """What somebody carries after Old Marrow has died of their hand."""
    hurt(yard.world, yard.creatures("npc_marrow")[0], 1000, DamageType.FORCE, who)
    return carried_by(yard.world, who)  # type: ignore[return-value]  # in order


@pytest.mark.parametrize("wants", [False, True])
def test_who_wants_it_so_takes_what_a_creature_leaves(yard: Graveyard, wants: bool) -> None:
    (bob,) = yard.bring("Bob")
    preferences_of(yard.world, bob).autoloot = wants
    before = bob.coins
    assert ("item_crown" in kinds_in(yard.world, looted(yard, bob))) is wants
    assert (bob.coins > before) is wants
    assert (yard.corpses()[0].coins == 0) is wants


def test_nobody_takes_from_afar(yard: Graveyard) -> None:
    (bob,) = yard.bring("Bob", to=SHELF)
    preferences_of(yard.world, bob).autoloot = True
    assert "item_crown" not in kinds_in(yard.world, looted(yard, bob))


def test_what_one_cannot_carry_stays_and_one_reads_why(yard: Graveyard) -> None:
    (bob,) = yard.bring("Bob")
    preferences_of(yard.world, bob).autoloot = True
    bob.strength = 1
    make(yard.world, KNIFE, 40, bob.hands, "a test")
    yard.told()
    looted(yard, bob)
    read = yard.told()["bob"]
    assert any("cannot" in line for line in read)
    assert "item_crown" in kinds_in(yard.world, yard.world.shelf(Item))


def test_one_of_several_is_held_again_though_they_lay_as_one_stack(yard: Graveyard) -> None:
    (ann,) = yard.bring("Ann")
    bun = next(item for item in carried_by(yard.world, ann) if item.template_id == "item_bun")
    hold(yard.world, ann, bun)
    before = kinds_in(yard.world, carried_by(yard.world, ann))
    assert worn(yard, ann) == ["item_bun"]
    die(yard.world, ann)
    spirits.revive(yard.world, ann)
    assert [(item.template_id, item.quantity) for item in worn_by(yard.world, ann)] == [("item_bun", 1)]
    assert kinds_in(yard.world, carried_by(yard.world, ann)) == before


def test_nothing_is_lost_by_wearing_it_again(yard: Graveyard, ann: Player) -> None:
    before = kinds_in(yard.world, carried_by(yard.world, ann))
    die(yard.world, ann)
    spirits.revive(yard.world, ann)
    assert kinds_in(yard.world, carried_by(yard.world, ann)) == before
    assert not [item for item in yard.world.shelf(Item) if item.holder == Holder.container(item.id)]
