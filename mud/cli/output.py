"""What an operator reads: plain lines on standard output, faults on standard error, tables where they help."""

import time
from collections.abc import Iterable, Sequence

import typer
from rich.console import Console
from rich.table import Table


def say(text: str) -> None:
    """Print lines, at once, also into a pipe."""
    typer.echo(text)


def fail(text: str) -> None:
    """Print what is wrong, to standard error."""
    typer.echo(f"mud: {text}", err=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; plain columns where the output is no terminal."""
    made = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        made.add_row(*row)
    # In a pipe nobody has a width, and a wrapped table is no use to a script.
    console = Console(markup=False, highlight=False)
    if not console.is_terminal:
        console.width = 1000
    console.print(made)


def moment(seconds: float | None, none: str = "never") -> str:
    """A moment in Unix seconds, in UTC."""
    return none if seconds is None else time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(seconds))
