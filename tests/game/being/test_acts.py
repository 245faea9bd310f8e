"""Coming, going and walking."""

import pytest

from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.being import acts
from mud.game.being.events import PlayerCreated, PlayerDeleted, RoomSeen, Walked
from mud.game.being.model import Player
from mud.game.being.rules import MOST_CHARACTERS, character_name, starting_room
from mud.game.trade.model import Transaction
from mud.kernel.errors import Refused
from mud.kernel.hooks import Guard, Hooks
from mud.kernel.ids import RoomId
from mud.world.world import World
from tests.stage import Stage, build_world


@pytest.fixture
def world() -> World:
    return build_world()


@pytest.fixture
def account(world: World) -> Account:
    return accounts.create_account(world, "marta", "hash")


def test_a_character_begins_at_the_entry_point_with_coins_from_the_mint(world: World, account: Account) -> None:
    world.take_changes()
    player = acts.create_player(world, account, "anselm")
    assert (player.name, player.room_id, player.coins) == ("Anselm", starting_room(world), acts.STARTING_COINS)
    [ledger] = world.take_changes().records
    assert isinstance(ledger, Transaction)
    assert (ledger.from_entity, ledger.to_entity, ledger.amount) == (None, player.id, acts.STARTING_COINS)


def test_two_characters_cannot_share_a_name_and_a_deleted_one_gives_its_name_back(
    world: World, account: Account
) -> None:
    first = acts.create_player(world, account, "Anselm")
    with pytest.raises(Refused, match="taken"):
        acts.create_player(world, account, "ANSELM")
    acts.delete_player(world, first)
    second = acts.create_player(world, account, "Anselm")
    assert acts.players_of(world, account) == [second]
    assert acts.find_player(world, "anselm") is second


def test_making_and_deleting_a_character_are_durable() -> None:
    assert PlayerCreated.durable
    assert PlayerDeleted.durable


def test_an_account_has_at_most_so_many_characters(world: World, account: Account) -> None:
    for letter in "abcdefgh"[:MOST_CHARACTERS]:
        acts.create_player(world, account, f"Anselm{letter}")
    with pytest.raises(Refused, match="at most"):
        acts.create_player(world, account, "Onemore")


@pytest.mark.parametrize(
    "name", ["ab", "a" * 17, "ann3", "ann b", "-ann", "ann-", "someone", "new", "an\x1bn", "ann''b"]
)
def test_a_name_that_will_not_do_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        character_name(name)


@pytest.mark.parametrize(
    ("typed", "written"), [("ann", "Ann"), ("o'hara", "O'hara"), ("Mary-lou", "Mary-lou"), ("élan", "Élan")]
)
def test_a_name_is_written_with_a_capital(typed: str, written: str) -> None:
    assert character_name(typed) == written


def test_walking_moves_one_row_and_tells_where_from_and_to(world: World, account: Account) -> None:
    player = acts.create_player(world, account, "Anselm")
    acts.enter(world, player)
    for way in ("north", "south"):
        acts.walk(world, player, way)
    world.told()
    world.take_changes()
    acts.walk(world, player, "north")
    assert player.room_id == "room_lane"
    assert [type(event) for event in world.told()] == [Walked, RoomSeen]
    assert world.take_changes().dirty == [player]
    assert list(world.where(Player, "room_id", RoomId("room_lane"))) == [player]


def test_a_guard_keeps_a_walker_where_they_are(world: World, account: Account) -> None:
    def forbid(_world: World, _walking: acts.Walking) -> None:
        raise Refused("The lane is flooded.")

    player = acts.create_player(world, account, "Anselm")
    world.hooks = type(world.hooks)([Guard(acts.Walking, forbid)])
    with pytest.raises(Refused, match="flooded"):
        acts.walk(world, player, "north")
    assert player.room_id == "room_square"


def test_whoever_stood_in_a_room_that_is_gone_wakes_at_the_entry_point(world: World, account: Account) -> None:
    player = acts.create_player(world, account, "Anselm")
    player.room_id = RoomId("room_that_was")
    acts.enter(world, player)
    assert player.room_id == starting_room(world)


def test_who_is_gone_is_neither_seen_nor_counted() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    acts.leave(stage.world, bob)
    stage.world.told()
    assert "Bob is here." not in stage.type("ann", "look")["ann"]
    assert "You are alone." in stage.type("ann", "who")["ann"]
    assert ann.online
    assert not bob.online


def test_a_lost_link_leaves_the_character_standing() -> None:
    stage = Stage()
    stage.enter("Ann")
    bob = stage.enter("Bob")
    acts.lose_link(stage.world, bob)
    assert stage.told() == {"ann": ["Bob stares into the distance."]}
    assert "Bob stands here, staring into the distance." in stage.type("ann", "look")["ann"]
    acts.find_link(stage.world, bob)
    assert stage.told()["ann"] == ["Bob blinks and is back."]


def test_a_character_that_stands_in_the_world_leaves_it_before_it_is_deleted() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    acts.delete_player(stage.world, bob)
    assert not bob.online
    assert any("Bob" in line for line in stage.told()["ann"])
    assert "You are alone." in stage.type("ann", "who")["ann"]
    assert ann.online


def test_whoever_keeps_something_of_a_character_may_keep_it_from_being_deleted(world: World, account: Account) -> None:
    def forbid(_world: World, _deleting: acts.Deleting) -> None:
        raise Refused("She leads a clan.")

    player = acts.create_player(world, account, "Anselm")
    world.hooks = Hooks([Guard(acts.Deleting, forbid)])
    with pytest.raises(Refused, match="clan"):
        acts.delete_player(world, player)
    assert acts.find_player(world, "anselm") is player


def test_what_people_say_about_themselves_is_bounded() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    acts.set_title(stage.world, ann, "t" * acts.LONGEST_TITLE)
    with pytest.raises(Refused, match="at most 60 characters"):
        acts.set_title(stage.world, ann, "t" * (acts.LONGEST_TITLE + 1))
    acts.describe_oneself(stage.world, ann, "d" * acts.LONGEST_DESCRIPTION)
    with pytest.raises(Refused, match="at most 1000 characters"):
        acts.describe_oneself(stage.world, ann, "d" * (acts.LONGEST_DESCRIPTION + 1))
    assert acts.character_of(stage.world, ann).description == "d" * acts.LONGEST_DESCRIPTION
