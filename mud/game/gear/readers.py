"""Words -> gear."""

from mud.game.thing.acts import carried_by, packed_by
from mud.game.thing.model import Item
from mud.game.thing.readers import item_keywords, seen_lying
from mud.play.readers import AnyCtx, Targets


def _keywords(ctx: AnyCtx, item: Item) -> tuple[str, ...]:
    return item_keywords(ctx.world, item)


about_one: Targets[Item] = Targets(
    "thing",
    lambda ctx: carried_by(ctx.world, ctx.actor),
    _keywords,
    "You have no {words}.",
    "You have nothing.",
)
"""What one carries, wears and holds."""

within_reach: Targets[Item] = Targets(
    "thing",
    lambda ctx: (*carried_by(ctx.world, ctx.actor), *seen_lying(ctx)),
    _keywords,
    "You see no {words} here.",
    "There is nothing here.",
)
"""What one carries, wears and holds, and what lies here."""

not_worn: Targets[Item] = Targets(
    "thing",
    lambda ctx: packed_by(ctx.world, ctx.actor),
    _keywords,
    "You carry no {words} that you do not wear already.",
    "You carry nothing that you do not wear already.",
)
"""What one could put on."""
