"""Prompts: what people write of their own is filled in, and nothing they write does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.game.being import acts
from mud.game.being.model import LONGEST_PROMPT, Player
from mud.game.being.views.lines import prompt_for
from mud.kernel.errors import DeclarationError, Refused
from mud.play.prompts import Prompt, read_template
from mud.text.markup import MarkupError
from mud.text.span import Span, plain
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    """A world with Ann in it."""
    made = Stage()
    made.enter("Ann")
    return made


@pytest.fixture(scope="module")
def same_stage() -> Stage:
    """One for many templates."""
    made = Stage()
    made.enter("Ann")
    return made


def prompt(stage: Stage) -> str:
    """Ann's."""
    return plain(prompt_for(stage.world, stage.players["ann"])())


def test_the_usual_prompt_says_how_one_is(stage: Stage) -> None:
    ann = stage.players["ann"]
    assert prompt(stage) == f"{ann.current_health}hp {ann.current_energy}en> "
    ann.current_health = 3
    assert prompt(stage).startswith("3hp")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{name} at {room}> ", "Ann at Mill Square> "),
        ("[{level}] ", "[1] "),
        ("[good]{level}[/] ", "1 "),
        ("[nostyle]{level} ", "[nostyle]1 "),
        ("{{name}} ", "{name} "),
        ("> ", "> "),
        ("{class} {xp} {gold} ", "fighter 0 5 "),
        ("", ""),
    ],
)
def test_tokens_are_filled_in_and_brackets_stand_for_themselves(stage: Stage, template: str, shown: str) -> None:
    acts.set_prompt(stage.world, stage.players["ann"], template)
    assert prompt(stage) == shown


def test_styles_are_those_that_exist(stage: Stage) -> None:
    acts.set_prompt(stage.world, stage.players["ann"], "[bad]{level}[/]> ")
    assert prompt_for(stage.world, stage.players["ann"])() == (Span("1", "bad"), Span("> "))


@given(st.text(max_size=LONGEST_PROMPT + 5) | st.text("[]{}/good healthname ", max_size=40))
def test_whatever_is_written_is_refused_or_shown(same_stage: Stage, template: str) -> None:
    try:
        acts.set_prompt(same_stage.world, same_stage.players["ann"], template)
    except Refused:
        return
    assert len(template) <= LONGEST_PROMPT
    assert isinstance(prompt(same_stage), str)


@pytest.mark.parametrize("template", ["{helth}", "{", "}", "{}", "[good]x", "[/]", "{health:x}", "x" * 121])
def test_what_makes_no_sense_is_refused_and_nothing_is_changed(stage: Stage, template: str) -> None:
    ann = stage.players["ann"]
    with pytest.raises(Refused):
        acts.set_prompt(stage.world, ann, template)
    assert ann.prompt is None


def test_a_name_is_never_read_as_a_template(stage: Stage) -> None:
    ann = stage.players["ann"]
    ann.name = "{health}[bad]"
    acts.set_prompt(stage.world, ann, "{name}> ")
    assert prompt(stage) == "{health}[bad]> "


@pytest.mark.parametrize("template", ["{unheard_of}> ", "[bad", "{", "[good]{"])
def test_a_stored_template_that_no_longer_makes_sense_is_shown_as_it_is(stage: Stage, template: str) -> None:
    stage.players["ann"].prompt = template
    assert prompt(stage) == template


def test_two_features_cannot_add_the_same_token(stage: Stage) -> None:
    made = Prompt(stage.players["ann"])
    made.add("moon", "the moon", lambda: "full")
    with pytest.raises(DeclarationError, match="moon"):
        made.add("moon", "the moon", lambda: "new")


def test_each_character_has_a_prompt_of_its_own(stage: Stage) -> None:
    bob: Player = stage.enter("Bob")
    acts.set_prompt(stage.world, stage.players["ann"], "> ")
    assert bob.prompt is None


def test_a_lone_brace_is_no_template() -> None:
    with pytest.raises(MarkupError):
        read_template("{")
