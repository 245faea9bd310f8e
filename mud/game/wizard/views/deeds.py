"""How what staff do is told: exactly to whoever did it, kindly to whom it was done."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from mud.game.being.model import Player
from mud.game.being.readers import onlookers
from mud.game.npc.model import Npc
from mud.game.thing.views import grouped
from mud.game.wizard.events import (
    ActUndone,
    Altered,
    Announced,
    ClockSet,
    CreaturesPurged,
    CreaturesPurgeShown,
    CreaturesSpawned,
    ForcedBy,
    Frozen,
    HealedByStaff,
    Muted,
    Purged,
    PurgeShown,
    Restored,
    RoomChanged,
    Spawned,
    Teleported,
    Thawed,
    Unmuted,
    WeatherSet,
)
from mud.game.wizard.readers.kinds import room_called
from mud.play.naming import Noun
from mud.play.screens import Screen
from mud.play.telling import Everyone, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import join_list
from mud.text.nouns import count_phrase
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World

MOST_SHOWN: Final = 30
"""Lines of creatures that are listed: a screen and a half."""


@view(ActUndone)
def act_undone(_world: World, event: ActUndone) -> Telling:
    """Whoever takes it back."""
    return (tell(Only(event.actor), "Undone: {what}.", what=event.what),)


@view(Teleported)
def teleported(_world: World, event: Teleported) -> Telling:
    """Whoever did it, and whom it was done to; those around see it by themselves."""
    if event.whom is event.actor:
        return ()
    room = f"{event.room.name} ({event.room.id})"
    return (
        tell(Only(event.actor), "You put {whom} into {room}.", whom=event.whom, room=room),
        tell(Only(event.whom), "[notice]{Actor} has put you here.[/]", actor=event.actor),
    )


@view(Spawned)
def spawned(world: World, event: Spawned) -> Telling:
    """Whoever made them, and those who see them come."""
    things = Noun(event.template.name, count=event.count, style="thing")
    room = room_called(world, event.room.id)
    seen = "{Things} is there from one moment to the next."
    if event.count != 1:
        seen = "{Things} are there from one moment to the next."
    return (
        tell(Only(event.actor), "You make {things} in {room}.", things=things, room=room),
        tell(onlookers(world, event.room.id, event.actor), seen, things=things),
    )


@view(Purged)
def purged(world: World, event: Purged) -> Telling:
    """Whoever did it. For the others the things are no longer there."""
    names = join_list([noun.form("a") for noun in grouped(world, event.items)], "and")
    inside = event.count - len(event.items)
    with_it = f", with {count_phrase(inside, 'thing')} inside" if inside else ""
    return (tell(Only(event.actor), "You take {names} out of the world{with_it}.", names=names, with_it=with_it),)


@screen(PurgeShown)
def purge_shown(world: World, event: PurgeShown) -> Screen[Player]:
    """What would go, and how it does."""
    made: Screen[Player] = Screen(event.actor, styled(f"In {room_called(world, event.room.id)}", "title"))
    made.add("", Paragraph(styled(f"This would take {count_phrase(event.count, 'thing')} out of the world:")))
    made.add("", *(Entry(styled(noun.form("a"), "thing")) for noun in grouped(world, event.items)))
    made.add("", Paragraph(styled("Nothing was changed. To do it, type the same once more, with really behind it.")))
    return made


@view(CreaturesSpawned)
def creatures_spawned(world: World, event: CreaturesSpawned) -> Telling:
    """Whoever called them; that they came is told by itself."""
    them = Noun(event.kind.name, proper=event.kind.name[:1].isupper(), count=event.count, style="person")
    room = room_called(world, event.room.id)
    return (tell(Only(event.actor), "You call {them} into {room}.", them=them, room=room),)


@view(CreaturesPurged)
def creatures_purged(_world: World, event: CreaturesPurged) -> Telling:
    """Whoever did it."""
    names = join_list(_counted(event.creatures), "and")
    return (tell(Only(event.actor), "You take {names} out of the world.", names=names),)


@screen(CreaturesPurgeShown)
def creatures_purge_shown(world: World, event: CreaturesPurgeShown) -> Screen[Player]:
    """Which would go, each with where it is, and how they do."""
    made: Screen[Player] = Screen(event.actor, styled("Creatures", "title"))
    count = count_phrase(len(event.creatures), "creature")
    made.add("", Paragraph(styled(f"This would take {count} out of the world:")))
    there = [(npc.name, room_called(world, npc.room_id) if npc.is_alive else "") for npc in event.creatures]
    groups = Counter(there)
    for (name, room), number in list(groups.items())[:MOST_SHOWN]:
        where = f"in {room}" if room else "not alive"
        made.add("", Entry(styled(f"{_called(name, number)}, {where}")))
    if len(groups) > MOST_SHOWN:
        left_out = sum(list(groups.values())[MOST_SHOWN:])
        made.add("", Paragraph(styled(f"And {left_out} elsewhere.")))
    made.add("", Paragraph(styled("Nothing was changed. To do it, type the same once more, with really behind it.")))
    return made


def _counted(creatures: Sequence[Npc]) -> list[str]:
    return [_called(name, number) for name, number in Counter(npc.name for npc in creatures).items()]


def _called(name: str, number: int) -> str:
    return Noun(name, proper=name[:1].isupper() and number == 1, count=number).form("a")


@view(Altered)
def altered(_world: World, event: Altered) -> Telling:
    """Both."""
    changes = join_list(list(event.changes), "and")
    mine = tell(Only(event.actor), "{Whom}: {changes}.", whom=event.whom, changes=changes)
    if event.whom is event.actor:
        return (mine,)
    return mine, tell(Only(event.whom), "[notice]The staff has changed you: {changes}.[/]", changes=changes)


@view(HealedByStaff)
def healed(_world: World, event: HealedByStaff) -> Telling:
    """Both."""
    points = count_phrase(event.amount, "hit point")
    mine = tell(Only(event.actor), "You give {whom} {points}.", whom=event.whom, points=points)
    if event.whom is event.actor:
        return (mine,)
    return mine, tell(Only(event.whom), "[notice]You feel better.[/]")


@view(Restored)
def restored(_world: World, event: Restored) -> Telling:
    """Both."""
    mine = tell(Only(event.actor), "{Whom} has all health and energy again.", whom=event.whom)
    if event.whom is event.actor:
        return (mine,)
    return mine, tell(Only(event.whom), "[notice]You feel as good as new.[/]")


@view(Frozen)
def frozen(_world: World, event: Frozen) -> Telling:
    """Both; the one who is frozen reads why."""
    why = f" The reason: {event.reason.rstrip('.')}." if event.reason else ""
    return (
        tell(Only(event.actor), "{Whom} can do nothing now but wait.", whom=event.whom),
        tell(Only(event.whom), "[notice]The staff has frozen you: you can only wait, or quit.{why}[/]", why=why),
    )


@view(Thawed)
def thawed(_world: World, event: Thawed) -> Telling:
    """Both."""
    return (
        tell(Only(event.actor), "{Whom} can act again.", whom=event.whom),
        tell(Only(event.whom), "[notice]You can act again.[/]"),
    )


@view(Muted)
def muted(_world: World, event: Muted) -> Telling:
    """Both; the one who is muted reads for how long, and why."""
    why = f" The reason: {event.reason.rstrip('.')}." if event.reason else ""
    how = (
        f"on {join_list(event.channels, 'and')} {_lasting(event.length)}" if event.channels else _lasting(event.length)
    )
    return (
        tell(Only(event.actor), "{Whom} is muted {how}.", whom=event.whom, how=how),
        tell(Only(event.whom), "[notice]The staff has muted you {how}.{why}[/]", how=how, why=why),
    )


@view(Unmuted)
def unmuted(_world: World, event: Unmuted) -> Telling:
    """Both."""
    return (
        tell(Only(event.actor), "{Whom} can talk again.", whom=event.whom),
        tell(Only(event.whom), "[notice]You can talk again.[/]"),
    )


@view(Announced)
def announced(_world: World, event: Announced) -> Telling:
    """Everyone."""
    return (tell(Everyone(), "[notice]From the staff: {text}[/]", text=event.text),)


@view(ForcedBy)
def forced(_world: World, event: ForcedBy) -> Telling:
    """Whoever is made to, before it happens."""
    return (tell(Only(event.whom), "[notice]{Actor} has you do this: {line}[/]", actor=event.actor, line=event.line),)


@view(ClockSet)
def clock_set(_world: World, event: ClockSet) -> Telling:
    """Whoever set it."""
    time = f"{event.hour:02}:{event.minute:02}"
    return (tell(Only(event.actor), "In {area} it is {time} now.", area=event.area.name, time=time),)


@view(WeatherSet)
def weather_set(_world: World, event: WeatherSet) -> Telling:
    """Whoever set it; people outdoors see it change."""
    weather = event.weather.value
    return (tell(Only(event.actor), "The weather in {area}: {weather}.", area=event.area.name, weather=weather),)


@view(RoomChanged)
def room_changed(_world: World, event: RoomChanged) -> Telling:
    """Whoever changed it."""
    return (tell(Only(event.actor), "{room}: {how}.", room=event.room.name, how=event.how),)


def _lasting(length: str) -> str:
    return length if length.startswith("for ") else f"for {length}"
