"""Creatures come to life where content says, die, and live again when they are due."""

import pytest

from mud.game.being.acts.health import hurt
from mud.game.being.acts.postures import beings_in, players_in
from mud.game.being.model import Position
from mud.game.being.readers import can_see
from mud.game.being.rules.numbers import armor_class, score_of, walking_pace
from mud.game.being.specs import Ability, DamageType
from mud.game.npc.acts import die, spawn, vanish
from mud.game.npc.acts.lives import fall
from mud.game.npc.model import Npc
from mud.game.npc.system import shape_creatures
from mud.game.thing.acts import carried_by, lying_in
from mud.kernel.ids import RoomId
from mud.kernel.money import Copper
from mud.world.purses import CoinsMoved, mint
from tests.game.npc.creatures import Yard


@pytest.fixture
def yard() -> Yard:
    return Yard()


def test_as_many_live_in_a_place_as_content_says(yard: Yard) -> None:
    assert len(yard.all_of("npc_rat", "room_cellar")) == 3
    assert len(yard.all_of("npc_rat", "room_lane")) == 2
    assert all(rat.is_alive and rat.current_health == 4 for rat in yard.all_of("npc_rat"))


def test_people_stand_before_creatures_and_the_dead_are_not_there(yard: Yard) -> None:
    ann = yard.enter("Ann")
    goose, ferryman = yard.one("npc_goose"), yard.one("npc_ferryman")
    assert beings_in(yard.world, ann.room_id) == [ann, ferryman, goose]
    assert players_in(yard.world, ann.room_id) == [ann]
    die(yard.world, goose)
    assert beings_in(yard.world, ann.room_id) == [ann, ferryman]


def test_a_creature_has_the_numbers_of_its_kind_and_what_is_otherwise_with_it(yard: Yard) -> None:
    rat = spawn(yard.world, yard.template("npc_rat"), RoomId("room_yard"), {"armor_class": 15, "speed": 40, "level": 2})
    assert (rat.name, rat.level, rat.dexterity, rat.max_health) == ("mill rat", 2, 13, 4)
    assert (armor_class(yard.world, rat), walking_pace(yard.world, rat)) == (15, 40)


@pytest.mark.parametrize(
    ("damage", "lost"),
    [
        (DamageType.PIERCING, 2),
        (DamageType.FIRE, 4),
        (DamageType.COLD, 1),
        (DamageType.POISON, 0),
    ],
)
def test_a_creature_suffers_as_its_hide_says(yard: Yard, damage: DamageType, lost: int) -> None:
    assert hurt(yard.world, yard.one("npc_rat"), 2, damage) == lost


def test_eyes_that_are_made_for_the_dark_see_in_it(yard: Yard) -> None:
    rat, goose = yard.all_of("npc_rat", "room_cellar")[0], yard.one("npc_goose")
    goose.room_id = rat.room_id
    assert (can_see(yard.world, rat), can_see(yard.world, goose)) == (True, False)


def test_the_numbers_of_a_creature_follow_its_kind(yard: Yard) -> None:
    boar = yard.one("npc_boar")
    assert {each: score_of(yard.world, boar, each) for each in Ability} == dict.fromkeys(Ability, 10)
    assert (boar.level, boar.max_health, boar.armor_class, walking_pace(yard.world, boar)) == (5, 60, 10, 30)


def test_an_override_of_one_creature_says_when_it_lives_again(yard: Yard) -> None:
    rat = yard.all_of("npc_rat", "room_cellar")[0]
    rat.respawn_time = 5
    fall(yard.world, rat)
    yard.step(5)
    assert rat.is_alive


def test_the_coins_of_a_creature_that_vanishes_are_spent(yard: Yard) -> None:
    goose = yard.one("npc_goose")
    mint(yard.world, goose, Copper(7), "found")
    yard.world.told()
    vanish(yard.world, goose)
    moved = [event for event in yard.world.told() if isinstance(event, CoinsMoved)]
    assert [(each.source, each.target, each.amount) for each in moved] == [(goose, None, 7)]


def test_a_dead_creature_lives_again_in_its_own_row_and_not_before_its_time(yard: Yard) -> None:
    rat = yard.all_of("npc_rat", "room_cellar")[0]
    fall(yard.world, rat)
    yard.step(59)
    assert not rat.is_alive
    yard.step(1)
    assert (rat.is_alive, rat.current_health, rat.room_id) == (True, 4, "room_cellar")
    assert len(yard.all_of("npc_rat")) == 5


def test_where_its_placement_does_not_say_the_area_does(yard: Yard) -> None:
    rat = yard.all_of("npc_rat", "room_lane")[0]
    fall(yard.world, rat)
    yard.step(119)
    assert not rat.is_alive
    yard.step(1)
    assert rat.is_alive


def test_what_never_comes_back_stays_dead_in_its_row(yard: Yard) -> None:
    boar = yard.one("npc_boar")
    fall(yard.world, boar)
    yard.step(1_000_000)
    assert not boar.is_alive
    assert yard.all_of("npc_boar") == [boar]


def test_what_was_called_into_the_world_is_forgotten_once_it_is_dead(yard: Yard) -> None:
    rat = spawn(yard.world, yard.template("npc_rat"), RoomId("room_yard"))
    fall(yard.world, rat)
    yard.step(0)
    assert rat not in yard.world.shelf(Npc)


def test_what_a_creature_had_lies_where_it_vanished(yard: Yard) -> None:
    ferryman = yard.one("npc_ferryman")
    (pole,) = carried_by(yard.world, ferryman)
    assert pole.equipped_slot == "main_hand"
    vanish(yard.world, ferryman)
    assert list(lying_in(yard.world, RoomId("room_yard"))) == [pole]
    assert pole.equipped_slot is None


def test_one_that_vanished_is_made_anew_when_its_placement_is_due(yard: Yard) -> None:
    first = yard.one("npc_ferryman")
    vanish(yard.world, first)
    assert yard.all_of("npc_ferryman") == []
    yard.step(119)
    assert yard.all_of("npc_ferryman") == []
    yard.step(1)
    assert len(yard.all_of("npc_ferryman")) == 1


def test_a_creature_that_was_hurt_when_the_server_stopped_gets_better_after_the_start(yard: Yard) -> None:
    boar = yard.one("npc_boar")
    boar.current_health = 1
    shape_creatures.function(yard.world)
    yard.step(3600)
    assert boar.current_health > 1


def test_one_who_looks_at_a_creature_reads_how_it_holds_itself(yard: Yard) -> None:
    yard.enter("Ann")
    yard.one("npc_goose").position = Position.SITTING
    lines = yard.type("ann", "look goose")["ann"]
    assert "The grey goose sits here." in lines
