"""Rows of every kind of field: written, read back equal, and refused with table, key and path when they are wrong."""

import dataclasses
import math
import string
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.kernel.entity import Entity, attach, parts_of
from mud.kernel.values import FrozenMap
from mud.store.codec import Codec, Row, codecs_of
from mud.store.errors import RowError
from mud.store.url import Database, Dialect
from tests.store.databases import opened
from tests.store.samples import (
    Deed,
    Diary,
    Feet,
    Hero,
    HeroId,
    Mood,
    Owner,
    Rank,
    Rumor,
    Side,
    Town,
    TownId,
    Trinket,
    Visit,
    Wound,
    hero,
    schema,
    town,
)

SQLITE = codecs_of(schema(), Dialect.SQLITE)
POSTGRESQL = codecs_of(schema(), Dialect.POSTGRESQL)

# NUL and lone surrogates are taken out at the border, before anything is typed into an entity.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
INT = st.integers(-(2**63), 2**63 - 1)
FLOAT = st.floats(allow_nan=False, allow_infinity=False)
MOOD = st.sampled_from(Mood)
RANK = st.sampled_from(Rank)
WOUND = st.builds(Wound, TEXT, FLOAT, st.booleans(), st.none() | MOOD)
HERO_ID = TEXT.map(HeroId)


def maps(keys: st.SearchStrategy[Any], values: st.SearchStrategy[Any]) -> st.SearchStrategy[FrozenMap[Any, Any]]:
    return st.dictionaries(keys, values, max_size=4).map(FrozenMap)


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(string.printable, max_size=40),
        "coins": st.integers(0, 100),
        "height": INT.map(Feet),
        "luck": FLOAT | st.sampled_from([math.inf, -math.inf]),
        "awake": st.booleans(),
        "motto": TEXT.filter(lambda text: text != "a:b"),
        "mood": MOOD,
        "rank": RANK,
        "side": st.none() | st.sampled_from(Side),
        "pace": st.sampled_from(["slow", "quick"]),
        "title": st.none() | TEXT,
        "age": st.none() | INT,
        "weight": st.none() | FLOAT,
        "married": st.none() | st.booleans(),
        "wounds": st.lists(WOUND, max_size=3).map(tuple),
        "worst": st.none() | WOUND,
        "friends": st.frozensets(HERO_ID, max_size=4),
        "scores": maps(TEXT, INT),
        "dice": maps(INT, st.lists(FLOAT, max_size=3).map(tuple)),
        "moods": maps(MOOD, st.frozensets(RANK)),
        "odds": st.none() | st.tuples(INT, TEXT),
    },
)
PAGES = st.lists(TEXT, max_size=3).map(tuple)

Through = Callable[[Entity], Awaitable[Entity]]


@pytest.fixture
async def through(database: Database) -> AsyncIterator[Through]:
    """Writes an entity to the database and reads it back."""
    codecs = codecs_of(schema(), database.dialect)
    async with opened(database, codecs.metadata) as engine:
        await write(engine, codecs.of(Town), [(*codecs.of(Town).row(town()), True, False, 0.0, 0.0)])

        async def go(entity: Entity) -> Entity:
            codec = codecs.of(type(entity))
            await write(engine, codec, [codec.row(entity)])
            rows = await everything(engine, codec)
            found = codec.read_row(rows[-1])
            attach(*found)
            return found[0]

        yield go


async def write(engine: AsyncEngine, codec: Codec, rows: list[Row]) -> None:
    async with engine.begin() as connection:
        await connection.exec_driver_sql(codec.upsert, rows)


async def everything(engine: AsyncEngine, codec: Codec) -> list[Row]:
    async with engine.connect() as connection:
        return [tuple(row) for row in (await connection.exec_driver_sql(codec.select)).fetchall()]


def fields(thing: Any) -> dict[str, object]:  # Any: any dataclass
    return {f.name: getattr(thing, f.name) for f in dataclasses.fields(thing)}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example({}, ("%s ? $1 :x '\"\\ \x01 \x7f \u2028 😀",))
@given(FIELDS, PAGES)
async def test_whatever_an_entity_holds_comes_back_equal_and_of_the_same_type(
    through: Through, given: dict[str, Any], pages: tuple[str, ...]
) -> None:
    made = hero(**given, created_at=12.5, online=True)
    attach(made, {Diary: Diary(pages=pages, mood_then=Mood.GRIM, locked=False)})
    read = await through(made)
    assert {**fields(read), "online": True} == fields(made)
    assert fields(read).keys() == fields(made).keys()
    types = {name: type(value) for name, value in fields(read).items()}
    assert types == {name: type(value) for name, value in fields(made).items()}
    assert fields(parts_of(read)[Diary]) == fields(Diary.of(made))
    assert read.online is False, "what is not saved has its default"  # type: ignore[attr-defined]  # a Hero


