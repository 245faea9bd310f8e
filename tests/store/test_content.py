"""Content tables after each reading of the files: rows written, numbers given, rows put away."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from mud.kernel.entity import attach
from mud.store.codec import Codecs, codecs_of
from mud.store.content import LinedUp, Shelving, bring_in_line, line_up
from mud.store.url import Database
from tests.store.databases import opened
from tests.store.samples import Diary, Hero, Rumor, Town, TownId, hero, schema, town

SCHEMA = schema()


class Content:
    """A database, and the files read into it again and again, an hour between."""

    def __init__(self, engine: AsyncEngine, codecs: Codecs) -> None:
        self.engine = engine
        self.codecs = codecs
        self.table = codecs.metadata.tables["towns"]
        self.hour = 0.0

    async def read(self, *towns: Town, stamp: str = "") -> LinedUp:
        self.hour += 1
        return await line_up(self.engine, SCHEMA, {Town: {t.id: t for t in towns}}, self.hour * 3600, stamp)

    async def rows(self, *columns: str) -> list[tuple[Any, ...]]:  # Any: values of columns
        asked = sa.select(*(self.table.c[name] for name in columns)).order_by(self.table.c.town_id)
        async with self.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(asked)]

    async def run(self, statement: sa.Executable) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(statement)

    async def settle(self, *heroes: Hero) -> None:
        codec = self.codecs.of(Hero)
        for each in heroes:
            attach(each, {Diary: Diary()})
        async with self.engine.begin() as connection:
            await connection.exec_driver_sql(codec.upsert, [codec.row(each) for each in heroes])


@pytest.fixture
async def content(database: Database) -> AsyncIterator[Content]:
    codecs = codecs_of(SCHEMA, database.dialect)
    async with opened(database, codecs.metadata) as engine:
        yield Content(engine, codecs)


async def test_what_the_files_say_stands_in_the_tables(content: Content) -> None:
    made = await content.read(town("oak", tags=("old", "wet")), town("elm", size=3, road=TownId("oak")))
    assert made.written
    assert await content.rows("town_id", "size", "tags", "road", "yaml_managed", "retired", "created_at") == [
        ("elm", 3, "[]", "oak", True, False, 3600.0),
        (
            "oak",
            1,
            '["old", "wet"]' if content.codecs.dialect == "postgresql" else '["old","wet"]',
            None,
            True,
            False,
            3600.0,
        ),
    ]


async def test_roads_may_lead_both_ways(content: Content) -> None:
    await content.read(town("oak", road=TownId("elm")), town("elm", road=TownId("oak")))
    assert await content.rows("town_id", "road") == [("elm", "oak"), ("oak", "elm")]


async def test_a_road_to_nowhere_is_refused_and_nothing_is_written(content: Content) -> None:
    with pytest.raises(IntegrityError):
        await content.read(town("oak"), town("elm", road=TownId("nowhere")))
    assert await content.rows("town_id") == []


async def test_the_same_content_is_not_written_again(content: Content) -> None:
    await content.read(town("oak"))
    again = await content.read(town("oak"))
    assert not again.written
    assert again.specs[Town].keys() == {"oak"}


async def test_only_what_changed_gets_a_new_stamp(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.read(town("oak", size=2), town("elm"))
    assert await content.rows("town_id", "size", "created_at", "updated_at") == [
        ("elm", 1, 3600.0, 3600.0),
        ("oak", 2, 3600.0, 7200.0),
    ]


async def test_numbers_are_given_once_in_order_and_read_back(content: Content) -> None:
    first = await content.read(town("oak"), town("elm"))
    assert {id_: t.number for id_, t in _towns(first).items()} == {"oak": 1, "elm": 2}
    second = await content.read(town("ash"), town("elm"), town("oak"))
    assert {id_: t.number for id_, t in _towns(second).items()} == {"ash": 3, "elm": 2, "oak": 1}
    third = await content.read(town("ash"), town("elm"), town("oak"))
    assert _towns(third) == _towns(second)


async def test_a_number_is_never_given_again_even_when_its_row_is_gone(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.read(town("oak"))
    made = await content.read(town("oak"), town("ash"), town("elm"))
    assert {id_: t.number for id_, t in _towns(made).items()} == {"oak": 1, "ash": 3, "elm": 4}


async def test_what_vanished_from_the_files_is_deleted(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    made = await content.read(town("oak"))
    assert await content.rows("town_id") == [("oak",)]
    assert made.specs[Town].keys() == {"oak"}
    assert made.retired[Town] == frozenset()


async def test_what_someone_still_refers_to_is_retired_and_given_back(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.settle(hero("h1", town_id=TownId("elm")))
    made = await content.read(town("oak"))
    assert made.retired[Town] == {"elm"}
    assert _towns(made)["elm"].number == 2
    assert await content.rows("town_id", "retired", "updated_at") == [("elm", True, 7200.0), ("oak", False, 3600.0)]
    unchanged = await content.read(town("oak"))
    assert unchanged.retired[Town] == {"elm"}


async def test_a_retired_row_keeps_what_it_refers_to(content: Content) -> None:
    await content.read(town("oak"), town("elm", road=TownId("ash")), town("ash"))
    await content.settle(hero("h1", town_id=TownId("elm")))
    made = await content.read(town("oak"))
    assert made.retired[Town] == {"elm", "ash"}


async def test_rows_that_vanish_together_do_not_keep_each_other(content: Content) -> None:
    await content.read(town("oak"), town("elm", road=TownId("ash")), town("ash", road=TownId("elm")))
    made = await content.read(town("oak"))
    assert made.specs[Town].keys() == {"oak"}
    assert await content.rows("town_id") == [("oak",)]


async def test_a_retired_row_is_deleted_once_nothing_refers_to_it(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.settle(hero("h1", town_id=TownId("elm")))
    await content.read(town("oak"))
    await content.settle(hero("h1", town_id=TownId("oak")))
    await content.read(town("oak", size=2))
    assert await content.rows("town_id") == [("oak",)]


async def test_a_retired_row_that_comes_back_is_no_longer_retired(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.settle(hero("h1", town_id=TownId("elm")))
    await content.read(town("oak"))
    made = await content.read(town("oak"), town("elm"))
    assert made.retired[Town] == frozenset()
    assert await content.rows("town_id", "retired", "number") == [("elm", False, 2), ("oak", False, 1)]


async def test_what_was_made_inside_the_game_is_left_and_given_back(content: Content) -> None:
    await content.read(town("oak"))
    made_inside = {"town_id": "new", "name": "New", "size": 9, "number": 77, "yaml_managed": False}
    await content.run(content.table.insert().values(**made_inside))
    for towns in ([town("oak")], [town("oak", size=2)], [town("oak"), town("new", size=1)]):
        made = await content.read(*towns)
        assert (_towns(made)["new"].size, _towns(made)["new"].number) == (9, 77)
    after = await content.read(town("oak"), town("ash"))
    assert _towns(after)["ash"].number > 77


async def test_a_row_that_cannot_be_read_is_reported_and_left(content: Content) -> None:
    await content.read(town("oak"))
    broken = {"town_id": "new", "name": "New", "tags": sa.text("'{}'"), "number": 5, "yaml_managed": False}
    await content.run(content.table.insert().values(**broken))
    made = await content.read(town("oak"))
    assert [(error.table, error.key, error.path) for error in made.unreadable] == [("towns", ("new",), "tags")]
    assert made.specs[Town].keys() == {"oak"}
    assert await content.rows("town_id") == [("new",), ("oak",)]


async def test_a_row_deleted_by_hand_comes_back_with_a_new_number(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.run(content.table.delete().where(content.table.c.town_id == "oak"))
    made = await content.read(town("oak"), town("elm"))
    assert made.written
    assert {id_: t.number for id_, t in _towns(made).items()} == {"oak": 3, "elm": 2}


async def test_content_without_a_table_comes_back_as_it_is(content: Content) -> None:
    rumor = Rumor(id="r1", text="They say...")
    specs = await bring_in_line(content.engine, SCHEMA, {Rumor: {"r1": rumor}, Town: {"oak": town()}})
    assert specs[Rumor] == {"r1": rumor}


async def test_thousands_of_rows_vanish_in_one_go(content: Content) -> None:
    await content.read(*(town(f"t{number:04}") for number in range(1200)))
    await content.settle(hero("h1", town_id=TownId("t0777")))
    made = await content.read()
    assert made.retired[Town] == {"t0777"}
    assert await content.rows("town_id") == [("t0777",)]


async def test_content_of_the_same_stamp_is_not_compared_again(content: Content) -> None:
    await content.read(town("oak", size=1), town("elm"), stamp="first")
    numbers = {id_: t.number for id_, t in _towns(await content.read(town("oak"), town("elm"))).items()}
    await content.read(town("oak", size=1), town("elm"), stamp="first")
    again = await content.read(town("oak", size=2), town("elm"), stamp="first")
    assert not again.written
    assert ("oak", 1) in await content.rows("town_id", "size")
    assert {id_: t.number for id_, t in _towns(again).items()} == numbers
    assert (await content.read(town("oak", size=2), town("elm"), stamp="second")).written
    assert ("oak", 2) in await content.rows("town_id", "size")


async def test_what_the_table_lacks_is_written_whatever_the_stamp_says(content: Content) -> None:
    await content.read(town("oak"), town("elm"), stamp="first")
    await content.run(content.table.delete().where(content.table.c.town_id == "elm"))
    assert (await content.read(town("oak"), town("elm"), stamp="first")).written
    assert await content.rows("town_id") == [("elm",), ("oak",)]


async def test_a_revision_makes_the_stamp_void(content: Content) -> None:
    await content.read(town("oak", size=1), stamp="first")
    await shelve(content, (town("oak", size=5),), (), town("oak", size=5))
    await content.read(town("oak", size=1), stamp="first")
    assert await content.rows("town_id", "size") == [("oak", 1)]


def _towns(made: LinedUp) -> dict[str, Town]:
    return {id_: spec for id_, spec in made.specs[Town].items() if isinstance(spec, Town)}


async def shelve(content: Content, new: tuple[Town, ...], gone: tuple[Town, ...], *left: Town) -> frozenset[str]:
    """Revise while a server runs: what is new is written, what is gone is put away; returns what is kept of that."""
    shelving = Shelving(content.engine, SCHEMA)
    await shelving.write({Town: {t.id: t for t in new}}, now=7200.0)
    kept = await shelving.put_away({Town: {t.id: t for t in gone}}, {Town: {t.id: t for t in left}}, now=7200.0)
    return kept[Town] if gone else frozenset()


async def test_a_revision_writes_what_is_new_and_drops_what_is_gone(content: Content) -> None:
    oak, elm, ash = town("oak"), town("elm"), town("ash", size=4)
    await content.read(oak, elm)
    assert await shelve(content, (ash, town("oak", size=9)), (elm,), ash, town("oak", size=9)) == frozenset()
    assert await content.rows("town_id", "size") == [("ash", 4), ("oak", 9)]


async def test_a_start_after_a_revision_with_the_same_files_writes_nothing(content: Content) -> None:
    oak, ash = town("oak"), town("ash")
    await content.read(oak)
    await shelve(content, (ash,), (), ash, oak)
    assert not (await content.read(ash, oak)).written


async def test_what_is_gone_in_a_revision_is_retired_while_someone_refers_to_it(content: Content) -> None:
    oak, elm = town("oak"), town("elm")
    await content.read(oak, elm)
    await content.settle(hero("ann", town_id=TownId("elm")))
    assert await shelve(content, (), (elm,), oak) == {"elm"}
    assert await content.rows("town_id", "retired") == [("elm", True), ("oak", False)]


async def test_a_crash_in_the_middle_of_a_revision_leaves_what_any_start_can_use(content: Content) -> None:
    oak, elm, ash = town("oak"), town("elm"), town("ash")
    await content.read(oak, elm)
    await Shelving(content.engine, SCHEMA).write({Town: {"ash": ash}}, now=7200.0)
    await content.settle(hero("ann", town_id=TownId("elm")), hero("bob", town_id=TownId("ash")))
    made = await content.read(oak, ash)  # the files had lost elm
    assert made.written
    assert made.retired[Town] == {"elm"}
    back = await content.read(oak, elm)  # or somebody put the old files back
    assert back.retired[Town] == {"ash"}


async def test_a_revision_gives_new_rows_numbers_that_were_never_given(content: Content) -> None:
    made = await content.read(town("oak"), town("elm"))
    given = {spec.number for spec in made.specs[Town].values() if isinstance(spec, Town)}
    await shelve(content, (), (town("elm"),), town("oak"))
    written = await Shelving(content.engine, SCHEMA).write({Town: {"ash": town("ash"), "oak": town("oak")}}, now=9.0)
    fresh = written[Town]["ash"]
    assert isinstance(fresh, Town)
    assert fresh.number not in given
    assert written[Town]["oak"] == made.specs[Town]["oak"]


async def test_a_revision_leaves_what_was_made_inside_the_game(content: Content) -> None:
    await content.read(town("oak"), town("elm"))
    await content.run(content.table.update().where(content.table.c.town_id == "oak").values(yaml_managed=False))
    written = await Shelving(content.engine, SCHEMA).write({Town: {"oak": town("oak", size=9)}}, now=9.0)
    assert written[Town] == {}
    assert await content.rows("town_id", "size") == [("elm", 1), ("oak", 1)]
