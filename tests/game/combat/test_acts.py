"""Fights in the yard: who is after whom, what a blow does, how one gets out, and what is written down."""

import pytest

from mud.app import roster
from mud.game.being.acts import BusyFor, Walking, leave
from mud.game.being.acts.health import heal, hurt
from mud.game.being.model import Player, Position
from mud.game.being.rules.numbers import health_of
from mud.game.being.specs import DamageType
from mud.game.combat import acts
from mud.game.combat.acts import duels
from mud.game.combat.acts.habits import set_wimpy
from mud.game.combat.events import Felled, Missed, Struck
from mud.game.combat.model import Combatant, DiceRoll, Encounter, Fate, Fight, FightKind, Outcome, RollKind
from mud.game.combat.rules import Landing, Suffering
from mud.game.combat.system import GATHERING, go_on
from mud.game.effect.acts import apply, effect_on
from mud.game.effect.specs import Effect
from mud.kernel.errors import Refused
from mud.kernel.events import Event
from mud.kernel.hooks import Contribution, Guard, Hooks, Modifier
from mud.kernel.ids import EffectId
from mud.kernel.record import Record
from mud.world.world import World
from tests.game.combat.yard import CELLAR, GATE, STREET, Yard, run


@pytest.fixture
def yard() -> Yard:
    return Yard()


def strong(*people: Player) -> None:
    """Let them last."""
    for each in people:
        each.max_health = each.current_health = 1000


def told(yard: Yard, kind: type[Event]) -> list[Event]:
    """What was said to have happened of one kind since this was last asked."""
    return [each for each in yard.world.told() if isinstance(each, kind)]


def records(yard: Yard, kind: type[Record]) -> list[Record]:
    """What the next flush would append of one kind."""
    return [each for each in yard.world.records if isinstance(each, kind)]


def test_both_are_after_each_other_and_strike_by_themselves(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, ann, bob)
    assert acts.opponents(yard.world, ann) == [bob]
    assert acts.target_of(yard.world, bob) is ann
    run(yard, 30)
    assert health_of(yard.world, ann) < 1000 > health_of(yard.world, bob)


def test_a_fist_strikes_every_two_seconds(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, ann, bob)
    run(yard, 60)
    blows = [each for each in yard.world.told() if isinstance(each, (Struck, Missed)) and each.who is ann]
    assert 29 <= len(blows) <= 31


