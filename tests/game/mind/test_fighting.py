"""Creatures and fights: who begins them, who joins them, who runs, who follows, who keeps the peace."""

from dataclasses import replace

import pytest

from mud.game.ability.acts import abilities_of, seconds_left
from mud.game.ability.acts.using import seconds_busy
from mud.game.being.acts import delete_player, walk
from mud.game.being.acts.health import heal, hurt
from mud.game.being.acts.presence import transport
from mud.game.being.model import Being, Player, Position
from mud.game.being.specs import DamageType
from mud.game.combat import acts as combat
from mud.game.mind.acts import creature
from mud.game.mind.rules import FEAR
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.thing.acts.making import new_item
from mud.kernel.clauses import Clauses
from mud.kernel.ids import ItemTemplateId, RoomId
from mud.world.contents import Holder
from tests.game.mind.ward import Ward, room_of


@pytest.fixture
def ward() -> Ward:
    return Ward()


def fighting(ward: Ward, who: Being, whom: Being) -> bool:
    return combat.target_of(ward.world, who) is whom


def strong(player: Player) -> Player:
    """Somebody who does not fall in a test."""
    player.max_health = player.current_health = 500
    return player


def test_a_creature_attacks_on_sight_after_a_moment(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "market"))
    bear = ward.put("bear", "square")
    ward.move(ann, "square")
    ward.step(1)
    assert not combat.in_fight(ward.world, bear)
    heard = ward.step(3)["ann"]
    assert fighting(ward, bear, ann)
    assert 'A bear says, "Grraah."' in heard


def test_a_creature_attacks_only_those_of_whom_the_conditions_hold(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "market"))
    new_item(ward.world, ItemTemplateId("item_pass"), Holder.player(ann.id), (), 1, known=True)
    bear = ward.put("bear", "square")
    ward.move(ann, "square")
    ward.step(20)
    assert not combat.in_fight(ward.world, bear)


@pytest.mark.parametrize(("level", "attacked"), [(5, True), (6, False)])
def test_a_creature_leaves_those_alone_who_are_so_much_above_it(ward: Ward, level: int, attacked: bool) -> None:
    ann = strong(ward.at("Ann", "market"))
    ann.level = level
    bear = ward.put("bear", "square")
    ward.move(ann, "square")
    ward.step(20)
    assert combat.in_fight(ward.world, bear) is attacked


def test_a_sleeping_creature_attacks_nobody_and_wakes_when_it_is_hurt(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "market"))
    bear = ward.put("bear", "square")
    bear.position = Position.SLEEPING
    ward.move(ann, "square")
    ward.step(20)
    assert not combat.in_fight(ward.world, bear)
    combat.engage(ward.world, ann, bear)
    ward.step(10)
    assert bear.position is Position.STANDING
    assert fighting(ward, bear, ann)


def test_a_safe_room_keeps_the_peace_by_itself(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "market"))
    bear = ward.put("bear", "shrine")
    ward.move(ann, "shrine")
    ward.step(20)
    assert not combat.in_fight(ward.world, bear)


def test_a_hunter_follows_whom_it_fights_and_goes_home_when_it_loses_them(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "moor"))
    bear = ward.put("bear", "moor")
    ward.step(8)
    assert fighting(ward, bear, ann)
    combat.disengage(ward.world, ann)
    walk(ward.world, ann, "north")
    ward.step(4)
    assert room_of(bear) == "tor"
    assert fighting(ward, bear, ann)
    ward.move(ann, "shop")
    ward.step(5)
    assert not combat.in_fight(ward.world, bear)
    ward.step(120)
    assert room_of(bear) == "moor"
    assert not combat.in_fight(ward.world, bear)


