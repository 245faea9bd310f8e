"""Creatures that speak, pick things up, make gestures; and those that cost nothing."""

import contextlib

import pytest

from mud.game.death.acts import die
from mud.game.mind.acts import wake
from mud.game.mind.model import Minds
from mud.game.mind.rules import PACE
from mud.game.npc.acts import vanish
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by, drop
from mud.game.thing.acts.making import new_item
from mud.game.thing.model import Item
from mud.kernel.ids import ItemTemplateId
from mud.world.contents import Holder
from tests.game.mind.ward import Ward


@pytest.fixture
def ward() -> Ward:
    return Ward()


def test_what_a_scavenger_has_is_found_on_it_when_it_is_dead(ward: Ward) -> None:
    ann = ward.at("Ann", "square")
    magpie = ward.put("magpie", "square")
    drop(ward.world, ann, give(ward, "ann", "rag"))
    ward.step(2 * PACE)
    [rag] = carried_by(ward.world, magpie)
    corpse = die(ward.world, magpie, ann)
    assert corpse is not None
    assert rag.holder == Holder.container(corpse.id)
    ward.step(PACE)
    assert magpie.id not in ward.world.memory(Minds).by_id


def give(ward: Ward, who: str, kind: str) -> Item:
    """Put a thing into somebody's hands."""
    player = ward.players[who]
    return new_item(ward.world, ItemTemplateId(f"item_{kind}"), Holder.player(player.id), (), 1, known=True)


def test_a_guarded_way_is_open_to_those_of_whom_the_conditions_hold(ward: Ward) -> None:
    ann = ward.at("Ann", "gate")
    assert ward.type("ann", "north")["ann"] == ["The warden lowers the bar. Not without a pass."]
    give(ward, "ann", "pass")
    ward.type("ann", "north")
    assert ann.room_id == "room_moor"
    ward.type("ann", "south")
    assert ann.room_id == "room_gate", "only one way is barred"


def test_whoever_guards_a_way_guards_it_only_where_it_belongs_and_while_it_lives(ward: Ward) -> None:
    ann = ward.at("Ann", "gate")
    [warden] = [npc for npc in ward.all_npcs() if npc.template_id == "npc_warden"]
    warden.is_alive = False
    ward.type("ann", "north")
    assert ann.room_id == "room_moor"


def test_a_word_said_to_two_who_could_answer_is_answered_by_the_one_that_is_named(ward: Ward) -> None:
    ward.at("Ann", "gate")
    ward.put("hermit", "gate")
    assert ward.type("ann", "say hello")["ann"] == ['You say, "hello"']
    assert ward.type("ann", "say Hello, warden")["ann"] == ['You say, "Hello, warden"', 'A warden says, "Good day."']


def test_nobody_is_meant_by_the_little_words_of_a_name(ward: Ward) -> None:
    ward.at("Ann", "gate")
    ward.put("warden", "gate", name="the other warden")
    assert ward.type("ann", "say The weather will hold.")["ann"] == ['You say, "The weather will hold."']


def test_whoever_speaks_no_common_language_is_not_understood(ward: Ward) -> None:
    ward.at("Ann", "square")
    ward.put("hermit", "square")
    assert ward.type("ann", "ask hermit")["ann"][1:] == ["A hermit does not understand your language."]


def test_nothing_is_said_where_no_word_is_heard(ward: Ward) -> None:
    ward.at("Ann", "gate")
    set_flag(ward.world, ward.world.catalog.get(Room, "room_gate"), "silent", True)
    assert ward.type("ann", "ask warden")["ann"] == ["Your lips move, and no sound comes."]


def test_a_whisper_is_answered_aloud(ward: Ward) -> None:
    ward.at("Ann", "gate")
    heard = ward.type("ann", "whisper warden Is there a pass?")["ann"]
    assert heard[-1] == 'A warden says, "The clerk has them, when there is a clerk."'


def test_a_creature_that_does_not_speak_says_nothing(ward: Ward) -> None:
    ward.at("Ann", "square")
    ward.put("stray", "square")
    assert ward.type("ann", "ask dog")["ann"] == ["You greet a stray dog.", "A stray dog looks up, and says nothing."]
    heard = ward.type("ann", "ask dog about bones")["ann"]
    assert heard == ['You ask a stray dog about "bones".', "A stray dog has nothing to say about that."]


def test_players_answer_for_themselves(ward: Ward) -> None:
    ward.at("Ann", "square")
    ward.at("Bob", "square")
    heard = ward.type("ann", "ask bob about the weather")["ann"]
    assert heard == ["Bob will answer you in their own words: say it, whisper it, or tell them."]


def test_a_scavenger_takes_what_was_dropped_until_it_has_enough(ward: Ward) -> None:
    ann = ward.at("Ann", "square")
    magpie = ward.put("magpie", "square")
    for _ in range(2):
        drop(ward.world, ann, give(ward, "ann", "rag"))
    ward.told()
    assert "A magpie takes a rag." in ward.step(2 * PACE)["ann"]
    assert sum(item.quantity for item in carried_by(ward.world, magpie)) >= 1
    ward.step(5 * PACE)
    assert len(carried_by(ward.world, magpie)) == 1


def test_gestures_are_made_only_where_somebody_sees_them(ward: Ward) -> None:
    ward.put("magpie", "square")
    ann = ward.at("Ann", "square")
    heard = ward.step(600)["ann"]
    assert 2 <= heard.count("A magpie turns its head from side to side.") <= 600 / 45
    ward.move(ann, "hut")
    assert ward.step(300) == {}


def test_a_thought_that_was_asked_for_in_something_undone_is_asked_for_again(ward: Ward) -> None:
    dog = ward.put("stray", "square")
    with contextlib.suppress(LookupError), ward.world.undoing():
        wake(ward.world, dog, 1.0)
        raise LookupError
    ward.at("Ann", "square")
    heard = ward.step(60)["ann"]
    assert any("stray dog" in line for line in heard)


def test_a_creature_that_is_gone_is_on_nobodys_mind(ward: Ward) -> None:
    dog = ward.put("stray", "square")
    ward.at("Ann", "square")
    assert dog.id in ward.world.memory(Minds).by_id
    vanish(ward.world, dog)
    assert dog.id not in ward.world.memory(Minds).by_id
    ward.step(30)


def test_ten_thousand_creatures_that_nobody_can_see_cost_nothing(ward: Ward) -> None:
    for number in range(10_000):
        ward.put(("stray", "wolf", "magpie", "watchman")[number % 4], "nook")
    before = len(ward.world.schedule)
    ward.at("Ann", "hut")
    ward.step(10 * PACE)
    assert ward.waits() == 0
    assert len(ward.world.schedule) == before


def test_creatures_do_the_same_again_for_the_same_seed() -> None:
    def played() -> list[str]:
        ward = Ward(seed=7)
        ward.at("Ann", "square")
        for kind in ("stray", "pup", "magpie", "watchman", "wolf"):
            ward.put(kind, "square")
        return ward.step(300)["ann"]

    assert played() == played()
