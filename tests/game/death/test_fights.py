"""Whatever people do to creatures and to each other: what holds of every death."""

import random
from collections import Counter

import pytest

from mud.game.being.acts.health import heal, hurt
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import max_health
from mud.game.being.specs import DamageType
from mud.game.death.events import Died
from mud.game.death.model import Corpse
from mud.game.npc.model import Npc
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room
from mud.game.thing.model import Item
from mud.game.trade.model import Transaction
from mud.kernel.events import Event
from mud.kernel.ids import RoomId
from mud.world.world import World
from tests.game.death.graveyard import FIELD, Graveyard, kinds_in

LINES = (
    *(
        "kill hare",
        "kill old marrow",
        "flee",
        "loot",
        "get all from corpse",
        "get all",
        "drop all",
        "put bun in corpse",
    ),
    *(
        "release",
        "tend bob",
        "tend ann",
        "north",
        "south",
        "stand",
        "rest",
        "corpse",
        "allow bob",
        "forbid bob",
        "look",
    ),
    *("hold knife", "remove knife", "eat bun", "get bun from corpse", "pray", "loot marrow"),
)
STEPS = 150


class Watched(Graveyard):
    """A graveyard that remembers what was told in it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Event] = []

    def _tell(self, event: Event, heard: dict[Player, list[str]]) -> None:
        self.seen.append(event)
        super()._tell(event, heard)


class Ledger:
    """What has to hold after each step."""

    def __init__(self, yard: Graveyard) -> None:
        self.yard = yard
        self.deaths: list[Died] = []
        self.corpses: set[str] = set()
        self.experience: Counter[str] = Counter()
        self.minted = 0

    def look(self, told: list[Event]) -> None:
        """See what happened, and that nothing is out of its range."""
        world = self.yard.world
        self.deaths += [event for event in told if isinstance(event, Died)]
        for shelf in (world.shelf(Player), world.shelf(Npc)):
            for being in shelf:
                self._judge(world, being)
        for record in world.take_changes().records:
            if isinstance(record, Transaction):
                self.minted += record.amount * ((record.from_entity is None) - (record.to_entity is None))
        holds = sum(p.coins for p in world.shelf(Player)) + sum(n.coins for n in world.shelf(Npc))
        assert holds + sum(corpse.coins for corpse in world.shelf(Corpse)) == self.minted
        assert kinds_in(world, world.shelf(Item)).count("item_crown") <= 1
        for corpse in world.shelf(Corpse):
            assert world.get(Item, corpse.id) is not None

    def _judge(self, world: World, being: Being) -> None:
        assert 0 <= being.current_health <= max_health(world, being)
        if isinstance(being, Player):
            assert being.experience >= self.experience[being.id]
            self.experience[being.id] = being.experience
            assert (being.position in (Position.DYING, Position.DEAD)) == (being.current_health == 0)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_fought_every_death_has_one_corpse_and_nothing_is_lost_or_doubled(seed: int) -> None:
    yard, chance = Watched(), random.Random(seed)
    yard.world.dice = type(yard.world.dice)(seed)
    people = yard.bring("Ann", "Bob")
    for name in ("arena", "plunder" if seed % 2 else "shrine"):
        set_flag(yard.world, yard.world.catalog.get(Room, FIELD), name, True)
    ledger = Ledger(yard)
    ledger.look([])
    for _ in range(STEPS):
        _something(yard, chance, people)
        yard.told()
        ledger.look(yard.seen)
        yard.seen.clear()
    assert len(ledger.deaths) >= 3
    made = [event.corpse for event in ledger.deaths]
    assert None not in made
    assert len({id(each) for each in made}) == len(made)


def _something(yard: Graveyard, chance: random.Random, people: list[Player]) -> None:
    who = chance.choice(people)
    match chance.randrange(8):
        case 0 | 1 | 2 | 3:
            yard.type(who.name, chance.choice(LINES))
        case 4:
            yard.step(chance.choice((0.5, 6, 6, 20, 700)))
        case 5:
            others = [npc for npc in yard.world.shelf(Npc) if npc.is_alive]
            whom: Being = chance.choice([*people, *others])
            hurt(yard.world, whom, chance.randrange(1, 16), DamageType.FORCE, who if whom is not who else None)
        case 6:
            heal(yard.world, who, chance.randrange(1, 9))
        case _:
            if who.position not in (Position.DYING, Position.DEAD):
                who.room_id = RoomId(FIELD)
