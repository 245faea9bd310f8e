"""What the grammar offers, at the keys: history, runs, several commands, questions, words of one's own."""

from tests.session.house import House


async def test_the_last_line_is_done_again(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("say hello")
    assert await guest.type("!") == 'You say, "hello"\nready> '
    assert await guest.type("!!") == 'You say, "hello"\nready> '


async def test_a_line_is_done_again_by_its_number_or_its_beginning(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("say one", "say two", "exits")
    assert await guest.type("!1") == 'You say, "one"\nready> '
    assert await guest.type("!exi") != "ready> "
    assert await guest.type("!say") == 'You say, "one"\nready> '
    read = await guest.type("history")
    assert "1 say one" in read
    assert "2 say two" in read
    assert await guest.type("!99") == "There is no line 99 in your history.\nready> "


async def test_history_begins_anew_with_each_visit_and_keeps_no_password(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("say one", "quit", "1")
    assert "typed nothing yet" in await guest.type("!")
    assert "correct horse" not in await guest.type("history")


async def test_an_alias_with_words_in_it_stands_for_several_commands(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("alias see look at $1; exits")
    read = await guest.type("see wheel")
    assert "black and dripping" in read
    assert "Exits" in read


async def test_an_alias_is_kept_over_a_visit(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("alias hi say hello", "quit", "1")
    assert await guest.type("hi") == 'You say, "hello"\nready> '


async def test_an_alias_that_never_ends_is_refused_and_nothing_is_done(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("alias one two", "alias two one")
    assert "never comes to an end" in await guest.type("one")
    assert await guest.type("say fine") == 'You say, "fine"\nready> '


async def test_semicolons_separate_commands_and_a_refused_one_does_not_keep_the_next(house: House) -> None:
    guest = await house.playing("Ann")
    read = await guest.type("exits; west; exits")
    assert read.count("north: Bakers' Lane") == 2
    assert "You can't go that way." in read


async def test_a_run_is_walked_step_by_step(house: House) -> None:
    guest = await house.playing("Ann")
    start = house.player("Ann").room_id
    read = await guest.type("1n1s")
    assert read.count("[ Exits:") == 2
    assert house.player("Ann").room_id == start


async def test_a_run_ends_where_the_way_is_barred_and_the_rest_of_the_line_is_left(house: House) -> None:
    guest = await house.playing("Ann")
    read = await guest.type("n9n; exits")
    assert read.count("can't go that way") == 1
    assert read.endswith("ready> ")


async def test_a_question_is_answered_by_a_number(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("n; e")
    assert "Which sword" in await guest.type("get sword")
    read = await guest.type("2")
    assert read.startswith("You take a ")
    assert "sword" in read


async def test_a_question_is_forgotten_for_a_command(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("n; e", "get sword")
    assert await guest.type("say never mind") == 'You say, "never mind"\nready> '
    assert "There is no command '1'" in await guest.type("1")


async def test_a_brief_walk_leaves_descriptions_out_but_looking_does_not(house: House) -> None:
    guest = await house.playing("Ann")
    await guest.type("settings brief on")
    assert "warm from the ovens" not in await guest.type("north")
    assert "warm from the ovens" in await guest.type("look")
