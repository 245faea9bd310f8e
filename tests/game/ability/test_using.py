"""Using abilities: what they ask for and cost, what they do to whom, and what breaks them off."""

import dataclasses

import pytest

from mud.app import roster
from mud.content.catalog import Catalog
from mud.game.ability.acts import (
    Repertoire,
    abilities_of,
    difficulty_of,
    prowess_of,
    seconds_left,
)
from mud.game.ability.acts.using import Aiming, Reach, Using, seconds_busy, use
from mud.game.ability.events import AbilityBroken, AbilityTook, AbilityUsed, Withstood
from mud.game.ability.model import Practice
from mud.game.ability.specs import Aim, ClassAbility, Needs, Prowess
from mud.game.being.acts import BusyFor, health
from mud.game.being.model import Being, Position
from mud.game.being.rules.numbers import armor_class, max_health
from mud.game.being.specs import Ability, DamageType
from mud.game.calling.acts import set_experience
from mud.game.effect.acts import effect_on
from mud.game.effect.specs import Changed
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.clauses import Clauses
from mud.kernel.dice import Dice
from mud.kernel.errors import Refused
from mud.kernel.events import Event
from mud.kernel.hooks import Contribution, Guard, Hooks
from mud.kernel.ids import AbilityId, ClassId, EffectId
from mud.kernel.values import FrozenMap
from mud.world.world import World
from tests.stage import Stage, build_world, town

FIGHTER = (ClassId("fighter"),)


def lines(*said: object) -> Clauses:
    return Clauses.read(list(said))


STING = ClassAbility(
    id=AbilityId("sting"),
    name="sting",
    description="It stings.",
    classes=FIGHTER,
    energy=5,
    cooldown=10,
    target=Aim.ENEMY,
    harmful=True,
    save=Ability.DEXTERITY,
    by=Ability.STRENGTH,
    do=lines({"hurt": {"amount": "2; 4 from 5", "type": "poison", "who": "$target"}}),
    withstood=lines({"tell": {"text": "Nearly.", "to": "$target"}}),
)
SHOUT = dataclasses.replace(
    STING, id=AbilityId("shout"), name="shout", target=Aim.ROOM, cooldown=0, save=None, withstood=Clauses()
)
CHANT = ClassAbility(
    id=AbilityId("chant"),
    name="chant",
    description="It takes long.",
    classes=FIGHTER,
    energy=5,
    cooldown=30,
    casting_time=4,
    magic=True,
    do=lines({"set_flag": {"name": "chanted"}}),
)


class Ring(Stage):
    """Two fighters with abilities of ours, in a place where nobody forbids anything."""

    def __init__(self, *abilities: ClassAbility) -> None:
        catalog = town()
        shelves = {each: dict(catalog.all(each)) for each in catalog.types}
        shelves[ClassAbility] |= {each.id: each for each in abilities}
        super().__init__(build_world(Catalog(shelves)))
        self.ann, self.bob = self.enter("Ann"), self.enter("Bob")
        set_flag(self.world, self.world.catalog.get(Room, self.ann.room_id), RoomFlag.ARENA, True)
        self.told()


@pytest.fixture
def ring() -> Ring:
    return Ring(STING, SHOUT, CHANT)


def events(stage: Stage, kind: type[Event]) -> list[Event]:
    return [event for event in stage.world.outbox if isinstance(event, kind)]


class Fixed(Dice):
    """A d20 that shows one face."""

    def __init__(self, face: int) -> None:
        super().__init__(1)
        self.face = face

    def d20(self) -> int:
        """That face."""
        return self.face


def test_what_is_used_costs_energy_and_has_to_wait(ring: Ring) -> None:
    ring.world.dice = Fixed(1)
    before = ring.bob.current_health
    use(ring.world, ring.ann, STING, ring.bob)
    assert (ring.ann.current_energy, ring.bob.current_health) == (45, before - 2)
    assert seconds_left(ring.world, ring.ann, STING) == 10
    with pytest.raises(Refused, match="cannot use sting again yet: ten seconds left"):
        use(ring.world, ring.ann, STING, ring.bob)
    assert ring.ann.current_energy == 45


def test_the_target_throws_against_it(ring: Ring) -> None:
    assert difficulty_of(ring.world, ring.ann, STING) == 8 + 2 + 3  # proficiency, and strength of 16
    before = ring.bob.current_health
    ring.world.dice = Fixed(11)  # and 2 by dexterity
    use(ring.world, ring.ann, STING, ring.bob)
    assert ring.bob.current_health == before
    assert len(events(ring, Withstood)) == 1


