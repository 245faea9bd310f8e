"""What people see of comings and goings. Whoever does not notice someone does not see them come or go."""

from mud.game.being.events import (
    Displaced,
    LinkFound,
    LinkLost,
    NewcomerCame,
    NoticeChanged,
    PlayerEntered,
    PlayerLeft,
    Pushed,
    Transported,
    Walked,
)
from mud.game.being.readers import onlookers
from mud.game.being.rules import OPPOSITE
from mud.game.being.views import Departed
from mud.play.telling import Everyone, Only, Telling, tell
from mud.play.views import view
from mud.world.world import World


@view(Walked)
def walked(world: World, event: Walked) -> Telling:
    """Those left behind see where someone went, those ahead where they come from."""
    arriving, who = OPPOSITE.get(event.way, "from somewhere"), event.who
    return (
        tell(onlookers(world, event.source, who), "{Who} goes {way}.", who=Departed(who), way=event.way),
        tell(onlookers(world, event.target, who), "{Who} comes in {way}.", who=who, way=arriving),
    )


@view(Pushed)
def pushed(world: World, event: Pushed) -> Telling:
    """Whoever it happens to, and both rooms."""
    arriving, who = OPPOSITE.get(event.way, "from somewhere"), event.who
    return (
        tell(Only(who), "You are pushed out: {way}.", way=event.way),
        tell(onlookers(world, event.source, who), "{Who:the} is pushed out: {way}.", who=who, way=event.way),
        tell(onlookers(world, event.target, who), "{Who} comes flying in {way}.", who=Departed(who), way=arriving),
    )


@view(Transported)
def transported(world: World, event: Transported) -> Telling:
    """From one moment to the next someone is gone, and there."""
    who = event.who
    return (
        tell(onlookers(world, event.source, who), "{Who} is gone from one moment to the next.", who=Departed(who)),
        tell(onlookers(world, event.target, who), "{Who} is here from one moment to the next.", who=who),
    )


@view(Displaced)
def displaced(world: World, event: Displaced) -> Telling:
    """Told as calmly as it can be."""
    who = event.who
    return (
        tell(Only(who), "The place around you is no longer part of this world. You find yourself elsewhere."),
        tell(onlookers(world, event.room_id, who), "{Who} is suddenly here.", who=who),
    )


@view(NoticeChanged)
def notice_changed(_world: World, event: NoticeChanged) -> Telling:
    """Only the one who chose it: nobody else is to notice."""
    if event.who.invisible:
        words = "Players do not notice you any more. Staff do; and what you say is said by someone."
    else:
        words = "Everyone can notice you again."
    return (tell(Only(event.who), words),)


@view(PlayerEntered)
def entered(world: World, event: PlayerEntered) -> Telling:
    """A greeting, and a sign for those who are there."""
    who = event.who
    return (
        tell(Only(who), "[notice]Welcome, {who}.[/]", who=who),
        tell(onlookers(world, who.room_id, who), "{Who} wakes and looks around.", who=who),
    )


@view(NewcomerCame)
def newcomer_came(_world: World, event: NewcomerCame) -> Telling:
    """Everyone else hears of it."""
    return (tell(Everyone((event.who,)), "[notice]{who} is new here. Be kind.[/]", who=event.who),)


@view(PlayerLeft)
def left(world: World, event: PlayerLeft) -> Telling:
    """They fall asleep somewhere out of sight."""
    who = event.who
    return (
        tell(Only(who), "[notice]You close your eyes. Sleep well, {who}.[/]", who=who),
        tell(onlookers(world, who.room_id, who), "{Who} slips away to sleep.", who=who),
    )


@view(LinkLost)
def link_lost(world: World, event: LinkLost) -> Telling:
    """Only the others are there to notice."""
    who = event.who
    return (tell(onlookers(world, who.room_id, who), "{Who} stares into the distance.", who=who),)


@view(LinkFound)
def link_found(world: World, event: LinkFound) -> Telling:
    """Both sides notice."""
    who = event.who
    return (
        tell(Only(who), "[notice]You are back, {who}.[/]", who=who),
        tell(onlookers(world, who.room_id, who), "{Who} blinks and is back.", who=who),
    )
