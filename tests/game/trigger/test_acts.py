"""Triggers: what sets them off, what holds them back, and what becomes of those that fail."""

from dataclasses import replace
from typing import Any

import pytest

from mud.game.being import acts as beings
from mud.game.being.acts.presence import transport
from mud.game.combat import acts as fights
from mud.game.death.acts import die
from mud.game.effect import acts as effects
from mud.game.effect.specs import Effect
from mud.game.npc.acts import spawn
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room, RoomFlag
from mud.game.talk import acts as talk
from mud.game.thing.acts import carried_by, lying_in
from mud.game.trigger import acts
from mud.game.trigger.model import TriggerState
from mud.game.trigger.rules import MOST_FAILURES, MOST_FIRED
from mud.game.trigger.specs import Occasion, Trigger, Who
from mud.kernel.clauses import Clauses
from mud.kernel.ids import AreaId, EffectId, NpcTemplateId, RoomId, TriggerId
from tests.game.combat.yard import LoadedDice
from tests.game.trigger.country import SQUARE, Town, trigger

HELLO = {"tell": "Hello."}


def hears(heard: dict[str, list[str]], line: str = "Hello.") -> bool:
    return line in heard.get("ann", [])


@pytest.mark.parametrize(
    ("on", "lines", "fields"),
    [
        (Occasion.ENTER, ["north", "south"], {}),
        (Occasion.EXIT, ["north"], {"way": "north"}),
        (Occasion.COMMAND, ["hum a tune"], {"pattern": "hum *"}),
        (Occasion.SPEECH, ["say Open, Sesame!"], {"pattern": "*sesame*"}),
        (Occasion.TAKE, ["get loaf"], {"item": "item_loaf"}),
        (Occasion.DROP, ["get loaf", "drop loaf"], {"item": "item_loaf"}),
        (Occasion.GIVE, ["get loaf", "give loaf to gwen"], {}),
        (Occasion.POSITION, ["sit"], {}),
    ],
    ids=lambda each: str(getattr(each, "value", "")),
)
def test_a_trigger_fires_on(
    on: Occasion, lines: list[str], fields: dict[str, Any]
) -> None:  # Any: as a trigger has them
    stage = Town(trigger("t", on, HELLO, **fields))
    heard = [stage.type("ann", line) for line in lines]
    assert hears(heard[-1]), heard
    assert stage.fired("t") == 1


@pytest.mark.parametrize(
    ("on", "line", "fields"),
    [
        (Occasion.EXIT, "north", {"way": "south"}),
        (Occasion.COMMAND, "hum", {"pattern": "hum *"}),
        (Occasion.SPEECH, "say hello", {"pattern": "*sesame*"}),
        (Occasion.TAKE, "get loaf", {"item": "item_sword"}),
        (Occasion.SPEECH, "say sesame", {"rooms": (RoomId("room_lane"),)}),
    ],
    ids=lambda each: str(getattr(each, "value", "")),
)
def test_a_trigger_does_not_fire_on_anything_else(
    on: Occasion, line: str, fields: dict[str, Any]
) -> None:  # Any: as a trigger has them
    stage = Town(trigger("t", on, HELLO, **fields))
    assert not hears(stage.type("ann", line))


def test_a_trigger_fires_on_sign_in_in_its_area() -> None:
    stage = Town(trigger("t", Occasion.SIGN_IN, HELLO, areas=("town",)))
    beings.leave(stage.world, stage.ann)
    stage.told()
    beings.enter(stage.world, stage.ann)
    assert hears(stage.told())


def test_a_trigger_fires_on_an_effect() -> None:
    stage = Town(trigger("t", Occasion.EFFECT, {"tell": "You have {effect}."}, effect=EffectId("effect_itch")))
    itch, warmth = (stage.world.catalog.get(Effect, name) for name in ("effect_itch", "effect_warmth"))
    effects.apply(stage.world, stage.ann, warmth)
    assert not hears(stage.told(), "You have itch.")
    effects.apply(stage.world, stage.ann, itch)
    assert hears(stage.told(), "You have itch.")


def test_a_trigger_by_interval_runs_only_while_somebody_is_there() -> None:
    stage = Town(trigger("t", Occasion.INTERVAL, {"echo": "Tick."}, every=10))
    assert hears(stage.step(10.1), "Tick.")
    assert hears(stage.step(10.1), "Tick.")
    for name in ("ann", "gwen"):
        stage.type(name, "north")
    stage.step(10.1)
    assert ("t", SQUARE) not in acts.board_of(stage.world).jobs
    stage.type("ann", "south")
    assert hears(stage.step(10.1), "Tick.")


