"""Going after who hurt it."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.model import Being, Player
from mud.game.combat.acts import in_fight, opponents
from mud.game.mind.acts import near
from mud.game.mind.acts.fighting import pursue
from mud.game.mind.acts.keeping import bear_grudge
from mud.game.mind.acts.knowing import noticed_by
from mud.game.mind.model import Why
from mud.game.mind.specs import Behavior, Creature
from mud.kernel.ids import RoomId
from mud.play.scripts.words import behavior


@behavior("hunts")
class Hunts(Behavior):
    """A creature goes after those who hurt it, or whom it fought, when they get away: for so many seconds and rooms.

    It gives up when they are farther, or out of its reach, and goes home. It goes for those who hurt it from afar, too,
    and for those who come back before the time is over. A restart does not make it forget whom it was after.

    Example:
        hunts: {seconds: 90, rooms: 8}
    """

    rank: ClassVar[int] = 35
    seconds: Annotated[float, Field(ge=5, le=3600)] = 60.0
    rooms: Annotated[int, Field(ge=1, le=50)] = 10

    def misses(self, one: Creature, who: Being, way: str, room_id: RoomId) -> None:
        """Follow, unless others are still here to fight."""
        del way, room_id
        others = [foe for foe in opponents(one.world, one.npc) if foe is not who]
        if not others and self._is_after(one, who):
            self._hunt(one, who)

    def meets(self, one: Creature, who: Player) -> None:
        """They are back."""
        if self._is_after(one, who) and not in_fight(one.world, one.npc) and who in noticed_by(one):
            self._hunt(one, who)

    def resumes(self, one: Creature) -> None:
        """Whoever it was after may be near still, though the world stood still between."""
        for who in sorted(one.world.where(Player, "online", True), key=lambda each: each.id):
            if self._is_after(one, who) and who.room_id in near(one.world, one.npc.room_id):
                self._hunt(one, who)
                return

    def is_hurt(self, one: Creature, by: Being) -> None:
        """Find out who shot."""
        if by.room_id != one.npc.room_id and not in_fight(one.world, one.npc):
            self._hunt(one, by)

    def _is_after(self, one: Creature, who: Being) -> bool:
        return one.mind.since(f"fought {who.key}", one.now) <= self.seconds

    def _hunt(self, one: Creature, who: Being) -> None:
        if pursue(one, who, Why.FOE, self.seconds, self.rooms):
            bear_grudge(one, who)
