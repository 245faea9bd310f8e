"""What beings do that others can notice, and what they ask to see."""

from mud.game.being.model import Being, Player, Position
from mud.game.being.specs import DamageType
from mud.kernel.events import Event, event
from mud.kernel.ids import RoomId
from mud.kernel.values import FrozenMap
from mud.play.naming import Noun
from mud.play.telling import Audience
from mud.text.markup import Markup


@event(durable=True, silent=True)
class PlayerCreated(Event):
    """A character was made."""

    player: Player


@event(durable=True, silent=True)
class PlayerDeleted(Event):
    """A character was deleted."""

    player: Player


@event()
class PlayerEntered(Event):
    """A character came into the world."""

    who: Player


@event()
class NewcomerCame(Event):
    """A character came into the world for the first time."""

    who: Player


@event()
class PlayerLeft(Event):
    """A character left the world."""

    who: Player


@event()
class Displaced(Event):
    """The room around a character is no longer part of the world; it stands in another one."""

    who: Player
    room_id: RoomId


@event()
class LinkLost(Event):
    """Whoever played a character is gone; the character stands where it was."""

    who: Player


@event()
class LinkFound(Event):
    """Somebody plays a character again that had stood still."""

    who: Player


@event()
class Walked(Event):
    """Someone went from one room to another; `way` is the direction or the name of the exit."""

    who: Being
    source: RoomId
    target: RoomId
    way: str


@event()
class Transported(Event):
    """Someone was put from one room into another, by no way that anyone could walk."""

    who: Being
    source: RoomId
    target: RoomId


@event()
class Pushed(Event):
    """Someone is pushed from one room into another, and is there in a moment."""

    who: Being
    source: RoomId
    target: RoomId
    way: str


@event()
class NoticeChanged(Event):
    """Players notice someone no longer, or again."""

    who: Player


@event(silent=True)
class WayMissed(Event):
    """Someone tried to go where there is no way out; they read it as a refusal."""

    who: Being
    way: str


@event()
class Settled(Event):
    """Someone holds themselves otherwise than `before`; `seat` is what they sit or lie on from now on."""

    who: Being
    room_id: RoomId
    before: Position
    position: Position
    seat: Noun | None = None


@event()
class Fell(Event):
    """Someone fell to the ground, and lies there."""

    who: Being


@event()
class Woken(Event):
    """Someone woke somebody who slept."""

    who: Being
    whom: Being


@event()
class RoomSeen(Event):
    """Someone looks around, or sees the room that they just walked into."""

    reader: Being
    arriving: bool = False


@event()
class ThingSeen(Event):
    """Someone looks at something: an entity, or a detail of the room."""

    reader: Being
    thing: object
    closely: bool = False


@event()
class InsideSeen(Event):
    """Someone looks into something."""

    reader: Being
    thing: object


@event()
class WhoisRead(Event):
    """Someone asks who somebody is."""

    reader: Being
    about: Player


@event()
class TitleSet(Event):
    """Someone has another title."""

    who: Player


@event()
class DescriptionSet(Event):
    """Someone looks different."""

    who: Player


@event()
class AliasSet(Event):
    """Someone has a word of their own for what they type often, or no longer: then the body is None."""

    who: Player
    name: str
    body: str | None


@event()
class AliasesRead(Event):
    """Someone asks what their own words stand for: all of them, or one."""

    reader: Player
    aliases: FrozenMap[str, str]


@event()
class PromptSet(Event):
    """Someone has another prompt."""

    who: Player


@event()
class PromptRead(Event):
    """Someone asks for their prompt, and what it could show."""

    reader: Player


@event()
class AwaySet(Event):
    """Someone goes away from the keys, or is back."""

    who: Player


@event()
class ExitsRead(Event):
    """Someone asks for the ways out."""

    reader: Being


@event()
class ScoreRead(Event):
    """Someone asks how they are."""

    reader: Player


@event()
class WhoRead(Event):
    """Someone asks who is here."""

    reader: Being


@event(silent=True)
class Hurt(Event):
    """A being lost hit points; `source` is whoever or whatever did it, and tells of it.

    `beyond` is what it suffered more than it had: all of it, for whoever has none left and lives.
    """

    who: Being
    amount: int
    damage: DamageType
    source: object
    beyond: int = 0


@event(silent=True)
class Healed(Event):
    """A being got hit points back; `source` is whoever or whatever did it, and tells of it."""

    who: Being
    amount: int
    source: object


@event(silent=True)
class Exerted(Event):
    """Someone spent energy."""

    who: Player
    amount: int


@event(silent=True)
class Recovered(Event):
    """Someone has more energy again."""

    who: Player
    amount: int


@event()
class Rested(Event):
    """Someone who took a rest has all their health and energy again."""

    who: Being


@event()
class Narrated(Event):
    """Something is told that content says: markup, and what stands behind its tokens."""

    audience: Audience
    text: Markup
    names: FrozenMap[str, object]


@event(silent=True)
class Relocated(Event):
    """Someone is in another room without having walked there; whoever brought them there tells of it."""

    who: Being
    source: RoomId
    target: RoomId


@event(silent=True)
class FlagMarked(Event):
    """Something is noted of a player, or no longer: then the value is None."""

    who: Player
    name: str
    value: str | int | float | bool | None
