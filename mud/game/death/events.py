"""What happens around death, and what people ask to see of it."""

from mud.game.being.model import Being, Player
from mud.game.death.rules import Outcome
from mud.game.place.specs import Room
from mud.game.thing.model import Item
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId
from mud.kernel.money import Copper
from mud.play.naming import Noun


@event()
class Dying(Event):
    """A player has no hit points left, and lies senseless; `by` is who did it, if anybody did.

    `spared`: whoever did it held back, so that they are in no danger.
    """

    who: Player
    by: Being | None
    spared: bool = False


@event()
class DeathSaved(Event):
    """A dying player's body fought for itself: `made` and `failed` count all that came before, and this one."""

    who: Player
    rolled: int
    outcome: Outcome
    made: int
    failed: int


@event()
class Wounded(Event):
    """Someone who lies dying was hurt once more, which counts as failures: `made` and `failed` count all saves."""

    who: Player
    made: int
    failed: int


@event()
class Tended(Event):
    """Someone bound the wounds of somebody dying, and it held or did not; `kit` is what they used for it."""

    who: Player
    whom: Player
    held: bool
    kit: Noun | None = None


@event()
class Stabilized(Event):
    """Someone is dying no more, though senseless still; `by` is who saw to it, if anybody did."""

    who: Player
    by: Being | None


@event()
class Roused(Event):
    """Someone who was dying has come to their senses."""

    who: Player


@event()
class Died(Event):
    """A being is dead. What it had lies in its corpse; None where the content knows no corpses.

    `debt` is the experience that a player owes for it; in `back_in` seconds they come back, in the room `back_to`.
    """

    who: Being
    by: Being | None
    room_id: RoomId
    corpse: Item | None
    debt: int = 0
    back_in: int = 0
    back_to: str = ""


@event(silent=True)
class Killed(Event):
    """A player brought death to somebody; silent: the death is told."""

    who: Player
    victim: Being


@event()
class ReturnNears(Event):
    """A spirit will come back in so many seconds, in a room of that name."""

    who: Player
    seconds: int
    back_to: str


@event()
class Revived(Event):
    """A spirit is back in its body, where that lay."""

    who: Player
    by: Being | None


@event()
class Respawned(Event):
    """A spirit has come back to life elsewhere than where it died."""

    who: Player
    source: RoomId
    target: RoomId


@event()
class CoinsFound(Event):
    """Someone took the coins out of a corpse."""

    who: Player
    corpse: Item
    amount: Copper


@event()
class LootLeft(Event):
    """Someone could not take all by themselves that they wanted taken: why not, in words."""

    who: Player
    why: str


@event()
class CorpseDecays(Event):
    """A corpse will be gone in a minute."""

    corpse: Item
    room_id: RoomId


@event()
class CorpseGone(Event):
    """A corpse is gone; what lay in it lies where it was."""

    called: Noun
    room_id: RoomId


@event()
class CorpseKept(Event):
    """What was in a player's corpse is kept for them in a room from now on."""

    owner: Player
    called: Noun
    source: RoomId
    room: Room


@event()
class LeaveGiven(Event):
    """Someone lets somebody take from their corpses, or no longer."""

    who: Player
    to: Player
    may: bool


@event()
class ShrineChosen(Event):
    """Someone will come back to life where they stand."""

    who: Player
    room: Room


@event()
class DebtPaid(Event):
    """Part of what someone gained paid what they owe for having died; `left` is what they still owe."""

    who: Player
    amount: int
    left: int


@event()
class CorpsesRead(Event):
    """Someone asks where their corpses lie."""

    reader: Player


@event()
class FateRead(Event):
    """Someone comes to the keys of a character that is dying or dead."""

    reader: Player
