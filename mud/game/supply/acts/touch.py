"""What things do of their own accord: a blade that burns, mail that bites back, a ring that will not come off."""

from mud.game.being.model import Being
from mud.game.being.script import names_around
from mud.game.thing.acts import template_of
from mud.game.thing.model import Item
from mud.game.thing.specs import Touch
from mud.play.scripts.language import scene_for
from mud.world.world import World


def touch(world: World, item: Item, occasion: Touch, who: Being, target: Being | None = None, amount: int = 0) -> None:
    """Let a thing do what its kind does on an occasion, as the doing of whoever bears it; a failure undoes it whole.

    `target` is the other one, of a blow; `amount` the hit points that it took.
    """
    actions = template_of(world, item).effects.get(occasion)
    if not actions or not who.is_present:
        return
    names = {**names_around(world, who), "item": item, "target": target or who, "amount": amount}
    scene = scene_for(world, names, f"{occasion.value} of {item.template_id}")
    scene.source = who
    scene.within(lambda: scene.perform(actions))