async def test_a_whole_number_in_a_float_field_comes_back_as_a_float(through: Through) -> None:
    made = hero(luck=3)
    attach(made, {Diary: Diary()})
    luck = getattr(await through(made), "luck")  # noqa: B009  # mypy sees an Entity
    assert (luck, type(luck)) == (3.0, float)


@pytest.mark.parametrize("owner", [Owner("hero", "h1"), Owner("town", "oak")])
async def test_a_split_field_comes_back_whole(through: Through, owner: Owner) -> None:
    made = hero()
    attach(made, {Diary: Diary()})
    await through(made)
    read = await through(Trinket(id="t1", owner=owner))
    assert isinstance(read, Trinket)
    assert read.owner == owner


async def test_an_entity_with_two_keys_comes_back(through: Through) -> None:
    made = hero()
    attach(made, {Diary: Diary()})
    await through(made)
    visit = Visit(hero_id=HeroId("h1"), town_id=TownId("oak"), count=3)
    assert fields(await through(visit)) == fields(visit)


async def test_writing_again_overwrites_and_deleting_deletes(database: Database) -> None:
    codecs = codecs_of(schema(), database.dialect)
    codec = codecs.of(Visit)
    made, other = hero(), hero("h2")
    for each in (made, other):
        attach(each, {Diary: Diary()})
    visits = [Visit(hero_id=HeroId(id_), town_id=TownId("oak")) for id_ in ("h1", "h2")]
    async with opened(database, codecs.metadata) as engine:
        await write(engine, codecs.of(Town), [(*codecs.of(Town).row(town()), True, False, 0.0, 0.0)])
        await write(engine, codecs.of(Hero), [codecs.of(Hero).row(each) for each in (made, other)])
        await write(engine, codec, [codec.row(visit) for visit in visits])
        visits[0].count = 9
        await write(engine, codec, [codec.row(visits[0])])
        async with engine.begin() as connection:
            await connection.exec_driver_sql(codec.delete, [codec.key(("h2", "oak"))])
        assert [row[:3] for row in await everything(engine, codec)] == [("h1", "oak", 9)]


async def test_a_record_is_written_once_and_never_changed(database: Database) -> None:
    codecs = codecs_of(schema(), database.dialect)
    codec = codecs.of(Deed)
    async with opened(database, codecs.metadata) as engine:
        for number in (1, 2):
            async with engine.begin() as connection:
                row = codec.row(Deed(id="d1", number=number, details=FrozenMap({"a": "b"})))
                await connection.exec_driver_sql(codec.insert, [row, codec.row(Deed(id=f"e{number}", number=number))])
        assert [row[:2] for row in await everything(engine, codec)] == [("d1", 1), ("e1", 1), ("e2", 2)]


WRONG: list[tuple[str, object, str, str]] = [
    ("coins", "many", "coins", "'many' is not a whole number"),
    ("coins", 1.5, "coins", "1.5 is not a whole number"),
    ("coins", True, "coins", "True is not a whole number"),
    ("coins", None, "coins", "is NULL"),
    ("name", 7, "name", "7 is not text"),
    ("name", b"x", "name", "b'x' is not text"),
    ("luck", "x", "luck", "'x' is not a number"),
    ("luck", True, "luck", "True is not a number"),
    ("awake", 2, "awake", "2 is not true or false"),
    ("awake", "yes", "awake", "'yes' is not true or false"),
    ("mood", "merry", "mood", "'merry' is none of calm, grim"),
    ("rank", 2, "rank", "2 is none of 1, 7"),
    ("side", "up", "side", "'up' is none of left, right"),
    ("pace", "idle", "pace", "'idle' is none of slow, quick"),
    ("scores", 5, "scores", "5 is not JSON text"),
    ("scores", "{", "scores", "EOF"),
    ("scores", "[]", "scores", "should be an object"),
    ("scores", '{"a": "1"}', "scores.a", "valid integer"),
    ("friends", '["a", 1]', "friends.1", "valid string"),
    ("wounds", '[{"where": "arm"}]', "wounds.0.depth", "Field required"),
    ("wounds", '[{"where": "arm", "depth": 1, "smell": 2}]', "wounds.0.smell", "Unexpected keyword"),
    ("worst", '{"where": "arm", "depth": 1, "mood": "sad"}', "worst.mood", "'calm' or 'grim'"),
    ("odds", "[1]", "odds.1", "Field required"),
    ("diary_mood", "sad", "diary_mood", "'sad' is none of calm, grim"),
    ("name", None, "name", "is NULL"),
    ("motto", b"x" * 500, "motto", "b'" + "x" * 55 + "... is not text"),
]


