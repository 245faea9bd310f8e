"""Chests and shelves, which stand in a room; lids and locks, of boxes too; and where placements fill them again."""

from dataclasses import replace

import pytest

from mud.content.catalog import Catalog
from mud.game.area.specs import Area
from mud.game.being.model import Player
from mud.game.light import acts as lights
from mud.game.place.specs import DoorPosition
from mud.game.thing import acts
from mud.game.thing.acts.vessels import (
    USUAL_INTERVAL,
    furnish,
    inside,
    interval_of,
    inventories_in,
    lid_of,
    outermost,
    set_lid,
    vessel_of,
)
from mud.game.thing.model import Inventory, Item, PlacementDue
from mud.game.thing.specs import Container, ContainerType, ItemTemplate, Placement
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemId, ItemTemplateId, PlayerId, RoomId
from mud.kernel.values import FrozenMap
from mud.world.contents import Holder, HolderKind, together
from tests.play.test_inn import Inn

BARN = RoomId("room_barn")


@pytest.fixture
def inn() -> Inn:
    return Inn()


@pytest.fixture
def ann(inn: Inn) -> Player:
    player = inn.enter("Ann")
    player.room_id = BARN
    return player


def standing(inn: Inn, name: str) -> Inventory:
    found = inn.world.get(Inventory, f"barn_{name}")
    assert found is not None
    return found


def carried(inn: Inn, ann: Player, kind: str) -> Item:
    made = Item(
        id=ItemId(inn.world.ids.new()), template_id=ItemTemplateId(f"item_{kind}"), holder=Holder.player(ann.id)
    )
    return inn.world.add(made)


def test_what_content_says_stands_in_its_room(inn: Inn) -> None:
    assert [each.id for each in inventories_in(inn.world, BARN)] == ["barn_alms", "barn_chest", "barn_shelf"]
    chest = standing(inn, "chest")
    assert lid_of(inn.world, chest) is DoorPosition.LOCKED
    assert (chest.lock_difficulty, chest.key_id, chest.capacity_weight) == (15, "item_key", 200)
    assert len(inside(inn.world, chest)) == 2


def test_a_holder_of_the_new_kind_is_kept_in_a_column_of_its_own() -> None:
    holder = Holder.inventory("chest")
    assert holder.apart() == (None, None, None, "chest", None)
    assert together(None, None, None, "chest", None) == holder
    assert holder.kind is HolderKind.INVENTORY


def test_what_is_in_a_chest_is_in_the_room_of_the_chest(inn: Inn) -> None:
    chest = standing(inn, "chest")
    oats = next(iter(inside(inn.world, chest)))
    assert outermost(inn.world, oats) == Holder.room(BARN)
    assert vessel_of(inn.world, oats.holder) is chest
    assert vessel_of(inn.world, Holder.room(BARN)) is None


def test_nobody_reaches_into_a_chest_elsewhere(inn: Inn, ann: Player) -> None:
    chest = standing(inn, "chest")
    set_lid(inn.world, chest, DoorPosition.OPEN)
    ann.room_id = RoomId("room_lane")
    with pytest.raises(Refused, match="no longer here"):
        acts.take(inn.world, ann, next(iter(inside(inn.world, chest))))
    with pytest.raises(Refused, match="no longer here"):
        acts.put(inn.world, ann, carried(inn, ann, "key"), chest)


def test_nothing_goes_in_or_out_of_a_closed_one(inn: Inn, ann: Player) -> None:
    chest = standing(inn, "chest")
    with pytest.raises(Refused, match="The oat chest is closed"):
        acts.take(inn.world, ann, next(iter(inside(inn.world, chest))))
    with pytest.raises(Refused, match="The oat chest is closed"):
        acts.put(inn.world, ann, carried(inn, ann, "key"), chest)


def test_a_shelf_holds_as_many_things_and_pounds_as_it_says(inn: Inn, ann: Player) -> None:
    shelf = standing(inn, "shelf")
    acts.put(inn.world, ann, carried(inn, ann, "key"), shelf)
    with pytest.raises(Refused, match="no room for that in the shelf"):
        acts.put(inn.world, ann, carried(inn, ann, "oats"), shelf)
    acts.put(inn.world, ann, carried(inn, ann, "key"), shelf)
    with pytest.raises(Refused, match="no room for that in the shelf"):
        acts.put(inn.world, ann, carried(inn, ann, "key"), shelf)
    assert shelf.current_slots == 2
    assert shelf.current_weight == pytest.approx(0.2)


