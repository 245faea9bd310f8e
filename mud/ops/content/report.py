"""What becomes of content, as people and programs read it."""

import dataclasses
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

import orjson

from mud.content.revision import Change
from mud.kernel.values import FrozenMap
from mud.play.loading import Affected
from mud.text.grammar import join_list
from mud.text.nouns import count_phrase
from mud.world.world import World

LONGEST_VALUE: Final = 200
"""Characters of a value that are shown: enough to see which text it is."""


@dataclass(frozen=True, slots=True)
class FieldReport:
    """A field that differs, `map.key` for one key of a mapping: what was and what will be, cut to `LONGEST_VALUE`."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """One change: `kind` is added, changed or removed. `people` and `things` are those in a room that changes."""

    kind: str
    type: str
    id: str
    file: str
    fields: tuple[FieldReport, ...] = ()
    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All changes. `seconds` it took in all, and `held` of these nobody could act; 0 for what was only compared.

    `unfinished`: what is gone could not be put away in the database, which the next start does.
    """

    changes: tuple[ChangeReport, ...] = ()
    seconds: float = 0.0
    held: float = 0.0
    unfinished: bool = False

    def summary(self) -> str:
        """How much of what, in a sentence."""
        if not self.changes:
            return "Nothing is different."
        counts = {kind: sum(each.kind == kind for each in self.changes) for kind in ("added", "changed", "removed")}
        listed = [f"{count} {kind}" for kind, count in counts.items() if count]
        return f"{join_list(listed).capitalize()}."


def described(change: Change) -> ChangeReport:
    """What a change says by itself."""
    fields = tuple(FieldReport(each.field, shown(each.before), shown(each.after)) for each in change.differences())
    return ChangeReport(change.kind, change.table, change.id, change.file, fields)


def affecting(world: World, change: Change, report: ChangeReport) -> ChangeReport:
    """With who and what is there right now."""
    if change.before is None:
        return report
    affected = Affected(change)
    world.hooks.contribute(world, affected)
    if not affected.people and not affected.things:
        return report
    return replace(report, people=tuple(sorted(affected.people)), things=tuple(sorted(affected.things)))


def in_words(change: ChangeReport) -> list[str]:
    """One change in lines, the first of which says what; the others say more of it."""
    retired = ", kept as retired since something refers to it" if change.retired else ""
    lines = [f"{change.kind.capitalize()}: {change.type} {change.id}{retired}"]
    for each in change.fields:
        lines += [f"{each.field} was {each.before}", f"{each.field} becomes {each.after}"]
    if change.people:
        lines.append(f"people there: {join_list(list(change.people))}")
    if change.things:
        lines.append(f"things there: {count_phrase(len(change.things), 'thing')}")
    return lines


def shown(value: Any) -> str:  # Any: of any field
    """A value in few characters."""
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else orjson.dumps(value, default=_plain, option=_OPTIONS).decode()
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}..."


def _plain(value: Any) -> Any:  # Any: as above
    if isinstance(value, FrozenMap):
        return dict(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        return {name: inner for name, inner in fields.items() if inner is not None}
    raise TypeError


_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_NON_STR_KEYS
