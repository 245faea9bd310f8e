"""The checks, on this tree: to whom each applies, and who is excused and why."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.arch import checks
from tests.arch.source import Source, sources

ROOT = Path(__file__).parents[2]
Check = Callable[[Source], Iterator[str]]

# Path -> why it may be longer than the rest.
LONG_FOR_A_REASON: Mapping[str, str] = MappingProxyType(
    {"mud/app/roster/modules.py": "a list that names every module twice: to import it, and in its order"}
)
# Written by Alembic, a line for each column.
REVISIONS = "mud/store/migrations/versions/"
# The two that everyone else is handed, and who hands them out.
SOURCES_OF_CHANCE = frozenset(
    {"mud/kernel/dice.py", "mud/kernel/ids.py", "mud/app/opening.py", "mud/app/ring/__init__.py"}
)
CLOCKS = frozenset({"mud/kernel/clock.py"})

WORLD_FLOORS = frozenset({"kernel", "content", "text", "telnet", "world", "play", "game"})
FLOORS_WITHOUT_SQL = WORLD_FLOORS | {"session", "net", "app", "cli"}


@cache
def project() -> tuple[Source, ...]:
    return tuple(sources(ROOT, "mud"))


def complaints(check: Check, modules: Iterator[Source] | tuple[Source, ...]) -> list[str]:
    return [complaint for module in modules for complaint in check(module)]


def on_floors(floors: frozenset[str]) -> Iterator[Source]:
    return (module for module in project() if module.floor in floors)


def except_for(excused: frozenset[str], modules: Iterator[Source] | tuple[Source, ...]) -> Iterator[Source]:
    return (module for module in modules if str(module.path) not in excused)


@pytest.mark.parametrize("folder", ["mud", "tests", "scripts"])
def test_no_file_is_too_long_to_read(folder: str) -> None:
    ours = tuple(module for module in sources(ROOT, folder) if not str(module.path).startswith(REVISIONS))
    modules = except_for(frozenset(LONG_FOR_A_REASON), ours)
    assert complaints(checks.too_long, modules) == []


def test_every_excuse_for_a_long_file_is_still_needed() -> None:
    everything = [module for folder in ("mud", "tests", "scripts") for module in sources(ROOT, folder)]
    still_long = {str(module.path) for module in everything if any(checks.too_long(module))}
    assert set(LONG_FOR_A_REASON) <= still_long


@pytest.mark.parametrize(
    "check",
    [
        checks.without_docstring,
        checks.vague_name,
        checks.unexplained_catch_all,
        checks.hidden_import,
        checks.global_state,
    ],
)
def test_the_whole_project_keeps_to(check: Check) -> None:
    assert complaints(check, project()) == []


def test_every_folder_of_modules_is_a_package() -> None:
    assert checks.folders_without_init(ROOT, "mud") == []


def test_nothing_that_touches_the_world_waits() -> None:
    assert complaints(checks.waiting, on_floors(WORLD_FLOORS)) == []


def test_only_the_clock_reads_the_time_of_day() -> None:
    assert complaints(checks.reading_the_wall_clock, except_for(CLOCKS, project())) == []


def test_below_the_session_time_is_the_clock_that_is_passed_in() -> None:
    modules = except_for(CLOCKS, tuple(on_floors(WORLD_FLOORS)))
    assert complaints(checks.measuring_time, modules) == []


def test_chance_comes_from_the_dice_and_the_ids_that_are_passed_in() -> None:
    assert complaints(checks.own_chance, except_for(SOURCES_OF_CHANCE, project())) == []


def test_sql_is_spoken_in_the_store_and_in_operations_only() -> None:
    assert complaints(checks.speaking_sql, on_floors(FLOORS_WITHOUT_SQL)) == []


def test_what_is_no_python_goes_into_the_wheel_too() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["mud"]
    found = {path for path in (ROOT / "mud").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    packed = {path for pattern in settings for path in (ROOT / "mud").glob(pattern)}
    assert found == packed
