"""Talking: who can be spoken to, and how much the staff is sent."""

import pytest

from mud.game.being import acts as beings
from mud.game.talk import acts
from mud.game.talk.model import FeedbackKind
from mud.kernel.errors import Refused
from mud.kernel.hooks import Guard, Hooks
from mud.world.world import World
from tests.stage import Stage


def test_nobody_hears_a_whisper_from_another_room() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    stage.type("bob", "north")
    with pytest.raises(Refused, match="Bob is not here"):
        acts.whisper(stage.world, ann, bob, "Psst.")
    assert stage.told() == {}


def test_nobody_is_told_anything_once_they_are_gone() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    acts.tell(stage.world, bob, ann, "Good night.")
    beings.leave(stage.world, bob)
    stage.told()
    with pytest.raises(Refused, match="Bob is not in the world now"):
        acts.reply(stage.world, ann, "Sleep well.")


def test_a_guard_may_silence_someone_altogether() -> None:
    def forbid(_world: World, speaking: acts.Speaking) -> None:
        raise Refused(f"You cannot make a sound ({speaking.loudness.value}).")

    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    stage.world.hooks = Hooks([Guard(acts.Speaking, forbid)])
    for line in ("say hi", "emote waves", "whisper bob hi", "tell bob hi", "shout hi"):
        [said] = stage.type("ann", line)["ann"]
        assert said.startswith("You cannot make a sound"), line
    assert stage.told() == {}
    assert ann.room_id == bob.room_id


def test_what_the_staff_is_sent_is_no_longer_than_a_page() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    acts.give_feedback(stage.world, ann, FeedbackKind.BUG, "x" * acts.LONGEST_FEEDBACK)
    with pytest.raises(Refused, match="2001 characters"):
        acts.give_feedback(stage.world, ann, FeedbackKind.BUG, "x" * (acts.LONGEST_FEEDBACK + 1))
    assert len(acts.open_feedback(stage.world)) == 1


def test_one_player_cannot_flood_the_staff_and_keeps_nobody_else_from_writing() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    for number in range(acts.MOST_OPEN_FEEDBACK):
        acts.give_feedback(stage.world, ann, FeedbackKind.IDEA, f"Idea {number}.")
    with pytest.raises(Refused, match="a lot from you"):
        acts.give_feedback(stage.world, ann, FeedbackKind.IDEA, "One more.")
    acts.give_feedback(stage.world, bob, FeedbackKind.TYPO, "A typo.")
    acts.close_feedback(stage.world, bob, 1)
    acts.give_feedback(stage.world, ann, FeedbackKind.IDEA, "One more.")
