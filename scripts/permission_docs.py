"""Write docs/permissions.md: every role, what it may do, and with which commands.

`python -m scripts.permission_docs` writes the page; with `--check` it only says whether the page is current, by its
status. All of it comes from what the commands declare.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from mud.app.roster import commands
from mud.play.command import Command
from mud.play.roles import Permission, Role

PAGE = Path(__file__).resolve().parent.parent / "docs" / "permissions.md"

OPENING = """\
# Who may do what

Written by `scripts/permission_docs.py` from what the commands declare; do not edit it.

A command names the permission that it takes, and a permission belongs to a role. A role may do all that stands under
the roles above it in this page as well. Whoever lacks the permission reads that there is no such command, in help and
lists too. `promote` and `demote` change a role inside the game, `mud user role` from the shell.

Every use of a permission below `player` is a row of [admin_actions](schema.md#admin_actions), also one that was
refused or failed. What is read about it is shown once the row is on disk. `mud audit` proves that none was altered or
taken out; `audit` shows the latest inside the game. Staff cannot act against accounts of a higher role than their own.
"""


def page(declared: Iterable[Command]) -> str:
    """The whole page."""
    by_permission: dict[Permission, list[str]] = {permission: [] for permission in Permission}
    for command in declared:
        by_permission[command.permission].append(command.name)
    return "\n".join([OPENING, *(_role(role, by_permission) for role in Role)])


def _role(role: Role, by_permission: dict[Permission, list[str]]) -> str:
    rows = [
        f"| {permission.value} | {permission.meaning} | {_listed(names)} |"
        for permission, names in by_permission.items()
        if permission.role is role
    ]
    return "\n".join([f"## {role.words}", "", "| permission | to | commands |", "| --- | --- | --- |", *rows, ""])


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def main(arguments: list[str]) -> int:
    """Write the page, or check it; returns the exit status."""
    wanted = page(commands())
    found = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if "--check" in arguments:
        if found != wanted:
            print("docs/permissions.md is not current: run `make docs`", file=sys.stderr)
        return int(found != wanted)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
