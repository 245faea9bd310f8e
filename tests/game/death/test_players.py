"""What becomes of players who died: their things, their spirits, what they owe."""

from collections import Counter

import pytest

from mud.game.being.acts import delete_player
from mud.game.being.model import Player, Position
from mud.game.being.rules.numbers import max_health
from mud.game.death import rules
from mud.game.death.acts import die, remains, spirits
from mud.game.death.events import CorpseKept, Respawned, Revived
from mud.game.death.model import Corpse
from mud.game.effect.acts import apply, effects_on
from mud.game.effect.specs import Effect
from mud.game.gear.acts.wearing import hold
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by, use_up
from mud.game.thing.acts.vessels import inside, name_of
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.world.contents import Holder
from mud.world.world import World
from tests.game.death.graveyard import FIELD, GATE, SHELF, Graveyard, kinds_in, mortality, position


@pytest.fixture
def yard() -> Graveyard:
    return Graveyard()


@pytest.fixture
def ann(yard: Graveyard) -> Player:
    return yard.bring("Ann")[0]


def everything(world: World) -> tuple[Counter[str], int]:
    """All things by kind, save corpses, and all coins of players and corpses."""
    things = Counter(kinds_in(world, world.shelf(Item)))
    del things["item_corpse"]
    coins = sum(player.coins for player in world.shelf(Player)) + sum(corpse.coins for corpse in world.shelf(Corpse))
    return things, coins


def test_what_one_had_lies_in_the_corpse_but_for_what_is_bound(yard: Graveyard, ann: Player) -> None:
    hold(yard.world, ann, next(item for item in carried_by(yard.world, ann) if item.template_id == "item_purse_knife"))
    before, coins = everything(yard.world), ann.coins
    die(yard.world, ann)
    corpse = yard.corpse_of(ann)
    assert kinds_in(yard.world, inside(yard.world, corpse)) == ["item_bun", "item_bun", "item_purse_knife"]
    assert kinds_in(yard.world, carried_by(yard.world, ann)) == ["item_token"]
    assert all(item.equipped_slot is None for item in inside(yard.world, corpse))
    assert (ann.coins, yard.corpses()[0].coins) == (0, coins)
    assert everything(yard.world) == before


def test_coming_back_to_life_takes_as_long_as_the_level_says(yard: Graveyard, ann: Player) -> None:
    ann.level = 3
    die(yard.world, ann)
    yard.step(24)
    assert position(ann) is Position.DEAD
    yard.step(1)
    assert position(ann) is Position.STANDING
    assert ann.room_id == GATE
    assert ann.current_health == max_health(yard.world, ann) // 4
    assert len(yard.happened(Respawned)) == 0  # it is told already


def test_whoever_is_revived_has_everything_back(yard: Graveyard, ann: Player) -> None:
    before, carried = everything(yard.world), kinds_in(yard.world, carried_by(yard.world, ann))
    coins = ann.coins
    die(yard.world, ann)
    spirits.revive(yard.world, ann, health=0.5)
    assert kinds_in(yard.world, carried_by(yard.world, ann)) == carried
    assert (ann.coins, ann.room_id, ann.position) == (coins, FIELD, Position.STANDING)
    assert ann.current_health == max_health(yard.world, ann) // 2
    assert yard.corpses() == []
    assert everything(yard.world) == before
    assert len(yard.happened(Revived)) == 1
    yard.step(60)
    assert ann.room_id == FIELD


def test_the_living_are_not_revived(yard: Graveyard, ann: Player) -> None:
    with pytest.raises(Refused, match="not dead"):
        spirits.revive(yard.world, ann)


def test_one_comes_back_at_the_shrine_one_chose(yard: Graveyard, ann: Player) -> None:
    field = yard.world.catalog.get(Room, FIELD)
    set_flag(yard.world, field, "shrine", True)
    spirits.choose_shrine(yard.world, ann)
    ann.room_id = GATE
    die(yard.world, ann)
    spirits.respawn(yard.world, ann)
    assert ann.room_id == FIELD


def test_where_the_shrine_is_none_any_more_one_comes_back_as_usual(yard: Graveyard, ann: Player) -> None:
    field = yard.world.catalog.get(Room, FIELD)
    set_flag(yard.world, field, "shrine", True)
    spirits.choose_shrine(yard.world, ann)
    set_flag(yard.world, field, "shrine", None)
    assert spirits.return_of(yard.world, ann).id == GATE


def test_nobody_owes_anything_at_first_level(yard: Graveyard, ann: Player) -> None:
    die(yard.world, ann)
    assert mortality(ann).debt == 0


@pytest.mark.parametrize(
    ("debt", "level", "after"), [(0, 1, 0), (0, 2, 60), (60, 2, 120), (240, 2, 240), (0, 5, 750), (5000, 2, 5000)]
)
def test_a_death_costs_a_tenth_of_a_level_and_never_more_than_four_of_them(debt: int, level: int, after: int) -> None:
    assert rules.debt_after(debt, level) == after


