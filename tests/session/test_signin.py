"""Signing in and making accounts."""

import pytest

from mud.game.account import acts
from mud.game.account.model import SecurityEvent, SecurityEventType
from mud.session.conversation import TOO_MANY_QUESTIONS, TOO_SILENT
from mud.session.desk import TOO_BUSY
from mud.session.signin import NO_MATCH, WHO
from tests.session.house import PASSWORD, House


def security_events(house: House) -> list[SecurityEventType]:
    """What is to be recorded of the door since the last save."""
    records = house.world.take_changes().records
    return [record.event_type for record in records if isinstance(record, SecurityEvent)]


async def test_a_newcomer_is_greeted_and_asked_for_a_name_in_one_write(house: House) -> None:
    guest = house.connect()
    await house.settle()
    assert guest.link.sent == [("The banner.\n", WHO)]


async def test_name_and_password_lead_to_the_menu(house: House) -> None:
    house.account("Smith", "Ann")
    guest = house.connect()
    assert (await guest.type("smith")).endswith("Password: ")
    assert guest.link.hides
    assert "1. Ann" in await guest.type(PASSWORD)
    assert not guest.link.hides


async def test_the_line_after_a_hidden_answer_is_ended_by_us_at_once(house: House) -> None:
    house.account("Smith")
    guest = house.connect()
    await guest.type("smith")
    house.passwords.gate.clear()
    assert await guest.type("wrong") == "\n"
    house.passwords.gate.set()


async def test_what_is_typed_ahead_answers_the_questions_to_come(house: House) -> None:
    house.account("Smith", "Ann")
    guest = house.connect()
    assert "Welcome, Ann." in await guest.type("smith", PASSWORD, "1")


async def test_a_sign_in_is_recorded(house: House) -> None:
    house.account("Smith")
    house.saver.is_prompt = False
    await house.sign_in("Smith")
    assert security_events(house) == [SecurityEventType.LOGIN_SUCCESS]


@pytest.mark.parametrize("name", ["smith", "nobody-at-all", "\x1b[31mroot", "a" * 4000])
async def test_a_wrong_password_and_a_wrong_name_are_answered_alike(house: House, name: str) -> None:
    house.account("Smith")
    house.saver.is_prompt = False
    guest = house.connect()
    assert (await guest.type(name)).endswith("Password: ")
    assert await guest.type("wrong") == "\n"
    await house.step(1.0)
    assert guest.link.read() == f"{NO_MATCH}\n{WHO}"
    assert [password for password, _ in house.passwords.checked] == ["wrong"]
    assert security_events(house) == [SecurityEventType.LOGIN_FAILURE]


async def test_wrong_passwords_wait_longer_each_time_and_the_third_disconnects(house: House) -> None:
    house.account("Smith")
    guest = house.connect()
    for delay in (1.0, 2.0):
        await guest.type("smith", "wrong")
        await house.step(delay - 0.1)
        assert NO_MATCH not in guest.link.read()
        await house.step(0.1)
        assert NO_MATCH in guest.link.read()
    await guest.type("smith", "wrong")
    await house.step(4.0)
    assert NO_MATCH in guest.link.read()
    assert guest.link.is_closed
    assert house.tasks.running == 0


async def test_lines_typed_during_the_delay_are_no_further_guesses(house: House) -> None:
    house.account("Smith")
    guest = house.connect()
    await guest.type("smith", "wrong", "smith", PASSWORD)
    assert len(house.passwords.checked) == 1
    await house.step(1.0)
    assert len(house.passwords.checked) == 2


async def test_when_too_many_sign_in_at_once_that_is_said_and_counts_as_no_wrong_password(house: House) -> None:
    house.account("Smith")
    guest = house.connect()
    house.passwords.is_busy = True
    for _ in range(4):
        assert TOO_BUSY not in await guest.type("smith", PASSWORD)  # whoever asks without end is not answered at once
        await house.step(1.0)
        assert TOO_BUSY in guest.link.read()
    house.passwords.is_busy = False
    assert "character" in await guest.type("smith", PASSWORD)


async def test_whoever_makes_an_account_while_too_many_sign_in_is_told_so_after_a_while(house: House) -> None:
    guest = house.connect()
    house.passwords.is_busy = True
    assert TOO_BUSY not in await guest.type("new", "smith", PASSWORD, PASSWORD)
    await house.step(1.0)
    assert TOO_BUSY in guest.link.read()


