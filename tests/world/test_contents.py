"""Who holds what: a thing is in one place, always."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from mud.kernel.entity import set_slot
from mud.world.contents import Holder, HolderKind, InsideItselfError, contents, holders, move, together
from mud.world.world import World
from tests.world.samples import Thing, make_world

ROOM, OTHER_ROOM, PLAYER = Holder.room("inn"), Holder.room("well"), Holder.player("ann")


@pytest.fixture
def world() -> World:
    return make_world()


def thing(world: World, name: str, holder: Holder = ROOM) -> Thing:
    return world.add(Thing(id=name, holder=holder))


def inside(container: Thing) -> Holder:
    return Holder.container(container.id)


# Holders


@pytest.mark.parametrize("holder", [ROOM, PLAYER, Holder.container("bag")])
def test_a_holder_is_the_same_after_it_was_kept_in_columns(holder: Holder) -> None:
    columns = holder.apart()
    assert len(columns) == len(HolderKind)
    assert [column for column in columns if column is not None] == [holder.id]
    assert together(*columns) == holder  # type: ignore[arg-type]  # text or None, as the columns are


def test_a_holder_names_its_columns() -> None:
    columns = ["room_id", "player_id", "container_id", "inventory_id", "npc_instance_id"]
    assert [kind.value for kind in HolderKind] == columns


@pytest.mark.parametrize(
    "columns",
    [
        (None, None, None, None, None),
        ("inn", "ann", None, None, None),
        ("inn", "ann", "bag", "chest", "rat"),
        (),
        ("inn",),
        (None, None, None, None, None, "x"),
    ],
)
def test_a_thing_has_exactly_one_holder(columns: tuple[str | None, ...]) -> None:
    with pytest.raises(ValueError, match=r"exactly one|argument"):
        together(*columns)


# Moved


def test_a_thing_that_is_moved_is_where_it_went_and_nowhere_else(world: World) -> None:
    sword = thing(world, "sword")
    move(world, sword, PLAYER)
    assert list(contents(world, Thing, PLAYER)) == [sword]
    assert list(contents(world, Thing, ROOM)) == []
    assert sword in world.take_changes().dirty


def test_contents_stand_in_the_order_in_which_they_came(world: World) -> None:
    sword, bread, rope = (thing(world, name) for name in ("sword", "bread", "rope"))
    move(world, sword, PLAYER)
    move(world, sword, ROOM)
    assert list(contents(world, Thing, ROOM)) == [bread, rope, sword]


def test_what_is_inside_a_container_goes_where_it_goes(world: World) -> None:
    chest, bag, coin = thing(world, "chest"), thing(world, "bag"), thing(world, "coin")
    move(world, coin, inside(bag))
    move(world, bag, inside(chest))
    move(world, chest, PLAYER)
    assert holders(world, coin) == [inside(bag), inside(chest), PLAYER]
    assert list(contents(world, Thing, inside(bag))) == [coin]


@pytest.mark.parametrize("depth", [0, 1, 5])
def test_a_container_cannot_be_put_into_itself_however_deep(world: World, depth: int) -> None:
    outermost = innermost = thing(world, "0")
    for number in range(1, depth + 1):
        innermost = thing(world, str(number), inside(innermost))
    with pytest.raises(InsideItselfError):
        move(world, outermost, inside(innermost))
    assert outermost.holder == ROOM


def test_nothing_can_be_put_into_what_is_not_there(world: World) -> None:
    sword = thing(world, "sword")
    with pytest.raises(LookupError, match="no container ghost"):
        move(world, sword, Holder.container("ghost"))
    assert sword.holder == ROOM


def test_rows_that_make_a_circle_do_not_stop_the_world(world: World) -> None:
    one, other = thing(world, "one"), thing(world, "other")
    set_slot(one, "holder", inside(other))
    set_slot(other, "holder", inside(one))
    sword = thing(world, "sword")
    with pytest.raises(LookupError, match="inside itself"):
        move(world, sword, inside(one))
    assert len(holders(world, one)) == 2


def test_a_thing_in_a_container_that_is_gone_has_no_holder_beyond(world: World) -> None:
    bag = thing(world, "bag")
    coin = thing(world, "coin", inside(bag))
    world.remove(bag)
    assert holders(world, coin) == [Holder.container("bag")]


class Moves(RuleBasedStateMachine):
    """Whatever is made, moved and removed: each thing is in one place, and no chain of containers goes round."""

    things = Bundle("things")
    places = st.sampled_from([ROOM, OTHER_ROOM, PLAYER])

    def __init__(self) -> None:
        super().__init__()
        self.world = make_world()
        self.where: dict[str, Holder] = {}

    @rule(target=things, place=places)
    def make(self, place: Holder) -> Thing:
        made = thing(self.world, str(len(self.where)), place)
        self.where[made.id] = place
        return made

    @rule(one=things, place=places)
    def carry(self, one: Thing, place: Holder) -> None:
        move(self.world, one, place)
        self.where[one.id] = place

    @rule(one=things, other=things)
    def put_inside(self, one: Thing, other: Thing) -> None:
        goes_round = one is other or inside(one) in self._chain(other.id)
        try:
            move(self.world, one, inside(other))
        except InsideItselfError:
            assert goes_round
        else:
            assert not goes_round
            self.where[one.id] = inside(other)

    @precondition(lambda self: self.where)
    @rule(one=consumes(things))
    def remove(self, one: Thing) -> None:
        for held in list(contents(self.world, Thing, inside(one))):
            move(self.world, held, one.holder)
            self.where[held.id] = one.holder
        self.world.remove(one)
        self.where[one.id] = GONE

    @rule()
    def save(self) -> None:
        self.world.take_changes()

    @invariant()
    def everything_is_in_one_place(self) -> None:
        there = {key: place for key, place in self.where.items() if place is not GONE}
        assert {one.id: one.holder for one in self.world.shelf(Thing)} == there
        found = [one.id for place in set(there.values()) for one in contents(self.world, Thing, place)]
        assert sorted(found) == sorted(there)
        for one in self.world.shelf(Thing):
            assert holders(self.world, one) == self._chain(one.id)
            assert holders(self.world, one)[-1].kind is not HolderKind.CONTAINER

    def _chain(self, key: str) -> list[Holder]:
        chain = [self.where[key]]
        while chain[-1].kind is HolderKind.CONTAINER:
            chain.append(self.where[chain[-1].id])
        return chain


GONE = Holder.room("nowhere")
TestMoves = Moves.TestCase
