"""Words -> things."""

from mud.game.being.readers import can_see
from mud.game.thing.acts import carried_by, lying_in, packed_by, template_of, worn_by
from mud.game.thing.acts.vessels import Vessel, check_open, inside, inventories_in
from mud.game.thing.model import Inventory, Item
from mud.game.thing.rules import called, is_known
from mud.game.thing.specs import ItemTemplate
from mud.play.portions import Portions
from mud.play.readers import AnyCtx, Targets
from mud.world.world import World


def keywords_of(template: ItemTemplate) -> tuple[str, ...]:
    """The words by which a kind of thing can be meant: those of its name, then its further ones."""
    return (template.name, *template.keywords)


def item_keywords(world: World, item: Item) -> tuple[str, ...]:
    """The words by which a thing can be meant: those of its name as it is known, then the further ones of its kind.

    What is not identified does not answer to what it is.
    """
    template = template_of(world, item)
    name = called(template, item)
    return (name, *template.keywords) if is_known(template, item) else (name,)


def _keywords(ctx: AnyCtx, item: Item) -> tuple[str, ...]:
    return item_keywords(ctx.world, item)


def seen_lying(ctx: AnyCtx) -> list[Item]:
    """What the actor sees lying in the room."""
    return list(lying_in(ctx.world, ctx.actor.room_id)) if can_see(ctx.world, ctx.actor) else []


def vessel_keywords(world: World, vessel: Vessel) -> tuple[str, ...]:
    """The words by which a container can be meant."""
    return (vessel.name, *vessel.keywords) if isinstance(vessel, Inventory) else item_keywords(world, vessel)


def seen_standing(ctx: AnyCtx) -> list[Inventory]:
    """The chests and shelves that the actor sees in the room."""
    return inventories_in(ctx.world, ctx.actor.room_id) if can_see(ctx.world, ctx.actor) else []


def vessels_near(ctx: AnyCtx) -> list[Vessel]:
    """What is near into which something can be put."""
    near = (*seen_lying(ctx), *carried_by(ctx.world, ctx.actor))
    carried_ones = [item for item in near if template_of(ctx.world, item).is_container]
    return [*carried_ones, *seen_standing(ctx)]


def _held(ctx: AnyCtx, vessel: Vessel) -> list[Item]:
    """What is in it; Refused while it is closed."""
    check_open(ctx.world, vessel)
    return list(inside(ctx.world, vessel))


container: Targets[Vessel] = Targets(
    "container",
    vessels_near,
    lambda ctx, vessel: vessel_keywords(ctx.world, vessel),
    "You see no {words} here that could hold anything.",
    "There is nothing here that could hold anything.",
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
    held=_held,
)

some_carried = Portions(carried, lambda item: item.quantity)
some_on_floor = Portions(on_floor, lambda item: item.quantity)
