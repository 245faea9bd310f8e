"""Safety at the door: guesses that wait, tokens, locks, and what the owner of an account is told."""

import pytest

from mud.game.account import acts as accounts
from mud.game.account.acts.bans import ban_account
from mud.game.account.model import SecurityEvent, SecurityEventType
from mud.game.signin import acts, rules
from mud.session.signin import LOCKED, NO_MATCH
from mud.session.watch import CHANGED, STOLEN
from tests.session.house import PASSWORD, Guest, House

AWAY = "203.0.113.9"


async def guess(house: House, name: str, times: int, address: str = AWAY) -> str:
    """Somebody tries wrong passwords, with as many connections as it takes; returns what they read last."""
    guest, read = house.connect(address), ""
    for number in range(times):
        if guest.link.is_closed:
            guest = house.connect(address)
        await guest.type(name, f"wrong {number}")
        await house.step(8.0)
        read = guest.link.read()
    return read


def unwrapped(text: str) -> str:
    """What was read, without the line ends that come of the window's width."""
    return " ".join(text.split())


async def with_token(house: House, name: str) -> str:
    """A token of that account."""
    account = accounts.find(house.world, name)
    assert account is not None
    acts.make_token(house.world, account, "phone", "mud1.first", "192.0.2.1")
    house.world.told()
    return "mud1.first"


async def test_guesses_over_many_connections_have_to_wait(house: House) -> None:
    house.account("Smith")
    await guess(house, "smith", rules.FREE_FROM_ADDRESS + 4)
    checked = len(house.passwords.checked)
    assert "too many wrong passwords. Please try again in" in await guess(house, "smith", 1)
    assert len(house.passwords.checked) == checked


async def test_while_guesses_wait_the_right_password_is_not_even_looked_at(house: House) -> None:
    house.account("Smith")
    await guess(house, "smith", rules.FREE_FROM_ADDRESS + 4)
    guest = house.connect(AWAY)
    await guest.type("smith", PASSWORD)
    await house.step(1.0)
    assert "too many wrong passwords" in guest.link.read()
    elsewhere = house.connect()
    assert "character" in await elsewhere.type("smith", PASSWORD)


async def test_guesses_in_parallel_do_not_get_past_the_count(house: House) -> None:
    house.account("Smith")
    house.passwords.gate.clear()
    guests = [house.connect(AWAY) for _ in range(rules.FREE_FROM_ADDRESS + 1)]
    for guest in guests[:-1]:
        await guest.type("smith", "wrong")
    await guests[-1].type("smith", PASSWORD)
    house.passwords.gate.set()
    await house.step(2.0)
    assert "too many wrong passwords" in guests[-1].link.read()


async def test_two_right_sign_ins_in_the_same_tick_both_come_in(house: House) -> None:
    house.account("Smith")
    house.passwords.gate.clear()
    guests = [house.connect(), house.connect()]
    for guest in guests:
        await guest.type("smith", PASSWORD)
    house.passwords.gate.set()
    for guest in guests:
        assert "no character yet" in await guest.read()


async def test_the_owner_is_told_of_wrong_passwords(house: House) -> None:
    house.account("Smith")
    await guess(house, "smith", 2)
    assert "Since you were last here: two wrong passwords" in await house.connect().type("smith", PASSWORD)
    assert "Since you were last here" not in await house.connect().type("smith", PASSWORD)


async def test_who_is_connected_reads_of_a_sign_in_from_a_new_place_at_once(house: House) -> None:
    house.account("Smith")
    owner = await house.sign_in("Smith")
    thief = house.connect(AWAY)
    await thief.type("smith", PASSWORD)
    assert f"signed in to your account from {AWAY}" in await owner.read()


async def test_who_was_away_reads_of_it_at_the_next_sign_in(house: House) -> None:
    house.account("Smith")
    owner = await house.sign_in("Smith")
    await owner.hang_up()
    thief = house.connect(AWAY)
    await thief.type("smith", PASSWORD)
    await thief.hang_up()
    read = unwrapped(await house.connect().type("smith", PASSWORD))
    assert f"Someone signed in to your account from {AWAY} with fake, for the first time from there." in read
    assert "change your password" in read


