"""Spirits: those who are dead, for the time until they live again. With `dying`, the only writer of `Mortality`."""

from typing import Final

from mud.game.area.specs import Area
from mud.game.being.acts.changes import relocate
from mud.game.being.acts.health import heal
from mud.game.being.acts.recovery import attend
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import max_health
from mud.game.death.acts.remains import corpses_of, give_back
from mud.game.death.events import Respawned, ReturnNears, Revived, ShrineChosen
from mud.game.death.model import Mortality
from mud.game.death.rules import REMINDERS, RETURNS_WITH, seconds_as_spirit
from mud.game.place.acts import entry_of, has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.world.contents import Holder
from mud.world.world import World

ROUNDING: Final = 0.001
"""Seconds that are as good as none: clocks count in fractions."""


def begin(world: World, who: Player) -> int:
    """Someone has died: they are a spirit, for so many seconds as are returned."""
    room = world.catalog.find(Room, who.room_id)
    area = world.catalog.find(Area, room.area_id) if room is not None and room.area_id else None
    seconds = seconds_as_spirit(who.level, area.spirit_seconds if area is not None else None)
    mortality = Mortality.of(who)
    _forget_job(mortality)
    mortality.saves_made = mortality.saves_failed = 0
    mortality.is_stable = False
    mortality.fate_at = world.clock.now() + seconds
    wait(world, who)
    return seconds


def wait(world: World, who: Player) -> None:
    """Wait for a spirit's return, or for the next moment at which it is told of it."""
    mortality = Mortality.of(who)
    _forget_job(mortality)
    if mortality.fate_at is None:
        mortality.fate_at = world.clock.now()
    left = mortality.fate_at - world.clock.now()
    ahead = next((each for each in REMINDERS if each < left - ROUNDING), 0)
    mortality.job = world.schedule.after(left - ahead, "a spirit", lambda: _see_to(world, who, ahead))


def revive(world: World, who: Player, by: Being | None = None, health: float = 1 / RETURNS_WITH) -> None:
    """Bring a spirit back to life where it is, with a share of its health and what is in the corpse beside it.

    Refused when they are not dead.
    """
    if who.position is not Position.DEAD:
        raise Refused(f"{who.name} is not dead.")
    _live(world, who, health)
    body = _body_of(world, who)
    if body is not None:
        give_back(world, who, body)
    world.happened(Revived(who, by))


def bring_back(world: World, who: Player, by: Being | None, health: float) -> None:
    """Revive a spirit, or heal someone dying with the same share; the living are left as they are."""
    if who.position is Position.DEAD:
        revive(world, who, by, health)
    elif who.position is Position.DYING:
        heal(world, who, max(1, int(max_health(world, who) * health)), by)


def respawn(world: World, who: Player) -> None:
    """Let a spirit come back to life at its shrine, or where one comes into the area; Refused when it is none."""
    if who.position is not Position.DEAD:
        raise Refused("You are alive.")
    source, target = who.room_id, return_of(world, who)
    _live(world, who, 1 / RETURNS_WITH)
    if who.online:
        world.happened(Respawned(who, source, target.id))
        relocate(world, who, target)
    else:
        who.room_id = target.id


def return_of(world: World, who: Player) -> Room:
    """Where someone comes back to life."""
    chosen = shrine_of(world, who)
    if chosen is not None:
        return chosen
    room = world.catalog.find(Room, who.room_id)
    return world.catalog.get(Room, entry_of(world, room.area_id if room is not None else None))


def shrine_of(world: World, who: Player) -> Room | None:
    """The shrine that someone chose, as long as it is one."""
    chosen = Mortality.of(who).shrine
    room = world.catalog.find(Room, chosen) if chosen is not None else None
    is_used = room is not None and room.id not in world.catalog.retired(Room)
    return room if room is not None and is_used and has_flag(world, room, RoomFlag.SHRINE) else None


def choose_shrine(world: World, who: Player) -> None:
    """Let someone come back to life where they stand; Refused when that is no shrine, or they do already."""
    room = world.catalog.get(Room, RoomId(who.room_id))
    if not has_flag(world, room, RoomFlag.SHRINE):
        raise Refused("There is no shrine here to which you could bind yourself.")
    if Mortality.of(who).shrine == room.id:
        raise Refused("You are bound to this shrine already.")
    Mortality.of(who).shrine = room.id
    world.happened(ShrineChosen(who, room))


def _see_to(world: World, who: Player, ahead: int) -> None:
    mortality = Mortality.of(who)
    mortality.job = None
    if who.position is not Position.DEAD or not who.is_active:
        return
    left = (mortality.fate_at or 0.0) - world.clock.now()
    if left <= ROUNDING:
        respawn(world, who)
        return
    if ahead and who.online:
        world.happened(ReturnNears(who, ahead, return_of(world, who).name))
    wait(world, who)


def _live(world: World, who: Player, share: float) -> None:
    mortality = Mortality.of(who)
    _forget_job(mortality)
    mortality.fate_at = None
    who.position = Position.STANDING
    who.current_health = max(1, int(max_health(world, who) * share))
    attend(world, who)


def _body_of(world: World, who: Player) -> Item | None:
    """The latest corpse of a spirit that lies where it is."""
    lying = [item for item in corpses_of(world, who) if Holder.room(who.room_id) == item.holder]
    return lying[-1] if lying else None


def _forget_job(mortality: Mortality) -> None:
    if mortality.job is not None:
        mortality.job.cancel()
        mortality.job = None
