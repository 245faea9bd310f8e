"""A small world for tests of the store: halls, villagers with purses, sacks that hold sacks, bonds and a ledger.

`live` plays one step. What happens in a step follows from its number and the world alone, never from the order in
which things lie in memory, so that a world that was loaded goes on like the one that was saved.
"""

import json
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Annotated, Any, NewType

from mud.content.catalog import Catalog
from mud.kernel.clock import Clock, SteppedClock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity, entity
from mud.kernel.errors import Refused
from mud.kernel.events import Bus
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.kernel.marks import (
    Check,
    Column,
    ExactlyOne,
    Indexed,
    Key,
    Lazy,
    Lookup,
    Purse,
    Ref,
    Split,
    SplitColumn,
    Unique,
    Width,
)
from mud.kernel.money import Copper
from mud.kernel.record import Record, record
from mud.kernel.schema import Schema, build_schema
from mud.kernel.values import FrozenMap, value
from mud.store.codec import Codecs, codecs_of
from mud.store.url import Dialect
from mud.world import contents, purses
from mud.world.contents import Holder, HolderKind, together
from mud.world.world import Sources, World

HallId = NewType("HallId", str)
VillagerId = NewType("VillagerId", str)
SackId = NewType("SackId", str)


@value
class Mood:
    """How someone feels, and since when."""

    word: str
    since: float = 0.0


@entity("tallies")
class Tally(Entity):
    """How many steps this world has lived: what is stored says by it which instant it is."""

    id: Annotated[str, Key()]
    steps: int = 0


@entity("halls")
class Hall(Entity):
    """A place."""

    id: Annotated[HallId, Key()]


@entity("villagers", owner="id")
class Villager(Entity):
    """Someone with a purse and a name of their own."""

    id: Annotated[VillagerId, Key()]
    name: Annotated[str, Unique(), Lookup()]
    hall: Annotated[HallId, Column("hall_id"), Ref("halls.id"), Indexed(), Lookup()]
    coins: Annotated[Copper, Purse(), Check("coins >= 0")] = Copper(0)
    warmth: Annotated[int, Lazy()] = 0
    nickname: Annotated[str | None, Width(40)] = None
    mood: Mood | None = None
    seen: FrozenMap[str, int] = FrozenMap()


HOLDER = (
    SplitColumn(HolderKind.ROOM.value, HallId | None, (Ref("halls.id"), Indexed())),
    SplitColumn(HolderKind.PLAYER.value, VillagerId | None, (Ref("villagers.id"), Indexed())),
    SplitColumn(HolderKind.CONTAINER.value, SackId | None, (Ref("sacks.id"), Indexed())),
    SplitColumn(HolderKind.INVENTORY.value, HallId | None, (Ref("halls.id"), Indexed())),
    SplitColumn(HolderKind.NPC.value, VillagerId | None, (Ref("villagers.id"), Indexed())),
)


@entity("sacks")
class Sack(Entity):
    """A thing that can hold others of its kind."""

    id: Annotated[SackId, Key()]
    holder: Annotated[Holder, Split(HOLDER, Holder.apart, together), ExactlyOne(), Lookup()]
    count: Annotated[int, Check("count >= 1")] = 1


@entity("bonds")
class Bond(Entity):
    """One villager likes another: a key of two columns."""

    one: Annotated[VillagerId, Key(), Ref("villagers.id")]
    other: Annotated[VillagerId, Key(), Ref("villagers.id")]
    strength: float = 0.5


@record("ledger")
class Entry(Record):
    """What a step brought to whom."""

    id: Annotated[str, Key()]
    step: int
    amount: int


@record("visits")
class Visit(Record):
    """Someone was in a hall: a fact that needs something of the world."""

    id: Annotated[str, Key()]
    hall: Annotated[HallId, Ref("halls.id")]


CLASSES: tuple[type, ...] = (Tally, Hall, Villager, Sack, Bond, Entry, Visit)
COINS = Copper(1_000)  # in all purses together, always
SACKS_MADE = "sacks-made"


@cache
def village_schema() -> Schema:
    """The schema of this small world."""
    return build_schema(CLASSES)


def village_codecs(dialect: Dialect = Dialect.SQLITE) -> Codecs:
    """Its codecs."""
    return codecs_of(village_schema(), dialect)


def empty_world(clock: Clock | None = None) -> World:
    """The world before anything is in it."""
    sources = Sources(clock or SteppedClock(), Dice(0), RandomIds(Random(0)))
    return World(village_schema(), Catalog.of(), sources, (Bus(()), Hooks(())))


def found_village(world: World, villagers: int = 5) -> None:
    """The first settlers, with all the coins there are."""
    world.add(Tally(id="tally"))
    for number in range(3):
        world.add(Hall(id=HallId(f"hall-{number}")))
    for number in range(villagers):
        share = Copper(COINS // villagers + (COINS % villagers if number == 0 else 0))
        name = f"villager-{number}"
        world.add(Villager(id=VillagerId(name), name=f"name-{number}", hall=HallId("hall-0"), coins=share))
    for number in range(8):
        holder = Holder.room(f"hall-{number % 3}")
        world.add(Sack(id=SackId(f"sack-{number}"), holder=holder))


def live(world: World, seed: int | str = 0) -> int:
    """Play one step, without waiting; returns its number."""
    tally = world.get(Tally, "tally")
    assert tally is not None
    tally.steps += 1
    chance = Random(f"{seed}.{tally.steps}")
    for _ in range(chance.randint(1, 3)):
        chance.choice(DEEDS)(world, chance, tally.steps)
    return tally.steps


def stored_steps(rows: dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]) -> int:  # Any: what drivers take
    """Which instant the stored rows are."""
    (row,) = rows["tallies"].values()
    steps = row[1]
    assert isinstance(steps, int)
    return steps


