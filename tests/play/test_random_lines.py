"""Ten thousand lines whose meaning is known beforehand: none of them finds the wrong target.

A line is not parsed here a second time. Its meaning is made up first, as filters over the things that are there, and
put into words afterwards.
"""

import random
from dataclasses import dataclass
from typing import Annotated, Any

import pytest

from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.grammar import read_arguments
from mud.play.questions import Question
from mud.play.readers import Targets
from mud.world.world import World
from tests.play.props import Prop, inside_of, reach, situation, words_of
from tests.stage import build_world

LINES = 10_000
LINES_IN_ONE_PLACE = 25

ADJECTIVES = ("rusty", "curved", "golden", "heavy", "dusty", "iron")
# Singular -> plural. No two words begin with the same two letters, so that an abbreviation means one of them.
NOUNS = {
    "sword": "swords",
    "loaf": "loaves",
    "key": "keys",
    "lantern": "lanterns",
    "berry": "berries",
    "knife": "knives",
}
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
NAMES = ("Ann", "Bob", "Carl", "Dora")


class Nothing:
    """What a line means that is to be refused."""

    def __repr__(self) -> str:
        return "a refusal"


NOTHING = Nothing()


@dataclass(frozen=True)
class Asked:
    """What a line means that is to be asked about: the names in the question."""

    names: tuple[str, ...]


Meaning = tuple[Prop, ...] | Asked | Nothing


