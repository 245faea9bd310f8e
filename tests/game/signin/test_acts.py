"""What wrong passwords cost, which places are known, and the life of tokens."""

import hashlib

import pytest

from mud.game.account import acts as accounts
from mud.game.account.model import Account, SecurityEvent, SecurityEventType
from mud.game.signin import acts, rules
from mud.game.signin.model import Place, Throttle, Token
from mud.kernel.clock import SteppedClock
from mud.kernel.errors import Refused
from mud.world.world import World
from tests.stage import build_world

HOME, AWAY = "192.0.2.1", "203.0.113.9"


@pytest.fixture
def world() -> World:
    return build_world()


@pytest.fixture
def ann(world: World) -> Account:
    return accounts.create_account(world, "annie", "hash")


def step(world: World, seconds: float) -> None:
    """Let time pass."""
    assert isinstance(world.clock, SteppedClock)
    world.clock.step(seconds)


def noted(world: World) -> list[SecurityEventType]:
    """What was put on record since this was last asked."""
    return [each.event_type for each in world.take_changes().records if isinstance(each, SecurityEvent)]


def guess(world: World, times: int, name: str = "annie", address: str = AWAY) -> None:
    for _ in range(times):
        acts.password_was_wrong(world, name, address)


def test_a_few_wrong_passwords_cost_nothing(world: World, ann: Account) -> None:
    guess(world, rules.FREE_FROM_ADDRESS - 1)
    assert acts.seconds_to_wait(world, "annie", AWAY) == 0


def test_many_from_one_address_let_it_wait_longer_each_time_for_every_name(world: World, ann: Account) -> None:
    waits = []
    for _ in range(rules.FREE_FROM_ADDRESS + 3):
        guess(world, 1)
        waits.append(acts.seconds_to_wait(world, "somebody-else", AWAY))
    assert waits[-4:] == [15, 30, 60, 120]
    assert acts.seconds_to_wait(world, "annie", HOME) == 0


def test_no_wait_is_longer_than_the_longest(world: World, ann: Account) -> None:
    guess(world, 200)
    assert acts.seconds_to_wait(world, "annie", AWAY) == rules.LONGEST_WAIT


def test_with_ipv6_a_neighborhood_is_one_address(world: World, ann: Account) -> None:
    for last in range(rules.FREE_FROM_ADDRESS):
        guess(world, 1, address=f"2001:db8::{last:x}")
    assert acts.seconds_to_wait(world, "annie", "2001:db8::ffff") > 0
    assert acts.seconds_to_wait(world, "annie", "2001:db8:0:1::1") == 0


def test_guesses_from_everywhere_let_strangers_wait_but_not_the_owner_at_home(world: World, ann: Account) -> None:
    acts.came_in(world, ann, HOME, "")
    for host in range(rules.FREE_FOR_NAME):
        guess(world, 1, address=f"198.51.100.{host}")
    assert acts.seconds_to_wait(world, "annie", AWAY) > 0
    assert acts.seconds_to_wait(world, "annie", HOME) == 0


def test_a_known_place_has_a_count_of_its_own(world: World, ann: Account) -> None:
    acts.came_in(world, ann, HOME, "")
    guess(world, rules.FREE_FROM_ADDRESS, address=HOME)
    assert acts.seconds_to_wait(world, "annie", HOME) > 0
    assert acts.seconds_to_wait(world, "ben", HOME) == 0


def test_a_name_that_nobody_has_waits_like_any(world: World, ann: Account) -> None:
    for name in ("annie", "nobody-at-all"):
        for host in range(rules.FREE_FOR_NAME):
            guess(world, 1, name, f"198.51.{len(name)}.{host}")
    waits = {acts.seconds_to_wait(world, name, AWAY) for name in ("annie", "nobody-at-all")}
    assert len(waits) == 1
    assert waits != {0.0}


def test_signing_in_clears_the_count_of_the_place(world: World, ann: Account) -> None:
    acts.came_in(world, ann, HOME, "")
    guess(world, rules.FREE_FROM_ADDRESS - 1, address=HOME)
    acts.came_in(world, ann, HOME, "")
    guess(world, 1, address=HOME)
    assert acts.seconds_to_wait(world, "annie", HOME) == 0


def test_a_day_later_wrong_passwords_are_forgotten(world: World, ann: Account) -> None:
    guess(world, rules.FREE_FROM_ADDRESS - 1)
    step(world, rules.FORGOTTEN_AFTER + 1)
    guess(world, 1)
    assert acts.seconds_to_wait(world, "annie", AWAY) == 0
    step(world, rules.FORGOTTEN_AFTER + 1)
    acts.forget_old_throttles(world)
    assert len(world.shelf(Throttle)) == 0


