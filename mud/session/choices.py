"""The settings that people can choose: how each is called, what it may be, and what its words mean."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from mud.game.account.acts import Preferred
from mud.game.account.model import Brevity, ColorChoice, Preferences, Switch
from mud.game.account.rules import HIGHEST, LOWEST, NARROWEST, WIDEST
from mud.kernel.errors import Refused
from mud.play.themes import themes_of
from mud.play.words import shortened
from mud.text.grammar import join_list
from mud.world.world import World

AUTO: Final = "auto"
ON, OFF = "on", "off"
MOST_DIGITS: Final = 6
_YES = frozenset({ON, "yes", "true"})
_NO = frozenset({OFF, "no", "false"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting. `name` is that of the field of `Preferences`; `read` raises Refused with what would be right."""

    name: str
    about: str
    read: Callable[[World, str], Preferred]

    @property
    def title(self) -> str:
        """The name as it is read and typed."""
        return self.name.replace("_", " ")

    def value(self, preferences: Preferences) -> Preferred:
        """What is chosen."""
        chosen: Preferred = getattr(preferences, self.name)
        return chosen


def switch(_world: World, words: str) -> bool:
    """On or off."""
    if words in _YES or words in _NO:
        return words in _YES
    raise Refused(_only(words, (ON, OFF)))


def one_of(enum: type[StrEnum]) -> Callable[[World, str], Preferred]:
    """One of the words of an enum."""

    def read(_world: World, words: str) -> Preferred:
        try:
            return enum(words)
        except ValueError:
            raise Refused(_only(words, [each.value for each in enum])) from None

    return read


def number(least: int, most: int, other: str | None = None) -> Callable[[World, str], Preferred]:
    """`auto`, which is None; a number within bounds; `other`, where there is such a word, is 0."""
    words_left = [AUTO, *([other] if other else []), f"a number from {least} to {most}"]

    def read(_world: World, words: str) -> Preferred:
        if words == AUTO:
            return None
        if other is not None and words == other:
            return 0
        is_number = words.isascii() and words.isdigit() and len(words) <= MOST_DIGITS
        if not is_number or not least <= int(words) <= most:
            raise Refused(_only(words, words_left))
        return int(words)

    return read


def theme(world: World, words: str) -> str:
    """The name of a theme."""
    known = themes_of(world.catalog)
    if words not in known:
        raise Refused(_only(words, sorted(known)))
    return words


CHOICES: Final = (
    Choice("brief", "Leave out the descriptions of rooms you walk into", switch),
    Choice("autoexits", "Show the ways out with each room", switch),
    Choice("color", "How many colors your screen shows", one_of(ColorChoice)),
    Choice("theme", "Which colors those are", theme),
    Choice("width", "Columns that text is wrapped to", number(NARROWEST, WIDEST)),
    Choice("pager", "Lines after which a long page stops", number(LOWEST, HIGHEST, OFF)),
    Choice("links", "Let commands and ways out be clicked", one_of(Switch)),
    Choice("screen_reader", "Set everything for being heard", one_of(Switch)),
    Choice("combat_brevity", "How much you read of a fight", one_of(Brevity)),
    Choice("autoloot", "Take what is in the corpses of creatures that you kill", switch),
)
"""All settings, in the order in which they are shown."""


def find_choice(text: str) -> tuple[Choice, str]:
    """The setting that a line begins with, and the rest of the line; Refused when it is none, or several."""
    words = text.casefold().replace("=", " ").split()
    for count in (2, 1):
        key, rest = _key("".join(words[:count])), " ".join(words[count:])
        exact = [each for each in CHOICES if _key(each.name) == key]
        begins = [each for each in CHOICES if len(words) >= count and _key(each.name).startswith(key)]
        for found in (exact, begins):
            if len(found) == 1 and len(words) >= count:
                return found[0], rest
            if len(found) > 1 and count == 1:
                raise Refused(f"Which setting do you mean: {join_list([each.title for each in found], 'or')}?")
    raise Refused(_unknown(words[0] if words else ""))


def shown(value: Preferred) -> str:
    """What is chosen, in the word that chooses it."""
    match value:
        case None:
            return AUTO
        case bool():
            return ON if value else OFF
        case 0:
            return OFF
        case _:
            return str(value)


def _key(name: str) -> str:
    return name.replace("_", "").replace("-", "")


def _unknown(word: str) -> str:
    near = get_close_matches(word, [each.title for each in CHOICES], n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "Type settings for the list."
    return f"There is no setting '{shortened(word)}'. {hint}"


def _only(words: str, right: "list[str] | tuple[str, ...]") -> str:
    said = f"'{shortened(words)}' will not do: it" if words else "It"
    return f"{said} can be {join_list(list(right), 'or')}."
