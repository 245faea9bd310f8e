"""Where each thing is, and how much each player carries, stands in the columns that docs/schema.md names."""

import sqlalchemy as sa

from mud.app.opening import open_world
from mud.game.thing.model import Item
from mud.kernel.ids import ItemId, ItemTemplateId, PlayerId
from mud.store.engine import reader_engine
from mud.store.persister import Ending
from mud.store.url import Database
from mud.world.contents import Holder
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.play.test_inn import INN
from tests.stage import Stage

HOLDERS = ("room_id", "player_id", "container_id", "inventory_id", "npc_instance_id")
NUMBERS = ("max_weight", "max_slots", "current_weight", "current_slots")


async def row(database: Database, table: str, columns: tuple[str, ...], key: str, value: str) -> tuple[object, ...]:
    """Some columns of one row, as the database has them."""
    engine = reader_engine(database)
    named: list[sa.ColumnClause[object]] = [sa.column(column) for column in columns]
    wanted = sa.select(*named).select_from(sa.table(table)).where(sa.column(key) == value)
    try:
        async with engine.connect() as connection:
            return tuple((await connection.execute(wanted)).one())
    finally:
        await engine.dispose()


def made(world: World, name: str, kind: str, holder: Holder) -> Item:
    return world.add(Item(id=ItemId(name), template_id=ItemTemplateId(f"item_{kind}"), holder=holder))


async def test_each_thing_names_what_holds_it_in_one_of_five_columns(plan: Plan) -> None:
    drawn = plan(content=INN)
    async with open_world(drawn, nobody) as opened:
        ann = Stage(opened.world).enter("Ann")
        made(opened.world, "lying", "oats", Holder.room("room_barn"))
        made(opened.world, "carried", "cash_box", Holder.player(ann.id))
        made(opened.world, "inside", "key", Holder.container("carried"))
        made(opened.world, "shelved", "oats", Holder.inventory("barn_chest"))
        assert await opened.persister.close() is Ending.SAVED
    expected = {
        "lying": ("room_barn", None, None, None, None),
        "carried": (None, ann.id, None, None, None),
        "inside": (None, None, "carried", None, None),
        "shelved": (None, None, None, "barn_chest", None),
    }
    database = drawn.settings.database
    assert {name: await row(database, "item_instances", HOLDERS, "id", name) for name in expected} == expected


async def test_what_a_player_can_carry_and_does_can_be_read_in_the_database(plan: Plan) -> None:
    drawn = plan(content=INN)
    async with open_world(drawn, nobody) as opened:
        stage = Stage(opened.world)
        ann = stage.enter("Ann")
        stage.type("ann", "east; north; north; get cash box; get key; look")
        ann.strength = 10
        stage.type("ann", "drop key; get key")
        assert await opened.persister.close() is Ending.SAVED
    kept = await row(drawn.settings.database, "player_inventories", NUMBERS, "player_id", PlayerId(ann.id))
    assert kept == (150, 20, 1.1, 2)