def test_a_wait_is_a_lockout_on_record(world: World, ann: Account) -> None:
    guess(world, rules.FREE_FROM_ADDRESS)
    assert noted(world)[-1] is SecurityEventType.LOCKOUT


def test_no_flood_of_names_fills_the_memory(world: World) -> None:
    for number in range(rules.MOST_THROTTLES // 2 + 50):
        guess(world, 1, f"name{number}", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(world.shelf(Throttle)) == rules.MOST_THROTTLES


def test_the_owner_learns_of_wrong_passwords_once(world: World, ann: Account) -> None:
    acts.came_in(world, ann, HOME, "")
    guess(world, 3)
    assert acts.came_in(world, ann, HOME, "").failures == 3
    assert acts.came_in(world, ann, HOME, "").failures == 0


def test_the_first_place_is_no_news_and_each_new_one_is_told_to_the_owner_elsewhere(world: World, ann: Account) -> None:
    assert acts.came_in(world, ann, HOME, "tt++").new_places == ()
    assert SecurityEventType.NEW_ADDRESS not in noted(world)
    assert acts.came_in(world, ann, AWAY, "Mudlet").new_places == ()
    assert SecurityEventType.NEW_ADDRESS in noted(world)
    [told] = acts.came_in(world, ann, HOME, "tt++").new_places
    assert (told.address, told.client) == (AWAY, "Mudlet")
    assert acts.came_in(world, ann, HOME, "tt++").new_places == ()


def test_of_many_places_the_latest_are_kept(world: World, ann: Account) -> None:
    for host in range(rules.MOST_PLACES + 5):
        step(world, 1)
        acts.came_in(world, ann, f"198.51.100.{host}", "")
    places = acts.places_of(world, ann)
    assert len(places) == rules.MOST_PLACES
    assert places[0].address == f"198.51.100.{rules.MOST_PLACES + 4}"


def test_making_accounts_and_asking_for_taken_names_is_limited_by_address(world: World) -> None:
    for _ in range(rules.FREE_NAMES):
        acts.check_may_make_accounts(world, AWAY)
        acts.name_was_taken(world, AWAY)
    with pytest.raises(Refused, match="Too many accounts"):
        acts.check_may_make_accounts(world, AWAY)
    acts.check_may_make_accounts(world, HOME)
    for _ in range(rules.FREE_ACCOUNTS):
        acts.account_was_made(world, HOME)
    with pytest.raises(Refused, match="Too many accounts"):
        acts.check_may_make_accounts(world, HOME)


# Tokens.


def test_a_token_signs_in_once_and_is_followed_by_the_next(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    following = acts.spend_token(world, ann, "mud1.a", "mud1.b", HOME)
    assert following is not None
    assert following.device_info == "phone"
    step(world, 3600)
    assert acts.spend_token(world, ann, "mud1.b", "mud1.c", AWAY) is not None


def test_only_a_digest_is_kept(world: World, ann: Account) -> None:
    token = acts.make_token(world, ann, "phone", "mud1.a", HOME)
    assert token.token_hash == hashlib.sha256(b"mud1.a").hexdigest()


def test_a_token_of_someone_else_or_of_nobody_is_worth_nothing(world: World, ann: Account) -> None:
    ben = accounts.create_account(world, "benny", "hash")
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    assert acts.spend_token(world, ben, "mud1.a", "mud1.b", HOME) is None
    assert acts.spend_token(world, ann, "mud1.z", "mud1.b", HOME) is None
    assert acts.spend_token(world, ann, "mud1.a", "mud1.b", HOME) is not None


def test_using_a_spent_token_revokes_all_of_its_family(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    acts.make_token(world, ann, "desk", "mud1.d", HOME)
    acts.spend_token(world, ann, "mud1.a", "mud1.b", HOME)
    step(world, rules.GRACE + 1)
    noted(world)
    assert acts.spend_token(world, ann, "mud1.a", "mud1.x", AWAY) is None
    assert acts.spend_token(world, ann, "mud1.b", "mud1.y", HOME) is None
    assert SecurityEventType.TOKEN_REUSE in noted(world)
    assert [each.device_info for each in acts.live_tokens(world, ann)] == ["desk"]


def test_a_thief_who_is_faster_is_noticed_when_the_owner_comes(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    for before, after in (("mud1.a", "mud1.b"), ("mud1.b", "mud1.c")):
        step(world, 100)
        assert acts.spend_token(world, ann, before, after, AWAY) is not None
    step(world, 100)
    assert acts.spend_token(world, ann, "mud1.a", "mud1.x", HOME) is None
    assert acts.live_tokens(world, ann) == []


def test_whose_connection_broke_may_give_the_same_token_once_more_from_the_same_place(
    world: World, ann: Account
) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    acts.spend_token(world, ann, "mud1.a", "mud1.lost", HOME)
    step(world, 5)
    assert acts.spend_token(world, ann, "mud1.a", "mud1.b", HOME) is not None
    assert acts.spend_token(world, ann, "mud1.lost", "mud1.c", HOME) is None
    assert acts.spend_token(world, ann, "mud1.b", "mud1.c", HOME) is not None


def test_from_elsewhere_there_is_no_grace(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    acts.spend_token(world, ann, "mud1.a", "mud1.b", HOME)
    assert acts.spend_token(world, ann, "mud1.a", "mud1.x", AWAY) is None
    assert acts.live_tokens(world, ann) == []


def test_tokens_expire(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    step(world, rules.TOKEN_LIFE + 1)
    assert acts.spend_token(world, ann, "mud1.a", "mud1.b", HOME) is None
    acts.forget_old_tokens(world)
    assert len(world.shelf(Token)) == 0


def test_another_password_ends_all_tokens_and_so_does_a_lock(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.a", HOME)
    accounts.change_password(world, ann, "other")
    assert acts.live_tokens(world, ann) == []
    acts.make_token(world, ann, "phone", "mud1.b", HOME)
    accounts.lock(world, ann, True)
    assert acts.spend_token(world, ann, "mud1.b", "mud1.c", HOME) is None


def test_an_account_has_so_many_devices_and_no_more(world: World, ann: Account) -> None:
    for number in range(rules.MOST_FAMILIES):
        acts.make_token(world, ann, f"device {number}", f"mud1.{number}", HOME)
    with pytest.raises(Refused, match="the most"):
        acts.make_token(world, ann, "one more", "mud1.more", HOME)


def test_spent_tokens_of_a_device_do_not_pile_up(world: World, ann: Account) -> None:
    acts.make_token(world, ann, "phone", "mud1.0", HOME)
    for number in range(rules.MOST_SPENT + 10):
        step(world, 100)
        assert acts.spend_token(world, ann, f"mud1.{number}", f"mud1.{number + 1}", HOME) is not None
    assert len(world.shelf(Token)) <= rules.MOST_SPENT + 2


def test_places_belong_to_their_account(world: World, ann: Account) -> None:
    acts.came_in(world, ann, HOME, "x" * 1000)
    [place] = world.shelf(Place)
    assert place.account_id == ann.id
    assert len(place.client) == 255


def test_a_refused_token_of_another_account_leaves_a_trace_for_both(world: World, ann: Account) -> None:
    ben = accounts.create_account(world, "benny", "hash")
    family = acts.make_token(world, ann, "phone", "mud1.a", HOME).family_id
    assert [acts.family_of(world, "mud1.a"), acts.family_of(world, "mud1.z")] == [family, ""]
    acts.tokens_were_given(world, ben, (family, family, "unknown"), AWAY)
    acts.tokens_were_given(world, ann, (family,), HOME)
    assert list(acts.sittings(world, ben)) == [(ann.id, AWAY)]
    assert list(acts.sittings(world, ann)) == [(ben.id, AWAY)]
    assert len(world.where(Token, "account_id", ben.id)) == 1


def test_a_trace_signs_in_to_nothing_and_outlasts_the_family_that_goes_on(world: World, ann: Account) -> None:
    ben = accounts.create_account(world, "benny", "hash")
    family = acts.make_token(world, ann, "phone", "mud1.0", HOME).family_id
    acts.tokens_were_given(world, ben, (family,), AWAY)
    [trace] = world.where(Token, "account_id", ben.id)
    assert acts.spend_token(world, ben, trace.id, "mud1.x", HOME) is None
    assert [list(acts.live_tokens(world, ben)), acts.families_of(world, ben)] == [[], ()]
    for number in range(rules.MOST_SPENT + 5):
        assert acts.spend_token(world, ann, f"mud1.{number}", f"mud1.{number + 1}", HOME) is not None
    assert list(acts.sittings(world, ann)) == [(ben.id, AWAY)]
    acts.forget_account(world, ben)
    assert list(acts.sittings(world, ann)) == []


def test_the_latest_traces_are_kept(world: World, ann: Account) -> None:
    others = [accounts.create_account(world, name, "hash") for name in ("benny", "carla")]
    tokens = [
        acts.make_token(world, other, "phone", f"mud1.{other.id}{number}", HOME)
        for other in others
        for number in range(rules.MOST_FAMILIES)
    ]
    acts.tokens_were_given(world, ann, [token.family_id for token in tokens], AWAY)
    assert len(world.where(Token, "account_id", ann.id)) == rules.MOST_FAMILIES
    assert list(acts.sittings(world, ann)) == [(others[1].id, AWAY)]
