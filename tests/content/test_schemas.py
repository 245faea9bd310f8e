"""The schemas that editors read, held against content by a validator that we did not write."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource

from mud.app import roster
from mud.content.nodes import Plain, plain
from mud.content.schemas import WHOLE, Json, schemas
from mud.content.yaml import read

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "content").rglob("*.yaml"))


@pytest.fixture(scope="module")
def made() -> dict[str, Json]:
    return schemas(roster.schema().specs, roster.language().words)


@pytest.fixture(scope="module")
def validator(made: Mapping[str, Json]) -> Draft202012Validator:
    registry: Registry[bool | Mapping[str, Any]] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in made.items()
    )
    return Draft202012Validator(made[WHOLE], registry=registry)


def fault(validator: Draft202012Validator, written: Plain) -> str:
    error = best_match(validator.iter_errors(written))
    return "" if error is None else f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def said(text: str) -> Plain:
    root = read(text).root
    assert root is not None
    return plain(root)


def test_every_schema_is_one(made: Mapping[str, Json]) -> None:
    for schema in made.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_content_that_comes_with_the_server_keeps_to_them(validator: Draft202012Validator, file: Path) -> None:
    assert fault(validator, said(file.read_text())) == ""


ROOM = "rooms: {a: {name: A, description: A room., "
WRONG = {
    "an unknown content type": "roms: {}",
    "an unknown field": ROOM + "exit: {}}}",
    "a text for a number": "areas: {a: {name: A, description: An area., danger_level: high}}",
    "a number out of bounds": "areas: {a: {name: A, description: An area., danger_level: 11}}",
    "a word that is none of those": ROOM + "flags: [sunny]}}",
    "a field that is missing": "rooms: {a: {name: A}}",
    "a text that is too long": f"rooms: {{a: {{name: {'A' * 81}, description: A room.}}}}",
    "an unknown field of an exit": ROOM + "exits: {north: {too: b}}}}",
    "what stands inside without its id": ROOM + "items: [{item: loaf}]}}",
    "a number where there is a list": ROOM + "flags: 3}}",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_what_the_loader_refuses_an_editor_marks(validator: Draft202012Validator, text: str) -> None:
    assert fault(validator, said(text)) != ""


RIGHT = {
    "the short form of an exit": ROOM + "exits: {north: b}}}",
    "the long form of an exit": ROOM + "exits: {north: {to: b, hidden: 12}}}}",
    "a price in words": "item_templates: {a: {name: a, description: A., item_type: junk, value: 3g 2c}}",
    "a price in copper": "item_templates: {a: {name: a, description: A., item_type: junk, value: 12}}",
    "nothing after a key": "rooms: {a: {name: A, description: A room., exits: }}",
    "a warning that is accepted": ROOM + "allow: one_way}}",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_what_authors_write_is_accepted(validator: Draft202012Validator, text: str) -> None:
    assert fault(validator, said(text)) == ""