def test_letting_off_and_starting_anew_gives_no_blow_for_nothing(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    for _ in range(40):
        acts.engage(yard.world, ann, bob)
        run(yard, 0.5)
        acts.disengage(yard.world, ann)
    blows = [each for each in yard.world.told() if isinstance(each, (Struck, Missed)) and each.who is ann]
    assert len(blows) <= 11


def test_the_other_hand_strikes_once_in_a_round(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    yard.arm(ann, "item_dagger", "item_dagger")
    acts.engage(yard.world, ann, bob)
    run(yard, 60)
    blows = [each for each in yard.world.told() if isinstance(each, (Struck, Missed)) and each.who is ann]
    assert 9 <= sum(each.weapon.is_off_hand for each in blows) <= 11
    assert sum(not each.weapon.is_off_hand for each in blows) >= 39


@pytest.mark.parametrize(
    ("kinds", "bonus", "damage"),
    [
        ((), 5, "4"),
        (("item_long_sword",), 5, "1d10+3"),  # versatile, in both hands
        (("item_maul",), 5, "2d6+3"),
        (("item_dagger",), 5, "1d4+3"),
        (("item_short_bow",), 4, "1d6+2"),  # dexterity
    ],
)
def test_a_weapon_gives_what_the_table_says(yard: Yard, kinds: tuple[str, ...], bonus: int, damage: str) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    yard.arm(ann, *kinds)
    weapon = acts.main_weapon(yard.world, ann)
    assert acts.attack_bonus(yard.world, ann, bob, weapon) == bonus
    assert str(acts.damage_of_blow(yard.world, ann, bob, weapon)) == damage


def test_whoever_never_learned_a_weapon_lacks_proficiency(yard: Yard) -> None:
    wim, bob = yard.bring("Wim", "Bob")
    yard.arm(wim, "item_maul")
    assert acts.attack_bonus(yard.world, wim, bob, acts.main_weapon(yard.world, wim)) == 3


@pytest.mark.parametrize(
    ("face", "landing", "amount"), [(1, Landing.MISS, 0), (12, Landing.HIT, 6), (20, Landing.CRITICAL, 10)]
)
def test_a_blow_takes_what_its_dice_show(yard: Yard, face: int, landing: Landing, amount: int) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(bob)
    yard.arm(ann, "item_short_bow")
    yard.load(face)
    assert acts.attack(yard.world, ann, bob) is landing
    assert 1000 - health_of(yard.world, bob) == {0: 0, 6: 5, 10: 9}[amount]


@pytest.mark.parametrize(
    ("effect", "kind", "lost", "suffering"),
    [
        ("effect_oak_skin", "item_maul", 5, Suffering.RESISTED),
        ("effect_oak_skin", "item_dagger", 0, Suffering.IMMUNE),
        ("effect_paper_skin", "item_maul", 20, Suffering.WEAK),
    ],
)
def test_resistance_immunity_and_weakness_change_what_is_suffered(
    yard: Yard, effect: str, kind: str, lost: int, suffering: Suffering
) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(bob)
    yard.arm(ann, kind)
    apply(yard.world, bob, yard.world.catalog.get(Effect, EffectId(effect)))
    yard.world.told()
    yard.load(15)
    acts.attack(yard.world, ann, bob)
    (blow,) = told(yard, Struck)
    assert isinstance(blow, Struck)
    assert (1000 - health_of(yard.world, bob), blow.amount, blow.suffering) == (lost, lost, suffering)


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "edge"),
    [
        (Position.STANDING, Position.STANDING, "item_dagger", 0),
        (Position.STANDING, Position.SITTING, "item_dagger", 1),
        (Position.STANDING, Position.RESTING, "item_dagger", 1),
        (Position.STANDING, Position.RESTING, "item_short_bow", -1),
        (Position.RESTING, Position.STANDING, "item_dagger", -1),
        (Position.RESTING, Position.RESTING, "item_dagger", 0),
    ],
)
def test_it_matters_how_both_hold_themselves(
    yard: Yard, mine: Position, theirs: Position, kind: str, edge: int
) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    yard.arm(ann, kind)
    ann.position, bob.position = mine, theirs
    assert acts.edge_between(yard.world, ann, bob, acts.main_weapon(yard.world, ann)) == edge


