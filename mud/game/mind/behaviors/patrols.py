"""Going the rounds."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from mud.game.mind.acts import is_watched
from mud.game.mind.acts.walking import PATIENCE, appear, set_out
from mud.game.mind.model import Errand, Why
from mud.game.mind.specs import Behavior, Creature
from mud.kernel.ids import RoomId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior

LEG: Final = 10.0
"""Seconds that a round takes from one of its rooms to the next, pauses left out, where nobody sees how long."""


@behavior("patrols")
class Patrols(Behavior):
    """A creature goes from room to room, stays for a `pause` of seconds in each, and begins anew after the last.

    It takes the shortest way between two of them, and opens doors if it has hands. Where nobody sees it, it is where
    the clock says that it would be.

    Example:
        patrols: {route: [room_market_square, room_weigh_room], pause: 30}
    """

    rank: ClassVar[int] = 65
    route: Annotated[tuple[Annotated[RoomId, Ref("rooms.id")], ...], Field(min_length=2, max_length=50)]
    pause: Annotated[float, Field(ge=0, le=3600)] = 20.0

    def roams(self, one: Creature) -> bool:
        """On its round."""
        del one
        return True

    def far_rooms(self) -> tuple[RoomId, ...]:
        """The whole round."""
        return self.route

    def concerns(self, one: Creature) -> bool:
        """Its round goes on as long as anybody is near any of it."""
        return any(is_watched(one.world, room) for room in self.route)

    def acts(self, one: Creature) -> bool:
        """Set out for the next room when the pause is over."""
        if one.npc.room_id == self.route[one.mind.stop % len(self.route)]:
            if one.mind.since("stop", one.now) == float("inf"):
                one.mind.note("stop", one.now)
            if one.mind.since("stop", one.now) < self.pause:
                return False
            one.mind.stop = (one.mind.stop + 1) % len(self.route)
        one.mind.times.pop("stop", None)
        goal = self.route[one.mind.stop % len(self.route)]
        return set_out(one, Errand(Why.ROUND, goal, one.now + PATIENCE))

    def resumes(self, one: Creature) -> None:
        """Be where the clock says."""
        stop = int(one.world.clock.now() // (self.pause + LEG)) % len(self.route)
        if appear(one, self.route[stop]):
            one.mind.stop = stop
        elif one.npc.room_id in self.route:
            one.mind.stop = self.route.index(one.npc.room_id)
