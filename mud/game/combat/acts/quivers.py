"""What is shot with what is in hand. It changes nothing."""

from mud.game.being.model import Being, Player
from mud.game.combat.rules.weapons import missile_of
from mud.game.gear.acts import all_carried
from mud.game.thing.acts import template_of
from mud.game.thing.model import Item
from mud.world.world import World

AMMUNITION = "ammunition"
"""The subtype of what is shot."""


def lacks_missiles(world: World, who: Being, weapon: Item) -> bool:
    """Whether someone has nothing to shoot with a weapon that shoots; creatures always have enough."""
    needed = missile_of(template_of(world, weapon))
    return needed != "" and isinstance(who, Player) and missiles_for(world, who, weapon) is None


def missiles_for(world: World, who: Player, weapon: Item) -> Item | None:
    """What someone carries, in a quiver too, that fits a weapon; None as well for what shoots nothing."""
    needed = missile_of(template_of(world, weapon))
    if not needed:
        return None
    for item in all_carried(world, who):
        kind = template_of(world, item)
        if kind.item_subtype == AMMUNITION and needed in (*kind.keywords, *kind.name.split()):
            return item
    return None
