"""What sets triggers off: events, typed lines, the time of day, and time that passes where somebody is."""

from collections.abc import Callable

from mud.content.catalog import Catalog
from mud.content.revision import Revision
from mud.game.area.specs import Area
from mud.game.being.acts import room_of
from mud.game.being.events import Hurt, PlayerEntered, PlayerLeft, Relocated, RoomSeen, Settled, Walked
from mud.game.being.model import Being, Player
from mud.game.being.script import names_around
from mud.game.combat.events import FightBegan, Struck
from mud.game.death.events import Died, Dying, Killed
from mud.game.effect.events import EffectBegan, EffectEnded
from mud.game.light.events import Extinguished, Lit
from mud.game.passage.events import DoorHandled, Searched
from mud.game.place.script import names_of
from mud.game.place.specs import Room
from mud.game.sky.acts import calendar_of
from mud.game.sky.events import PhaseBegan, WeatherChanged
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import DAY, Instant
from mud.game.supply.events import Used
from mud.game.talk.events import Said, Shouted
from mud.game.thing.events import Dropped, Equipped, Given, PutIn, Taken, TakenOut, Unequipped
from mud.game.thing.model import Item
from mud.game.trigger.acts import Happening, board_of, by_itself, forget_missing, happened, is_awaited
from mud.game.trigger.rules import fits, listeners, listening, seconds_of
from mud.game.trigger.specs import Occasion, ScopeKind, Trigger
from mud.kernel.events import Event, on
from mud.kernel.hooks import adds
from mud.kernel.ids import AreaId, RoomId
from mud.play.dispatch import Typed
from mud.play.loading import loaded, prepared, revised
from mud.play.scripts.values import names_in_event
from mud.world.world import World

NOTHING_HAPPENS = "Nothing happens."


@prepared
def index(catalog: Catalog) -> object:
    """Who listens where."""
    return listeners(catalog)


@loaded
def wait_for_times(world: World) -> None:
    """Triggers by the time of day wait for it."""
    forget_missing(world)
    _start_clocks(world)


@revised
def follow_triggers(world: World, _revision: Revision) -> None:
    """What waited by the old content waits by the new one."""
    board = board_of(world)
    for job in board.jobs.values():
        job.cancel()
    board.jobs.clear()
    forget_missing(world)
    _start_clocks(world)
    for player in world.where(Player, "online", True):
        _start_intervals(world, room_of(world, player))


@adds(Typed)
def typed(world: World, line: Typed) -> None:
    """A line that a trigger listens for is done by it; where one listens in vain, nothing happens."""
    who = line.actor
    if not isinstance(who, Player):
        return
    room = world.catalog.find(Room, who.room_id)
    area = room.area_id if room is not None else None
    heard = [
        each.trigger
        for each in listening(world.catalog, Occasion.COMMAND, who.room_id, area)
        if each.trigger.pattern is not None and fits(line.text, each.trigger.pattern)
    ]
    if heard:
        line.check(world)
        names = {**names_around(world, who), "text": line.text}
        line.taken = happened(world, Happening(Occasion.COMMAND, names, room, who=who, words=line.text))
        line.answer = NOTHING_HAPPENS


def _around(
    world: World, occasion: Occasion, who: Being, event: Event, item: Item | None = None, words: str | None = None
) -> None:
    room = world.catalog.find(Room, who.room_id)
    if not is_awaited(world, occasion, room, who):
        return
    names = {**names_in_event(event), **names_around(world, who)}
    kind = item.template_id if item is not None else None
    happened(world, Happening(occasion, names, room, who=who, words=words, item=kind))


@on(RoomSeen)
def entered(world: World, event: RoomSeen) -> None:
    """Someone has come into a room and seen it."""
    if event.arriving:
        _around(world, Occasion.ENTER, event.reader, event)
        _start_intervals(world, world.catalog.find(Room, event.reader.room_id))


@on(Walked, Relocated)
def creature_entered(world: World, event: Walked | Relocated) -> None:
    """A creature has come into a room, for triggers that say that they mind creatures."""
    if not isinstance(event.who, Player):
        _around(world, Occasion.ENTER, event.who, event)


@on(Walked)
def left(world: World, event: Walked) -> None:
    """Someone has walked out of a room, and is in the next."""
    room = world.catalog.find(Room, event.source)
    if not is_awaited(world, Occasion.EXIT, room, event.who):
        return
    names = {**names_in_event(event), "who": event.who, **names_of(world, room)}
    happened(world, Happening(Occasion.EXIT, names, room, who=event.who, way=event.way))


