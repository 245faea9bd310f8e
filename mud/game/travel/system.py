"""Places are remembered as one comes to them; what slows, what is dangerous, and what ends a journey."""

from mud.game.being.acts import BusyFor, Walking, room_of
from mud.game.being.events import LinkLost, PlayerEntered, PlayerLeft, RoomSeen, Walked
from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.place.acts import has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.acts import carried_by, floats, load_of
from mud.game.travel import acts
from mud.game.travel.events import DangerFelt, Slowed
from mud.game.travel.model import Travels
from mud.game.travel.rules import SWIMMING
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import guard, modifier
from mud.play.dispatch import Obeying
from mud.world.world import World


@on(PlayerEntered)
def come(world: World, event: PlayerEntered) -> None:
    """Whoever comes into the world knows where they are."""
    acts.remember(world, event.who, event.who.room_id)


@on(Walked)
def walked(world: World, event: Walked) -> None:
    """Whoever walks remembers the place, and where they came from."""
    if isinstance(event.who, Player):
        acts.remember(world, event.who, event.target)
        acts.travels_of(world, event.who).came_from = event.source


@on(RoomSeen)
def arrived(world: World, event: RoomSeen) -> None:
    """Whoever has walked into a room and sees it is slowed there, and feels its danger."""
    if not event.arriving or not isinstance(event.reader, Player):
        return
    travels = acts.travels_of(world, event.reader)
    _slow(world, event.reader, travels, room_of(world, event.reader))
    here, before = acts.area_of(world, event.reader.room_id), acts.area_of(world, travels.came_from)
    if here is not None and before is not None and here.danger_level > before.danger_level:
        world.happened(DangerFelt(event.reader, here))
        if travels.journey is not None and travels.journey.steps:
            acts.halt(world, event.reader, "")


def _slow(world: World, who: Player, travels: Travels, room: Room) -> None:
    delay, why = acts.step_delay(world, who, room), acts.slowness_in(world, room)
    if delay > 0:
        travels.slowed_until = world.clock.elapsed() + delay
        if why is not None and why is not travels.slowed_by:
            world.happened(Slowed(who, why))
    travels.slowed_by = why if delay > 0 else None


@modifier(BusyFor)
def slowed(world: World, busy: BusyFor, seconds: float) -> float:
    """Whoever was slowed has not made the step yet."""
    travels = world.get(Travels, busy.who.id) if isinstance(busy.who, Player) else None
    until = travels.slowed_until if travels is not None else 0.0
    return max(seconds, until - world.clock.elapsed()) if until else seconds


@guard(Walking)
def swim(world: World, walking: Walking) -> None:
    """Into deep water goes only who has a boat, or is light enough to swim."""
    room = world.catalog.find(Room, walking.exit.to)
    if room is None or not isinstance(walking.who, Player) or not has_flag(world, room, RoomFlag.WATER):
        return
    carried = load_of(world, carried_by(world, walking.who)).pounds
    if carried > carrying_capacity(world, walking.who) * SWIMMING and not floats(world, walking.who):
        raise Refused("You carry too much to swim, and have no boat.")


@guard(Obeying)
def interrupt(world: World, obeying: Obeying) -> None:
    """Whoever types something is no longer on their way."""
    if isinstance(obeying.actor, Player) and obeying.command.name != "stop":
        acts.halt(world, obeying.actor, "")


@on(LinkLost)
def stand_still(world: World, event: LinkLost) -> None:
    """Nobody is at the keys: the journey is over."""
    acts.halt(world, event.who, None)


@on(PlayerLeft)
def leave(world: World, event: PlayerLeft) -> None:
    """So it is for those who leave the world."""
    acts.halt(world, event.who, None)
