"""Actions about things: making, giving, taking away, moving and changing them."""

from typing import Annotated, Final

from mud.game.being.model import Player
from mud.game.being.script import Somebody
from mud.game.place.script import Place, room_in
from mud.game.thing.acts import template_of, use_up
from mud.game.thing.acts.making import can_carry, make, shift
from mud.game.thing.acts.vessels import inside
from mud.game.thing.model import Item
from mud.game.thing.script import Sort, Thing, lying_of_kind, of_kind
from mud.game.thing.specs import ItemTemplate
from mud.kernel.ids import ItemTemplateId
from mud.kernel.marks import Ref, Yaml
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number
from mud.play.scripts.words import action
from mud.world.contents import Holder

MOST_MADE: Final = 100
"""Things that one action makes: a script that fills the world with them is a mistake."""


@action("give_item")
class GiveItem:
    """Make a thing and put it into someone's hands; on the floor, when they cannot carry it.

    Example:
        give_item: {item: item_currant_bun, quantity: 2}
    """

    item: Sort
    quantity: Number = 1
    to: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Make it."""
        who, kind = scene.named(self.to, Player), scene.world.catalog.find(ItemTemplate, self.item)
        quantity = min(MOST_MADE, scene.number(self.quantity))
        if who is None or kind is None:
            return
        carried = can_carry(scene.world, who, kind, quantity)
        holder = Holder.player(who.id) if carried else Holder.room(who.room_id)
        make(scene.world, kind.id, quantity, holder, scene.by)


@action("take_item")
class TakeItem:
    """Take things of a kind away from someone for good: as many as they have, if that is less.

    Example:
        take_item: {item: item_currant_bun, quantity: 1}
    """

    item: Sort
    quantity: Number = 1
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Take them, what is not worn first."""
        who = scene.named(self.who, Player)
        if who is not None:
            _take_away(scene, of_kind(scene.world, who, self.item), scene.number(self.quantity))


@action("spawn_item")
class SpawnItem:
    """Make a thing and lay it into a room.

    Example:
        spawn_item: {item: item_currant_bun, room: room_market_square}
    """

    item: Sort
    quantity: Number = 1
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Make it."""
        room = room_in(scene, self.room)
        if room is not None:
            quantity = min(MOST_MADE, scene.number(self.quantity))
            make(scene.world, self.item, quantity, Holder.room(room.id), scene.by)


@action("sweep_item")
class SweepItem:
    """Take things of a kind that lie in a room out of the world.

    Example:
        sweep_item: {item: item_currant_bun, quantity: 10}
    """

    item: Sort
    quantity: Number = 1
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Take them away."""
        room = room_in(scene, self.room)
        if room is not None:
            _take_away(scene, lying_of_kind(scene.world, room.id, self.item), scene.number(self.quantity))


@action("remove_item")
class RemoveItem:
    """Take the thing that it is about out of the world, or so many of the stack.

    Example:
        remove_item: $item
    """

    item: Thing = "$item"
    quantity: Number | None = None

    def perform(self, scene: Scene) -> None:
        """Take it away."""
        item = scene.named(self.item, Item)
        if item is not None:
            quantity = item.quantity if self.quantity is None else scene.number(self.quantity)
            if quantity > 0:
                use_up(scene.world, item, quantity)


@action("change_item")
class ChangeItem:
    """Let a thing of another kind stand in the place of the one that it is about.

    Example:
        change_item: {into: item_currant_bun}
    """

    into: Sort
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Take the one away, make the other where it was."""
        item = scene.named(self.item, Item)
        if item is not None:
            holder, quantity = item.holder, min(MOST_MADE, item.quantity)
            use_up(scene.world, item, item.quantity)
            make(scene.world, self.into, quantity, holder, scene.by)


@action("put_item")
class PutItem:
    """Lay the thing that it is about into a room, wherever it is.

    Example:
        put_item: {room: room_market_square}
    """

    room: Place = "$room"
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Move it."""
        item, room = scene.named(self.item, Item), room_in(scene, self.room)
        if item is not None and room is not None:
            shift(scene.world, item, Holder.room(room.id))


@action("hand_item")
class HandItem:
    """Put the thing that it is about into someone's hands, however heavy it is.

    Example:
        hand_item: {to: $who}
    """

    to: Somebody = "$who"
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Move it."""
        item, who = scene.named(self.item, Item), scene.named(self.to, Player)
        if item is not None and who is not None:
            shift(scene.world, item, Holder.player(who.id))


@action("fill_item")
class FillItem:
    """Make things inside the container that it is about; nothing happens when that is none.

    Example:
        fill_item: {with: item_currant_bun, quantity: 3}
    """

    with_: Annotated[ItemTemplateId, Ref("item_templates.id"), Yaml("with")]
    quantity: Number = 1
    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Make them."""
        item = scene.named(self.item, Item)
        if item is not None and template_of(scene.world, item).is_container:
            quantity = min(MOST_MADE, scene.number(self.quantity))
            make(scene.world, self.with_, quantity, Holder.container(item.id), scene.by)


@action("spill_item")
class SpillItem:
    """Let all that is in a container fall to the floor of a room.

    Example:
        spill_item: {item: $item}
    """

    item: Thing = "$item"
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Move it out."""
        item, room = scene.named(self.item, Item), room_in(scene, self.room)
        if item is not None and room is not None:
            for each in list(inside(scene.world, item)):
                shift(scene.world, each, Holder.room(room.id))


def _take_away(scene: Scene, found: list[Item], quantity: int) -> None:
    for item in found:
        if quantity <= 0:
            return
        taken = min(quantity, item.quantity)
        quantity -= taken
        use_up(scene.world, item, taken)
