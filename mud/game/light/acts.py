"""Lighting and putting out. The only writer of flames; the fuel of what does not burn is kept in the thing itself."""

from typing import Final

from mud.game.being.acts.postures import bearer_of
from mud.game.being.model import Being, Player
from mud.game.light.events import Ended, Extinguished, Flickered, Lit, Refilled, WentOut
from mud.game.light.model import Flame
from mud.game.light.rules import BRIGHTEST, DOUSING, FUEL, FUEL_SUBTYPE, OPEN_FIRE, USED_UP, WARNINGS, until_warning
from mud.game.place.acts import is_outdoors
from mud.game.place.specs import Room
from mud.game.sky.model import AreaSky
from mud.game.thing.acts import carried_by, template_of, use_up
from mud.game.thing.acts.stacks import piece_of
from mud.game.thing.acts.wear import is_broken, wear_down
from mud.game.thing.model import Item
from mud.game.thing.rules import changes_of
from mud.game.thing.specs import ItemTemplate, Stat
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.kernel.ids import AreaId, RoomId
from mud.text.grammar import definite
from mud.world.contents import HolderKind
from mud.world.world import World

SOON: Final = 0.001
"""Seconds by which a flame is looked at too late rather than too early."""


def flame_of(world: World, item: Item) -> Flame | None:
    """The flame of a thing that burns."""
    return world.get(Flame, item.id)


def fuel_left(world: World, item: Item) -> float | None:
    """Seconds for which a thing can burn still; None is for ever."""
    flame = flame_of(world, item)
    if flame is not None:
        return None if flame.until is None else max(0.0, flame.until - world.clock.now())
    whole = template_of(world, item).light_duration
    return None if whole is None else float(item.instance_data.get(FUEL, whole))


def light_from(world: World, room_id: RoomId, light: float) -> float:
    """The light of a room with all that burns in it."""
    for flame in world.where(Flame, "room_id", room_id):
        if light >= BRIGHTEST:
            return BRIGHTEST
        item = world.get(Item, flame.id)
        if item is not None:
            kind = template_of(world, item)
            light += kind.light_intensity + changes_of(kind, item).get(Stat.LIGHT, 0)
    return min(light, BRIGHTEST)


def light(world: World, who: Player, item: Item) -> None:
    """Light something; one of a stack. Refused when it gives no light, burns already, is used up, or it rains."""
    kind = template_of(world, item)
    if not kind.provides_light:
        raise Refused(f"{definite(kind.name).capitalize()} cannot be lit.")
    if flame_of(world, item) is not None:
        raise Refused("It burns already.")
    if fuel_left(world, item) == 0:
        raise Refused("There is nothing left in it to burn.")
    if is_broken(world, item):
        raise Refused(f"{definite(kind.name).capitalize()} is broken. Have it repaired first.")
    if _rained_on(world, kind, who.room_id):
        raise Refused("The rain puts it out before it has begun.")
    one = piece_of(world, item, 1)
    _burn(world, one)
    world.happened(Lit(who, one))
    wear_down(world, one, 1)


def extinguish(world: World, who: Player, item: Item) -> None:
    """Put a light out; Refused when it does not burn."""
    if flame_of(world, item) is None:
        raise Refused("It does not burn.")
    put_out(world, item)
    world.happened(Extinguished(who, item, known(world, item)))


def refill(world: World, who: Player, item: Item, fuel: Item) -> None:
    """Fill a lamp, which uses up one measure of fuel; Refused when either is not made for it, or it is full."""
    kind = template_of(world, item)
    if not kind.provides_light or kind.light_duration is None or kind.item_subtype in USED_UP:
        raise Refused(f"{definite(kind.name).capitalize()} cannot be filled.")
    if template_of(world, fuel).item_subtype != FUEL_SUBTYPE:
        raise Refused(f"{definite(template_of(world, fuel).name).capitalize()} would not burn.")
    if flame_of(world, item) is not None:
        raise Refused("Put it out first.")
    if fuel_left(world, item) == kind.light_duration:
        raise Refused("It is full.")
    called = known(world, fuel).single()
    use_up(world, fuel)
    item.instance_data = item.instance_data.without(FUEL)
    world.happened(Refilled(who, item, called))


def put_out(world: World, item: Item) -> None:
    """Let a thing burn no more; what it has left is kept in it."""
    flame, left = flame_of(world, item), fuel_left(world, item)
    if flame is None:
        return
    _forget(world, flame)
    if left is not None:
        item.instance_data = item.instance_data.set(FUEL, left)


def kindle(world: World, item: Item) -> bool:
    """Let a thing burn without anyone lighting it; False when it cannot, or does already."""
    kind = template_of(world, item)
    if not kind.provides_light or flame_of(world, item) is not None or fuel_left(world, item) == 0:
        return False
    _burn(world, piece_of(world, item, 1))
    return True


