"""Who is kept out, from where, and for how long."""

import pytest

from mud.game.account.acts import create_account, set_role
from mud.game.account.acts.bans import (
    address_bans,
    ban_account,
    ban_address,
    ban_on,
    banned_accounts,
    is_banned,
    network_in,
    unban_account,
    unban_address,
)
from mud.game.account.model import AddressBan
from mud.kernel.clock import SteppedClock
from mud.kernel.errors import Refused
from mud.play.roles import Role
from mud.world.world import World
from tests.stage import build_world


@pytest.fixture
def world() -> World:
    return build_world()


def step(world: World, seconds: float) -> None:
    assert isinstance(world.clock, SteppedClock)
    world.clock.step(seconds)


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("192.0.2.7/24", "192.0.2.0/24"),
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::/32", "2001:db8::/32"),
        ("::ffff:192.0.2.7", "192.0.2.7/32"),
        ("::ffff:192.0.2.0/120", "192.0.2.0/24"),
    ],
)
def test_a_network_is_read_as_people_mean_it(text: str, network: str) -> None:
    assert str(network_in(text)) == network


@pytest.mark.parametrize("text", ["", "here", "0.0.0.0/0", "10.0.0.0/7", "::/0", "2000::/3", "192.0.2.256", "1" * 5000])
def test_what_is_no_network_or_too_much_of_the_world_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        network_in(text)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("banned", "address", "falls"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("192.0.2.0/24", "192.0.2.8", True),
        ("192.0.2.0/24", "::ffff:192.0.2.8", True),
        ("192.0.0.0/8", "192.255.255.255", True),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::/32", "2001:db8:1::1", True),
        ("2001:db8::/32", "2001:db9::1", False),
        ("192.0.2.7", "", False),
        ("192.0.2.7", "unix:", False),
    ],
)
def test_an_address_falls_under_the_ban_of_its_network(world: World, banned: str, address: str, falls: bool) -> None:
    ban_address(world, network_in(banned), "Ida", None, "")
    assert (ban_on(world, address) is not None) is falls


def test_a_ban_of_a_network_ends_with_its_time_and_is_forgotten(world: World) -> None:
    ban_address(world, network_in("192.0.2.0/24"), "Ida", world.clock.now() + 60, "Guessing.")
    assert ban_on(world, "192.0.2.1") is not None
    step(world, 61)
    assert ban_on(world, "192.0.2.1") is None
    assert not len(world.shelf(AddressBan))


def test_a_second_ban_takes_the_place_of_the_first(world: World) -> None:
    for by in ("Ida", "Eve"):
        ban_address(world, network_in("192.0.2.0/24"), by, None, "")
    assert [ban.banned_by for ban in address_bans(world)] == ["Eve"]
    unban_address(world, network_in("192.0.2.0/24"))
    assert address_bans(world) == []


def test_a_banned_account_is_listed_until_it_is_let_in_again(world: World) -> None:
    account = create_account(world, "ann", "hash")
    ban_account(world, account, "Ida", world.clock.now() + 60, "Enough.")
    assert banned_accounts(world) == [account]
    unban_account(world, account)
    assert not is_banned(world, account)
    assert (account.ban_reason, account.banned_by, account.banned_until) == (None, None, None)
    with pytest.raises(Refused):
        unban_account(world, account)


def test_a_long_reason_is_refused_and_nothing_changes(world: World) -> None:
    account = create_account(world, "ann", "hash")
    with pytest.raises(Refused):
        ban_account(world, account, "Ida", None, "x" * 501)
    with pytest.raises(Refused):
        ban_address(world, network_in("192.0.2.7"), "Ida", None, "x" * 501)
    assert not account.is_banned
    assert address_bans(world) == []


def test_the_last_admin_stays_one(world: World) -> None:
    ida, eve = create_account(world, "ida", "hash"), create_account(world, "eve", "hash")
    set_role(world, ida, Role.ADMIN)
    with pytest.raises(Refused, match="last admin"):
        set_role(world, ida, Role.PLAYER)
    set_role(world, eve, Role.ADMIN)
    set_role(world, ida, Role.PLAYER)
    assert ida.role is Role.PLAYER
