"""What burns adds to the light of its room, moves with what carries it, and is seen on what burns."""

from mud.game.being.events import PlayerEntered, PlayerLeft, Relocated, Walked
from mud.game.being.views import ThingScreen
from mud.game.light import acts
from mud.game.light.model import Flame
from mud.game.light.rules import DOUSING, lasting
from mud.game.place.acts import LightIn, has_flag
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import Room, RoomFlag
from mud.game.sky.events import WeatherChanged
from mud.game.thing.acts import floats, template_of
from mud.game.thing.acts.stacks import StackLimit
from mud.game.thing.events import Ceased, Dropped, Given, Moved, PutIn, Received, Taken, TakenOut
from mud.game.thing.model import Item
from mud.kernel.events import on
from mud.kernel.hooks import adds, modifier
from mud.play.loading import loaded
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.world import World


@loaded
def rekindle(world: World) -> None:
    """What burnt when the server stopped burns on, save what sleepers carry."""
    acts.rekindle(world)


@on(RoomsRetired)
def shine_elsewhere(world: World, event: RoomsRetired) -> None:
    """What burnt in a room that is gone burns where it is now."""
    for room in event.rooms:
        for flame in list(world.where(Flame, "room_id", room.id)):
            item = world.get(Item, flame.id)
            if item is not None:
                acts.follow(world, item)


@modifier(LightIn)
def add_flames(world: World, lit: LightIn, light: float) -> float:
    """What burns in a room adds to its light."""
    return acts.light_from(world, lit.room_id, light)


@modifier(StackLimit)
def burns_by_itself(world: World, limit: StackLimit, most: float) -> float:
    """What burns is no part of a stack."""
    return most if acts.flame_of(world, limit.item) is None else 1


@on(Ceased)
def used_up(world: World, event: Ceased) -> None:
    """What is no more gives no light."""
    acts.forget(world, event.item)


@on(Walked)
def carried_along(world: World, event: Walked) -> None:
    """Lights go where their bearer goes; whoever swims carries no fire."""
    acts.follow_bearer(world, event.who)
    room = world.catalog.find(Room, event.target)
    if room is not None and has_flag(world, room, RoomFlag.WATER) and not floats(world, event.who):
        acts.drench(world, event.who)


@on(Relocated)
def brought_along(world: World, event: Relocated) -> None:
    """So they do when their bearer is brought elsewhere."""
    acts.follow_bearer(world, event.who)


@on(Received, Taken, TakenOut, Given)
def received(world: World, event: Received | Taken | TakenOut | Given) -> None:
    """A light that comes into someone's hands is carried."""
    acts.follow(world, event.item)


@on(Moved, Dropped, PutIn)
def moved(world: World, event: Moved | Dropped | PutIn) -> None:
    """A light that is moved or put down shines where it is now; one that is put into something goes out."""
    acts.follow(world, event.item)


@on(PlayerEntered)
def brought(world: World, event: PlayerEntered) -> None:
    """Lights come with their bearer."""
    acts.follow_bearer(world, event.who)


@on(PlayerLeft)
def put_away(world: World, event: PlayerLeft) -> None:
    """Sleepers burn no lights."""
    acts.put_away(world, event.who)


@on(WeatherChanged)
def rained_on(world: World, event: WeatherChanged) -> None:
    """Rain puts out open fire."""
    if event.weather in DOUSING:
        acts.douse(world, event.area_id)


@adds(ThingScreen)
def flame_seen(world: World, screen: ThingScreen) -> None:
    """Whether a thing burns, and closely, for how long it will."""
    if not isinstance(screen.thing, Item) or not template_of(world, screen.thing).provides_light:
        return
    if acts.flame_of(world, screen.thing) is not None:
        screen.add("state", Paragraph(styled("It burns.")))
    if screen.closely:
        screen.add("state", Paragraph(styled(lasting(acts.fuel_left(world, screen.thing)))))
