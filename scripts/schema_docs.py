"""Write docs/schema.md: every table with what it is for, whose data it holds, its columns and its rules.

`python scripts/schema_docs.py` writes the page; with `--check` it only says whether the page is current, by its
status. All of it comes from what the features declare: what a column does is the string that stands below its field.
"""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from mud.app.roster import schema
from mud.kernel.describe import TableKind, TableSpec
from mud.kernel.entity import Part
from mud.kernel.marks import Allotted, Lazy, Split
from mud.kernel.schema import Schema
from mud.store.columns import CONTENT_EXTRA, ColumnSpec, Kind, columns_of
from mud.store.tables import OWN_TABLES, build_metadata

PAGE = Path(__file__).resolve().parent.parent / "docs" / "schema.md"

OPENING = """\
# The tables

Written by `scripts/schema_docs.py` from what the features declare; do not edit it. One schema on both databases:
where a type differs, PostgreSQL's stands here (SQLite keeps JSONB as JSON text).

- Times are Unix seconds, money is whole copper pieces, ids are text: slugs for content, UUID4 hex for the rest.
- **entity** rows are in memory while a server runs and are written behind it; **content** rows come from YAML and are
  brought in line with it at each start (`yaml_managed` false: made inside the game; `retired`: gone from the files, but
  something still refers to it); **record** rows are only ever added.
- Whose data a row is, for export and erasure, says the column named under "whose data".
- Every foreign key is checked at the end of the transaction and has an index. JSON columns hold the type named beside
  them; a row that does not is reported when it is loaded, and left as it is.
- *lazy* columns do not start a save by themselves: they are written with the next one.
"""
MEANING = {
    "created_at": "when it came to be",
    "updated_at": "when the row last changed",
    "yaml_managed": "whether a content file is its source",
    "retired": "whether it is gone from the files",
}


def page(declared: Schema) -> str:
    """The whole page."""
    metadata = build_metadata(declared)
    tables = [_declared(spec, metadata.tables[name]) for name, spec in sorted(declared.tables.items())]
    own = [_own(metadata.tables[name], purpose) for name, purpose in OWN_TABLES.items()]
    listed = "\n".join(_listed(spec) for _, spec in sorted(declared.tables.items()))
    contents = f"| table | kind | feature | whose data | what for |\n| --- | --- | --- | --- | --- |\n{listed}"
    last = "`alembic_version` is Alembic's own: the revision that the database stands at."
    store = "## The store's own\n\n" + "\n".join(own)
    return "\n".join([OPENING, contents, "", *tables, store, last, ""])


def _listed(spec: TableSpec) -> str:
    link = f"[{spec.table}](#{spec.table})"
    return f"| {link} | {spec.kind.value} | {_feature(spec.cls)} | {_owner(spec)} | {spec.purpose} |"


def _declared(spec: TableSpec, table: sa.Table) -> str:
    columns = {column.name: column for column in columns_of(spec)}
    names = [*columns, *(CONTENT_EXTRA if spec.kind is TableKind.CONTENT else ())]
    rows = [_row(table.c[name], columns.get(name), spec) for name in names]
    return "\n".join([f"## {spec.table}", "", spec.purpose, "", *_grid(rows), *_rules(table)])


def _own(table: sa.Table, purpose: str) -> str:
    rows = [_row(column, None, None) for column in table.columns]
    return "\n".join([f"### {table.name}", "", purpose, "", *_grid(rows), *_rules(table)])


def _grid(rows: list[str]) -> Iterator[str]:
    yield "| column | type | default | what it does |"
    yield "| --- | --- | --- | --- |"
    yield from rows
    yield ""


def _row(column: "sa.Column[object]", declared: ColumnSpec | None, spec: TableSpec | None) -> str:
    kind = column.type.compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]  # published so
    kind = kind if column.nullable else f"{kind} NOT NULL"
    notes = ", ".join(note for note in _notes(column, declared, spec) if note)
    return f"| {column.name} | {kind} | {_default(column)} | {notes} |"


