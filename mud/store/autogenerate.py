"""How Alembic is asked to compare a database with the tables, and how what it finds is written as a revision.

The same for the script that runs migrations, for new revisions and for the check that there is nothing to migrate.
"""

import re
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.sql.elements import False_, True_

PLUGINS = ["alembic.autogenerate.*", "alembic.autogenerate.checkconstraint_byname"]
"""The second, off by default, sees that a CHECK has gone."""


def options(metadata: sa.MetaData | None, dialect: str) -> dict[str, Any]:  # Any: options of many types
    """What Alembic's `configure` takes, beside the connection."""

    def include(item: Any, _name: str | None, _kind: str, _reflected: bool, _other: Any) -> bool:  # Any: schema items
        return dialect == "postgresql" or not is_gin(item)

    return {
        "target_metadata": metadata,
        "compare_type": True,
        "compare_server_default": default_differs,
        "render_as_batch": True,
        "include_object": include,
        "render_item": render_item,
        "process_revision_directives": flat,
        "autogenerate_plugins": PLUGINS,
        "transaction_per_migration": False,
    }


def default_differs(
    context: MigrationContext, _found: Any, _declared: Any, stored: str | None, _arg: Any, rendered: str | None
) -> bool | None:  # Any: columns and what they have as default
    """Whether a column's default is another one; None: let Alembic find out, which it does well on PostgreSQL only."""
    if context.dialect.name == "postgresql":
        return None
    return _bare(stored) != _bare(rendered)


def _bare(default: str | None) -> str | None:
    """A default without the parentheses and quotes that may or may not stand around it."""
    return None if default is None else re.sub(r"^\"?'(.*)'\"?$", r"\1", re.sub(r"^\((.*)\)$", r"\1", default))


def is_gin(item: object) -> bool:
    """Whether it is an index that only PostgreSQL has."""
    return isinstance(item, sa.Index) and item.dialect_kwargs.get("postgresql_using") == "gin"


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | bool:  # Any: schema items
    """What a revision must say in a way that holds on both databases, whichever it was made on."""
    if kind == "type" and isinstance(item, sa.JSON):
        return "JSON"  # which script.py.mako defines
    if kind == "server_default" and isinstance(item, sa.DefaultClause):
        match item.arg:
            case True_():
                return "sa.true()"
            case False_():
                return "sa.false()"
            case sa.TextClause():
                return f'sa.text("{item.arg.text}")'
    return False


def flat(_context: Any, _revision: Any, scripts: list[Any]) -> None:  # Any: as Alembic calls it
    """Take new columns and indexes out of batches, which they do not need.

    Indexes that go with their tables are left out.
    """
    for script in scripts:
        script.upgrade_ops.ops = _flat(script.upgrade_ops.ops)
        script.downgrade_ops.ops = _flat(script.downgrade_ops.ops)


_WITHOUT_BATCH = (ops.AddColumnOp, ops.CreateIndexOp, ops.DropIndexOp)
"""SQLite does these by itself; for anything else the table has to be copied. To drop a column it has to be, too: there
may be a check over it."""


def _flat(operations: list[Any]) -> list[Any]:  # Any: operations of Alembic
    dropped = {op.table_name for op in operations if isinstance(op, ops.DropTableOp)}
    found: list[Any] = []
    for op in operations:
        inner = op.ops if isinstance(op, ops.ModifyTableOps) else []
        if not inner or not all(isinstance(each, _WITHOUT_BATCH) for each in inner):
            found.append(op)
        elif op.table_name not in dropped:
            found += inner
    return found


def tidy(revision: str) -> str:
    """The text of a new revision without Alembic's remarks, indexes that only PostgreSQL has made only there."""
    lines = [line for line in revision.splitlines(keepends=True) if "# ###" not in line]
    return "".join(_GIN.sub(r'\1if op.get_context().dialect.name == "postgresql":\n\1    \2', line) for line in lines)


_GIN = re.compile(r"^( *)((?:batch_)?op\.(?:create|drop)_index\(.*postgresql_using='gin'.*)", re.DOTALL)
