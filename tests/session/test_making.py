"""Making a character: every question, the way back, and what comes of it."""

import pytest

from mud.game.being.acts import character_of
from mud.game.being.specs import Ability
from mud.game.thing.acts import carried_by
from tests.session.house import House


def flat(read: str) -> str:
    """What was read, on one line."""
    return " ".join(read.split())


async def test_a_character_is_made_of_what_was_chosen(house: House) -> None:
    guest = await house.at_menu("Marta")
    assert "How do people speak of Bruni?" in await guest.type("create bruni")
    assert "2. human" in await guest.type("she")
    assert "wizard (intelligence)" in await guest.type("dwarf")
    assert "ferryhand (athletics)" in await guest.type("wiz")
    shown = await guest.type("1")
    assert "Intelligence: 15 (+2)" in shown
    assert "Constitution: 16 (+3, 14 and +2 as a dwarf)" in shown
    assert "0 of 27 points left" in shown
    assert "Bruni is a dwarf wizard. You pulled other people across the river." in await guest.type("done")
    assert "Mill Square" in await guest.type("yes")
    bruni = house.player("Bruni")
    assert (bruni.pronouns, bruni.character_class, bruni.constitution) == ("she", "wizard", 16)
    assert bruni.max_health == bruni.current_health == 6 + 3
    sheet = character_of(house.world, bruni)
    assert (sheet.race, sheet.background, sheet.languages) == ("dwarf", "ferryhand", ("common", "dwarvish"))
    assert "athletics" in sheet.skills
    assert [item.template_id for item in carried_by(house.world, bruni)] == ["item_loaf"]


async def test_quick_takes_the_usual_and_leaves_one_question(house: House) -> None:
    guest = await house.at_menu("Marta")
    await guest.type("create", "Bruni")
    assert "Is this Bruni?" in await guest.type("quick")
    assert "Mill Square" in await guest.type("y")
    assert house.player("Bruni").character_class == "fighter"


async def test_back_changes_an_answer_and_cancel_makes_nobody(house: House) -> None:
    guest = await house.at_menu("Marta")
    await guest.type("create bruni", "she", "dwarf")
    assert "Of which people" in await guest.type("back")
    assert "How do people speak" in await guest.type("back")
    assert "What shall your character be called?" in await guest.type("back")
    assert "How do people speak of Berta?" in await guest.type("berta")
    assert "No character was made." in await guest.type("cancel")
    assert "You have no character yet." in await guest.type("")


async def test_a_question_mark_tells_more_about_a_choice(house: House) -> None:
    guest = await house.at_menu("Marta")
    await guest.type("create bruni", "she")
    read = await guest.type("? dwarf")
    assert "Dwarf: People of the quarries." in read
    assert "Of which people" in read


@pytest.mark.parametrize("answer", ["", "0", "3", "99999", "x", "h dwarf", "²"])
async def test_an_answer_that_is_no_choice_asks_again(house: House, answer: str) -> None:
    guest = await house.at_menu("Marta")
    await guest.type("create bruni", "she")
    read = await guest.type(answer)
    assert "Please answer with one of the numbers or words above." in read
    assert "Of which people" in read


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("strength 16", "cannot be bought"),
        ("strength 15", "you have 27"),
        ("luck 12", "The abilities are"),
        ("in 12", "The abilities are"),
        ("nonsense", "Type `swap strength wisdom`"),
        ("strength ²", "Type `swap strength wisdom`"),
    ],
)
async def test_scores_that_cannot_be_are_refused(house: House, typed: str, answer: str) -> None:
    guest = await house.at_menu("Marta")
    await guest.type("create bruni", "she", "human", "wizard", "1")
    assert answer in await guest.type(typed)


async def test_scores_are_swapped_and_bought(house: House) -> None:
    guest = await house.at_menu("Marta")
    await guest.type("create bruni", "she", "dwarf", "wizard", "1")
    assert "Charisma: 15" in flat(await guest.type("swap intelligence charisma"))
    assert "2 of 27 points left" in flat(await guest.type("con 13"))
    assert "Charisma: 8 (-1)" in flat(await guest.type("suggested"))
    await guest.type("done", "yes")
    assert house.player("Bruni").intelligence == 15


async def test_a_name_that_is_taken_is_asked_for_again(house: House) -> None:
    house.account("Smith", "Bruni")
    guest = await house.at_menu("Marta")
    assert "is taken" in await guest.type("create bruni")
    assert "How do people speak of Berta?" in await guest.type("berta")


def test_every_ability_has_a_score_of_its_own_word() -> None:
    assert len({ability[:3] for ability in Ability}) == len(Ability)
