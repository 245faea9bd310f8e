"""From a typed line to the command it means."""

from typing import Annotated, Any

import pytest

from mud.kernel.errors import DeclarationError, Refused
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.dispatch import MOST_SUGGESTED, CommandTable, Dispatcher, PrivilegeUsed, split_command
from mud.play.lines import MOST_PARTS, Step
from mud.play.questions import Question
from mud.play.roles import Permission, Role
from tests.play.props import Prop, reach, situation

RUSTY, LONG, RED = Prop(name="rusty sword"), Prop(name="long sword"), Prop(name="long red sword")


def do(name: str) -> Any:
    def function(ctx: Ctx[Prop]) -> None:
        """Do it."""
        raise Refused(name)

    return function


def refuse(ctx: Ctx[Prop], thing: Annotated[Prop, reach(RUSTY, LONG, RED)]) -> None:
    """Say no, and what was meant."""
    raise Refused(thing.name)


def two(
    ctx: Ctx[Prop], thing: Annotated[Prop, reach(RUSTY, LONG)], with_: Annotated[Prop, reach(RUSTY, LONG, RED)]
) -> None:
    """Two things."""
    raise Refused(f"{thing.name} with {with_.name}")


def crash(ctx: Ctx[Prop]) -> None:
    """Fail."""
    raise ZeroDivisionError


LOOK = command("look", "l")(do("look"))
LOOT = command("loot")(do("loot"))
NORTH = command("north", "n", counted=True)(do("north"))
SAY = command("say", "'")(do("say"))
ALIAS = command("alias", unsplit=True)(do("alias"))
BAN = command("ban", permission=Permission.SERVER)(do("ban"))
BUILD = command("build", permission=Permission.BUILD)(refuse)
GET = command("get")(refuse)
HIT = command("hit")(two)
CRASH = command("crash", permission=Permission.FEEDBACK)(crash)
COMMANDS = (LOOK, LOOT, NORTH, SAY, ALIAS, BAN, BUILD, GET, HIT, CRASH)
TABLE = CommandTable(COMMANDS)


@pytest.fixture
def ctx() -> Ctx[Prop]:
    return situation()


def staff(role: Role) -> Ctx[Prop]:
    made = situation()
    return Ctx(made.world, made.actor, role, made.services)


def answer(ctx: Ctx[Prop], line: str) -> str:
    with pytest.raises(Refused) as refused:
        Dispatcher(TABLE).run(ctx, line)
    return str(refused.value)


@pytest.mark.parametrize(
    ("line", "word", "rest"),
    [
        ("", "", ""),
        ("  ", "", ""),
        ("look", "look", ""),
        (" look  at  it ", "look", "at  it"),
        ("'hello there", "'", "hello there"),
        ("' hello", "'", "hello"),
        ("look\tat", "look", "at"),
        ("été now", "été", "now"),
        ("'", "'", ""),
    ],
)
def test_a_line_is_a_command_and_the_rest(line: str, word: str, rest: str) -> None:
    assert split_command(line) == (word, rest)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("look", LOOK),
        ("LOOK", LOOK),
        ("l", LOOK),
        ("lookx", None),
        ("no", NORTH),
        ("n", NORTH),
        ("al", ALIAS),
        ("'", SAY),
    ],
)
def test_a_command_is_found_by_name_and_unique_abbreviation(word: str, found: Command | None) -> None:
    if found is not None:
        assert TABLE.find(word, Role.PLAYER) is found
    else:
        with pytest.raises(Refused):
            TABLE.find(word, Role.PLAYER)


@pytest.mark.parametrize(
    ("word", "refusal"),
    [
        ("lo", "Which do you mean: look or loot?"),
        ("lokk", "There is no command 'lokk'. Did you mean 'look'?"),
        ("xyzzy", "There is no command 'xyzzy'. Type help for a list of what you can do."),
        ("ban", "There is no command 'ban'. Type help for a list of what you can do."),
        ("", "There is no command ''. Type help for a list of what you can do."),
    ],
)
def test_a_command_that_is_not_found_is_explained(word: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        TABLE.find(word, Role.PLAYER)
    assert str(refused.value) == refusal


def test_nobody_learns_of_commands_above_them() -> None:
    assert BAN not in TABLE.allowed(Role.BUILDER)
    assert TABLE.exact("ban", Role.BUILDER) is None
    assert TABLE.beginning("ba", Role.BUILDER) == ()
    assert TABLE.find("ba", Role.ADMIN) is BAN
    assert TABLE.find("b", Role.BUILDER) is BUILD


def test_a_long_word_is_answered_shortly() -> None:
    with pytest.raises(Refused) as refused:
        TABLE.find("x" * 5000, Role.PLAYER)
    assert len(str(refused.value)) < 120


def test_not_all_of_many_meanings_are_listed() -> None:
    many = CommandTable([command(f"go{n}")(do("go")) for n in range(30)])
    with pytest.raises(Refused) as refused:
        many.find("go", Role.PLAYER)
    assert str(refused.value).count("go") == MOST_SUGGESTED
    assert str(refused.value).endswith("or something else?")


def test_two_commands_of_one_name_are_refused() -> None:
    with pytest.raises(DeclarationError):
        CommandTable([LOOK, command("lookout", "l")(do("other"))])


def test_an_empty_line_does_nothing(ctx: Ctx[Prop]) -> None:
    ctx.world.told()
    Dispatcher(TABLE).run(ctx, "  ")
    assert ctx.world.told() == []


def test_a_command_runs(ctx: Ctx[Prop]) -> None:
    assert answer(ctx, "LOOK") == "look"
    assert answer(ctx, "get rusty") == "rusty sword"


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ("1", "rusty sword"),
        ("2", "long sword"),
        ("second", "long sword"),
        ("the third one", "long red sword"),
        ("rusty", "rusty sword"),
        ("the rusty one", "rusty sword"),
        ("red", "long red sword"),
        ("rust", "rusty sword"),
        ("the rusty sword", "rusty sword"),
        ("look", "look"),
        ("n", "north"),
        ("4", "There is no command '4'. Type help for a list of what you can do."),
        ("0", "There is no command '0'. Type help for a list of what you can do."),
    ],
)
def test_a_question_is_answered_by_a_number_or_a_word_or_not_at_all(ctx: Ctx[Prop], reply: str, outcome: str) -> None:
    assert answer(ctx, "get sword") == "Which sword: the rusty sword, the long sword or the long red sword?"
    assert answer(ctx, reply) == outcome
    assert ctx.memory.question is None


