"""Names of characters, and where they begin."""

import re

from mud.game.account.rules import RESERVED
from mud.game.area.specs import Area
from mud.game.place.specs import Room
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.world.world import World

SHORTEST_NAME, LONGEST_NAME = 3, 16
MOST_CHARACTERS = 8
"""Characters of one account: enough to try every calling, few enough to be read as one menu."""

NOT_NAMES = RESERVED | {"all", "someone", "something", "me", "myself", "here", "you", "him", "her", "them", "the"}

_NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def character_name(text: str) -> str:
    """The name as it will be written, if a character may be called so; Refused says what would be right."""
    name = text.strip()
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not _NAME.fullmatch(name):
        raise Refused(
            f"A character's name has {SHORTEST_NAME} to {LONGEST_NAME} letters; "
            "a hyphen or an apostrophe may stand between them."
        )
    if name.casefold() in NOT_NAMES:
        raise Refused(f"Nobody can be called {name}. Please choose another name.")
    return name[0].upper() + name[1:]


def starting_room(world: World) -> RoomId:
    """Where a new character stands: an entry point of the least dangerous area that has one."""
    areas = sorted(world.catalog.all(Area).values(), key=lambda area: (area.danger_level, area.id))
    for area in areas:
        for room in area.entry_points:
            if world.catalog.find(Room, room) is not None:
                return room
    raise LookupError("no area of the content has an entry point that exists")
