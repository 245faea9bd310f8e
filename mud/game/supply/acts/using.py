"""Eating, drinking, reciting, zapping and using: what is used up, and what it does."""

from dataclasses import dataclass

from mud.game.being.acts import room_of
from mud.game.being.acts.health import recover
from mud.game.being.model import Being, Player
from mud.game.being.readers import can_see, too_dark
from mud.game.being.script import names_around
from mud.game.effect.acts import apply
from mud.game.effect.specs import Effect
from mud.game.place.acts import has_flag
from mud.game.place.specs import RoomFlag
from mud.game.supply.acts.stock import charges_of, spend_charge
from mud.game.supply.acts.touch import touch
from mud.game.supply.events import Manner, Tasted, Used
from mud.game.supply.rules import FOOD, MAGICAL, NOURISHES, SCROLL, WANDS, WELL_FED, is_drunk, is_eaten
from mud.game.thing.acts import template_of
from mud.game.thing.acts.wear import is_broken, wear_down
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate, Touch
from mud.game.thing.views import known
from mud.kernel.clauses import Actions
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.play.scripts.language import scene_for
from mud.text.grammar import capital, definite
from mud.world.contents import Holder
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Using:
    """Someone is about to use something, on someone or something where there is a target."""

    who: Player
    item: Item
    manner: Manner
    target: Entity | None


def eat(world: World, who: Player, item: Item) -> None:
    """Eat something, or a bite of it; Refused when it is no food."""
    if not is_eaten(template_of(world, item)):
        raise Refused(f"You cannot eat {_name(world, item)}.")
    _use(world, Using(who, item, Manner.EAT, None))


def quaff(world: World, who: Player, item: Item) -> None:
    """Drink something that is a drink by itself; Refused when it is none."""
    if not is_drunk(template_of(world, item)):
        raise Refused(f"You cannot drink {_name(world, item)}.")
    _use(world, Using(who, item, Manner.DRINK, None))


def recite(world: World, who: Player, item: Item, target: Entity | None) -> None:
    """Read a scroll aloud, which uses it up; Refused when it is none, or it is too dark to read."""
    if template_of(world, item).item_subtype != SCROLL:
        raise Refused(f"There is nothing on {_name(world, item)} that would do anything when it is recited.")
    if not can_see(world, who):
        raise Refused(too_dark(who, "to read"))
    _use(world, Using(who, item, Manner.RECITE, target))


def zap(world: World, who: Player, item: Item, target: Entity | None) -> None:
    """Let a wand do what it does; Refused when it is none, or has no charge left."""
    if template_of(world, item).item_subtype not in WANDS:
        raise Refused(f"You point {_name(world, item)}, and nothing happens. It is no wand.")
    if charges_of(world, item) == 0:
        raise Refused(f"{capital(_name(world, item))} is empty: it clicks, and nothing happens.")
    _use(world, Using(who, item, Manner.ZAP, target))


def use(world: World, who: Player, item: Item, target: Entity | None) -> None:
    """Use something for what it is made for; Refused when nothing can be done with it just so."""
    kind = template_of(world, item)
    if is_eaten(kind):
        eat(world, who, item)
    elif is_drunk(kind):
        quaff(world, who, item)
    elif kind.item_subtype == SCROLL:
        recite(world, who, item, target)
    elif kind.item_subtype in WANDS:
        zap(world, who, item, target)
    elif kind.consume_effect is None:
        raise Refused(f"You turn {_name(world, item)} over, and find nothing to do with it just so.")
    else:
        _use(world, Using(who, item, Manner.USE, target))


def taste(world: World, who: Player, item: Item) -> None:
    """Try food or a drink, of which nothing is used up; Refused when it is neither."""
    kind = template_of(world, item)
    if not is_eaten(kind) and not is_drunk(kind):
        raise Refused(f"You would rather not taste {_name(world, item)}.")
    world.happened(Tasted(who, item, "It tastes as it looks."))


def perform(world: World, who: Player, effect: Actions | None, item: Item | None, target: Entity | None) -> None:
    """Do what content lets happen when something is used; Refused as its actions are."""
    if effect:
        names = {**names_around(world, who), "item": item, "target": target or who}
        scene_for(world, names, "what was used").perform(effect)


def _use(world: World, using: Using) -> None:
    kind, who, item = template_of(world, using.item), using.who, using.item
    if item.holder != Holder.player(who.id):
        raise Refused("You do not have that in your hands.")
    if is_broken(world, item):
        raise Refused(f"{capital(_name(world, item))} is broken. Have it repaired first.")
    if kind.item_subtype in MAGICAL and has_flag(world, room_of(world, who), RoomFlag.NO_MAGIC):
        raise Refused(f"No magic works here. You keep {_name(world, item)} for elsewhere.")
    world.check(using)
    called = known(world, item).single()
    with world.undoing():  # what is refused uses nothing up
        left = spend_charge(world, item)
        world.happened(Used(who, called, using.manner, using.target, left is None, kind.id))
        perform(world, who, kind.consume_effect, left, using.target)
        touch(world, item, Touch.USED, who, using.target if isinstance(using.target, Being) else None)
        if using.manner is Manner.EAT:
            _nourish(world, who, kind)
    if left is not None and world.get(Item, left.id) is left:  # what it did may have been its own end
        wear_down(world, left, 1)


def _nourish(world: World, who: Player, kind: ItemTemplate) -> None:
    """What food does: some strength at once, where its kind says nothing else, and more of it for a while."""
    if kind.consume_effect is None:
        recover(world, who, NOURISHES)
    fed = world.catalog.find(Effect, WELL_FED)
    if fed is not None and (kind.consume_effect is None or kind.item_subtype == FOOD):
        apply(world, who, fed, by="food")


def _name(world: World, item: Item) -> str:
    return definite(known(world, item).words)
