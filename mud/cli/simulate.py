"""`mud simulate`: fights of the content without a server and a database, for who weighs creatures and classes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from mud.app.blueprint import draw
from mud.app.ring import Bout, Ring
from mud.app.ring.entrants import Entrant, RingError, read_side
from mud.app.ring.report import Report, SideReport, report_on
from mud.app.settings import Settings
from mud.cli.output import bar, say, table
from mud.text.grammar import join_list

MOST_BOUTS: Final = 100_000
"""Fights of one simulation: they take some milliseconds each."""


def simulate_fight(settings: Settings, one: str, other: str, bouts: int, seed: int) -> None:
    """Let two sides fight so many times, and print who won, how long it took and what it cost.

    RingError for sides that are none, or for no number of fights.
    """
    if not 1 <= bouts <= MOST_BOUTS:
        raise RingError(f"Between 1 and {MOST_BOUTS} fights can be simulated at a time; {bouts} are not.")
    catalog = draw(settings).catalog
    sides = read_side(catalog, one), read_side(catalog, other)
    ring = Ring(catalog, sides, seed)
    with bar("fighting", bouts) as step:
        report = report_on(_fought(ring, bouts, step))
    _print(report, [_called(side) for side in sides], seed)


def _fought(ring: Ring, bouts: int, step: Callable[[int], None]) -> Iterator[Bout]:
    for number in range(bouts):
        yield ring.bout()
        step(number + 1)


def _called(side: Sequence[Entrant]) -> str:
    counts: dict[str, int] = {}
    for each in side:
        counts[each.name] = counts.get(each.name, 0) + 1
    return join_list([name if count == 1 else f"{name} x{count}" for name, count in counts.items()])


def _print(report: Report, names: Sequence[str], seed: int) -> None:
    fights = "one fight" if report.bouts == 1 else f"{report.bouts} fights"
    say(f"{names[0]} against {names[1]}: {fights}, seed {seed}")
    say(
        f"length: {report.seconds:.1f} s ({report.rounds:.1f} rounds) on average, half of them at most "
        f"{report.median_seconds:.1f} s, the longest {report.longest_seconds:.1f} s"
    )
    say(f"draws: {report.draws:.1%}")
    one, other = report.sides
    rows = [[what, _cell(one, what), _cell(other, what)] for what in CELLS]
    table(("", *names), rows)


CELLS: Final = {
    "wins": "{0.wins:.1%}",
    "damage dealt": "{0.dealt:.1f}",
    "damage taken": "{0.taken:.1f}",
    "damage a second": "{0.damage_a_second:.2f}",
    "blows": "{0.blows:.1f}",
    "hits": "{0.hit_rate:.1%}",
    "criticals": "{0.critical_rate:.1%}",
    "health left when winning": "{0.left_when_winning:.1%}",
}


def _cell(side: SideReport, what: str) -> str:
    return CELLS[what].format(side)
