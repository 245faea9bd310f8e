"""Whatever is done with things, in any order: weights, slots, holders and quantities are right, no piece is lost or
made, and programs that follow every message know what there is.
"""

from collections import Counter
from collections.abc import Mapping

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mud.app import roster
from mud.game.being.model import Player
from mud.game.supply.acts.stock import charges_of, drinks_in
from mud.game.thing.acts import carried_by, load_of, template_of
from mud.game.thing.acts.stacks import stack_limit
from mud.game.thing.acts.wear import wear_down
from mud.game.thing.feeds import items
from mud.game.thing.model import Inventory, Item
from mud.kernel.json import Json
from mud.play.feeds import Altered, Listed
from mud.world.contents import Holder, HolderKind, contents
from tests.game.supply.larder import Larder
from tests.stage import hears

PEOPLE = ("ann", "bob")
KINDS = (
    "bun",
    "cheese",
    "jug",
    "cup",
    "book",
    "token",
    "knife",
    "whetstone",
    "potion",
    "wand",
    "scroll",
    "spoon",
    "hat",
    "coat",
)
CONTAINERS = ("sack", "tray", "chest", "shelf")
WORN = ("hat", "2.hat", "coat", "all")
USES = ("repair knife", "eat bun", "eat cheese", "quaff potion", "recite scroll", "zap wand", "drink from jug")
USED_UP = frozenset({"item_bun", "item_cheese", "item_potion", "item_scroll"})
"""Kinds of which pieces may go by being used."""

some = st.builds(
    lambda amount, kind: f"{amount}{kind}", st.sampled_from(("", "", "2 ", "3 ", "all.", "2.")), st.sampled_from(KINDS)
)
stacked = st.sampled_from(("bun", "cup", "potion", "scroll"))
held = st.one_of(some, st.sampled_from(("sack", "tray", "all")))
person, container = st.sampled_from(PEOPLE), st.sampled_from(CONTAINERS)
vessel = st.sampled_from(("jug", "cup", "2.cup"))


