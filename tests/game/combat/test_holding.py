"""What holds people back in a fight, tears them out of it, and makes them let go."""

import pytest

from mud.game.being.acts.health import hurt
from mud.game.being.acts.presence import transport
from mud.game.being.model import Player, Position
from mud.game.being.rules.numbers import health_of
from mud.game.being.specs import Ability, Condition, DamageType
from mud.game.combat import acts
from mud.game.combat.acts import duels
from mud.game.combat.events import Disengaged, Missed, Struck
from mud.game.combat.model import Combatant, Encounter, Fate, Fight
from mud.game.combat.system import go_on
from mud.game.effect.acts import apply
from mud.game.effect.acts.struggling import struggle
from mud.game.effect.rules.plain import PLAIN, PREFIX
from mud.game.effect.specs import Save
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.events import Unequipped
from mud.game.thing.rules import Slot
from tests.game.combat.yard import GATE, STREET, YARD, Yard, run


@pytest.fixture
def yard() -> Yard:
    return Yard()


def strong(*people: Player) -> None:
    """Let them last."""
    for each in people:
        each.max_health = each.current_health = 1000


def test_who_is_charmed_lets_off_and_is_struck_at_still(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, ann, bob)
    apply(yard.world, ann, PLAIN[PREFIX + Condition.CHARMED], by=bob)
    run(yard, 6)
    events = yard.world.told()
    assert [each.why for each in events if isinstance(each, Disengaged)] == [
        "You cannot raise a hand against someone who has charmed you."
    ]
    assert acts.target_of(yard.world, ann) is None
    assert acts.target_of(yard.world, bob) is ann
    assert {each.who for each in events if isinstance(each, Struck | Missed)} == {bob}


def test_who_may_not_strike_at_one_foe_turns_to_another(yard: Yard) -> None:
    ann, bob, cal = yard.bring("Ann", "Bob", "Cal")
    strong(ann, bob, cal)
    acts.engage(yard.world, cal, ann)
    acts.engage(yard.world, ann, bob)
    apply(yard.world, ann, PLAIN[PREFIX + Condition.CHARMED], by=bob)
    run(yard, 6)
    assert acts.target_of(yard.world, ann) is cal


def test_where_peace_comes_over_a_place_a_fight_ends_and_says_why(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, ann, bob)
    set_flag(yard.world, yard.world.catalog.get(Room, YARD), RoomFlag.SAFE, True)
    run(yard, 6)
    assert not list(yard.world.shelf(Fight))
    assert all(each.why for each in yard.world.told() if isinstance(each, Disengaged))


def test_a_duel_is_off_when_one_is_torn_out_of_it(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob", to=STREET)
    duels.challenge(yard.world, ann, bob)
    duels.accept(yard.world, bob)
    yard.told()
    transport(yard.world, ann, GATE)
    assert "Your duel with Bob is off." in yard.told()["ann"]
    (fought,) = [each for each in yard.world.records if isinstance(each, Encounter)]
    assert {each.name: each.fate for each in fought.participants} == {"Ann": Fate.LEFT, "Bob": Fate.STOOD}


def test_after_a_restart_those_who_are_there_go_on_at_once(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, ann, bob)
    for each in yard.world.shelf(Combatant):
        each.job.cancel()
        each.job = None
    go_on.function(yard.world)
    run(yard, 10)
    assert health_of(yard.world, ann) < 1000 > health_of(yard.world, bob)


def test_who_struggles_does_not_strike_meanwhile(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    yard.load(1, 20)  # Ann strikes first
    acts.engage(yard.world, ann, bob)
    run(yard, 0.25)
    yard.world.told()
    apply(yard.world, ann, PLAIN[PREFIX + Condition.RESTRAINED], dc=30, save=Save(Ability.STRENGTH, 30, ends=True))
    struggle(yard.world, ann)
    run(yard, 2.75)
    assert {each.who for each in yard.world.told() if isinstance(each, Struck | Missed)} == {bob}
    run(yard, 0.5)
    assert ann in {each.who for each in yard.world.told() if isinstance(each, Struck | Missed)}


@pytest.mark.parametrize("dies", [False, True], ids=["fainting", "dying"])
def test_what_the_senseless_hold_slips_and_stays_with_them(yard: Yard, dies: bool) -> None:
    (ann,) = yard.bring("Ann")
    sword, leather = yard.arm(ann, "item_long_sword", "item_leather")
    if dies:
        hurt(yard.world, ann, health_of(yard.world, ann), DamageType.FIRE)
    else:
        apply(yard.world, ann, PLAIN[PREFIX + Condition.UNCONSCIOUS])
    assert (sword.equipped_slot, sword.holder) == (None, ann.hands)
    assert leather.equipped_slot is not None
    assert [(each.item, each.slips) for each in yard.world.told() if isinstance(each, Unequipped)] == [(sword, True)]


def test_what_no_guard_lets_go_of_stays_in_the_hands_of_the_senseless(yard: Yard) -> None:
    (ann,) = yard.bring("Ann")
    (sword,) = yard.arm(ann, "item_long_sword")
    sword.cursed = True
    apply(yard.world, ann, PLAIN[PREFIX + Condition.UNCONSCIOUS])
    assert sword.equipped_slot == Slot.MAIN_HAND


def test_who_only_sleeps_keeps_hold(yard: Yard) -> None:
    (ann,) = yard.bring("Ann")
    (sword,) = yard.arm(ann, "item_long_sword")
    yard.type("ann", "sleep")
    assert ann.position is Position.SLEEPING
    assert sword.equipped_slot == Slot.MAIN_HAND
