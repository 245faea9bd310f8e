"""Words of one's own for what one types often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.errors import Refused
from mud.play.aliases import (
    LONGEST_BODY,
    LONGEST_LINE,
    LONGEST_NAME,
    Expansion,
    alias_body,
    alias_name,
)
from mud.play.lines import MOST_PARTS


def expand(line: str, **aliases: str) -> list[str]:
    return Expansion(aliases, lambda part: part.startswith("alias ")).parts(line)


@pytest.mark.parametrize(
    ("line", "aliases", "parts"),
    [
        ("look", {}, ["look"]),
        ("", {}, []),
        ("gs", {"gs": "get sword"}, ["get sword"]),
        ("GS", {"gs": "get sword"}, ["get sword"]),
        ("gs now", {"gs": "get sword"}, ["get sword now"]),
        ("say gs", {"gs": "get sword"}, ["say gs"]),
        ("g sword", {"g": "get $1;wield $1"}, ["get sword", "wield sword"]),
        ("g long sword", {"g": "get $1"}, ["get long"]),
        ("g long sword", {"g": "get $*"}, ["get long sword"]),
        ('g "long sword" bag', {"g": "get $1 from $2"}, ['get "long sword" from bag']),
        ("g", {"g": "get $1"}, ["get"]),
        ("g", {"g": "$1"}, []),
        ("pay 5", {"pay": "say that is $$$1"}, ["say that is $5"]),
        ("x;y", {"x": "look", "y": "north;look"}, ["look", "north", "look"]),
        ("x a", {"x": "get $1;$2;drop $1"}, ["get a", "drop a"]),
        ("look", {"look": "look at $*;exits"}, ["look at", "exits"]),
        ("look bob", {"look": "look at $*"}, ["look at bob"]),
        ("a", {"a": "b;c", "b": "north", "c": "south"}, ["north", "south"]),
        ("s hi;;there", {"s": "say $*"}, ["say hi;there"]),
        ("alias x look;north", {"x": "say"}, ["alias x look;north"]),
        ("x look", {"x": "two", "two": "$1;$1"}, ["look", "look"]),
    ],
)
def test_aliases_become_commands(line: str, aliases: dict[str, str], parts: list[str]) -> None:
    assert expand(line, **aliases) == parts


def test_words_behind_an_alias_go_to_the_last_of_its_commands() -> None:
    assert expand("gs fast", gs="get sword;run") == ["get sword", "run fast"]


@pytest.mark.parametrize(
    "aliases",
    [
        {"a": "b", "b": "a"},
        {"a": "b;look", "b": "c", "c": "north;a"},
        {"a": "look;a;b", "b": "a"},
        {f"{chr(97 + n)}": chr(98 + n) for n in range(20)},
    ],
)
def test_aliases_that_lead_nowhere_are_refused(aliases: dict[str, str]) -> None:
    with pytest.raises(Refused, match="never comes to an end"):
        expand("a", **aliases)


def test_aliases_of_which_nothing_comes_cannot_go_on_for_ever() -> None:
    aliases = {name: ";".join([following] * 60) for name, following in zip("abcdef", "bcdefg", strict=True)}
    with pytest.raises(Refused):
        expand("a", **aliases, g="$1")


def test_aliases_cannot_make_more_parts_than_a_line_has() -> None:
    assert len(expand("a", a=";".join(["look"] * MOST_PARTS))) == MOST_PARTS
    with pytest.raises(Refused, match=str(MOST_PARTS)):
        expand("a;a", a=";".join(["look"] * MOST_PARTS))


def test_aliases_cannot_make_a_line_without_end() -> None:
    with pytest.raises(Refused, match="too long"):
        expand(f"a {'x' * 100}", a="b $*$*$*$*", b="say $*$*$*$*$*$*")
    assert len(expand(f"a {'x' * 90}", a="say $*$*$*$*")[0]) < LONGEST_LINE


@pytest.mark.parametrize("name", ["gs", "GS ", "a", "get-all", "x2", "é"])
def test_a_name_is_one_word(name: str) -> None:
    assert alias_name(name) == name.strip().casefold()


@pytest.mark.parametrize(
    "name", ["", "two words", "'", "!", ";", "-x", "alias", "unalias", "x" * (LONGEST_NAME + 1), "$1"]
)
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(Refused):
        alias_name(name)


def test_a_body_has_a_length() -> None:
    assert alias_body(" get $1 ") == "get $1"
    for body in ("", "  ", "x" * (LONGEST_BODY + 1)):
        with pytest.raises(Refused):
            alias_body(body)


NAMES = st.sampled_from("abc")
BODIES = st.text(st.sampled_from("abc;$123* \"'"), min_size=1, max_size=30)


@given(st.dictionaries(NAMES, BODIES), st.text(st.sampled_from('abc;$ x"'), max_size=30))
def test_any_aliases_become_commands_or_are_refused(aliases: dict[str, str], line: str) -> None:
    try:
        parts = expand(line, **aliases)
    except Refused:
        return
    assert len(parts) <= MOST_PARTS
    assert all(part.strip() for part in parts)
