"""Who keeps up which effect with their mind: one at a time (SRD 5.1, "Concentration").

It is kept in memory and found again after a restart; what it says is looked up before it is believed, since an effect
may have ended meanwhile.
"""

from dataclasses import dataclass, field

from mud.game.being.model import Being, Player
from mud.game.effect.acts.lying import effect_on, spec_of
from mud.game.effect.model import PlayerEffect
from mud.kernel.ids import EffectId
from mud.world.world import World

Kept = tuple[Being, EffectId]
"""On whom an effect lies, and which it is."""


@dataclass(slots=True)
class Minds:
    """What each being keeps up, by the being's id."""

    kept: dict[str, Kept] = field(default_factory=dict)


def concentrate(world: World, author: str, being: Being, effect_id: EffectId) -> Kept | None:
    """Let someone keep up an effect; returns what they kept up before, if that is another one and still lies there."""
    before = kept_by(world, author)
    world.memory(Minds).kept[author] = (being, effect_id)
    return None if before == (being, effect_id) else before


def kept_by(world: World, author: str) -> Kept | None:
    """What someone keeps up with their mind."""
    found = world.memory(Minds).kept.get(author)
    if found is None:
        return None
    effect = effect_on(world, *found)
    if effect is None or effect.effect_data.by != author:
        del world.memory(Minds).kept[author]
        return None
    return found


def find_again(world: World) -> None:
    """After the world was loaded: know who keeps up what lies on players."""
    for row in world.shelf(PlayerEffect):
        spec, bearer = spec_of(world, row.effect_id), world.get(Player, row.player_id)
        if spec is not None and bearer is not None and spec.concentration and row.effect_data.by:
            world.memory(Minds).kept[row.effect_data.by] = (bearer, row.effect_id)
