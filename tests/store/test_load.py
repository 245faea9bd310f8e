"""The world from its rows: all of them, in order, and what becomes of those that cannot be read."""

from collections.abc import AsyncIterator
from random import Random
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.content.catalog import Catalog
from mud.kernel.clock import SteppedClock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity, attach
from mud.kernel.events import Bus
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.store.codec import Codecs, codecs_of
from mud.store.load import LoadReport, load_world
from mud.store.url import Database
from mud.world.world import Sources, World
from tests.store.databases import opened
from tests.store.samples import Diary, Hero, HeroId, Owner, Town, TownId, Trinket, Visit, hero, schema, town

SCHEMA = schema()


def empty_world() -> World:
    sources = Sources(SteppedClock(), Dice(1), RandomIds(Random(1)))
    return World(SCHEMA, Catalog.of(), sources, (Bus(()), Hooks(())))


class Stored:
    """A database, rows put into it, and the world loaded from it."""

    def __init__(self, engine: AsyncEngine, codecs: Codecs) -> None:
        self.engine = engine
        self.codecs = codecs

    async def put(self, *entities: Entity) -> None:
        async with self.engine.begin() as connection:
            for each in entities:
                if isinstance(each, Hero):
                    attach(each, {Diary: Diary(pages=("a", each.id))})
                codec = self.codecs.of(type(each))
                await connection.exec_driver_sql(codec.upsert, [codec.row(each)])

    async def sql(self, statement: str) -> Any:  # Any: what the database answers
        async with self.engine.begin() as connection:
            result = await connection.exec_driver_sql(statement)
            return result.scalar() if result.returns_rows else None

    async def load(self) -> tuple[World, LoadReport]:
        world = empty_world()
        return world, await load_world(self.engine, world, self.codecs)


@pytest.fixture
async def stored(database: Database) -> AsyncIterator[Stored]:
    codecs = codecs_of(SCHEMA, database.dialect)
    async with opened(database, codecs.metadata) as engine:
        towns = codecs.of(Town)
        async with engine.begin() as connection:
            await connection.exec_driver_sql(towns.upsert, [(*towns.row(town()), True, False, 0.0, 0.0)])
        yield Stored(engine, codecs)


def trinket(id_: str, hero_id: str) -> Trinket:
    return Trinket(id=id_, owner=Owner("hero", hero_id))


async def test_everything_stands_on_its_shelf_with_its_parts_and_groups(stored: Stored) -> None:
    await stored.put(hero("h1"), hero("h2"), trinket("t1", "h1"), Visit(hero_id=HeroId("h1"), town_id=TownId("oak")))
    world, report = await stored.load()
    ann = world.get(Hero, "h1")
    assert ann is not None
    assert Diary.of(ann).pages == ("a", "h1")
    assert [h.id for h in world.where(Hero, "town_id", "oak")] == ["h1", "h2"]
    assert world.one(Trinket, "owner", Owner("hero", "h1")) is world.get(Trinket, "t1")
    assert world.get(Visit, ("h1", "oak")) is not None
    assert report.counts == {"heroes": 2, "trinkets": 1, "visits": 1}
    assert report.unreadable == []


async def test_nothing_that_was_loaded_waits_to_be_saved(stored: Stored) -> None:
    await stored.put(hero("h1"))
    world, _ = await stored.load()
    assert world.dirty_count() == 0
    world.shelf(Hero).get("h1").coins = 5  # type: ignore[union-attr]  # it was stored
    assert world.dirty_count() == 1


async def test_the_oldest_come_first_and_the_key_decides_between_twins(stored: Stored) -> None:
    await stored.put(
        hero("h3", created_at=2.0), hero("h2", created_at=2.0), hero("h9", created_at=1.0), hero("h1", created_at=3.0)
    )
    world, _ = await stored.load()
    assert [h.id for h in world.shelf(Hero)] == ["h9", "h2", "h3", "h1"]


async def test_a_row_that_cannot_be_read_is_reported_left_out_and_left_in_sql(stored: Stored) -> None:
    await stored.put(hero("h1"), hero("h2"))
    await stored.sql("UPDATE heroes SET mood = 'merry' WHERE id = 'h1'")
    world, report = await stored.load()
    assert [str(error) for error in report.unreadable] == ["heroes [h1] mood: 'merry' is none of calm, grim"]
    assert [h.id for h in world.shelf(Hero)] == ["h2"]
    assert await stored.sql("SELECT count(*) FROM heroes") == 2


async def test_what_refers_to_an_unreadable_row_is_left_out_too_and_so_on(stored: Stored) -> None:
    await stored.put(
        hero("h1"),
        hero("h2", mentor="h1"),
        hero("h3", mentor="h2"),
        hero("h4"),
        trinket("t1", "h3"),
        trinket("t2", "h4"),
        Visit(hero_id=HeroId("h2"), town_id=TownId("oak")),
    )
    await stored.sql("UPDATE heroes SET scores = '[]' WHERE id = 'h1'")
    world, report = await stored.load()
    assert [h.id for h in world.shelf(Hero)] == ["h4"]
    assert [t.id for t in world.shelf(Trinket)] == ["t2"]
    assert len(world.shelf(Visit)) == 0
    assert [(error.table, error.key, error.path) for error in report.unreadable] == [
        ("heroes", ("h1",), "scores"),
        ("heroes", ("h2",), "mentor"),
        ("heroes", ("h3",), "mentor"),
        ("trinkets", ("t1",), "hero_id"),
        ("visits", ("h2", "oak"), "hero_id"),
    ]
    assert report.unreadable[1].reason == "refers to heroes [h1], which was not loaded"


async def test_an_empty_database_is_an_empty_world(stored: Stored) -> None:
    world, report = await stored.load()
    assert len(report) == 0
    assert all(len(shelf) == 0 for shelf in world.shelves())


async def test_who_waits_is_told_how_far_it_is(stored: Stored) -> None:
    told: list[tuple[int, int]] = []
    await load_world(stored.engine, empty_world(), stored.codecs, lambda done, total: told.append((done, total)))
    tables = len(SCHEMA.entities)
    assert told == [(number, tables) for number in range(1, tables + 1)]
