"""What things are called."""

from collections.abc import Sequence
from typing import Any

import pytest

from mud.play.naming import Namer, Naming, Noun, fill, names
from mud.text.markup import parse
from mud.text.pronouns import IT, SHE, THEY, THEY_ALL, Pronouns
from mud.text.span import Span, plain
from mud.world.world import World
from tests.stage import build_world


@pytest.mark.parametrize(
    ("noun", "form", "words"),
    [
        (Noun("sword"), "", "a sword"),
        (Noun("apple"), "a", "an apple"),
        (Noun("sword"), "the", "the sword"),
        (Noun("sword"), "bare", "sword"),
        (Noun("sword"), "'s", "the sword's"),
        (Noun("sword"), "they", "it"),
        (Noun("sword", count=3), "", "three swords"),
        (Noun("sword", count=3), "the", "the three swords"),
        (Noun("sword", count=3), "bare", "swords"),
        (Noun("sword", count=3), "them", "them"),
        (Noun("old boots"), "them", "them"),
        (Noun("Ann", proper=True), "", "Ann"),
        (Noun("Ann", proper=True), "the", "Ann"),
        (Noun("Ann", proper=True), "'s", "Ann's"),
        (Noun("Ann", proper=True, pronouns=SHE), "their", "her"),
        (Noun("Ann", proper=True, pronouns=SHE), "They", "She"),
        (Noun("Robin", proper=True), "themself", "themself"),
    ],
)
def test_a_noun_has_forms(noun: Noun, form: str, words: str) -> None:
    assert noun.form(form) == words


@pytest.mark.parametrize(
    ("noun", "pronouns"),
    [
        (Noun("sword"), IT),
        (Noun("sword", count=2), THEY_ALL),
        (Noun("boots"), THEY_ALL),
        (Noun("Ann", proper=True), THEY),
        (Noun("Ann", proper=True, pronouns=SHE), SHE),
    ],
)
def test_a_noun_is_spoken_of(noun: Noun, pronouns: Pronouns) -> None:
    assert noun.spoken_of is pronouns


def test_an_unknown_form_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="frobbed"):
        Noun("sword").form("frobbed")


class Thing:
    """Something."""


@names(Thing)
def thing_name(_world: World, _thing: Thing, viewer: Any) -> Noun:
    return Noun("thing" if viewer is None else "own thing", style="thing")


@pytest.fixture(scope="module")
def world() -> World:
    return build_world()


def told(world: World, markup: str, viewer: object = None, **named: object) -> str:
    naming = Naming([thing_name])
    return plain(fill(parse(markup), named, naming.nouns(world, viewer, named)))


def test_tokens_are_filled_with_names(world: World) -> None:
    assert told(world, "You take {it}.", it=Thing()) == "You take a thing."
    assert told(world, "{It} falls.", it=Thing()) == "A thing falls."
    assert told(world, "{It:the} falls.", it=Thing()) == "The thing falls."
    assert told(world, "{n} of {what}", n=3, what="them") == "3 of them"


def test_each_viewer_may_call_it_something_else(world: World) -> None:
    assert told(world, "{it}", viewer=object(), it=Thing()) == "an own thing"


def test_a_name_keeps_its_style_and_what_is_filled_in_is_not_read_as_markup(world: World) -> None:
    naming = Naming([thing_name])
    named = {"it": Thing(), "text": "[bold]{it}[/]"}
    text = fill(parse("{It}: {text}"), named, naming.nouns(world, None, named))
    assert text[0] == Span("A thing", "thing")
    assert plain(text) == "A thing: [bold]{it}[/]"


def test_what_nothing_names_is_a_mistake(world: World) -> None:
    with pytest.raises(LookupError, match="object"):
        told(world, "{it}", it=object())


def test_a_token_without_anything_behind_it_is_a_mistake(world: World) -> None:
    with pytest.raises(LookupError):
        told(world, "{it} {other}", it="x")


def test_a_capital_of_nothing_is_nothing(world: World) -> None:
    assert told(world, "{It}", it="") == ""
    assert told(world, "{It}", it=()) == ""


def test_a_namer_can_be_asked_itself(world: World) -> None:
    assert isinstance(thing_name, Namer)
    assert thing_name(world, Thing()).words == "thing"


class Ghost:
    """What only those see who believe in it."""


def ghost_to_all(_world: World, _ghost: Ghost, viewers: Sequence[object]) -> Noun | None:
    return Noun("ghost") if all(viewer == "believer" for viewer in viewers) else None


@names(Ghost, ghost_to_all)
def ghost_name(_world: World, _ghost: Ghost, viewer: Any) -> Noun:
    return Noun("ghost" if viewer == "believer" else "draft")


def test_what_all_call_it_is_known_at_once_and_else_each_is_asked(world: World) -> None:
    naming = Naming([ghost_name, thing_name])
    told = {"it": Ghost(), "text": "boo", "count": 3}
    assert naming.common(world, ["believer", "believer"], told) == (Noun("ghost"), "boo", 3)
    assert naming.common(world, ["believer", "sceptic"], told) is None
    assert naming.common(world, ["believer"], {"it": Thing()}) is None
