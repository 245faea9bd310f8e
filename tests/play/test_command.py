"""A command is read from a function."""

from typing import Annotated, Any

import pytest

from mud.kernel.errors import DeclarationError
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.readers import Targets
from mud.play.roles import Permission, Role
from tests.play.props import Prop, reach

THINGS: Targets[Prop] = reach()


@command("give", "hand", permission=Permission.FEEDBACK, category="things")
def give(
    ctx: Ctx[Prop],
    things: Annotated[tuple[Prop, ...], THINGS],
    to: Annotated[Prop | None, THINGS],
    with_: Annotated[Prop | None, THINGS] = None,
) -> None:
    """Give something
    away.

    One paragraph,
    in two lines.

    Another one.

    Examples: give sword to ann; give
        all.coin ann

    See also: get, drop
    """


def test_its_parameters_are_those_of_the_function() -> None:
    things, to, with_ = give.parameters
    assert (things.several, things.optional, things.preposition) == (True, False, None)
    assert (to.several, to.optional, to.preposition) == (False, False, "to")
    assert (with_.several, with_.optional, with_.preposition) == (False, True, "with")
    assert things.reader is to.reader is THINGS


def test_its_usage_shows_what_may_be_left_out() -> None:
    assert give.usage == "give <thing> to <thing> [with <thing>]"


def test_its_help_is_the_docstring() -> None:
    assert give.help.summary == "Give something away."
    assert give.help.body == ("One paragraph, in two lines.", "Another one.")
    assert give.help.examples == ("give sword to ann", "give all.coin ann")
    assert give.help.see_also == ("get", "drop")
    assert (give.name, give.aliases, give.role, give.category) == ("give", ("hand",), Role.HELPER, "things")


def test_prepositions_of_one_meaning_announce_the_same() -> None:
    def put(ctx: Ctx[Prop], thing: Annotated[Prop, THINGS], in_: Annotated[Prop, THINGS]) -> None:
        """Put."""

    def lay(ctx: Ctx[Prop], in_: Annotated[Prop, THINGS], into: Annotated[Prop, THINGS]) -> None:
        """Lay."""

    assert sorted(command("put")(put).shape.places) == ["in", "inside", "into", "on", "onto", "upon"]
    assert sorted(command("lay")(lay).shape.places) == ["in", "into", "on", "onto", "upon"]


def test_on_announces_what_in_does_unless_the_command_has_a_place_for_it() -> None:
    def put(ctx: Ctx[Prop], thing: Annotated[Prop, THINGS], in_: Annotated[Prop, THINGS]) -> None:
        """Put."""

    def rest(ctx: Ctx[Prop], in_: Annotated[Prop, THINGS], on: Annotated[Prop, THINGS]) -> None:
        """Rest."""

    assert command("put")(put).shape.places["on"].name == "in_"
    places = command("rest")(rest).shape.places
    assert (places["in"].name, places["on"].name) == ("in_", "on")


def test_a_plain_string_takes_the_rest_as_typed() -> None:
    def tell(ctx: Ctx[Prop], to: Annotated[Prop, THINGS], text: str) -> None:
        """Tell."""

    def words(ctx: Ctx[Prop], words: tuple[str, ...]) -> None:
        """Words."""

    shape = command("tell")(tell).shape
    assert shape.text is not None
    assert [parameter.name for parameter in shape.leading] == ["to"]
    assert command("words")(words).shape.text is None


def no_reader(ctx: Ctx[Prop], thing: Prop) -> None:
    """No reader."""


def no_help(ctx: Ctx[Prop]) -> None:
    pass


def two_texts(ctx: Ctx[Prop], text: str, more: str) -> None:
    """Two texts."""


def behind_text(ctx: Ctx[Prop], text: str, to: Annotated[Any, THINGS]) -> None:
    """Behind a text."""


@pytest.mark.parametrize("function", [no_reader, no_help, two_texts, behind_text])
def test_a_function_that_cannot_be_typed_is_refused(function: Any) -> None:
    with pytest.raises(DeclarationError):
        command("odd")(function)


@pytest.mark.parametrize("name", ["Look", "look at", "", "!", ";", "''", '"'])
def test_a_name_that_cannot_be_typed_is_refused(name: str) -> None:
    def odd(ctx: Ctx[Prop]) -> None:
        """Odd."""

    with pytest.raises(DeclarationError):
        command(name)(odd)


def test_a_sign_can_be_a_command() -> None:
    def say(ctx: Ctx[Prop], text: str) -> None:
        """Say."""

    assert isinstance(command("say", "'", ":")(say), Command)
