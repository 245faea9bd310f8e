"""What lies about decays, what is bound is kept, what is broken is of no use; and what is left of things is seen."""

from mud.game.being.views import ThingScreen
from mud.game.sky.events import WeatherChanged
from mud.game.supply.acts import decay
from mud.game.supply.acts.stock import charges_of, drinks_in, liquid_in
from mud.game.supply.acts.touch import touch
from mud.game.supply.rules import filling, left_of
from mud.game.thing.acts import Dropping, Equipping, ItemWeight, template_of
from mud.game.thing.acts.wear import durability_of, is_broken
from mud.game.thing.events import Ceased, Dropped, Equipped, Merged, Moved, Spilled, Taken, Unequipped
from mud.game.thing.model import Item
from mud.game.thing.rules import condition_of, is_bound
from mud.game.thing.specs import Touch
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.play.loading import loaded
from mud.text.grammar import capital, definite
from mud.text.page import Field, Paragraph
from mud.text.span import styled
from mud.world.world import World


@loaded
def wait_for_ends(world: World) -> None:
    """What lay about when the server stopped is gone when its time has come."""
    decay.wait_for_ends(world)


@on(Equipped)
def put_on(world: World, event: Equipped) -> None:
    """Some things do something to whoever puts them on."""
    touch(world, event.item, Touch.WORN, event.who)


@on(Unequipped)
def taken_off(world: World, event: Unequipped) -> None:
    """And when they are taken off."""
    touch(world, event.item, Touch.REMOVED, event.who)


@on(Dropped)
def left_lying(world: World, event: Dropped) -> None:
    """What is put down does not lie there for ever."""
    decay.leave_lying(world, event.item)


@on(Spilled)
def spilled(world: World, event: Spilled) -> None:
    """Nor does what falls out of something that is no more."""
    decay.leave_lying(world, event.item)


@on(Taken)
def picked_up(world: World, event: Taken) -> None:
    """What is picked up lies about no more."""
    decay.forget(world, event.item)


@on(Moved)
def moved_away(world: World, event: Moved) -> None:
    """What was put elsewhere without anyone carrying it lies there for as long as whoever put it there likes."""
    decay.forget(world, event.item)


@on(Merged)
def joined(world: World, event: Merged) -> None:
    """A stack that others join lasts as long as they."""
    decay.join(world, event.item, event.into)


@on(Ceased)
def gone(world: World, event: Ceased) -> None:
    """What is no more lies nowhere."""
    decay.forget(world, event.item)


@on(WeatherChanged)
def rained_on(world: World, event: WeatherChanged) -> None:
    """Rain makes pulp of paper."""
    if event.weather in decay.WET:
        decay.soak(world, event.area_id)


@guard(Dropping)
def keep_bound(world: World, dropping: Dropping) -> None:
    """What is bound to whoever has it leaves their hands in no way."""
    if is_bound(template_of(world, dropping.item)):
        raise Refused(f"You cannot part with {definite(known(world, dropping.item).words)}.")


@guard(Equipping)
def refuse_broken(world: World, equipping: Equipping) -> None:
    """What is broken is neither worn nor held."""
    if is_broken(world, equipping.item):
        words = capital(definite(known(world, equipping.item).words))
        raise Refused(f"{words} is broken. Have it repaired first.")


@modifier(ItemWeight)
def add_drinks(world: World, weighed: ItemWeight, pounds: float) -> float:
    """What is in a vessel weighs something."""
    liquid = liquid_in(world, weighed.item)
    return pounds if liquid is None else pounds + drinks_in(world, weighed.item) * liquid.weight


@adds(ThingScreen)
def stock_seen(world: World, screen: ThingScreen) -> None:
    """What is in a vessel and how worn a thing is; closely, also how often it can be used still."""
    thing = screen.thing
    if not isinstance(thing, Item):
        return
    kind = template_of(world, thing)
    if kind.drinks is not None:
        screen.add("contents", Paragraph(styled(_filled(world, thing, kind.drinks))))
    left = durability_of(kind, thing)
    condition = condition_of(kind, left) if left is not None else ""
    if condition:
        screen.add("state", Field("Condition", styled(condition)))
    elif left is not None and screen.closely:
        screen.add("state", Field("Condition", styled("as good as new")))
    charges = charges_of(world, thing)
    if screen.closely and charges is not None and kind.charges is not None:
        screen.add("state", Field("Bites" if kind.is_consumable else "Charges", styled(left_of(charges, kind.charges))))


def _filled(world: World, vessel: Item, most: int) -> str:
    liquid = liquid_in(world, vessel)
    return "It is empty." if liquid is None else f"It is {filling(drinks_in(world, vessel), most)} of {liquid.name}."
