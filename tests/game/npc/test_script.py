"""What content can ask of creatures, and do with them."""

import pytest

from mud.game.being.model import Player
from mud.game.being.script import names_around
from mud.game.npc.acts.keeping import owner_of
from mud.game.npc.acts.lives import fall
from mud.game.npc.model import Npc, NpcState
from mud.kernel.clauses import Clauses
from mud.kernel.errors import Refused
from mud.play.scripts.language import language_of
from mud.play.scripts.scene import Scene
from tests.game.npc.creatures import Yard


@pytest.fixture
def yard() -> Yard:
    return Yard()


@pytest.fixture
def ann(yard: Yard) -> Player:
    return yard.enter("Ann")


def scene(yard: Yard, ann: Player, **names: object) -> Scene:
    return Scene(yard.world, language_of(yard.world), {**names_around(yard.world, ann), **names}, "a test")


def holds(yard: Yard, ann: Player, line: object, **names: object) -> bool:
    return scene(yard, ann, **names).holds(Clauses.read([line]))


def do(yard: Yard, ann: Player, line: object, **names: object) -> list[str]:
    """What Ann reads of a line that is done."""
    scene(yard, ann, **names).perform(Clauses.read([line]))
    return yard.told().get("ann", [])


@pytest.mark.parametrize(
    ("line", "so"),
    [
        ({"npc_is_here": "npc_goose"}, True),
        ({"npc_is_here": "npc_rat"}, False),
        ({"npc_is_here": {"npc": "npc_rat", "at_least": 3, "room": "room_cellar"}}, True),
        ({"npc_is_here": {"npc": "npc_rat", "at_most": 2, "room": "room_cellar"}}, False),
        ({"npc_alive": {"npc": "npc_rat", "at_least": 5}}, True),
        ({"npc_alive": {"npc": "npc_rat", "at_least": 6}}, False),
        ({"npc_type": "neutral"}, False),
        ({"npc_type": {"type": "neutral", "who": "$goose"}}, True),
        ({"npc_type": {"type": "merchant", "who": "$goose"}}, False),
        ({"npc_kind": {"kind": "beast", "who": "$goose"}}, True),
        ({"npc_kind": {"kind": "undead", "who": "$goose"}}, False),
        ({"is_npc": {"npc": "npc_goose", "who": "$goose"}}, True),
        ({"is_npc": "npc_goose"}, False),
        ({"npc_flag": {"flag": "clipped", "npc": "npc_goose"}}, True),
        ({"npc_flag": {"flag": "fed", "npc": "$goose"}}, False),
        ({"owns_npc": "npc_goose"}, False),
    ],
)
def test_conditions(yard: Yard, ann: Player, line: object, so: bool) -> None:
    assert holds(yard, ann, line, goose=yard.one("npc_goose")) is so


def test_the_dead_are_not_counted(yard: Yard, ann: Player) -> None:
    fall(yard.world, yard.one("npc_goose"))
    assert not holds(yard, ann, {"npc_is_here": "npc_goose"})
    assert not holds(yard, ann, {"npc_alive": "npc_goose"})


def test_creatures_are_called_up_to_a_number(yard: Yard, ann: Player) -> None:
    assert do(yard, ann, {"spawn_npc": {"npc": "npc_rat", "quantity": 2, "at_most": 3}}) == ["A mill rat turns up."] * 2
    assert do(yard, ann, {"spawn_npc": {"npc": "npc_rat", "quantity": 2, "at_most": 3}}) == ["A mill rat turns up."]
    assert do(yard, ann, {"spawn_npc": {"npc": "npc_rat", "at_most": 3}}) == []


def test_of_a_unique_kind_no_second_one_is_called(yard: Yard, ann: Player) -> None:
    assert do(yard, ann, {"spawn_npc": "npc_boar"}) == []
    assert len(yard.all_of("npc_boar")) == 1


def test_creatures_are_taken_away_and_come_back_when_they_are_due(yard: Yard, ann: Player) -> None:
    assert do(yard, ann, {"remove_npc": "npc_goose"}) == ["A grey goose is gone."]
    assert yard.all_of("npc_goose") == []
    assert yard.step(120)["ann"] == ["A grey goose turns up."]


def test_creatures_speak_and_act(yard: Yard, ann: Player) -> None:
    assert do(yard, ann, {"npc_says": {"npc": "npc_ferryman", "text": "All [notice]aboard[/]."}}) == [
        'A ferryman says, "All aboard."'
    ]
    assert do(yard, ann, {"npc_emotes": {"npc": "$goose", "text": "hisses."}}, goose=yard.one("npc_goose")) == [
        "A grey goose hisses."
    ]
    assert do(yard, ann, {"npc_says": {"npc": "npc_boar", "text": "Nobody hears this."}}) == []


def test_creatures_are_moved(yard: Yard, ann: Player) -> None:
    do(yard, ann, {"move_npc": {"npc": "npc_rat", "to": "room_yard", "room": "room_cellar"}})
    assert len(yard.all_of("npc_rat", "room_yard")) == 3


def test_what_is_noted_of_one_creature_is_of_that_one_alone(yard: Yard, ann: Player) -> None:
    one, other = yard.all_of("npc_rat", "room_cellar")[:2]
    do(yard, ann, {"set_npc_flag": {"flag": "fed", "npc": "$rat"}}, rat=one)
    assert holds(yard, ann, {"npc_flag": {"flag": "fed", "npc": "$rat"}}, rat=one)
    assert not holds(yard, ann, {"npc_flag": {"flag": "fed", "npc": "$rat"}}, rat=other)
    do(yard, ann, {"set_npc_flag": {"flag": "fed", "npc": "$rat", "value": False}}, rat=one)
    assert not one.instance_data


def test_a_companion_is_someones_until_it_is_free(yard: Yard, ann: Player) -> None:
    boar = yard.one("npc_boar")
    do(yard, ann, {"give_npc": "$boar"}, boar=boar)
    assert owner_of(yard.world, boar) is ann
    assert holds(yard, ann, {"owns_npc": "$boar"}, boar=boar)
    do(yard, ann, {"free_npc": "$boar"}, boar=boar)
    assert owner_of(yard.world, boar) is None


def test_what_is_not_kept_is_nobodys_companion(yard: Yard, ann: Player) -> None:
    with pytest.raises(Refused, match="Nothing is kept of creatures like grey goose"):
        do(yard, ann, {"give_npc": "npc_goose"})


def test_only_kept_kinds_are_kept(yard: Yard) -> None:
    assert [state.instance_id for state in yard.world.shelf(NpcState)] == [yard.one("npc_boar").id]
    assert len(yard.world.shelf(Npc)) > 1