def test_a_trigger_by_time_comes_every_day() -> None:
    stage = Town(trigger("t", Occasion.TIME, {"message_area": "Noon."}, at="12:00", areas=("town",)))
    day = 86_400
    heard = [hears(stage.step(day / 4), "Noon.") for _ in range(8)]
    assert heard.count(True) == 2


def test_cooldown_limit_and_chance_hold_a_trigger_back() -> None:
    stage = Town(
        trigger("rests", Occasion.SPEECH, {"tell": "A"}, cooldown=60),
        trigger("ends", Occasion.SPEECH, {"tell": "B"}, limit=2),
        trigger("seldom", Occasion.SPEECH, {"tell": "C"}, chance=0.0001),
    )
    heard = [stage.type("ann", "say x") for _ in range(4)]
    assert [sum(hears(each, word) for each in heard) for word in "ABC"] == [1, 2, 0]
    stage.step(61)
    assert hears(stage.type("ann", "say x"), "A")


def test_what_counts_for_each_person_holds_back_only_them() -> None:
    stage = Town(trigger("t", Occasion.SPEECH, HELLO, limit=1, per_person=True))
    assert hears(stage.type("ann", "say x"))
    assert not hears(stage.type("ann", "say x"))
    assert "Hello." in stage.type("gwen", "say x")["gwen"]


def test_conditions_hold_a_trigger_back_and_the_rest_is_done_instead() -> None:
    one = trigger("t", Occasion.COMMAND, {"tell": "Yes."}, when=({"flag": "knows"},), pattern="push")
    stage = Town(
        Trigger(
            id=one.id, on=one.on, rooms=one.rooms, pattern="push", if_=one.if_, do=one.do,
            else_=Clauses.read([{"tell": "Not yet."}, {"set_flag": "knows"}]),
        )
    )  # fmt: skip
    assert hears(stage.type("ann", "push"), "Not yet.")
    assert hears(stage.type("ann", "push"), "Yes.")


def test_a_command_that_passes_is_done_as_well() -> None:
    stage = Town(trigger("t", Occasion.COMMAND, HELLO, pattern="look*", passes=True))
    heard = stage.type("ann", "look")["ann"]
    assert heard[0] == "Hello."
    assert len(heard) > 1


def test_sleepers_set_nothing_off_by_typing() -> None:
    stage = Town(trigger("t", Occasion.COMMAND, HELLO, pattern="hum"))
    stage.type("ann", "sleep")
    assert stage.type("ann", "hum")["ann"] == ["You are asleep. To wake up, type wake."]


def test_a_trigger_that_fails_has_done_nothing_and_its_builder_is_told() -> None:
    stage = Town(
        trigger(
            "t",
            Occasion.SPEECH,
            HELLO,
            {"give_item": "item_loaf"},
            {"set_flag": "seen"},
            {"repeat": {"times": 100, "do": [{"repeat": {"times": 100, "do": [{"count_flag": "n"}]}}]}},
        )
    )
    before = len(carried_by(stage.world, stage.ann))
    heard = stage.type("ann", "say x")
    assert heard["ann"] == ['You say, "x"']
    assert any("The trigger t failed, and what it had done is undone." in line for line in heard["gwen"])
    assert len(carried_by(stage.world, stage.ann)) == before
    assert not stage.ann.player_flags
    for _ in range(MOST_FAILURES - 1):
        heard = stage.type("ann", "say x")
    assert "It has been switched off" in " ".join(heard["gwen"])
    assert set(stage.type("ann", "say x")) == {"ann", "gwen"}
    assert not acts.is_on(stage.world, stage.world.catalog.get(Trigger, "t"))


def test_what_the_game_refuses_undoes_a_trigger_and_is_read_by_who_typed_it() -> None:
    stage = Town(
        trigger("t", Occasion.COMMAND, HELLO, {"set_flag": "x"}, {"put_down": {"position": "sitting"}}, pattern="rest*")
    )
    stage.ann.seat = "room_square nothing"
    heard = stage.type("ann", "restless")
    assert heard["ann"]
    assert acts.is_on(stage.world, stage.world.catalog.get(Trigger, "t"))


