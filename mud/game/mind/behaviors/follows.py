"""Going where somebody goes."""

from typing import Annotated, ClassVar

from mud.game.being.model import Being
from mud.game.combat.acts import in_fight
from mud.game.mind.acts import wake
from mud.game.mind.acts.walking import PATIENCE, may_enter
from mud.game.mind.model import Errand, Why
from mud.game.mind.rules import STEP
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts.keeping import owner_of
from mud.game.npc.model import Npc
from mud.kernel.ids import NpcTemplateId, RoomId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior


@behavior("follows")
class Follows(Behavior):
    """A creature goes after a creature of that kind when it leaves, or after its owner where no kind is named.

    Example:
        follows: npc_drover
    """

    rank: ClassVar[int] = 55
    npc: Annotated[NpcTemplateId | None, Ref("npc_templates.id")] = None

    def roams(self, one: Creature) -> bool:
        """Wherever that leads."""
        del one
        return True

    def misses(self, one: Creature, who: Being, way: str, room_id: RoomId) -> None:
        """Go the same way."""
        if not self._is_leader(one, who) or not may_enter(one, room_id) or in_fight(one.world, one.npc):
            return
        if one.mind.errand is None or one.mind.errand.foe is None:
            one.mind.errand = Errand(Why.ROUND, room_id, one.now + PATIENCE, path=[(way, room_id)])
            wake(one.world, one.npc, STEP)

    def _is_leader(self, one: Creature, who: Being) -> bool:
        if self.npc is not None:
            return isinstance(who, Npc) and who.template_id == self.npc
        return owner_of(one.world, one.npc) is who
