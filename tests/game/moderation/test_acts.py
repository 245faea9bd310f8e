"""Reports wait until somebody closes them; notes and hints are for the staff."""

import pytest

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.moderation import acts, rules
from mud.game.moderation.events import AltsRead
from mud.game.moderation.model import LONGEST_TRANSCRIPT, AccountNotes, Report, Standing
from mud.game.signin.acts import came_in
from mud.kernel.errors import Refused
from mud.play.memory import Memory
from mud.play.recollection import recalled
from mud.play.roles import Role
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    for name in ("Ann", "Bob"):
        made.enter(name)
    made.enter("Gwen", Role.GAME_MASTER)
    return made


def account_of(stage: Stage, player: Player) -> Account:
    found = stage.world.get(Account, player.account_id)
    assert found is not None
    return found


def test_a_transcript_keeps_its_end(stage: Stage) -> None:
    ann, bob = stage.players["ann"], stage.players["bob"]
    made = acts.report(stage.world, ann, bob, "He shouts.", "early " * 5000 + "the last words")
    assert len(made.transcript) == LONGEST_TRANSCRIPT
    assert made.transcript.endswith("the last words")


def test_one_player_has_so_many_open_reports(stage: Stage) -> None:
    ann, bob = stage.players["ann"], stage.players["bob"]
    for _ in range(rules.MOST_OPEN):
        acts.report(stage.world, ann, bob, "Again.", "")
    with pytest.raises(Refused, match="Please wait"):
        acts.report(stage.world, ann, bob, "Again.", "")
    acts.close(stage.world, stage.players["gwen"], acts.waiting(stage.world)[0], "Done.")
    acts.report(stage.world, ann, bob, "Again.", "")


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
def test_a_close_without_words_changes_nothing(stage: Stage, text: str) -> None:
    made = acts.report(stage.world, stage.players["ann"], stage.players["bob"], "He shouts.", "")
    with pytest.raises(Refused):
        acts.close(stage.world, stage.players["gwen"], made, text)
    assert made.standing is Standing.OPEN
    assert made.remarks == ()


def test_closed_reports_make_room_for_new_ones(stage: Stage) -> None:
    ann, bob, gwen = (stage.players[name] for name in ("ann", "bob", "gwen"))
    for _ in range(rules.MOST_KEPT):
        acts.close(stage.world, gwen, acts.report(stage.world, ann, bob, "Again.", ""), "Done.")
    newest = acts.report(stage.world, ann, bob, "Again.", "")
    assert len(stage.world.shelf(Report)) == rules.MOST_KEPT
    assert newest.number == rules.MOST_KEPT + 1
    with pytest.raises(Refused):
        acts.find(stage.world, 1)


def test_notes_are_kept_to_a_limit_the_oldest_go(stage: Stage) -> None:
    gwen, account = stage.players["gwen"], account_of(stage, stage.players["bob"])
    for number in range(rules.MOST_REMARKS + 3):
        acts.note(stage.world, gwen, account, f"note {number}")
    notes = stage.world.get(AccountNotes, account.id)
    assert notes is not None
    assert [notes.remarks[0].text, len(notes.remarks)] == ["note 3", rules.MOST_REMARKS]


def test_accounts_from_the_same_place_are_hinted_at(stage: Stage) -> None:
    ann, bob, gwen = (account_of(stage, stage.players[name]) for name in ("ann", "bob", "gwen"))
    came_in(stage.world, ann, "192.0.2.1", "Mudlet")
    came_in(stage.world, bob, "192.0.2.1", "Mudlet")
    came_in(stage.world, gwen, "203.0.113.9", "Mudlet")
    stage.world.told()
    acts.look_for_alts(stage.world, stage.players["gwen"], ann)
    [event] = [each for each in stage.world.told() if isinstance(each, AltsRead)]
    assert event.hints == (rules.Hint("Bob-account", ("192.0.2.1",), True),)


def test_a_report_reads_what_was_shown_without_its_colors() -> None:
    memory = Memory()
    memory.read.extend(
        [(0.0, "\x1b[1;31mBob\x1b[0m hits you.\r\n\r\n"), (65.0, "> say stop"), (70.0, "You say stop.\n")]
    )
    assert recalled(memory, 70.0).splitlines() == ["-1:10 Bob hits you.", "-0:05 > say stop", "-0:00 You say stop."]
