"""How long the event loop is held: by what it does itself, and all in all.

The first is time of the processor, which other programs on the machine do not change; the second is what a person at
the keys would notice, and on a busy machine mostly the others' doing.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

BEAT: Final = 0.001


@dataclass
class Pulse:
    """Looks every millisecond; `waits` and `works` are in milliseconds, one of each for every look."""

    waits: list[float] = field(default_factory=list)
    works: list[float] = field(default_factory=list)

    async def beat(self) -> None:
        """Until cancelled."""
        last, worked = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(BEAT)
            now, work = time.perf_counter(), time.thread_time()
            self.waits.append((now - last - BEAT) * 1e3)
            self.works.append((work - worked) * 1e3)
            last, worked = now, work


@asynccontextmanager
async def pulse() -> AsyncIterator[Pulse]:
    """Measures meanwhile."""
    made = Pulse()
    beating = asyncio.create_task(made.beat())
    await asyncio.sleep(2 * BEAT)
    try:
        yield made
    finally:
        beating.cancel()
        await asyncio.wait({beating})
