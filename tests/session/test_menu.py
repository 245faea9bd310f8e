"""The menu of characters."""

import pytest

from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.session.conversation import TOO_SILENT
from mud.session.signin import NO_MATCH
from tests.session.house import PASSWORD, Guest, House


async def test_the_menu_lists_characters_and_says_where_they_are(house: House) -> None:
    house.account("Smith", "Ann", "Bob")
    beings.enter(house.world, house.player("Bob"))
    guest = house.connect()
    read = await guest.type("Smith", PASSWORD)
    assert "1. Ann, level 1\n" in read
    assert "2. Bob, level 1, being played\n" in read
    assert read.endswith("> ")


@pytest.mark.parametrize("choice", ["2", "bob", "BOB", "bo", "play bob", "play 2"])
async def test_a_character_is_chosen_by_number_by_name_or_by_its_beginning(house: House, choice: str) -> None:
    guest = await house.at_menu("Smith", "Ann", "Bob")
    assert "Welcome, Bob." in await guest.type(choice)
    assert house.player("Bob").online
    assert not house.player("Ann").online


@pytest.mark.parametrize(
    "choice", ["3", "0", "-1", "²", "99999999999999999999999", "zed", "play", "an\u0301", "b", "a" * 4000]
)
async def test_what_means_no_character_is_answered_by_what_would(house: House, choice: str) -> None:
    guest = await house.at_menu("Smith", "Barn", "Bard")
    assert "None of your characters" in " ".join((await guest.type(choice)).split())
    assert not guest.link.is_closed


async def test_nobody_elses_character_can_be_chosen(house: House) -> None:
    house.account("Jones", "Eve")
    guest = await house.at_menu("Smith", "Ann")
    assert "None of your characters" in await guest.type("Eve")
    assert "None of your characters" in await guest.type("delete eve")


async def test_create_makes_a_character_and_play_begins_once_it_is_saved(house: House) -> None:
    guest = await house.at_menu("Smith")
    house.saver.is_prompt = False
    await guest.type("create ann", "quick")
    assert await guest.type("yes") == ""
    assert house.player("Ann").online
    house.saver.save()
    assert "Welcome, Ann." in await guest.read()


async def test_a_name_that_someone_took_meanwhile_makes_no_character(house: House) -> None:
    guest = await house.at_menu("Smith")
    await guest.type("create ann", "quick")
    house.account("Jones", "Ann")
    assert "taken" in await guest.type("yes")
    assert len(house.lobby.hub.playing) == 0


async def test_delete_asks_for_the_name_once_more_and_shows_it_when_it_is_saved(house: House) -> None:
    guest = await house.at_menu("Smith", "Ann", "Bob")
    house.saver.is_prompt = False
    assert "for good" in await guest.type("delete ann")
    assert await guest.type("Ann") == ""
    assert beings.find_player(house.world, "Ann") is None
    house.saver.save()
    read = await guest.read()
    assert "Ann is deleted." in read
    assert "1. Bob" in read


@pytest.mark.parametrize("answer", ["", "yes", "bob", "an"])
async def test_anything_but_the_name_keeps_the_character(house: House, answer: str) -> None:
    guest = await house.at_menu("Smith", "Ann", "Bob")
    assert "Ann is kept." in await guest.type("delete", "1", answer)
    assert house.player("Ann").is_active


async def test_a_character_that_is_played_cannot_be_deleted(house: House) -> None:
    await house.playing("Ann")
    guest = await house.sign_in("Ann-account")
    assert "being played" in await guest.type("delete ann")


async def test_a_character_that_someone_began_to_play_while_one_thought_is_not_deleted(house: House) -> None:
    guest = await house.at_menu("Smith", "Ann")
    await guest.type("delete ann")
    other = await house.sign_in("Smith")
    await other.type("ann")
    assert "Ann is being played right now." in await guest.type("Ann")
    assert house.player("Ann").online
    assert "Mill Square" in await other.type("look")


async def test_a_character_that_changed_hands_while_one_thought_is_not_deleted(house: House) -> None:
    guest = await house.at_menu("Smith", "Ann")
    await guest.type("delete ann")
    house.player("Ann").account_id = None
    assert "no longer yours" in await guest.type("ann")


async def test_the_password_is_changed_by_whoever_knows_it(house: House) -> None:
    guest = await house.at_menu("Smith")
    await guest.type("password", PASSWORD, "battery staple")
    house.saver.is_prompt = False
    assert "changed" not in await guest.type("battery staple")
    house.saver.save()
    assert "Your password is changed." in await guest.read()
    account = accounts.find(house.world, "Smith")
    assert account is not None
    assert account.password_hash == "hash of battery staple"


async def test_whoever_does_not_know_it_waits_and_is_thrown_out_in_the_end(house: House) -> None:
    guest = await house.at_menu("Smith")
    for delay in (1.0, 2.0):
        await guest.type("password", "wrong")
        await house.step(delay)
        assert NO_MATCH in guest.link.read()
    await guest.type("password", "wrong")
    await house.step(4.0)
    assert guest.link.is_closed


async def test_an_empty_line_shows_the_menu_again(house: House) -> None:
    guest = await house.at_menu("Smith", "Ann")
    assert "1. Ann" in await guest.type("")


async def test_quit_disconnects(house: House) -> None:
    guest = await house.at_menu("Smith", "Ann")
    assert "Goodbye" in await guest.type("quit")
    assert guest.link.is_closed


async def test_silence_at_the_menu_is_borne_longer_than_before_signing_in(house: House) -> None:
    guest = await house.at_menu("Smith", "Ann")
    await house.step(899.0)
    assert not guest.link.is_closed
    await house.step(1.0)
    assert TOO_SILENT[:30] in guest.link.read()


async def test_a_second_sign_in_asks_before_it_takes_over(house: House) -> None:
    first = await house.playing("Ann")
    second = await house.sign_in("Ann-account")
    assert "Take over?" in await second.type("ann")
    assert (await second.type("no")).endswith("> ")
    assert not first.link.is_closed
    assert "Mill Square" in await first.type("look")
    await _take_over(second)
    assert "played from another connection" in await first.read()
    assert first.link.is_closed


async def test_after_a_take_over_the_old_link_breaks_without_a_trace(house: House) -> None:
    first = await house.playing("Ann")
    second = await house.sign_in("Ann-account")
    await _take_over(second)
    await first.hang_up()
    assert house.player("Ann").linked
    assert "Mill Square" in await second.type("look")


async def test_a_character_that_left_while_one_thought_about_taking_over_comes_in_afresh(house: House) -> None:
    first = await house.playing("Ann")
    second = await house.sign_in("Ann-account")
    await second.type("ann")
    await first.type("quit")
    assert "Welcome, Ann." in await second.type("yes")
    assert not first.link.is_closed


async def test_of_two_who_take_over_in_the_same_moment_the_later_one_has_it(house: House) -> None:
    first = await house.playing("Ann")
    second, third = await house.sign_in("Ann-account"), await house.sign_in("Ann-account")
    await second.type("ann")
    await third.type("ann")
    second.session.typed(["yes"])
    third.session.typed(["yes"])
    await house.settle()
    assert first.link.is_closed
    assert second.link.is_closed
    assert "Mill Square" in await third.type("look")


async def _take_over(guest: Guest) -> None:
    assert "You are back, Ann." in await guest.type("ann", "yes")
