"""What happens in fights."""

from dataclasses import dataclass

from mud.game.being.model import Being, Player
from mud.game.being.specs import DamageType
from mud.game.combat.model import Fate, FightKind, Outcome
from mud.game.combat.rules import Severity, Suffering
from mud.game.combat.rules.telling import Evasion
from mud.game.combat.rules.weapons import Weapon
from mud.kernel.events import Event, event
from mud.kernel.ids import FightId, RoomId


@event()
class FightBegan(Event):
    """Someone goes for somebody: the first of a fight, or one who joins it."""

    who: Being
    whom: Being
    kind: FightKind = FightKind.FIGHT


@event()
class Struck(Event):
    """A blow landed: so many hit points it takes. `suffering` says of how much of it that is, `last` that it fells.

    `crowded`: it is one of so many that onlookers read of it in a summary only.
    """

    who: Being
    whom: Being
    weapon: Weapon
    amount: int
    damage: DamageType
    critical: bool
    severity: Severity
    suffering: Suffering
    last: bool = False
    crowded: bool = False


@event()
class Missed(Event):
    """A blow went wide, or was stopped: `evasion` says how, `close` that not much was wanting; `crowded` as above."""

    who: Being
    whom: Being
    weapon: Weapon
    close: bool
    evasion: Evasion = Evasion.WIDE
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What one has struck at another."""

    who: Being
    whom: Being
    hits: int
    misses: int


@event()
class MeleeSeen(Event):
    """What onlookers of a big fight did not read blow by blow."""

    room_id: RoomId
    tallies: tuple[Tally, ...]


@event()
class LastShot(Event):
    """Someone has nothing more to shoot with what they hold."""

    who: Player
    weapon: Weapon


@event(silent=True)
class Felled(Event):
    """Someone was hurt and has no hit points left; `by` is who brought that about, `source` who or what did it.

    `beyond` is the damage beyond the last hit point, `critical` whether a critical hit did it. It is said again of
    whoever is hurt while lying there.
    """

    who: Being
    by: Being | None
    source: object
    beyond: int = 0
    critical: bool = False


@event()
class Turned(Event):
    """Someone in a fight strikes at somebody else from now on."""

    who: Being
    whom: Being


@event()
class Fled(Event):
    """Someone got out of a fight; `room_id` is where they ran from. The walking tells itself."""

    who: Being
    room_id: RoomId
    way: str


@event()
class FleeFailed(Event):
    """Someone did not get away; `by` is who held them up."""

    who: Being
    by: Being


@event()
class Rescued(Event):
    """Someone put themselves between somebody and who was after them."""

    who: Being
    whom: Being
    other: Being


@event()
class RescueFailed(Event):
    """Someone did not get between them."""

    who: Being
    whom: Being
    other: Being


@event()
class Disengaged(Event):
    """Someone lets their weapon sink; others may not. `why` says what made them, where that was not their own will."""

    who: Being
    over: bool
    why: str = ""


@event(silent=True)
class CombatLeft(Event):
    """Someone is no longer in a fight."""

    who: Being
    fate: Fate


@event(silent=True)
class FightEnded(Event):
    """A fight is over."""

    fight_id: FightId
    room_id: RoomId
    outcome: Outcome


@event()
class Challenged(Event):
    """Someone wants a duel with somebody."""

    who: Player
    whom: Player


@event()
class ChallengeDropped(Event):
    """There will be no duel: `who` says so, the other one of the two is `whom`."""

    who: Player
    whom: Player
    declined: bool


@event()
class DuelEnded(Event):
    """A duel is over: `who` has won it. `yielded`: the other one gave up, and was not beaten."""

    who: Being
    whom: Being
    yielded: bool


@event()
class DuelBroken(Event):
    """A duel of someone is off: somebody who has no part in it went for one of the two, or one was torn out of it."""

    who: Being
    whom: Being


@event()
class WimpySet(Event):
    """Someone said at which percentage of their health they flee; 0 is never."""

    who: Player
    percent: int


@event()
class Considered(Event):
    """Someone looks at how a fight with somebody would go."""

    reader: Being
    about: Being
