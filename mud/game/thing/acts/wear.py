"""How things wear out by use, break, and are mended."""

from mud.game.thing.events import Broke, Changed, WoreDown
from mud.game.thing.model import Item
from mud.game.thing.rules import condition_of
from mud.game.thing.specs import ItemTemplate
from mud.world.world import World


def durability_of(kind: ItemTemplate, item: Item) -> int | None:
    """How much a thing can bear still; None for what does not wear out."""
    if not kind.has_durability or kind.max_durability is None:
        return None
    return kind.max_durability if item.current_durability is None else min(item.current_durability, kind.max_durability)


def is_broken(world: World, item: Item) -> bool:
    """Whether a thing has worn out: then it is of no use until it is mended."""
    return durability_of(world.catalog.get(ItemTemplate, item.template_id), item) == 0


def wear_down(world: World, item: Item, points: int) -> None:
    """Wear a thing by so many points: by blows, by use. What does not wear out, or is broken, stays as it is."""
    kind = world.catalog.get(ItemTemplate, item.template_id)
    left = durability_of(kind, item)
    if not left or points <= 0:
        return
    before, item.current_durability = condition_of(kind, left), max(0, left - points)
    world.happened(Changed(item))
    if item.current_durability == 0:
        world.happened(Broke(item))
    elif condition_of(kind, item.current_durability) != before:
        world.happened(WoreDown(item))


def mend(world: World, item: Item, points: int) -> None:
    """Give a thing so many points back, up to what its kind can bear."""
    kind = world.catalog.get(ItemTemplate, item.template_id)
    left = durability_of(kind, item)
    if left is None or kind.max_durability is None or points <= 0:
        return
    whole = left + points >= kind.max_durability
    item.current_durability = None if whole else left + points
    world.happened(Changed(item))
