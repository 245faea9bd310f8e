"""Keeping the peace."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from mud.game.being.acts.changes import relocate
from mud.game.being.acts.postures import beings_in, players_in
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import health_of, max_health
from mud.game.combat.acts import disengage, in_duel, in_fight, target_of
from mud.game.combat.model import Fate
from mud.game.mind.acts import behaviors_of, wake
from mud.game.mind.acts.fighting import attack, give_up, go_after, is_here, pursue
from mud.game.mind.acts.keeping import note_offence, seconds_since_offence
from mud.game.mind.acts.speaking import speak
from mud.game.mind.events import LedAway, PeaceKept
from mud.game.mind.model import Errand, Why
from mud.game.mind.rules import REACTION
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcType
from mud.game.place.acts import has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.ids import RoomId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior
from mud.world.world import World

LONG: Final = 60.0
"""Seconds that it takes to come to where somebody breaks the peace."""

SPENT: Final = 0.34
"""The share of their health at which somebody has had enough of being fought down."""

WARNING: Final = "Enough! Put that away. The next time you answer to me."


@behavior("keeps_peace")
class KeepsPeace(Behavior):
    """A creature steps in when somebody attacks somebody within so many rooms: it comes, and stops them.

    Who does it again within `patience` seconds is fought down, whichever keeper of the peace comes, but not killed:
    who strikes no more (`disengage`), or has little health left, is led away, and who falls lies senseless and is
    carried off, to the room `takes_to`; without one they are only let go. Hostile creatures are struck dead, at once.
    Duels, arenas, and those who defend themselves against what is hostile are left alone. Who broke the peace is known
    after a restart, too.

    Example:
        keeps_peace: {radius: 3, words: "Steel away, or I take it.", takes_to: room_almshouse_court}
    """

    rank: ClassVar[int] = 22
    radius: Annotated[int, Field(ge=0, le=5)] = 3
    words: Annotated[str, Field(max_length=200)] = WARNING
    patience: Annotated[float, Field(ge=0, le=86_400)] = 300.0
    takes_to: Annotated[RoomId | None, Ref("rooms.id")] = None

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
        if isinstance(culprit, Player) and _lies_here(one, culprit):
            return one.mind.since("felled", one.now) < REACTION or self._lead_away(one, culprit)
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

    def fights(self, one: Creature) -> bool:
        """Lead away who has had enough."""
        culprit = target_of(one.world, one.npc)
        if not isinstance(culprit, Player):
            return False
        spent = health_of(one.world, culprit) <= max_health(one.world, culprit) * SPENT
        if not spent and target_of(one.world, culprit) is not None:
            return False
        return self._lead_away(one, culprit)

    def fells(self, one: Creature, who: Player) -> None:
        """Carry off who lies there, in a moment."""
        if who.room_id == one.npc.room_id:
            one.mind.note("felled", one.now)
            one.mind.errand = Errand(Why.PEACE, who.room_id, one.now + LONG, who, 0)
            wake(one.world, one.npc, REACTION)

    def _lead_away(self, one: Creature, culprit: Player) -> bool:
        """Out of the fight, and away; always True."""
        world, source = one.world, one.npc.room_id
        one.mind.errand = None
        note_offence(one, culprit)
        disengage(world, culprit, Fate.YIELDED)
        room = world.catalog.find(Room, self.takes_to) if self.takes_to is not None else None
        leads = room is not None and room.id != source and room.id not in world.catalog.retired(Room)
        senseless = culprit.position is Position.DYING
        if leads or not senseless:
            world.happened(LedAway(one.npc, culprit, source, self.takes_to if leads else None, senseless))
        if leads and room is not None:
            relocate(world, culprit, room)
        self._look_for_more(one)
        return True

    def _stop(self, one: Creature, culprit: Player) -> None:
        note_offence(one, culprit)
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
        return seconds_since_offence(one.world, who) < self.patience

    def _culprit(self, one: Creature, who: Being, whom: Being) -> Being | None:
        """Who of the two breaks the peace; None when nobody does."""
        room = one.world.catalog.find(Room, who.room_id)
        if in_duel(one.world, who) or room is None or has_flag(one.world, room, RoomFlag.ARENA):
            return None
        for outlaw in (who, whom):
            if isinstance(outlaw, Npc) and kind_of(one.world, outlaw).npc_type is NpcType.HOSTILE:
                return outlaw
        if isinstance(who, Npc) and (keeps_peace(one.world, who) or self._is_known(one, whom)):
            return whom
        return who


def keeps_peace(world: World, npc: Npc) -> bool:
    """Whether a creature is one that keeps the peace."""
    return any(isinstance(each, KeepsPeace) for each in behaviors_of(world, kind_of(world, npc)))


def _lies_here(one: Creature, who: Player) -> bool:
    return who.position is Position.DYING and who in beings_in(one.world, one.npc.room_id)
