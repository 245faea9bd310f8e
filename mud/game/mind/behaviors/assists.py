"""Standing by each other."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.model import Being
from mud.game.combat.acts import in_fight
from mud.game.mind.acts.fighting import pursue
from mud.game.mind.model import Why
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.kernel.ids import NpcTemplateId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior

LONG: float = 30.0


@behavior("assists")
class Assists(Behavior):
    """A creature joins a fight where it is, on the side of its own kind, of the kinds named, and of those with a flag.

    It also comes when one of them calls for help, as far as that is heard.

    Example:
        assists: {flags: [watch]}
    """

    rank: ClassVar[int] = 50
    npcs: tuple[Annotated[NpcTemplateId, Ref("npc_templates.id")], ...] = ()
    kin: bool = True
    flags: Annotated[tuple[str, ...], Field(max_length=20)] = ()

    def sees_attack(self, one: Creature, who: Being, whom: Being) -> None:
        """Side with whichever of them it stands by."""
        if in_fight(one.world, one.npc) or self._is_friend(one, who) is self._is_friend(one, whom):
            return
        pursue(one, who if self._is_friend(one, whom) else whom, Why.HELP, LONG, 1)

    def is_called(self, one: Creature, by: Npc, foe: Being) -> bool:
        """Come."""
        if in_fight(one.world, one.npc) or not self._is_friend(one, by) or self._is_friend(one, foe):
            return False
        return pursue(one, foe, Why.HELP, LONG, 5)

    def _is_friend(self, one: Creature, who: Being) -> bool:
        if not isinstance(who, Npc):
            return False
        if who.template_id in self.npcs or (self.kin and who.template_id == one.npc.template_id):
            return True
        flags = kind_of(one.world, who).flags
        return any(flags.get(flag, False) for flag in self.flags)