@on(PlayerEntered)
def signed_in(world: World, event: PlayerEntered) -> None:
    """Someone has come into the world."""
    _around(world, Occasion.SIGN_IN, event.who, event)
    _start_intervals(world, world.catalog.find(Room, event.who.room_id))


@on(PlayerLeft)
def signed_out(world: World, event: PlayerLeft) -> None:
    """Someone is leaving the world."""
    _around(world, Occasion.SIGN_OUT, event.who, event)


@on(Said, Shouted)
def spoken(world: World, event: Said | Shouted) -> None:
    """Someone has said or shouted something."""
    _around(world, Occasion.SPEECH, event.who, event, words=event.text)


@on(Taken, TakenOut)
def taken(world: World, event: Taken | TakenOut) -> None:
    """Someone has picked something up, or taken it out of a container."""
    _around(world, Occasion.TAKE, event.who, event, event.item)


@on(Dropped)
def dropped(world: World, event: Dropped) -> None:
    """Someone has put something down."""
    _around(world, Occasion.DROP, event.who, event, event.item)


@on(PutIn)
def put_in(world: World, event: PutIn) -> None:
    """Someone has put something into a container."""
    _around(world, Occasion.PUT, event.who, event, event.item)


@on(Given)
def given(world: World, event: Given) -> None:
    """Someone has given something to someone."""
    _around(world, Occasion.GIVE, event.who, event, event.item)


@on(Equipped)
def equipped(world: World, event: Equipped) -> None:
    """Someone has put something on, or taken it in hand."""
    _around(world, Occasion.WEAR, event.who, event, event.item)


@on(Unequipped)
def unequipped(world: World, event: Unequipped) -> None:
    """Someone has taken something off, or put it away."""
    _around(world, Occasion.REMOVE, event.who, event, event.item)


@on(Lit)
def lit(world: World, event: Lit) -> None:
    """Someone has lit something."""
    _around(world, Occasion.LIGHT, event.who, event, event.item)


@on(Extinguished)
def extinguished(world: World, event: Extinguished) -> None:
    """Someone has put a light out."""
    _around(world, Occasion.EXTINGUISH, event.who, event, event.item)


@on(Used)
def used(world: World, event: Used) -> None:
    """Someone has used something: it may be gone by now, so its kind is what is known."""
    who = event.who
    room = world.catalog.find(Room, who.room_id)
    if not is_awaited(world, Occasion.USE, room, who):
        return
    names = {**names_around(world, who), "kind": event.kind or ""}
    happened(world, Happening(Occasion.USE, names, room, who=who, item=event.kind))


@on(DoorHandled)
def door_handled(world: World, event: DoorHandled) -> None:
    """Someone has done something to a door."""
    _around(world, Occasion.DOOR, event.who, event, words=event.handling.value)


@on(Searched)
def searched(world: World, event: Searched) -> None:
    """Someone has searched a room."""
    _around(world, Occasion.SEARCH, event.who, event)


@on(Settled)
def settled(world: World, event: Settled) -> None:
    """Someone holds themselves otherwise."""
    _around(world, Occasion.POSITION, event.who, event)


@on(Hurt)
def hurt(world: World, event: Hurt) -> None:
    """Someone has been hurt."""
    _around(world, Occasion.HURT, event.who, event)


@on(FightBegan)
def fight_began(world: World, event: FightBegan) -> None:
    """Someone has gone for somebody."""
    _around(world, Occasion.FIGHT, event.who, event)


@on(Struck)
def struck(world: World, event: Struck) -> None:
    """A blow of someone has landed; what it takes is taken next."""
    _around(world, Occasion.STRIKE, event.who, event)


@on(Dying)
def falling(world: World, event: Dying) -> None:
    """Someone lies dying."""
    _around(world, Occasion.DYING, event.who, event)


@on(Died)
def died(world: World, event: Died) -> None:
    """Someone, or some creature, is dead."""
    _around(world, Occasion.DEATH, event.who, event)


@on(Killed)
def killed(world: World, event: Killed) -> None:
    """Someone has brought death to somebody."""
    _around(world, Occasion.KILL, event.who, event)


@on(EffectBegan)
def effect_began(world: World, event: EffectBegan) -> None:
    """An effect has come over someone."""
    _effect(world, Occasion.EFFECT, event)


@on(EffectEnded)
def effect_ended(world: World, event: EffectEnded) -> None:
    """An effect has left someone."""
    _effect(world, Occasion.EFFECT_END, event)


