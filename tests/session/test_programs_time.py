"""What programs are told of what time alone changes."""

from collections import Counter

from mud.game.ability.model import Practice
from mud.game.ability.specs import ClassAbility
from mud.game.being.acts.health import hurt
from mud.game.being.specs import DamageType
from mud.game.effect.acts import apply
from mud.game.effect.rules.plain import PLAIN
from mud.kernel.values import FrozenMap
from tests.session.house import House
from tests.session.test_programs import told, with_program


async def test_what_changes_by_time_alone_is_told_with_the_next_tick_without_text(house: House) -> None:
    ann = await with_program(house, "Ann", "char")
    ann.link.reporting = ("HEALTH", "SERVER_TIME")
    house.lobby.delivery.programs.asked(ann.session, "REPORT", ("HEALTH", "SERVER_TIME"))
    told(ann)
    ann.link.variables.clear()
    ann.link.read()
    house.player("Ann").current_health = 3
    await house.step(0.25)
    [vitals] = told(ann, "Char.Vitals")
    assert isinstance(vitals, dict)
    assert vitals["hp"] == "3"
    assert ("HEALTH", 3) in ann.link.variables
    assert ann.link.read() == ""


async def test_a_tick_tells_no_gauge_twice(house: House) -> None:
    ann = await with_program(house, "Ann", "char.vitals")
    told(ann)
    house.player("Ann").current_health = 3
    await ann.type("look")
    await house.step(0.25)
    assert len(told(ann, "Char.Vitals")) == 1
    await house.step(0.25)
    assert told(ann, "Char.Vitals") == []


async def test_where_there_are_many_programs_they_are_told_in_turns(house: House) -> None:
    house.lobby.delivery.programs.looked_at = 2
    names = ("Ann", "Bob", "Cid", "Dan", "Eve")
    guests = [await with_program(house, name, "char.vitals") for name in names]
    for guest, name in zip(guests, names, strict=True):
        told(guest)
        house.player(name).current_health = 3
    heard = []
    for _ in range(4):
        await house.step(0.25)
        heard.append(sum(len(told(guest, "Char.Vitals")) for guest in guests))
    assert heard == [2, 2, 1, 0]


async def test_a_tick_tells_each_state_of_a_fight_once_however_much_happened_in_it(house: House) -> None:
    ann, bob = await with_program(house, "Ann", "char", "ire"), await house.playing("Bob")
    await ann.type("duel bob")
    await bob.type("accept")
    told(ann)
    me, foe, world = house.player("Ann"), house.player("Bob"), house.world
    [first, *_] = world.catalog.all(ClassAbility).values()
    for each in (me, foe):
        each.max_health, each.current_health = 400, 300
    for _ in range(3):
        for each in (me, foe):
            hurt(world, each, 20, DamageType.FIRE)
        me.current_energy -= 1
        apply(world, me, PLAIN["condition_poisoned"])
    Practice.of(me).cooldowns = FrozenMap({first.id: world.clock.now() + 60})
    await house.step(0.25)
    often = Counter(package for package, _ in ann.link.informed)
    assert often["Char.Vitals"] == often["Char.Enemies"] == often["IRE.Target.Info"] == 1
    assert often["Char.Afflictions.Add"] == 1, "it came once, and was only refreshed"
    assert often["Char.Afflictions.List"] <= 1
    assert often["Char.Cooldowns"] <= 1
    assert max(often.values()) == 1, often
