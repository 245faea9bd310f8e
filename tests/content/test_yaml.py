"""Texts into nodes, by both parsers."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.content.nodes import Listing, Mapping, Node, Scalar, plain
from mud.content.yaml import DEEPEST, MOST_FLAWS, MOST_NAMED, MOST_NODES, Events, PlainParser, fast_parser, read

PARSERS = [pytest.param(fast_parser, id="fast"), pytest.param(PlainParser, id="plain")]
Parser = Callable[[str], Events]

QUOTED = "must stand in quotes"
FLOW = "a value or a closing bracket is missing here"
FIT = "this does not fit here: check the indentation, and the quotes before it"
COLON = "a colon cannot stand here: check the indentation, or put a text that holds ': ' in quotes"
DASH = "a list cannot begin here: put '- ' on a line of its own, or the text in quotes"
TAB = "there is a tab here: use spaces"
BLOCK = "after | or > the text begins on the next line, indented"
ITEM = "an item of this list must begin with '- ': check the indentation"

BROKEN = {
    "a: b: c": f"1:5 {COLON}",
    "a:\n  b: 1\n    c: 2": f"3:6 {COLON}",
    "a:\n  b\n  c: 1": f"3:4 {COLON}",
    "a:\n  b: 1\n c: 2": f"3:2 {FIT}",
    "a: 'it's here'": f"1:8 {FIT}",
    'a: "said "hello" there"': f"1:11 {FIT}",
    "a: {b: c}}": f"1:10 {FIT}",
    "a: |\n   b\n  c": f"3:3 {FIT}",
    "a:\n\tb: 1": f"2:1 {TAB}",
    "a:\n  b: 1\n\tc: 2": f"3:1 {TAB}",
    "a: @b": f"1:4 a text that begins with '@' {QUOTED}",
    "a: `b": f"1:4 a text that begins with '`' {QUOTED}",
    "a: %b": f"1:4 a text that begins with '%' {QUOTED}",
    "a: *bold* text": f"1:9 a text that begins with '*' {QUOTED}",
    "a: * b": f"1:5 a text that begins with '*' {QUOTED}",
    "a: & b": f"1:5 a text that begins with '&' {QUOTED}",
    "a: !x!y b": f"1:4 a text that begins with '!' {QUOTED}",
    'a: "b\nc: d': "1:4 this quote is never closed",
    "a: 'b\nc: d": "1:4 this quote is never closed",
    'a: "\\q"': "1:4 this backslash begins no known escape: write two of them, or use single quotes",
    'a: "\\x"': "1:4 this backslash begins no known escape: write two of them, or use single quotes",
    "a: [b, c\nd: e": "2:2 a list in [ ] lacks a comma or its closing ]",
    "a: {b: c\nd: e": "2:2 a mapping in { } lacks a comma or its closing }",
    "a: [b,, c]": f"1:7 {FLOW}",
    "a: [{\n": f"2:1 {FLOW}",
    "a:\n  - b\n  c: 1": f"3:3 {ITEM}",
    "- a\nb: c": f"2:1 {ITEM}",
    "a: |3x\n  b": f"1:6 {BLOCK}",
    "a: > text here": f"1:6 {BLOCK}",
    "a: - b": f"1:4 {DASH}",
    "%YAML 9.1\n---\na: b": "1:1 a line that begins with % must stand in quotes",
    "%YAML 1.1\n%YAML 1.1\n---\na: b": "2:1 a line that begins with % must stand in quotes",
    "a: b\n...\nfoo": "3:1 nothing may follow the end of the document",
    "a: b\n---\nc: d": "2:1 only one document per file: split it at '---'",
    "": "1:1 the file is empty",
    "# only a remark\n": "1:1 the file is empty",
    "a: b\n  c": None,
    "a: b\x00": "1:5 the character U+0000 cannot be shown: take it out",
    "a: b\nc: \x1b[31m": "2:4 the character U+001B cannot be shown: take it out",
    "a: b\r\nc: \x85": "2:4 the character U+0085 cannot be shown: take it out",
    "a: \u2028": "1:4 the character U+2028 cannot be shown: take it out",
    "a: b\ufeff": "1:5 the character U+FEFF cannot be shown: take it out",
    'a: "\\e[31m"': "1:4 the character U+001B cannot be shown: take it out",
    'a: "\\0"': "1:4 the character U+0000 cannot be shown: take it out",
    '"\\a": b': "1:1 the character U+0007 cannot be shown: take it out",
    "a: b\tc": f"1:5 {TAB}",
    "a: |\n  b\tc": f"2:4 {TAB}",
    'a: "\\t"': f"1:4 {TAB}",
    "a: 1\nb: 2\na: 3": "3:1 'a' is given twice; the first is on line 1",
    "{1: a, '1': b}": "1:8 '1' is given twice; the first is on line 1",
    "{a: b}: c": "1:1 a key must be a word or a text",
    "? [a]\n: b": "1:3 a key must be a word or a text",
    "'': b": "1:1 a key must be a word or a text",
    "a: *b": "1:4 *b is an alias, and those are not used here: write the value out, or put a text that begins "
    "with * in quotes",
    "a: &x b": "1:4 &x is an anchor, and those are not used here: take it out, or put a text that begins with & in "
    "quotes",
    "a: !!python/object:os.system b": "1:4 a tag (a word that begins with !) is not used here: take it out, or put a "
    "text that begins with ! in quotes",
    "a: ! b": "1:4 a tag (a word that begins with !) is not used here: take it out, or put a text that begins with ! "
    "in quotes",
    "a: 99999999999999999999": "1:4 this number is too large: at most 9223372036854775807",
    "[" * (DEEPEST + 1): f"1:{DEEPEST + 1} nested more than {DEEPEST} deep",
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "expected"), BROKEN.items(), ids=repr)
def test_each_fault_of_a_text_is_named_with_its_place(text: str, expected: str | None, parser: Parser) -> None:
    assert said(text, parser) == ([expected] if expected else [])


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ['a: "\\ud800"', 'a: "\\U0000dfff"', 'a: "\\U00110000"'])
def test_half_a_character_and_one_past_the_last_are_refused(text: str, parser: Parser) -> None:
    (fault,) = read(text, parser).flaws
    assert (fault.line, fault.column) in ((1, 1), (1, 4))


def test_several_faults_are_found_in_one_reading() -> None:
    text = "a: 1\na: 2\nb: &x 3\nc: [*x]\nd: 99999999999999999999\ne: @"
    assert [fault.line for fault in read(text).flaws] == [2, 3, 4, 5, 6]


def test_what_stands_before_a_fault_is_kept() -> None:
    reading = read("a: {b: 1}\nc:\n  d: [2, 3]\ne: @4\nf: 5")
    assert reading.root is not None
    assert not reading.whole
    assert plain(reading.root) == {"a": {"b": 1}, "c": {"d": [2, 3]}}


def test_the_unwanted_characters_of_all_lines_are_named_up_to_a_bound() -> None:
    faults = read("a:\n\tb: 1\n\tc: 2\n" + "\x00\n" * 100).flaws
    assert [fault.line for fault in faults] == list(range(2, MOST_NAMED + 2))


def test_a_text_with_too_many_faults_is_given_up() -> None:
    reading = read("[" + "*a ," * 10 * MOST_FLAWS + "]")
    assert len(reading.flaws) == MOST_FLAWS + 1
    assert reading.flaws[-1].message == "there are too many faults in this file: mend these first"


def test_keys_within_keys_are_one_fault() -> None:
    assert said("? " * 1000, fast_parser) == [f"1:{2 * DEEPEST + 1} nested more than {DEEPEST} deep"]


def test_a_text_with_too_many_values_is_given_up() -> None:
    reading = read("[" + "a," * MOST_NODES + "]")
    assert [fault.message for fault in reading.flaws] == [f"more than {MOST_NODES} values: split this file"]
    assert not reading.whole


def test_a_bomb_of_aliases_is_not_unfolded() -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    reading = read(bomb)
    assert len(reading.flaws) == 9 + 8 * 4
    assert reading.whole


@pytest.mark.parametrize("parser", PARSERS)
def test_every_value_and_key_has_its_place(parser: Parser) -> None:
    reading = read('a:\n  - 1\n  - {b: "c"}\nd:\n', parser)
    assert isinstance(reading.root, Mapping)
    key, items = reading.root.entries["a"]
    assert isinstance(items, Listing)
    assert place(key) == (1, 1)
    assert [place(item) for item in items.items] == [(2, 5), (3, 5)]
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    assert (place(inner.entries["b"].key), place(inner.entries["b"].value)) == ((3, 6), (3, 9))
    assert place(reading.root.entries["d"].value) == (4, 3)


@pytest.mark.parametrize("parser", PARSERS)
def test_quoted_texts_are_texts_and_blocks_lose_their_last_line_ends(parser: Parser) -> None:
    reading = read("a: 'true'\nb: \"5\"\nc: |\n  one\n  two\n\nd: >\n  one\n  two\n\ne: on\n1: x\n", parser)
    assert reading.root is not None
    assert plain(reading.root) == {"a": "true", "b": "5", "c": "one\ntwo", "d": "one two", "e": "on", "1": "x"}


@given(st.text(max_size=200))
def test_no_text_makes_reading_raise(text: str) -> None:
    reading = read(text)
    assert reading.root is not None or reading.flaws


YAMLISH = st.text(alphabet="ab01:-?[]{},#&*!|>'\"%@`~<. \n\t\\xud", max_size=60)


@given(YAMLISH)
def test_no_text_that_looks_like_yaml_makes_either_parser_raise(text: str) -> None:
    for parser in (fast_parser, PlainParser):
        reading = read(text, parser)
        assert reading.root is not None or reading.flaws
        lines = text.count("\n") + 1
        assert all(1 <= fault.line <= lines + 1 and fault.column >= 1 for fault in reading.flaws)


def said(text: str, parser: Parser) -> list[str]:
    return [f"{fault.line}:{fault.column} {fault.message}" for fault in read(text, parser).flaws]


def place(node: Node | Scalar) -> tuple[int, int]:
    return node.line, node.column
