"""What players' programs are told of beings: themselves, the room they are in, and who is there with them."""

from collections.abc import Callable, Iterable
from functools import partial

from mud.game.area.rules import Sight
from mud.game.area.specs import Area
from mud.game.being.acts import BusyFor, character_of, room_of
from mud.game.being.events import (
    NoticeChanged,
    PlayerEntered,
    PlayerLeft,
    Relocated,
    RoomSeen,
    Settled,
    Walked,
    WayMissed,
    Woken,
)
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import beings_here, can_see, is_unseen, onlookers, sight_of, ways_of
from mud.game.being.rules import atlas
from mud.game.being.rules.numbers import energy_of, health_of, max_energy, max_health
from mud.game.being.specs import Race
from mud.game.place.acts import flags_of
from mud.game.place.events import ExitClosed, ExitOpened, FlagSet, RoomRestored
from mud.game.place.specs import Room
from mud.kernel.ids import RaceId, RoomId
from mud.kernel.json import Json
from mud.kernel.money import coins
from mud.play.atlas import SHORT
from mud.play.feeds import Inform, Signal, Stale, feed, gauge, state, variable
from mud.play.loading import ContentRevised
from mud.play.telling import Audience, InRoom, Only
from mud.world.world import World


class StatusSheet:
    """What a program shows of someone in a line: captions, and what stands under them. Upper features add to it."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.captions: dict[str, str] = {}
        self.facts: dict[str, str] = {}

    def add(self, key: str, caption: str, fact: str) -> None:
        """Add a fact."""
        self.captions[key] = caption
        self.facts[key] = fact


def status_of(world: World, player: Player) -> StatusSheet:
    """The sheet, with what every feature adds."""
    sheet = StatusSheet(player)
    race = world.catalog.find(Race, RaceId(character_of(world, player).race or ""))
    gold, silver, copper = coins(player.coins)
    sheet.add("level", "Level", str(player.level))
    sheet.add("race", "Race", race.name if race else "")
    sheet.add("position", "Position", player.position.value.capitalize())
    sheet.add("xp", "Experience", str(player.experience))
    sheet.add("gold", "Gold", str(gold))
    sheet.add("silver", "Silver", str(silver))
    sheet.add("copper", "Copper", str(copper))
    world.hooks.contribute(world, sheet)
    return sheet


@state("Char.Name")
def char_name(_world: World, player: Player) -> Json:
    """The name, and with its title."""
    return {"name": player.name, "fullname": f"{player.name} {player.title}".strip()}


@state("Char.StatusVars")
def char_status_vars(world: World, player: Player) -> Json:
    """The captions."""
    return status_of(world, player).captions


@gauge("Char.Status", in_parts=True)
def char_status(world: World, player: Player) -> Json:
    """What stands under the captions."""
    return status_of(world, player).facts


@gauge("Char.Vitals")
def char_vitals(world: World, player: Player) -> Json:
    """Health and energy, and whether one's hands are free (`bal`), in strings as most games send them."""
    health, energy = str(health_of(world, player)), str(energy_of(world, player))
    most_health, most_energy = str(max_health(world, player)), str(max_energy(world, player))
    return {
        "hp": health,
        "maxhp": most_health,
        "ep": energy,
        "maxep": most_energy,
        "bal": "0" if world.modified(BusyFor(player), 0.0) > 0 else "1",
        "string": f"H:{health}/{most_health} E:{energy}/{most_energy}",
    }


def map_name(way: str) -> str:
    """A way out as mapping clients call it."""
    return SHORT.get(way, way)


def _exits(world: World, player: Player) -> dict[str, int]:
    led = {map_name(way): world.catalog.find(Room, leads.to) for way, leads in ways_of(world, player).items()}
    return {way: behind.map_number for way, behind in led.items() if behind is not None}


def area_name(world: World, room: Room) -> str:
    """The name of a room's area."""
    area = world.catalog.find(Area, room.area_id) if room.area_id else None
    return area.name if area else ""


UNSEEN_NUMBER = -1
"""The number of a room that cannot be seen: mapping clients take it for one that is on no map."""


def has_light(world: World, player: Player) -> bool:
    """Whether someone would see anything there: who sleeps is told everything on waking."""
    return sight_of(world, player) is not Sight.NOTHING


@state("Room.Info", also_when=has_light)
def room_info(world: World, player: Player) -> Json:
    """The room someone is in: `coords` are the number of the area, then east, north and up.

    Who sees nothing is told of no more than the area.
    """
    room = room_of(world, player)
    if not can_see(world, player):
        dark: dict[str, Json] = {"num": UNSEEN_NUMBER, "name": "Darkness", "area": area_name(world, room)}
        return {**dark, "environment": "", "exits": {}, "details": []}
    area, (x, y, z) = atlas(world.catalog)[room.id]
    return {
        "num": room.map_number,
        "name": room.name,
        "area": area_name(world, room),
        "environment": room.room_type.replace("_", " ").capitalize(),
        "coords": f"{area},{x},{y},{z}",
        "exits": _exits(world, player),
        "details": [str(flag) for flag in flags_of(world, room)],
    }


def _person(player: Player) -> Json:
    return {"name": player.name, "fullname": f"{player.name} {player.title}".strip()}


@state("Room.Players", also_when=has_light)
def room_players(world: World, player: Player) -> Json:
    """The others who are in the room, as far as they are seen."""
    return [_person(other) for other in beings_here(world, player) if isinstance(other, Player)]


def seen(world: World, who: Being, audience: Audience, package: str, body: Callable[[], Json]) -> Inform:
    """A message about someone, for those of an audience who see anything, and them."""
    return Inform(audience, package, body, partial(_sees, world, who))


