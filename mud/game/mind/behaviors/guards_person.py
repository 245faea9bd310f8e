"""Guarding somebody."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.acts.postures import beings_in
from mud.game.being.model import Being
from mud.game.combat.acts import attackers_of, rescue
from mud.game.mind.acts.fighting import pursue
from mud.game.mind.model import Why
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.model import Npc
from mud.kernel.errors import Refused
from mud.kernel.ids import NpcTemplateId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior

LONG: float = 30.0


@behavior("guards_person")
class GuardsPerson(Behavior):
    """A creature goes for whoever attacks a creature of these kinds where it is, and steps between them.

    Example:
        guards_person: {npcs: [npc_drover]}
    """

    rank: ClassVar[int] = 15
    npcs: Annotated[tuple[Annotated[NpcTemplateId, Ref("npc_templates.id")], ...], Field(min_length=1)]

    def sees_attack(self, one: Creature, who: Being, whom: Being) -> None:
        """Go for who did it; whom it guards may attack as they like."""
        if self._is_guarded(whom) and not self._is_guarded(who):
            pursue(one, who, Why.HELP, LONG, 1)
        elif self._is_guarded(who) and not self._is_guarded(whom):
            pursue(one, whom, Why.HELP, LONG, 1)

    def fights(self, one: Creature) -> bool:
        """Draw the blows upon itself."""
        for whom in beings_in(one.world, one.npc.room_id):
            if self._is_guarded(whom) and any(foe is not one.npc for foe in attackers_of(one.world, whom)):
                try:
                    rescue(one.world, one.npc, whom)
                except Refused:
                    continue
                return True
        return False

    def _is_guarded(self, who: Being) -> bool:
        return isinstance(who, Npc) and who.template_id in self.npcs