def test_an_answer_that_leaves_several_is_asked_about_again(ctx: Ctx[Prop]) -> None:
    answer(ctx, "get sword")
    assert answer(ctx, "long") == "Which sword: the long sword or the long red sword?"
    assert answer(ctx, "1") == "long sword"


def test_two_questions_of_one_line_are_asked_in_turn(ctx: Ctx[Prop]) -> None:
    assert answer(ctx, "hit sword with sword") == "Which sword: the rusty sword or the long sword?"
    assert answer(ctx, "rusty") == "Which sword: the rusty sword, the long sword or the long red sword?"
    assert answer(ctx, "red") == "rusty sword with long red sword"


def test_a_question_is_open_for_one_line_only(ctx: Ctx[Prop]) -> None:
    answer(ctx, "get sword")
    Dispatcher(TABLE).run(ctx, "")
    assert answer(ctx, "rusty").startswith("There is no command")


def test_a_question_is_a_refusal_for_whoever_knows_no_questions(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Question):
        Dispatcher(TABLE).run(ctx, "get sword")


def events(ctx: Ctx[Prop]) -> list[tuple[str, str, str | None]]:
    return [(e.command, e.line, e.refused) for e in ctx.world.told() if isinstance(e, PrivilegeUsed)]


def test_commands_above_player_are_told_to_the_audit() -> None:
    ctx = staff(Role.ADMIN)
    ctx.world.told()
    answer(ctx, "ban")
    answer(ctx, "look")
    assert events(ctx) == [("ban", "ban", "ban")]


def test_a_question_is_no_refusal_to_the_audit_and_its_answer_is_told_once() -> None:
    ctx = staff(Role.BUILDER)
    ctx.world.told()
    answer(ctx, "build sword")
    answer(ctx, "rusty")
    assert events(ctx) == [("build", "build sword", "rusty sword")]


def test_a_failed_command_is_told_to_the_audit() -> None:
    ctx = staff(Role.HELPER)
    ctx.world.told()
    with pytest.raises(ZeroDivisionError):
        Dispatcher(TABLE).run(ctx, "crash")
    assert events(ctx) == [("crash", "crash", "it failed")]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("look", ["look"]),
        ("look; n", ["look", "n"]),
        ("3n", ["n", "n", "n"]),
        ("look; 2n", ["look", "n", "n"]),
        ("go", ["look", "n", "n"]),
        ("alias x look;north", ["alias x look;north"]),
        ("al x look;north", ["al x look;north"]),
        ("look;alias x look;north", ["look", "alias x look;north"]),
        ("say hi; alia", ["say hi", "alia"]),
        ("", []),
    ],
)
def test_a_typed_line_falls_into_commands(ctx: Ctx[Prop], typed: str, parts: list[str]) -> None:
    assert Dispatcher(TABLE).parts(ctx, typed, {"go": "look;2n"}) == parts


def test_only_steps_of_a_run_are_steps(ctx: Ctx[Prop]) -> None:
    assert [isinstance(part, Step) for part in Dispatcher(TABLE).parts(ctx, "look;2n;n")] == [False, True, True, False]


def test_an_answer_is_not_kept_in_the_history(ctx: Ctx[Prop]) -> None:
    dispatcher = Dispatcher(TABLE)
    for typed in ("get sword", "red", "look"):
        for part in dispatcher.parts(ctx, typed):
            with pytest.raises(Refused):
                dispatcher.run(ctx, part)
    assert [line for _, line in ctx.memory.history.lines()] == ["get sword", "look"]


def test_runs_and_parts_together_have_a_limit(ctx: Ctx[Prop]) -> None:
    assert len(Dispatcher(TABLE).parts(ctx, "10n;10n")) == MOST_PARTS
    with pytest.raises(Refused):
        Dispatcher(TABLE).parts(ctx, "10n;11n")


def test_history_keeps_what_was_typed_and_not_the_short_form(ctx: Ctx[Prop]) -> None:
    dispatcher = Dispatcher(TABLE)
    dispatcher.parts(ctx, "look; 2n")
    assert dispatcher.parts(ctx, "!") == ["look", "n", "n"]
    assert dispatcher.parts(ctx, "!lo") == ["look", "n", "n"]
    assert ctx.memory.history.lines() == ((1, "look; 2n"),)