def _sees(world: World, who: Being, viewer: Being) -> bool:
    return can_see(world, viewer) and not is_unseen(world, who, viewer)


@feed(RoomSeen)
def room_seen(_world: World, event: RoomSeen) -> Iterable[Signal]:
    """Whoever looks, or has just come, is told where they are."""
    return (Stale(Only(event.reader), room_info),)


@feed(Settled)
def settled(_world: World, event: Settled) -> Iterable[Signal]:
    """Whoever wakes sees again where they are."""
    return _awake(event.who) if event.before is Position.SLEEPING else ()


@feed(Woken)
def woken(_world: World, event: Woken) -> Iterable[Signal]:
    """So does who is woken."""
    return _awake(event.whom)


def _awake(who: Being) -> Iterable[Signal]:
    return (Stale(Only(who), room_info), Stale(Only(who), room_players))


def _changed(room_id: RoomId) -> Iterable[Signal]:
    return (Stale(InRoom(room_id), room_info),)


@feed(FlagSet)
def flag_set(_world: World, event: FlagSet) -> Iterable[Signal]:
    """The room has other details."""
    return _changed(event.room_id)


@feed(ExitOpened)
def exit_opened(_world: World, event: ExitOpened) -> Iterable[Signal]:
    """The room has other exits."""
    return _changed(event.room_id)


@feed(ExitClosed)
def exit_closed(_world: World, event: ExitClosed) -> Iterable[Signal]:
    """The room has other exits."""
    return _changed(event.room_id)


@feed(RoomRestored)
def room_restored(_world: World, event: RoomRestored) -> Iterable[Signal]:
    """The room is as it was."""
    return _changed(event.room_id)


@feed(Walked)
def walked(world: World, event: Walked) -> Iterable[Signal]:
    """One comes, one goes, and who walked meets others."""
    return _went(world, event.who, event.source, event.target)


@feed(Relocated)
def relocated(world: World, event: Relocated) -> Iterable[Signal]:
    """As if they had walked."""
    return _went(world, event.who, event.source, event.target)


def _went(world: World, who: Being, source: RoomId, target: RoomId) -> Iterable[Signal]:
    yield Stale(Only(who), room_players)
    if isinstance(who, Player):
        yield seen(world, who, onlookers(world, source, who), "Room.RemovePlayer", lambda: who.name)
        yield seen(world, who, onlookers(world, target, who), "Room.AddPlayer", lambda: _person(who))


@feed(NoticeChanged)
def notice_changed(_world: World, event: NoticeChanged) -> Iterable[Signal]:
    """The others in the room see one more, or one less."""
    return (Stale(InRoom(event.who.room_id, (event.who,)), room_players),)


@feed(PlayerEntered)
def entered(world: World, event: PlayerEntered) -> Iterable[Signal]:
    """One more is here."""
    who = event.who
    return (seen(world, who, onlookers(world, who.room_id, who), "Room.AddPlayer", lambda: _person(who)),)


@feed(PlayerLeft)
def left(world: World, event: PlayerLeft) -> Iterable[Signal]:
    """One less is here."""
    who = event.who
    return (seen(world, who, onlookers(world, who.room_id, who), "Room.RemovePlayer", lambda: who.name),)


@feed(WayMissed)
def way_missed(_world: World, event: WayMissed) -> Iterable[Signal]:
    """There is no way out there: mapping clients must not draw one."""
    return (Inform(Only(event.who), "Room.WrongDir", lambda: map_name(event.way)),)


@variable("CHARACTER_NAME")
def character_name_variable(_world: World, player: Player) -> Json:
    """The name."""
    return player.name


@variable("LEVEL")
def level(_world: World, player: Player) -> Json:
    """The level."""
    return player.level


@variable("HEALTH")
def health(world: World, player: Player) -> Json:
    """The health that is left."""
    return health_of(world, player)


@variable("HEALTH_MAX")
def health_max(world: World, player: Player) -> Json:
    """The health that can be had."""
    return max_health(world, player)


@variable("MANA")
def energy(world: World, player: Player) -> Json:
    """The energy that is left, under the name that clients know."""
    return energy_of(world, player)


@variable("MANA_MAX")
def energy_max(world: World, player: Player) -> Json:
    """The energy that can be had."""
    return max_energy(world, player)


@variable("EXPERIENCE")
def experience(_world: World, player: Player) -> Json:
    """The experience."""
    return player.experience


@variable("MONEY")
def money(_world: World, player: Player) -> Json:
    """Copper pieces."""
    return player.coins


@variable("SERVER_TIME")
def server_time(world: World, _player: Player) -> Json:
    """Unix time, by the minute: nobody wants to be told of every second."""
    return int(world.clock.now()) // 60 * 60


@variable("ROOM")
def room_variable(world: World, player: Player) -> Json:
    """The room someone is in, as far as it is seen."""
    room = room_of(world, player)
    if not can_see(world, player):
        return {"VNUM": UNSEEN_NUMBER, "NAME": "Darkness", "AREA": area_name(world, room), "EXITS": {}}
    _, (x, y, z) = atlas(world.catalog)[room.id]
    return {
        "VNUM": room.map_number,
        "NAME": room.name,
        "AREA": area_name(world, room),
        "COORDS": {"X": x, "Y": y, "Z": z},
        "TERRAIN": room.room_type,
        "EXITS": _exits(world, player),
    }


@feed(ContentRevised)
def rooms_revised(world: World, event: ContentRevised) -> Iterable[Signal]:
    """Those whose room is another one now learn of it."""
    for change in event.revision.of(Room):
        for player in world.where(Player, "room_id", change.id):
            if player.online:
                yield Stale(Only(player), room_info)