def test_triggers_that_set_each_other_off_are_cut_and_named() -> None:
    stage = Town(
        trigger("ping", Occasion.SPEECH, {"say": {"text": "ping", "who": "$who"}}),
        trigger("pong", Occasion.SPEECH, {"say": {"text": "pong", "who": "$who"}}),
    )
    heard = stage.type("ann", "say go")
    assert any("set each other off without end" in line for line in heard["gwen"]) or any(
        f"more than {MOST_FIRED}" in line for line in heard["gwen"]
    )
    assert len(heard["ann"]) < 200


def test_a_trigger_that_fires_itself_is_cut() -> None:
    stage = Town(trigger("loop", Occasion.SPEECH, {"fire": "loop"}, HELLO))
    heard = stage.type("ann", "say go")
    assert "loop -> loop" in " ".join(heard["gwen"])


def test_triggers_switch_others_on_and_off_and_count_them() -> None:
    stage = Town(
        trigger("first", Occasion.SPEECH, {"disable_trigger": "first"}, {"enable_trigger": "second"}, pattern="a"),
        trigger("second", Occasion.SPEECH, {"tell": "Second."}, pattern="b", enabled=False),
        trigger("third", Occasion.SPEECH, {"tell": "Third."}, when=({"trigger_fired": "second"},), pattern="c"),
    )
    assert not hears(stage.type("ann", "say b"), "Second.")
    stage.type("ann", "say a")
    assert hears(stage.type("ann", "say b"), "Second.")
    assert hears(stage.type("ann", "say c"), "Third.")
    assert not acts.is_on(stage.world, stage.world.catalog.get(Trigger, "first"))


def test_a_permanent_trigger_is_counted_in_its_place() -> None:
    stage = Town(trigger("t", Occasion.SPEECH, HELLO, limit=1, permanent=True))
    stage.type("ann", "say x")
    state = stage.world.get(TriggerState, ("t", "room", SQUARE))
    assert state is not None
    assert (state.fire_count, state.last_fired_at) == (1, stage.world.clock.now())
    assert not hears(stage.type("ann", "say x"))
    acts.reset(stage.world, stage.world.catalog.get(Trigger, "t"))
    assert hears(stage.type("ann", "say x"))


def test_what_waits_goes_on_later_and_not_for_those_who_left_the_world() -> None:
    stage = Town(trigger("t", Occasion.SPEECH, {"wait": 5}, HELLO, {"spawn_item": "item_loaf"}))
    lying = len(lying_in(stage.world, SQUARE))
    assert not hears(stage.type("ann", "say x"))
    assert hears(stage.step(5.1))
    assert len(lying_in(stage.world, SQUARE)) == lying + 1


def test_counts_of_triggers_that_no_file_has_are_forgotten() -> None:
    stage = Town()
    stage.world.add(TriggerState(trigger_id=TriggerId("gone"), scope="room", scope_id="x"))  # type: ignore[arg-type]  # as stored
    acts.forget_missing(stage.world)
    assert not list(stage.world.shelf(TriggerState))


@pytest.mark.parametrize(
    "fields",
    [
        {"on": Occasion.COMMAND},
        {"on": Occasion.COMMAND, "pattern": "push|*"},
        {"on": Occasion.ENTER, "pattern": "x"},
        {"on": Occasion.TIME},
        {"on": Occasion.ENTER, "at": "6:00"},
        {"on": Occasion.INTERVAL},
        {"on": Occasion.ENTER, "item": "item_loaf"},
        {"on": Occasion.ENTER, "effect": "effect_itch"},
        {"on": Occasion.ENTER, "way": "north"},
        {"on": Occasion.ENTER, "rooms": ("a",), "areas": ("b",)},
        {"on": Occasion.ENTER, "per_person": True, "permanent": True},
        {"on": Occasion.PHASE, "who": Who.CREATURES},
        {"on": Occasion.SIGN_IN, "who": Who.ANYONE},
    ],
    ids=str,
)
def test_a_trigger_that_could_never_fire_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Trigger(id=TriggerId("t"), do=Clauses.read(["stop"]), **fields)  # type: ignore[arg-type]  # wrong on purpose


