"""In a fight hands are busy for a part of each blow: what needs them waits, visibly, and all else does not."""

import pytest

from mud.content.loader import load
from mud.game.combat.acts.rounds import swinging_for
from tests.game.combat.yard import FOLDER, LoadedDice
from tests.session.house import Guest, House
from tests.stage import build_world, content_types


@pytest.fixture
async def house() -> House:
    return House(world=build_world(load(FOLDER, content_types()).catalog))


async def brawl(house: House, *faces: int) -> tuple[Guest, Guest]:
    """Ann and Bob, who fight, at the moment of Ann's first blow; then the d20s show these faces."""
    ann, bob = [await house.playing(name) for name in ("Ann", "Bob")]
    for each in ("Ann", "Bob"):
        house.player(each).max_health = house.player(each).current_health = 1000
    house.world.dice = LoadedDice((1, 20, 20, *faces))  # the initiative of Bob and of Ann, and the blow
    await ann.type("kill bob")
    await house.step(0.25)
    await ann.read()
    assert 0 < swinging_for(house.world, house.player("Ann")) <= 1.0
    return ann, bob


async def test_what_needs_hands_waits_for_the_end_of_the_blow(house: House) -> None:
    ann, _ = await brawl(house)
    assert "Waiting: 'get dagger'. Type clear to forget it." in await ann.type("get dagger")
    assert "Waiting: 'get dagger' then 'wield dagger'." in await ann.type("wield dagger")
    await house.step(0.25)
    await house.step(0.5)
    read = await ann.read()
    assert read.index("You take a dagger.") < read.index("You take a dagger in the main hand.")


@pytest.mark.parametrize("line", ["look", "say ouch", "score", "inventory", "consider bob", "wimpy 20", "disengage"])
async def test_a_blow_keeps_nobody_from_what_needs_no_hands(house: House, line: str) -> None:
    ann, _ = await brawl(house)
    assert "Waiting" not in await ann.type(line)


async def test_a_blow_keeps_nobody_from_running_but_being_out_of_breath_does(house: House) -> None:
    ann, _ = await brawl(house, 1)
    assert "cuts you off" in await ann.type("flee")
    assert "Waiting: 'flee'." in await ann.type("flee")
    assert "Waiting" not in await ann.type("look")


async def test_hands_are_free_again_before_the_next_blow(house: House) -> None:
    ann, _ = await brawl(house)
    await house.step(0.75)
    await ann.read()
    assert "Waiting" not in await ann.type("get dagger")
