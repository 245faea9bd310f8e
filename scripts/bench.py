"""`make bench`: how fast the real server is, beside a bare room server in the same run, as a table and as JSON.

Absolute numbers are those of this machine on this day; the ratios are what counts. What each figure means, and how it
came to be what it is, is in docs/performance.md.
"""

import argparse
import asyncio
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mud.app.version import program_version
from mud.cli.run import loop_factory
from scripts import persist_around, persist_targets, verdicts
from scripts.speed import evening, wild, wire
from scripts.speed.evening import Plan
from scripts.speed.figures import Figures, changes, ratios, table
from scripts.speed.machine import cores
from scripts.speed.siege import Siege, besieged
from scripts.speed.standing import Standing, stood
from scripts.speed.wild import Wild
from tests.postgres.server import create_database, start_server

KEPT: Final = Path(__file__).parents[1] / "bench"

FULL: Final = Plan(
    loop_seconds=4.0,
    steady_seconds=60.0,
    sizes=(100, 1000, 5000),
    hall=1000,
    rooms=20_000,
    broadcasts=20,
    siege=Siege(players=500, attackers=200, seconds=60.0),
    wild=Wild(living=10_000, active=500, fights=200, seconds=60.0),
    standing=Standing(players=500, rooms=20_000, seconds=60.0),
)
QUICK: Final = Plan(
    loop_seconds=2.0,
    steady_seconds=6.0,
    sizes=(100, 1000),
    hall=300,
    rooms=2000,
    broadcasts=20,
    siege=Siege(players=500, attackers=200, seconds=12.0),
    wild=Wild(living=10_000, active=500, fights=200, seconds=12.0),
    standing=Standing(players=500, rooms=20_000, seconds=20.0),
)
BRIEF: Final = Plan(
    loop_seconds=0.4,
    steady_seconds=2.0,
    sizes=(20,),
    hall=20,
    rooms=50,
    broadcasts=3,
    siege=Siege(players=20, attackers=5, seconds=2.0),
    wild=Wild(living=100, active=20, fights=4, seconds=1.0),
    standing=Standing(players=20, rooms=50, seconds=1.0),
)
"""For the bench's own test."""

EXTENTS: Final = {"full": persist_around.FULL, "quick": persist_around.QUICK}
"""How much is measured of saving, on both databases."""

PLANS: Final = {"full": FULL, "quick": QUICK, "brief": BRIEF}


def measure(plan: Plan, postgres: str | None = None) -> dict[str, object]:
    """Run it all; the figures of both servers, their ratios, and where they were measured."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        asyncio.Runner(loop_factory=loop_factory()) as runner,
    ):
        ours, bare = runner.run(evening.spend(plan, Path(folder), postgres))
    with tempfile.TemporaryDirectory(prefix="bench-") as apart:
        ours |= wild.measured(plan.wild, Path(apart))
    ours |= {f"wire: {figure.name}": figure.number for figure in wire.measured()}
    return {"machine": _machine(), "ours": ours, "bare": bare, "ratios": ratios(ours, bare)}


def measure_siege(plan: Plan) -> dict[str, object]:
    """Run the siege alone; the result as that of `measure`, with those figures only."""
    return _alone(lambda folder: besieged(plan.siege, folder))


def measure_standing(plan: Plan) -> dict[str, object]:
    """Let people only stand, likewise."""
    return _alone(lambda folder: stood(plan.standing, folder))


def _alone(part: Callable[[Path], Coroutine[object, object, dict[str, float]]]) -> dict[str, object]:
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        asyncio.Runner(loop_factory=loop_factory()) as runner,
    ):
        ours = runner.run(part(Path(folder)))
    return {"machine": _machine(), "ours": ours, "bare": {}, "ratios": {}}


def measure_creatures(plan: Plan) -> dict[str, object]:
    """Measure creatures alone, likewise."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours = wild.measured(plan.wild, Path(folder))
    return {"machine": _machine(), "ours": ours, "bare": {}, "ratios": {}}


PARTS: Final[dict[str, Callable[[Plan], dict[str, object]]]] = {
    "siege": measure_siege,
    "standing": measure_standing,
    "creatures": measure_creatures,
}
"""What can be measured alone."""


def _with_postgres(plan: Plan) -> dict[str, object]:
    server = start_server(os.environ)
    try:
        return measure(plan, create_database(server))
    finally:
        server.stop()


def show(result: dict[str, object]) -> str:
    """The result as a table."""
    return table(_figures(result, "ours"), _figures(result, "bare"))


def compare(before: Path, after: Path) -> str:
    """What changed between two kept results: the ratios first, which depend least on the machine."""
    old, new = (json.loads(path.read_text()) for path in (before, after))
    parts = [f"{name}\n{changes(_figures(old, name), _figures(new, name))}" for name in ("ratios", "ours")]
    return f"{before.name} -> {after.name}\n\n" + "\n\n".join(parts)


def newest() -> tuple[Path, Path]:
    """The two results that were kept last; SystemExit when there are not two."""
    kept = sorted(KEPT.glob("*.json"), key=lambda path: str(json.loads(path.read_text())["machine"]["measured"]))
    if len(kept) < 2:
        sys.exit(f"There are not two results in {KEPT}: `make bench` with ARGS=--keep=NAME keeps one.")
    return kept[-2], kept[-1]


def _figures(result: dict[str, object], name: str) -> Figures:
    found = result[name]
    assert isinstance(found, dict)
    return found


def _machine() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": len(set(cores())),
        "version": program_version(),
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def main() -> None:
    """Measure and show, or compare what was kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--plan", choices=sorted(PLANS), default="full", help="full takes up to twenty minutes, quick five"
    )
    parser.add_argument("--quick", dest="plan", action="store_const", const="quick", help="the same as --plan quick")
    parser.add_argument("--only", choices=sorted(PARTS), help="measure only this part")
    parser.add_argument("--postgres", action="store_true", help="save all the time on PostgreSQL too, as the tests do")
    parser.add_argument(
        "--saving",
        action=argparse.BooleanOptionalAction,
        help="measure the targets of saving too, which takes minutes; the full plan does unless told not to",
    )
    parser.add_argument("--keep", metavar="NAME", help="keep the result as bench/NAME.json")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result to a file")
    parser.add_argument("--compare", nargs="*", type=Path, metavar="FILE", help="compare two results instead")
    options = parser.parse_args()
    if options.compare is not None:
        before, after = options.compare if len(options.compare) == 2 else newest()
        print(compare(before, after))
        return
    work = PARTS[options.only] if options.only else _with_postgres if options.postgres else measure
    result = work(PLANS[options.plan])
    print(show(result))
    if (
        not options.only
        and options.plan in EXTENTS
        and (options.saving or (options.saving is None and options.plan == "full"))
    ):
        rows = persist_targets.table(EXTENTS[options.plan])
        verdicts.show("Saving, and what is asked of it", rows)
        result["saving"] = {f"{row.what} {row.unit}".strip(): row.measured for row in rows}
    written = json.dumps(result, indent=1) + "\n"
    for path in (options.json, KEPT / f"{options.keep}.json" if options.keep else None):
        if path is not None:
            path.parent.mkdir(exist_ok=True)
            path.write_text(written)


if __name__ == "__main__":
    main()
