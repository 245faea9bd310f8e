"""What a creature can tell of somebody: whom it notices, and whether conditions of content hold of them."""

from mud.game.being.acts.postures import beings_in
from mud.game.being.acts.presence import notices
from mud.game.being.model import Being
from mud.game.being.readers import can_see
from mud.game.being.script import names_around
from mud.game.mind.specs import Creature
from mud.kernel.clauses import Clauses
from mud.play.scripts.language import scene_for
from mud.play.scripts.scene import ScriptError


def noticed_by(one: Creature) -> list[Being]:
    """Whom it sees where it is, in the order in which they came; nobody in the dark, or while it sleeps."""
    if not one.npc.is_aware or not can_see(one.world, one.npc):
        return []
    around = beings_in(one.world, one.npc.room_id)
    return [who for who in around if who is not one.npc and notices(one.world, one.npc, who)]


def holds(one: Creature, who: Being, conditions: Clauses) -> bool:
    """Whether conditions of content hold of somebody: `$who` is them, `$self` the creature."""
    if not conditions:
        return True
    names = {**names_around(one.world, who), "self": one.npc}
    try:
        return scene_for(one.world, names, f"the behavior of {one.kind.id}").holds(conditions)
    except ScriptError:
        return False
