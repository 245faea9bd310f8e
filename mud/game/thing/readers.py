"""Words -> things."""

from mud.game.being.readers import can_see
from mud.game.thing.acts import carried_by, inside, lying_in, packed_by, template_of, worn_by
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.play.portions import Portions
from mud.play.readers import AnyCtx, Targets
from mud.world.world import World


def keywords_of(template: ItemTemplate) -> tuple[str, ...]:
    """The words by which a kind of thing can be meant: those of its name, then its further ones."""
    return (template.name, *template.keywords)


def item_keywords(world: World, item: Item) -> tuple[str, ...]:
    """The words by which a thing can be meant."""
    return keywords_of(template_of(world, item))


def _keywords(ctx: AnyCtx, item: Item) -> tuple[str, ...]:
    return item_keywords(ctx.world, item)


def seen_lying(ctx: AnyCtx) -> list[Item]:
    """What the actor sees lying in the room."""
    return list(lying_in(ctx.world, ctx.actor.room_id)) if can_see(ctx.world, ctx.actor) else []


def _containers(ctx: AnyCtx) -> list[Item]:
    near = (*seen_lying(ctx), *carried_by(ctx.world, ctx.actor))
    return [item for item in near if template_of(ctx.world, item).is_container]


container: Targets[Item] = Targets(
    "container",
    _containers,
    _keywords,
    "You see no {words} here into which anything could be put.",
    "There is nothing here into which anything could be put.",
)

carried: Targets[Item] = Targets(
    "thing",
    lambda ctx: packed_by(ctx.world, ctx.actor),
    _keywords,
    "You are not carrying any {words}.",
    "You are carrying nothing.",
)

worn: Targets[Item] = Targets(
    "thing",
    lambda ctx: worn_by(ctx.world, ctx.actor),
    _keywords,
    "You are not wearing any {words}.",
    "You are wearing nothing.",
)

on_floor: Targets[Item] = Targets(
    "thing",
    seen_lying,
    _keywords,
    "You see no {words} here.",
    "There is nothing here to take.",
    owners=container,
    held=lambda ctx, owner: inside(ctx.world, owner),
)

some_carried = Portions(carried, lambda item: item.quantity)
some_on_floor = Portions(on_floor, lambda item: item.quantity)
