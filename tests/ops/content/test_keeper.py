"""The content is read again while people are in the world."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mud.content.errors import ContentErrors
from mud.content.loader import load
from mud.content.revision import Edition, Scope
from mud.game.place.specs import Room
from mud.game.thing.model import Item, PlacementDue
from mud.game.thing.specs import ItemTemplate, Placement
from mud.kernel.errors import Refused
from mud.kernel.ids import PlacementId, RoomId
from mud.ops.content.keeper import BUSY, Keeper
from mud.store.errors import StoreError
from mud.world.contents import Holder, contents
from tests.keeping import MemoryStore, keeper_of
from tests.stage import WORLD, Stage, build_world, content_types

pytestmark = pytest.mark.asyncio
TOWN = "town.yaml"


class Site:
    """A town whose files can be rewritten, with Ann in its square."""

    def __init__(self, folder: Path) -> None:
        self.folder = shutil.copytree(WORLD, folder)
        edition = self.read()
        self.stage = Stage(build_world(edition.catalog))
        self.world = self.stage.world
        self.ann = self.stage.enter("Ann")
        self.keeper: Keeper = keeper_of(self.world, edition, self.read)
        store = self.keeper._backing.store
        assert isinstance(store, MemoryStore)
        self.store = store

    def read(self) -> Edition:
        return load(self.folder, content_types()).edition()

    def edit(self, old: str, new: str, file: str = TOWN) -> None:
        path = self.folder / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text)

    def drop_loft(self) -> None:
        self.edit(", up: room_loft}", "}")
        text = (self.folder / TOWN).read_text()
        self.write(TOWN, text[: text.index("  room_loft:")] + text[text.index("item_templates:") :])

    def saving_by(self, saved: Callable[[], Awaitable[None]]) -> None:
        """Do this when all that happened is to be on disk."""
        self.keeper._backing = replace(self.keeper._backing, saved=saved)

    def lying(self, room: str) -> list[str]:
        """The kind of each thing in a room, as often as there are pieces."""
        lying = contents(self.world, Item, Holder.room(room))
        return [item.template_id for item in lying for _ in range(item.quantity)]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "content")


SHED = """\
rooms:
  room_shed:
    name: The Shed
    area: town
    room_type: street
    description: It leans.
    items:
      - {id: shed_apples, item: item_apple, max: 2, every: 60}
