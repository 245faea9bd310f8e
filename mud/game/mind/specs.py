"""What a behavior is: a class of settings, read from the lines under `behavior:` of a kind of creature, with hooks.

Each stands in a file of its own in `behaviors`, and says what it does at which occasion. Behaviors know nothing of
each other: a creature's are asked in the order of their `rank`, and what one of them does, it does alone.
"""

from dataclasses import dataclass
from typing import ClassVar

from mud.game.being.acts import Walking
from mud.game.being.model import Being, Player
from mud.game.mind.model import Mind
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.kernel.ids import RoomId
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Creature:
    """A creature about to do something, with what it is and what it has on its mind."""

    world: World
    npc: Npc
    kind: NpcTemplate
    mind: Mind

    @property
    def now(self) -> float:
        """The time, as minds count it: seconds on the clock's `elapsed`."""
        return self.world.clock.elapsed()


class Behavior:
    """Base of all behaviors; each hook does nothing unless a behavior says otherwise."""

    __slots__ = ()
    rank: ClassVar[int] = 50
    """Its place in the order: a lower one comes first."""

    def roams(self, one: Creature) -> bool:
        """Whether it may be where it is, though it does not come from there."""
        del one
        return False

    def concerns(self, one: Creature) -> bool:
        """Whether it has something to do although nobody is near."""
        del one
        return False

    def far_rooms(self) -> tuple[RoomId, ...]:
        """Rooms that concern it, wherever it is: it is woken when somebody comes near them."""
        return ()

    def resumes(self, one: Creature) -> None:
        """Somebody is near again, after nobody was for a while: be as one would be by now."""

    def acts(self, one: Creature) -> bool:
        """Do something by itself; whether it did, so that nothing else is done now. Not asked in a fight."""
        del one
        return False

    def fights(self, one: Creature) -> bool:
        """The same in a fight, beside the blows that come by themselves."""
        del one
        return False

    def meets(self, one: Creature, who: Player) -> None:
        """Someone has come to where it is."""

    def misses(self, one: Creature, who: Being, way: str, room_id: RoomId) -> None:
        """Someone has gone from where it is, that way, into that room."""

    def hears(self, one: Creature, who: Player, text: str, asked: bool) -> bool:
        """Someone has said something where it is, or (asked) to it; whether it answers."""
        del one, who, text, asked
        return False

    def is_hurt(self, one: Creature, by: Being) -> None:
        """Somebody has hurt it."""

    def fells(self, one: Creature, who: Player) -> None:
        """Somebody lies senseless by its hand, or dying."""

    def alertness(self) -> int:
        """From how many rooms away it sees an attack; 0 is where it is."""
        return 0

    def sees_attack(self, one: Creature, who: Being, whom: Being) -> None:
        """Somebody has raised a hand against somebody, where it is or near; neither is itself."""

    def is_called(self, one: Creature, by: Npc, foe: Being) -> bool:
        """Another creature calls for help against somebody; whether it comes."""
        del one, by, foe
        return False

    def bars(self, one: Creature, walking: Walking) -> str | None:
        """Why someone may not go where they are about to, a sentence; None when they may."""
        del one, walking
        return None

    def starts(self, one: Creature) -> None:
        """It has come to life, or the world was loaded, or its kind was revised."""