def test_in_the_dark_nobody_sees_anybody_and_both_cancel(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob", to=CELLAR)
    assert acts.edge_between(yard.world, ann, bob, acts.main_weapon(yard.world, ann)) == 0


def test_whoever_is_not_seen_strikes_better_and_is_hit_less(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    ann.invisible = True
    fist = acts.main_weapon(yard.world, ann)
    assert acts.edge_between(yard.world, ann, bob, fist) == 1
    assert acts.edge_between(yard.world, bob, ann, fist) == -1


def test_nobody_shoots_well_with_somebody_at_their_throat(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    yard.arm(ann, "item_short_bow")
    bow = acts.main_weapon(yard.world, ann)
    assert acts.edge_between(yard.world, ann, bob, bow) == 0
    acts.engage(yard.world, bob, ann)
    assert acts.edge_between(yard.world, ann, bob, bow) == -1


def test_a_blow_at_a_sleeper_is_critical_and_wakes(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(bob)
    bob.position = Position.SLEEPING
    acts.engage(yard.world, ann, bob)
    yard.load(9, 15)
    run(yard, 0.5)
    (blow, *_) = told(yard, Struck)
    assert isinstance(blow, Struck)
    assert blow.critical
    assert bob.position is not Position.SLEEPING


def test_a_safe_place_and_a_street_are_no_place_to_attack(yard: Yard) -> None:
    for room, words in ((GATE, "Nobody fights here"), (STREET, "has not agreed")):
        ann, bob = yard.bring(f"An{room[-4]}a", f"Bo{room[-4]}b", to=room)
        with pytest.raises(Refused, match=words):
            acts.engage(yard.world, ann, bob)
    assert not list(yard.world.shelf(Fight))


def test_harm_is_counted_against_who_did_it(yard: Yard) -> None:
    ann, bob, cal = yard.bring("Ann", "Bob", "Cal")
    strong(ann, bob, cal)
    acts.engage(yard.world, ann, cal)
    acts.engage(yard.world, bob, cal)
    hurt(yard.world, cal, 7, DamageType.FIRE, ann)
    hurt(yard.world, cal, 30, DamageType.FIRE, bob)
    assert dict(acts.threat_on(yard.world, cal)) == {ann: 7, bob: 30}
    assert acts.participants(yard.world, cal) == [ann, bob]


def test_who_is_felled_is_out_and_it_is_known_who_did_it(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(bob)
    acts.engage(yard.world, bob, ann)
    yard.world.told()
    hurt(yard.world, ann, 500, DamageType.FIRE, bob)
    (felled,) = told(yard, Felled)
    assert isinstance(felled, Felled)
    assert (felled.who, felled.by) == (ann, bob)
    assert felled.beyond > 0
    assert dict(acts.threat_on(yard.world, ann)) == {bob: 12}
    assert not acts.in_fight(yard.world, bob)
    (encounter,) = records(yard, Encounter)
    assert isinstance(encounter, Encounter)
    assert encounter.outcome is Outcome.FELLED
    assert {each.name: each.fate for each in encounter.participants} == {"Ann": Fate.FELLED, "Bob": Fate.STOOD}
    assert not list(yard.world.shelf(Combatant))


def test_a_duel_fells_nobody(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob", to=STREET)
    duels.challenge(yard.world, ann, bob)
    duels.accept(yard.world, bob)
    run(yard, 120)
    assert 1 <= min(health_of(yard.world, ann), health_of(yard.world, bob)) <= 3  # one has begun to recover since
    assert not acts.in_fight(yard.world, ann)
    (encounter,) = records(yard, Encounter)
    assert isinstance(encounter, Encounter)
    assert (encounter.kind, encounter.outcome) == (FightKind.DUEL, Outcome.YIELDED)


def test_fleeing_costs_time_whether_it_works_or_not(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, bob, ann)
    yard.load(2)
    assert not acts.flee(yard.world, ann)
    assert yard.world.modified(BusyFor(ann), 0.0) == pytest.approx(2.0)
    yard.world.clock.step(3)  # type: ignore[attr-defined]  # a stepped clock
    assert yard.world.modified(BusyFor(ann), 0.0) == 0
    yard.load(19)
    assert acts.flee(yard.world, ann, "south")
    assert ann.room_id == GATE
    assert not acts.in_fight(yard.world, bob)
    rolls = [each for each in records(yard, DiceRoll) if isinstance(each, DiceRoll)]
    assert [(each.kind, each.success, each.player_id) for each in rolls] == [
        (RollKind.FLEE, False, ann.id),
        (RollKind.FLEE, True, ann.id),
    ]


def test_whoever_leaves_in_whatever_way_is_out_of_the_fight(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, bob, ann)
    leave(yard.world, ann)
    assert not list(yard.world.shelf(Fight))


def test_two_fights_become_one_when_somebody_of_each_meets(yard: Yard) -> None:
    ann, bob, cal, dee = yard.bring("Ann", "Bob", "Cal", "Dee")
    strong(ann, bob, cal, dee)
    acts.engage(yard.world, ann, bob)
    acts.engage(yard.world, cal, dee)
    acts.engage(yard.world, bob, cal)
    assert len(list(yard.world.shelf(Fight))) == 1
    assert acts.opponents(yard.world, bob) == [ann, cal]


def test_healing_is_no_reason_for_people_to_be_drawn_into_a_fight(yard: Yard) -> None:
    ann, bob, cal = yard.bring("Ann", "Bob", "Cal")
    strong(ann, bob, cal)
    acts.engage(yard.world, ann, bob)
    hurt(yard.world, bob, 20, DamageType.FIRE, ann)
    heal(yard.world, bob, 10, cal)
    assert not acts.in_fight(yard.world, cal)


def test_after_a_restart_a_fight_waits_for_its_people_and_not_for_ever(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    acts.engage(yard.world, ann, bob)
    for each in yard.world.shelf(Combatant):
        each.job.cancel()
        each.job = None
    ann.online = bob.online = False
    go_on.function(yard.world)
    run(yard, GATHERING - 1)
    assert list(yard.world.shelf(Fight))
    run(yard, 2)
    assert not list(yard.world.shelf(Fight))
    (encounter,) = records(yard, Encounter)
    assert isinstance(encounter, Encounter)
    assert encounter.outcome is Outcome.INTERRUPTED


def duel(yard: Yard, one: Player, other: Player) -> None:
    """Two begin a duel."""
    duels.challenge(yard.world, one, other)
    duels.accept(yard.world, other)


def test_what_a_duel_brought_over_somebody_ends_with_it(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob", to=STREET)
    duel(yard, ann, bob)
    paper = yard.world.catalog.get(Effect, EffectId("effect_paper_skin"))
    apply(yard.world, bob, paper, by=ann)
    apply(yard.world, ann, paper, by="a wasp")
    duels.give_up(yard.world, bob)
    assert effect_on(yard.world, bob, paper.id) is None
    assert effect_on(yard.world, ann, paper.id) is not None


def test_nobody_turns_from_a_duel_to_somebody_else(yard: Yard) -> None:
    ann, bob, cal = yard.bring("Ann", "Bob", "Cal")
    duel(yard, ann, bob)
    with pytest.raises(Refused, match="You are in a duel"):
        acts.engage(yard.world, ann, cal)
    with pytest.raises(Refused, match="Bob is in a duel"):
        acts.engage(yard.world, cal, bob)


def test_whoever_flees_takes_a_way_that_can_be_gone(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, bob, ann)
    bar(yard, "south", "east")
    yard.load(20)
    assert acts.flee(yard.world, ann)
    assert ann.room_id == CELLAR


def test_where_no_way_can_be_gone_nobody_flees_and_the_fight_goes_on(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    strong(ann, bob)
    acts.engage(yard.world, bob, ann)
    bar(yard, "south", "east", "down")
    yard.load(20)
    with pytest.raises(Refused, match="A tree lies there"):
        acts.flee(yard.world, ann)
    assert acts.opponents(yard.world, bob) == [ann]


def bar(yard: Yard, *ways: str) -> None:
    """Let a guard stop whoever would take these ways."""

    def stop(_world: World, walking: Walking) -> None:
        if walking.way in ways:
            raise Refused("A tree lies there.")

    guards, modifiers = roster.declared(Guard), roster.declared(Modifier)
    yard.world.hooks = Hooks([*guards, *modifiers, *roster.declared(Contribution), Guard(Walking, stop)])


def test_whoever_lies_felled_beside_the_fight_has_taken_part(yard: Yard) -> None:
    ann, bob, cal = yard.bring("Ann", "Bob", "Cal")
    strong(bob, cal)
    acts.engage(yard.world, ann, cal)
    acts.engage(yard.world, bob, cal)
    hurt(yard.world, cal, 5, DamageType.FIRE, ann)
    hurt(yard.world, cal, 5, DamageType.FIRE, bob)
    hurt(yard.world, ann, 14, DamageType.FIRE, cal)
    assert acts.participants(yard.world, cal) == [ann, bob]
    assert dict(acts.threat_on(yard.world, cal)) == {bob: 5}


def test_who_flees_by_themselves_has_fled(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    set_wimpy(yard.world, bob, "90")
    yard.load(1, 20, 19, 20)  # the initiative of both, Ann's blow, and getting away
    acts.engage(yard.world, ann, bob)
    run(yard, 1)
    assert bob.room_id != ann.room_id
    (fought,) = records(yard, Encounter)
    assert isinstance(fought, Encounter)
    assert {each.name: each.fate for each in fought.participants}["Bob"] is Fate.FLED
    assert fought.outcome is Outcome.FLED
