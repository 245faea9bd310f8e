"""What creatures keep of what they had on their minds: it is bounded, grows old, and goes with whom it is about."""

import dataclasses

import pytest

from mud.game.being.acts import delete_player, walk
from mud.game.being.acts.health import hurt
from mud.game.being.specs import DamageType
from mud.game.combat import acts as combat
from mud.game.mind.acts import creature, forget, keeping
from mud.game.mind.model import Offences
from mud.game.npc.acts import MOST_NOTED, die, revive
from mud.game.thing.acts.making import new_item
from mud.kernel.ids import ItemTemplateId, RoomId
from mud.world.contents import Holder
from tests.game.mind.test_fighting import fighting, strong
from tests.game.mind.test_revision import kind, rewrite
from tests.game.mind.ward import Ward, room_of


@pytest.fixture
def ward() -> Ward:
    return Ward()


@pytest.mark.parametrize("text", ["", "nobody", "=", "a=b", "a=-1", "a=1e9 =3", None, 7, True])
def test_what_nobody_wrote_is_no_memory(text: object) -> None:
    assert keeping.read(text) == {}


def test_what_is_written_is_read_again_and_only_the_latest_of_it() -> None:
    moments = {f"player{number}": 1000.0 + number for number in range(keeping.MOST_KEPT + 5)}
    again = keeping.read(keeping.written(moments))
    assert len(again) == keeping.MOST_KEPT
    assert again == {who: moment for who, moment in moments.items() if moment >= 1005.0}


def test_a_creature_writes_once_a_chase_and_not_once_a_blow(ward: Ward) -> None:
    ann, bear = strong(ward.at("Ann", "moor")), ward.put("bear", "moor")
    combat.engage(ward.world, ann, bear)
    for _ in range(5):
        hurt(ward.world, bear, 1, DamageType.SLASHING, ann)
    assert not bear.instance_data
    combat.disengage(ward.world, ann)
    walk(ward.world, ann, "north")
    assert list(keeping.read(bear.instance_data[keeping.GRUDGES])) == [ann.id]
    ward.step(4)
    assert bear.instance_data[keeping.STRAYED] is True


def test_a_creature_that_is_home_again_keeps_nothing_of_its_straying(ward: Ward) -> None:
    ann, bear = strong(ward.at("Ann", "moor")), ward.put("bear", "moor")
    ward.step(8)
    combat.disengage(ward.world, ann)
    walk(ward.world, ann, "north")
    ward.step(3)
    ward.move(ann, "shop")
    ward.step(180)
    assert room_of(bear) == "moor"
    assert keeping.STRAYED not in bear.instance_data


@pytest.mark.parametrize(("seconds", "comes"), [(30, True), (50, False)])
def test_a_hunter_goes_for_whoever_comes_back_before_its_time_is_over(ward: Ward, seconds: int, comes: bool) -> None:
    ann, bear = strong(ward.at("Ann", "square")), ward.put("bear", "moor")
    new_item(ward.world, ItemTemplateId("item_pass"), Holder.player(ann.id), (), 1, known=True)  # else it goes for all
    one = creature(ward.world, bear)
    one.mind.note(f"fought {ann.key}", one.now)
    ward.step(seconds)
    ward.move(ann, "moor")
    ward.step(4)
    assert fighting(ward, bear, ann) is comes


def test_a_restored_grudge_fear_and_straying_are_on_its_mind_again(ward: Ward) -> None:
    ann, bear = strong(ward.at("Ann", "moor")), ward.put("bear", "moor")
    one = creature(ward.world, bear)
    keeping.bear_grudge(one, ann)
    keeping.fear(one, 60)
    keeping.stray(one)
    forget(ward.world, bear)
    again = creature(ward.world, bear)
    assert not again.mind.strayed
    keeping.take_up(again)
    assert again.mind.strayed
    assert again.mind.afraid_until - again.now == pytest.approx(60, abs=1)
    assert again.mind.since(f"fought {ann.key}", again.now) == pytest.approx(0, abs=1)


def test_fear_that_is_over_is_not_taken_up(ward: Ward) -> None:
    bear = ward.put("bear", "moor")
    keeping.fear(creature(ward.world, bear), 5)
    ward.step(6)
    forget(ward.world, bear)
    one = creature(ward.world, bear)
    keeping.take_up(one)
    assert one.mind.afraid_until == 0


def test_a_creature_that_lives_again_knows_nothing_of_the_life_before_but_who_broke_the_peace(ward: Ward) -> None:
    ann, guard = strong(ward.at("Ann", "square")), ward.put("constable", "square")
    one = creature(ward.world, guard)
    keeping.bear_grudge(one, ann)
    keeping.stray(one)
    keeping.note_offence(one, ann)
    die(ward.world, guard)
    revive(ward.world, guard)
    assert list(guard.instance_data) == [keeping.OFFENCES]


def test_of_somebody_who_is_no_more_nothing_is_kept(ward: Ward) -> None:
    ann, guard = strong(ward.at("Ann", "square")), ward.put("constable", "square")
    one = creature(ward.world, guard)
    keeping.bear_grudge(one, ann)
    keeping.note_offence(one, ann)
    delete_player(ward.world, ann)
    assert not guard.instance_data
    assert not ward.world.memory(Offences).last


def test_a_creature_of_which_content_notes_all_it_can_hunts_still(ward: Ward) -> None:
    facts = {f"fact {number}": number for number in range(MOST_NOTED)}
    ann, bear = strong(ward.at("Ann", "moor")), ward.put("bear", "moor", **facts)
    ward.step(8)
    combat.disengage(ward.world, ann)
    walk(ward.world, ann, "north")
    ward.step(4)
    assert room_of(bear) == "tor"
    assert len(bear.instance_data) == MOST_NOTED


def test_new_content_does_not_make_a_creature_forget_its_way_home(ward: Ward) -> None:
    bear = ward.put("bear", "tor")
    bear.spawn_room_id = RoomId("room_moor")
    keeping.stray(creature(ward.world, bear))
    rewrite(ward, ward.world.catalog.with_(dataclasses.replace(kind(ward, "bear"), name="brown bear")))
    assert creature(ward.world, bear).mind.strayed
    ward.step(30)
    assert room_of(bear) == "moor"