def test_a_creature_runs_when_it_is_badly_hurt_keeps_away_heals_and_comes_back(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    rat = ward.put("rat", "square")
    combat.engage(ward.world, ann, rat)
    hurt(ward.world, rat, 8, DamageType.SLASHING, ann)
    for _ in range(60):
        ward.step(1)
        heal(ward.world, rat, 3 if rat.current_health < 4 else 0)
        if room_of(rat) != "square":
            break
    assert room_of(rat) != "square"
    assert not combat.in_fight(ward.world, rat)
    ward.move(ann, "hut")
    ward.step(FEAR + 60)
    assert room_of(rat) == "square"
    assert rat.current_health > 0


def test_a_call_for_help_brings_its_own_kind_and_its_friends_from_next_door(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    rat, other, far = (ward.put("rat", room) for room in ("square", "lane", "nook"))
    cat = ward.put("cat", "market")
    combat.engage(ward.world, ann, rat)
    hurt(ward.world, rat, 1, DamageType.SLASHING, ann)
    assert "A rat calls for help against you!" in ward.told()["ann"]
    ward.step(6)
    assert fighting(ward, other, ann)
    assert fighting(ward, cat, ann)
    assert room_of(far) == "nook", "it is too far off to hear"


def test_a_friend_joins_a_fight_that_it_sees(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    rat, cat = ward.put("rat", "square"), ward.put("cat", "square")
    combat.engage(ward.world, ann, rat)
    ward.step(3)
    assert fighting(ward, cat, ann)


def test_a_bodyguard_steps_between(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    reeve, bailiff = ward.put("reeve", "square"), ward.put("bailiff", "square")
    combat.engage(ward.world, ann, reeve)
    heard = ward.step(12)["ann"]
    assert fighting(ward, bailiff, ann)
    assert any("bailiff" in line for line in heard)


def test_a_creature_uses_what_it_can_upon_whom_it_strikes_at_and_helps_itself_when_it_is_wounded(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    toad = ward.put("toad", "square")
    combat.engage(ward.world, ann, toad)
    heard = ward.step(30)["ann"]
    assert 2 <= heard.count("A toad spits at you.") <= 6, "not before it is ready again"
    spit, lick = abilities_of(ward.world, toad)
    assert (spit.harmful, lick.harmful) == (True, False)
    assert seconds_left(ward.world, toad, lick) == 0, "it is not wounded"
    hurt(ward.world, toad, 400, DamageType.SLASHING, ann)
    ward.step(30)
    assert seconds_left(ward.world, toad, lick) > 0


def broken_by(ward: Ward, who: Player, whom: Npc) -> None:
    combat.engage(ward.world, who, whom)


def test_the_watch_comes_and_stops_who_breaks_the_peace(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    victim, guard = ward.put("reeve", "square"), ward.put("constable", "lane")
    broken_by(ward, ann, victim)
    heard = ward.step(5)["ann"]
    assert room_of(guard) == "square"
    assert "A constable steps in and knocks your arm aside." in heard
    assert 'A constable exclaims, "Put that away!"' in heard
    assert not combat.in_fight(ward.world, ann)
    assert not combat.in_fight(ward.world, victim)


def test_whoever_breaks_the_peace_again_is_struck(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    victim, guard, other = ward.put("reeve", "square"), ward.put("constable", "square"), ward.put("constable", "lane")
    broken_by(ward, ann, victim)
    ward.step(4)
    assert not combat.in_fight(ward.world, ann)
    broken_by(ward, ann, victim)
    ward.step(6)
    assert fighting(ward, guard, ann)
    assert fighting(ward, other, ann), "every keeper of the peace knows who it was"


def test_the_watch_strikes_what_is_hostile_at_once_and_not_who_defends_themselves(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    guard, bear = ward.put("constable", "square"), ward.put("bear", "square")
    combat.engage(ward.world, ann, bear)
    ward.step(4)
    assert fighting(ward, guard, bear)
    assert fighting(ward, ann, bear)


def test_the_watch_stops_all_who_break_the_peace_one_after_the_other(ward: Ward) -> None:
    ann, bob = strong(ward.at("Ann", "square")), strong(ward.at("Bob", "square"))
    victim = ward.put("reeve", "square")
    ward.put("constable", "square")
    victim.max_health = victim.current_health = 500
    broken_by(ward, ann, victim)
    broken_by(ward, bob, victim)
    ward.step(12)
    assert not combat.in_fight(ward.world, ann)
    assert not combat.in_fight(ward.world, bob)


def test_a_creature_stays_where_somebody_brought_it(ward: Ward) -> None:
    bear = ward.put("bear", "moor")
    transport(ward.world, bear, RoomId("room_gate"))
    ward.at("Ann", "nook")
    ward.step(120)
    assert room_of(bear) == "gate"


def test_the_watch_does_not_come_from_too_far_away(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "moor"))
    ward.put("constable", "lane")
    victim = ward.put("reeve", "moor")
    broken_by(ward, ann, victim)
    ward.step(10)
    assert combat.in_fight(ward.world, victim)


def test_a_duel_is_no_breach_of_the_peace(ward: Ward) -> None:
    ann, bob = strong(ward.at("Ann", "square")), strong(ward.at("Bob", "square"))
    guard = ward.put("constable", "square")
    ward.type("ann", "duel bob")
    ward.type("bob", "accept")
    ward.step(6)
    assert combat.in_duel(ward.world, ann)
    assert combat.in_duel(ward.world, bob)
    assert not combat.in_fight(ward.world, guard)


def test_the_watch_leads_away_who_lets_off_and_who_has_had_enough(ward: Ward) -> None:
    ann, bob = strong(ward.at("Ann", "square")), strong(ward.at("Bob", "square"))
    guard = ward.put("constable", "square")
    combat.engage(ward.world, ann, guard)
    ward.type("ann", "disengage")
    ward.step(4)
    assert ann.room_id == "room_shrine"
    combat.engage(ward.world, bob, guard)
    ward.step(4)
    assert bob.room_id == "room_square"
    hurt(ward.world, bob, 350, DamageType.FORCE)
    ward.step(4)
    assert bob.room_id == "room_shrine"
    assert not combat.in_fight(ward.world, guard)


def test_nobody_dies_by_the_hand_of_those_who_keep_the_peace(ward: Ward) -> None:
    ann = ward.at("Ann", "square")
    beadle = ward.put("beadle", "square")
    combat.engage(ward.world, beadle, ann)
    for _ in range(30):
        ward.step(1)
        assert ann.position is not Position.DEAD
    assert ann.position is Position.DYING
    assert ann.room_id == "room_shrine"
    ward.step(300)
    assert ann.current_health > 0


def test_the_watch_carries_nobody_off_who_is_no_more(ward: Ward) -> None:
    ann = ward.at("Ann", "square")
    beadle = ward.put("beadle", "square")
    combat.engage(ward.world, beadle, ann)
    while ann.position is not Position.DYING:
        ward.step(0.25)
    delete_player(ward.world, ann)
    ward.step(10)
    assert creature(ward.world, beadle).mind.errand is None


def test_the_watch_lets_go_where_there_is_nowhere_to_bring_anybody(ward: Ward) -> None:
    square = ward.world.catalog.get(NpcTemplate, "npc_constable")
    keeps = Clauses.read([{"keeps_peace": {"radius": 2}}])
    ward.world.catalog = ward.world.catalog.with_(replace(square, behavior=keeps))
    ann, guard = strong(ward.at("Ann", "square")), ward.put("constable", "square")
    combat.engage(ward.world, ann, guard)
    ward.type("ann", "disengage")
    assert "A constable wrings your arm behind your back until you stand still, and lets go." in ward.step(4)["ann"]
    assert ann.room_id == "room_square"
    assert not combat.in_fight(ward.world, ann)


def test_a_creature_does_not_strike_while_it_is_about_an_ability_and_goes_on_after_it(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    frog = ward.put("bullfrog", "square")
    combat.engage(ward.world, frog, ann)
    ward.type("ann", "disengage")  # a blow would break it off
    while not seconds_busy(ward.world, frog):
        ward.step(1)
    during = [line for _ in range(4) for line in ward.step(1).get("ann", [])]
    assert during == []
    after = [line for _ in range(6) for line in ward.step(1).get("ann", [])]
    assert "A bullfrog bursts out at you." in after
    assert any(line.startswith(("The bullfrog strikes", "The bullfrog misses")) for line in after), after


def test_a_creature_that_strikes_all_the_time_thinks_of_running_all_the_same(ward: Ward) -> None:
    ann = strong(ward.at("Ann", "square"))
    kind = ward.world.catalog.get(NpcTemplate, "npc_rat")
    ward.world.catalog = ward.world.catalog.with_(replace(kind, attack_speed=0.5))
    rat = ward.put("rat", "square")
    combat.engage(ward.world, rat, ann)
    ward.step(5)
    hurt(ward.world, rat, 8, DamageType.SLASHING, ann)
    for _ in range(40):
        ward.step(1)
        heal(ward.world, rat, 3 if rat.current_health < 4 else 0)
        if room_of(rat) != "square":
            break
    assert room_of(rat) != "square"
