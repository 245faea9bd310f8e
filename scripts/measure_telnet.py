"""Measure the telnet machine: microseconds for a typed line, a screen compressed, a GMCP message.

Run it as `python scripts/measure_telnet.py` from the root of the tree. It ends with 1 when a bound is broken.
"""

import sys
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from mud.telnet.peer import Telnet

PROSE = Path(__file__).parents[1] / "docs" / "architecture.md"

LINE = 2.0
"""Microseconds that a plain line may cost in batches of 100 a read."""

SCREEN = 12.0
"""Microseconds that 600 bytes may cost with MCCP2, each flushed so that it can be read at once."""

BATCH, ROUNDS, BYTES = 100, 200, 600
DO_GMCP, DO_MCCP2, MCCP3 = b"\xff\xfd\xc9", b"\xff\xfd\x56", b"\xff\xfd\x57\xff\xfa\x57\xff\xf0"
SUPPORTS = b'\xff\xfa\xc9Core.Supports.Set ["Char 1"]\xff\xf0'
REQUEST = b"\xff\xfa\xc9Char.Items.Contents 12345\xff\xf0"
VITALS = {"hp": "4500", "maxhp": "4800", "mp": "1200", "maxmp": "2500"}


@dataclass(frozen=True)
class Figure:
    """One measurement: `cost` in microseconds; `most` is the bound, where there is one."""

    name: str
    cost: float
    most: float | None = None


def main() -> int:
    """Print all figures; 1 when one is over its bound."""
    figures = [*lines(), compressed_line(), *screens(), *gmcp()]
    for figure in figures:
        bound = "" if figure.most is None else f"  (at most {figure.most:g})"
        print(f"{figure.name:<36}{figure.cost:8.2f} us{bound}")
    return int(any(figure.most is not None and figure.cost > figure.most for figure in figures))


def lines() -> list[Figure]:
    """Typed lines, a hundred in a read."""
    typed = {"plain line": b"say hello there, friend\r\n", "line with UTF-8": "say héllo — friend\r\n".encode()}
    return [Figure(name, least(reading([line * BATCH] * ROUNDS)) / BATCH, LINE) for name, line in typed.items()]


def compressed_line() -> Figure:
    """The same through MCCP3."""
    stream = zlib.compressobj()
    reads = [stream.compress(b"say hello there\r\n" * BATCH) + stream.flush(zlib.Z_SYNC_FLUSH) for _ in range(ROUNDS)]
    return Figure("line through MCCP3", least(reading(reads), MCCP3) / BATCH)


def screens() -> list[Figure]:
    """Pieces of prose of `BYTES` characters, one write each."""
    prose = PROSE.read_text(encoding="utf-8")
    random = Random(2)
    pieces = [prose[start : start + BYTES] for start in (random.randrange(len(prose) - BYTES) for _ in range(ROUNDS))]

    def show(telnet: Telnet, turn: int) -> object:
        telnet.text(pieces[turn])
        return telnet.outgoing()

    return [
        Figure(f"{BYTES} bytes plain", least(show)),
        Figure(f"{BYTES} bytes with MCCP2", least(show, DO_MCCP2), SCREEN),
    ]


def gmcp() -> list[Figure]:
    """Messages out and in."""

    def send(telnet: Telnet, _: int) -> object:
        telnet.gmcp("Char.Vitals", VITALS)
        return telnet.outgoing()

    return [
        Figure("GMCP message out", least(send, DO_GMCP + SUPPORTS)),
        Figure("GMCP message in", least(reading([REQUEST] * ROUNDS), DO_GMCP)),
    ]


def reading(reads: Sequence[bytes]) -> Callable[[Telnet, int], object]:
    """Receive these, one at each turn."""
    return lambda telnet, turn: telnet.receive(reads[turn])


def least(work: Callable[[Telnet, int], object], before: bytes = b"") -> float:
    """Microseconds of one call, in the best of several rounds, on a connection that received something before."""
    best = float("inf")
    for _ in range(5):
        telnet = Telnet()
        telnet.receive(before)
        telnet.outgoing()
        began = time.perf_counter()
        for turn in range(ROUNDS):
            work(telnet, turn)
        best = min(best, (time.perf_counter() - began) / ROUNDS)
    return best * 1e6


if __name__ == "__main__":
    sys.exit(main())
