"""Guards, modifiers and contributions, in the order of the roster."""

from dataclasses import dataclass, field

import pytest

from mud.kernel.errors import Refused
from mud.kernel.hooks import Hooks, adds, guard, modifier


@dataclass(frozen=True)
class Entering:
    room: str


@dataclass(frozen=True)
class Price:
    thing: str


@dataclass
class Page:
    lines: list[str] = field(default_factory=list)


@guard(Entering)
def keep_out(world: list[str], intent: Entering) -> None:
    world.append("gate")
    if intent.room == "vault":
        raise Refused("The vault is shut.")


@guard(Entering)
def look_closer(world: list[str], intent: Entering) -> None:
    world.append("dog")


@modifier(Price)
def doubled(world: list[str], quantity: Price, base: float) -> float:
    return base * 2


@modifier(Price)
def taxed(world: list[str], quantity: Price, base: float) -> float:
    return base + 1 if quantity.thing == "salt" else base


@adds(Page)
def first_line(world: list[str], screen: Page) -> None:
    screen.lines.append("first")


@adds(Page)
def second_line(world: list[str], screen: Page) -> None:
    screen.lines.append("second")


def test_guards_look_one_after_another() -> None:
    world: list[str] = []
    Hooks([keep_out, look_closer]).check(world, Entering("inn"))
    assert world == ["gate", "dog"]


def test_the_first_guard_that_refuses_ends_it() -> None:
    world: list[str] = []
    with pytest.raises(Refused, match="The vault is shut"):
        Hooks([keep_out, look_closer]).check(world, Entering("vault"))
    assert world == ["gate"]


@pytest.mark.parametrize(("order", "expected"), [([doubled, taxed], 21.0), ([taxed, doubled], 22.0)])
def test_modifiers_work_on_what_the_ones_before_them_made(order: list[object], expected: float) -> None:
    hooks = Hooks(order)  # type: ignore[arg-type]  # a list of modifiers
    assert hooks.modified([], Price("salt"), 10) == expected


def test_contributions_come_in_order() -> None:
    page = Page()
    Hooks([second_line, keep_out, first_line]).contribute([], page)
    assert page.lines == ["second", "first"]


def test_what_nobody_has_a_say_about_goes_its_way() -> None:
    hooks, page = Hooks(), Page()
    hooks.check([], Entering("vault"))
    hooks.contribute([], page)
    assert (hooks.modified([], Price("salt"), 10), page.lines) == (10, [])


def test_a_hook_of_no_known_kind_is_refused() -> None:
    with pytest.raises(AssertionError):
        Hooks([lambda world, intent: None])  # type: ignore[list-item]  # what the test is about
