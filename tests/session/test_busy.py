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
    assert await ann.type("sit") == "Waiting: 'sit'. Type clear to forget it.\n[1 waiting] ready> "
    assert await ann.type("stand") == "Waiting: 'sit' then 'stand'. Type clear to forget it.\n[2 waiting] ready> "
    await house.step(2.9)
    assert ann.link.read() == ""
    await house.step(0.1)
    assert ann.link.read() == "\nYou sit down.\nYou stand up.\nready> "


async def test_of_one_line_the_commands_wait_that_come_after_what_makes_busy(house: House, ann: Guest) -> None:
    read = await ann.type("clear; north; sit; look")
    assert read.startswith("Nothing was waiting.\n")
    assert read.endswith("Waiting: 'sit' then 'look'. Type clear to forget it.\n[2 waiting] ready> ")
    await house.step(3.0)
    read = ann.link.read()
    assert read.index("You sit down.") < read.index("Bakers' Lane")


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
    await ann.type("north; sit; stand")
    assert await ann.type("clear") == "What was waiting is forgotten.\nready> "
    await house.step(3.0)
    assert ann.link.read() == ""
    assert await ann.type("clear") == "Nothing was waiting.\nready> "


async def test_an_empty_line_shows_what_waits(house: House, ann: Guest) -> None:
    await ann.type("north; sit")
    assert await ann.type("") == "Waiting: 'sit'. Type clear to forget it.\n[1 waiting] ready> "


async def test_only_so_much_can_wait(house: House, ann: Guest) -> None:
    await ann.type("north")
    for number in range(MOST_WAITING):
        await ann.type("stand" if number % 2 else "sit")
        await house.step(0.1)
    assert "Too much waits already" in await ann.type("sleep")
    await house.step(3.0)
    read = ann.link.read()
    assert read.count("You sit") + read.count("You stand") == MOST_WAITING
    assert "sleep" not in read


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
    await guest.type("north; sit")
    weariness.until.clear()
    assert await guest.type("stand") == "You sit down.\nYou stand up.\nready> "
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
    for line in ("sit", "stand"):
        await ann.type(line)
    player = house.player("Ann")
    player.position, player.current_health = Position.DYING, 0
    house.world.hooks = Hooks([lie_still])
    await house.step(3.0)
    read = ann.link.read()
    assert read.count("You are dying, and can do nothing but hold on.") == 1
    assert FORGOTTEN in read
    assert "one" not in read.replace("longer", "")


@pytest.mark.parametrize("line", ["say hello", "look", "score", "inventory", "who", "help busy", "settings", "time"])
async def test_what_needs_no_hands_is_done_at_once_though_others_wait(house: House, ann: Guest, line: str) -> None:
    await ann.type("north")
    await ann.type("sit")
    read = await ann.type(line)
    assert "Waiting" not in read
    assert read.endswith("[1 waiting] ready> ")
    assert "You sit down." not in read
    await house.step(3.0)
    assert ann.link.read() == "\nYou sit down.\nready> "


async def test_what_stands_in_one_line_keeps_its_order(house: House, ann: Guest) -> None:
    await ann.type("north")
    assert "Waiting: 'sit' then 'say there'." in await ann.type("sit; say there")
    await house.step(3.0)
    assert ann.link.read() == '\nYou sit down.\nYou say, "there"\nready> '


async def test_what_comes_before_in_a_line_is_done_at_once_and_what_comes_behind_waits(ann: Guest) -> None:
    await ann.type("north")
    read = await ann.type("look; sit")
    assert read.index("Bakers' Lane") < read.index("Waiting: 'sit'.")


async def test_a_word_that_no_command_has_waits_since_content_may_know_it(house: House, ann: Guest) -> None:
    await ann.type("north")
    assert "Waiting: 'abracadabra'." in await ann.type("abracadabra")
    await house.step(3.0)
    assert "There is no command 'abracadabra'." in ann.link.read()


async def test_what_waits_answers_no_question_that_was_asked_later(house: House, ann: Guest) -> None:
    await ann.type("north")
    await house.step(3.0)
    await ann.type("east")
    await ann.type("long")
    assert "Which sword" in await ann.type("compare sword with loaf")
    await house.step(3.0)
    read = ann.link.read()
    assert "There is no command 'long'." in read
    assert "compare" not in read


async def test_the_answer_to_a_question_is_done_as_soon_as_what_was_asked_about(house: House, ann: Guest) -> None:
    await ann.type("north")
    await house.step(3.0)
    await ann.type("east")
    await ann.type("compare sword with loaf")
    assert "Waiting" not in await ann.type("long")


async def test_the_answer_to_what_needs_hands_waits_and_is_an_answer_still(house: House, ann: Guest) -> None:
    weariness = Weariness(house, 3.0)
    weariness.settle_in()
    await ann.type("north")
    await house.step(3.0)
    await ann.type("east")
    await house.step(3.0)
    assert "Which sword" in await ann.type("get sword")
    weariness.until[house.player("Ann")] = house.clock.elapsed() + 1.0
    assert "Waiting: 'long'." in await ann.type("long")
    await house.step(1.0)
    assert "You take a long sword." in ann.link.read()


async def test_programs_are_told_whether_hands_are_free(house: House, ann: Guest) -> None:
    ann.link.wanted = ("char",)
    house.lobby.delivery.programs.supported(ann.session, ("char.vitals",))
    await ann.type("north")
    await house.step(3.0)
    vitals = [body for package, body in ann.link.informed if package == "Char.Vitals"]
    assert [body["bal"] for body in vitals if isinstance(body, dict)] == ["1", "0", "1"]
