"""Talking: aloud, in a whisper, over a distance."""

from dataclasses import dataclass
from enum import Enum

from mud.game.being.acts.postures import oblivious
from mud.game.being.model import Being, Player
from mud.game.being.rules import ERASED, subject
from mud.game.effect.acts import conditions_on
from mud.game.effect.rules.conditions import falters
from mud.game.talk.events import (
    Emoted,
    FeedbackClosed,
    FeedbackGiven,
    Said,
    Shouted,
    Told,
    Whispered,
)
from mud.game.talk.model import Correspondence, Feedback, FeedbackKind
from mud.kernel.errors import Refused
from mud.kernel.ids import AccountId, FeedbackId
from mud.world.world import World

LONGEST_FEEDBACK = 2000
"""Characters: a page; what needs more needs a conversation."""

MOST_OPEN_FEEDBACK = 50
"""Open reports of one player: beyond this somebody is not reporting but flooding."""


class Loudness(Enum):
    """How far something said is heard, as people call it: what a room says, one, one anywhere, or an area hears."""

    WHISPER = "whisper"
    TELL = "tell"
    ROOM = "say"
    AREA = "shout"


@dataclass(frozen=True, slots=True)
class Speaking:
    """Someone is about to say or show something."""

    who: Being
    text: str
    loudness: Loudness
    to: Being | None = None


def say(world: World, who: Being, text: str) -> None:
    """Say something to everyone in the room, the stunned haltingly; Refused when a guard says no."""
    world.check(Speaking(who, text, Loudness.ROOM))
    world.happened(Said(who, halting(text) if falters(conditions_on(world, who)) else text))


def halting(text: str) -> str:
    """Words as those bring them out who can speak only falteringly (SRD 5.1, "Stunned")."""
    return "... ".join(text.split())


def emote(world: World, who: Being, text: str) -> None:
    """Do something that is told in one's own words; Refused when a guard says no."""
    world.check(Speaking(who, text, Loudness.ROOM))
    world.happened(Emoted(who, text))


def whisper(world: World, who: Being, to: Being, text: str) -> None:
    """Say something that only one in the room hears; Refused when that one is elsewhere or a guard says no."""
    if to is who:
        raise Refused("You mutter under your breath, and nobody is the wiser.")
    if to.room_id != who.room_id:
        raise Refused(f"{subject(to)} is not here.")
    if not to.is_aware:
        raise Refused(f"{subject(to)} is {oblivious(to)}.")
    world.check(Speaking(who, text, Loudness.WHISPER, to))
    world.happened(Whispered(who, to, text))


def tell(world: World, who: Player, to: Player, text: str) -> None:
    """Say something to one other wherever they are; Refused when they are not in the world or a guard says no."""
    if to is who:
        raise Refused("You tell yourself that, and believe every word.")
    if not to.online:
        raise Refused(f"{to.name} is not in the world now.")
    world.check(Speaking(who, text, Loudness.TELL, to))
    Correspondence.of(to).last_tell_from = who.id
    world.happened(Told(who, to, text))


def reply(world: World, who: Player, text: str) -> None:
    """Answer whoever told one something last; Refused when nobody did or they are gone."""
    last = Correspondence.of(who).last_tell_from
    to = None if last is None else world.get(Player, last)
    if to is None:
        raise Refused("Nobody has told you anything that you could reply to.")
    tell(world, who, to, text)


def shout(world: World, who: Being, text: str) -> None:
    """Shout, for the whole area to hear; Refused when a guard says no."""
    world.check(Speaking(who, text, Loudness.AREA))
    world.happened(Shouted(who, text))


def give_feedback(world: World, who: Player, kind: FeedbackKind, text: str) -> Feedback:
    """Tell the staff something; Refused when it is too long or too much of it is open."""
    if len(text) > LONGEST_FEEDBACK:
        raise Refused(f"That is {len(text)} characters long; please say it in {LONGEST_FEEDBACK}.")
    if sum(each.player_id == who.id for each in open_feedback(world)) >= MOST_OPEN_FEEDBACK:
        raise Refused("The staff has a lot from you to read already. Please wait until they have.")
    feedback = world.add(
        Feedback(
            id=FeedbackId(world.ids.new()),
            kind=kind,
            player_id=who.id,
            room_id=who.room_id,
            text=text,
        )
    )
    world.happened(FeedbackGiven(who, feedback))
    return feedback


def forget_feedback(world: World, account_id: AccountId, names: tuple[str, ...]) -> None:
    """Forget what the characters of an account told the staff, and that they saw to what others told."""
    theirs = {player.id for player in world.where(Player, "account_id", account_id)}
    for feedback in tuple(world.shelf(Feedback)):
        if feedback.player_id in theirs:
            world.remove(feedback)
        elif feedback.closed_by in names:
            feedback.closed_by = ERASED


def open_feedback(world: World) -> list[Feedback]:
    """What nobody has seen to yet, oldest first."""
    open_ones = (each for each in world.shelf(Feedback) if each.closed_by is None)
    return sorted(open_ones, key=lambda each: each.created_at)


def close_feedback(world: World, who: Player, number: int) -> None:
    """See to one of the open ones, by its number in the list from 1; Refused when there is none of that number."""
    waiting = open_feedback(world)
    if not 1 <= number <= len(waiting):
        raise Refused("There is nothing of that number in the list.")
    waiting[number - 1].closed_by = who.name
    world.happened(FeedbackClosed(who, waiting[number - 1]))