def test_a_capital_begins_a_sentence_and_several_tokens_may_name_one() -> None:
    stage = Town(
        trigger("t", Occasion.TAKE, {"tell": "{Item:the} is warm. {Who}, {who.name}, {item:bare}, {who.level}."})
    )
    heard = stage.type("ann", "get loaf")["ann"]
    assert heard[-1].startswith("The ")
    assert heard[-1].endswith("is warm. Ann, Ann, loaf of rye bread, 1.")


@pytest.mark.parametrize("fields", [{}, {"areas": (AreaId("town"),)}, {"rooms": ()}])
def test_what_a_trigger_listens_for_is_awaited_in_its_room_its_area_or_everywhere(
    fields: dict[str, Any],  # Any: as a trigger has them
) -> None:
    stage = Town(trigger("t", Occasion.SPEECH, HELLO, **fields))
    square = stage.world.catalog.get(Room, SQUARE)
    assert acts.is_awaited(stage.world, Occasion.SPEECH, square, stage.ann)
    assert not acts.is_awaited(stage.world, Occasion.TAKE, square, stage.ann)


def test_what_a_trigger_listens_for_elsewhere_is_not_awaited() -> None:
    stage = Town(trigger("t", Occasion.SPEECH, HELLO, rooms=(RoomId("room_lane"),)))
    square = stage.world.catalog.get(Room, SQUARE)
    assert not acts.is_awaited(stage.world, Occasion.SPEECH, square, stage.ann)


def test_a_trigger_fires_on_a_fight_a_blow_and_a_death() -> None:
    stage = Town(
        trigger("fights", Occasion.FIGHT, {"tell": {"text": "Do not, {who}.", "to": "$whom"}}),
        trigger("blows", Occasion.STRIKE, {"tell": {"text": "That was {amount}.", "to": "$whom"}}),
        trigger("deaths", Occasion.DEATH, {"echo": "The bell tolls for {who}."}),
    )
    stage.world.catalog = stage.world.catalog.with_(
        replace(stage.world.catalog.get(Room, "room_square"), flags=(RoomFlag.ARENA,))
    )
    bob = stage.enter("Bob")
    bob.max_health = bob.current_health = 40
    fights.engage(stage.world, stage.ann, bob)
    assert stage.fired("fights") == 1
    stage.world.dice = LoadedDice([15])
    fights.attack(stage.world, stage.ann, bob)
    told = stage.told()["bob"]
    assert "Do not, Ann." in told
    assert any(line.startswith("That was ") for line in told)
    die(stage.world, bob, stage.ann)
    assert "The bell tolls for Bob." in stage.told()["ann"]


CAT = NpcTemplate(id=NpcTemplateId("npc_cat"), name="cat", description="Gray.")


@pytest.mark.parametrize(
    ("who", "counted"),
    [(Who.PEOPLE, [0, 1]), (Who.CREATURES, [1, 1]), (Who.ANYONE, [1, 2])],
    ids=str,
)
def test_a_trigger_minds_people_unless_it_says_otherwise(who: Who, counted: list[int]) -> None:
    stage = Town(*(trigger(on, on, HELLO, who=who) for on in (Occasion.ENTER, Occasion.EXIT, Occasion.SPEECH)))
    stage.world.catalog = stage.world.catalog.with_(CAT)
    cat = spawn(stage.world, CAT, RoomId("room_lane"))
    beings.walk(stage.world, cat, "south")
    talk.say(stage.world, cat, "mrrow")
    beings.walk(stage.world, cat, "north")
    fired = ("enter", "exit", "speech")
    assert [stage.fired(each) for each in fired] == [counted[0]] * 3
    stage.type("ann", "say hello")
    stage.type("ann", "north")
    stage.type("ann", "south")
    assert [stage.fired(each) for each in fired] == [counted[1]] * 3


def test_a_creature_that_is_brought_somewhere_enters_there_too() -> None:
    stage = Town(trigger("t", Occasion.ENTER, HELLO, who=Who.CREATURES))
    stage.world.catalog = stage.world.catalog.with_(CAT)
    cat = spawn(stage.world, CAT, RoomId("room_lane"))
    transport(stage.world, cat, SQUARE)
    assert stage.fired("t") == 1


def test_what_happens_at_different_times_is_no_avalanche() -> None:
    stage = Town(trigger("t", Occasion.SPEECH, HELLO))
    for _ in range(MOST_FIRED + 10):
        stage.type("ann", "say hello")
    assert stage.fired("t") == MOST_FIRED + 10
