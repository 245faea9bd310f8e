"""What belongs in its place: of what is unique there is never a second one."""

from mud.game.thing.acts.making import new_item
from mud.game.thing.acts.placing import exists
from mud.game.thing.model import Item
from mud.kernel.ids import ItemTemplateId
from mud.world.contents import Holder
from tests.game.gear.armory import Armory, thing

CROWN = ItemTemplateId("item_crown")


def crowns(stage: Armory) -> int:
    return sum(item.template_id == CROWN for item in stage.world.shelf(Item))


def test_what_is_unique_comes_back_only_when_it_is_gone_for_good() -> None:
    stage = Armory()
    stage.enter("Ann")
    stage.type("ann", "get crown")
    stage.step(1000)
    assert crowns(stage) == 1
    stage.world.remove(thing(stage, CROWN))
    assert not exists(stage.world, CROWN)
    stage.step(1000)
    assert crowns(stage) == 1


def test_a_new_thing_is_as_its_kind_says() -> None:
    stage = Armory()
    floor = Holder.room("room_armory")
    belt = new_item(stage.world, ItemTemplateId("item_belt"), floor, ())
    assert (belt.identified, belt.cursed) == (False, True)
    assert new_item(stage.world, ItemTemplateId("item_belt"), floor, (), known=True).identified
    assert new_item(stage.world, ItemTemplateId("item_dagger"), floor, ()).identified


def test_a_thing_goes_into_nothing_that_is_smaller() -> None:
    stage = Armory()
    stage.enter("Ann")
    stage.type("ann", "get bust")
    stage.type("ann", "get pack")
    assert stage.type("ann", "put bust in pack") == {"ann": ["The marble bust is too big for the leather pack."]}
