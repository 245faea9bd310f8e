"""How it is told and seen that people stand, sit, lie and sleep."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from mud.game.being.acts.postures import Seat, seat_of
from mud.game.being.events import Fell, Rested, Settled, Woken
from mud.game.being.model import Being, Player, Position
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.text.grammar import capital, indefinite, join_list, number_word
from mud.text.page import Paragraph
from mud.text.span import Text, styled
from mud.text.verbs import third_person
from mud.world.world import World

CACHED_WORDS = 1024
"""Ways of holding oneself that are kept in words."""

IS: Mapping[Position, str] = MappingProxyType(
    {
        Position.STANDING: "is here",
        Position.SITTING: "sits {where}",
        Position.RESTING: "lies {where}",
        Position.SLEEPING: "is asleep{on}",
        Position.DYING: "lies here senseless, close to death",
        Position.DEAD: "is here as a spirit",
    }
)
"""How someone is seen by those who look around."""

THEIRS: Mapping[Position, str] = MappingProxyType(
    {
        Position.STANDING: "stands",
        Position.SITTING: "sits",
        Position.RESTING: "lies",
        Position.SLEEPING: "is asleep",
        Position.DYING: "lies senseless",
        Position.DEAD: "hovers",
    }
)
MINE: Mapping[Position, str] = MappingProxyType(
    {
        Position.STANDING: "stand",
        Position.SITTING: "sit",
        Position.RESTING: "lie",
        Position.SLEEPING: "sleep",
        Position.DYING: "lie senseless",
        Position.DEAD: "hover",
    }
)
LYING = frozenset({Position.RESTING, Position.SLEEPING, Position.DYING})


@view(Settled)
def settled(_world: World, event: Settled) -> Telling:
    """Whoever did it and the room."""
    who, verbs = event.who, _verbs(event)
    on = " on {seat:the}" if event.seat is not None else ""
    names = {} if event.seat is None else {"seat": event.seat}
    theirs = join_list([third_person(verb) for verb in verbs])
    return (
        tell(Only(who), f"You {join_list(verbs)}{on}.", **names),
        tell(InRoom(event.room_id, (who,)), f"{{Who}} {theirs}{on}.", who=who, **names),
    )


def _verbs(event: Settled) -> list[str]:
    """What someone does one after the other, as infinitives."""
    was_lying, slept = event.before in LYING, event.before is Position.SLEEPING
    match event.position:
        case Position.STANDING:
            last = ["stand up"]
        case Position.SITTING:
            last = ["sit up" if was_lying and event.seat is None else "sit down"]
        case Position.RESTING:
            last = [] if slept and event.seat is None else ["lie down"]
        case _:
            last = ["fall asleep"] if was_lying and event.seat is None else ["lie down", "fall asleep"]
    if slept:
        return ["wake", *last] if last else ["wake up"]
    return last


@view(Fell)
def fell(_world: World, event: Fell) -> Telling:
    """Whoever fell, and the room."""
    who = event.who
    return (
        tell(Only(who), "You fall to the ground."),
        tell(InRoom(who.room_id, (who,)), "{Who:the} falls to the ground.", who=who),
    )


@view(Woken)
def woken(_world: World, event: Woken) -> Telling:
    """Both of them, and the room."""
    who, whom = event.who, event.whom
    return (
        tell(Only(who), "You wake {whom}.", whom=whom),
        tell(Only(whom), "{Who} wakes you.", who=who),
        tell(InRoom(who.room_id, (who, whom)), "{Who} wakes {whom}.", who=who, whom=whom),
    )


@view(Rested)
def rested(_world: World, event: Rested) -> Telling:
    """Only the one who took a rest."""
    return (tell(Only(event.who), "[good]You have rested enough: nothing hurts, and nothing is heavy.[/]"),)


def sighting(world: World, being: Being) -> Text:
    """How someone is seen who is looked at."""
    return styled(f"{phrase(being)}{standing(being, seat_of(world, being))}")


def phrase(being: Being) -> str:
    """What a being is called where a sentence begins with it."""
    return being.name if being.is_proper else capital(indefinite(being.name))


def occupied(reader: Being, seat: Seat, there: Iterable[Being]) -> Iterator[Paragraph]:
    """Who sits or lies on a seat, and for how many there is place still."""
    on_it = [being for being in there if being.seat == seat.key]
    for being in on_it:
        who, verb = ("You", MINE[being.position]) if being is reader else (phrase(being), THEIRS[being.position])
        yield Paragraph(styled(f"{who} {verb} on it."))
    left = max(0, seat.places - len(on_it))
    if on_it:
        places = f"place for {'one' if left == 1 else number_word(left)} more" if left else "no place left"
        yield Paragraph(styled(f"There is {places}."))


def standing(being: Being, seat: Seat | None) -> str:
    """How someone is seen by those who look around, as it follows the name."""
    on = f" on {seat.called.form('the')}" if seat is not None else ""
    if not isinstance(being, Player):
        return f" {_seen(being.position, on)}."
    return _standing(being.position, on, being.away, being.linked or not being.is_aware)


@lru_cache(CACHED_WORDS)
def _standing(position: Position, on: str, away: str | None, attentive: bool) -> str:
    """How a player is seen; each look asks for it of each who is there."""
    seen = _seen(position, on)
    if away:
        return f" {seen}, but away ({away})."
    if attentive:
        return f" {seen}."
    if position is Position.STANDING:
        return " stands here, staring into the distance."
    return f" {seen}, staring into the distance."


@cache
def _seen(position: Position, on: str) -> str:
    return IS[position].format(where=on.strip() or "here", on=on)
