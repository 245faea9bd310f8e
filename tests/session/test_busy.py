"""What is typed while a character is busy waits, can be seen and forgotten, and is done in order."""

from dataclasses import dataclass, field

import pytest

from mud.game.being.acts import BusyFor, Walking
from mud.game.being.model import Position
from mud.game.death.system import lie_still
from mud.kernel.entity import Entity
from mud.kernel.hooks import Hooks, guard, modifier
from mud.play.queue import MOST_WAITING
from mud.session.playing import FORGOTTEN
from mud.world.world import World
from tests.session.house import Guest, House


@dataclass
class Weariness:
    """A feature of these tests: whoever walks has to rest for so many seconds."""

    house: House
    seconds: float
    until: dict[Entity, float] = field(default_factory=dict)

    def settle_in(self) -> None:
        """Have a say in the world of the house."""

        @modifier(BusyFor)
        def resting(world: World, busy: BusyFor, seconds: float) -> float:
            """Until then."""
            return max(seconds, self.until.get(busy.who, 0.0) - world.clock.elapsed())

        @guard(Walking)
        def tiring(world: World, walking: Walking) -> None:
            """From now on."""
            self.until[walking.who] = world.clock.elapsed() + self.seconds

        self.house.world.hooks = Hooks([resting, tiring])


@pytest.fixture
async def ann(house: House) -> Guest:
    """Someone whom walking makes busy for three seconds."""
    guest = await house.playing("Ann")
    Weariness(house, 3.0).settle_in()
    return guest


async def test_what_is_typed_while_busy_waits_and_is_done_in_order_once_free(house: House, ann: Guest) -> None:
    await ann.type("north")
    assert await ann.type("say one") == "Waiting: 'say one'. Type clear to forget it.\n[1 waiting] ready> "
    assert await ann.type("say two") == (
        "Waiting: 'say one' then 'say two'. Type clear to forget it.\n[2 waiting] ready> "
    )
    await house.step(2.9)
    assert ann.link.read() == ""
    await house.step(0.1)
    assert ann.link.read() == '\nYou say, "one"\nYou say, "two"\nready> '


async def test_of_one_line_the_commands_wait_that_come_after_what_makes_busy(house: House, ann: Guest) -> None:
    read = await ann.type("clear; north; say then")
    assert read.startswith("Nothing was waiting.\n")
    assert read.endswith("Waiting: 'say then'. Type clear to forget it.\n[1 waiting] ready> ")
    await house.step(3.0)
    assert 'You say, "then"' in ann.link.read()


async def test_what_waits_may_make_busy_again(house: House, ann: Guest) -> None:
    await ann.type("north; south; north")
    lane = house.player("Ann").room_id
    await house.step(3.0)
    assert house.player("Ann").room_id != lane
    assert ann.link.read().endswith("[1 waiting] ready> ")
    await house.step(3.0)
    assert house.player("Ann").room_id == lane
    assert ann.link.read().endswith("\nready> ")


async def test_one_word_forgets_all_that_waits(house: House, ann: Guest) -> None:
    await ann.type("north; say one; say two")
    assert await ann.type("clear") == "What was waiting is forgotten.\nready> "
    await house.step(3.0)
    assert ann.link.read() == ""
    assert await ann.type("clear") == "Nothing was waiting.\nready> "


async def test_an_empty_line_shows_what_waits(house: House, ann: Guest) -> None:
    await ann.type("north; say one")
    assert await ann.type("") == "Waiting: 'say one'. Type clear to forget it.\n[1 waiting] ready> "


async def test_only_so_much_can_wait(house: House, ann: Guest) -> None:
    await ann.type("north")
    for number in range(MOST_WAITING):
        await ann.type(f"say {number}")
        await house.step(0.1)
    assert "Too much waits already" in await ann.type("say late")
    await house.step(3.0)
    read = ann.link.read()
    assert read.count("You say") == MOST_WAITING
    assert "late" not in read


async def test_a_run_that_waits_ends_where_a_step_is_refused_and_what_follows_is_done(house: House, ann: Guest) -> None:
    await ann.type("north; 3w; say there")
    await house.step(3.0)
    read = ann.link.read()
    assert read.count("can't go that way") == 1
    assert 'You say, "there"' in read


async def test_a_question_forgets_what_waits_so_that_nothing_answers_it_by_chance(house: House, ann: Guest) -> None:
    await ann.type("north")
    await house.step(3.0)
    await ann.type("east; get sword; long")
    await house.step(3.0)
    read = ann.link.read()
    assert "Which sword" in read
    assert FORGOTTEN in read
    assert "You take a long sword." in await ann.type("long")


async def test_who_is_free_earlier_need_not_wait_for_the_clock(house: House) -> None:
    guest = await house.playing("Ann")
    weariness = Weariness(house, 60.0)
    weariness.settle_in()
    await guest.type("north; say one")
    weariness.until.clear()
    assert await guest.type("say two") == 'You say, "one"\nYou say, "two"\nready> '
    await house.step(60.0)
    assert guest.link.read() == ""


async def test_what_waits_is_not_done_for_who_has_gone(house: House, ann: Guest) -> None:
    bob = await house.playing("Bob")
    await bob.type("north")
    await house.step(3.0)
    await ann.type("north; say one")
    bob.link.read()
    await ann.hang_up()
    await house.step(3.0)
    assert "one" not in bob.link.read()


async def test_what_waits_is_not_done_for_who_was_taken_over(house: House, ann: Guest) -> None:
    await ann.type("north; say one")
    other = await house.sign_in("Ann-account")
    await other.type("Ann", "yes")
    await house.step(3.0)
    assert "one" not in await other.read()


async def test_after_quit_nothing_is_done_that_waits_behind_it(house: House, ann: Guest) -> None:
    bob = await house.playing("Bob")
    await ann.type("north; quit; say one")
    await house.step(3.0)
    assert "Your characters" in await ann.read()
    assert not house.player("Ann").online
    assert "one" not in bob.link.read()


async def test_clear_cannot_be_the_name_of_an_alias(ann: Guest) -> None:
    assert "cannot be called clear" in await ann.type("alias clear look")


async def test_what_waited_is_forgotten_when_its_owner_falls(house: House, ann: Guest) -> None:
    await ann.type("north")
    for line in ("say one", "say two"):
        await ann.type(line)
    player = house.player("Ann")
    player.position, player.current_health = Position.DYING, 0
    house.world.hooks = Hooks([lie_still])
    await house.step(3.0)
    read = ann.link.read()
    assert read.count("You are dying, and can do nothing but hold on.") == 1
    assert FORGOTTEN in read
    assert "one" not in read.replace("longer", "")
