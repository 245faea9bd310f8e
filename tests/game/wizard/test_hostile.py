"""Whatever is typed behind a privileged command: nothing breaks, nobody above is touched, and the row can be read."""

import random
from collections.abc import Iterator

import pytest

from mud.app import roster
from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.thing.model import Item
from mud.game.wizard.acts import account_of, chain_of
from mud.game.wizard.model import Restraint
from mud.game.wizard.rules import LONGEST_LINE, LONGEST_NOTE
from mud.kernel.errors import Refused
from mud.play.command import Command
from mud.play.roles import Role
from mud.text.clean import clean
from tests.stage import Stage

HOSTILE = (
    "",
    " ",
    "x" * 4000,
    "ann " + "y" * 4000,
    "💥" * 900,
    "\x00\x07\x1b[2J\x1b]0;title\x07",
    "\x9b31m\x85\u2028",
    "[bold]{who}[/] }{ [notice",
    "{0.__class__} %s %n $* $1",
    "\u202eliame\u202c ann",
    "a\u0301" * 500,
    "\ud800\udfff",
    "' OR 1=1 --",
    "../../etc/passwd",
    "00000000000000000000000000000000",
    "-1",
    "99999999999999999999",
    "1e999",
    "NaN",
    "ann " * 300,
    "ann to",
    "ann to to to",
    "all",
    "all.all in all",
    "it",
    "me",
    "here",
    '"',
    '"" ""',
    "ann \u201copen",
    "; ; ;",
    "ann 99999999999d",
    "ann -5m",
    "ann level -99999999999999",
    "ann level +9999999999999",
    "ann coins 9223372036854775808",
    "ann title " + "t" * 500,
    "town 99:99",
    "town -1:-1",
    "::/0",
    "2001:db8::/999",
    "flag " + "f" * 500,
    "describe [",
    "describe " + "d" * 3000,
    "exit north room_nowhere",
    "exit \x1b[31m room_lane",
)
"""What a hostile or a careless member of the staff, or a stolen account, could type."""

PRIVILEGED = [command for command in roster.commands() if command.role is not Role.PLAYER]
ABOUT_THE_SERVER = "mud.ops."
"""Modules whose commands need a server around them: they are tried in the tests of that floor."""

IN_THE_GAME = [each for each in PRIVILEGED if not each.function.__module__.startswith(ABOUT_THE_SERVER)]
AGAINST_PEOPLE = ("alter {} level 3", "modify {} strength 3", "heal {}", "restore {}", "teleport {} to lane",
                  "summon {}", "force {} drop all", "freeze {}", "thaw {}", "mute {}", "unmute {}", "kick {}",
                  "ban {}", "unban {}")  # fmt: skip


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.enter("Ann")
    made.enter("Ida", Role.ADMIN)
    return made


@pytest.mark.parametrize("command", IN_THE_GAME, ids=lambda each: each.name)
def test_nothing_that_is_typed_behind_a_command_breaks_it_or_its_row(stage: Stage, command: Command) -> None:
    for words in HOSTILE:
        before = chain_of(stage.world).length
        read = stage.type("ida", f"{command.name} {words}")
        if words == clean(words):  # else the session has cleaned it before anybody reads it
            assert not any("\x1b" in line or len(line) > 6000 for lines in read.values() for line in lines)
        assert stage.players["ida"].online
        assert ";" in words or chain_of(stage.world).length > before, words
    for row in chain_of(stage.world).recent:
        details = dict(row.details) if row.details is not None else {}
        assert len(details["line"]) <= LONGEST_LINE
        for text in details.values():
            assert len(text) <= LONGEST_NOTE
            assert text == clean(text)


def below(role: Role) -> Iterator[Role]:
    return (each for each in Role if role.rank > each.rank > Role.PLAYER.rank)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.PLAYER])
