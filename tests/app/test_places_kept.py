"""What becomes of places is kept over a restart: rooms, lids, chests, who sits where, and where people have been."""

from mud.app.opening import open_world
from mud.game.being.acts import find_player
from mud.game.being.model import Position
from mud.game.place import acts as places
from mud.game.place.specs import DoorPosition, Exit, Room, RoomFlag
from mud.game.thing.acts.vessels import inside, lid_of, set_lid
from mud.game.thing.model import Inventory
from mud.game.travel.acts import travels_of
from mud.kernel.ids import RoomId
from mud.store.persister import Ending
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.play.test_inn import INN
from tests.stage import Stage


async def test_places_are_as_they_were_left(plan: Plan) -> None:
    async with open_world(plan(content=INN), nobody) as opened:
        world, stage = opened.world, Stage(opened.world)
        stage.enter("Ann")
        for line in ("east", "west", "sleep on window seat"):
            stage.type("ann", line)
        yard = world.catalog.get(Room, "room_yard")
        places.set_flag(world, yard, RoomFlag.SAFE, True)
        places.set_flag(world, yard, "hens", 7)
        places.open_exit(world, yard, "up", Exit(RoomId("room_barn"), hidden=12), "")
        places.close_exit(world, yard, "east", "")
        places.describe(world, yard, "Feathers.", "")
        chest = world.get(Inventory, "barn_chest")
        assert chest is not None
        set_lid(world, chest, DoorPosition.OPEN)
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(content=INN), nobody) as opened:
        world = opened.world
        yard, chest, ann = (
            world.catalog.get(Room, "room_yard"),
            world.get(Inventory, "barn_chest"),
            find_player(world, "Ann"),
        )
        assert chest is not None
        assert ann is not None
        assert places.flags_of(world, yard) == [RoomFlag.SAFE]
        assert places.flag_of(world, yard, "hens") == 7
        assert places.exits_of(world, yard)["up"] == Exit(RoomId("room_barn"), hidden=12)
        assert "east" not in places.exits_of(world, yard)
        assert places.description_of(world, yard) == "Feathers."
        assert lid_of(world, chest) is DoorPosition.OPEN
        assert len(inside(world, chest)) == 2
        assert (ann.position, ann.seat) == (Position.SLEEPING, "room_parlor window seat")
        assert travels_of(world, ann).places == ("room_parlor", "room_yard")
        world.schedule.run(_raise)
        assert await opened.persister.close() is Ending.SAVED


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
