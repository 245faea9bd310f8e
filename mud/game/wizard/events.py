"""What staff do that people notice, and what they ask to see."""

from mud.game.area.specs import Area
from mud.game.being.model import Being, Player
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room
from mud.game.sky.specs import Weather
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.game.wizard.model import AdminAction
from mud.kernel.events import Event, event


@event()
class AuditRead(Event):
    """Someone reads the latest privileged acts that fit their words; `more` are left out."""

    reader: Player
    acts: tuple[AdminAction, ...]
    more: int


@event()
class ActUndone(Event):
    """Someone took back what they had done."""

    actor: Player
    what: str


@event()
class Teleported(Event):
    """Staff put someone, perhaps themselves, into a room."""

    actor: Player
    whom: Being
    room: Room


@event()
class Spawned(Event):
    """Staff made things out of nothing."""

    actor: Player
    template: ItemTemplate
    count: int
    room: Room


@event()
class Purged(Event):
    """Staff take things out of the world; `count` includes what is in them."""

    actor: Player
    items: tuple[Item, ...]
    count: int


@event()
class PurgeShown(Event):
    """Staff read what a purge would take out of the world."""

    actor: Player
    items: tuple[Item, ...]
    count: int
    room: Room


@event()
class CreaturesSpawned(Event):
    """Staff called creatures into a room."""

    actor: Player
    kind: NpcTemplate
    count: int
    room: Room


@event()
class CreaturesPurged(Event):
    """Staff take creatures out of the world."""

    actor: Player
    creatures: tuple[Npc, ...]


@event()
class CreaturesPurgeShown(Event):
    """Staff read which creatures a purge would take out of the world."""

    actor: Player
    creatures: tuple[Npc, ...]


@event()
class Altered(Event):
    """Staff set numbers of a character; `changes` are in words."""

    actor: Player
    whom: Player
    changes: tuple[str, ...]


@event()
class Restored(Event):
    """Staff gave someone back all that they had lost."""

    actor: Player
    whom: Player


@event()
class HealedByStaff(Event):
    """Staff gave someone hit points back."""

    actor: Player
    whom: Player
    amount: int


@event(durable=True)
class Frozen(Event):
    """Staff keep someone from doing anything."""

    actor: Player
    whom: Player
    reason: str


@event(durable=True)
class Thawed(Event):
    """Staff let someone act again."""

    actor: Player
    whom: Player


@event(durable=True)
class Muted(Event):
    """Staff keep someone from talking; `length` is in words, `channels` what it is about, or nothing for all."""

    actor: Player
    whom: Player
    length: str
    reason: str
    channels: tuple[str, ...] = ()


@event(durable=True)
class Unmuted(Event):
    """Staff let someone talk again."""

    actor: Player
    whom: Player


@event()
class Announced(Event):
    """Staff speak to everyone."""

    actor: Player
    text: str


@event()
class ForcedBy(Event):
    """Staff had someone do something."""

    actor: Player
    whom: Being
    line: str


@event()
class ClockSet(Event):
    """Staff set the clock of an area."""

    actor: Player
    area: Area
    hour: int
    minute: int


@event()
class WeatherSet(Event):
    """Staff set the weather of an area."""

    actor: Player
    area: Area
    weather: Weather


@event()
class RoomChanged(Event):
    """Staff changed a room; `how` says what, in words."""

    actor: Player
    room: Room
    how: str


@event()
class FoundListed(Event):
    """Staff read what they looked for, a line for each; `more` are left out."""

    reader: Player
    words: str
    lines: tuple[str, ...]
    more: int


@event()
class StatRead(Event):
    """Staff read all that is known of something: names of fields, and what is in them."""

    reader: Player
    title: str
    facts: tuple[tuple[str, str], ...]


@event()
class WhereRead(Event):
    """Staff read where everyone is: names, rooms, and what else is to be known."""

    reader: Player
    lines: tuple[tuple[str, str], ...]