def test_what_belongs_to_somebody_is_theirs_alone(inn: Inn, ann: Player) -> None:
    shelf, bob = standing(inn, "shelf"), inn.enter("Bob")
    shelf.owner_id = PlayerId(bob.id)
    with pytest.raises(Refused, match="The shelf belongs to somebody else"):
        acts.put(inn.world, ann, carried(inn, ann, "key"), shelf)
    bob.room_id = BARN
    shelf.access_permissions = FrozenMap({"put": False})
    acts.put(inn.world, bob, carried(inn, bob, "key"), shelf)
    assert len(inside(inn.world, shelf)) == 1


def test_into_what_is_for_taking_only_nothing_is_put(inn: Inn, ann: Player) -> None:
    shelf = standing(inn, "shelf")
    shelf.access_permissions = FrozenMap({"put": False})
    with pytest.raises(Refused, match="Nothing is to be put into the shelf"):
        acts.put(inn.world, ann, carried(inn, ann, "key"), shelf)


def test_a_box_that_is_carried_closes_too_and_says_so_in_its_own_row(inn: Inn, ann: Player) -> None:
    box = carried(inn, ann, "cash_box")
    assert lid_of(inn.world, box) is DoorPosition.LOCKED
    set_lid(inn.world, box, DoorPosition.OPEN)
    assert box.instance_data == {"position": "open"}
    set_lid(inn.world, box, DoorPosition.LOCKED)
    assert not box.instance_data


def test_a_box_is_unlocked_with_its_key_and_picked_without(inn: Inn, ann: Player) -> None:
    box = carried(inn, ann, "cash_box")
    inn.type("ann", "drop cash box")
    assert inn.type("ann", "unlock 2.cash box")["ann"] == ["You do not have the key."]
    carried(inn, ann, "key")
    assert inn.type("ann", "unlock 2.cash box")["ann"] == ["You unlock the cash box."]
    assert inn.type("ann", "lock 2.cash box")["ann"] == ["You lock the cash box."]
    box.instance_data = FrozenMap()
    assert inn.type("ann", "knock cash box")["ann"][0].startswith("There is no door")


@pytest.mark.parametrize(("counted", "fits"), [(ContainerType.SLOTS, 5), (ContainerType.WEIGHT, 50)])
def test_a_box_is_full_by_things_or_by_pounds_as_its_kind_says(
    inn: Inn, ann: Player, counted: ContainerType, fits: int
) -> None:
    kind = inn.world.catalog.get(ItemTemplate, "item_cash_box")
    inn.world.catalog = inn.world.catalog.with_(replace(kind, container_type=counted, container_capacity=5))
    box = carried(inn, ann, "cash_box")
    set_lid(inn.world, box, DoorPosition.OPEN)
    for _ in range(fits):
        acts.put(inn.world, ann, carried(inn, ann, "key"), box)
    with pytest.raises(Refused, match="no room for that in the cash box"):
        acts.put(inn.world, ann, carried(inn, ann, "key"), box)


def test_a_light_goes_out_in_a_chest(inn: Inn, ann: Player) -> None:
    key = inn.world.catalog.get(ItemTemplate, "item_key")
    inn.world.catalog = inn.world.catalog.with_(replace(key, provides_light=True, light_intensity=10))
    candle = carried(inn, ann, "key")
    lights.light(inn.world, ann, candle)
    acts.put(inn.world, ann, candle, standing(inn, "shelf"))
    assert lights.flame_of(inn.world, candle) is None


def test_what_was_taken_out_of_a_chest_comes_back_and_no_more_than_that(inn: Inn, ann: Player) -> None:
    chest = standing(inn, "chest")
    set_lid(inn.world, chest, DoorPosition.OPEN)
    oats = next(iter(inside(inn.world, chest)))
    acts.take(inn.world, ann, oats)
    due = inn.world.get(PlacementDue, "barn_oats")
    assert due is not None
    assert due.due_at == pytest.approx(inn.world.clock.now() + 600)
    inn.step(601)
    assert len(inside(inn.world, chest)) == 2
    inn.step(6000)
    assert len(inside(inn.world, chest)) == 2


