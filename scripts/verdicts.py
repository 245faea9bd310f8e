"""Targets as a table: what was wanted, what was measured, and whether it was met."""

import os
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """A line of the table. `number` is that of the target, `beside` a word about the circumstances."""

    number: str
    what: str
    wanted: float | None
    measured: float
    unit: str
    beside: str = ""
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it is good enough; what has no target always is."""
        if self.wanted is None:
            return True
        return self.measured >= self.wanted if self.at_least else self.measured <= self.wanted

    @property
    def verdict(self) -> str:
        """The same as a word."""
        return "" if self.wanted is None else "met" if self.met else "MISSED"


def show(title: str, rows: Iterable[Row]) -> None:
    """Print the table, with the load of the machine, without which times say little."""
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    table = Table("", "", "wanted", "measured", "", "", title=f"{title}; {load}")
    for row in rows:
        sign = "" if row.wanted is None else ">= " if row.at_least else "<= "
        wanted = "" if row.wanted is None else f"{sign}{row.wanted:g} {row.unit}"
        table.add_row(row.number, row.what, wanted, f"{row.measured:.4g} {row.unit}", row.verdict, row.beside)
    Console(width=150).print(table)
