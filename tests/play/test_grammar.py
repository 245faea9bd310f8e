"""Which words of a line belong to which parameter."""

from dataclasses import replace
from typing import Annotated, Any

import pytest

from mud.kernel.errors import Refused
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.grammar import Misused, read_arguments
from mud.play.questions import Question
from tests.play.props import Prop, owning, reach, situation

KEY = Prop(name="brass key")
SWORD, LOAF, BAG = Prop(name="rusty sword"), Prop(name="loaf"), Prop(name="bag", inside=(KEY,))
BED, QUILT = Prop(name="bed"), Prop(name="quilt")
ANN, BOB = Prop(name="Ann"), Prop(name="Bob")
THINGS = owning(SWORD, LOAF, BAG, BED, QUILT)
PEOPLE = replace(reach(ANN, BOB), what="someone")
Thing = Annotated[Prop, THINGS]
Person = Annotated[Prop, PEOPLE]
Several = Annotated[tuple[Prop, ...], THINGS]


@pytest.fixture(scope="module")
def ctx() -> Ctx[Prop]:
    return situation()


def give(ctx: Ctx[Prop], things: Several, to: Person) -> None:
    """Give."""


def put(ctx: Ctx[Prop], things: Several, in_: Thing) -> None:
    """Put."""


def look(ctx: Ctx[Prop], at: Annotated[Prop | None, THINGS] = None, in_: Annotated[Prop | None, THINGS] = None) -> None:
    """Look."""


def sleep(
    ctx: Ctx[Prop], on: Annotated[Prop | None, THINGS] = None, with_: Annotated[Prop | None, THINGS] = None
) -> None:
    """Sleep."""


def tell(ctx: Ctx[Prop], to: Person, text: str) -> None:
    """Tell."""


def say(ctx: Ctx[Prop], *, to: Annotated[Prop | None, PEOPLE] = None, text: str) -> None:
    """Say."""


def ask(ctx: Ctx[Prop], who: Person, about: str) -> None:
    """Ask."""


def title(ctx: Ctx[Prop], text: str = "") -> None:
    """Title."""


def exits(ctx: Ctx[Prop]) -> None:
    """Exits."""


def swap(ctx: Ctx[Prop], one: Thing, other: Thing) -> None:
    """Swap."""


def show(ctx: Ctx[Prop], thing: Thing, *, to: Annotated[Prop | None, PEOPLE] = None) -> None:
    """Show."""


COMMANDS: dict[str, Command] = {
    function.__name__: command(function.__name__)(function)
    for function in (give, put, look, sleep, tell, say, ask, title, exits, swap, show)
}


