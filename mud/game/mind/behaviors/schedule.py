"""Living by the hours of the day."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.acts import postures
from mud.game.being.model import Position
from mud.game.combat.acts import in_fight
from mud.game.mind.acts import is_up, wake
from mud.game.mind.acts.speaking import speak
from mud.game.mind.acts.walking import PATIENCE, appear, get_up, is_unseen, set_out
from mud.game.mind.model import Errand, Why
from mud.game.mind.rules import STEP, last_begun, stagger, until_next
from mud.game.mind.specs import Behavior, Creature
from mud.game.place.specs import Room
from mud.game.sky.acts import instant_in
from mud.game.sky.model import AreaSky
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.kernel.marks import Ref
from mud.kernel.values import value
from mud.play.scripts.words import behavior

CROWD: float = 20.0
"""Seconds over which those who do something at the same hour set out."""


@value
class Hour:
    """From that time of day on, a creature is in a room, holding itself so; it says `words` when it sets out."""

    at: Annotated[str, Field(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")]
    room: Annotated[RoomId | None, Ref("rooms.id")] = None
    position: Position = Position.STANDING
    words: str | None = None

    @property
    def seconds(self) -> int:
        """The time of day in seconds since midnight."""
        hour, minute = self.at.split(":")
        return int(hour) * 3600 + int(minute) * 60


@behavior("schedule")
class Schedule(Behavior):
    """A creature keeps hours: from each time of day on it is in a room, awake, resting or asleep.

    Without a `room` it stays where it is. The hours are those of the area it comes from. It walks there where anybody
    is near enough to see it, and is there at once where nobody is. Whoever sleeps answers nobody.

    Example:
        schedule:
          - {at: "6:00", room: room_smithy, words: "Another day, another nail."}
          - {at: "18:00", room: room_two_eels, position: sitting}
          - {at: "22:30", room: room_smithy_loft, position: sleeping}
    """

    rank: ClassVar[int] = 60
    steps: Annotated[tuple[Hour, ...], Field(min_length=1, max_length=24)]

    def roams(self, one: Creature) -> bool:
        """Where its hours take it."""
        del one
        return True

    def starts(self, one: Creature) -> None:
        """Be where one belongs at this hour, and wait for the next."""
        self._wait(one)
        step = self._step(one)
        if step is not None:
            self._follow(one, step)

    def acts(self, one: Creature) -> bool:
        """Go to where one belongs, if something has kept one from it; then hold oneself as one does there."""
        step = self._step(one)
        return step is not None and self._follow(one, step)

    def _step(self, one: Creature) -> Hour | None:
        sky = _sky(one)
        if sky is None:
            return None
        return self.steps[last_begun((each.seconds for each in self.steps), instant_in(one.world, sky).seconds)]

    def _follow(self, one: Creature, step: Hour) -> bool:
        """Whether it did anything about it. Whoever fights, or is after somebody, has no time for it."""
        if in_fight(one.world, one.npc) or (one.mind.errand is not None and one.mind.errand.foe is not None):
            return False
        goal = step.room or one.npc.room_id
        if one.npc.room_id != goal and not is_up(one.npc):
            return self._rise(one)
        if one.npc.room_id != goal:
            if is_unseen(one, (goal,)) and appear(one, goal):
                return self._settle(one, step.position)
            return set_out(one, Errand(Why.HOURS, goal, one.now + PATIENCE))
        return self._settle(one, step.position)

    def _settle(self, one: Creature, position: Position) -> bool:
        if one.npc.position is position:
            return False
        if position is Position.STANDING:
            return get_up(one)
        try:
            postures.settle(one.world, one.npc, position)
        except Refused:
            return False
        return True

    def _rise(self, one: Creature) -> bool:
        wake(one.world, one.npc, STEP)
        return get_up(one)

    def _wait(self, one: Creature) -> None:
        sky, mind = _sky(one), one.mind
        if mind.hours is not None:
            mind.hours.cancel()
            mind.hours = None
        if sky is None or sky.scale <= 0:
            return
        ahead = until_next((each.seconds for each in self.steps), instant_in(one.world, sky).seconds) / sky.scale
        wait = max(1.0, ahead) + stagger(one.npc.id, min(CROWD, ahead / 2))
        mind.hours = one.world.schedule.after(wait, "a creature's hour", lambda: self._strike(one))

    def _strike(self, one: Creature) -> None:
        """Another hour has begun."""
        one.mind.hours = None
        if not one.npc.is_alive:
            return
        self._wait(one)
        step = self._step(one)
        if step is None:
            return
        speak(one, step.words)
        self._follow(one, step)


def _sky(one: Creature) -> AreaSky | None:
    room = one.world.catalog.find(Room, one.npc.spawn_room_id)
    return one.world.get(AreaSky, room.area_id) if room is not None and room.area_id is not None else None
