"""Numbers of players that are kept: worked out once, and again only when something that they are made of has changed.

Behind every line that somebody hears stands a prompt with their hit points and energy, so these numbers are asked for
far more often than they change: to work them out anew each time took a third of all the server's work (see
docs/performance.md). They are made of fields of the player (`OWN`) and of entities that features name:

    @adds(Grounds)
    def made_of_items(world: World, grounds: Grounds) -> None:
        grounds.of(Item)

A feature whose modifier of such a number reads anything else has to say so there; the tests' stage compares what is
kept with what it would be after every line that is typed.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from mud.game.being.model import Being, Player
from mud.kernel.entity import Entity
from mud.world.world import World

OWN: Final = attrgetter(
    "level",
    "character_class",
    "max_health",
    "max_energy",
    "armor_class",
    "strength",
    "dexterity",
    "constitution",
    "intelligence",
    "wisdom",
    "charisma",
)
"""The fields of a player of which the numbers are made."""

MOST_KEPT: Final = 10_000
"""Players of whom numbers are kept, more than are ever online; then all are worked out again."""

Compute = Callable[[World, Being], int]


class Grounds:
    """The classes of entities of which kept numbers are made, beside the player itself. Features `@adds` theirs."""

    def __init__(self) -> None:
        self.classes: dict[type[Entity], None] = {}
        self.parts: list[Callable[[Player], object]] = []

    def of(self, *classes: type[Entity]) -> None:
        """Any change of an entity of these classes may change numbers."""
        self.classes.update(dict.fromkeys(classes))

    def read(self, part: Callable[[Player], object]) -> None:
        """What is read here of the player itself may change numbers: fields of a part."""
        self.parts.append(part)


class Kept:
    """What is kept in one world."""

    def __init__(self) -> None:
        self.grounds: Grounds | None = None
        self.numbers: dict[Player, tuple[object, dict[Compute, int]]] = {}


def kept(world: World, being: Being, compute: Compute) -> int:
    """A number of a being; of a player it is kept for as long as nothing changed of which it is made."""
    if not isinstance(being, Player):
        return compute(world, being)
    memory = world.memory(Kept)
    key = _key(world, memory, being)
    found = memory.numbers.get(being)
    if found is None or found[0] != key:
        if len(memory.numbers) >= MOST_KEPT:
            memory.numbers.clear()
        found = memory.numbers[being] = (key, {})
    numbers = found[1]
    number = numbers.get(compute)
    if number is None:
        number = numbers[compute] = compute(world, being)
    return number


def stale(world: World) -> list[str]:
    """Numbers that are kept and would be others now, in words: there are none, unless a feature named too little."""
    memory = world.memory(Kept)
    found = []
    for player, (key, numbers) in memory.numbers.items():
        if key == _key(world, memory, player):
            for compute, number in numbers.items():
                now = compute(world, player)
                if now != number:
                    found.append(f"{player.name}: {compute.__name__} is kept as {number} and is {now}")
    return found


def _key(world: World, memory: Kept, player: Player) -> tuple[Any, ...]:  # Any: values of any fields
    grounds = memory.grounds
    if grounds is None:
        grounds = memory.grounds = Grounds()
        world.hooks.contribute(world, grounds)
    changes = [world.shelf(cls).changes for cls in grounds.classes]
    return (world.catalog, world.hooks, OWN(player), changes, [part(player) for part in grounds.parts])