"""


async def test_what_is_new_is_there_at_once_and_its_placements_are_filled(site: Site) -> None:
    site.write("shed.yaml", SHED)
    report = await site.keeper.reload()
    assert report.summary() == "2 added."
    assert site.lying("room_shed") == ["item_apple", "item_apple"]


async def test_a_placement_that_is_gone_fills_nothing_any_more(site: Site) -> None:
    site.write("shed.yaml", SHED)
    await site.keeper.reload()
    site.write("shed.yaml", SHED[: SHED.index("    items")])
    await site.keeper.reload()
    assert site.world.get(PlacementDue, PlacementId("shed_apples")) is None
    for item in list(contents(site.world, Item, Holder.room("room_shed"))):
        site.world.remove(item)
    site.stage.step(1000)
    assert site.lying("room_shed") == []


async def test_a_placement_that_wants_more_is_topped_up_when_it_is_due(site: Site) -> None:
    site.write("shed.yaml", SHED)
    await site.keeper.reload()
    site.edit("max: 2", "max: 3", "shed.yaml")
    await site.keeper.reload()
    assert site.lying("room_shed") == ["item_apple"] * 2
    site.stage.step(61)
    assert site.lying("room_shed") == ["item_apple"] * 3


async def test_many_new_placements_are_filled_over_several_ticks(site: Site) -> None:
    lines = [f"      - {{id: shed_{n}, item: item_apple, every: 60}}" for n in range(600)]
    site.write("shed.yaml", SHED[: SHED.index("      - ")] + "\n".join(lines) + "\n")
    await site.keeper.reload()
    assert len(site.lying("room_shed")) == 250
    for _ in range(3):
        site.stage.step(0.25)
    assert len(site.lying("room_shed")) == 600


async def test_what_did_not_change_stays_the_same_object(site: Site) -> None:
    before = site.world.catalog.get(Room, "room_lane")
    site.edit("a trough, and", "a dry trough, and")
    await site.keeper.reload()
    assert site.world.catalog.get(Room, "room_lane") is before
    assert "dry" in site.world.catalog.get(Room, "room_square").description


async def test_people_stand_where_they_stood(site: Site) -> None:
    site.edit("a trough, and", "a dry trough, and")
    await site.keeper.reload()
    assert site.ann.room_id == "room_square"
    assert site.stage.told() == {}


async def test_those_who_sleep_in_a_room_that_is_gone_are_moved_too(site: Site) -> None:
    site.ann.room_id = RoomId("room_loft")
    site.ann.online = False
    site.drop_loft()
    await site.keeper.reload()
    assert site.ann.room_id == "room_square"
    assert site.world.catalog.find(Room, "room_loft") is None
    assert set(site.lying("room_kept")) >= {"item_basket", "item_anvil"}


async def test_whoever_comes_into_a_vanishing_room_meanwhile_is_moved_as_well(site: Site) -> None:
    site.drop_loft()

    async def saved() -> None:
        site.ann.room_id = RoomId("room_loft")

    site.saving_by(saved)
    await site.keeper.reload()
    assert site.ann.room_id == "room_square"
    assert site.stage.told()["ann"][2] == "Mill Square"


async def test_a_kind_of_thing_that_someone_has_is_retired_and_can_come_back(site: Site) -> None:
    loft = (site.folder / TOWN).read_text()
    site.edit("      - {id: loft_anvil, item: item_anvil}\n", "")
    text = (site.folder / TOWN).read_text()
    site.write(TOWN, text[: text.index("  item_anvil:")] + text[text.index("  item_loaf:") :])
    report = await site.keeper.reload()
    assert [change.id for change in report.changes if change.retired] == ["item_anvil"]
    assert site.world.catalog.retired(ItemTemplate) == {"item_anvil"}
    assert site.world.catalog.get(ItemTemplate, "item_anvil").name == "anvil"
    site.write(TOWN, loft)
    await site.keeper.reload()
    assert site.world.catalog.retired(ItemTemplate) == frozenset()


async def test_a_faulty_file_changes_nothing_and_every_fault_is_named(site: Site) -> None:
    before = site.world.catalog
    site.edit("{north: room_lane}", "{north: room_lan}")
    site.edit("weight: 300", "weight: much")
    with pytest.raises(ContentErrors) as faults:
        await site.keeper.reload()
    assert len(faults.value.errors) == 2
    assert site.world.catalog is before
    assert site.store.steps == []


async def test_a_database_that_does_not_answer_changes_nothing(site: Site) -> None:
    before = site.world.catalog
    site.store.fails = "write"
    site.drop_loft()
    with pytest.raises(StoreError):
        await site.keeper.reload()
    assert site.world.catalog is before
    site.store.fails = ""
    assert (await site.keeper.reload()).changes


async def test_what_could_not_be_put_away_is_said_and_does_no_harm(site: Site) -> None:
    site.store.fails = "put away"
    site.drop_loft()
    report = await site.keeper.reload()
    assert report.unfinished
    assert "room_loft" in site.world.catalog.retired(Room)
    site.ann.room_id = RoomId("room_loft")
    assert site.stage.type("ann", "look")["ann"][0] == "The Loft"


async def test_two_do_not_read_at_once(site: Site) -> None:
    gate = asyncio.Event()

    async def saved() -> None:
        await gate.wait()

    site.saving_by(saved)
    site.drop_loft()
    first = asyncio.create_task(site.keeper.reload())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(Refused, match=BUSY):
        await site.keeper.reload()
    gate.set()
    assert (await first).changes


async def test_of_one_file_only_its_changes_are_taken(site: Site) -> None:
    site.write("shed.yaml", SHED)
    site.edit("a trough, and", "a dry trough, and")
    report = await site.keeper.reload(site.keeper.scope("shed.yaml"))
    assert {change.id for change in report.changes} == {"room_shed", "shed_apples"}
    assert "dry" not in site.world.catalog.get(Room, "room_square").description
    assert (await site.keeper.compare()).changes[0].id == "room_square"


async def test_one_content_type_that_would_not_hold_together_with_the_rest_is_refused(site: Site) -> None:
    site.write("shed.yaml", SHED)
    with pytest.raises(ContentErrors, match="there is no 'room_shed' in rooms, as it is now"):
        await site.keeper.reload(site.keeper.scope("placements"))
    assert site.world.catalog.find(Placement, "shed_apples") is None


async def test_a_type_that_is_none_is_guessed(site: Site) -> None:
    assert site.keeper.scope("item templates") == Scope(table="item_templates")
    with pytest.raises(Refused, match="did you mean 'rooms'"):
        site.keeper.scope("roms")
