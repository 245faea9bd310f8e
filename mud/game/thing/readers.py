"""Words -> things."""

from mud.game.thing.acts import carried_by, lying_in, template_of
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.play.readers import AnyCtx, Targets
from mud.text.clean import name_key
from mud.world.world import World


def keywords_of(template: ItemTemplate) -> tuple[str, ...]:
    """The words by which a kind of thing can be meant: those of its name, then its further ones."""
    return tuple(dict.fromkeys((*name_key(template.name).split(), *map(name_key, template.keywords))))


def item_keywords(world: World, item: Item) -> tuple[str, ...]:
    """The words by which a thing can be meant."""
    return keywords_of(template_of(world, item))


def _keywords(ctx: AnyCtx, item: Item) -> tuple[str, ...]:
    return item_keywords(ctx.world, item)


carried: Targets[Item] = Targets(
    "thing",
    lambda ctx: carried_by(ctx.world, ctx.actor),
    _keywords,
    "You are not carrying any {words}.",
    "You are carrying nothing.",
)

on_floor: Targets[Item] = Targets(
    "thing",
    lambda ctx: lying_in(ctx.world, ctx.actor.room_id),
    _keywords,
    "You see no {words} here.",
    "There is nothing here to take.",
)
