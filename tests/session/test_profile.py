"""What people see and change of their account at the menu, and how they get back in when they forgot the password."""

from dataclasses import replace

import pytest

from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.signin import acts, rules
from mud.game.signin.model import CodePurpose
from mud.session.profile import ASK_OPERATOR
from mud.session.signin import RECOVERING
from tests.session.house import PASSWORD, Guest, House

ADDRESS = "ann@example.org"


def unwrapped(text: str) -> str:
    return " ".join(text.split())


async def with_mail(house: House, name: str = "Smith") -> Guest:
    """Someone at the menu whose account has a verified address."""
    house.account(name)
    guest = await house.sign_in(name)
    await guest.type(f"email {ADDRESS}")
    await guest.type(f"verify {last_code(house)}")
    return guest


def last_code(house: House) -> str:
    """The code in the last mail."""
    return house.mail.sent[-1][2].split()[-1]


def account_of(house: House, name: str = "smith") -> Account:
    found = accounts.find(house.world, name)
    assert found is not None
    return found


async def test_the_account_page_says_one_fact_a_line(house: House) -> None:
    house.account("Smith", "Ann")
    guest = await house.sign_in("Smith")
    guest.session.kind = replace(guest.session.kind, screen_reader=True)
    lines = (await guest.type("account")).splitlines()
    for fact in ("Account: Smith", "You are called: Smith", "Role: player", "Mail: none", "Tokens: no devices"):
        assert fact in lines
    assert "192.0.2.1 with fake, a time, last just now." in lines


async def test_one_can_be_called_something_else(house: House) -> None:
    guest = await house.at_menu("Smith")
    assert "You are called The Smith." in await guest.type("name The Smith")
    assert account_of(house).display_name == "The Smith"
    assert "You are called Smith." in await guest.type("name none")
    assert "has 3 to 40 characters" in await guest.type("name x")


async def test_a_mail_address_is_encrypted_and_verified_by_a_code(house: House) -> None:
    house.account("Smith")
    guest = await house.sign_in("Smith")
    assert "a code is on its way" in unwrapped(await guest.type(f"email {ADDRESS}"))
    account = account_of(house)
    assert account.email is not None
    assert ADDRESS not in account.email
    assert house.mail.sent[-1][0] == ADDRESS
    assert "not verified" in await guest.type("account")
    assert "verified" in await guest.type(f"verify {last_code(house)}")
    assert account.email_verified_at is not None
    read = await guest.type("account")
    assert "a***@example.org" in read
    assert ADDRESS not in read


async def test_without_mail_the_operator_is_asked(house: House) -> None:
    house.mail.is_arranged = False
    guest = await house.at_menu("Smith")
    assert ASK_OPERATOR in unwrapped(await guest.type(f"email {ADDRESS}"))
    assert house.mail.sent == []


@pytest.mark.parametrize("odd", ["ann", "ann@", "ann@x", "a b@example.org", "ann@a.org, eve@a.org", "<a@b.c>"])
async def test_what_is_no_address_is_refused(house: House, odd: str) -> None:
    guest = await house.at_menu("Smith")
    assert "looks like ann@example.org" in await guest.type(f"email {odd}")
    assert account_of(house).email is None


async def test_an_address_belongs_to_one_account(house: House) -> None:
    await with_mail(house)
    other = await house.at_menu("Baker")
    assert "cannot be used" in await other.type("email Ann@Example.ORG")


async def test_wrong_codes_use_up_the_right_one(house: House) -> None:
    guest = await house.at_menu("Smith")
    await guest.type(f"email {ADDRESS}")
    code = last_code(house)
    for _ in range(rules.CODE_TRIES[CodePurpose.VERIFY]):
        assert "not the code" in unwrapped(await guest.type("verify aaaaaaaa"))
    assert "not the code" in unwrapped(await guest.type(f"verify {code}"))


async def test_a_token_is_shown_once_and_listed_and_revoked(house: House) -> None:
    guest = await house.at_menu("Smith")
    read = await guest.type("token create my phone")
    assert "mud1.secret-1" in read
    listed = await guest.type("token list")
    assert "1. my phone, good for 90 days." in listed
    assert "secret" not in listed
    assert "revoked" in await guest.type("token revoke 1")
    assert acts.live_tokens(house.world, account_of(house)) == []


