"""How events are told, and what screens are made of."""

from typing import ClassVar

import pytest

from mud.kernel.errors import DeclarationError
from mud.kernel.events import Event, event
from mud.kernel.hooks import Hooks, adds
from mud.play.screens import Screen
from mud.play.telling import Everyone, InRoom, Only, Telling, tell
from mud.play.views import Views, screen, view
from mud.text.markup import MarkupError
from mud.text.page import Page, Paragraph
from mud.text.span import plain, styled
from mud.world.world import World
from tests.play.props import Prop
from tests.stage import build_world


@event()
class Waved(Event):
    """Someone waved."""

    who: Prop


@event()
class Asked(Event):
    """Someone asked for a screen."""

    reader: Prop


@event()
class Untold(Event):
    """Nobody wrote a view."""


@event(silent=True)
class Kept(Event):
    """Nobody is told."""


class Sheet(Screen[Prop]):
    """A screen with two sections."""

    sections: ClassVar[tuple[str, ...]] = ("first", "second")


@view(Waved)
def waved(_world: World, event: Waved) -> Telling:
    return (tell(Only(event.who), "You wave."), tell(Everyone((event.who,)), "{who} waves.", who=event.who))


@screen(Asked)
def asked(_world: World, event: Asked) -> Screen[Prop]:
    made = Sheet(event.reader, styled("Sheet"))
    made.add("second", Paragraph(styled("two")))
    return made


@adds(Sheet)
def more(_world: World, sheet: Sheet) -> None:
    sheet.add("first", Paragraph(styled("one")))


@pytest.fixture(scope="module")
def world() -> World:
    made = build_world()
    made.hooks = Hooks([more])
    return made


ANN = Prop(name="Ann")


def test_an_event_is_told_by_its_view(world: World) -> None:
    told = Views([waved]).of(world, Waved(ANN))
    assert isinstance(told, tuple)
    assert isinstance(told[0].audience, Only)
    assert told[0].audience.being is ANN
    assert told[1].names == {"who": ANN}


def test_a_screen_is_what_everyone_adds_in_the_order_of_its_sections(world: World) -> None:
    shown = Views([asked]).of(world, Asked(ANN))
    assert isinstance(shown, Screen)
    page = shown.page(world)
    assert isinstance(page, Page)
    texts = [plain(line.text) for part in page.sections for line in part.lines if isinstance(line, Paragraph)]
    assert texts == ["one", "two"]


def test_a_section_that_a_screen_does_not_have_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Sheet(ANN).add("third", Paragraph(()))


def test_a_screen_can_be_given_its_sections(world: World) -> None:
    made = Screen(ANN, None, ("a", "b"))
    made.add("b", Paragraph(styled("two")))
    made.head("b", styled("Heading"))
    page = made.page(world)
    assert isinstance(page, Page)
    assert [(part.name, part.heading) for part in page.sections] == [("a", None), ("b", styled("Heading"))]


def test_a_silent_event_tells_nobody(world: World) -> None:
    assert Views([]).of(world, Kept()) == ()


def test_an_event_without_a_view_is_a_mistake(world: World) -> None:
    with pytest.raises(LookupError, match="Untold"):
        Views([waved]).of(world, Untold())


def test_two_views_of_one_event_are_refused() -> None:
    with pytest.raises(DeclarationError, match="Waved"):
        Views([waved, waved])


def test_views_know_their_events() -> None:
    assert Waved in Views([waved])
    assert Untold not in Views([waved])


def test_a_sentence_with_broken_markup_cannot_be_told() -> None:
    with pytest.raises(MarkupError):
        tell(InRoom("room_square", ()), "[bold]never closed")  # type: ignore[arg-type]  # an id in a test


@event()
class Counted(Event):
    """Someone counted."""

    who: Prop
    count: int


def same_counter(_world: World, first: Counted, second: Counted) -> Counted | None:
    return Counted(first.who, first.count + second.count) if first.who is second.who else None


@view(Counted, same_counter)
def counted(_world: World, event: Counted) -> Telling:
    return (tell(Only(event.who), "You count {count}.", count=event.count),)


def test_neighbors_that_say_the_same_are_told_as_one() -> None:
    ann, bob = Prop(name="Ann"), Prop(name="Bob")
    happened = [Kept(), Counted(ann, 1), Kept(), Counted(ann, 2), Counted(bob, 4), Untold(), Counted(bob, 8), Kept()]
    gathered = list(Views([counted, waved]).gathered(build_world(), happened))
    assert [getattr(told, "count", type(told)) for told, _ in gathered] == [Kept, 3, 4, Untold, 8]
    assert [part for _, parts in gathered for part in parts] == happened


def test_events_of_views_that_join_nothing_are_told_one_by_one() -> None:
    ann = Prop(name="Ann")
    gathered = list(Views([counted, waved]).gathered(build_world(), [Waved(ann), Waved(ann)]))
    assert len(gathered) == 2
