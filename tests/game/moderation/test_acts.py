"""Reports wait until somebody closes them; notes and hints are for the staff."""

import pytest

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.moderation import acts, rules
from mud.game.moderation.events import AltsRead
from mud.game.moderation.model import LONGEST_TRANSCRIPT, AccountNotes, Report, Standing
from mud.game.signin.acts import came_in, make_token, spend_token, tokens_were_given
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


def test_tokens_hint_more_than_an_address_and_the_screen_says_why(stage: Stage) -> None:
    world = stage.world
    ann, bob, gwen = (account_of(stage, stage.players[name]) for name in ("ann", "bob", "gwen"))
    stage.enter("Ida", Role.ADMIN)
    for account in (ann, bob):
        came_in(world, account, "192.0.2.1", "Mudlet")
    for account, device, first in ((ann, "Laptop", "mud1.a"), (bob, "laptop", "mud1.b"), (gwen, "phone", "mud1.g")):
        make_token(world, account, device, first, "192.0.2.1")
        assert spend_token(world, account, first, f"{first}2", "192.0.2.1") is not None
    theirs = make_token(world, gwen, "desk", "mud1.d", "192.0.2.1")
    tokens_were_given(world, ann, (theirs.family_id,), "203.0.113.9")
    stage.told()
    read = "\n".join(stage.type("Ida", "alts ann")["ida"]).replace("\n    ", " ")  # an entry goes on below, indented
    assert read.splitlines() == [
        "Accounts that may be of the same person as Ann-account",
        "  Gwen-account: a token of one was given, and then the other signed in to, on one connection from 203.0.113.9",
        '  Bob-account: tokens of both for a device called "laptop" were used from 192.0.2.1',
        "  Bob-account: both were signed in to from 192.0.2.1, with the same program",
    ]


def test_tokens_of_one_name_from_elsewhere_or_never_used_hint_at_nobody(stage: Stage) -> None:
    world = stage.world
    ann, bob, gwen = (account_of(stage, stage.players[name]) for name in ("ann", "bob", "gwen"))
    for account, first in ((ann, "mud1.a"), (bob, "mud1.b"), (gwen, "mud1.g")):
        make_token(world, account, "phone", first, "192.0.2.1")
    spend_token(world, ann, "mud1.a", "mud1.a2", "192.0.2.1")
    spend_token(world, bob, "mud1.b", "mud1.b2", "203.0.113.9")
    world.told()
    acts.look_for_alts(world, stage.players["gwen"], ann)
    [event] = [each for each in world.told() if isinstance(each, AltsRead)]
    assert event.hints == ()


def test_a_report_reads_what_was_shown_without_its_colors() -> None:
    memory = Memory()
    memory.read.extend(
        [(0.0, "\x1b[1;31mBob\x1b[0m hits you.\r\n\r\n"), (65.0, "> say stop"), (70.0, "You say stop.\n")]
    )
    assert recalled(memory, 70.0).splitlines() == ["-1:10 Bob hits you.", "-0:05 > say stop", "-0:00 You say stop."]
