"""What content can ask of things, and do with them: which are meant, and what can be read of them."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.thing.acts import carried_by, lying_in, template_of
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item
from mud.kernel.ids import ItemTemplateId, RoomId
from mud.kernel.marks import Ref
from mud.play.scripts.values import Names, reading
from mud.text.grammar import indefinite
from mud.world.contents import HolderKind
from mud.world.world import World

Thing = Annotated[str, Names(Item)]
"""A thing that there is: a name like $item."""

Sort = Annotated[ItemTemplateId, Ref("item_templates.id")]
"""The id of a kind of thing."""


def of_kind(world: World, who: Player, template: ItemTemplateId) -> list[Item]:
    """The things of a kind that someone carries, worn ones last."""
    found = [item for item in carried_by(world, who) if item.template_id == template]
    return sorted(found, key=lambda item: item.equipped_slot is not None)


def lying_of_kind(world: World, room: RoomId, template: ItemTemplateId) -> list[Item]:
    """The things of a kind that lie in a room."""
    return [item for item in lying_in(world, room) if item.template_id == template]


def count(items: list[Item]) -> int:
    """How many they are, stacks counted through."""
    return sum(item.quantity for item in items)


@reading("name")
def item_name(world: World, item: Item) -> str:
    """What one of it is called, with its article."""
    return indefinite(name_of(world, item))


@reading("quantity")
def item_quantity(_world: World, item: Item) -> int:
    """How many are in the stack."""
    return item.quantity


@reading("kind")
def item_kind(_world: World, item: Item) -> str:
    """The id of its kind."""
    return item.template_id


@reading("value")
def item_value(world: World, item: Item) -> int:
    """What one of it is worth, in copper pieces."""
    return template_of(world, item).value


@reading("weight")
def item_weight(world: World, item: Item) -> float:
    """What one of it weighs, in pounds."""
    return template_of(world, item).weight


@reading("bearer")
def item_bearer(world: World, item: Item) -> Player | None:
    """Who carries it."""
    return world.get(Player, item.holder.id) if item.holder.kind is HolderKind.PLAYER else None
