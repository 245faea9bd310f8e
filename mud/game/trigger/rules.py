"""Which triggers listen where, worked out once for each catalog; and how words fit a pattern."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from mud.content.catalog import Catalog
from mud.game.area.specs import Area
from mud.game.being.model import Being, Player
from mud.game.being.script import SOMEONE
from mud.game.effect.events import EffectBegan, EffectEnded
from mud.game.passage.events import DoorHandled, Searched
from mud.game.place.script import HERE
from mud.game.sky.events import PhaseBegan, WeatherChanged
from mud.game.thing.model import Item
from mud.game.trigger.specs import EVERYWHERE, Occasion, ScopeKind, Trigger
from mud.play.scripts.core import like
from mud.play.scripts.values import Scope, scope_of_event

MOST_LINKED: Final = 8
"""Triggers that may set each other off: a chain of more is a loop. (The bus itself stops at 16 events.)"""

MOST_FIRED: Final = 50
"""Triggers that fire because of one thing that happened: more are an avalanche that nobody meant."""

MOST_FAILURES: Final = 3
"""So often a trigger may fail before it is switched off."""

_WITH_ITEM: Scope = {**SOMEONE, "item": Item}

SCOPES: Mapping[Occasion, Scope] = MappingProxyType(
    {
        Occasion.ENTER: SOMEONE,
        Occasion.EXIT: {**SOMEONE, "way": str},
        Occasion.COMMAND: {**SOMEONE, "text": str},
        Occasion.SPEECH: {**SOMEONE, "text": str},
        Occasion.TIME: HERE,
        Occasion.INTERVAL: HERE,
        Occasion.PHASE: {"area": Area, **scope_of_event(PhaseBegan)},
        Occasion.WEATHER: {"area": Area, **scope_of_event(WeatherChanged)},
        Occasion.TAKE: _WITH_ITEM,
        Occasion.DROP: _WITH_ITEM,
        Occasion.PUT: {**_WITH_ITEM, "container": Item},
        Occasion.GIVE: {**_WITH_ITEM, "to": Player},
        Occasion.USE: {**SOMEONE, "kind": str},
        Occasion.WEAR: _WITH_ITEM,
        Occasion.REMOVE: _WITH_ITEM,
        Occasion.LIGHT: _WITH_ITEM,
        Occasion.EXTINGUISH: _WITH_ITEM,
        Occasion.DOOR: {**scope_of_event(DoorHandled), **SOMEONE},
        Occasion.SEARCH: {**scope_of_event(Searched), **SOMEONE},
        Occasion.POSITION: SOMEONE,
        Occasion.HURT: {**SOMEONE, "amount": int},
        Occasion.FIGHT: {**SOMEONE, "whom": Being},
        Occasion.STRIKE: {**SOMEONE, "whom": Being, "amount": int},
        Occasion.DYING: {**SOMEONE, "by": Being},
        Occasion.DEATH: {**SOMEONE, "by": Being, "corpse": Item},
        Occasion.KILL: {**SOMEONE, "victim": Being},
        Occasion.EFFECT: {**scope_of_event(EffectBegan), **SOMEONE},
        Occasion.EFFECT_END: {**scope_of_event(EffectEnded), **SOMEONE},
        Occasion.SIGN_IN: SOMEONE,
        Occasion.SIGN_OUT: SOMEONE,
    }
)
"""The names that the lines of a trigger may use, by its occasion."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A trigger in one of its places."""

    trigger: Trigger
    scope: ScopeKind
    scope_id: str


NOBODY: Final[tuple[Listening, ...]] = ()

Listeners = Mapping[tuple[Occasion, ScopeKind, str], tuple[Listening, ...]]


@lru_cache(4)
def listeners(catalog: Catalog) -> Listeners:
    """Who listens for an occasion in a room, an area, or everywhere, by the id of the place."""
    found: dict[tuple[Occasion, ScopeKind, str], tuple[Listening, ...]] = {}
    for trigger in catalog.all(Trigger).values():
        for scope, scope_id in trigger.places:
            key = trigger.on, scope, scope_id
            found[key] = (*found.get(key, ()), Listening(trigger, scope, scope_id))
    return MappingProxyType(found)


def listening(catalog: Catalog, occasion: Occasion, room: str | None, area: str | None) -> tuple[Listening, ...]:
    """Who listens for it there: the room's triggers, the area's, then those everywhere."""
    known = listeners(catalog)  # asked for each typed line and each step, mostly in vain: so no generator, no loop
    here = known.get((occasion, ScopeKind.ROOM, room), NOBODY) if room is not None else NOBODY
    around = known.get((occasion, ScopeKind.AREA, area), NOBODY) if area is not None else NOBODY
    return here + around + known.get((occasion, ScopeKind.GLOBAL, EVERYWHERE), NOBODY)


def fits(text: str, pattern: str) -> bool:
    """Whether words are like one of the patterns that stand in a text with | between."""
    return any(like(text, each) for each in pattern.split("|"))


def seconds_of(at: str) -> int:
    """A time of day in seconds since midnight."""
    hour, minute = at.split(":")
    return int(hour) * 3600 + int(minute) * 60
