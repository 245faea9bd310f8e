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
from typing import Final

from mud.game.being.model import Being, Player
from mud.kernel.entity import Entity
from mud.world.kept import KeptWhile
from mud.world.world import World

OWN: Final = (
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

Compute = Callable[[World, Being], int]


class Grounds:
    """The classes of entities of which kept numbers are made, beside the player itself. Features `@adds` theirs."""

    def __init__(self) -> None:
        self.classes: dict[type[Entity], None] = {}
        self.fields: dict[str, None] = dict.fromkeys(OWN)
        self.parts: list[Callable[[Player], object]] = []

    def of(self, *classes: type[Entity]) -> None:
        """Any change of an entity of these classes may change numbers."""
        self.classes.update(dict.fromkeys(classes))

    def own(self, *fields: str) -> None:
        """A change of these fields of the player itself may change its numbers."""
        self.fields.update(dict.fromkeys(fields))

    def read(self, part: Callable[[Player], object]) -> None:
        """What is read here of the player may change its numbers: fields of a part, which cost more to look at."""
        self.parts.append(part)


class KeptNumbers(KeptWhile[Player, dict[Compute, int]]):
    """The numbers of each player, with what was read of the player itself."""

    def __init__(self) -> None:
        KeptWhile.__init__(self)
        self._fields: Callable[[Player], tuple[object, ...]] = attrgetter(*OWN)
        self._parts: tuple[Callable[[Player], object], ...] = ()

    def grounds(self, world: World) -> tuple[type[Entity], ...]:
        """What features named."""
        named = Grounds()
        world.hooks.contribute(world, named)
        self._fields, self._parts = attrgetter(*named.fields), tuple(named.parts)
        return tuple(named.classes)

    def about(self, world: World, player: Player) -> dict[Compute, int]:
        """What is known of a player still."""
        read = self._fields(player)
        if self._parts:
            read = (*read, *[part(player) for part in self._parts])
        return self.of(world, player, read, dict)


CREATURES_OWN: Final = attrgetter(
    *("level", "max_health", "armor_class", "strength", "dexterity", "constitution", "intelligence", "wisdom"),
    *("charisma", "borne", "exhaustion"),
)
"""The fields of a creature of which its numbers are made, beside content: things give it nothing, its kind all."""


class KeptOfCreatures(KeptWhile[Being, dict[Compute, int]]):
    """The numbers of creatures: a fight asks for the health of each of them ten times with every blow."""

    def about(self, world: World, being: Being) -> dict[Compute, int]:
        """What is known of a creature still."""
        return self.of(world, being, CREATURES_OWN(being), dict)


def kept(world: World, being: Being, compute: Compute) -> int:
    """A number of a being, kept for as long as nothing changed of which it is made."""
    if isinstance(being, Player):
        numbers = world.memory(KeptNumbers).about(world, being)
    else:
        numbers = world.memory(KeptOfCreatures).about(world, being)
    number = numbers.get(compute)
    if number is None:
        number = numbers[compute] = compute(world, being)
    return number


def stale(world: World) -> list[str]:
    """Numbers that are kept and would be others now, in words: there are none, unless a feature named too little."""
    people, creatures = world.memory(KeptNumbers), world.memory(KeptOfCreatures)
    known: list[tuple[Being, dict[Compute, int]]] = [
        (each, people.about(world, each)) for each in list(people.now(world))
    ]
    known += [(being, creatures.about(world, being)) for being in list(creatures.now(world))]
    return [
        f"{being.name}: {compute.__name__} is kept as {number} and is {now}"
        for being, numbers in known
        for compute, number in list(numbers.items())
        if (now := compute(world, being)) != number
    ]
