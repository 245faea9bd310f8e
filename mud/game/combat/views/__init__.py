"""How fights are told: who goes for whom, who runs, who helps, and how a duel goes."""

from mud.game.being.readers import onlookers
from mud.game.combat.acts.odds import odds_of
from mud.game.combat.events import (
    Challenged,
    ChallengeDropped,
    Considered,
    Disengaged,
    DuelBroken,
    DuelEnded,
    FightBegan,
    Fled,
    FleeFailed,
    LastShot,
    Rescued,
    RescueFailed,
    Turned,
    WimpySet,
)
from mud.game.combat.model import FightKind
from mud.game.combat.rules.odds import words_for
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import view
from mud.world.world import World


@view(FightBegan)
def fight_began(world: World, event: FightBegan) -> Telling:
    """Both of them, and the room."""
    who, whom = event.who, event.whom
    room = onlookers(world, who.room_id, who, whom)
    if event.kind is FightKind.DUEL:
        return (
            tell(Only(who), "[notice]You and {whom} begin your duel.[/]", whom=whom),
            tell(Only(whom), "[notice]You and {who} begin your duel.[/]", who=who),
            tell(room, "{Who} and {whom} begin a duel.", who=who, whom=whom),
        )
    return (
        tell(Only(who), "[notice]You attack {whom:the}![/]", whom=whom),
        tell(Only(whom), "[bad]{Who:the} attacks you![/]", who=who),
        tell(room, "{Who:the} attacks {whom:the}!", who=who, whom=whom),
    )


@view(Turned)
def turned(world: World, event: Turned) -> Telling:
    """Both of them, and the room."""
    who, whom = event.who, event.whom
    return (
        tell(Only(who), "[notice]You turn to {whom:the}.[/]", whom=whom),
        tell(Only(whom), "[bad]{Who:the} turns to you.[/]", who=who),
        tell(onlookers(world, who.room_id, who, whom), "{Who:the} turns to {whom:the}.", who=who, whom=whom),
    )


@view(Fled)
def fled(_world: World, event: Fled) -> Telling:
    """Those who stay behind; the walk itself tells where to."""
    who = event.who
    return (
        tell(Only(who), "[good]You have got away.[/]"),
        tell(InRoom(event.room_id, (who,)), "{Who:the} has fled.", who=who),
    )


@view(FleeFailed)
def flee_failed(world: World, event: FleeFailed) -> Telling:
    """Whoever tried, and the room."""
    who, by = event.who, event.by
    return (
        tell(Only(who), "[bad]You try to flee, but {by:the} cuts you off.[/]", by=by),
        tell(Only(by), "{Who:the} tries to flee, and you cut {who:them} off.", who=who),
        tell(
            onlookers(world, who.room_id, who, by),
            "{Who:the} tries to flee, but {by:the} is in the way.",
            who=who,
            by=by,
        ),
    )


@view(Rescued)
def rescued(world: World, event: Rescued) -> Telling:
    """The three of them, and the room."""
    who, whom, other = event.who, event.whom, event.other
    names = {"who": who, "whom": whom, "other": other}
    return (
        tell(Only(who), "[good]You step between {whom:the} and {other:the}.[/]", **names),
        tell(Only(whom), "[good]{Who:the} steps between you and {other:the}.[/]", **names),
        tell(Only(other), "{Who:the} steps between you and {whom:the}.", **names),
        tell(
            onlookers(world, who.room_id, who, whom, other),
            "{Who:the} steps between {whom:the} and {other:the}.",
            **names,
        ),
    )


@view(RescueFailed)
def rescue_failed(world: World, event: RescueFailed) -> Telling:
    """Whoever tried, whoever hoped, and the room."""
    who, whom, other = event.who, event.whom, event.other
    names = {"who": who, "whom": whom, "other": other}
    return (
        tell(Only(who), "[bad]You do not get between {whom:the} and {other:the}.[/]", **names),
        tell(Only(whom), "{Who:the} tries to get between you and {other:the}, and cannot.", **names),
        tell(
            onlookers(world, who.room_id, who, whom),
            "{Who:the} tries to get between {whom:the} and {other:the}, and cannot.",
            **names,
        ),
    )


@view(Disengaged)
def disengaged(world: World, event: Disengaged) -> Telling:
    """Whoever does it, and the room."""
    who = event.who
    mine = "You let off." if event.over else "You let off, but not everybody does so: you are attacked still."
    return (
        tell(Only(who), "{why}" + mine, why=f"{event.why} " if event.why else ""),
        tell(onlookers(world, who.room_id, who), "{Who:the} lets off.", who=who),
    )


@view(LastShot)
def last_shot(_world: World, event: LastShot) -> Telling:
    """Only whoever has nothing left."""
    words = "[bad]You have nothing more to shoot with your {arm}.[/]"
    return (tell(Only(event.who), words, arm=event.weapon.name),)


@view(Challenged)
def challenged(world: World, event: Challenged) -> Telling:
    """Both of them, and the room."""
    who, whom = event.who, event.whom
    return (
        tell(Only(who), "You challenge {whom} to a duel.", whom=whom),
        tell(
            Only(whom),
            "[notice]{Who} challenges you to a duel, to the last hit point.[/] Type accept or decline.",
            who=who,
        ),
        tell(onlookers(world, who.room_id, who, whom), "{Who} challenges {whom} to a duel.", who=who, whom=whom),
    )


@view(ChallengeDropped)
def challenge_dropped(_world: World, event: ChallengeDropped) -> Telling:
    """Both of them."""
    who, whom = event.who, event.whom
    if event.declined:
        return (
            tell(Only(who), "You decline.", whom=whom),
            tell(Only(whom), "{Who} declines your challenge.", who=who),
        )
    return (
        tell(Only(who), "You take your challenge to {whom} back.", whom=whom),
        tell(Only(whom), "{Who} takes the challenge back.", who=who),
    )


@view(DuelEnded)
def duel_ended(world: World, event: DuelEnded) -> Telling:
    """Both of them, and the room."""
    who, whom = event.who, event.whom
    names = {"who": who, "whom": whom}
    room = onlookers(world, who.room_id, who, whom)
    if event.yielded:
        return (
            tell(Only(who), "[good]{Whom} yields. You have won the duel.[/]", **names),
            tell(Only(whom), "[bad]You yield. {Who} has won the duel.[/]", **names),
            tell(room, "{Whom} yields. {Who} has won the duel.", **names),
        )
    return (
        tell(Only(who), "[good]{Whom} has had enough. You have won the duel.[/]", **names),
        tell(Only(whom), "[bad]You have had enough. {Who} has won the duel.[/]", **names),
        tell(room, "{Whom} has had enough. {Who} has won the duel.", **names),
    )


@view(DuelBroken)
def duel_broken(_world: World, event: DuelBroken) -> Telling:
    """Each of the two: everybody else sees why."""
    return (tell(Only(event.who), "[notice]Your duel with {other} is off.[/]", other=event.whom),)


@view(WimpySet)
def wimpy_set(_world: World, event: WimpySet) -> Telling:
    """Only whoever asks."""
    if not event.percent:
        return (tell(Only(event.who), "You flee only when you say so."),)
    words = "You try to flee by yourself when less than {percent} percent of your health is left."
    return (tell(Only(event.who), words, percent=event.percent),)


@view(Considered)
def considered(world: World, event: Considered) -> Telling:
    """Only whoever looks."""
    words = words_for(odds_of(world, event.reader, event.about).ratio)
    return (tell(Only(event.reader), words, whom=event.about),)