def snapshot(world: World, codecs: Codecs) -> dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]:  # Any: as above
    """All rows of the world as they would be stored, without the stamps, which the persister sets.

    JSON is read again: PostgreSQL keeps the keys of an object in an order of its own.
    """
    taken: dict[str, dict[tuple[Any, ...], tuple[Any, ...]]] = {}
    for shelf in world.shelves():
        codec = codecs.of(shelf.spec.cls)
        rows = (codec.row(each) for each in shelf)
        taken[shelf.spec.table] = {row[: len(codec.key_columns)]: comparable(row) for row in rows}
    return taken


def comparable(row: tuple[Any, ...]) -> tuple[Any, ...]:  # Any: as above
    """A row without its stamps, and its JSON as what it means."""
    return tuple(json.loads(each) if isinstance(each, str) and each[:1] in ("{", "[") else each for each in row[:-2])


def pass_names_on(world: World, new: str = "someone else") -> None:
    """The third takes the name of the second, who takes that of the first; their rows come in the wrong order.

    Names go from smaller ids to greater ones only: in a circle, no order of the rows would do.
    """
    first, second, third, *_ = villagers(world)
    third.hall = second.hall = HallId("hall-1")
    names = first.name, second.name
    first.name = new
    second.name, third.name = names


def villagers(world: World) -> list[Villager]:
    """All of them, in the order of their ids."""
    return sorted(world.shelf(Villager), key=lambda each: each.id)


def sacks(world: World) -> list[Sack]:
    """All of them, in the order of their ids."""
    return sorted(world.shelf(Sack), key=lambda each: each.id)


def _walk(world: World, chance: Random, step: int) -> None:
    chance.choice(villagers(world)).hall = HallId(f"hall-{chance.randrange(3)}")


def _pay(world: World, chance: Random, step: int) -> None:
    source, target = chance.sample(villagers(world), 2)
    try:
        purses.transfer(world, source, target, Copper(chance.randint(1, 50)), "step")
    except Refused:
        return
    world.record(Entry(id=f"{step}-{chance.getrandbits(64):016x}", step=step, amount=target.coins))


def _trade(world: World, chance: Random, step: int) -> None:
    """Each gives the other something: torn, this would show at once."""
    one, other = chance.sample(villagers(world), 2)
    mine, yours = (sorted(contents.contents(world, Sack, Holder.player(v.id)), key=_id) for v in (one, other))
    if mine and yours:
        contents.move(world, mine[0], Holder.player(other.id))
        contents.move(world, yours[0], Holder.player(one.id))


def _carry(world: World, chance: Random, step: int) -> None:
    sack = chance.choice(sacks(world))
    to = [Holder.room("hall-1"), Holder.player(chance.choice(villagers(world)).id)]
    try:
        contents.move(world, sack, chance.choice([*to, Holder.container(chance.choice(sacks(world)).id)]))
    except contents.InsideItselfError:
        return


def _sew(world: World, chance: Random, step: int) -> None:
    if len(world.shelf(Sack)) < 30:
        holder = Holder.container(chance.choice(sacks(world)).id)
        world.add(
            Sack(id=SackId(f"sewn-{step}-{chance.getrandbits(64):016x}"), holder=holder, count=chance.randint(1, 9))
        )


def _burn(world: World, chance: Random, step: int) -> None:
    sack = chance.choice(sacks(world))
    if len(world.shelf(Sack)) < 5:
        return
    for inside in list(contents.contents(world, Sack, Holder.container(sack.id))):
        inside.holder = sack.holder
    world.remove(sack)


def _befriend(world: World, chance: Random, step: int) -> None:
    one, other = chance.sample(villagers(world), 2)
    bond = world.get(Bond, (one.id, other.id))
    if bond is None:
        world.add(Bond(one=one.id, other=other.id))
    elif chance.random() < 0.5:
        bond.strength += 0.25
    else:
        world.remove(bond)


def _move_in(world: World, chance: Random, step: int) -> None:
    """Someone leaves for good, and someone new takes over name and purse in the same step."""
    leaving = chance.choice(villagers(world))
    for bond in [b for b in world.shelf(Bond) if leaving.id in (b.one, b.other)]:
        world.remove(bond)
    new = VillagerId(f"new-{step}-{chance.getrandbits(64):016x}")
    held = sorted(contents.contents(world, Sack, Holder.player(leaving.id)), key=_id)
    coins, name = leaving.coins, leaving.name
    world.remove(leaving)
    world.add(Villager(id=new, name=name, hall=HallId("hall-2"), coins=coins))
    for sack in held:
        sack.holder = Holder.player(new)


def _feel(world: World, chance: Random, step: int) -> None:
    villager = chance.choice(villagers(world))
    villager.mood = chance.choice([None, Mood("merry", float(step)), Mood('naïve 🙂 "quoted" \\')])
    villager.seen = villager.seen.set(f"hall-{chance.randrange(3)}", step)
    villager.nickname = chance.choice([None, "", "Łucja", "'; DROP TABLE villagers; --"])


def _warm(world: World, chance: Random, step: int) -> None:
    chance.choice(villagers(world)).warmth += 1


def _rename(world: World, chance: Random, step: int) -> None:
    pass_names_on(world, f"someone-{step}-{chance.getrandbits(64):016x}")


def _id(sack: Sack) -> str:
    return sack.id


DEEDS: tuple[Callable[[World, Random, int], None], ...] = (
    _walk,
    _pay,
    _pay,
    _trade,
    _carry,
    _carry,
    _sew,
    _burn,
    _befriend,
    _move_in,
    _feel,
    _warm,
    _rename,
)
