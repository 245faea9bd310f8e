"""Changing characters: their numbers, their purse, their health. What is set can be undone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from mud.game.being.acts import LONGEST_TITLE
from mud.game.being.acts.changes import FlagValue, flag_of, mark
from mud.game.being.acts.health import heal as heal_being
from mud.game.being.acts.health import recover
from mud.game.being.acts.recovery import attend
from mud.game.being.model import Player
from mud.game.being.rules.numbers import max_energy, max_health
from mud.game.calling.acts import experience_at, set_experience
from mud.game.calling.rules import HIGHEST_LEVEL, MOST_EXPERIENCE, level_for
from mud.game.wizard.acts.ranks import check_rank
from mud.game.wizard.acts.undoing import can_undo
from mud.game.wizard.events import Altered, Restored
from mud.game.wizard.model import Undo
from mud.kernel.errors import Refused
from mud.kernel.money import Copper
from mud.play.roles import Permission
from mud.play.words import shortened
from mud.text.grammar import join_list
from mud.text.pronouns import PRONOUNS
from mud.world.purses import mint, spend
from mud.world.world import World

BY_STAFF: Final = "staff"
"""The reason that stands in the ledger for coins that staff made or took."""

MOST_DIGITS: Final = 12

Value = int | str


@dataclass(frozen=True, slots=True)
class Settable:
    """A field that can be set: what it may be, how it is read and how it is written."""

    field: str
    least: int = 0
    most: int = 0
    words: int = 0
    """Characters of a text; 0 is a number."""

    def value(self, text: str, before: Value) -> Value:
        """What a text says, `+2` and `-2` from what it was before; Refused when it cannot be that."""
        if self.words:
            if len(text) > self.words:
                raise Refused(f"That has {len(text)} characters; at most {self.words} can be set.")
            return text
        digits = text[1:] if text[:1] in ("+", "-") else text
        if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
            raise Refused(f"'{shortened(text)}' is no number. {self.right}")
        number = int(text) + (int(before) if text[0] in "+-" else 0)
        if not self.least <= number <= self.most:
            raise Refused(f"{number} will not do. {self.right}")
        return number

    @property
    def right(self) -> str:
        """What would be right."""
        return f"Right is a whole number from {self.least} to {self.most}, or one with + or - to add to what is there."


ABILITIES: Final = ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")
MOST_POINTS: Final = 100_000
"""Health and energy that anyone can be given: far beyond what the rules give, and still read at a glance."""

FLAG: Final = re.compile(r"[a-z0-9_]{1,60}", re.ASCII)
LONGEST_FLAG: Final = 100
"""Characters of what is noted under a flag."""

SETTABLE: Mapping[str, Settable] = MappingProxyType(
    {
        **{name: Settable(name, 3, 30) for name in ABILITIES},
        "level": Settable("level", 1, HIGHEST_LEVEL),
        "experience": Settable("experience", 0, MOST_EXPERIENCE),
        "health": Settable("current_health", 1, MOST_POINTS),
        "maxhealth": Settable("max_health", 1, MOST_POINTS),
        "energy": Settable("current_energy", 0, MOST_POINTS),
        "maxenergy": Settable("max_energy", 0, MOST_POINTS),
        "armor": Settable("armor_class", 0, 100),
        "coins": Settable("coins", 0, 1_000_000_000_000 - 1),
        "title": Settable("title", words=LONGEST_TITLE),
        "pronouns": Settable("pronouns", words=16),
    }
)
"""What can be set of a character, by the word for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that becomes another."""

    name: str
    before: Value
    after: Value

    def __str__(self) -> str:
        return f"{self.name} {_shown(self.before)} -> {_shown(self.after)}"


def _shown(value: Value) -> str:
    return "none" if value == "" else str(value)


def settable(word: str) -> Settable:
    """The field that a word names; Refused when it names none."""
    found = SETTABLE.get(word.casefold().replace("_", ""))
    if found is not None:
        return found
    near = get_close_matches(word.casefold(), list(SETTABLE), n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {join_list(sorted(SETTABLE), 'and')}."
    raise Refused(f"There is no '{shortened(word)}' that could be set. {hint}")


def alter(world: World, actor: Player, whom: Player, given: Mapping[str, str]) -> list[Change]:
    """Set fields of a character, all or none; Refused when one of them cannot be so, or the role is above one's own."""
    check_rank(world, actor, whom)
    changes = [change for word, text in given.items() for change in _changes(whom, word, text)]
    for change in changes:
        _apply(world, whom, change, change.before, change.after)
    attend(world, whom)
    world.happened(Altered(actor, whom, tuple(map(str, changes))))
    what = f"you set {join_list(list(map(str, changes)), 'and')} of {whom.name}"
    can_undo(actor, Undo(what, Permission.CHANGE, *_back(world, whom, changes)))
    return changes