async def test_another_password_ends_the_other_connections(house: House) -> None:
    house.account("Smith")
    owner, other = await house.sign_in("Smith"), await house.sign_in("Smith")
    await owner.type("password", PASSWORD, "a new one here", "a new one here")
    await house.settle()
    assert CHANGED in unwrapped(other.link.read())
    assert other.link.is_closed
    assert not owner.link.is_closed


async def test_weak_passwords_are_refused_with_advice(house: House) -> None:
    guest = house.connect()
    read = await guest.type("new", "Smith", "password1")
    assert "too easy to guess" in read
    assert accounts.find(house.world, "smith") is None


async def test_an_account_name_is_no_password(house: House) -> None:
    guest = house.connect()
    assert "too easy to guess" in await guest.type("new", "Smithereens", "Smithereens")


async def test_a_hash_of_another_cost_is_made_anew_at_the_next_sign_in(house: House) -> None:
    account = house.account("Smith")
    account.password_hash = f"dated hash of {PASSWORD}"
    guest = await house.sign_in("Smith")
    assert account.password_hash == f"hash of {PASSWORD}"
    assert not guest.link.is_closed


async def test_a_locked_account_lets_nobody_in_and_ends_its_connections(house: House) -> None:
    account = house.account("Smith")
    owner = await house.sign_in("Smith")
    accounts.lock(house.world, account, True)
    house.lobby.delivery.deliver()
    await house.settle()
    assert owner.link.is_closed
    guest = house.connect()
    assert LOCKED in await guest.type("smith", PASSWORD)
    accounts.lock(house.world, account, False)
    assert "character" in await house.connect().type("smith", PASSWORD)


async def test_a_token_goes_where_the_password_goes_and_the_next_one_is_shown_once_it_is_saved(house: House) -> None:
    house.account("Smith")
    token = await with_token(house, "smith")
    house.saver.save()
    house.saver.is_prompt = False
    guest = house.connect()
    assert "The next one" not in await guest.type("smith", token)
    house.saver.save()
    assert "The token is spent. The next one of this device: mud1.secret-1" in await guest.read()
    assert house.passwords.checked == []


async def test_a_program_is_told_the_next_token(house: House) -> None:
    house.account("Smith")
    token = await with_token(house, "smith")
    guest = house.connect()
    await house.settle()
    guest.link.wanted = ("char.login",)
    house.lobby.delivery.programs.said(guest.session, "char.login.credentials", {"account": "smith", "password": token})
    await house.settle()
    assert guest.link.informed[-1] == ("Char.Login.Result", {"success": True, "token": "mud1.secret-1"})


async def test_a_stolen_token_ends_what_came_of_it(house: House) -> None:
    house.account("Smith")
    token = await with_token(house, "smith")
    thief: Guest = house.connect(AWAY)
    await thief.type("smith", token)
    await house.step(rules.GRACE + 1)
    owner = house.connect()
    await owner.type("smith", token)
    await house.step(1.0)
    assert NO_MATCH in owner.link.read()
    assert STOLEN in unwrapped(thief.link.read())
    assert thief.link.is_closed


async def test_a_token_of_another_account_is_wrong(house: House) -> None:
    house.account("Smith")
    house.account("Baker")
    token = await with_token(house, "smith")
    guest = house.connect()
    await guest.type("baker", token)
    await house.step(1.0)
    assert NO_MATCH in guest.link.read()


async def test_who_gave_a_token_of_one_account_and_then_signed_in_to_another_is_remembered(house: House) -> None:
    house.account("Smith")
    house.account("Baker")
    token = await with_token(house, "smith")
    smith, baker = accounts.find(house.world, "smith"), accounts.find(house.world, "baker")
    assert smith is not None
    assert baker is not None
    guest = house.connect(AWAY)
    await guest.type("baker", token)
    await house.step(1.0)
    assert list(acts.sittings(house.world, baker)) == []  # as yet nobody is in, and a name can be typed by anyone
    assert "character" in await guest.type("baker", PASSWORD)
    assert list(acts.sittings(house.world, baker)) == [(smith.id, AWAY)]
    await house.connect(AWAY).type("smith", PASSWORD)
    assert list(acts.sittings(house.world, smith)) == [(baker.id, AWAY)]


