"""Things that come out of nothing, and things that go elsewhere without anyone carrying them."""

from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.thing.acts import carried_by, load_of
from mud.game.thing.acts.stacks import settle
from mud.game.thing.events import Appeared, Moved, Received
from mud.game.thing.model import Item, Means, Passage
from mud.game.thing.rules import CURSED, lengthened
from mud.game.thing.specs import ItemTemplate
from mud.kernel.ids import ItemId, ItemTemplateId, PlayerId, RoomId
from mud.world.contents import Holder, HolderKind, move
from mud.world.world import World


def make(world: World, template_id: ItemTemplateId, quantity: int, to: Holder, by: str) -> list[Item]:
    """Make things and put them somewhere, in as few stacks as may be; `by` stands in their history.

    What is returned may have joined equal things that were there. LookupError when there is no such kind of thing.
    """
    kind, made = world.catalog.get(ItemTemplate, template_id), []
    while quantity > 0:
        stack = min(quantity, kind.max_stack_size)
        quantity -= stack
        made.append(_one(world, kind, stack, to, by))
    return [settle(world, item) for item in made]


def new_item(
    world: World,
    kind: ItemTemplateId,
    holder: Holder,
    history: tuple[Passage, ...],
    quantity: int = 1,
    known: bool = False,
) -> Item:
    """Bring a thing into the world, with all that its kind says of a new one; nobody is told.

    What has a plain name begins unidentified, unless it is `known`. LookupError when there is no such kind.
    """
    template = world.catalog.get(ItemTemplate, kind)
    return world.add(
        Item(
            id=ItemId(world.ids.new()),
            template_id=kind,
            holder=holder,
            quantity=quantity,
            identified=known or template.plain_name is None,
            cursed=template.flags.get(CURSED, False),
            history=history,
        )
    )


def shift(world: World, item: Item, to: Holder) -> None:
    """Move a thing without anyone carrying it; what was worn is worn no more. Errors as for `move`."""
    source = item.holder
    if source == to:
        return
    if item.equipped_slot is not None:
        item.equipped_slot = None
    move(world, item, to)
    if to.kind is HolderKind.PLAYER and item.history[-1:] and item.history[-1].to != to.id:
        item.history = lengthened(item.history, Passage(Means.TAKEN, to.id, world.clock.now()))
    world.happened(Moved(item, source))
    _tell_arrival(world, item)
    settle(world, item)


def can_carry(world: World, who: Player, kind: ItemTemplate, quantity: int = 1) -> bool:
    """Whether someone is strong enough for so many more things of a kind."""
    carried = load_of(world, carried_by(world, who)).pounds
    return carried + kind.weight * quantity <= carrying_capacity(world, who)


def _one(world: World, kind: ItemTemplate, quantity: int, to: Holder, by: str) -> Item:
    now = world.clock.now()
    history: tuple[Passage, ...] = (Passage(Means.MADE, by, now),)
    if to.kind is HolderKind.PLAYER:
        history = (*history, Passage(Means.TAKEN, to.id, now))
    item = new_item(world, kind.id, to, history, quantity)
    _tell_arrival(world, item)
    return item


def _tell_arrival(world: World, item: Item) -> None:
    if item.holder.kind is HolderKind.ROOM:
        world.happened(Appeared(item, RoomId(item.holder.id)))
    elif item.holder.kind is HolderKind.PLAYER:
        owner = world.get(Player, PlayerId(item.holder.id))
        if owner is not None:
            world.happened(Received(owner, item))