def follow(world: World, item: Item) -> None:
    """See to a light that was moved: it shines where it is now, and goes out inside a container."""
    flame = flame_of(world, item)
    if flame is None:
        return
    if item.holder.kind in (HolderKind.CONTAINER, HolderKind.INVENTORY):
        put_out(world, item)
    else:
        flame.room_id = _room_of(world, item)


def forget(world: World, item: Item) -> None:
    """What is no more does not burn."""
    flame = flame_of(world, item)
    if flame is not None:
        _forget(world, flame)


def follow_bearer(world: World, who: Being) -> None:
    """See to the lights that someone carries: they shine where they are now."""
    for item in carried_by(world, who):
        follow(world, item)


def put_away(world: World, who: Player) -> None:
    """Whoever leaves the world puts out the lights they carry."""
    for item in list(carried_by(world, who)):
        put_out(world, item)


def drench(world: World, who: Being) -> None:
    """The water puts out the open fires that a swimmer carries."""
    for item in list(carried_by(world, who)):
        if flame_of(world, item) is not None and template_of(world, item).item_subtype in OPEN_FIRE:
            called = known(world, item)
            put_out(world, item)
            world.happened(WentOut(called, who.room_id, who, Ended.WATER))


def douse(world: World, area_id: AreaId) -> None:
    """The rain puts out the open fires under the sky of an area."""
    for flame in list(world.shelf(Flame)):
        item = world.get(Item, flame.id)
        room = world.catalog.find(Room, flame.room_id) if flame.room_id is not None else None
        if item is None or room is None or room.area_id != area_id:
            continue
        if _rained_on(world, template_of(world, item), room.id):
            bearer = _bearer(world, item)
            put_out(world, item)
            world.happened(WentOut(known(world, item), room.id, bearer, Ended.RAIN))


def rekindle(world: World) -> None:
    """After the world was loaded: see where everything burns, and when it ends."""
    for flame in list(world.shelf(Flame)):
        item = world.get(Item, flame.id)
        if item is None:
            world.remove(flame)
        elif _bearer(world, item) is not None:
            put_out(world, item)  # whoever carries it sleeps
        else:
            flame.room_id = _room_of(world, item)
            _wait(world, flame)


def _burn(world: World, item: Item) -> None:
    left = fuel_left(world, item)
    until = None if left is None else world.clock.now() + left
    item.instance_data = item.instance_data.without(FUEL)
    flame = world.add(Flame(id=item.id, until=until))
    flame.room_id = _room_of(world, item)
    _wait(world, flame)


def _wait(world: World, flame: Flame) -> None:
    if flame.until is None:
        return
    seconds = until_warning(flame.until - world.clock.now()) + SOON
    flame.job = world.schedule.after(seconds, "a light", lambda: _watch(world, flame))


def _watch(world: World, flame: Flame) -> None:
    """A flame has come to a warning, or to its end."""
    item = world.get(Item, flame.id)
    if item is None or flame.until is None:
        return
    left = flame.until - world.clock.now()
    if left <= 0:
        _burn_out(world, item)
        return
    if flame.room_id is not None and left <= WARNINGS[0]:
        world.happened(Flickered(item, flame.room_id, _bearer(world, item), left <= WARNINGS[-1]))
    _wait(world, flame)


def _burn_out(world: World, item: Item) -> None:
    called, bearer, room = known(world, item), _bearer(world, item), _room_of(world, item)
    put_out(world, item)
    if template_of(world, item).item_subtype in USED_UP:
        use_up(world, item)
    if room is not None:
        world.happened(WentOut(called, room, bearer, Ended.BURNT_OUT))


def _forget(world: World, flame: Flame) -> None:
    if flame.job is not None:
        flame.job.cancel()
    world.remove(flame)


def _rained_on(world: World, kind: ItemTemplate, room_id: RoomId) -> bool:
    room = world.catalog.find(Room, room_id)
    if kind.item_subtype not in OPEN_FIRE or room is None or not is_outdoors(world, room):
        return False
    sky = world.get(AreaSky, room.area_id)
    return sky is not None and sky.weather in DOUSING


def _bearer(world: World, item: Item) -> Being | None:
    return bearer_of(world, item.holder)


def _room_of(world: World, item: Item) -> RoomId | None:
    """Where a light shines: where it lies, or where whoever carries it is in the world."""
    bearer = _bearer(world, item)
    if bearer is not None:
        return bearer.room_id if bearer.is_present else None
    return RoomId(item.holder.id) if item.holder.kind is HolderKind.ROOM else None
