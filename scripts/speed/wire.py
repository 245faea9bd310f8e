"""What the wire costs by itself: lines in, screens out, messages, and one line for a crowd of several kinds of screens.

Microseconds of processor time of one call, the best of several rounds, in this process and without sockets. `python -m
scripts.measure_telnet` prints them with their bounds; the bench has them among its figures.
"""

import asyncio
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from mud.kernel.events import Event, event
from mud.play.telling import Everyone, Telling, tell
from mud.play.views import Views, view
from mud.session.limits import Limits
from mud.telnet import limits
from mud.telnet.options.mccp2 import LEVEL
from mud.telnet.peer import Telnet
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.link import Links
from mud.text.render import Renderer
from mud.text.span import Text
from mud.text.theme import default_theme
from tests.session.house import House

PROSE: Final = Path(__file__).parents[2] / "docs" / "architecture.md"

LINE: Final = 2.0
"""Microseconds that a plain line may cost in batches of 100 a read."""

SCREEN: Final = 12.0
"""Microseconds that 600 bytes may cost with MCCP2, each flushed so that it can be read at once."""

BATCH, ROUNDS, BYTES, TRIES = 100, 200, 600, 9
DO_GMCP, DO_MCCP2, MCCP3 = b"\xff\xfd\xc9", b"\xff\xfd\x56", b"\xff\xfd\x57\xff\xfa\x57\xff\xf0"
SUPPORTS = b'\xff\xfa\xc9Core.Supports.Set ["Char 1"]\xff\xf0'
REQUEST = b"\xff\xfa\xc9Char.Items.Contents 12345\xff\xf0"
VITALS = {"hp": "4500", "maxhp": "4800", "mp": "1200", "maxmp": "2500"}
KINDS: Final = (Kind(), Kind(width=100, depth=ColorDepth.TRUE, links=Links.OSC), Kind(screen_reader=True))
CROWD: Final = 500
WITHOUT_END: Final = limits.Limits(inflated=2**30)
"""More than anyone may send compressed in a minute: here a minute's lines come in a blink."""


@dataclass(frozen=True)
class Figure:
    """One measurement: what it is a number of is the last word of its name; `most` is the bound, if there is one."""

    name: str
    number: float
    most: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it keeps to its bound."""
        return self.most is None or self.number <= self.most


def measured() -> list[Figure]:
    """All of it; takes some seconds."""
    return [*lines(), compressed_line(), *screens(), *gmcp(), *crowd()]


def lines() -> list[Figure]:
    """Typed lines, a hundred in a read."""
    foreign = "say h\u00e9llo \u2014 friend\r\n".encode()
    typed = {"plain line": b"say hello there, friend\r\n", "line with UTF-8": foreign}
    return [
        Figure(f"{name}, {BATCH} a read, us", least(reading([line * BATCH] * ROUNDS)) / BATCH, LINE)
        for name, line in typed.items()
    ]


def compressed_line() -> Figure:
    """The same through MCCP3."""
    stream = zlib.compressobj()
    reads = [stream.compress(b"say hello there\r\n" * BATCH) + stream.flush(zlib.Z_SYNC_FLUSH) for _ in range(ROUNDS)]
    return Figure("line through MCCP3 us", least(reading(reads), MCCP3) / BATCH)


def screens() -> list[Figure]:
    """Pieces of prose of `BYTES` characters, one write each."""
    prose = PROSE.read_text(encoding="utf-8")
    random = Random(2)
    pieces = [prose[start : start + BYTES] for start in (random.randrange(len(prose) - BYTES) for _ in range(ROUNDS))]

    def show(telnet: Telnet, turn: int) -> object:
        telnet.text(pieces[turn])
        return telnet.outgoing()

    return [
        Figure(f"{BYTES} bytes plain us", least(show)),
        Figure(f"{BYTES} bytes with MCCP2 at level {LEVEL} us", least(show, DO_MCCP2), SCREEN),
    ]


def gmcp() -> list[Figure]:
    """Messages out and in."""

    def send(telnet: Telnet, _: int) -> object:
        telnet.gmcp("Char.Vitals", VITALS)
        return telnet.outgoing()

    return [
        Figure("GMCP message out us", least(send, DO_GMCP + SUPPORTS)),
        Figure("GMCP message in us", least(reading([REQUEST] * ROUNDS), DO_GMCP)),
    ]


def crowd() -> list[Figure]:
    """One line that `CROWD` people hear on screens of three kinds: how often it is rendered, and what that takes."""
    return asyncio.run(_crowd())


async def _crowd() -> list[Figure]:
    house = House(Limits(burst=10**6))
    everyone = [await house.playing(_name(number)) for number in range(CROWD)]
    for number, guest in enumerate(everyone):
        guest.session.kind = KINDS[number % len(KINDS)]
    counting = Counting()
    house.lobby.delivery._renderer = counting
    house.lobby.delivery._views = Views([bell])
    best = float("inf")
    for _ in range(TRIES):
        counting.rendered = 0
        house.world.happened(Rung())
        began = time.process_time()
        house.lobby.delivery.deliver()
        house.timer.run_soon()
        best = min(best, time.process_time() - began)
        for guest in everyone:
            guest.link.read()
    await house.tasks.end()
    who = f"one line, {CROWD} people, {len(KINDS)} kinds"
    return [
        Figure(f"{who}: renderings", float(counting.rendered), float(len(KINDS))),
        Figure(f"{who}: delivered to all in us", best * 1e6),
    ]


@event()
class Rung(Event):
    """A bell rang."""


@view(Rung)
def bell(_world: object, _event: Rung) -> Telling:
    """All hear it."""
    return (tell(Everyone(), "A bell rings, [exit]far off[/], and the sound of it goes over the roofs."),)


class Counting(Renderer):
    """Renders, and counts how often."""

    def __init__(self) -> None:
        super().__init__({"default": default_theme()})
        self.rendered = 0

    def text(self, text: Text, kind: Kind) -> str:
        """As a Renderer does."""
        self.rendered += 1
        return super().text(text, kind)


def _name(number: int) -> str:
    """A name of letters alone."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return f"Ear{letters[number // 26 % 26]}{letters[number % 26]}o"


def reading(reads: Sequence[bytes]) -> Callable[[Telnet, int], object]:
    """Receive these, one at each turn."""
    return lambda telnet, turn: telnet.receive(reads[turn])


def least(work: Callable[[Telnet, int], object], before: bytes = b"") -> float:
    """Microseconds of one call, in the best of several rounds, on a connection that received something before."""
    best = float("inf")
    for _ in range(TRIES):
        telnet = Telnet(limits=WITHOUT_END)
        telnet.receive(before)
        telnet.outgoing()
        began = time.process_time()
        for turn in range(ROUNDS):
            work(telnet, turn)
        best = min(best, (time.process_time() - began) / ROUNDS)
    return best * 1e6