def set_flag(world: World, actor: Player, whom: Player, name: str, text: str) -> str:
    """Note something of a character under a name, or with no text forget it; returns in words what was changed."""
    check_rank(world, actor, whom)
    if not FLAG.fullmatch(name):
        raise Refused("A flag is one word of small letters, digits and underscores, at most 60 of them.")
    if len(text) > LONGEST_FLAG:
        raise Refused(f"A flag has at most {LONGEST_FLAG} characters; this one has {len(text)}.")
    before, after = flag_of(whom, name), _flag_value(text)
    if before == after:
        raise Refused(f"{name} of {whom.name} is {_worded(after)} already.")
    mark(world, whom, name, after)
    change = f"flag {name} {_worded(before)} -> {_worded(after)}"
    world.happened(Altered(actor, whom, (change,)))

    def check() -> None:
        if flag_of(whom, name) != after:
            raise Refused(f"{name} is {_worded(flag_of(whom, name))} by now.")

    what = f"you set {change} of {whom.name}"
    can_undo(actor, Undo(what, Permission.CHANGE, check, lambda: mark(world, whom, name, before)))
    return change


def _flag_value(text: str) -> FlagValue | None:
    """What a text says: nothing, yes or no, a number, or itself."""
    match text.casefold():
        case "":
            return None
        case "true" | "yes" | "on":
            return True
        case "false" | "no" | "off":
            return False
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS:
        return int(text)
    return text


def _worded(value: FlagValue | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def heal(world: World, actor: Player, whom: Player, amount: int | None) -> int:
    """Give hit points back, all that are missing when no amount is given; returns how many."""
    check_rank(world, actor, whom)
    healed = heal_being(world, whom, max_health(world, whom) if amount is None else amount, actor)
    if not healed:
        raise Refused(f"{whom.name} is not hurt.")
    return healed


def restore(world: World, actor: Player, whom: Player) -> None:
    """Give back all health and energy."""
    check_rank(world, actor, whom)
    heal_being(world, whom, max_health(world, whom), actor)
    recover(world, whom, max_energy(world, whom))
    world.happened(Restored(actor, whom))


def _changes(whom: Player, word: str, text: str) -> list[Change]:
    """What becomes of a field that is set, and of what follows from it: level and experience always agree."""
    change = _change(whom, word, text)
    match change.name:
        case "level":
            level = int(change.after)
            return [change, *_differing("experience", whom.experience, experience_at(whom, level))]
        case "experience":
            return [*_differing("level", whom.level, level_for(int(change.after))), change]
    return [change]


def _differing(name: str, before: int, after: int) -> list[Change]:
    return [Change(name, before, after)] if before != after else []


def _change(whom: Player, word: str, text: str) -> Change:
    found = settable(word)
    before: Value = getattr(whom, found.field)
    after = found.value(text, before)
    if found.field == "pronouns" and after not in PRONOUNS:
        raise Refused(f"Choose pronouns from these: {', '.join(PRONOUNS)}.")
    return Change(word.casefold().replace("_", ""), before, after)


def _apply(world: World, whom: Player, change: Change, before: Value, after: Value) -> None:
    match SETTABLE[change.name].field:
        case "level":
            set_experience(world, whom, experience_at(whom, int(after)))
        case "experience":
            set_experience(world, whom, int(after))
        case "coins" if int(after) > int(before):
            mint(world, whom, Copper(int(after) - int(before)), BY_STAFF)
        case "coins":
            if int(after) < int(before):
                spend(world, whom, Copper(int(before) - int(after)), BY_STAFF)
        case field:
            setattr(whom, field, after)


def _back(world: World, whom: Player, changes: list[Change]) -> tuple[Callable[[], None], Callable[[], None]]:
    def check() -> None:
        for change in changes:
            now = getattr(whom, SETTABLE[change.name].field)
            if now != change.after:
                raise Refused(f"{change.name} is {now} by now.")

    def restore_all() -> None:
        for change in changes:
            _apply(world, whom, change, change.after, change.before)

    return check, restore_all
