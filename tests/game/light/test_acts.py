"""Lights: what burns, how long, where it shines, and what puts it out."""

import pytest

from mud.game.area.rules import Sight
from mud.game.being.model import Player
from mud.game.being.readers import sight_of
from mud.game.light import acts
from mud.game.light.events import WentOut
from mud.game.light.model import Flame
from mud.game.light.rules import FUEL, lasting
from mud.game.place.acts import light_in, set_flag
from mud.game.place.specs import Room, RoomFlag
from mud.game.sky.events import WeatherChanged
from mud.game.sky.model import AreaSky
from mud.game.sky.specs import Weather
from mud.game.thing import acts as things
from mud.game.thing.acts.wear import durability_of
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.kernel.ids import AreaId, ItemId, ItemTemplateId, RoomId
from mud.world.contents import Holder
from tests.play.test_country import Country

CAVE, ROAD = RoomId("room_cave"), RoomId("room_road")


@pytest.fixture
def country() -> Country:
    return Country()


@pytest.fixture
def bob(country: Country) -> Player:
    """Bob, who does not see in the dark, in the cave."""
    player = country.enter("Bob")
    player.room_id = CAVE
    return player


def had(country: Country, who: Player, kind: str) -> Item:
    """What someone carries of a kind."""
    return next(item for item in things.carried_by(country.world, who) if item.template_id == f"item_{kind}")


def test_a_flame_lights_the_room_of_its_bearer(country: Country, bob: Player) -> None:
    assert sight_of(country.world, bob) is Sight.NOTHING
    acts.light(country.world, bob, had(country, bob, "lantern"))
    assert light_in(country.world, CAVE) == 40
    assert sight_of(country.world, bob) is Sight.CLEARLY
    country.type("bob", "up")
    assert light_in(country.world, CAVE) == 10


def test_a_flame_shines_where_it_lies_and_not_out_of_a_bag(country: Country, bob: Player) -> None:
    lantern, bag = had(country, bob, "lantern"), had(country, bob, "bag")
    acts.light(country.world, bob, lantern)
    things.drop(country.world, bob, lantern)
    assert light_in(country.world, CAVE) == 40
    things.take(country.world, bob, lantern)
    things.put(country.world, bob, lantern, bag)
    assert light_in(country.world, CAVE) == 10
    assert acts.flame_of(country.world, lantern) is None


def test_what_is_put_out_keeps_what_it_has_left(country: Country, bob: Player) -> None:
    lantern = had(country, bob, "lantern")
    acts.light(country.world, bob, lantern)
    country.step(1200)
    acts.extinguish(country.world, bob, lantern)
    assert lantern.instance_data[FUEL] == pytest.approx(6000)
    country.step(10_000)
    acts.light(country.world, bob, lantern)
    assert acts.fuel_left(country.world, lantern) == pytest.approx(6000)


def test_one_torch_of_a_stack_burns_and_is_used_up(country: Country, bob: Player) -> None:
    stack = had(country, bob, "torch")
    assert stack.quantity == 2
    acts.light(country.world, bob, stack)
    assert (stack.quantity, acts.flame_of(country.world, stack)) == (1, None)
    for _ in range(4):
        country.step(200)
    torches = [item for item in things.carried_by(country.world, bob) if item.template_id == "item_torch"]
    assert torches == [stack]
    assert len(country.world.shelf(Flame)) == 0


def test_a_lantern_burns_out_and_is_refilled(country: Country, bob: Player) -> None:
    lantern, oil = had(country, bob, "lantern"), had(country, bob, "oil")
    acts.light(country.world, bob, lantern)
    for _ in range(4):
        country.step(2000)
    with pytest.raises(Refused, match="nothing left"):
        acts.light(country.world, bob, lantern)
    assert country.type("bob", "refill lantern with oil")["bob"] == ["You fill the lantern from a flask of oil."]
    assert oil.quantity == 1
    with pytest.raises(Refused, match="full"):
        acts.refill(country.world, bob, lantern, oil)
    acts.light(country.world, bob, lantern)
    with pytest.raises(Refused, match="Put it out"):
        acts.refill(country.world, bob, lantern, oil)


