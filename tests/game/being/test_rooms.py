"""What people see who look around: kept for all in a room, and never other than it would be now."""

from dataclasses import replace

import pytest

from mud.game.being.acts import room_of
from mud.game.being.model import Player
from mud.game.being.specs import Condition
from mud.game.being.views.rooms import Company, KeptCompanies, KeptPictures, KeptWays, RoomPicture, around, stale
from mud.game.passage.acts import reveal
from mud.game.place.acts import describe, exits_of
from mud.kernel.entity import set_slot
from mud.kernel.values import FrozenMap
from mud.play.roles import Role
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    for name in ("Ann", "Bob", "Cid"):
        stage.enter(name)
    return stage


def kept(stage: Stage, player: Player) -> tuple[RoomPicture, Company]:
    """What is kept of the room in which someone stands."""
    pictures, companies = stage.world.memory(KeptPictures), stage.world.memory(KeptCompanies)
    return pictures.of(stage.world, player.room_id), companies.of(stage.world, player.room_id)


def are_same(one: tuple[RoomPicture, Company], other: tuple[RoomPicture, Company]) -> list[bool]:
    """Whether picture and company are the same objects."""
    return [one[0] is other[0], one[1] is other[1]]


def test_all_who_look_see_the_same_picture_without_themselves(stage: Stage) -> None:
    ann, bob = stage.players["ann"], stage.players["bob"]
    before = kept(stage, ann)
    assert "Ann is here." not in (seen := stage.type("ann", "look")["ann"])
    assert {"Bob is here.", "Cid is here."} <= set(seen)
    assert {"Ann is here.", "Cid is here."} <= set(stage.type("bob", "look")["bob"])
    for who in (ann, bob):
        assert are_same(around(stage.world, who), before) == [True, True]


def test_what_changes_in_another_room_leaves_a_picture_as_it_is(stage: Stage) -> None:
    ann, bob = stage.players["ann"], stage.players["bob"]
    stage.type("bob", next(iter(exits_of(stage.world, room_of(stage.world, bob)))))
    assert bob.room_id != ann.room_id
    before = kept(stage, ann)
    stage.type("bob", "sit")
    assert are_same(kept(stage, ann), before) == [True, True]


def test_who_comes_or_sits_leaves_the_rest_of_the_picture_as_it_is(stage: Stage) -> None:
    before = kept(stage, stage.players["ann"])
    stage.type("bob", "sit")
    assert are_same(kept(stage, stage.players["ann"]), before) == [True, False]


def test_a_room_is_seen_as_it_has_become(stage: Stage) -> None:
    ann, bob = stage.players["ann"], stage.players["bob"]
    stage.type("ann", "look")
    stage.type("bob", "sit")
    assert "Bob sits here." in stage.type("ann", "look")["ann"]
    describe(stage.world, room_of(stage.world, ann), "All is covered with ash.")
    assert "All is covered with ash." in stage.type("ann", "look")["ann"]
    bob.linked = False
    assert "Bob sits here, staring into the distance." in stage.type("ann", "look")["ann"]


def test_whoever_some_do_not_see_is_in_the_page_of_those_alone_who_do(stage: Stage) -> None:
    stage.enter("Eve", Role.ADMIN)
    stage.type("ann", "look")
    stage.players["bob"].conditions = FrozenMap({Condition.INVISIBLE: frozenset({"a potion"})})
    stage.players["eve"].invisible = True
    assert not {"Bob is here.", "Eve is here."} & set(stage.type("ann", "look")["ann"])
    assert "Eve is here." not in stage.type("bob", "look")["bob"]
    stage.players["cid"].invisible = True
    assert "Cid is here." in stage.type("eve", "look")["eve"]
    stage.players["bob"].conditions = FrozenMap()
    assert "Bob is here." in stage.type("ann", "look")["ann"]


def test_ways_are_not_kept_where_not_everybody_knows_them_all(stage: Stage) -> None:
    world, ann = stage.world, stage.players["ann"]
    room = room_of(world, ann)
    way = next(iter(room.exits))
    stage.type("ann", "look")
    assert room.id in world.memory(KeptWays).now(world)
    hidden = FrozenMap({**room.exits, way: replace(room.exits[way], hidden=10)})
    world.catalog = world.catalog.with_(replace(room, exits=hidden))
    assert reveal(world, ann, room_of(world, ann), way)
    ways = [
        next(line for line in stage.type(name, "look")[name] if line.startswith("[ Exits:")) for name in ("ann", "bob")
    ]
    assert way in ways[0]
    assert way not in ways[1]
    assert room.id not in world.memory(KeptWays).now(world)


def test_a_picture_that_is_made_of_something_nobody_named_is_found(stage: Stage) -> None:
    ann = stage.players["ann"]
    stage.type("bob", "look")
    assert stale(stage.world) == []
    set_slot(ann, "name", "Anna")  # as nothing does: past the shelf
    assert stale(stage.world) == [f"the players in {ann.room_id} are not as they are kept"]
