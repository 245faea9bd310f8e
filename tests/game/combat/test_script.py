"""The words of content about fights, and what things do in them."""

from dataclasses import replace

import pytest

from mud.game.being.model import Player
from mud.game.being.readers import beings_here
from mud.game.being.script import names_around
from mud.game.combat import acts
from mud.game.combat.acts.sides import allies_here, enemies_here
from mud.game.combat.model import Combatant
from mud.game.effect.acts import apply
from mud.game.effect.rules.plain import PLAIN
from mud.game.effect.specs import Effect, EffectKind
from mud.game.thing.specs import ItemTemplate, Touch
from mud.kernel.clauses import Clauses
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId
from mud.kernel.values import FrozenMap
from mud.play.scripts.language import scene_for
from tests.game.combat.yard import GATE, Yard


@pytest.fixture
def yard() -> Yard:
    return Yard()


def do(yard: Yard, who: Player, *lines: object, **others: Player) -> None:
    """Do lines of content about someone; others under names."""
    scene = scene_for(yard.world, {**names_around(yard.world, who), **others}, "a test")
    scene.source = who
    scene.perform(Clauses.read(list(lines)))


def holds(yard: Yard, who: Player, line: object, **others: Player) -> bool:
    return scene_for(yard.world, {**names_around(yard.world, who), **others}, "a test").holds(Clauses.read([line]))


def test_content_begins_a_fight_and_ends_it(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    assert not holds(yard, ann, "in_fight")
    do(yard, ann, {"attack": "$other"}, other=bob)
    assert acts.target_of(yard.world, ann) is bob
    assert holds(yard, ann, "in_fight")
    assert holds(yard, ann, {"is_enemy": {"who": "$who.foe"}})
    do(yard, ann, {"end_fight": "$who"})
    assert not holds(yard, ann, "in_fight")


def test_content_begins_no_fight_where_none_may_be(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob", to=GATE)
    with pytest.raises(Refused):
        do(yard, ann, {"attack": "$other"}, other=bob)
    assert not holds(yard, ann, "in_fight")


def test_enemies_and_allies_are_those_of_the_fight(yard: Yard) -> None:
    ann, bob, cid, dora = yard.bring("Ann", "Bob", "Cid", "Dora")
    acts.engage(yard.world, ann, bob)
    acts.engage(yard.world, cid, bob)
    assert enemies_here(yard.world, ann) == [bob]
    assert enemies_here(yard.world, bob) == [ann, cid]
    assert allies_here(yard.world, ann) == [cid]
    assert not enemies_here(yard.world, dora)
    assert holds(yard, bob, {"enemies_here": 2})
    do(yard, bob, {"each_enemy": [{"knock_down": "$each"}]})
    assert [each.position.value for each in (ann, bob, cid, dora)] == ["resting", "standing", "resting", "standing"]


def test_allies_are_healed_together(yard: Yard) -> None:
    ann, bob, cid = yard.bring("Ann", "Bob", "Cid")
    acts.engage(yard.world, ann, bob)
    acts.engage(yard.world, cid, bob)
    for each in (ann, bob, cid):
        each.current_health = 3
    do(yard, ann, {"each_ally": [{"heal": {"amount": 2, "who": "$each"}}]})
    assert [each.current_health for each in (ann, bob, cid)] == [5, 3, 5]


def test_a_taunt_makes_angry_whoever_fights(yard: Yard) -> None:
    ann, bob, cid = yard.bring("Ann", "Bob", "Cid")
    do(yard, ann, {"taunt": "$other"}, other=bob)
    assert not acts.threat_on(yard.world, bob)
    acts.engage(yard.world, ann, bob)
    acts.engage(yard.world, cid, bob)
    do(yard, ann, {"taunt": "$who.foe"})
    do(yard, cid, {"taunt": "$who.foe"})
    threat = acts.threat_on(yard.world, bob)
    assert threat[cid] > threat[ann] > 0


def test_content_strikes_a_blow_more(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    do(yard, ann, {"strike": {"by": "$who"}})
    assert bob.current_health == bob.max_health
    yard.load(20)
    do(yard, ann, {"strike": {"target": "$other"}}, other=bob)
    assert bob.current_health < bob.max_health


@pytest.mark.parametrize(("health", "below"), [(4, False), (3, False), (2, True)])
def test_health_below_is_a_share_of_all(yard: Yard, health: int, below: bool) -> None:
    [ann] = yard.bring("Ann")
    ann.max_health, ann.current_health = 12, health
    assert holds(yard, ann, {"health_below": 25}) is below


def test_a_blade_burns_whom_it_hits_and_mail_bites_back(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    for kind, occasion, whom in (("item_long_sword", Touch.HIT, "$target"), ("item_leather", Touch.STRUCK, "$target")):
        lines = Clauses.read([{"hurt": {"amount": 2, "type": "fire", "who": whom}}])
        made = replace(yard.world.catalog.get(ItemTemplate, kind), effects=FrozenMap({occasion: lines}))
        yard.world.catalog = yard.world.catalog.with_(made)
    yard.arm(ann, "item_long_sword")
    yard.arm(bob, "item_leather")
    ann.max_health = ann.current_health = bob.max_health = bob.current_health = 60
    yard.load(1, 15)
    acts.attack(yard.world, ann, bob)
    assert (ann.current_health, bob.current_health) == (60, 60)
    weapon = acts.main_weapon(yard.world, ann)
    blow = int(acts.damage_of_blow(yard.world, ann, bob, weapon).mean)
    acts.attack(yard.world, ann, bob)
    assert (ann.current_health, bob.current_health) == (58, 60 - blow - 2)


def test_poison_is_the_doing_of_whoever_brought_it(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    venom = Effect(
        id=EffectId("venom"), name="venom", description="", kind=EffectKind.DOT, duration=12, every=6, amount=3
    )
    yard.world.catalog = yard.world.catalog.with_(venom)
    ann.max_health = ann.current_health = bob.max_health = bob.current_health = 60
    acts.engage(yard.world, ann, bob)
    for each in yard.world.shelf(Combatant):
        each.job.cancel()
    apply(yard.world, bob, venom, by=ann)
    yard.step(6.5)
    assert acts.threat_on(yard.world, bob)[ann] == 3
    assert ann in acts.participants(yard.world, bob)


def test_who_sees_the_invisible_is_not_fooled(yard: Yard) -> None:
    ann, bob = yard.bring("Ann", "Bob")
    weapon = acts.main_weapon(yard.world, ann)
    truesight = Effect(id=EffectId("eyes"), name="eyes", description="", kind=EffectKind.BUFF, tags=("truesight",))
    yard.world.catalog = yard.world.catalog.with_(truesight)
    apply(yard.world, ann, PLAIN["condition_invisible"])
    assert acts.edge_between(yard.world, ann, bob, weapon) == 1
    assert acts.edge_between(yard.world, bob, ann, weapon) == -1
    apply(yard.world, bob, truesight)
    assert acts.edge_between(yard.world, ann, bob, weapon) == 0
    assert acts.edge_between(yard.world, bob, ann, weapon) == 0
    assert beings_here(yard.world, bob) == [ann]
