"""Words -> things that burn or could."""

from mud.game.light.acts import flame_of
from mud.game.thing.acts import carried_by, template_of
from mud.game.thing.model import Item
from mud.game.thing.readers import item_keywords, seen_lying
from mud.play.readers import AnyCtx, Targets


def _near(ctx: AnyCtx) -> list[Item]:
    return [*carried_by(ctx.world, ctx.actor), *seen_lying(ctx)]


lights: Targets[Item] = Targets(
    "light",
    lambda ctx: [item for item in _near(ctx) if template_of(ctx.world, item).provides_light],
    lambda ctx, item: item_keywords(ctx.world, item),
    "You have no {words} here that gives light.",
    "You have nothing here that gives light.",
)

burning: Targets[Item] = Targets(
    "light",
    lambda ctx: sorted(lights.candidates(ctx), key=lambda item: flame_of(ctx.world, item) is None),
    lights.keywords,
    lights.missing,
    lights.none,
)
"""The same, what burns first: of two torches the one that burns is put out."""