@pytest.mark.parametrize(("column", "value", "path", "reason"), WRONG)
def test_a_wrong_value_is_reported_with_table_key_and_path(column: str, value: object, path: str, reason: str) -> None:
    codec = SQLITE.of(Hero)
    made = hero()
    attach(made, {Diary: Diary()})
    row = {**dict(zip(codec.columns, codec.row(made), strict=True)), column: value}
    with pytest.raises(RowError) as caught:
        codec.read(row)
    assert (caught.value.table, caught.value.key, caught.value.path) == ("heroes", ("h1",), path)
    assert reason in caught.value.reason


def test_a_split_field_of_which_too_much_is_given_is_reported_under_its_own_name() -> None:
    codec = SQLITE.of(Trinket)
    row = dict(zip(codec.columns, codec.row(Trinket(id="t1", owner=Owner("hero", "h1"))), strict=True))
    with pytest.raises(RowError, match=r"trinkets \[t1\] owner: it has exactly one owner"):
        codec.read({**row, "town_id": "oak"})


def test_sqlite_gives_truth_as_numbers() -> None:
    codec = SQLITE.of(Hero)
    made = hero()
    attach(made, {Diary: Diary()})
    row = dict(zip(codec.columns, codec.row(made), strict=True))
    read, parts = codec.read({**row, "awake": 0, "locked": 1, "married": None})
    assert (read.awake, parts[Diary].locked, read.married) == (False, True, None)  # type: ignore[attr-defined]


def test_a_key_of_several_fields_is_a_tuple_and_of_one_the_value() -> None:
    assert SQLITE.of(Visit).key(("h1", "oak")) == ("h1", "oak")
    assert SQLITE.of(Hero).key("h1") == ("h1",)
    assert SQLITE.of(Visit).key_columns == ("hero_id", "town_id")
    assert SQLITE.of(Town).key_columns == ("town_id",)


def test_columns_are_those_of_the_fields_in_order_with_the_stores_own_last() -> None:
    assert SQLITE.of(Town).columns[-4:] == ("yaml_managed", "retired", "created_at", "updated_at")
    assert SQLITE.of(Trinket).columns[:4] == ("id", "hero_id", "town_id", "shine")
    assert SQLITE.of(Hero).columns[-3:] == ("pages", "diary_mood", "locked")


def test_content_without_a_table_has_no_codec() -> None:
    with pytest.raises(LookupError):
        SQLITE.of(Rumor)


def test_the_same_set_and_map_make_the_same_text_in_any_order() -> None:
    codec = SQLITE.of(Hero)
    rows = []
    for names in (("a", "b", "c"), ("c", "b", "a")):
        made = hero(friends=frozenset(names))
        attach(made, {Diary: Diary()})
        rows.append(codec.row(made))
    assert rows[0] == rows[1]
    assert '["a","b","c"]' in rows[0]


def test_what_json_cannot_hold_is_refused_when_the_row_is_made() -> None:
    too_big: dict[str, Any] = {"scores": FrozenMap({"a": 2**70})}
    no_text: dict[str, Any] = {"friends": frozenset({"\ud800"})}
    for fields_ in (too_big, no_text):
        made = hero(**fields_)
        attach(made, {Diary: Diary()})
        with pytest.raises(TypeError):
            SQLITE.of(Hero).row(made)


@pytest.mark.parametrize("depth", [math.nan, math.inf])
def test_a_float_that_json_lacks_is_refused_rather_than_lost(depth: float) -> None:
    made = hero(wounds=(Wound("arm", 1.0), Wound("leg", depth)))
    attach(made, {Diary: Diary()})
    with pytest.raises(ValueError, match="NaN"):
        SQLITE.of(Hero).row(made)


def test_a_number_that_sqlite_would_make_null_is_refused_rather_than_lost() -> None:
    made = hero(luck=math.nan)
    attach(made, {Diary: Diary()})
    with pytest.raises(ValueError, match="no number"):
        SQLITE.of(Hero).row(made)


def test_a_remembered_text_does_not_outlive_its_value() -> None:
    """Texts are remembered by identity, and a new value may stand where a forgotten one stood."""
    codec = SQLITE.of(Hero)
    place = codec.columns.index("scores")
    made = hero()
    attach(made, {Diary: Diary()})
    for number in range(10_000):
        made.scores = FrozenMap({"a": number})
        assert codec.row(made)[place] == f'{{"a":{number}}}'


def test_rows_are_the_same_for_both_databases() -> None:
    made = hero(wounds=(Wound("arm", 1.5),))
    attach(made, {Diary: Diary()})
    assert SQLITE.of(Hero).row(made) == POSTGRESQL.of(Hero).row(made)
    assert SQLITE.of(Hero).columns == POSTGRESQL.of(Hero).columns
    assert "?" in SQLITE.of(Hero).upsert
    assert "$1" in POSTGRESQL.of(Hero).upsert
