"""A profile as stages: which part of the way of a command its functions belong to, and what each costs per command.

A function's own time counts; that of built-in functions counts for whoever called them.
"""

import pstats
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final, TypeVar

K = TypeVar("K")

Function = tuple[str, int, str]
"""As `pstats` has it: file, line, name."""

Cost = tuple[int, int, float, float]
"""As `pstats` has it: calls without recursion, calls, own seconds, seconds with what was called."""

STAGES: Final = (
    (
        "write",
        r"mud/(net/connection:(send|_write|_is_closing)|telnet/(peer:(text|prompt|outgoing)|wire:(put|take_out.*|_taken)|codes))",
    ),
    ("write", r"mud/telnet/negotiator:is_on"),
    ("bytes", r"mud/(net|telnet)/"),
    ("session", r"mud/session/(session|playing|flood)"),
    ("parse", r"mud/play/(grammar|lines|words|phrases|readers|matching|aliases|history|questions|recall|memory)"),
    ("dispatch", r"mud/play/(dispatch|command|context|roles)"),
    ("act", r"mud/(game/\w+/(acts|commands|rules|readers|system)|world/)"),
    ("events", r"mud/kernel/(events|hooks)"),
    ("state", r"mud/(kernel|content)/"),
    ("views", r"mud/(game/\w+/views|play/(views|screens|telling|naming|portions))"),
    ("deliver", r"mud/session/(delivery|hub)"),
    ("screen", r"mud/text/"),
    ("save", r"mud/store/|sqlalchemy|aiosqlite"),
)
"""The first pattern that a function's file and name fit says where it belongs."""

NOTHING: Final[tuple[int, int, float, float, dict["Function", "Cost"]]] = (0, 0, 0.0, 0.0, {})
REST: Final = "the rest"


def stage_of(function: Function) -> str:
    """The stage of a function."""
    file, _, name = function
    path = PurePath(file).with_suffix("").as_posix()
    return next((stage for stage, pattern in STAGES if re.search(pattern, f"{path}:{name}")), REST)


def is_builtin(function: Function) -> bool:
    """Whether a function has no file of its own."""
    return function[0] in ("~", "") or function[0].startswith("<")


def own_seconds(profile: pstats.Stats) -> dict[Function, float]:
    """The own time of each function that is written in Python, with that of the built-in ones which it called."""
    spent: dict[Function, float] = defaultdict(float)
    for function, (_, _, own, _, callers) in _costs(profile).items():
        if not is_builtin(function):
            spent[function] += own
            continue
        for caller, cost in callers.items():
            spent[caller] += cost[2]
        if not callers:
            spent[function] += own
    return spent


def by_stage(profile: pstats.Stats, commands: int) -> str:
    """The cost of each stage, per command and as a share."""
    stages: dict[str, float] = defaultdict(float)
    for function, seconds in own_seconds(profile).items():
        stages[stage_of(function)] += seconds
    total = sum(stages.values())
    lines = [f"{'stage':<10} {'us a command':>12} {'share':>6}"]
    for stage, seconds in _largest(stages):
        lines.append(f"{stage:<10} {seconds / max(1, commands) * 1e6:12.1f} {seconds / total:6.1%}")
    return "\n".join(lines)


def by_function(profile: pstats.Stats, commands: int, most: int) -> str:
    """The functions that cost most, per command: their own time, that of all they called, and how often."""
    costs = _costs(profile)
    lines = [f"{'own us':>8} {'all us':>8} {'calls':>7}  function"]
    for function, seconds in _largest(own_seconds(profile))[:most]:
        _, calls, _, total, _ = costs.get(function, NOTHING)
        per = max(1, commands)
        place = f"{'/'.join(PurePath(function[0]).parts[-3:])}:{function[1]} {function[2]}"
        lines.append(f"{seconds / per * 1e6:8.2f} {total / per * 1e6:8.1f} {calls / per:7.1f}  {place}")
    return "\n".join(lines)


def _largest(costs: Mapping[K, float]) -> list[tuple[K, float]]:
    return sorted(costs.items(), key=lambda item: -item[1])


def _costs(profile: pstats.Stats) -> dict[Function, tuple[int, int, float, float, dict[Function, Cost]]]:
    # Any: typeshed does not say that a profile has its numbers in `stats`, which the documentation of pstats promises.
    holder: Any = profile
    found: dict[Function, tuple[int, int, float, float, dict[Function, Cost]]] = holder.stats
    return found
