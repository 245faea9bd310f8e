"""Keeping the peace."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from mud.game.being.acts.postures import players_in
from mud.game.being.model import Being, Player
from mud.game.combat.acts import disengage, in_duel, in_fight, target_of
from mud.game.mind.acts import behaviors_of
from mud.game.mind.acts.fighting import attack, give_up, go_after, is_here, pursue
from mud.game.mind.acts.speaking import speak
from mud.game.mind.events import PeaceKept
from mud.game.mind.model import Offences, Why
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcType
from mud.game.place.acts import has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.play.scripts.words import behavior

LONG: Final = 60.0
"""Seconds that it takes to come to where somebody breaks the peace."""

WARNING: Final = "Enough! Put that away. The next time you answer to me."


@behavior("keeps_peace")
class KeepsPeace(Behavior):
    """A creature steps in when somebody attacks somebody within so many rooms: it comes, and stops them.

    Who does it again within `patience` seconds is struck down, whichever keeper of the peace comes; so are hostile
    creatures, at once. Duels, arenas, and those who defend themselves against what is hostile are left alone.

    Example:
        keeps_peace: {radius: 3, words: "Steel away, or I take it."}
    """

    rank: ClassVar[int] = 22
    radius: Annotated[int, Field(ge=0, le=5)] = 3
    words: Annotated[str, Field(max_length=200)] = WARNING
    patience: Annotated[float, Field(ge=0, le=86_400)] = 300.0

    def alertness(self) -> int:
        """As far as it keeps the peace."""
        return self.radius

    def sees_attack(self, one: Creature, who: Being, whom: Being) -> None:
        """Make for whoever broke the peace."""
        culprit = self._culprit(one, who, whom)
        if culprit is not None and culprit is not one.npc and not in_fight(one.world, one.npc):
            pursue(one, culprit, Why.PEACE, LONG, self.radius + 3)

    def acts(self, one: Creature) -> bool:
        """Come, and stop them, or strike."""
        errand = one.mind.errand
        if errand is None or errand.why is not Why.PEACE or errand.foe is None:
            return False
        culprit = errand.foe
        if not is_here(one, culprit):
            return go_after(one)
        one.mind.errand = None
        if not in_fight(one.world, culprit):
            return give_up(one)
        if not isinstance(culprit, Player) or self._is_known(one, culprit):
            return attack(one, culprit)
        self._stop(one, culprit)
        self._look_for_more(one)
        return True

    def _stop(self, one: Creature, culprit: Player) -> None:
        one.world.memory(Offences).note(culprit.id, one.now)
        one.world.happened(PeaceKept(one.npc, culprit))
        disengage(one.world, culprit)
        speak(one, self.words)

    def _look_for_more(self, one: Creature) -> None:
        """Several may be at it: the next one of them who is here."""
        for who in players_in(one.world, one.npc.room_id):
            whom = target_of(one.world, who)
            if whom is not None and self._culprit(one, who, whom) is who:
                pursue(one, who, Why.PEACE, LONG, self.radius + 3)
                return

    def _is_known(self, one: Creature, who: Being) -> bool:
        return one.now - one.world.memory(Offences).last.get(who.key, float("-inf")) < self.patience

    def _culprit(self, one: Creature, who: Being, whom: Being) -> Being | None:
        """Who of the two breaks the peace; None when nobody does."""
        room = one.world.catalog.find(Room, who.room_id)
        if in_duel(one.world, who) or room is None or has_flag(one.world, room, RoomFlag.ARENA):
            return None
        for outlaw in (who, whom):
            if isinstance(outlaw, Npc) and kind_of(one.world, outlaw).npc_type is NpcType.HOSTILE:
                return outlaw
        if isinstance(who, Npc) and (_keeps_peace(one, who) or self._is_known(one, whom)):
            return whom
        return who


def _keeps_peace(one: Creature, npc: Npc) -> bool:
    return any(isinstance(each, KeepsPeace) for each in behaviors_of(one.world, kind_of(one.world, npc)))
