"""docs/schema.md is what the features declare today, and lists every table with its purpose."""

from typing import Annotated

import pytest

from mud.app.roster import schema
from mud.kernel.entity import Entity, slotted
from mud.kernel.marks import Key
from mud.store.tables import OWN_TABLES, build_metadata
from scripts.schema_docs import PAGE, main, page, sentences


def test_the_page_is_current() -> None:
    assert main(["--check"]) == 0, "run: python scripts/schema_docs.py"


def test_every_table_and_column_is_on_the_page() -> None:
    written = PAGE.read_text(encoding="utf-8")
    for table in build_metadata(schema()).tables.values():
        _, _, section = written.partition(f"# {table.name}\n")
        section, _, _ = section.partition("\n## ")
        assert section, table.name
        for column in table.columns:
            assert f"\n| {column.name} | " in section, f"{table.name}.{column.name}"


def test_every_table_says_what_it_is_for_in_one_sentence() -> None:
    purposes = {name: spec.purpose for name, spec in schema().tables.items()} | OWN_TABLES
    assert [name for name, purpose in purposes.items() if not purpose.endswith((".", ":"))] == []


@pytest.mark.parametrize("name", ["item_templates", "item_instances", "decays", "liquids"])
def test_every_column_of_things_says_what_it_does(name: str) -> None:
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"\n## {name}\n")
    rows = [row.split(" | ") for row in section.partition("\n## ")[0].splitlines() if row.startswith("| ")][2:]
    assert len(rows) > 4
    assert [row[0] for row in rows if len(row) < 4 or not row[3].strip(" |")] == []


def test_the_page_is_the_same_each_time() -> None:
    assert page(schema()) == page(schema())


@slotted
class Marker(Entity):
    """Something that is marked."""

    id: Annotated[str, Key()]
    """What it is called:
    `a|b`, for one."""
    plain: int = 0


@slotted
class NamedMarker(Marker):
    """A marker that someone put there."""

    by: str = ""
    """Who put it there."""


def test_what_stands_below_a_field_says_what_its_column_does() -> None:
    assert sentences(NamedMarker) == {"id": "What it is called: `a\\|b`, for one", "by": "Who put it there"}