class Followed(Larder):
    """A larder in which each person's program is told which of its lists differ, and believes the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[tuple[str, str], Mapping[str, Json]] = {}
        self._feeds = roster.feeds()

    def listed(self, name: str, place: str) -> Mapping[str, Json]:
        """What is in a place, by its id there."""
        where = items.where(self.world, self.players[name], place)
        return {} if where is None else dict(items.within(self.world, where))

    def _hear(self, heard: dict[Player, list[str]]) -> None:
        told = [signal for event in self.world.outbox for signal in self._feeds.of(self.world, event)]
        for signal in told:
            if isinstance(signal, Altered | Listed) and signal.listing is items:
                for name, player in self.players.items():
                    if hears(signal.audience, player):
                        self.known[name, signal.place] = self.listed(name, signal.place)
        super()._hear(heard)


class Things(RuleBasedStateMachine):
    """Two people in a kitchen who do what they like."""

    @initialize()
    def begin(self) -> None:
        self.stage = Followed()
        for name in PEOPLE:
            self.stage.enter(name.capitalize())
        for chest in self.stage.world.shelf(Inventory):
            chest.room_id = self.stage.players["ann"].room_id  # where most happens
        for name, kind in (("ann", "item_hat"), ("bob", "item_hat"), ("bob", "item_coat")):
            self.stage.give(self.stage.players[name], kind)
        for name in PEOPLE:
            for place in items.places:
                self.stage.known[name, place] = self.stage.listed(name, place)
        self.last = self.pieces()

    def do(self, who: str, line: str) -> None:
        self.stage.type(who, line)

    @rule(who=person, what=held)
    def takes(self, who: str, what: str) -> None:
        self.do(who, f"get {what}")

    @rule(who=person, what=held)
    def drops(self, who: str, what: str) -> None:
        self.do(who, f"drop {what}")

    @rule(who=person, what=held, into=container)
    def packs(self, who: str, what: str, into: str) -> None:
        self.do(who, f"put {what} in {into}")

    @rule(who=person, what=held, out_of=container)
    def unpacks(self, who: str, what: str, out_of: str) -> None:
        self.do(who, f"get {what} from {out_of}")

    @rule(who=person, what=held, to=person)
    def gives(self, who: str, what: str, to: str) -> None:
        self.do(who, f"give {what} to {to}")

    @rule(who=person, kind=stacked, again=st.booleans())
    def splits(self, who: str, kind: str, again: bool) -> None:
        self.do(who, f"get all.{kind};split {kind}")
        if again:
            self.do(who, f"combine all.{kind}")

    @rule(who=person, what=st.sampled_from(WORN))
    def wears(self, who: str, what: str) -> None:
        self.do(who, f"get {what}; wear {what}")

    @rule(who=person, verb=st.sampled_from(("open", "close")))
    def moves_the_lid(self, who: str, verb: str) -> None:
        self.do(who, f"{verb} chest")

    @rule(who=person)
    def wields(self, who: str) -> None:
        self.do(who, "wield knife")

    @rule(who=person)
    def removes(self, who: str) -> None:
        self.do(who, "remove all")

    @rule(who=person, points=st.integers(0, 9))
    def wears_down(self, who: str, points: int) -> None:
        for item in list(carried_by(self.stage.world, self.stage.players[who])):
            wear_down(self.stage.world, item, points)
        self.stage.told()

    @rule(
        who=person,
        line=st.sampled_from(
            ("repair knife", "eat bun", "eat cheese", "quaff potion", "recite scroll", "zap wand", "drink from jug")
        ),
    )
    def uses(self, who: str, line: str) -> None:
        self.do(who, line)

    @rule(who=person, one=vessel, other=vessel)
    def pours(self, who: str, one: str, other: str) -> None:
        before = self.drinks()
        self.do(who, f"pour {one} into {other}")
        assert self.drinks() == before

    @rule(who=person, one=vessel)
    def empties(self, who: str, one: str) -> None:
        self.do(who, f"empty {one}")

    @rule(who=person, one=vessel)
    def fills(self, who: str, one: str) -> None:
        self.do(who, f"fill {one} from river")

    @rule(who=person, way=st.sampled_from(("north", "south", "east", "west")))
    def walks(self, who: str, way: str) -> None:
        self.do(who, way)

    @invariant()
    def no_piece_is_lost_or_made(self) -> None:
        now = self.pieces()
        for kind in self.last.keys() | now.keys():
            assert now[kind] <= self.last[kind], kind
            assert now[kind] == self.last[kind] or kind in USED_UP, kind
        self.last = now

    @invariant()
    def everything_is_somewhere(self) -> None:
        world = self.stage.world
        for item in world.shelf(Item):
            assert item in contents(world, Item, item.holder)
            holder, steps = item.holder, 0
            assert holder.kind is not HolderKind.INVENTORY or world.get(Inventory, holder.id) is not None
            while holder.kind is HolderKind.CONTAINER:
                outer = world.get(Item, holder.id)
                assert outer is not None
                assert template_of(world, outer).is_container
                holder, steps = outer.holder, steps + 1
                assert steps < 10

    @invariant()
    def stacks_are_as_large_as_they_may_be(self) -> None:
        for item in self.stage.world.shelf(Item):
            assert 1 <= item.quantity <= stack_limit(self.stage.world, item)

    @invariant()
    def what_is_worn_is_one_thing_in_its_place(self) -> None:
        worn = [item for item in self.stage.world.shelf(Item) if item.equipped_slot is not None]
        assert all(item.holder.kind is HolderKind.PLAYER and item.quantity == 1 for item in worn)
        assert len({(item.holder, item.equipped_slot) for item in worn}) == len(worn)

    @invariant()
    def weights_are_the_sum_of_all_pieces(self) -> None:
        world = self.stage.world
        for player in self.stage.players.values():
            carried = [item for item in world.shelf(Item) if self.bearer(item) is player]
            pounds = sum(self.pounds(item) for item in carried)
            assert abs(load_of(world, carried_by(world, player)).pounds - pounds) < 1e-9

    @invariant()
    def containers_hold_no_more_than_they_can(self) -> None:
        world = self.stage.world
        for item in world.shelf(Item):
            if item.template_id == "item_tray":
                assert sum(other.holder.id == item.id for other in world.shelf(Item)) <= 3
        for chest in world.shelf(Inventory):
            inside = contents(world, Item, Holder.inventory(chest.id))
            assert len(inside) <= (chest.capacity_slots or len(inside))
            pounds = sum(self.pounds_with_all(item) for item in inside)
            assert pounds <= (chest.capacity_weight or pounds)
            assert chest.current_slots == len(inside)
            assert abs(chest.current_weight - pounds) < 1e-9

    @invariant()
    def charges_and_drinks_are_within_their_bounds(self) -> None:
        for item in self.stage.world.shelf(Item):
            kind = template_of(self.stage.world, item)
            assert 0 <= drinks_in(self.stage.world, item) <= (kind.drinks or 0)
            assert 0 <= (charges_of(self.stage.world, item) or 0) <= (kind.charges or 0)

    @invariant()
    def programs_know_what_there_is(self) -> None:
        for name in PEOPLE:
            for place in items.places:
                assert self.stage.known[name, place] == self.stage.listed(name, place)

    def pieces(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for item in self.stage.world.shelf(Item):
            counts[item.template_id] += item.quantity
        return counts

    def drinks(self) -> int:
        world = self.stage.world
        return sum(drinks_in(world, item) * item.quantity for item in world.shelf(Item))

    def bearer(self, item: Item) -> Player | None:
        holder = item.holder
        while holder.kind is HolderKind.CONTAINER:
            outer = self.stage.world.get(Item, holder.id)
            assert outer is not None
            holder = outer.holder
        return next((each for each in self.stage.players.values() if each.id == holder.id), None)

    def pounds_with_all(self, item: Item) -> float:
        """What a thing weighs with all that is inside it."""
        inside = contents(self.stage.world, Item, Holder.container(item.id))
        return self.pounds(item) + sum(map(self.pounds_with_all, inside))

    def pounds(self, item: Item) -> float:
        own = template_of(self.stage.world, item).weight + 0.5 * drinks_in(self.stage.world, item)
        return own * item.quantity


TestThings = Things.TestCase
TestThings.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