def read(ctx: Ctx[Prop], line: str) -> dict[str, Any]:
    name, _, rest = line.partition(" ")
    return read_arguments(ctx, COMMANDS[name], rest)


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ("give sword to ann", {"things": (SWORD,), "to": ANN}),
        ("give the rusty sword to bob", {"things": (SWORD,), "to": BOB}),
        ("give sword ann", {"things": (SWORD,), "to": ANN}),
        ("give rusty sword ann", {"things": (SWORD,), "to": ANN}),
        ("give ann sword", {"things": (SWORD,), "to": ANN}),
        ("give ann the rusty sword", {"things": (SWORD,), "to": ANN}),
        ("give to ann sword", None),
        ("give key from bag to ann", {"things": (KEY,), "to": ANN}),
        ("give bag's key to ann", {"things": (KEY,), "to": ANN}),
        ('give "rusty sword" to "ann"', {"things": (SWORD,), "to": ANN}),
        ("put sword in bag", {"things": (SWORD,), "in_": BAG}),
        ("put sword into bag", {"things": (SWORD,), "in_": BAG}),
        ("put sword bag", {"things": (SWORD,), "in_": BAG}),
        ("put key from bag in bed", {"things": (KEY,), "in_": BED}),
        ("put key in bag in bed", None),
        ("look", {}),
        ("look sword", {"at": SWORD}),
        ("look at sword", {"at": SWORD}),
        ("look in bag", {"in_": BAG}),
        ("look inside the bag", {"in_": BAG}),
        ("look at key in bag", {"at": KEY}),
        ("look key in bag", {"at": KEY}),
        ("sleep", {}),
        ("sleep bed", {"on": BED}),
        ("sleep on bed with quilt", {"on": BED, "with_": QUILT}),
        ("sleep with quilt on bed", {"on": BED, "with_": QUILT}),
        ("tell ann hello there", {"to": ANN, "text": "hello there"}),
        ("tell to ann hello  there", {"to": ANN, "text": "hello  there"}),
        ("tell ann to be or not to be", {"to": ANN, "text": "to be or not to be"}),
        ('tell "ann" she said "no"', {"to": ANN, "text": 'she said "no"'}),
        ("say hello", {"text": "hello"}),
        ("say   spaced   out  ", {"text": "spaced   out"}),
        ("say to ann hello", {"to": ANN, "text": "hello"}),
        ("say to be or not", {"text": "to be or not"}),
        ("say in the bag", {"text": "in the bag"}),
        ("say it to ann", {"text": "it to ann"}),
        ("ask ann about the old mill", {"who": ANN, "about": "the old mill"}),
        ("ask ann about about to go", {"who": ANN, "about": "about to go"}),
        ("ask ann the old mill", {"who": ANN, "about": "the old mill"}),
        ("title", {}),
        ("title the  Brave", {"text": "the  Brave"}),
        ("exits", {}),
        ("exits ", {}),
        ("swap sword loaf", {"one": SWORD, "other": LOAF}),
        ('swap "rusty sword" the loaf', {"one": SWORD, "other": LOAF}),
        ("show sword", {"thing": SWORD}),
        ("show sword to bob", {"thing": SWORD, "to": BOB}),
        ('show "sword" "to" bob', None),
    ],
)
def test_words_go_where_they_belong(ctx: Ctx[Prop], line: str, arguments: dict[str, Any] | None) -> None:
    if arguments is None:
        with pytest.raises(Refused):
            read(ctx, line)
    else:
        assert read(ctx, line) == arguments


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("give", "Give what? Usage: give <thing> to <someone>"),
        ("give sword", "Give to whom? Usage: give <thing> to <someone>"),
        ("give sword to", "Give to whom? Usage: give <thing> to <someone>"),
        ("give to ann", "Give what? Usage: give <thing> to <someone>"),
        ("exits now", "That is more than this command takes. Usage: exits"),
        ("tell", "Tell to whom? Usage: tell to <someone> <words>"),
        ("tell ann", "Tell what? Usage: tell to <someone> <words>"),
        ("say", "Say what? Usage: say [to <someone>] <words>"),
        ("say to ann", "Say what? Usage: say [to <someone>] <words>"),
        ("ask ann", "Ask about what? Usage: ask <someone> about <words>"),
        ("swap sword", "Swap what? Usage: swap <thing> <thing>"),
        ("look at sword bed in", None),
        ("sleep on bed with quilt on bag", None),
    ],
)
def test_missing_and_superfluous_words_are_answered_with_the_usage(
    ctx: Ctx[Prop], line: str, refusal: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        read(ctx, line)
    if refusal is not None:
        assert isinstance(refused.value, Misused)
        assert str(refused.value) == refusal


def test_of_two_ways_to_read_a_gift_the_first_one_explains_what_is_wrong(ctx: Ctx[Prop]) -> None:
    with pytest.raises(Refused, match="You see no carl here"):
        read(ctx, "give sword carl")


def test_a_question_is_asked_before_another_way_is_tried(ctx: Ctx[Prop]) -> None:
    swords = reach(Prop(name="rusty sword"), Prop(name="long sword"), Prop(name="ann"))

    def hand(ctx: Ctx[Prop], thing: Annotated[Prop, swords], to: Annotated[Prop, swords]) -> None:
        """Hand."""

    with pytest.raises(Question):
        read_arguments(ctx, command("hand")(hand), "sword ann")