def _effect(world: World, occasion: Occasion, event: EffectBegan | EffectEnded) -> None:
    room = world.catalog.find(Room, event.who.room_id)
    if not is_awaited(world, occasion, room, event.who):
        return
    names = {**names_in_event(event), **names_around(world, event.who)}
    happened(world, Happening(occasion, names, room, who=event.who, effect=event.effect.id))


@on(PhaseBegan)
def phase_began(world: World, event: PhaseBegan) -> None:
    """Another part of the day has begun over an area."""
    _over_area(world, Occasion.PHASE, event, event.area_id, event.phase.value)


@on(WeatherChanged)
def weather_changed(world: World, event: WeatherChanged) -> None:
    """The weather over an area is another."""
    _over_area(world, Occasion.WEATHER, event, event.area_id, event.weather.value)


def _over_area(world: World, occasion: Occasion, event: Event, area_id: AreaId, words: str) -> None:
    names = {**names_in_event(event), "area": world.catalog.find(Area, area_id)}
    happened(world, Happening(occasion, names, area_id=area_id, words=words))


def _start_clocks(world: World) -> None:
    for (occasion, scope, place), found in listeners(world.catalog).items():
        for each in found if occasion is Occasion.TIME else ():
            _wait_for_hour(world, each.trigger, scope, place)


def _wait_for_hour(world: World, trigger: Trigger, scope: ScopeKind, place: str) -> None:
    sky = world.get(AreaSky, _area_of(world, scope, place))
    if sky is None or sky.scale <= 0 or trigger.at is None:
        return
    now = Instant(sky.origin + (world.clock.now() - sky.since) * sky.scale).seconds
    ahead = (seconds_of(trigger.at) - now) % DAY or DAY

    def strike() -> None:
        _wait_for_hour(world, trigger, scope, place)
        _by_time(world, trigger, scope, place)

    _ask_for(world, trigger, place, max(1.0, ahead / sky.scale), strike)


def _start_intervals(world: World, room: Room | None) -> None:
    """Triggers by interval begin to run where somebody is, and stop by themselves when nobody is."""
    if room is None:
        return
    for each in listening(world.catalog, Occasion.INTERVAL, room.id, room.area_id):
        if (each.trigger.id, each.scope_id) not in board_of(world).jobs:
            _wait_for_interval(world, each.trigger, each.scope, each.scope_id)


def _wait_for_interval(world: World, trigger: Trigger, scope: ScopeKind, place: str) -> None:
    def pass_by() -> None:
        board_of(world).jobs.pop((trigger.id, place), None)
        if _somebody_in(world, scope, place):
            _wait_for_interval(world, trigger, scope, place)
            _by_time(world, trigger, scope, place)

    _ask_for(world, trigger, place, trigger.every or 1.0, pass_by)


def _ask_for(world: World, trigger: Trigger, place: str, seconds: float, work: Callable[[], None]) -> None:
    jobs = board_of(world).jobs
    known = jobs.get((trigger.id, place))
    if known is not None:
        known.cancel()
    jobs[trigger.id, place] = world.schedule.after(seconds, f"the trigger {trigger.id}", work)


def _by_time(world: World, trigger: Trigger, scope: ScopeKind, place: str) -> None:
    room = world.catalog.find(Room, place) if scope is ScopeKind.ROOM else None
    area_id = _area_of(world, scope, place)
    names = {"room": room, "area": world.catalog.find(Area, area_id)}
    happening = Happening(trigger.on, names, room, area_id or None)
    by_itself(world, trigger, scope, place, happening)


def _area_of(world: World, scope: ScopeKind, place: str) -> AreaId:
    """The area whose clock a place goes by: a room's own, and for the world the one that keeps the calendar."""
    if scope is ScopeKind.AREA:
        return AreaId(place)
    if scope is ScopeKind.ROOM:
        room = world.catalog.find(Room, RoomId(place))
        return AreaId((room.area_id if room is not None else None) or "")
    return AreaId(calendar_of(world).kept_by or min(world.catalog.all(Area), default=""))


def _somebody_in(world: World, scope: ScopeKind, place: str) -> bool:
    if scope is ScopeKind.ROOM:
        return any(player.online for player in world.where(Player, "room_id", RoomId(place)))
    online = world.where(Player, "online", True)
    if scope is ScopeKind.GLOBAL:
        return bool(online)
    rooms = (world.catalog.find(Room, player.room_id) for player in online)
    return any(room is not None and room.area_id == place for room in rooms)
