"""Roaming about."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.mind.acts import near
from mud.game.mind.acts.walking import may_enter, open_ways, step
from mud.game.mind.specs import Behavior, Creature
from mud.game.place.specs import Room
from mud.kernel.ids import RoomId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior


@behavior("wanders")
class Wanders(Behavior):
    """A creature roams: with that chance, each few seconds, it goes out of the room by any way that stands open.

    It opens no doors, keeps out of rooms flagged `no_creatures`, and out of safe ones if it is hostile. It stays in the
    area it comes from unless `area` is false, in the `rooms` that are named, and within so many `steps` of its home.
    It roams only where somebody is near to see it.

    Example:
        wanders: {chance: 0.2, steps: 3}
    """

    rank: ClassVar[int] = 75
    chance: Annotated[float, Field(gt=0, le=1)] = 0.2
    area: bool = True
    rooms: tuple[Annotated[RoomId, Ref("rooms.id")], ...] = ()
    steps: Annotated[int | None, Field(ge=1, le=20)] = None

    def roams(self, one: Creature) -> bool:
        """Where it may go."""
        return self._goes(one, one.npc.room_id)

    def acts(self, one: Creature) -> bool:
        """Go somewhere, or stay."""
        if not one.world.dice.chance(self.chance):
            return False
        ways = sorted(way for way, room in open_ways(one, one.npc.room_id).items() if self._goes(one, room))
        return bool(ways) and step(one, one.world.dice.pick(ways))

    def _goes(self, one: Creature, room_id: RoomId) -> bool:
        if not may_enter(one, room_id) or (self.rooms and room_id not in self.rooms):
            return False
        home = one.world.catalog.find(Room, one.npc.spawn_room_id)
        there = one.world.catalog.get(Room, room_id)
        if self.area and home is not None and there.area_id != home.area_id:
            return False
        return self.steps is None or room_id in near(one.world, one.npc.spawn_room_id, self.steps)
