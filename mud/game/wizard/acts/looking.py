"""Looking things up: anything by id, name, kind, room or owner, all that is known of it, and where everyone is."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Final

from mud.game.being.model import Player
from mud.game.wizard.events import FoundListed, StatRead, WhereRead
from mud.game.wizard.readers.kinds import KINDS, LONGEST_WORDS, Kind, Meant, kind_called, room_called
from mud.kernel.describe import describe
from mud.kernel.entity import Entity, parts_of
from mud.kernel.errors import Refused
from mud.kernel.marks import Secret
from mud.play.matching import comparable, fit
from mud.play.words import fold
from mud.world.world import World

MOST_FOUND: Final = 30
"""Lines of one answer: a screen and a half. Who finds more looks more closely."""

LONGEST_FACT: Final = 300
"""Characters of one field that are shown."""

FILTERS: Final = ("room", "template", "owner")
"""Words behind which stands where, what or whose something is to be."""


def find(world: World, reader: Player, words: str) -> None:
    """List what fits: a kind, words of a name or an id; `room`, `template` and `owner` with what each is to be."""
    kinds, wanted, filters = _asked(words)
    if not wanted and not filters:
        raise Refused("Find what? Give a name, an id, or a room, template or owner: find items room lane")
    lines: list[str] = []
    count = 0
    fitting: dict[tuple[str, ...], bool] = {}  # a hundred thousand things have a few hundred names
    for kind in kinds:
        for each in kind.listed(world):
            if _is_called(world, kind, each, wanted, fitting) and _is_where(world, kind, each, filters):
                count += 1
                if len(lines) < MOST_FOUND:
                    lines.append(_line(world, kind, each))
    world.happened(FoundListed(reader, words[:LONGEST_WORDS], tuple(lines), count - len(lines)))


def stat(world: World, reader: Player, meant: Meant) -> None:
    """Read every field of something, but for secret ones."""
    facts = [("kind", meant.kind.name), *_places(world, meant.kind, meant.thing), *_fields(meant.thing)]
    shown = tuple((name, _cut(text)) for name, text in facts)
    world.happened(StatRead(reader, meant.kind.called(world, meant.thing), shown))


def where(world: World, reader: Player, whom: Player | None) -> None:
    """Read where someone is, or everyone in the world."""
    players = [whom] if whom is not None else sorted(world.where(Player, "online", True), key=lambda p: p.name_key)
    world.happened(WhereRead(reader, tuple((player.name, _whereabouts(world, player)) for player in players)))


def _asked(words: str) -> tuple[tuple[Kind, ...], list[str], dict[str, str]]:
    given = fold(words[:LONGEST_WORDS]).split()
    kind = kind_called(given[0]) if given else None
    if kind is not None and len(given) > 1 and (given[0] not in FILTERS or given[1] in FILTERS or len(given) > 2):
        kinds: tuple[Kind, ...] = (kind,)
        given = given[1:]
    else:
        kinds = KINDS
    wanted, filters = [], {}
    while given:
        word = given.pop(0)
        if word in FILTERS and given:
            filters[word] = given.pop(0)
        else:
            wanted.append(word)
    return kinds, wanted, filters


def _is_called(world: World, kind: Kind, each: object, wanted: list[str], fitting: dict[tuple[str, ...], bool]) -> bool:
    if not wanted or wanted == [fold(kind.key(each))]:
        return True
    words = tuple(kind.words(world, each))
    if words not in fitting:
        fitting[words] = fit(wanted, comparable(words)) > 0
    return fitting[words]


def _is_where(world: World, kind: Kind, each: object, filters: dict[str, str]) -> bool:
    for name, value in filters.items():
        found = getattr(kind, name)(world, each)
        if found is None or value not in fold(found):
            return False
    return True


def _line(world: World, kind: Kind, each: object) -> str:
    room, owner = kind.room(world, each), kind.owner(world, each)
    parts = [f"{kind.name} {kind.called(world, each)}", kind.key(each)]
    parts += [f"in {room}"] if room is not None and room != kind.key(each) else []
    parts += [f"of {owner}"] if owner is not None else []
    return ", ".join(parts)


def _places(world: World, kind: Kind, each: object) -> Iterator[tuple[str, str]]:
    room, owner = kind.room(world, each), kind.owner(world, each)
    if room is not None:
        yield "where", room_called(world, room)
    if owner is not None:
        yield "whose", owner


def _fields(thing: object) -> Iterator[tuple[str, str]]:
    holders = (thing, *parts_of(thing).values()) if isinstance(thing, Entity) else (thing,)
    for holder in holders:
        fields = describe(type(thing)).fields if holder is thing else type(holder).__fields_spec__  # type: ignore[attr-defined]  # a part's
        for field in fields:
            if not field.mark(Secret):
                yield field.name, _worded(getattr(holder, field.name))


def _worded(value: object) -> str:
    """What is in a field, as one reads it."""
    match value:
        case None | () | "":
            return "none"
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return "; ".join(f"{key}: {_worded(each)}" for key, each in value.items()) or "none"
        case tuple() | frozenset():
            return "; ".join(map(_worded, value)) or "none"
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            given = ((each.name, getattr(value, each.name)) for each in dataclasses.fields(value))
            return ", ".join(f"{name} {_worded(each)}" for name, each in given if each is not None)
    return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT].rstrip()}..."


def _whereabouts(world: World, player: Player) -> str:
    notes = [room_called(world, player.room_id)]
    if not player.online:
        notes.append("not in the world")
    elif not player.linked:
        notes.append("nobody at the keys")
    if player.invisible:
        notes.append("invisible")
    return ", ".join(notes)
