"""Names of characters, their ability scores, and where they begin."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from mud.content.catalog import Catalog
from mud.game.account.rules import RESERVED
from mud.game.being.model import Being, Position
from mud.game.being.specs import Ability
from mud.game.place.acts import entry_of
from mud.game.place.specs import Room
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.atlas import Spot, lay_out_all
from mud.play.lookalike import LookalikeError, is_mixed, skeleton
from mud.text.grammar import capital, definite
from mud.text.span import Text, merged, styled, typed
from mud.world.world import World

SHORTEST_NAME, LONGEST_NAME = 3, 16
MOST_CHARACTERS = 8
"""Characters of one account: enough to try every calling, few enough to be read as one menu."""

CACHED_WAYS = 512
"""Lines of ways out that are kept: most rooms have the same few, and every look asks for one."""

NOT_NAMES = RESERVED | {"all", "someone", "something", "me", "myself", "here", "you", "him", "her", "them", "the"}

USUAL_PROMPT = "[good]{health}hp[/] [magic]{energy}en[/]> "
"""The template of those who have none of their own."""

OPPOSITE = {
    "north": "from the south",
    "south": "from the north",
    "east": "from the west",
    "west": "from the east",
    "up": "from below",
    "down": "from above",
}
"""Where someone comes from who went that way."""

STANDARD_ARRAY = (15, 14, 13, 12, 10, 8)
"""The scores that may be shared out as one likes."""

POINTS = 27
POINT_COST: Mapping[int, int] = MappingProxyType({8: 0, 9: 1, 10: 2, 11: 3, 12: 4, 13: 5, 14: 7, 15: 9})
"""What each score costs when scores are bought; the standard array costs exactly all points."""

RECOVERY: Mapping[Position, float] = MappingProxyType(
    {
        Position.STANDING: 1.0,
        Position.SITTING: 1.5,
        Position.RESTING: 2.0,
        Position.SLEEPING: 3.0,
        Position.DYING: 0.0,
        Position.DEAD: 0.0,
    }
)
"""How much faster than on their feet someone gets health and energy back; who is dying or dead gets none."""

HEALTH_BACK, ENERGY_BACK = 0.05, 0.1
"""The shares of all health and energy that someone on their feet gets back in a minute.

SRD 5.1 gives all hit points back in a long rest of eight hours ("Resting"); here a sound sleep of seven minutes does.
"""

LEAST_BACK = 1.0
"""Hit points that anyone gets back in a minute."""

RESTFUL = 2.0
"""How much faster health and energy come back in a room where one rests well."""

DREAMING = frozenset({"you", "people", "help", "staff", "general"})
"""Categories of commands that need nobody awake: they are the player's, not the character's."""

ERASED = "nobody"
"""What a character is called whose player was erased."""

ROUSING = frozenset({"wake", "stand"})
"""Commands with which sleepers wake."""

Scores = Mapping[Ability, int]

_LOOK_LIKE_NOT_NAMES = frozenset(map(skeleton, NOT_NAMES))

_NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def character_name(text: str) -> str:
    """The name as it will be written, if a character may be called so; Refused says what would be right."""
    name = text.strip()
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not _NAME.fullmatch(name):
        raise Refused(
            f"A character's name has {SHORTEST_NAME} to {LONGEST_NAME} letters; "
            "a hyphen or an apostrophe may stand between them."
        )
    if is_mixed(name):
        said = "The letters of a name come from one script: Latin, Greek, Cyrillic or any other."
        raise LookalikeError(said, name)
    if name.casefold() in NOT_NAMES:
        raise Refused(f"Nobody can be called {name}. Please choose another name.")
    if skeleton(name) in _LOOK_LIKE_NOT_NAMES:
        raise LookalikeError(f"Nobody can be called {name}. Please choose another name.", name)
    return name[0].upper() + name[1:]


def starting_room(world: World) -> RoomId:
    """Where a new character stands: an entry point of the least dangerous area that has one."""
    return entry_of(world)


def modifier_of(score: int) -> int:
    """What a score adds to a roll: half of what it is above ten, rounded down (SRD 5.1, "Ability Scores")."""
    return (score - 10) // 2


def let_through(amount: int, shares: Sequence[float]) -> int:
    """How much of a damage is suffered of which so large shares are left, halves rounded down.

    All that is added to a damage is in it before. Nothing is left of what one is immune to. Of the rest one resistance
    counts, the best, and then one vulnerability, the worst, however many there are: 25 points of what one both resists
    and cannot bear are 12 and then 24 (SRD 5.1, "Damage Resistance and Vulnerability").
    """
    if amount <= 0:
        return 0
    resisted = int(amount * min((share for share in shares if share < 1), default=1.0))
    return int(resisted * max((share for share in shares if share > 1), default=1.0))


def points_for(scores: Iterable[int]) -> int:
    """What scores cost; Refused for one that cannot be bought."""
    total = 0
    for score in scores:
        if score not in POINT_COST:
            raise Refused(f"A score of {score} cannot be bought; it is from {min(POINT_COST)} to {max(POINT_COST)}.")
        total += POINT_COST[score]
    return total


def check_scores(scores: Scores) -> None:
    """Refused unless these are six scores that the points pay for, as the standard array is."""
    if set(scores) != set(Ability):
        raise Refused("A character has six abilities, and a score for each.")
    cost = points_for(scores.values())
    if cost > POINTS:
        raise Refused(f"These scores cost {cost} points; you have {POINTS}.")


@lru_cache(3)
def atlas(catalog: Catalog) -> Mapping[RoomId, tuple[int, Spot]]:
    """Where every room lies: the number of its area (from 1, by id; 0 is none) and the spot in it."""
    by_area: dict[str, dict[str, dict[str, str]]] = {}
    for room in catalog.all(Room).values():
        by_area.setdefault(room.area_id or "", {})[room.id] = {way: leads.to for way, leads in room.exits.items()}
    laid: dict[RoomId, tuple[int, Spot]] = {}
    for number, area in enumerate(sorted({"", *by_area})):
        for room_id, spot in lay_out_all(by_area.get(area, {})).items():
            laid[RoomId(room_id)] = (number, spot)
    return MappingProxyType(laid)


def named(being: Being) -> str:
    """What a being is called within a sentence: Ann, the mill rat."""
    return being.name if being.is_proper else definite(being.name)


def subject(being: Being) -> str:
    """What a being is called where a refusal begins with it: Ann, The mill rat."""
    return capital(named(being))


def exits_line(ways: Iterable[str]) -> Text:
    """The ways out in one line, as mapping clients look for it; each is the command that takes it."""
    return _exits_line(tuple(ways))


@lru_cache(CACHED_WAYS)
def _exits_line(ways: tuple[str, ...]) -> Text:
    listed = [typed(way.strip("()"), "exit", way) for way in ways] or [styled("none", "exit")]
    words = [span for way in listed for span in (*styled(" ", "exit"), *way)]
    return merged((*styled("[ Exits:", "exit"), *words, *styled(" ]", "exit")))