async def test_asking_for_taken_names_is_limited(house: House) -> None:
    house.account("Smith")
    guest = house.connect(AWAY)
    await guest.type("new")
    for _ in range(rules.FREE_NAMES):
        await guest.type("Smith")
    assert "Too many accounts" in await guest.type("Smith")


def noted(house: House, kind: SecurityEventType) -> list[dict[str, str]]:
    """The details of what was put on record of that kind since the last save."""
    records = [each for each in house.world.take_changes().records if isinstance(each, SecurityEvent)]
    return [dict(each.details or {}) for each in records if each.event_type is kind]


@pytest.mark.parametrize("bar", ["banned", "locked"])
async def test_a_token_is_not_spent_where_nobody_is_let_in(house: House, bar: str) -> None:
    account = house.account("Smith")
    token = await with_token(house, "smith")
    if bar == "banned":
        ban_account(house.world, account, "Gwen", None, "")
    else:
        account.is_locked = True  # as a lock that a restart forgot to tell of: one that is told revokes all tokens
    house.world.told()
    house.saver.is_prompt = False
    guest = house.connect()
    assert bar in await guest.type("smith", token)
    assert guest.link.is_closed
    assert acts.is_good(house.world, account, token)
    assert noted(house, SecurityEventType.LOGIN_BARRED) == [{"why": bar}]


async def test_whether_an_account_is_banned_is_told_to_nobody_with_a_wrong_token(house: House) -> None:
    account = house.account("Smith")
    ban_account(house.world, account, "Gwen", None, "")
    house.world.told()
    guest = house.connect()
    await guest.type("smith", "mud1.made-up")
    await house.step(1.0)
    assert NO_MATCH in guest.link.read()


async def test_a_program_is_told_why_nobody_is_let_in(house: House) -> None:
    account = house.account("Smith")
    ban_account(house.world, account, "Gwen", None, "")
    guest = house.connect()
    await house.settle()
    guest.link.wanted = ("char.login",)
    given = {"account": "smith", "password": PASSWORD}
    house.lobby.delivery.programs.said(guest.session, "char.login.credentials", given)
    await house.settle()
    package, body = guest.link.informed[-1]
    assert package == "Char.Login.Result"
    assert body == {"success": False, "message": "This account is banned."}


async def test_a_token_that_was_used_is_worth_nothing_to_a_program(house: House) -> None:
    house.account("Smith")
    token = await with_token(house, "smith")
    owner = house.connect()
    await owner.type("smith", token)
    await house.step(rules.GRACE + 1)
    thief = house.connect(AWAY)
    await house.settle()
    thief.link.wanted = ("char.login",)
    house.lobby.delivery.programs.said(thief.session, "char.login.credentials", {"account": "smith", "password": token})
    await house.settle()
    assert thief.link.informed[-1] == ("Char.Login.Result", {"success": False, "message": NO_MATCH})
    assert owner.link.is_closed


@pytest.mark.parametrize("name", ["Sm1th", "SMITH", "sm_1th"])
async def test_an_account_that_looks_like_another_one_is_refused_and_kept_on_record(house: House, name: str) -> None:
    house.account("Smlth")
    house.saver.is_prompt = False
    guest = house.connect()
    assert "looks too much like" in unwrapped(await guest.type("new", name))
    assert noted(house, SecurityEventType.NAME_LOOKALIKE) == [{"name": name, "like": "Smlth"}]
    assert accounts.find(house.world, name) is None


async def test_a_character_that_looks_like_another_one_is_refused_and_kept_on_record(house: House) -> None:
    house.account("Smith", "Alice")
    guest = await house.at_menu("Baker")
    house.saver.is_prompt = False
    house.world.take_changes()
    assert "looks too much like" in unwrapped(await guest.type("create AIice"))
    assert noted(house, SecurityEventType.NAME_LOOKALIKE) == [{"name": "AIice", "like": "Alice"}]


async def test_judging_passwords_is_limited_by_address(house: House) -> None:
    said, number = "", 0
    while "Too many passwords" not in said:
        number += 1
        guest = house.connect(AWAY)
        said = unwrapped(await guest.type("new", "Smith", "password1"))
        await guest.hang_up()
        assert number <= rules.FREE_PASSWORDS + 1
    assert number == rules.FREE_PASSWORDS + 1
    assert "once more" in await house.connect().type("new", "Smith", "long enough")
