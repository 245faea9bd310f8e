"""Pydantic's complaints in plain words, each at the place in the file that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mud.content.drafts import Draft, choose
from mud.content.guesses import Guesses
from mud.content.nodes import Flaw, Listing, Mapping, Node, Scalar
from mud.content.shapes import Either, Entries, Fields, Items, Shape, Word

LONGEST_QUOTE = 40  # characters of a wrong text that a message repeats

_KINDS = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "string_type": "a text",
    "none_required": "empty",
    "tuple_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a mapping",
    "dataclass_type": "a mapping",
}
_BOUNDS: dict[str, tuple[str, str]] = {  # type of error -> (words, the name of its bound)
    "greater_than": ("must be more than {}", "gt"),
    "greater_than_equal": ("must be at least {}", "ge"),
    "less_than": ("must be less than {}", "lt"),
    "less_than_equal": ("must be at most {}", "le"),
    "multiple_of": ("must be a multiple of {}", "multiple_of"),
    "string_too_short": ("must have at least {} characters", "min_length"),
    "string_too_long": ("must have at most {} characters", "max_length"),
    "too_short": ("must have at least {} items", "min_length"),
    "too_long": ("must have at most {} items", "max_length"),
}


@dataclass(slots=True)
class _Spot:
    """What an error is about: a node under a name, and the key that stands before it."""

    name: str
    path: tuple[str | int, ...]
    shape: Shape
    node: Node
    anchor: Scalar | Node
    branched: bool = False  # whether this was one of several ways to read the node


@dataclass(slots=True)
class _Complaint:
    spot: _Spot
    kind: str | None  # what it should have been, for errors of the form "must be ..., but it is ..."
    message: str
    at: Scalar | Node


def flaws_of(error: ValidationError, draft: Draft, guesses: Guesses) -> list[Flaw]:
    """Each thing that is wrong with a draft, once."""
    details = error.errors(include_url=False, include_input=False)
    complaints = [_complaint(each, draft, guesses) for each in details]
    return [Flaw(message, at.line, at.column) for message, at in _merged(complaints)]


def _merged(complaints: list[_Complaint]) -> Iterator[tuple[str, Scalar | Node]]:
    """Of the complaints of several ways to read one node, what its author wants to hear."""
    kinds: dict[tuple[str | int, ...], list[str]] = {}
    for each in complaints:
        if each.kind is not None:
            kinds.setdefault(each.spot.path, []).append(each.kind)
    for each in complaints:
        if each.kind is None:
            yield each.message, each.at
        elif each.spot.path in kinds and not _has_better(each, complaints):
            expected = " or ".join(dict.fromkeys(kinds.pop(each.spot.path)))
            yield f"{each.spot.name} must be {expected}, but it is {described(each.at)}", each.at


def _has_better(one: _Complaint, complaints: list[_Complaint]) -> bool:
    """Whether, of several ways to read the node, another got further before it failed."""
    if not one.spot.branched:
        return False
    path = one.spot.path
    return any(
        other.spot.path[: len(path)] == path and (other.kind is None or len(other.spot.path) > len(path))
        for other in complaints
    )


def _complaint(error: ErrorDetails, draft: Draft, guesses: Guesses) -> _Complaint:
    kind, loc = error["type"], error["loc"]
    if kind.startswith("missing"):
        spot = _find(draft, loc[:-1])
        name = _name_in_yaml(spot.shape, str(loc[-1]))
        return _Complaint(spot, None, f"{name} is missing", spot.anchor)
    spot = _find(draft, loc)
    if loc and loc[-1] == "[key]":
        return _key_complaint(kind, spot, guesses)
    if kind in _KINDS:
        return _Complaint(spot, _expected(kind, spot.shape), "", spot.node)
    return _Complaint(spot, None, f"{spot.name} {_rest(error, spot, guesses)}", spot.node)


def _expected(kind: str, shape: Shape) -> str:
    short = isinstance(shape, Fields) and shape.short is not None
    return f"a text or {_KINDS[kind]}" if short else _KINDS[kind]


def _key_complaint(kind: str, spot: _Spot, guesses: Guesses) -> _Complaint:
    word = spot.shape.key if isinstance(spot.shape, Entries) else Word()
    needed = f"must be {_KINDS[kind]}" if kind in _KINDS else _choice(spot.anchor, word, guesses)
    return _Complaint(spot, None, f"the key {spot.name!r} {needed}", spot.anchor)


def _rest(error: ErrorDetails, spot: _Spot, guesses: Guesses) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return words.format(context[bound])
    if kind in ("enum", "literal_error"):
        return _choice(spot.node, spot.shape, guesses)
    if kind in ("value_error", "assertion_error"):
        return f"is wrong: {context['error']}"
    message = error["msg"]
    return f"is wrong: {message[0].lower()}{message[1:]}"


def _choice(node: Scalar | Node, shape: Shape, guesses: Guesses) -> str:
    choices = shape.choices if isinstance(shape, Word) else ()
    hint = ""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        hint = guesses.hint(node.value, choices)
    return f"must be {_listed(choices)}, but it is {described(node)}{hint}"


def _find(draft: Draft, loc: tuple[str | int, ...]) -> _Spot:
    spot = _Spot(draft.id, (), draft.shape, draft.node, draft.key)
    for part in loc:
        if part == "[key]":
            break
        spot = _step(spot, part) or _branched(spot)
    if loc and loc[-1] == "[key]":
        spot.shape = _parent_shape(draft, loc)
    return spot


def _parent_shape(draft: Draft, loc: tuple[str | int, ...]) -> Shape:
    """Of an error about a key, the shape of the mapping that holds the key."""
    return _find(draft, loc[:-2]).shape


def _step(spot: _Spot, part: str | int) -> _Spot | None:
    """One step down, or None where `part` is no part of the file: the label of one way to read the node."""
    shape = spot.shape
    if isinstance(spot.node, Listing) and isinstance(part, int) and isinstance(shape, Items):
        item = spot.node.items[part]
        name = f"{spot.name} number {part + 1}"
        return _Spot(name, (*spot.path, part), _chosen(shape.item, item), item, item, spot.branched)
    if not isinstance(spot.node, Mapping) or not isinstance(shape, Fields | Entries):
        return None
    name = _name_in_yaml(shape, str(part))
    if name not in spot.node.entries:
        return None
    key, node = spot.node.entries[name]
    below = shape.value if isinstance(shape, Entries) else shape.fields[name][1]
    return _Spot(name, (*spot.path, name), _chosen(below, node), node, key, spot.branched)


def _branched(spot: _Spot) -> _Spot:
    spot.branched = True
    return spot


def _chosen(shape: Shape, node: Node) -> Shape:
    return choose(shape, node) if isinstance(shape, Either) else shape


def _name_in_yaml(shape: Shape, field: str) -> str:
    if not isinstance(shape, Fields):
        return field
    return next((name for name, (known, _) in shape.fields.items() if known == field), field)


def described(node: Scalar | Node) -> str:
    """What a node is, to end the sentence "but it is ..."."""
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping"
    value = node.value
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {_shortened(value)!r}"
    return f"the number {value}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."


def _listed(choices: tuple[str, ...]) -> str:
    if len(choices) < 2:
        return "".join(choices)
    return f"{', '.join(choices[:-1])} or {choices[-1]}"
