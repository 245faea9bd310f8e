"""A program that does what it is told about things has the same lists as the world, whatever people do."""

import random
from typing import Any

import pytest

from mud.game.place.specs import DoorPosition
from mud.game.thing.acts import carried_by, lying_in
from mud.game.thing.acts.vessels import inside, set_lid
from mud.game.thing.feeds import item_facts
from mud.game.thing.model import Inventory, Item
from mud.kernel.ids import InventoryId, ItemId
from mud.session.limits import Limits
from mud.world.contents import Holder, holders
from tests.session.house import Guest, House

THINGS = ("sword", "loaf", "apples", "apple", "boots", "coat", "cleaver", "basket", "box", "all", "3 apples", "2 apple")
DEEDS = (
    *("get {thing}", "get {thing}", "drop {thing}", "drop all", "give {thing} to {other}", "wear {thing}"),
    *("wield {thing}", "remove {thing}", "put {thing} in basket", "put {thing} in box", "get {thing} from basket"),
    *("get all from box", "split 2 apples", "combine apples", "eat apple", "get basket", "drop basket"),
    *("give basket to {other}", "up", "down", "west", "east"),
)


class Shelves:
    """The lists of one program: by location, by id. What cannot be true of them fails."""

    def __init__(self, house: House, guest: Guest, name: str) -> None:
        self.house, self.guest, self.name = house, guest, name
        self.lists: dict[str, dict[str, Any]] = {}  # Any: JSON
        guest.link.wanted = ("char.items",)
        house.lobby.delivery.programs.supported(guest.session, ("char.items",))

    def ask(self, container: str) -> None:
        self.house.lobby.delivery.programs.said(self.guest.session, "char.items.contents", container)

    def read(self) -> None:
        for package, body in self.guest.link.informed:
            self.take(package, body)
        self.guest.link.informed.clear()

    def take(self, package: str, body: Any) -> None:  # Any: JSON
        location = body["location"]
        if package == "Char.Items.List":
            self.lists[location] = {item["id"]: item for item in body["items"]}
            return
        known = self.lists.get(location)
        if known is None:
            return  # a container that was never looked into
        item = body["item"]
        match package:
            case "Char.Items.Add":
                assert item["id"] not in known, f"{self.name}: {item} is in {location} already"
                known[item["id"]] = item
            case "Char.Items.Remove":
                assert item["id"] in known, f"{self.name}: {item} was not in {location}"
                del known[item["id"]]
            case "Char.Items.Update":
                assert item["id"] in known, f"{self.name}: {item} is not in {location}"
                known[item["id"]] = item

    def forget_far(self) -> None:
        """What is done with containers out of reach nobody is told."""
        world, player = self.house.world, self.house.player(self.name)
        near = (Holder.player(player.id), Holder.room(player.room_id))
        for location in [location for location in self.lists if location.startswith("rep")]:
            container = world.get(Item, ItemId(location.removeprefix("rep")))
            if container is None or holders(world, container)[-1] not in near:
                del self.lists[location]

    def true(self, location: str) -> dict[str, Any]:  # Any: JSON
        world, player = self.house.world, self.house.player(self.name)
        if location == "inv":
            items = carried_by(world, player)
        elif location == "room":
            items = lying_in(world, player.room_id)
        else:
            container = world.get(Item, ItemId(location.removeprefix("rep")))
            assert container is not None
            items = inside(world, container)
        return {item.id: item_facts(world, item) for item in items}


@pytest.mark.parametrize("seed", range(12))
async def test_lists_stay_true(seed: int) -> None:
    house, dice = House(Limits(burst=10**6)), random.Random(seed)
    both: dict[str, Shelves] = {}
    containers = [item.id for item in house.world.shelf(Item) if item.template_id in ("item_basket", "item_box")]
    for name in ("Ann", "Bob"):
        guest = await house.playing(name)
        await guest.type("get all;n;e;get all")
        both[name] = Shelves(house, guest, name)
    for _ in range(150):
        name, other = dice.sample(["Ann", "Bob"], 2)
        deed = dice.choice(DEEDS).format(thing=dice.choice(THINGS), other=other)
        await both[name].guest.type(deed)
        if dice.random() < 0.1:
            for container in containers:
                both[name].ask(container)
        for shelves in both.values():
            shelves.read()
            shelves.forget_far()
            for location in shelves.lists:
                assert shelves.lists[location] == shelves.true(location), f"{name} {deed}: {location} of {shelves.name}"


async def test_a_chest_is_on_the_list_of_the_room_and_what_is_in_it_only_while_it_is_open(house: House) -> None:
    guest = await house.playing("Ann")
    chest = house.world.add(
        Inventory(id=InventoryId("chest"), name="oak chest", room_id=house.player("Ann").room_id, closes=True)
    )
    shelves = Shelves(house, guest, "Ann")
    await guest.type("look")
    shelves.read()
    assert shelves.lists["room"]["chest"] == {"id": "chest", "name": "an oak chest", "icon": "container", "attrib": "c"}
    for line in ("get sword", "put sword in chest"):
        await guest.type(line)
    shelves.ask("chest")
    shelves.read()
    assert [item["name"] for item in shelves.lists["repchest"].values()] == ["a rusty sword"]
    await guest.type("get sword from chest")
    shelves.read()
    assert not shelves.lists["repchest"]
    set_lid(house.world, chest, DoorPosition.CLOSED)
    del shelves.lists["repchest"]
    shelves.ask("chest")
    shelves.read()
    assert not shelves.lists.get("repchest")
