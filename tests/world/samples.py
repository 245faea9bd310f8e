"""A small world to test with: folk with purses, chests and what is in them, and seats that have two keys."""

import random
from collections.abc import Iterable
from typing import Annotated, Any

from mud.content.catalog import Catalog
from mud.kernel.clock import SteppedClock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.events import Bus, Event, Handler, event
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.kernel.marks import Key, Lazy, Lookup, Purse, Transient, Unique
from mud.kernel.money import Copper
from mud.kernel.record import Record, record
from mud.kernel.schema import build_schema
from mud.world.contents import Holder
from mud.world.shelf import TypeCheck
from mud.world.world import Sources, World


@entity("folk", owner="id")
class Folk(Entity):
    id: Annotated[str, Key()]
    name: Annotated[str, Unique(), Lookup()]
    nickname: Annotated[str | None, Unique()] = None
    town: Annotated[str | None, Lookup()] = None
    age: int = 20
    health: Annotated[int, Lazy()] = 10
    spot: Annotated[int, Lazy(), Lookup()] = 0
    coins: Annotated[Copper, Purse()] = Copper(0)
    awake: Annotated[bool, Transient()] = False


@part_of(Folk)
class Fame(Part):
    renown: int = 0


@entity("things")
class Thing(Entity):
    id: Annotated[str, Key()]
    holder: Annotated[Holder, Lookup()]


@entity("seats")
class Seat(Entity):
    row: Annotated[int, Key()]
    number: Annotated[int, Key()]
    taken: bool = False


@entity("tills")
class Till(Entity):
    id: Annotated[str, Key()]
    takings: Annotated[Copper, Purse()] = Copper(0)


@record("notes")
class Note(Record):
    id: Annotated[str, Key()]


@event()
class Waved(Event):
    who: Folk


CLASSES = (Folk, Fame, Thing, Seat, Till, Note)


def make_world(
    handlers: Iterable[Handler[Any]] = (),  # Any: handlers of every event
    hooks: Hooks | None = None,
    check: TypeCheck | None = None,
    classes: tuple[type, ...] = CLASSES,
) -> World:
    """An empty world with a stepped clock, in which all chance has the seed 1."""
    sources = Sources(SteppedClock(), Dice(1), RandomIds(random.Random(1)))
    rules = Bus(handlers), hooks or Hooks()
    return World(build_schema(classes), Catalog.of(), sources, rules, check)


def step(world: World, seconds: float) -> None:
    """Let time pass and do what is due; what goes wrong in a job goes wrong here."""
    assert isinstance(world.clock, SteppedClock)
    world.clock.step(seconds)
    failures: list[Exception] = []
    world.schedule.run(lambda name, error, took: failures.append(error))
    if failures:
        raise failures[0]


def folk(world: World, name: str, **fields: Any) -> Folk:  # Any: fields of any type
    """Someone new in the world."""
    return world.add(Folk(id=name, name=name, **fields))
