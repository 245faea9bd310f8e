"""Pieces of stacks: what one has less, the other has more."""

import random
from typing import Annotated

import pytest

from mud.content.catalog import Catalog
from mud.kernel.clock import SteppedClock
from mud.kernel.dice import Dice
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.events import Bus
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.kernel.marks import Key
from mud.kernel.schema import build_schema
from mud.world.contents import Holder
from mud.world.stacks import are_equal, divide, pour
from mud.world.world import Sources, World


@entity("grains")
class Grain(Entity):
    """Something that is many."""

    id: Annotated[str, Key()]
    holder: Holder
    quantity: int = 1
    ground: bool = False
    sown: float = 0.0


@part_of(Grain)
class Blessing(Part):
    """What an upper feature has to say of grain."""

    blessed: bool = False


@pytest.fixture
def world() -> World:
    sources = Sources(SteppedClock(), Dice(1), RandomIds(random.Random(1)))
    return World(build_schema([Grain, Blessing]), Catalog({}, ""), sources, (Bus(()), Hooks()))


def grain(world: World, key: str, count: int) -> Grain:
    return world.add(Grain(id=key, holder=Holder.room("mill"), quantity=count, sown=float(count)))


def test_a_stack_is_divided(world: World) -> None:
    wheat = grain(world, "wheat", 10)
    wheat.ground = Blessing.of(wheat).blessed = True
    piece = divide(world, wheat, 4, "piece")
    assert (wheat.quantity, piece.quantity) == (6, 4)
    assert piece.ground
    assert Blessing.of(piece).blessed
    assert world.get(Grain, "piece") is piece


@pytest.mark.parametrize("count", [-1, 0, 10, 11])
def test_some_are_taken_and_some_stay(world: World, count: int) -> None:
    wheat = grain(world, "wheat", 10)
    with pytest.raises(ValueError, match="not a part"):
        divide(world, wheat, count, "piece")
    assert wheat.quantity == 10


def test_as_many_are_poured_as_go_in(world: World) -> None:
    source, target = grain(world, "source", 10), grain(world, "target", 10)
    assert pour(world, source, target, 16) == 6
    assert (source.quantity, target.quantity) == (4, 16)
    assert pour(world, source, target, 16) == 0
    assert pour(world, source, target, 20) == 4
    assert world.get(Grain, "source") is None
    assert target.quantity == 20


def test_nothing_is_poured_into_itself(world: World) -> None:
    wheat = grain(world, "wheat", 10)
    assert pour(world, wheat, wheat, 20) == 0
    assert wheat.quantity == 10


def test_equal_is_what_differs_only_in_its_past(world: World) -> None:
    one, other = grain(world, "one", 1), grain(world, "other", 2)
    assert are_equal(world, one, other, ("sown",))
    assert not are_equal(world, one, other, ())
    Blessing.of(one).blessed = True
    assert not are_equal(world, one, other, ("sown",))
