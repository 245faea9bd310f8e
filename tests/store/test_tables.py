"""What each mark becomes in SQL, by what the databases then accept and refuse."""

from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.app.roster import schema as game_schema
from mud.store.tables import OWN_TABLES, build_metadata
from mud.store.url import Database, Dialect, parse_url
from tests.store.databases import create_all, opened, schema_dump
from tests.store.samples import schema

METADATA = build_metadata(schema())
HERO = {"id": "h1", "name": "Ann", "home_id": "oak", "name_key": "ann"}


@pytest.fixture
async def engine(database: Database) -> AsyncIterator[AsyncEngine]:
    async with opened(database, METADATA) as engine:
        async with engine.begin() as connection:
            await connection.execute(METADATA.tables["towns"].insert().values(town_id="oak", name="Oak", number=1))
        yield engine


async def put(engine: AsyncEngine, table: str, **values: object) -> None:
    async with engine.begin() as connection:
        await connection.execute(METADATA.tables[table].insert().values(**values))


async def test_columns_have_their_fields_defaults(engine: AsyncEngine) -> None:
    await put(engine, "heroes", **HERO)
    heroes = METADATA.tables["heroes"]
    async with engine.connect() as connection:
        row = (await connection.execute(sa.select(heroes))).mappings().one()
    assert (row["coins"], row["luck"], row["awake"], row["motto"], row["mood"], row["rank"]) == (
        0,
        0.5,
        True,
        "",
        "calm",
        1,
    )
    assert (row["scores"], row["friends"], row["pages"], row["locked"]) == ("{}", "[]", '["first"]', True)
    assert (row["side"], row["age"], row["worst"], row["diary_mood"]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("heroes", {**HERO, "coins": -1}),
        ("heroes", {**HERO, "motto": "a:b"}),
        ("heroes", {**HERO, "name": None}),
        ("heroes", {**HERO, "home_id": "nowhere"}),
        ("heroes", {**HERO, "mentor": "nobody"}),
        ("trinkets", {"id": "t1"}),
        ("trinkets", {"id": "t1", "town_id": "oak", "hero_id": "h1"}),
        ("trinkets", {"id": "t1", "town_id": "oak", "shine": 10}),
        ("towns", {"town_id": "elm", "name": "Elm", "number": 1}),
        ("deeds", {"id": "d1", "number": 0}),
        ("persist_state", {"id": 2, "epoch": "e"}),
    ],
)
async def test_rows_that_break_a_declared_rule_are_refused(
    engine: AsyncEngine, table: str, values: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError):
        await put(engine, table, **values)


async def test_unique_values_are_unique_and_those_of_an_index_are_not(engine: AsyncEngine) -> None:
    await put(engine, "heroes", **{**HERO, "coins": 200})
    with pytest.raises(IntegrityError):
        await put(engine, "heroes", **{**HERO, "id": "h2"})
    await put(engine, "heroes", **{**HERO, "id": "h3", "name_key": "ann3", "coins": 200})


async def test_a_child_may_come_before_its_parent_in_one_transaction(engine: AsyncEngine) -> None:
    heroes = METADATA.tables["heroes"]
    async with engine.begin() as connection:
        await connection.execute(heroes.insert().values(**HERO, mentor="h2"))
        await connection.execute(heroes.insert().values(**{**HERO, "id": "h2", "name_key": "bob"}))


async def test_what_is_to_happen_when_a_parent_goes_happens(engine: AsyncEngine) -> None:
    heroes = METADATA.tables["heroes"]
    await put(engine, "heroes", **HERO)
    await put(engine, "heroes", **{**HERO, "id": "h2", "name_key": "bob"}, mentor="h1")
    async with engine.begin() as connection:
        await connection.execute(heroes.delete().where(heroes.c.id == "h1"))
        assert (await connection.execute(sa.select(heroes.c.mentor))).scalar_one() is None


async def test_numbers_are_64_bits_wide(engine: AsyncEngine) -> None:
    await put(engine, "heroes", **{**HERO, "height": 2**63 - 1})
    with pytest.raises((DBAPIError, OverflowError)):
        await put(engine, "heroes", **{**HERO, "id": "h2", "name_key": "bob", "height": 2**63})


async def test_indexes_are_as_declared(database: Database, engine: AsyncEngine) -> None:
    dump = "\n".join(await schema_dump(database))
    for index in (
        "ix_heroes_home_id",
        "ix_heroes_mentor",
        "ix_trinkets_town_id",
        "ix_trinkets_hero_id",
        "ix_towns_road",
    ):
        assert index in dump
    assert "ix_visits_hero_id" not in dump, "the primary key begins with it"
    partial = next(line for line in dump.split("\n") if "ix_heroes_mood" in line)
    assert "WHERE" in partial
    assert ("USING gin (tags)" in dump) == (database.dialect is Dialect.POSTGRESQL)
    assert ("ix_towns_tags" in dump) == (database.dialect is Dialect.POSTGRESQL)


async def test_types_on_postgresql_are_the_documents(postgres_url: str) -> None:
    database = parse_url(postgres_url)
    await create_all(database, METADATA)
    dump = await schema_dump(database)
    for column in (
        "heroes.name character varying(40) NOT NULL",
        "heroes.coins bigint NOT NULL DEFAULT 0",
        "heroes.luck double precision NOT NULL",
        "heroes.awake boolean NOT NULL DEFAULT true",
        "heroes.mood text NOT NULL",
        "heroes.rank bigint NOT NULL",
        "heroes.side text",
        "heroes.wounds jsonb NOT NULL DEFAULT '[]'::jsonb",
        "towns.yaml_managed boolean NOT NULL DEFAULT true",
        "towns.retired boolean NOT NULL DEFAULT false",
        "persist_state.flush_seq bigint NOT NULL",
    ):
        assert any(line.startswith(f"column {column}") for line in dump), column


def test_every_constraint_and_index_of_the_game_has_a_name_that_fits_everywhere() -> None:
    for table in build_metadata(game_schema()).tables.values():
        names = [item.name for item in table.constraints] + [item.name for item in table.indexes]
        for name in names:
            assert name is not None, table.name
            assert len(str(name)) <= 63, f"{name} is cut off on PostgreSQL"


def test_every_foreign_key_waits_for_the_end_of_the_transaction_and_is_indexed() -> None:
    for table in build_metadata(game_schema()).tables.values():
        firsts = {next(iter(index.columns)).name for index in table.indexes}
        firsts |= {next(iter(c.columns)).name for c in table.constraints if isinstance(c, sa.UniqueConstraint)}
        firsts.add(next(iter(table.primary_key.columns)).name)
        for key in table.foreign_key_constraints:
            assert key.deferrable, key.name
            assert key.initially == "DEFERRED", key.name
            assert set(key.column_keys) <= firsts, f"{key.name} has no index"


def test_the_stores_own_tables_all_say_what_for() -> None:
    declared = schema().tables.keys()
    assert METADATA.tables.keys() - declared == OWN_TABLES.keys()