def test_experience_never_falls_by_dying(yard: Graveyard, ann: Player) -> None:
    ann.level, ann.experience = 5, 6500
    for _ in range(10):
        die(yard.world, ann)
        spirits.respawn(yard.world, ann)
    assert ann.experience == 6500
    assert mortality(ann).debt == 3000


def test_who_is_killed_by_a_player_owes_nothing(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    ann.level = 5
    die(yard.world, ann, bob)
    assert mortality(ann).debt == 0


def test_death_ends_what_lies_on_someone_unless_it_outlasts_it(yard: Graveyard, ann: Player) -> None:
    for name in ("effect_glow", "effect_mark"):
        apply(yard.world, ann, yard.world.catalog.get(Effect, name))
    die(yard.world, ann)
    assert [spec.id for spec, _ in effects_on(yard.world, ann)] == ["effect_mark"]
    assert not apply(yard.world, ann, yard.world.catalog.get(Effect, "effect_glow"))


def test_nobody_takes_from_a_players_corpse_without_leave(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    die(yard.world, ann)
    with pytest.raises(Refused, match="has not given you leave"):
        remains.loot(yard.world, bob, yard.corpse_of(ann))
    remains.allow(yard.world, ann, bob, may=True)
    remains.loot(yard.world, bob, yard.corpse_of(ann))
    assert bob.coins > ann.coins


def test_in_a_lawless_place_it_is_anyones(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    die(yard.world, ann)
    set_flag(yard.world, yard.world.catalog.get(Room, FIELD), "plunder", True)
    remains.loot(yard.world, bob, yard.corpse_of(ann))
    assert not inside(yard.world, yard.corpse_of(ann))


def test_what_nobody_came_for_is_kept_and_the_coins_are_back(yard: Graveyard, ann: Player) -> None:
    before, coins = everything(yard.world), ann.coins
    die(yard.world, ann)
    yard.step(rules.PLAYERS_CORPSE_LASTS - rules.WARNING)
    yard.world.told()
    yard.world.clock.step(rules.WARNING)  # type: ignore[attr-defined]  # a stepped clock
    yard.world.schedule.run(lambda _name, error, _seconds: pytest.fail(str(error)))
    assert len(yard.happened(CorpseKept)) == 1
    bundle = yard.corpse_of(ann)
    assert (bundle.template_id, bundle.holder) == ("item_kept_bundle", Holder.room(SHELF))
    assert len(inside(yard.world, bundle)) == 2
    assert ann.coins == coins
    things, money = everything(yard.world)
    assert things - Counter(["item_kept_bundle"]) == before[0]
    assert money == before[1]


def test_what_is_kept_is_the_owners_even_where_all_is_allowed(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    die(yard.world, ann)
    yard.step(rules.PLAYERS_CORPSE_LASTS - rules.WARNING)
    yard.step(rules.WARNING)
    set_flag(yard.world, yard.world.catalog.get(Room, SHELF), "plunder", True)
    bob.room_id = ann.room_id = SHELF
    with pytest.raises(Refused, match="has not given you leave"):
        remains.loot(yard.world, bob, yard.corpse_of(ann))
    remains.loot(yard.world, ann, yard.corpse_of(ann))
    yard.step(rules.EMPTY_LASTS)
    assert yard.corpses() == []


def test_the_corpses_of_a_character_that_is_gone_are_anyones(yard: Graveyard, ann: Player) -> None:
    [bob] = yard.bring("Bob")
    die(yard.world, ann)
    corpse = yard.corpse_of(ann)
    delete_player(yard.world, ann)
    assert name_of(yard.world, corpse) == "corpse of somebody"
    assert yard.corpses()[0].of == "somebody"
    remains.loot(yard.world, bob, corpse)
    assert not inside(yard.world, corpse)


def test_a_corpse_that_is_purged_gives_its_coins_back(yard: Graveyard, ann: Player) -> None:
    coins = ann.coins
    die(yard.world, ann)
    use_up(yard.world, yard.corpse_of(ann))
    assert ann.coins == coins
    assert yard.corpses() == []


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ((), []),
        (("arena",), ["People may fight each other here. Whoever dies of it owes no experience."]),
        (("plunder",), ["Anyone may take what lies in the corpses of people here."]),
    ],
)
def test_a_place_says_what_fighting_and_dying_there_mean(flags: tuple[str, ...], told: list[str]) -> None:
    yard = Graveyard()
    (ann,) = yard.bring("Ann")
    yard.type("ann", "look")
    for flag in flags:
        set_flag(yard.world, yard.world.catalog.get(Room, ann.room_id), flag, True)
    read = yard.type("ann", "look")["ann"]
    assert [line for line in read if line.startswith(("People may", "Anyone may"))] == told
