"""A typed line taken apart into commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.errors import Refused
from mud.play.lines import MOST_PARTS, Runs, Step, split_line
from mud.text.clean import clean

RUNS = Runs(["north", "n", "south", "s", "east", "e", "west", "w", "up", "u", "down", "d", "ne", "northeast"])


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", []),
        ("  ", []),
        ("look", ["look"]),
        (" look ", ["look"]),
        ("get sword;north", ["get sword", "north"]),
        ("get sword ; north ;", ["get sword", "north"]),
        (";;look", [";look"]),
        ("; ;look", ["look"]),
        ("say a;;b", ["say a;b"]),
        ("say a;;;b", ["say a;", "b"]),
        ("say hello ;)", ["say hello ;)"]),
        ("say hello ;-) friends; wave", ["say hello ;-) friends", "wave"]),
        ('say "a;b";look', ['say "a;b"', "look"]),
        ('say "a;b', ['say "a;b']),
        ('say 5" nails;look', ['say 5" nails', "look"]),
        ("look;'hello", ["look", "'hello"]),
        ("look;:waves", ["look", ":waves"]),
        ("шёпот;look", ["шёпот", "look"]),
    ],
)
def test_semicolons_separate_commands(line: str, parts: list[str]) -> None:
    assert split_line(line) == parts


def test_a_line_has_so_many_parts_and_no_more() -> None:
    assert len(split_line(";".join(["look"] * MOST_PARTS))) == MOST_PARTS
    with pytest.raises(Refused, match=str(MOST_PARTS)):
        split_line(";".join(["look"] * (MOST_PARTS + 1)))
    with pytest.raises(Refused):
        split_line("x;" * 100_000)


def test_a_command_may_take_the_rest_of_the_line_unsplit() -> None:
    parts = split_line("look; alias gs get $1;;wield $1; north", lambda part: part.startswith("alias"))
    assert parts == ["look", "alias gs get $1;;wield $1; north"]


@given(st.text(st.sampled_from(";\"' ab)!"), max_size=40))
def test_any_line_can_be_split(line: str) -> None:
    try:
        parts = split_line(line)
    except Refused:
        return
    assert all(part and part == part.strip() for part in parts)
    assert sorted("".join(parts).replace(";", "").replace(" ", "")) == sorted(line.replace(";", "").replace(" ", ""))


@given(st.text().map(clean))
def test_a_line_without_semicolons_is_one_part(line: str) -> None:
    line = line.replace(";", "")
    assert split_line(line) == ([line.strip()] if line.strip() else [])


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("3n2e", ["n", "n", "n", "e", "e"]),
        ("3N2E", ["n", "n", "n", "e", "e"]),
        ("n3e", ["n", "e", "e", "e"]),
        ("2n e 2s", ["n", "n", "e", "s", "s"]),
        ("2north", ["north", "north"]),
        ("2ne", ["ne", "ne"]),
        ("2nse", ["n", "n", "s", "e"]),
        ("10n", ["n"] * 10),
    ],
)
def test_a_run_is_its_steps(line: str, steps: list[str]) -> None:
    assert RUNS.steps(line) == steps
    assert all(isinstance(step, Step) for step in RUNS.steps(line))


@pytest.mark.parametrize(
    "line",
    ["n", "north", "news", "3", "3x", "x3n", "3n2", "2d6", "0n", "3n;e", "say 3n", "'3n", "dew", "100n", "", "³n"],
)
def test_what_is_no_run_is_left_alone(line: str) -> None:
    assert RUNS.steps(line) == [line]
    assert not isinstance(RUNS.steps(line)[0], Step)


def test_a_run_has_so_many_steps_and_no_more() -> None:
    assert len(RUNS.steps(f"{MOST_PARTS}n")) == MOST_PARTS
    with pytest.raises(Refused, match="too far"):
        RUNS.steps(f"{MOST_PARTS}n1e")
    with pytest.raises(Refused):
        RUNS.steps("99n" * 10_000)


def test_a_line_that_is_nearly_a_run_is_read_once() -> None:
    assert RUNS.steps("ne" * 5_000 + "1x") == ["ne" * 5_000 + "1x"]
    assert RUNS.steps("1 " + "n" * 5_000 + "x")[0].endswith("x")


def test_without_ways_there_are_no_runs() -> None:
    assert Runs([]).steps("3n") == ["3n"]
