"""Conditions about things: what someone carries and wears, what lies where, what kind of thing something is."""

from typing import Annotated

from pydantic import Field

from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.being.script import Somebody
from mud.game.place.script import Place, room_in
from mud.game.thing.acts import carried_by, load_of, template_of
from mud.game.thing.acts.vessels import inside
from mud.game.thing.model import Item
from mud.game.thing.script import Sort, Thing, count, lying_of_kind, of_kind
from mud.game.thing.specs import ItemType
from mud.play.scripts.scene import Scene
from mud.play.scripts.words import condition

Quantity = Annotated[int, Field(ge=1, le=1_000_000)]


@condition("has_item")
class HasItem:
    """Someone carries so many things of a kind, worn ones too, but not what is in containers.

    Example:
        has_item: {item: item_currant_bun, quantity: 2}
    """

    item: Sort
    quantity: Quantity = 1
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        who = scene.named(self.who, Player)
        return who is not None and count(of_kind(scene.world, who, self.item)) >= self.quantity


@condition("wears")
class Wears:
    """Someone wears or holds a thing of a kind.

    Example:
        wears: item_currant_bun
    """

    item: Sort
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at them."""
        who = scene.named(self.who, Player)
        worn = of_kind(scene.world, who, self.item) if who is not None else []
        return any(item.equipped_slot is not None for item in worn)


@condition("lies_here")
class LiesHere:
    """So many things of a kind lie in a room.

    Example:
        lies_here: {item: item_currant_bun, room: room_market_square}
    """

    item: Sort
    quantity: Quantity = 1
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        room = room_in(scene, self.room)
        return room is not None and count(lying_of_kind(scene.world, room.id, self.item)) >= self.quantity


@condition("item_is")
class ItemIs:
    """The thing that it is about is of a kind.

    Example:
        item_is: item_currant_bun
    """

    kind: Sort
    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look at it."""
        item = scene.named(self.item, Item)
        return item is not None and item.template_id == self.kind


@condition("item_type")
class ItemTypeIs:
    """The thing that it is about is for that: a weapon, a tool, a book and so on.

    Example:
        item_type: book
    """

    type: ItemType
    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look at it."""
        item = scene.named(self.item, Item)
        return item is not None and template_of(scene.world, item).item_type is self.type


@condition("item_flag")
class ItemFlag:
    """The kind of the thing that it is about has a flag in its content.

    Example:
        item_flag: quest_item
    """

    flag: str
    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look at it."""
        item = scene.named(self.item, Item)
        return item is not None and bool(template_of(scene.world, item).flags.get(self.flag))


@condition("contains")
class Contains:
    """So many things of a kind are in the container that it is about.

    Example:
        contains: {kind: item_currant_bun, quantity: 3}
    """

    kind: Sort
    quantity: Quantity = 1
    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look into it."""
        item = scene.named(self.item, Item)
        if item is None:
            return False
        return count([each for each in inside(scene.world, item) if each.template_id == self.kind]) >= self.quantity


@condition("burdened")
class Burdened:
    """Someone carries at least that share of what they can, in hundredths.

    Example:
        burdened: 80
    """

    at_least: Annotated[int, Field(ge=0, le=100)] = 100
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Weigh it."""
        who = scene.named(self.who, Player)
        if who is None:
            return False
        pounds = load_of(scene.world, carried_by(scene.world, who)).pounds
        return 100 * pounds >= self.at_least * carrying_capacity(scene.world, who)


@condition("empty_handed")
class EmptyHanded:
    """Someone carries nothing at all.

    Example:
        empty_handed: $who
    """

    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at them."""
        who = scene.named(self.who, Player)
        return who is not None and not carried_by(scene.world, who)
