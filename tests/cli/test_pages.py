"""docs/operating.md names every command there is, and none that is not."""

import re
from collections.abc import Iterator
from pathlib import Path

import typer

from mud.cli.main import app

PAGE = (Path(__file__).parents[2] / "docs" / "operating.md").read_text()


def commands(group: typer.Typer, *before: str) -> Iterator[str]:
    """All commands, as they are typed."""
    yield from (" ".join((*before, str(command.name))) for command in group.registered_commands)
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        callback = inner.typer_instance.registered_callback
        if callback is not None and callback.invoke_without_command:
            yield " ".join((*before, str(inner.name)))
        yield from commands(inner.typer_instance, *before, str(inner.name))


def test_the_page_lists_every_command_and_no_other() -> None:
    listed = re.findall(r"^    mud ([a-z]+(?: [a-z]+)?)(?: [A-Z]+)* {2,}\S", PAGE, re.MULTILINE)
    assert sorted(listed) == sorted(commands(app))