def test_numbers_rise_with_the_level_of_whoever_uses_it(ring: Ring) -> None:
    set_experience(ring.world, ring.ann, 6_500)
    ring.world.dice = Fixed(1)
    ring.told()
    use(ring.world, ring.ann, STING, ring.bob)
    (took,) = events(ring, AbilityTook)
    assert isinstance(took, AbilityTook)
    assert (took.who, took.target, took.amount) == (ring.ann, ring.bob, 4)


def test_harm_has_whoever_did_it_as_its_source(ring: Ring) -> None:
    ring.world.dice = Fixed(1)
    use(ring.world, ring.ann, STING, ring.bob)
    assert [(each.who, each.reached) for each in events(ring, AbilityUsed)] == [(ring.ann, (ring.bob,))]  # type: ignore[attr-defined]  # of that kind
    assert events(ring, AbilityTook)


@pytest.mark.parametrize(
    ("field", "becomes", "why"),
    [
        ("current_energy", 4, "sting takes 5 energy, and you have 4"),
        ("character_class", "wizard", "never learned sting"),
        ("position", Position.RESTING, "stand on your feet"),
        ("position", Position.SLEEPING, "asleep"),
    ],
)
def test_what_cannot_be_used_is_refused_and_costs_nothing(ring: Ring, field: str, becomes: object, why: str) -> None:
    setattr(ring.ann, field, becomes)
    before = ring.ann.current_energy
    with pytest.raises(Refused, match=why):
        use(ring.world, ring.ann, STING, ring.bob)
    assert (ring.ann.current_energy, Practice.of(ring.ann).cooldowns) == (before, FrozenMap())


def test_nobody_hurts_themselves_or_somebody_elsewhere(ring: Ring) -> None:
    with pytest.raises(Refused, match="only hurt yourself"):
        use(ring.world, ring.ann, STING, ring.ann)
    ring.type("bob", "north")
    with pytest.raises(Refused, match="not here"):
        use(ring.world, ring.ann, STING, ring.bob)
    with pytest.raises(Refused, match="Whom do you want to use sting on"):
        use(ring.world, ring.ann, STING)


def test_who_names_nobody_means_whom_a_feature_says(ring: Ring) -> None:
    def at_bob(_world: World, aiming: Aiming) -> None:
        aiming.found.append(ring.bob)

    ring.world.hooks = Hooks([Contribution(Aiming, at_bob), *answers(ring)])
    use(ring.world, ring.ann, STING)
    assert events(ring, AbilityUsed)


def answers(ring: Ring) -> list[Contribution[object]]:
    """What makes the language speak where all other hooks are gone."""
    del ring
    return [roster.language().answer()]  # type: ignore[list-item]  # of its own kind


def test_what_reaches_all_spares_whom_a_guard_spares(ring: Ring) -> None:
    cid = ring.enter("Cid")

    def not_cid(_world: World, using: Using) -> None:
        if using.target is cid:
            raise Refused("Not him.")

    def not_eve(_world: World, reach: Reach) -> None:
        reach.found.remove(ring.players["eve"])

    ring.enter("Eve")
    ring.world.hooks = Hooks([Guard(Using, not_cid), Contribution(Reach, not_eve), *answers(ring)])
    ring.told()
    use(ring.world, ring.ann, SHOUT)
    (used,) = events(ring, AbilityUsed)
    assert isinstance(used, AbilityUsed)
    assert used.reached == (ring.bob,)


def test_what_takes_a_while_keeps_one_busy_and_comes_at_the_end(ring: Ring) -> None:
    use(ring.world, ring.ann, CHANT)
    assert seconds_busy(ring.world, ring.ann) == ring.world.modified(BusyFor(ring.ann), 0.0) == 4
    assert (ring.ann.current_energy, seconds_left(ring.world, ring.ann, CHANT)) == (45, 0)
    with pytest.raises(Refused, match="in the middle of something"):
        use(ring.world, ring.ann, STING, ring.bob)
    ring.step(4)
    assert "chanted" in ring.ann.player_flags
    assert seconds_left(ring.world, ring.ann, CHANT) == 30
    assert seconds_busy(ring.world, ring.ann) == 0


@pytest.mark.parametrize(("face", "damage", "broken"), [(8, 4, False), (7, 4, True), (13, 30, False), (12, 30, True)])
def test_harm_breaks_it_off_unless_constitution_holds(ring: Ring, face: int, damage: int, broken: bool) -> None:
    """Constitution of 14 and proficiency of 2... a fighter throws with 4: 12 against 10, or against half the harm."""
    ring.ann.max_health = ring.ann.current_health = 100
    ring.world.dice = Fixed(face - 2)
    use(ring.world, ring.ann, CHANT)
    health.hurt(ring.world, ring.ann, damage, DamageType.PHYSICAL)
    assert bool(events(ring, AbilityBroken)) is broken
    ring.told()
    ring.step(4)
    assert ("chanted" in ring.ann.player_flags) is not broken
    assert (seconds_left(ring.world, ring.ann, CHANT) == 0) is broken


