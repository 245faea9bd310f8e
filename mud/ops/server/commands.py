"""What admins type about the server."""

import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Final

from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.ops.office import Saving
from mud.ops.server.countdown import Countdown
from mud.ops.server.events import LogLevelRead, PerfRead
from mud.ops.server.meter import Meter
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.durations import in_words, is_length, seconds_in
from mud.play.readers import one_word
from mud.play.roles import Permission
from mud.play.words import shortened
from mud.session.hub import Hub
from mud.text.grammar import join_list
from mud.world.world import World

LEVELS: Final = ("debug", "info", "warning", "error")
LONGEST_REASON: Final = 200
USUAL_WAIT: Final = 60.0
"""Seconds of a countdown that says no length: enough to come to a safe place."""

SAMPLE: Final = 50
"""Entities of a kind that are measured: the others are taken to be like them."""

MOST_KINDS: Final = 12
MEGABYTE: Final = 1024 * 1024
KILOBYTE: Final = 1024
RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes that `ru_maxrss` counts in."""


@dataclass(frozen=True, slots=True)
class LogLevel:
    """From which level on is logged: a service of commands. `choose` takes one of `LEVELS`."""

    current: Callable[[], str]
    choose: Callable[[str], None]


@command("shutdown", permission=Permission.SERVER, category="staff", unsplit=True)
def shutdown(ctx: Ctx[Player], text: str = "") -> None:
    """Stop the server after a countdown that everyone is told of; a minute, or as long as you say.

    A length is 90s, 10m or 2h, or now. A reason may follow. Everything is saved. With cancel it runs on after all.

    Examples: shutdown cancel; shutdown 5m A new mill is built.; shutdown now

    See also: restart
    """
    _begin(ctx, text, restart=False)


@command("restart", permission=Permission.SERVER, category="staff", unsplit=True)
def restart(ctx: Ctx[Player], text: str = "") -> None:
    """Stop the server after a countdown, as shutdown does, and start it again at once with what is installed by then.

    Examples: restart cancel; restart 5m The new version is here.; restart now

    See also: shutdown
    """
    _begin(ctx, text, restart=True)


@command("perf", permission=Permission.SERVER, category="staff")
def perf(ctx: Ctx[Player]) -> None:
    """Read how the server does: ticks, commands and the slowest of them, saving, people, and memory by kind.

    Examples: perf

    See also: save
    """
    meter = ctx.service(Meter)
    sections = (
        ("Ticks", tuple(_ticks(meter))),
        ("Commands", tuple(_commands(meter, ctx.world.clock.now()))),
        ("Saving", tuple(_saving(ctx.service(Saving)))),
        ("People", tuple(_people(ctx.service(Hub)))),
        ("Memory", tuple(_memory(ctx.world))),
    )
    ctx.world.happened(PerfRead(ctx.actor, sections))


@command("loglevel", permission=Permission.SERVER, category="staff")
def log_level(ctx: Ctx[Player], text: Annotated[str, one_word] = "") -> None:
    """Read from which level on the server logs, or set it until the next start: debug, info, warning or error.

    Examples: loglevel; loglevel debug
    """
    log = ctx.service(LogLevel)
    if text:
        if text.casefold() not in LEVELS:
            raise Refused(f"'{shortened(text)}' is no level. There are {join_list(list(LEVELS), 'and')}.")
        ctx.noted["level"] = f"{log.current()} -> {text.casefold()}"
        log.choose(text.casefold())
    ctx.world.happened(LogLevelRead(ctx.actor, log.current()))


def _begin(ctx: Ctx[Player], text: str, *, restart: bool) -> None:
    countdown = ctx.service(Countdown)
    word, _, reason = text.strip().partition(" ")
    if word.casefold() == "cancel":
        countdown.cancel()
        ctx.noted["countdown"] = "cancelled"
        return
    if word.casefold() == "now":
        seconds: float | None = 0.0
    elif word and is_length(word):
        seconds = seconds_in(word)
    else:
        seconds, reason = USUAL_WAIT, text
    if seconds is None:
        raise Refused("A countdown has an end: say how long, as in 5m.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"A reason has at most {LONGEST_REASON} characters; this one has {len(reason)}.")
    countdown.begin(seconds, restart, reason.strip())
    ctx.noted["countdown"] = in_words(seconds) if seconds else "none"


Facts = Iterator[tuple[str, str]]


def _ticks(meter: Meter) -> Facts:
    count, median, high, longest = meter.ticks()
    yield "measured", f"the last {count}"
    yield "median", _milliseconds(median)
    yield "99 of 100 within", _milliseconds(high)
    yield "longest", _milliseconds(longest)


def _commands(meter: Meter, now: float) -> Facts:
    yield "obeyed", str(meter.commands)
    yield "on average", _milliseconds(meter.seconds / meter.commands if meter.commands else 0.0)
    for slow in meter.slow:
        yield f"slow: {slow.command}", f"{_milliseconds(slow.seconds)}, {slow.player}, {in_words(now - slow.at)} ago"


def _saving(saving: Saving) -> Facts:
    status = saving.status()
    yield "rows that wait", str(status.dirty)
    yield "oldest of them", f"{status.oldest_dirty:.2f} s"
    yield "last flush", f"{status.flush_rows} rows in {_milliseconds(status.flush_seconds)}"
    yield "held the loop for", _milliseconds(status.capture_seconds)
    yield "failures", str(status.failures)


def _people(hub: Hub) -> Facts:
    yield "connected", str(len(hub.sessions))
    yield "playing", str(len(hub.playing))


def _memory(world: World) -> Facts:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
    yield "most in use so far", f"{used / MEGABYTE:.0f} MiB"
    sizes = [(_size(list(islice(shelf, SAMPLE))) * len(shelf), shelf) for shelf in world.shelves() if len(shelf)]
    for size, shelf in sorted(sizes, key=lambda each: -each[0])[:MOST_KINDS]:
        yield shelf.spec.table, f"{len(shelf)}, about {size / KILOBYTE:.0f} KiB"


def _size(sample: list[object]) -> float:
    """Bytes of one of them on average: of itself and of what its fields hold, without what they share."""
    total = 0
    for each in sample:
        slots = (name for cls in type(each).__mro__ for name in getattr(cls, "__slots__", ()))
        names = [name for name in slots if not name.startswith("_")]
        total += sys.getsizeof(each) + sum(sys.getsizeof(getattr(each, name, None)) for name in names)
    return total / len(sample)


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
