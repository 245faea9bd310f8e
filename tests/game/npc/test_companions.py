"""Somebody's companion: to strike at it, or to set it on people, is to fight its owner."""

from dataclasses import replace

import pytest

from mud.game.being.acts.changes import relocate
from mud.game.being.model import Player
from mud.game.combat.acts import engage, target_of
from mud.game.npc.acts import spawn
from mud.game.npc.acts.keeping import set_owner
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.ids import NpcTemplateId
from tests.game.npc.creatures import Yard

GOOSE = NpcTemplateId("npc_goose")


@pytest.fixture
def yard() -> Yard:
    made = Yard()
    kind = replace(made.template(GOOSE), persist_state=True)
    made.rewrite_content(made.world.catalog.with_(kind))
    return made


def of_ann(yard: Yard, *, owned: bool = True) -> tuple[Player, Player, Npc]:
    """Ann, Bob, and a goose that is Ann's, or will be, in one room."""
    ann, bob = yard.enter("Ann"), yard.enter("Bob")
    goose = spawn(yard.world, yard.world.catalog.get(NpcTemplate, GOOSE), ann.room_id)
    relocate(yard.world, bob, yard.world.catalog.get(Room, ann.room_id))
    if owned:
        set_owner(yard.world, goose, ann)
    return ann, bob, goose


def test_nobody_sets_a_companion_on_whom_they_may_not_fight_themselves(yard: Yard) -> None:
    _, bob, goose = of_ann(yard)
    with pytest.raises(Refused, match="Bob has not agreed to a fight"):
        engage(yard.world, goose, bob)


def test_nobody_strikes_at_the_companion_of_whom_they_may_not_fight(yard: Yard) -> None:
    _, bob, goose = of_ann(yard)
    with pytest.raises(Refused, match="Ann has not agreed to a fight"):
        engage(yard.world, bob, goose)


def test_one_does_not_strike_at_ones_own_companion(yard: Yard) -> None:
    ann, _, goose = of_ann(yard)
    with pytest.raises(Refused, match="belongs to you"):
        engage(yard.world, ann, goose)
    with pytest.raises(Refused):
        engage(yard.world, goose, ann)


def test_where_people_may_fight_companions_may(yard: Yard) -> None:
    ann, bob, goose = of_ann(yard)
    room = yard.world.catalog.get(Room, ann.room_id)
    yard.rewrite_content(yard.world.catalog.with_(replace(room, flags=(RoomFlag.ARENA,))))
    engage(yard.world, goose, bob)
    assert target_of(yard.world, goose) is bob


def test_a_companion_strikes_back_and_fights_other_creatures(yard: Yard) -> None:
    ann, bob, goose = of_ann(yard, owned=False)
    engage(yard.world, bob, goose)
    set_owner(yard.world, goose, ann)
    yard.step(10)
    assert target_of(yard.world, goose) is bob
    other = spawn(yard.world, yard.world.catalog.get(NpcTemplate, GOOSE), ann.room_id)
    engage(yard.world, goose, other)
    assert target_of(yard.world, goose) is other
    engage(yard.world, goose, bob)
    assert target_of(yard.world, goose) is bob
