"""Creatures that come only at certain times, and of which there is never more than one."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from mud.game.being.acts.changes import relocate
from mud.game.combat.acts import disengage, engage, fight_of
from mud.game.npc.acts import die, spawn, withdraw
from mud.game.npc.acts.gates import ROUND, is_open, living
from mud.game.npc.acts.keeping import owner_of, set_owner
from mud.game.npc.acts.lives import PLACEMENTS, fall
from mud.game.npc.specs import Brightness, NpcPlacement, NpcTemplate, When
from mud.game.place.specs import Room
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import Phase
from mud.game.sky.specs import Season, Weather
from mud.kernel.clauses import Clauses
from mud.kernel.ids import AreaId, NpcTemplateId, PlacementId, RoomId
from tests.game.npc.creatures import Yard

MOTH = NpcTemplateId("npc_moth")
HOUR = 3600.0


@pytest.fixture
def yard() -> Yard:
    return Yard()


@pytest.mark.parametrize("written", ['{"phase": "night"}', '{"phase": ["night"]}'])
def test_a_time_may_be_one_word_or_several(written: str) -> None:
    assert TypeAdapter(When).validate_json(written) == When(phase=(Phase.NIGHT,))


def placement(**fields: object) -> NpcPlacement:
    usual = {"id": PlacementId("yard_moth"), "room_id": RoomId("room_yard"), "npc": MOTH, "every": 60}
    return NpcPlacement(**{**usual, **fields})  # type: ignore[arg-type]  # the tests name the fields


def place(yard: Yard, placed: NpcPlacement, **fields: object) -> None:
    """Put moths into the content, and let them come."""
    moth = NpcTemplate(id=MOTH, name="moth", description="Grey.", **fields)  # type: ignore[arg-type]  # as above
    yard.world.catalog = yard.world.catalog.with_(moth, placed)
    PLACEMENTS.revise(yard.world, [placed.id], lambda world, id_: world.catalog.find(NpcPlacement, id_))
    yard.told()


def during(yard: Yard, seconds: float) -> list[str]:
    """What Ann reads meanwhile, and until each placement was looked at."""
    return [line for step in (seconds, *[1.0] * ROUND) for line in yard.step(step).get("ann", ())]


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        (When(phase=(Phase.MORNING, Phase.DAWN)), True),
        (When(phase=(Phase.NIGHT,)), False),
        (When(hours=(8, 10)), True),
        (When(hours=(22, 9)), False),
        (When(hours=(22, 10)), True),
        (When(weather=(Weather.CLEAR,)), True),
        (When(weather=(Weather.RAIN, Weather.STORM)), False),
        (When(light=(Brightness.BRIGHT,)), True),
        (When(light=(Brightness.DARK, Brightness.DIM)), False),
        (When(players_at_least=1), True),
        (When(players_at_least=2), False),
        (When(players_at_most=0), False),
        (When(phase=(Phase.MORNING,), players_at_least=2), False),
    ],
)
def test_all_that_is_asked_of_the_time_must_hold(yard: Yard, when: When, holds: bool) -> None:
    yard.enter("Ann")
    assert is_open(yard.world, placement(when=when)) is holds


def test_one_season_is_now(yard: Yard) -> None:
    assert sum(is_open(yard.world, placement(when=When(season=(season,)))) for season in Season) == 1


def test_conditions_of_the_language_are_asked_too(yard: Yard) -> None:
    asked = placement(if_=Clauses.read([{"room_flag": "gate_open"}]))
    assert not is_open(yard.world, asked)
    assert is_open(yard.world, replace(asked, if_=Clauses.read([{"not": [{"room_flag": "gate_open"}]}])))


def test_what_comes_at_night_comes_at_night_and_goes_in_the_morning(yard: Yard) -> None:
    place(yard, placement(when=When(hours=(21, 5))))
    yard.enter("Ann")
    (moth,) = yard.all_of(MOTH)
    assert not moth.is_alive
    sky = yard.world.get(AreaSky, AreaId("mill"))
    assert sky is not None
    heard = during(yard, (21 - 9) * HOUR / sky.scale)
    assert moth.is_alive
    assert "A moth turns up." in heard
    heard = during(yard, 8 * HOUR / sky.scale)
    assert not moth.is_alive
    assert any(line.endswith("goes away.") for line in heard)


def test_no_hour_takes_a_creature_out_of_a_fight(yard: Yard) -> None:
    place(yard, placement(when=When(players_at_most=1)), max_health=500)
    ann, (moth,) = yard.enter("Ann"), yard.all_of(MOTH)
    ann.max_health = ann.current_health = 500
    relocate(yard.world, ann, yard.world.catalog.get(Room, moth.room_id))
    engage(yard.world, ann, moth)
    yard.enter("Bob")
    during(yard, 1)
    assert moth.is_alive
    disengage(yard.world, ann)
    during(yard, 1)
    assert not moth.is_alive


def test_whoever_fought_what_withdraws_fights_no_more(yard: Yard) -> None:
    place(yard, placement(), max_health=500)
    ann, (moth,) = yard.enter("Ann"), yard.all_of(MOTH)
    relocate(yard.world, ann, yard.world.catalog.get(Room, moth.room_id))
    engage(yard.world, ann, moth)
    withdraw(yard.world, moth)
    assert fight_of(yard.world, ann) is None


def test_a_companion_stays_whatever_becomes_of_the_place_that_it_came_from(yard: Yard) -> None:
    place(yard, placement(max=2, when=When(players_at_least=1)), persist_state=True)
    ann = yard.enter("Ann")
    during(yard, 1)
    mine, other = yard.all_of(MOTH)
    set_owner(yard.world, mine, ann)
    ann.online = False
    during(yard, 1)
    assert [mine.is_alive, other.is_alive] == [True, False]
    yard.rewrite_content(yard.world.catalog.with_(placement(npc=NpcTemplateId("npc_goose"))))
    assert yard.all_of(MOTH) == [mine]
    yard.rewrite_content(yard.without(NpcPlacement, "yard_moth"))
    assert yard.all_of(MOTH) == [mine]
    assert owner_of(yard.world, mine) is ann


def test_a_companion_that_is_killed_while_its_owner_is_away_comes_back_to_them(yard: Yard) -> None:
    place(yard, placement(every=60), persist_state=True)
    ann, (moth,) = yard.enter("Ann"), yard.all_of(MOTH)
    set_owner(yard.world, moth, ann)
    ann.online = False
    fall(yard.world, moth)
    assert owner_of(yard.world, moth) is ann
    yard.step(61)
    assert moth.is_alive
    assert owner_of(yard.world, moth) is ann


def test_what_stays_does_not_go(yard: Yard) -> None:
    place(yard, placement(when=When(hours=(8, 10)), stays=True))
    (moth,) = yard.all_of(MOTH)
    yard.step(3 * HOUR)
    for _ in range(ROUND):
        yard.step(1)
    assert moth.is_alive


def test_a_dead_one_waits_for_its_time_as_well_as_for_its_turn(yard: Yard) -> None:
    place(yard, placement(when=When(players_at_least=1)))
    ann = yard.enter("Ann")
    for _ in range(ROUND):
        yard.step(1)
    (moth,) = yard.all_of(MOTH)
    assert moth.is_alive
    fall(yard.world, moth)
    ann.online = False
    yard.step(61)
    assert not moth.is_alive
    ann.online = True
    for _ in range(ROUND):
        yard.step(1)
    assert moth.is_alive


def test_of_a_unique_kind_only_one_lives_and_another_takes_its_place(yard: Yard) -> None:
    place(yard, placement(max=2), unique=True)
    one, other = yard.all_of(MOTH)
    assert [one.is_alive, other.is_alive] == [True, False]
    fall(yard.world, one)
    assert [one.is_alive, other.is_alive] == [False, True]
    yard.step(60)
    assert living(yard.world, MOTH) == [other]


def test_a_placement_that_became_smaller_keeps_its_living(yard: Yard) -> None:
    place(yard, placement(max=3))
    first = yard.all_of(MOTH)[0]
    die(yard.world, first)
    yard.rewrite_content(yard.world.catalog.with_(placement(max=2)))
    assert first not in yard.all_of(MOTH)
    assert len(living(yard.world, MOTH)) == 2


def test_a_hot_reload_changes_kinds_and_takes_away_whose_place_is_gone(yard: Yard) -> None:
    rat = yard.all_of("npc_rat", "room_lane")[0]
    lone = spawn(yard.world, yard.template("npc_goose"), RoomId("room_lane"), {"level": 4})
    bigger = replace(yard.template("npc_goose"), name="white goose", max_health=20, level=2)
    yard.rewrite_content(yard.world.catalog.with_(bigger))
    assert (lone.name, lone.max_health, lone.level) == ("white goose", 20, 4)
    yard.rewrite_content(yard.without(NpcPlacement, "lane_rats"))
    assert yard.all_of("npc_rat", "room_lane") == []
    assert rat not in yard.all_of("npc_rat")
    assert len(yard.all_of("npc_rat", "room_cellar")) == 3
