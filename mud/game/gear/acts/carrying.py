"""How much each player carries and can carry: computed, told when it changes, copied for readers of the database."""

from mud.game.being.model import Player
from mud.game.being.rules.numbers import carrying_capacity
from mud.game.gear.events import BurdenChanged
from mud.game.gear.model import Burden, PlayerInventory
from mud.game.gear.rules import burden_of
from mud.game.thing.acts import carried_by, carrying_slots, load_of, packed_by
from mud.world.world import World


def burden_on(world: World, who: Player) -> Burden:
    """How heavily someone is laden now."""
    return burden_of(load_of(world, carried_by(world, who)).pounds, carrying_capacity(world, who))


def recount(world: World, who: Player, tell: bool = True) -> None:
    """Bring the copy in line with what is carried; whoever plays is told when they are laden otherwise than before."""
    row = world.get(PlayerInventory, who.id) or world.add(PlayerInventory(id=who.id))
    pounds, most = load_of(world, carried_by(world, who)).pounds, carrying_capacity(world, who)
    for field, number in (
        ("max_weight", most),
        ("max_slots", carrying_slots(world, who)),
        ("current_weight", pounds),
        ("current_slots", len(packed_by(world, who))),
    ):
        if getattr(row, field) != number:
            setattr(row, field, number)
    before, row.burden = row.burden, burden_of(pounds, most)
    if tell and row.burden is not before:
        order = list(Burden)
        world.happened(BurdenChanged(who, row.burden, order.index(row.burden) < order.index(before)))