def _notes(column: "sa.Column[object]", declared: ColumnSpec | None, spec: TableSpec | None) -> Iterator[str]:
    yield "key" if column.primary_key else ""
    for key in sorted(column.foreign_keys, key=lambda key: key.target_fullname):
        gone = f" (on delete {key.ondelete.lower()})" if key.ondelete else ""
        yield f"→ {key.target_fullname}{gone}"
    if declared is None:
        yield MEANING.get(column.name, "") if spec is not None else ""
        return
    said = _of_its_own(declared) or sentences(declared.field.holder).get(declared.field.name)
    yield said or MEANING.get(column.name, "")
    if declared.kind is Kind.JSON:
        yield f"`{_shown(declared.hint)}`"
    if declared.enum is not None:
        yield "one of " + ", ".join(f"`{member.value}`" for member in declared.enum)
    yield "*lazy*" if declared.field.mark(Lazy) else ""
    yield "given once by the store" if declared.marked(Allotted) else ""
    yield f"from {_feature(declared.field.holder)}" if issubclass(declared.field.holder, Part) else ""
    if declared.field.column not in (declared.field.name, "") and declared.field.columns == (declared.name,):
        yield f"`{declared.field.name}` in the code"


def _of_its_own(declared: ColumnSpec) -> str:
    """What one column of a split field says, where it says something of its own."""
    split = declared.field.mark(Split)
    return next((each.says for each in split.columns if each.name == declared.name), "") if split else ""


@cache
def sentences(cls: type) -> Mapping[str, str]:
    """What stands below each field of a class, its bases' fields included; ready for a cell, without the full stop."""
    said: dict[str, str] = {}
    for each in reversed(cls.__mro__[:-1]):
        (declaration,) = ast.parse(textwrap.dedent(inspect.getsource(each))).body
        assert isinstance(declaration, ast.ClassDef)
        for field, below in pairwise(declaration.body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                said[field.target.id] = _cell(below)
    return {name: sentence for name, sentence in said.items() if sentence}


def _cell(below: ast.stmt) -> str:
    """The string that a statement is, in one line; nothing for any other statement."""
    if not isinstance(below, ast.Expr) or not isinstance(below.value, ast.Constant):
        return ""
    return " ".join(str(below.value.value).split()).removesuffix(".").replace("|", "\\|")


def _default(column: "sa.Column[object]") -> str:
    given = column.server_default
    if not isinstance(given, sa.DefaultClause):
        return ""
    return f"`{given.arg}`" if str(given.arg) else "`''`"


def _rules(table: sa.Table) -> Iterator[str]:
    checks = [c for c in table.constraints if isinstance(c, sa.CheckConstraint)]
    uniques = [c for c in table.constraints if isinstance(c, sa.UniqueConstraint)]
    lines = sorted(f"- check `{str(c.sqltext).replace(chr(92), '')}`" for c in checks)
    lines += sorted(f"- unique ({', '.join(c.name for c in u.columns)})" for u in uniques)
    lines += sorted(_index(index) for index in table.indexes)
    yield from lines
    if lines:
        yield ""


def _index(index: sa.Index) -> str:
    options = index.dialect_kwargs
    kind = "unique index" if index.unique else "index"
    gin = ", GIN, on PostgreSQL only" if options.get("postgresql_using") == "gin" else ""
    where = options.get("postgresql_where")
    partial = f" where `{where}`" if where is not None else ""
    return f"- {kind} ({', '.join(c.name for c in index.columns)}){partial}{gin}"


def _shown(hint: object) -> str:
    """A type as one would write it, without the modules' names."""
    bare = hint.__name__ if isinstance(hint, type) and not getattr(hint, "__args__", None) else str(hint)
    bare = re.sub(r"Annotated\[([\w.]+), .*?\)\]", r"\1", bare)
    return re.sub(r"\b(?:\w+\.)+(\w+)", r"\1", bare).replace("|", "\\|")


def _feature(cls: type) -> str:
    """The feature (or floor) that declares a class."""
    steps = cls.__module__.split(".")
    return steps[2] if steps[:2] == ["mud", "game"] else steps[1]


def _owner(spec: TableSpec) -> str:
    if spec.kind is TableKind.CONTENT:
        return "the content's"
    return f"`{spec.owner}`" if spec.owner else "the world's"


def main(arguments: list[str]) -> int:
    """Write the page, or check it; returns the exit status."""
    wanted = page(schema())
    found = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if "--check" in arguments:
        if found != wanted:
            print("docs/schema.md is not current: run `python scripts/schema_docs.py`", file=sys.stderr)
        return int(found != wanted)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