@pytest.mark.parametrize("odd", ["token create", "token revoke", "token revoke 9", "token revoke x", "token burn"])
async def test_odd_words_about_tokens_are_answered_with_their_use(house: House, odd: str) -> None:
    guest = await house.at_menu("Smith")
    assert "token create <device>" in unwrapped(await guest.type(odd))


async def test_the_character_that_was_played_last_is_remembered(house: House) -> None:
    house.account("Smith", "Ann", "Ben")
    guest = await house.sign_in("Smith")
    await guest.type("Ben", "quit")
    read = unwrapped(await guest.type("account"))
    assert "Played last: Ben" in read


async def test_who_forgot_the_password_gets_in_with_a_code_by_mail(house: House) -> None:
    await (await with_mail(house)).hang_up()
    guest = house.connect()
    assert RECOVERING in unwrapped(await guest.type("recover", "smith"))
    read = await guest.type(last_code(house), "entirely other words", "entirely other words")
    assert "no character yet" in read
    assert account_of(house).password_hash == "hash of entirely other words"


async def test_a_code_from_the_operator_does_as_well(house: House) -> None:
    house.account("Smith")
    acts.make_code(house.world, account_of(house), CodePurpose.RECOVER, "abcdefgh")
    guest = house.connect()
    assert "no character yet" in await guest.type(
        "recover", "smith", "ABCD efgh", "entirely other words", "entirely other words"
    )


@pytest.mark.parametrize("name", ["smith", "nobody-at-all"])
async def test_recovery_does_not_tell_whether_an_account_exists(house: House, name: str) -> None:
    house.account("Smith")
    guest = house.connect()
    assert RECOVERING in unwrapped(await guest.type("recover", name))
    await guest.type("aaaaaaaa")
    await house.step(1.0)
    assert "not the code" in guest.link.read()


async def test_recovery_ends_other_connections_and_tokens(house: House) -> None:
    owner = await with_mail(house)
    await owner.type("token create phone")
    guest = house.connect()
    await guest.type("recover", "smith")
    await guest.type(last_code(house), "entirely other words", "entirely other words")
    assert owner.link.is_closed
    assert acts.live_tokens(house.world, account_of(house)) == []


async def test_asking_for_codes_is_limited(house: House) -> None:
    await with_mail(house)
    for _ in range(20):
        await house.connect("203.0.113.9").type("recover", "smith")
    assert len(house.mail.sent) <= 1 + rules.FREE_FROM_ADDRESS
    assert PASSWORD  # the right one still works from home
    assert "character" in await house.connect().type("smith", PASSWORD)


async def test_a_stranger_who_guesses_at_codes_does_not_use_up_the_owners(house: House) -> None:
    await (await with_mail(house)).hang_up()
    await house.connect().type("recover", "smith")
    code = last_code(house)
    for number in range(30):
        stranger = house.connect(f"203.0.113.{number}")
        await stranger.type("recover", "smith", "aaaaaaaa")
        await house.step(8.0)
    owner = house.connect()
    await owner.type("recover", "smith")
    assert "no character yet" in await owner.type(code, "entirely other words", "entirely other words")


async def test_whoever_asks_for_another_code_leaves_the_one_that_is_good(house: House) -> None:
    await (await with_mail(house)).hang_up()
    owner = house.connect()
    await owner.type("recover", "smith")
    sent = len(house.mail.sent)
    await house.connect("203.0.113.9").type("recover", "smith")
    assert len(house.mail.sent) == sent
    assert "no character yet" in await owner.type(last_code(house), "entirely other words", "entirely other words")


async def test_a_code_that_is_too_old_is_followed_by_another(house: House) -> None:
    await (await with_mail(house)).hang_up()
    await house.connect().type("recover", "smith")
    sent = len(house.mail.sent)
    await house.step(rules.CODE_LIFE + 1)
    await house.connect().type("recover", "smith")
    assert len(house.mail.sent) == sent + 1


async def test_codes_are_guessed_at_no_faster_than_passwords(house: House) -> None:
    await (await with_mail(house)).hang_up()
    for number in range(rules.FREE_FOR_NAME):
        await house.connect(f"203.0.113.{number}").type("recover", "smith", "aaaaaaaa")
        await house.step(1.0)
    late = house.connect("203.0.113.99")
    await late.type("recover", "smith")
    await house.step(1.0)
    assert "too many wrong passwords" in unwrapped(late.link.read())