def test_walking_off_breaks_it_off(ring: Ring) -> None:
    use(ring.world, ring.ann, CHANT)
    ring.type("ann", "north")
    ring.step(4)
    assert "chanted" not in ring.ann.player_flags
    assert seconds_busy(ring.world, ring.ann) == 0


def test_no_magic_works_where_there_is_none(ring: Ring) -> None:
    set_flag(ring.world, ring.world.catalog.get(Room, ring.ann.room_id), RoomFlag.NO_MAGIC, True)
    with pytest.raises(Refused, match="Nothing magical"):
        use(ring.world, ring.ann, CHANT)


def test_lines_that_are_refused_undo_all_of_it() -> None:
    greedy = dataclasses.replace(
        CHANT, casting_time=0, magic=False, do=lines({"set_flag": {"name": "half"}}, {"fail_so": None})
    )
    ring = Ring(greedy)
    with pytest.raises(Exception, match="fail_so"):
        use(ring.world, ring.ann, greedy)
    assert (ring.ann.current_energy, ring.ann.player_flags) == (50, FrozenMap())
    assert seconds_left(ring.world, ring.ann, greedy) == 0


def test_creatures_pay_nothing_and_have_to_wait_all_the_same(ring: Ring) -> None:
    goat = Being(name="goat", room_id=ring.ann.room_id)
    rat = dataclasses.replace(
        STING, id=AbilityId("butt"), target=Aim.NONE, harmful=False, save=None, withstood=Clauses()
    )

    def knows(_world: World, made: Repertoire) -> None:
        made.add(rat)

    ring.world.hooks = Hooks([Contribution(Repertoire, knows), *answers(ring)])
    assert abilities_of(ring.world, goat) == [rat]
    rat_does_nothing = dataclasses.replace(rat, do=lines({"echo": "It butts."}))
    use(ring.world, goat, rat_does_nothing)
    assert seconds_left(ring.world, goat, rat) == 10
    with pytest.raises(Refused, match="again yet"):
        use(ring.world, goat, rat_does_nothing)
    ring.world.clock.step(10)  # type: ignore[attr-defined]  # tests have a stepped clock
    use(ring.world, goat, rat_does_nothing)


def test_cooldowns_that_are_over_are_forgotten(ring: Ring) -> None:
    use(ring.world, ring.ann, STING, ring.bob)
    ring.step(11)
    use(ring.world, ring.ann, CHANT)
    ring.step(4)
    assert list(Practice.of(ring.ann).cooldowns) == [CHANT.id]


def test_passive_abilities_count_by_level_and_by_what_is_at_hand() -> None:
    known = ClassAbility(
        id=AbilityId("tough"),
        name="tough",
        description="So.",
        classes=FIGHTER,
        level=2,
        passive=True,
        modifiers=FrozenMap({Changed.MAX_HEALTH: "$level*2"}),
        prowess=FrozenMap({Prowess.EXTRA_ATTACKS: "0; 1 from 5"}),
    )
    behind_it = FrozenMap({Changed.ARMOR_CLASS: 2})
    ring = Ring(
        known,
        dataclasses.replace(known, id=AbilityId("wary"), modifiers=behind_it, needs=Needs(shield=True)),
    )
    plain, naked = max_health(ring.world, ring.ann), armor_class(ring.world, ring.ann)
    set_experience(ring.world, ring.ann, 300)
    assert max_health(ring.world, ring.ann) == plain + 8 + 4
    assert armor_class(ring.world, ring.ann) == naked
    assert prowess_of(ring.world, ring.ann, Prowess.EXTRA_ATTACKS) == 0
    set_experience(ring.world, ring.ann, 6_500)
    assert prowess_of(ring.world, ring.ann, Prowess.EXTRA_ATTACKS) == 2  # one more is the town's own


def test_of_two_stances_only_one_is_taken(ring: Ring) -> None:
    set_experience(ring.world, ring.ann, 900)
    wall = ring.world.catalog.get(ClassAbility, AbilityId("ability_wall"))
    use(ring.world, ring.ann, wall)
    assert effect_on(ring.world, ring.ann, EffectId("effect_wall")) is not None
    use(ring.world, ring.ann, wall)
    assert effect_on(ring.world, ring.ann, EffectId("effect_wall")) is None
