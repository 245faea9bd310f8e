"""Small gestures."""

from typing import ClassVar, Final

from mud.game.being.acts.postures import players_in
from mud.game.being.model import Position
from mud.game.mind.rules import stagger
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.events import Idled
from mud.text.markup import parse

OFTEN: Final = 45.0
"""Seconds at least from one gesture of a creature to the next: often enough to live, too seldom to be noise."""

CHANCE: Final = 0.3


class Idles(Behavior):
    """A creature is seen doing something that means nothing: one of the `idle_messages` of its kind, now and then."""

    __slots__ = ()
    rank: ClassVar[int] = 90

    def acts(self, one: Creature) -> bool:
        """Where somebody is there to see it."""
        if "idle" not in one.mind.times:
            one.mind.note("idle", one.now - stagger(one.npc.id, OFTEN))
        awake = one.npc.position not in (Position.SLEEPING, Position.DYING, Position.DEAD)
        if not awake or one.mind.since("idle", one.now) < OFTEN or not players_in(one.world, one.npc.room_id):
            return False
        if not one.world.dice.chance(CHANCE):
            return False
        one.mind.note("idle", one.now)
        one.world.happened(Idled(one.npc, parse(one.world.dice.pick(one.kind.idle_messages))))
        return True
