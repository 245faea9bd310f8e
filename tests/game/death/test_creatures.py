"""What creatures leave, who may take it, and what those learn who brought them down."""

import pytest

from mud.game.being.acts.health import hurt
from mud.game.being.model import Player
from mud.game.being.specs import DamageType
from mud.game.combat.acts import engage
from mud.game.death import rules
from mud.game.death.acts import die, remains, rewards
from mud.game.death.events import Died, Killed
from mud.game.death.model import Corpse
from mud.game.npc.model import Npc
from mud.game.thing.acts.vessels import inside
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.world.contents import HolderKind
from tests.game.death.graveyard import FIELD, GATE, Graveyard, kinds_in, mortality


@pytest.fixture
def yard() -> Graveyard:
    return Graveyard()


def item_of(yard: Graveyard, corpse: Corpse) -> Item:
    found = yard.world.get(Item, corpse.id)
    assert found is not None
    return found


def test_a_creature_leaves_one_corpse_with_what_its_tables_say(yard: Graveyard) -> None:
    yard.let_show()
    [hare, *_] = yard.creatures("npc_hare")
    yard.fell(hare)
    [corpse] = yard.corpses()
    item = item_of(yard, corpse)
    assert (item.holder.kind, item.holder.id) == (HolderKind.ROOM, FIELD)
    assert kinds_in(yard.world, inside(yard.world, item)) == ["item_pelt"]
    assert not hare.is_alive
    [died] = yard.happened(Died)
    assert isinstance(died, Died)
    assert died.corpse is item


def test_nobody_dies_twice(yard: Graveyard) -> None:
    [hare, *_] = yard.creatures("npc_hare")
    yard.fell(hare)
    yard.fell(hare)
    assert die(yard.world, hare) is None
    assert len(yard.corpses()) == 1


def test_a_creature_that_lives_again_can_die_again(yard: Graveyard) -> None:
    [hare, *_] = yard.creatures("npc_hare")
    yard.fell(hare)
    yard.step(3600)
    assert hare.is_alive
    yard.fell(hare)
    assert not hare.is_alive
    assert len(yard.corpses()) == 1  # the first is gone by now


def test_what_a_creature_has_about_it_lies_in_its_corpse(yard: Graveyard) -> None:
    [marrow] = yard.creatures("npc_marrow")
    yard.fell(marrow)
    [corpse] = yard.corpses()
    assert kinds_in(yard.world, inside(yard.world, item_of(yard, corpse))) == ["item_crown", "item_purse_knife"]
    assert 6 <= corpse.coins <= 16


def test_of_what_is_unique_there_is_never_a_second_one(yard: Graveyard) -> None:
    [marrow] = yard.creatures("npc_marrow")
    yard.fell(marrow)
    yard.step(3600)
    yard.fell(marrow)
    assert [item.template_id for item in yard.world.shelf(Item)].count("item_crown") == 1  # type: ignore[arg-type]


def test_for_a_while_only_those_may_loot_who_had_a_part_in_it(yard: Graveyard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    [hare, *_] = yard.creatures("npc_hare")
    yard.fell(hare, by=ann)
    item = item_of(yard, yard.corpses()[0])
    with pytest.raises(Refused, match="come first"):
        remains.loot(yard.world, bob, item)
    yard.step(rules.CLAIM_LASTS)
    remains.loot(yard.world, bob, item)
    assert not inside(yard.world, item)


def test_what_nobody_took_lies_on_the_ground_when_the_corpse_is_gone(yard: Graveyard) -> None:
    yard.let_show()
    [hare, *_] = yard.creatures("npc_hare")
    yard.fell(hare)
    yard.step(rules.CORPSE_LASTS - rules.WARNING)
    yard.step(rules.WARNING)
    assert yard.corpses() == []
    lying = [item for item in yard.world.shelf(Item) if item.holder.id == FIELD]
    assert "item_pelt" in kinds_in(yard.world, lying)
    assert "item_corpse" not in kinds_in(yard.world, yard.world.shelf(Item))


def test_those_who_were_there_share_what_was_learnt(yard: Graveyard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    [marrow] = yard.creatures("npc_marrow")
    for each in (ann, bob):
        engage(yard.world, each, marrow)
        yard.world.told()
    marrow.max_health = marrow.current_health = 100
    hurt(yard.world, marrow, 5, DamageType.FORCE, ann)
    hurt(yard.world, marrow, 5, DamageType.FORCE, bob)
    yard.fell(marrow, by=ann)
    assert (ann.experience, bob.experience) == (110, 110)  # 200, a tenth more for company, halved
    assert [event.who for event in yard.happened(Killed) if isinstance(event, Killed)] == [ann]


def test_who_is_elsewhere_learns_nothing(yard: Graveyard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    [hare, *_] = yard.creatures("npc_hare")
    bob.room_id = GATE
    assert rewards.learners(hare, [ann, bob, ann]) == [ann]


@pytest.mark.parametrize(
    ("learner", "companions", "share"),
    [(1, 1, 100), (7, 1, 100), (8, 1, 80), (10, 1, 40), (12, 1, 0), (20, 1, 0), (5, 2, 55), (5, 6, 25), (5, 10, 15)],
)
def test_the_share_of_a_death_by_level_and_company(learner: int, companions: int, share: int) -> None:
    assert rules.share_of(100, 5, learner, companions) == share


@pytest.mark.parametrize("companions", range(1, 30))
def test_together_they_never_learn_more_than_the_reward_and_its_bonus(companions: int) -> None:
    whole = sum(rules.share_of(997, 9, 9, companions) for _ in range(companions))
    assert whole <= 997 * 1.5


def test_farming_hares_teaches_the_experienced_nothing(yard: Graveyard) -> None:
    [ann] = yard.bring("Ann")
    ann.level = 8
    [hare, *_] = yard.creatures("npc_hare")
    yard.fell(hare, by=ann)
    assert ann.experience == 0


def test_half_of_what_is_gained_pays_a_debt(yard: Graveyard) -> None:
    [ann] = yard.bring("Ann")
    mortality(ann).debt = 30
    [first, second, _] = yard.creatures("npc_hare")
    yard.fell(first, by=ann)
    assert (ann.experience, mortality(ann).debt) == (20, 10)
    yard.fell(second, by=ann)
    assert (ann.experience, mortality(ann).debt) == (50, 0)


def test_a_death_that_fails_in_the_middle_did_not_happen(yard: Graveyard) -> None:
    [marrow] = yard.creatures("npc_marrow")
    [ann] = yard.bring("Ann")
    things, coins = len(yard.world.shelf(Item)), ann.coins
    with pytest.raises(RuntimeError):
        _die_and_fail(yard, marrow, ann)
    assert yard.corpses() == []
    assert (len(yard.world.shelf(Item)), ann.coins, ann.experience) == (things, coins, 0)
    assert marrow.is_alive
    assert die(yard.world, marrow, ann) is not None


def _die_and_fail(yard: Graveyard, who: Npc, by: Player) -> None:
    with yard.world.undoing():
        die(yard.world, who, by)
        raise RuntimeError