async def test_a_password_that_was_changed_while_it_was_checked_is_wrong(house: House) -> None:
    account = house.account("Smith")
    guest = house.connect()
    house.passwords.gate.clear()
    await guest.type("smith", PASSWORD)
    acts.change_password(house.world, account, "hash of something else")
    house.passwords.gate.set()
    await house.step(1.0)
    assert NO_MATCH in guest.link.read()


async def test_a_banned_account_is_told_why_and_a_closed_one_does_not_exist(house: House) -> None:
    account = house.account("Smith")
    account.is_banned, account.ban_reason = True, "spite"
    guest = house.connect()
    assert "banned. The reason: spite" in await guest.type("smith", PASSWORD)
    assert guest.link.is_closed
    account.is_active = False
    guest = house.connect()
    await guest.type("smith", PASSWORD)
    await house.step(1.0)
    assert NO_MATCH in guest.link.read()


async def test_new_makes_an_account_which_is_not_said_before_it_is_saved(house: House) -> None:
    house.saver.is_prompt = False
    guest = house.connect()
    await guest.type("new", "Smith", "long enough", "long enough")
    assert "is made" not in guest.link.read()
    account = acts.find(house.world, "smith")
    assert account is not None
    assert account.password_hash == "hash of long enough"
    house.saver.save()
    assert "The account Smith is made." in await guest.read()


async def test_a_disk_that_does_not_answer_is_spoken_of_after_ten_seconds(house: House) -> None:
    house.saver.is_prompt = False
    guest = house.connect()
    await guest.type("new", "Smith", "long enough", "long enough")
    await house.step(10.0)
    assert "not saved yet" in guest.link.read()


async def test_a_name_that_will_not_do_or_is_taken_is_asked_for_again(house: House) -> None:
    house.account("Smith")
    guest = house.connect()
    assert "letters" in await guest.type("new", "x")
    assert "taken" in await guest.type("SMITH")
    assert (await guest.type("Jones")).endswith("A new password: ")


async def test_an_empty_name_goes_back_to_the_first_question(house: House) -> None:
    guest = house.connect()
    assert (await guest.type("new", "")).endswith(WHO)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("short", None, "at least 8"),
        ("a" * 73, None, "at most 72 bytes"),
        ("é" * 37, None, "at most 72 bytes"),
        ("long enough", "long enouhg", "differ"),
    ],
)
async def test_a_password_that_will_not_do_makes_no_account(
    house: House, first: str, second: str | None, said: str
) -> None:
    guest = house.connect()
    answers = [first] if second is None else [first, second]
    assert said in await guest.type("new", "Smith", *answers)
    assert acts.find(house.world, "smith") is None


async def test_a_name_that_someone_else_took_meanwhile_is_not_taken_twice(house: House) -> None:
    guest = house.connect()
    await guest.type("new", "Smith", "long enough")
    house.account("Smith")
    assert "taken" in await guest.type("long enough")


async def test_silence_before_signing_in_ends_the_connection(house: House) -> None:
    guest = house.connect()
    await house.step(179.0)
    await guest.type("smith")
    await house.step(179.0)
    assert not guest.link.is_closed
    await house.step(1.0)
    assert TOO_SILENT[:40] in guest.link.read()
    assert guest.link.is_closed


async def test_endless_answers_before_signing_in_end_the_connection(house: House) -> None:
    guest = house.connect()
    read = ""
    for _ in range(50):
        if not guest.link.is_closed:
            read += await guest.type("")
            await house.step(1.0)
    assert guest.link.is_closed
    assert read.endswith(f"{TOO_MANY_QUESTIONS}\n")
    assert house.tasks.running == 0


async def test_quit_says_goodbye(house: House) -> None:
    guest = house.connect()
    assert "Goodbye" in await guest.type("quit")
    assert guest.link.is_closed


async def test_someone_who_hangs_up_while_the_password_is_checked_leaves_nothing_behind(house: House) -> None:
    house.account("Smith")
    guest = house.connect()
    house.passwords.gate.clear()
    await guest.type("smith", PASSWORD)
    await guest.hang_up()
    house.passwords.gate.set()
    await house.settle()
    assert house.tasks.running == 0
    assert len(house.lobby.hub.sessions) == 0
    assert house.timer.waiting == 0


async def test_a_client_that_ends_its_input_is_closed_when_its_lines_are_used_up(house: House) -> None:
    house.account("Smith", "Ann")
    guest = house.connect()
    guest.session.typed(["smith", PASSWORD, "1", "look"])
    guest.session.typed_last()
    assert "Mill Square" in await guest.read()
    assert guest.link.is_closed
