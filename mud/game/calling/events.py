"""What happens as people grow."""

from mud.game.being.model import Player
from mud.game.being.specs import Ability
from mud.kernel.events import Event, event
from mud.kernel.money import Copper


@event()
class ExperienceGained(Event):
    """Someone learnt something; `why` says what it was for, as it stands behind "for", or is empty."""

    who: Player
    amount: int
    why: str = ""


@event()
class LevelGained(Event):
    """Someone is of a higher level than `before`: of several levels at once it is told once.

    `health` and `energy` is what they can have more than before, `points` what they can train with besides.
    """

    who: Player
    level: int
    before: int
    health: int
    energy: int
    points: int


@event(silent=True)
class LevelLowered(Event):
    """Someone is of a lower level than `before`: staff made them so, and tells of it."""

    who: Player
    level: int
    before: int


@event()
class Trained(Event):
    """Someone raised an ability score by a point, with so many points left."""

    who: Player
    ability: Ability
    score: int
    left: int


@event()
class TrainingRead(Event):
    """Someone asks what they could train."""

    reader: Player


@event()
class RespecOffered(Event):
    """Someone asks what starting over costs, and gives back."""

    reader: Player
    price: Copper
    points: int
    choices: int


@event()
class Respecced(Event):
    """Someone has their points back, and may choose again what they had chosen."""

    who: Player
    price: Copper
    points: int
    choices: int


@event()
class LevelRead(Event):
    """Someone asks how far they have come."""

    reader: Player
