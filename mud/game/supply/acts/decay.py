"""What lies about, and how long: each thing left on a floor has its time, and costs nothing until then."""

from mud.game.place.acts import is_outdoors
from mud.game.place.specs import Room
from mud.game.sky.model import AreaSky
from mud.game.sky.specs import Weather
from mud.game.supply.events import Rotted
from mud.game.supply.model import Decay, Ending
from mud.game.supply.rules import lasts
from mud.game.thing.acts import template_of, use_up
from mud.game.thing.acts.vessels import place_of
from mud.game.thing.model import Item
from mud.game.thing.specs import Placement
from mud.game.thing.views import known
from mud.kernel.ids import AreaId, RoomId
from mud.world.contents import HolderKind
from mud.world.world import World

WET = frozenset({Weather.DRIZZLE, Weather.RAIN, Weather.STORM, Weather.SNOW})
"""Weather in which paper does not last."""


def leave_lying(world: World, item: Item) -> None:
    """A thing was left on a floor: it lasts as long as such things do, unless it is at home there."""
    forget(world, item)
    if item.holder.kind is not HolderKind.ROOM or _is_at_home(world, item):
        return
    room_id = RoomId(item.holder.id)
    term = lasts(template_of(world, item), item.placement_id is not None, _is_rained_on(world, room_id))
    if term is not None:
        seconds, ending = term
        _wait(world, world.add(Decay(id=item.id, due_at=world.clock.now() + seconds, ending=ending)))


def forget(world: World, item: Item) -> None:
    """A thing does not lie about any more."""
    decay = world.get(Decay, item.id)
    if decay is not None:
        _remove(world, decay)


def join(world: World, item: Item, into: Item) -> None:
    """Pieces joined others that lie there: the stack lasts as long as the one that lasts longer."""
    one, other = world.get(Decay, item.id), world.get(Decay, into.id)
    if one is None or other is None:
        return
    if one.due_at > other.due_at:
        other.due_at, other.ending = one.due_at, one.ending
        _wait(world, other)
    if item.became is not None:
        _remove(world, one)


def soak(world: World, area_id: AreaId) -> None:
    """It rains: what lies under the sky of an area lasts no longer than it does in the rain."""
    for decay in list(world.shelf(Decay)):
        item = world.get(Item, decay.id)
        room = world.catalog.find(Room, RoomId(item.holder.id)) if item is not None else None
        if item is None or room is None or room.area_id != area_id or not is_outdoors(world, room):
            continue
        term = lasts(template_of(world, item), item.placement_id is not None, rained_on=True)
        if term is not None and term[1] is Ending.PULPS and world.clock.now() + term[0] < decay.due_at:
            decay.due_at, decay.ending = world.clock.now() + term[0], term[1]
            _wait(world, decay)


def wait_for_ends(world: World) -> None:
    """After the world was loaded: forget what is gone, and wait for the rest."""
    for decay in list(world.shelf(Decay)):
        if world.get(Item, decay.id) is None:
            _remove(world, decay)
        else:
            _wait(world, decay)


def _wait(world: World, decay: Decay) -> None:
    if decay.job is not None:
        decay.job.cancel()
    seconds = decay.due_at - world.clock.now()
    decay.job = world.schedule.after(seconds, "what lies about", lambda: _end(world, decay))


def _end(world: World, decay: Decay) -> None:
    item = world.get(Item, decay.id)
    _remove(world, decay)
    if item is None or item.holder.kind is not HolderKind.ROOM:
        return
    called, room_id = known(world, item), RoomId(item.holder.id)
    use_up(world, item, item.quantity)
    world.happened(Rotted(called, room_id, decay.ending))


def _remove(world: World, decay: Decay) -> None:
    if decay.job is not None:
        decay.job.cancel()
    world.remove(decay)


def _is_at_home(world: World, item: Item) -> bool:
    placement = world.catalog.find(Placement, item.placement_id) if item.placement_id is not None else None
    return placement is not None and place_of(placement) == item.holder


def _is_rained_on(world: World, room_id: RoomId) -> bool:
    room = world.catalog.find(Room, room_id)
    if room is None or room.area_id is None or not is_outdoors(world, room):
        return False
    sky = world.get(AreaSky, room.area_id)
    return sky is not None and sky.weather in WET
