"""Purses: coins are made and spent by name only, and otherwise conserved."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.entity import Entity
from mud.kernel.errors import DeclarationError, Refused
from mud.kernel.money import Copper
from mud.world.purses import MOST_COINS, CoinsMoved, coins_in, mint, spend, transfer
from mud.world.world import World
from tests.world.samples import Folk, Seat, Till, folk, make_world


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def ann(world: World) -> Folk:
    return folk(world, "ann", coins=Copper(100))


@pytest.fixture
def bob(world: World) -> Folk:
    return folk(world, "bob", coins=Copper(5))


def moved(world: World) -> list[tuple[Entity | None, Entity | None, int, str]]:
    events = [event for event in world.told() if isinstance(event, CoinsMoved)]
    return [(e.source, e.target, e.amount, e.reason) for e in events]


def test_coins_go_from_one_purse_to_the_other(world: World, ann: Folk, bob: Folk) -> None:
    transfer(world, ann, bob, Copper(30), "a bet")
    assert (coins_in(world, ann), coins_in(world, bob)) == (70, 35)
    assert moved(world) == [(ann, bob, 30, "a bet")]


def test_the_last_coin_can_be_given(world: World, ann: Folk, bob: Folk) -> None:
    transfer(world, ann, bob, Copper(100), "all")
    assert (ann.coins, bob.coins) == (0, 105)


def test_any_entity_with_a_purse_can_have_coins(world: World, ann: Folk) -> None:
    till = world.add(Till(id="inn"))
    transfer(world, ann, till, Copper(10), "ale")
    assert (ann.coins, till.takings) == (90, 10)


def test_coins_can_be_made_and_spent_for_good(world: World, ann: Folk) -> None:
    mint(world, ann, Copper(7), "found")
    spend(world, ann, Copper(50), "tax")
    assert ann.coins == 57
    assert moved(world) == [(None, ann, 7, "found"), (ann, None, 50, "tax")]


def test_paying_oneself_changes_nothing(world: World, ann: Folk) -> None:
    transfer(world, ann, ann, Copper(100), "pocket")
    assert ann.coins == 100
    with pytest.raises(Refused):
        transfer(world, ann, ann, Copper(101), "pocket")


def test_coins_that_moved_are_saved_together(world: World, ann: Folk, bob: Folk) -> None:
    world.take_changes()
    transfer(world, ann, bob, Copper(1), "a bet")
    assert world.take_changes().dirty == [ann, bob]


Act = Callable[[World, Folk, Folk], None]


def _too_much(world: World, ann: Folk, bob: Folk) -> None:
    transfer(world, bob, ann, Copper(6), "a bet")


def _nothing(world: World, ann: Folk, bob: Folk) -> None:
    transfer(world, bob, ann, Copper(0), "a bet")


def _theft(world: World, ann: Folk, bob: Folk) -> None:
    transfer(world, bob, ann, Copper(-5), "a bet")


def _spend_too_much(world: World, ann: Folk, bob: Folk) -> None:
    spend(world, bob, Copper(6), "ale")


def _spend_backwards(world: World, ann: Folk, bob: Folk) -> None:
    spend(world, bob, Copper(-1), "ale")


def _mint_backwards(world: World, ann: Folk, bob: Folk) -> None:
    mint(world, bob, Copper(-1), "wish")


def _mint_more_than_a_column_holds(world: World, ann: Folk, bob: Folk) -> None:
    mint(world, bob, Copper(MOST_COINS), "wish")


@pytest.mark.parametrize(
    "act",
    [
        _too_much,
        _nothing,
        _theft,
        _spend_too_much,
        _spend_backwards,
        _mint_backwards,
        _mint_more_than_a_column_holds,
    ],
)
def test_what_is_refused_moves_no_coin_and_tells_nothing(world: World, ann: Folk, bob: Folk, act: Act) -> None:
    world.take_changes()
    with pytest.raises(Refused, match=r"\.$"):
        act(world, ann, bob)
    assert (ann.coins, bob.coins, world.told(), world.dirty_count()) == (100, 5, [], 0)


def test_no_coin_is_lost_on_someone_who_has_left(world: World, ann: Folk, bob: Folk) -> None:
    world.remove(bob)
    for source, target in ((ann, bob), (bob, ann)):
        with pytest.raises(LookupError, match="not in the world"):
            transfer(world, source, target, Copper(1), "x")
    assert (ann.coins, bob.coins, moved(world)) == (100, 5, [])


def test_no_coin_goes_to_someone_who_has_not_come_yet(world: World, ann: Folk) -> None:
    stranger = Folk(id="cat", name="cat")
    with pytest.raises(LookupError, match="not in the world"):
        transfer(world, ann, stranger, Copper(1), "x")
    with pytest.raises(LookupError, match="not in the world"):
        mint(world, stranger, Copper(1), "x")
    assert (ann.coins, stranger.coins) == (100, 0)


def test_no_coin_is_lost_on_what_has_no_purse(world: World, ann: Folk) -> None:
    seat = world.add(Seat(row=1, number=1))
    with pytest.raises(DeclarationError, match="Seat has no field, or several, marked Purse"):
        transfer(world, ann, seat, Copper(1), "x")
    assert ann.coins == 100


MOVES = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(-3, 40))


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3), st.lists(MOVES, max_size=50))
def test_whatever_is_transferred_coins_are_conserved_and_nobody_owes(
    purses: list[int], moves: list[tuple[int, int, int]]
) -> None:
    world = make_world()
    people = [folk(world, str(n), coins=Copper(coins)) for n, coins in enumerate(purses)]
    balance = dict(enumerate(purses))
    for source, target, amount in moves:
        try:
            transfer(world, people[source], people[target], Copper(amount), "x")
        except Refused:
            assert amount <= 0 or amount > balance[source]
            continue
        balance[source] -= amount
        balance[target] += amount
    assert [one.coins for one in people] == list(balance.values())
    assert sum(one.coins for one in people) == sum(purses)
    assert min(one.coins for one in people) >= 0


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 100)), max_size=30))
def test_the_ledger_explains_every_coin(acts: list[tuple[bool, int]]) -> None:
    world = make_world()
    ann = folk(world, "ann")
    for made, amount in acts:
        try:
            (mint if made else spend)(world, ann, Copper(amount), "x")
        except Refused:
            continue
    told = moved(world)
    assert ann.coins == sum(amount if target is ann else -amount for _, target, amount, _ in told)
