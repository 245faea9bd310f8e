"""The arithmetic of the bench: percentiles, costs, ratios, tables, and what changed between two runs.

Nothing here measures anything or knows where the numbers come from.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WORTH_SAYING: Final = 0.10
"""A change smaller than this share is within what two runs on a busy machine differ by."""

Figures = Mapping[str, float]
"""The name of each measured number, with its unit as the last word, and the number."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long answers took, in milliseconds."""

    p50: float
    p95: float
    p99: float
    longest: float

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Latency":
        """The latency of these answers; all zeros when there are none."""
        ordered = sorted(seconds)
        if not ordered:
            return cls(0.0, 0.0, 0.0, 0.0)
        p50, p95, p99 = (percentile(ordered, share) * 1000 for share in (0.5, 0.95, 0.99))
        return cls(p50, p95, p99, ordered[-1] * 1000)

    def figures(self, name: str) -> dict[str, float]:
        """The four of them, each with the name before it."""
        return {
            f"{name} p50 ms": self.p50,
            f"{name} p95 ms": self.p95,
            f"{name} p99 ms": self.p99,
            f"{name} max ms": self.longest,
        }


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest of the ordered numbers below or at which that share of them lies; ValueError when there are none."""
    if not ordered:
        raise ValueError("there is no percentile of nothing")
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def each(total: float, count: float) -> float:
    """How much falls to each; nothing to each of none."""
    return total / count if count else 0.0


def ratio(ours: float | None, bare: float | None) -> float | None:
    """How many times the bare server's number ours is; None where there is nothing to compare with."""
    return ours / bare if ours is not None and bare else None


def table(ours: Figures, bare: Figures) -> str:
    """Each figure of the server, the bare server's beside it, and how many times that it is."""
    rows = [("", "the server", "bare", "ratio")]
    for name, number in ours.items():
        times = ratio(number, bare.get(name))
        rows.append((name, _number(number), _number(bare.get(name)), f"{times:.1f}x" if times is not None else ""))
    return _set(rows)


def changes(before: Figures, after: Figures) -> str:
    """Each figure that both runs have, and by how much it changed where that is worth saying."""
    rows = [("", "before", "after", "change")]
    for name, number in after.items():
        if name in before:
            rows.append((name, _number(before[name]), _number(number), change(before[name], number)))
    return _set(rows)


def change(before: float, after: float) -> str:
    """The change in per cent of what was before; nothing where it is too small to mean anything."""
    if not before or abs(after - before) < WORTH_SAYING * abs(before):
        return ""
    return f"{(after - before) / abs(before):+.0%}"


def ratios(ours: Figures, bare: Figures) -> dict[str, float]:
    """The figures that depend least on the machine: how many times the bare server's each is."""
    found = {name: ratio(number, bare.get(name)) for name, number in ours.items()}
    return {name: times for name, times in found.items() if times is not None}


def _number(number: float | None) -> str:
    if number is None:
        return ""
    if number == 0 or abs(number) >= 1000:
        return f"{number:,.0f}"
    return f"{number:.3g}" if abs(number) < 100 else f"{number:.0f}"


def _set(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )
