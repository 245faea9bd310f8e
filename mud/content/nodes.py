"""What a YAML file says, with the line and column of every word.

Lines and columns count from 1, as editors count them. Keys are kept as the text that was
written; what a value may be is decided by `scalars.py`, what it must be by the spec.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Value: TypeAlias = bool | int | float | str | None
Plain: TypeAlias = Value | list["Plain"] | dict[str, "Plain"]


@dataclass(slots=True)
class Scalar:
    """One value: text, a number, true or false, or nothing."""

    value: Value
    line: int
    column: int


class Entry(NamedTuple):
    """One line of a mapping: its key, where the key stands, and its value."""

    key: Scalar
    value: Node


@dataclass(slots=True)
class Listing:
    """Several values in order."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Values under keys, in the order of the file."""

    line: int
    column: int
    entries: dict[str, Entry] = field(default_factory=dict)


Node: TypeAlias = Scalar | Listing | Mapping


class Flaw(NamedTuple):
    """Something wrong in one file, at one place."""

    message: str
    line: int
    column: int


def plain(node: Node) -> Plain:
    """The values without their places. The depth is bounded by the reader."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}
