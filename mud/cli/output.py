"""What an operator reads: plain lines on standard output, faults on standard error, tables where they help."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import Progress
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


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on the terminal for work of so many steps, gone when it is done; nothing where nobody watches."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task(what, total=total)
        yield lambda done: shown.update(task, completed=done)


@contextmanager
def loading_bar(what: str, console: Console | None = None) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal while `what` is done, gone when it is; nothing where nobody watches."""
    console = console or Console(stderr=True)
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task(what, total=None)

    def progress(done: int, total: int) -> None:
        if not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=total, refresh=True)
        if done >= total:
            bar.stop()

    try:
        yield progress
    finally:
        bar.stop()