class Place:
    """Things, some of them in bags, and people, made up at random."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.bags = [Prop(name=name, inside=self._things()) for name in ("leather bag", "oaken box")]
        self.things = [*self._things(), *self.bags]
        chance.shuffle(self.things)
        self.people = [Prop(name=name) for name in chance.sample(NAMES, 3)]

    def _things(self) -> tuple[Prop, ...]:
        chance = self.chance
        return tuple(
            Prop(name=f"{chance.choice(ADJECTIVES)} {chance.choice(tuple(NOUNS))}", id=str(number))
            for number in range(chance.randint(0, 7))
        )

    def reader(self) -> Targets[Prop]:
        bags = Targets("bag", lambda _ctx: self.bags, words_of, "No {words}.", "none", held=inside_of)
        return Targets("thing", lambda _ctx: self.things, words_of, "No {words}.", "None.", owners=bags, held=inside_of)


def noun_of(thing: Prop) -> str:
    return thing.name.split()[-1]


def described(chance: random.Random, pool: list[Prop]) -> tuple[str, Meaning]:
    """Words for something in a pool of things, and what they mean."""
    noun = chance.choice(tuple(NOUNS))
    alike = [thing for thing in pool if noun_of(thing) == noun]
    kinds = list(dict.fromkeys(thing.name for thing in alike))
    number = chance.randint(1, 7)
    counted: Meaning = tuple(alike[:number]) if number <= len(alike) else NOTHING
    placed: Meaning = (alike[number - 1],) if number <= len(alike) else NOTHING
    plain: Meaning = NOTHING if not kinds else (alike[0],) if len(kinds) == 1 else Asked(tuple(kinds))
    every: Meaning = tuple(alike) or NOTHING
    adjective = chance.choice(ADJECTIVES)
    exact: Meaning = tuple(thing for thing in pool if thing.name == f"{adjective} {noun}")[:1] or NOTHING
    start = chance.randint(2, len(noun) - 1)
    ways: list[tuple[str, Meaning]] = [
        (noun, plain),
        (f"the {noun}", plain),
        (noun.upper(), plain),
        (noun[:start], plain),
        (f"{adjective} {noun}", exact),
        (f"the {adjective} {noun}", exact),
        (f"{noun} {adjective}", exact),
        (f'"{adjective} {noun}"', exact),
        (f"{number}.{noun}", placed),
        (f"{ORDINALS[number - 1]} {noun}", placed),
        (f"the {ORDINALS[number - 1]} {noun}", placed),
        (f"{noun} {number}", placed),
        (f"all.{noun}", every),
        (f"all {NOUNS[noun]}", every),
        (f"all of the {NOUNS[noun]}", every),
        (f"every {noun}", every),
        (NOUNS[noun], every),
        (f"{number} {NOUNS[noun]}", counted),
        (f"{NUMBERS[number - 1]} {NOUNS[noun]}", counted),
        (f"{NUMBERS[number - 1]} of the {NOUNS[noun]}", counted),
        ("all", tuple(pool) or NOTHING),
        ("everything", tuple(pool) or NOTHING),
    ]
    return chance.choice(ways)


def anywhere(place: Place) -> tuple[str, Meaning]:
    """Words for something here, or in one of the bags."""
    chance = place.chance
    if chance.random() < 0.6:
        return described(chance, place.things)
    bag = chance.choice(place.bags)
    words, meaning = described(chance, list(bag.inside))
    called = chance.choice([noun_of(bag), bag.name, f"the {bag.name}"])
    if chance.random() < 0.3 and not words.startswith(("all", "every", "the ", '"')):
        return f"{called}'s {words}", meaning
    return f"{words} {chance.choice(('in', 'from', 'inside'))} {called}", meaning


def read(ctx: Ctx[Prop], place: Place, line: str) -> dict[str, Any]:
    def give(
        ctx: Ctx[Prop], things: Annotated[tuple[Prop, ...], place.reader()], to: Annotated[Prop, reach(*place.people)]
    ) -> None:
        """Give."""

    return read_arguments(ctx, command("give")(give), line)


def meant_by(ctx: Ctx[Prop], place: Place, line: str) -> tuple[Meaning, Prop | None]:
    try:
        arguments = read(ctx, place, line)
    except Question as question:
        return Asked(tuple(choice.name.removeprefix("the ") for choice in question.choices)), None
    except Refused:
        return NOTHING, None
    return arguments["things"], arguments["to"]


def is_same(meant: Meaning, meaning: Meaning) -> bool:
    if isinstance(meant, tuple) and isinstance(meaning, tuple):
        return len(meant) == len(meaning) and all(one is other for one, other in zip(meant, meaning, strict=True))
    return meant == meaning


@pytest.fixture(scope="module")
def world() -> World:
    return build_world()


@pytest.mark.parametrize("seed", range(10))
def test_no_line_finds_the_wrong_target(world: World, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(LINES // LINES_IN_ONE_PLACE // 10):
        place = Place(chance)
        for _ in range(LINES_IN_ONE_PLACE):
            words, meaning = anywhere(place)
            person = chance.choice(place.people)
            line = f"{words} to {person.name}" if chance.random() < 0.7 else f"{words} {person.name.casefold()}"
            meant, to = meant_by(situation(world), place, line)
            assert is_same(meant, meaning), f"{line!r} among {place.things}: {meant!r}, not {meaning!r}"
            assert to is None or to is person


@pytest.mark.parametrize("seed", range(4))
def test_a_pronoun_never_means_anything_but_what_was_meant_last(world: World, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(250):
        place, ctx = Place(chance), situation(world)
        words, meaning = anywhere(place)
        person = chance.choice(place.people)
        meant, _ = meant_by(ctx, place, f"{words} to {person.name}")
        if not isinstance(meaning, tuple):
            continue
        assert is_same(meant, meaning)
        reached = tuple(thing for thing in place.things if thing in meaning) or NOTHING
        pronoun = "it" if len(meaning) == 1 else "them"
        again, _ = meant_by(ctx, place, f"{pronoun} to {person.name}")
        assert is_same(again, reached)


@pytest.mark.parametrize("seed", range(4))
def test_an_answer_always_chooses_what_it_names(world: World, seed: int) -> None:
    chance = random.Random(seed)
    asked = 0
    for _ in range(1000):
        place = Place(chance)
        words, meaning = described(chance, place.things)
        if not isinstance(meaning, Asked):
            continue
        asked += 1
        with pytest.raises(Question) as question:
            read(situation(world), place, f"{words} to {place.people[0].name}")
        number = chance.randint(1, len(meaning.names))
        name = meaning.names[number - 1]
        for answer in (str(number), name, f"the {name}", f"the {name.split()[0]} one", ORDINALS[number - 1]):
            [choice], _ = question.value.chosen(answer)
            assert choice.name == f"the {name}"
    assert asked > 10
