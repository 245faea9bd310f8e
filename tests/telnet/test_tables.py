"""MSDP's way of writing."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.events import MsdpValue
from mud.telnet.limits import Limits
from mud.telnet.tables import NotATableError, encoded, read

DEFAULT = Limits()


@pytest.mark.parametrize(
    ("payload", "pairs"),
    [
        (b"", []),
        (b"\1LIST\2COMMANDS", [("LIST", "COMMANDS")]),
        (b"\1REPORT\2HEALTH\2MANA", [("REPORT", ["HEALTH", "MANA"])]),
        (b"\1REPORT\2\5\2HEALTH\2MANA\6", [("REPORT", ["HEALTH", "MANA"])]),
        (b"\1A\2\1B\2", [("A", ""), ("B", "")]),
        (b"\1A\1B\2x", [("B", "x")]),
        (b"\1ROOM\2\3\1VNUM\x026008\1EXITS\2\3\1n\x026011\4\4", [("ROOM", {"VNUM": "6008", "EXITS": {"n": "6011"}})]),
        (b"\1A\2\5\6", [("A", [])]),
        (b"\1A\2\3\4", [("A", {})]),
        (b"\1A\2\5\2\5\2x\6\2\3\1k\2v\4\6", [("A", [["x"], {"k": "v"}])]),
        (b"\1A\2x\x1b[1m\xff\0", [("A", "x[1m\ufffd")]),
    ],
)
def test_variables_tables_and_arrays_are_read(payload: bytes, pairs: list[tuple[str, MsdpValue]]) -> None:
    assert read(payload, DEFAULT) == pairs


@pytest.mark.parametrize(
    "payload",
    [
        b"text",
        b"\2A",
        b"\4",
        b"\1A\2\5\2x",
        b"\1A\2\3\1k\2v",
        b"\1A\2\3\2x\4",
        b"\1A\2\5\1x\6",
        b"\1A\2\5\2x\4",
        b"\1A\2x\3",
        b"\1A\2\3text\4",
    ],
)
def test_marks_in_the_wrong_place_are_no_table(payload: bytes) -> None:
    with pytest.raises(NotATableError, match="where none belong"):
        read(payload, DEFAULT)


def nested(levels: int) -> bytes:
    return b"\1A" + b"\2\5" * levels + b"\2x" + b"\6" * levels


def test_tables_are_so_deep_and_no_deeper() -> None:
    limits = Limits(json_depth=3)
    assert read(nested(3) + nested(3), limits) == [("A", [[["x"]]])] * 2
    with pytest.raises(NotATableError, match="too deep"):
        read(nested(4), limits)
    with pytest.raises(NotATableError, match="too deep"):
        read(b"\1A" + b"\2\5" * 500, DEFAULT)


def test_a_message_holds_so_much_and_no_more() -> None:
    with pytest.raises(NotATableError, match="too much"):
        read(b"\1A" + b"\2x" * 30_000, DEFAULT)


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")), max_size=8)
VALUES: st.SearchStrategy[MsdpValue] = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=8
)


@given(TEXT, VALUES)
def test_what_is_written_is_read_back(name: str, value: MsdpValue) -> None:
    assert read(encoded(name, value), DEFAULT) == [(name, value)]


def test_text_cannot_hold_a_mark() -> None:
    assert encoded("A\1", ["\2x\6", "y\0"]) == b"\1A\2\5\2x\2y\6"


@given(st.lists(st.sampled_from([b"\1", b"\2", b"\3", b"\4", b"\5", b"\6", b"a", b"\xff"]), max_size=40))
def test_nothing_else_is_raised(parts: list[bytes]) -> None:
    with suppress(NotATableError):
        read(b"".join(parts), DEFAULT)
