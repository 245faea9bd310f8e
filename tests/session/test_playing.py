"""Playing: commands, lost links, leaving."""

from typing import Any

from structlog.testing import capture_logs

from mud.game.being import acts
from mud.game.being.model import Player
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.roles import Role
from mud.session.playing import Stage
from tests.session.house import House


@command("stumble")
def stumble(ctx: Ctx[Player]) -> None:
    """Look, and fall over a bug."""
    acts.look(ctx.world, ctx.actor)
    raise ZeroDivisionError("a bug")


def teach(house: House, *commands: Any) -> None:  # Any: commands, as the decorator makes them
    """Let everyone use these commands and no others."""
    stage: Stage = house.lobby._desk.stage
    dispatcher: Dispatcher = stage.dispatcher
    dispatcher.table = CommandTable(commands)


async def test_a_command_answers_in_one_write_which_ends_in_the_prompt(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.typed(["say hello"])
    guest.house.timer.run_soon()
    assert guest.link.sent == [('You say, "hello"\n', "ready> ")]


async def test_a_refusal_is_shown_as_it_is(house: House) -> None:
    guest = await house.playing("Ann")
    assert await guest.type("west") == "You can't go that way.\nready> "


async def test_an_empty_line_shows_the_prompt(house: House) -> None:
    guest = await house.playing("Ann")
    assert await guest.type("") == "ready> "


async def test_words_of_ones_own_stand_for_commands(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("alias hi west; say hello")
    assert await guest.type("hi") == 'You can\'t go that way.\nYou say, "hello"\nready> '


async def test_a_question_is_answered_by_the_next_line(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("n; e")
    assert "Which sword" in await guest.type("get sword")
    assert "You take a long sword." in await guest.type("long")


async def test_a_bug_in_a_command_is_logged_under_the_reference_that_the_player_reads(house: House) -> None:
    guest = await house.playing("Ann")
    teach(house, stumble)
    with capture_logs() as logs:
        read = await guest.type("stumble")
    assert "Mill Square" in read
    assert [entry["event"] for entry in logs] == ["a command failed"]
    assert isinstance(logs[0]["exc_info"], ZeroDivisionError)
    assert logs[0]["reference"] in read
    assert await guest.type("") == "ready> "


async def test_the_commands_of_one_line_are_answered_in_order_in_one_write(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    for guest in (ann, bob):
        guest.link.read()
    ann.session.typed(["get sword; west; say one"])
    house.timer.run_soon()
    assert ann.link.sent == [('You take a rusty sword.\nYou can\'t go that way.\nYou say, "one"\n', "ready> ")]
    assert bob.link.sent == [('\nAnn takes a rusty sword.\nAnn says, "one"\n', "ready> ")]


async def test_a_run_ends_where_a_step_is_refused(house: House) -> None:
    guest = await house.playing("Ann")
    read = await guest.type("2w")
    assert read.count("can't go that way") == 1


async def test_each_command_of_a_line_is_paid_for(house: House) -> None:
    guest = await house.playing("Ann")
    await house.step(60.0)
    await guest.type("; ".join(["look"] * 20))
    assert await guest.type("say late") == ""
    await house.step(0.2)
    assert "late" in guest.link.read()


async def test_too_many_commands_in_one_line_are_refused(house: House) -> None:
    guest = await house.playing("Ann")
    assert "too much for one line" in await guest.type("; ".join(["look"] * 21))


async def test_what_follows_quit_on_its_line_is_not_done(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    await ann.type("quit; say still here")
    assert "still here" not in bob.link.read()


async def test_someone_who_was_seen_can_be_meant_by_a_pronoun(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    await bob.type("say hello")
    ann.link.read()
    await ann.type("whisper them hi there")
    assert "hi" in bob.link.read()


async def test_a_role_given_while_playing_counts_from_the_next_command(house: House) -> None:
    seen: list[Role] = []

    @command("role")
    def role(ctx: Ctx[Player]) -> None:
        """Note the role."""
        seen.append(ctx.role)

    guest = await house.playing("Ann")
    teach(house, role)
    await guest.type("role")
    assert guest.session.account is not None
    guest.session.account.role = Role.ADMIN
    await guest.type("role")
    assert seen == [Role.PLAYER, Role.ADMIN]


async def test_quit_leads_back_to_the_menu_and_from_there_into_the_world_again(house: House) -> None:
    guest = await house.playing("Ann")
    read = await guest.type("quit")
    assert read.startswith("You close your eyes. Sleep well, Ann.\nYour characters\n")
    assert not house.player("Ann").online
    assert "Welcome, Ann." in await guest.type("1")


async def test_what_is_typed_behind_quit_is_for_the_menu(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("quit", "quit")
    assert guest.link.is_closed


async def test_hanging_up_right_behind_quit_leaves_nobody_behind(house: House) -> None:
    guest = await house.playing("Ann")
    guest.session.typed(["quit"])
    await guest.hang_up()
    assert not house.player("Ann").online
    assert len(house.lobby.hub.playing) == 0
    assert house.tasks.running == 0


async def test_a_lost_link_leaves_the_character_standing_and_the_others_see_it(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    ann.link.read()
    await bob.hang_up()
    assert ann.link.read() == "\nBob stares into the distance.\nready> "
    assert house.player("Bob").online
    assert not house.player("Bob").linked


async def test_signing_in_again_finds_the_character_where_it_stands(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("north")
    room = house.player("Ann").room_id
    await guest.hang_up()
    again = await house.sign_in("Ann-account")
    assert "You are back, Ann." in await again.type("ann")
    assert house.player("Ann").room_id == room
    await house.step(2000.0)
    assert house.player("Ann").online


async def test_a_character_that_nobody_comes_back_to_leaves_the_world_in_time(house: House) -> None:
    ann, bob = await house.playing("Ann"), await house.playing("Bob")
    await bob.hang_up()
    await house.step(899.0)
    assert house.player("Bob").online
    ann.link.read()
    await house.step(1.0)
    assert not house.player("Bob").online
    assert ann.link.read() == "\nBob slips away to sleep.\nready> "


async def test_an_idle_player_needs_no_task_and_no_timer(house: House) -> None:
    await house.playing("Ann")
    assert house.tasks.running == 0
    assert house.timer.waiting == 0


async def test_megabytes_of_anything_do_not_make_a_command_fail(house: House) -> None:
    guest = await house.playing("Ann")
    with capture_logs() as logs:
        for line in [
            "x" * 4096,
            "say " + "\u0301" * 4000,
            "'",
            '"',
            "a.b.c",
            "get " + "9" * 400 + ".sword",
            "get all." + "é" * 99,
        ]:
            await guest.type(line)
            await house.step(1.0)
    assert logs == []
