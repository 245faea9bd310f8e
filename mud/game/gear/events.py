"""What happens with gear, and what people ask to see of it."""

from mud.game.being.model import Being, Player
from mud.game.gear.model import Burden, Task
from mud.game.thing.model import Alteration, Item
from mud.kernel.events import Event, event


@event()
class EquipmentRead(Event):
    """Someone asks what they wear and hold."""

    reader: Player


@event()
class Compared(Event):
    """Someone holds one thing against others."""

    reader: Player
    item: Item
    others: tuple[Item, ...]


@event()
class Unused(Event):
    """Someone put on or took in hand what they never learned to use."""

    who: Player
    item: Item


@event()
class BurdenChanged(Event):
    """Someone is laden more or less heavily than before."""

    who: Player
    burden: Burden
    lighter: bool


@event()
class LoadoutSaved(Event):
    """Someone saved what they wear and hold under a name."""

    who: Player
    name: str
    count: int
    replaced: bool


@event()
class LoadoutWorn(Event):
    """Someone put on a loadout: `missing` by name, `refused` in the words in which each refused."""

    who: Player
    name: str
    missing: tuple[str, ...]
    refused: tuple[str, ...]


@event()
class LoadoutRemoved(Event):
    """Someone forgot a loadout."""

    who: Player
    name: str


@event()
class LoadoutRenamed(Event):
    """Someone called a loadout something else."""

    who: Player
    name: str
    to: str


@event()
class LoadoutsRead(Event):
    """Someone asks which loadouts they have."""

    reader: Player


@event()
class FocusBegan(Event):
    """Someone begins to attune to a thing, or to study it."""

    who: Player
    item: Item
    task: Task


@event()
class FocusBroken(Event):
    """Something took someone's mind off the thing they were bent over."""

    who: Player
    task: Task


@event()
class Attuned(Event):
    """Someone is attuned to a thing."""

    who: Player
    item: Item


@event()
class AttunementEnded(Event):
    """Someone is attuned to a thing no longer."""

    who: Player
    item: Item


@event()
class AttunementsRead(Event):
    """Someone asks what they are attuned to."""

    reader: Player


@event()
class StudyFailed(Event):
    """Someone studied a thing and is none the wiser."""

    who: Player
    item: Item


@event()
class Identified(Event):
    """It is known now what a thing is; `called` is what it was taken for."""

    who: Being
    item: Item
    called: str


@event()
class CurseFelt(Event):
    """Someone put on a thing that they cannot take off."""

    who: Player
    item: Item


@event()
class CurseLifted(Event):
    """A curse is taken off a thing."""

    who: Being
    item: Item


@event()
class Enchanted(Event):
    """Someone laid magic on a thing; `called` is what it was called before."""

    who: Being
    item: Item
    called: str
    change: Alteration


@event()
class Disenchanted(Event):
    """Someone took the magic off a thing."""

    who: Being
    item: Item


@event()
class Modified(Event):
    """Someone changed a thing by hand; `called` is what it was called before."""

    who: Being
    item: Item
    called: str
    change: Alteration