def test_what_gives_no_light_is_not_lit_and_what_is_no_lamp_is_not_filled(country: Country, bob: Player) -> None:
    oil, torch = had(country, bob, "oil"), had(country, bob, "torch")
    with pytest.raises(Refused, match="cannot be lit"):
        acts.light(country.world, bob, oil)
    with pytest.raises(Refused, match="cannot be filled"):
        acts.refill(country.world, bob, torch, oil)
    with pytest.raises(Refused, match="would not burn"):
        acts.refill(country.world, bob, had(country, bob, "lantern"), had(country, bob, "bag"))
    with pytest.raises(Refused, match="does not burn"):
        acts.extinguish(country.world, bob, torch)


def test_rain_puts_out_open_fire_under_the_sky(country: Country, bob: Player) -> None:
    bob.room_id = ROAD
    lantern = had(country, bob, "lantern")
    acts.light(country.world, bob, had(country, bob, "torch"))
    acts.light(country.world, bob, lantern)
    sky = country.world.get(AreaSky, AreaId("country"))
    assert sky is not None
    sky.weather = Weather.RAIN
    country.world.told()
    country.world.happened(WeatherChanged(sky.id, Weather.OVERCAST, Weather.RAIN))
    assert [type(event) for event in country.world.told()] == [WeatherChanged, WentOut]
    assert [flame.id for flame in country.world.shelf(Flame)] == [lantern.id]
    with pytest.raises(Refused, match="rain"):
        acts.light(country.world, bob, had(country, bob, "torch"))


def test_sleepers_burn_no_lights_and_what_lies_burns_on_over_a_restart(country: Country, bob: Player) -> None:
    lantern = had(country, bob, "lantern")
    acts.light(country.world, bob, lantern)
    things.drop(country.world, bob, lantern)
    acts.rekindle(country.world)
    assert light_in(country.world, CAVE) == 40
    things.take(country.world, bob, lantern)
    bob.online = False
    acts.rekindle(country.world)
    assert acts.flame_of(country.world, lantern) is None


def test_no_room_is_lighter_than_the_sun(country: Country, bob: Player) -> None:
    for number in range(9):
        item = country.world.add(
            Item(id=f"lamp{number}", template_id="item_lantern", holder=had(country, bob, "bag").holder)  # type: ignore[arg-type]  # ids of a test
        )
        acts.light(country.world, bob, item)
    assert light_in(country.world, CAVE) == 100


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "not burn down"),
        (0, "nothing left"),
        (60, "few minutes"),
        (1800, "less than"),
        (3700, "about an hour"),
        (7200, "2 hours"),
    ],
)
def test_one_can_see_how_long_a_light_will_last(seconds: float | None, words: str) -> None:
    assert words in lasting(seconds)


def test_water_puts_out_the_torch_of_a_swimmer_and_leaves_the_lantern(country: Country, bob: Player) -> None:
    set_flag(country.world, country.world.catalog.get(Room, ROAD), RoomFlag.WATER, True)
    lantern = had(country, bob, "lantern")
    for thing in (lantern, had(country, bob, "torch")):
        acts.light(country.world, bob, thing)
    assert "Your pitch torch goes out in the water." in country.type("bob", "up")["bob"]
    assert acts.flame_of(country.world, lantern) is not None


def test_a_lamp_wears_with_each_lighting_and_a_broken_one_is_not_lit(country: Country, bob: Player) -> None:
    world = country.world
    kind = ItemTemplateId("item_lamp")
    lamp = world.add(Item(id=ItemId("lamp"), template_id=kind, holder=Holder.player(bob.id)))
    for left in (1, 0):
        acts.light(world, bob, lamp)
        assert durability_of(things.template_of(world, lamp), lamp) == left
        acts.extinguish(world, bob, lamp)
    with pytest.raises(Refused, match="broken"):
        acts.light(world, bob, lamp)
