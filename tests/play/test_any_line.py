"""No line of text makes the dispatcher raise anything but Refused, whoever types it and whatever they carry."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mud.game.being.acts import enter
from mud.game.thing.acts import carried_by, lying_in, take
from mud.kernel.errors import Refused
from mud.play.dispatch import CommandTable
from mud.play.lines import MOST_PARTS
from mud.text.clean import clean
from tests.arch.occasions import Audience

LONGEST_LINE = 4096
"""Characters: as much as the wire lets through."""

COMMANDS: CommandTable = Audience().stage.services[CommandTable]
NAMES = [name for command in COMMANDS.commands for name in (command.name, *command.aliases)]
LISTS = (
    "ann bob me it him her them all all.loaf everything loaf loaves sword swords rusty 2.sword second 3 three in from",
    "to at on with under about the a bag's ann's her's ' \" ; ;; ! !1 !say $1 $* $$ 3n2e n n s 0 -1 99",
    "[bold] [/] {who} { } ] [ Zo\xeb \xdf \u0130 \u202e \u200d \u0301 \ufdfd \ud800 \x00 \x1b[31m \u5263 \U0001f5e1",
    "\U0001d530\U0001d534 \uff12\uff0e\uff53\uff57 9999999999999999999999999999999999999999999999999999999999999999999",
)
WORDS = [word for each in LISTS for word in each.split(" ")]
LINES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*NAMES, *WORDS]), max_size=8).map(" ".join),
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)).map(" ".join),
    st.tuples(st.sampled_from(NAMES), st.text(max_size=40)).map(" ".join),
)


def check_words(refusal: Refused) -> None:
    """A refusal says something, and does not repeat all that was typed."""
    assert 0 < len(str(refusal)) < 1000


def make_ready(audience: Audience) -> None:
    """Both are in the world, and Ann carries something, whatever they did before."""
    world = audience.stage.world
    for player in (audience.ann, audience.bob):
        if not player.online:
            enter(world, player)
    if not carried_by(world, audience.ann):
        for item in tuple(lying_in(world, audience.ann.room_id))[:3]:
            take(world, audience.ann, item)
    audience.stage.told()


def typed(audience: Audience, name: str, line: str) -> None:
    """What a session does with a line, up to what everyone reads."""
    stage = audience.stage
    ctx = stage.contexts[name]
    try:
        parts = stage.dispatcher.parts(ctx, clean(line)[:LONGEST_LINE], ctx.actor.aliases)
    except Refused as refusal:
        check_words(refusal)
        return
    assert len(parts) <= MOST_PARTS
    for part in parts:
        try:
            stage.dispatcher.run(ctx, part)
        except Refused as refusal:
            check_words(refusal)
        stage.told()


@pytest.fixture(scope="module")
def audience() -> Audience:
    return Audience()


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(["ann", "bob"]), LINES), min_size=1, max_size=6))
def test_any_line_is_done_or_refused(audience: Audience, lines: list[tuple[str, str]]) -> None:
    make_ready(audience)
    for name, line in lines:
        typed(audience, name, line)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["a", "b", "look"]), st.text(max_size=30), max_size=3), LINES)
def test_any_aliases_do_no_harm(audience: Audience, aliases: dict[str, str], line: str) -> None:
    for name, body in aliases.items():
        typed(audience, "bob", f"alias {name} {body}")
    typed(audience, "bob", f"a {line}")
    typed(audience, "bob", line)
    for name in aliases:
        typed(audience, "bob", f"unalias {name}")


@pytest.mark.parametrize(
    "line",
    [
        "x" * LONGEST_LINE,
        "get " + "sword " * 800,
        "get " + "bag's " * 600 + "key",
        "get key" + " in bag" * 600,
        "get " + "a " * 2000,
        "get " + '"' * 2000,
        ";" * 4000,
        "!" * 4000,
        "look " + "2." * 2000,
        "drop " + "9" * 4000 + " swords",
        "drop sword " + "9" * 4000,
        "get all " * 500,
        "3n" * 2000,
        "help " + "word " * 800,
        "say " + "\N{COMBINING ACUTE ACCENT}" * 4000,
    ],
)
def test_a_line_as_long_as_can_be_is_read_soon(audience: Audience, line: str) -> None:
    typed(audience, "bob", line)
