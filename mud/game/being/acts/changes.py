"""What happens to someone without their doing: brought elsewhere, noted, told of."""

from collections.abc import Iterable
from typing import Final

from mud.game.being.events import FlagMarked, Narrated, Pushed, Relocated, RoomSeen
from mud.game.being.model import Being, Character, Player, Position
from mud.game.place.specs import Room
from mud.kernel.errors import Refused
from mud.kernel.values import FrozenMap
from mud.play.telling import Audience
from mud.text.markup import Markup
from mud.world.world import World

MOST_FLAGS: Final = 500
"""Facts that are noted of one player: more than all puzzles there are, and a row stays small."""

FlagValue = str | int | float | bool


def relocate(world: World, who: Being, room: Room) -> None:
    """Bring someone into a room without their walking there; they see it. Whoever does it tells of it."""
    source = who.room_id
    if source == room.id:
        return
    who.room_id = room.id
    if who.seat is not None:
        who.seat = None
    if who.position is Position.SITTING:
        who.position = Position.STANDING
    world.happened(Relocated(who, source, room.id))
    if isinstance(who, Player):
        world.happened(RoomSeen(who, arriving=True))


def push(world: World, who: Being, way: str, room: Room) -> None:
    """Push someone through a way out into the room behind it; no guard of walking is asked."""
    world.happened(Pushed(who, who.room_id, room.id, way))
    relocate(world, who, room)


def note_conditions(world: World, who: Being, conditions: Iterable[str]) -> None:
    """Keep a copy of the conditions on someone in their sheet, for readers of the database."""
    sheet = world.get(Character, who.id) if isinstance(who, Player) else None
    noted = tuple(conditions)
    if sheet is not None and sheet.conditions != noted:
        sheet.conditions = noted


def mark(world: World, who: Player, name: str, value: FlagValue | None) -> None:
    """Note something of a player under a name; None forgets it. Refused when too much is noted."""
    if value is None:
        who.player_flags = who.player_flags.without(name)
    elif name in who.player_flags or len(who.player_flags) < MOST_FLAGS:
        who.player_flags = who.player_flags.set(name, value)
    else:
        raise Refused(f"More than {MOST_FLAGS} things are noted of {who.name}; nobody remembers more.")
    world.happened(FlagMarked(who, name, value))


def flag_of(who: Player, name: str) -> FlagValue | None:
    """What is noted of a player under a name."""
    return who.player_flags.get(name)


def narrate(world: World, audience: Audience, text: Markup, names: dict[str, object]) -> None:
    """Tell something that content says."""
    world.happened(Narrated(audience, text, FrozenMap(names)))
