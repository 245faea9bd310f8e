"""Words -> the corpses that are near."""

from mud.game.death.acts.remains import corpse_of
from mud.game.thing.model import Item
from mud.game.thing.readers import item_keywords, seen_lying
from mud.play.readers import AnyCtx, Targets


def corpses_near(ctx: AnyCtx) -> list[Item]:
    """The corpses that the actor sees lying, the latest first: it is the one that is meant."""
    return [item for item in reversed(seen_lying(ctx)) if corpse_of(ctx.world, item) is not None]


corpse: Targets[Item] = Targets(
    "corpse",
    corpses_near,
    lambda ctx, item: item_keywords(ctx.world, item),
    "There is no corpse like that here.",
    "There is no corpse here.",
)