def test_a_lid_that_was_left_open_falls_shut_after_a_restart_too(inn: Inn) -> None:
    chest = standing(inn, "chest")
    set_lid(inn.world, chest, DoorPosition.OPEN)
    furnish(inn.world)
    inn.step(499)
    assert lid_of(inn.world, chest) is DoorPosition.OPEN
    inn.step(2)
    assert lid_of(inn.world, chest) is DoorPosition.LOCKED
    assert chest.returns_at is None


def without(catalog: Catalog, name: str) -> Catalog:
    shelves = {cls: dict(catalog.all(cls)) for cls in catalog.types}
    del shelves[Container][name]
    return Catalog(shelves)


def test_content_that_changes_changes_the_chest_and_leaves_its_lid(inn: Inn) -> None:
    chest = standing(inn, "chest")
    set_lid(inn.world, chest, DoorPosition.OPEN)
    written = inn.world.catalog.get(Container, "barn_chest")
    inn.world.catalog = inn.world.catalog.with_(replace(written, name="flour chest", capacity_slots=1))
    inn.world.take_changes()
    furnish(inn.world)
    assert (chest.name, chest.capacity_slots, lid_of(inn.world, chest)) == ("flour chest", 1, DoorPosition.OPEN)
    assert chest in inn.world.take_changes().dirty
    furnish(inn.world)
    assert inn.world.take_changes().dirty == []


def test_what_was_in_a_chest_that_is_gone_is_kept(inn: Inn) -> None:
    chest = standing(inn, "chest")
    things = list(inside(inn.world, chest))
    inn.world.catalog = without(inn.world.catalog, "barn_chest")
    furnish(inn.world)
    assert inn.world.get(Inventory, "barn_chest") is None
    assert {item.holder.kind for item in things} == {HolderKind.ROOM}


def test_a_place_that_was_made_in_play_stays(inn: Inn) -> None:
    made = Inventory(id="vault", name="vault", room_id=BARN, yaml_managed=False)  # type: ignore[arg-type]  # an id
    inn.world.add(made)
    furnish(inn.world)
    assert inn.world.get(Inventory, "vault") is made


def test_things_come_back_when_their_placement_or_else_their_area_says(inn: Inn) -> None:
    world = inn.world
    oats, key = (world.catalog.get(Placement, f"barn_{name}") for name in ("oats", "key"))
    assert interval_of(world, oats) == 600
    assert interval_of(world, key) == 300
    area = world.catalog.get(Area, "inn")
    world.catalog = world.catalog.with_(replace(area, default_respawn_time=42))
    assert interval_of(world, key) == 42
    world.catalog = world.catalog.with_(replace(area, default_respawn_time=-1))
    assert interval_of(world, key) is None
    assert interval_of(world, replace(key, room_id=RoomId("room_nowhere"))) == USUAL_INTERVAL


def test_where_nothing_comes_back_nothing_does(inn: Inn, ann: Player) -> None:
    area = inn.world.catalog.get(Area, "inn")
    inn.world.catalog = inn.world.catalog.with_(replace(area, default_respawn_time=-1))
    inn.type("ann", "get brass key")
    inn.step(100_000)
    assert inn.type("ann", "get brass key")["ann"][0].startswith("You see no")


def test_a_chest_is_meant_by_its_further_words_too(inn: Inn, ann: Player) -> None:
    standing(inn, "chest").keywords = ("coffer",)
    assert inn.type("ann", "look coffer")["ann"][0].startswith("Planks")


def test_facts_for_conditions_are_kept_with_a_chest(inn: Inn) -> None:
    written = inn.world.catalog.get(Container, "barn_chest")
    inn.world.catalog = inn.world.catalog.with_(replace(written, properties=FrozenMap({"sacred": True})))
    furnish(inn.world)
    assert standing(inn, "chest").properties == {"sacred": True}