@pytest.mark.parametrize("line", AGAINST_PEOPLE)
def test_staff_touch_nobody_above_them(line: str, role: Role) -> None:
    stage = Stage()
    above = stage.enter("Ida", role)
    account = account_of(stage.world, above)
    assert account is not None
    untouched = state(above, account)
    for lower in below(role):
        name = lower.value.split("_")[0].capitalize()
        stage.enter(name, lower)
        stage.type(name, line.format("ida"))
        stage.type(name, line.format("ida-account"))
        assert state(above, account) == untouched
        assert not chain_of(stage.world).recent[-1].success


def state(player: Player, account: Account) -> tuple[object, ...]:
    restraint = Restraint.of(account)
    restrained = (restraint.is_frozen, restraint.is_muted, account.is_banned, account.role)
    return (player.room_id, player.level, player.strength, player.online, player.current_health, restrained)


def test_a_purge_takes_nothing_that_players_carry(stage: Stage) -> None:
    stage.type("ann", "get loaf")
    carried = [item.id for item in stage.world.shelf(Item) if item.holder.id == stage.players["ann"].id]
    assert carried
    stage.type("ida", "purge all really")
    stage.type("ida", "purge all.loaf really")
    assert all(stage.world.get(Item, item_id) is not None for item_id in carried)


def test_purging_and_undoing_at_random_loses_and_doubles_nothing(stage: Stage) -> None:
    chance = random.Random(11)
    things = "purge all really; purge sword; purge all in loft really; spawn item_apple; spawn 5 item_loaf in loft"
    moves = "undo; undo; undo; goto loft; goto square; get all; drop all; put apple in basket"
    lines = f"{things}; {moves}".split("; ")
    for _ in range(150):
        stage.type("ida", chance.choice(lines))
        ids = [item.id for item in stage.world.shelf(Item)]
        assert len(ids) == len(set(ids))
        for item in stage.world.shelf(Item):
            assert item.quantity >= 1
            if item.holder.kind.value == "container_id":
                assert stage.world.get(Item, item.holder.id) is not None


def test_a_purge_with_all_that_is_inside_is_undone_exactly(stage: Stage) -> None:
    stage.type("ida", "goto loft")
    stage.type("ida", "spawn item_apple in loft")
    stage.type("ida", "get apple")
    stage.type("ida", "put apple in basket")
    before = things(stage)
    stage.type("ida", "purge basket really")
    assert things(stage) != before
    assert "Undone" in stage.type("ida", "undo")["ida"][-1]
    assert things(stage) == before


def things(stage: Stage) -> dict[str, tuple[object, ...]]:
    return {
        item.id: (item.template_id, item.holder, item.quantity, item.history, item.placement_id, item.created_at)
        for item in stage.world.shelf(Item)
    }


def test_what_is_undone_in_the_purse_stands_in_the_ledger(stage: Stage) -> None:
    ann = stage.players["ann"]
    stage.type("ida", "alter ann coins 750")
    assert ann.coins == 750
    stage.type("ida", "undo")
    assert ann.coins == 500
    moves = [each for each in stage.world.take_changes().records if type(each).__name__ == "Transaction"]
    assert [each.transaction_type for each in moves[-2:]] == ["staff", "staff"]  # type: ignore[attr-defined]  # of that class


def test_an_undo_after_the_person_was_changed_again_is_refused(stage: Stage) -> None:
    stage.type("ida", "alter ann level 5")
    stage.players["ann"].level = 6
    said = stage.type("ida", "undo")["ida"]
    assert "level is 6 by now" in " ".join(said)
    assert stage.players["ann"].level == 6


def test_at_brings_back_also_when_the_line_fails(stage: Stage) -> None:
    home = stage.players["ida"].room_id
    stage.type("ida", "at lane get dragon")
    assert stage.players["ida"].room_id == home
    with pytest.raises(Refused):
        stage.dispatcher.run(stage.contexts["ida"], "at lane frobnicate")
    assert stage.players["ida"].room_id == home
