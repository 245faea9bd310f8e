"""Each check finds what it is for, and leaves alone what only looks like it."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.arch import checks
from tests.arch.source import Source

Check = Callable[[Source], Iterator[str]]

FOUND: list[tuple[Check, str]] = [
    (checks.too_long, "x = 1\n" * 401),
    (checks.without_docstring, "import ast\n'too late'"),
    (checks.without_docstring, ""),
    (checks.waiting, "async def load(): ..."),
    (checks.waiting, "async def load():\n    async with x: ..."),
    (checks.unexplained_catch_all, "try: ...\nexcept Exception: ..."),
    (checks.unexplained_catch_all, "try: ...\nexcept Exception as error:  # noqa: BLE001\n    ..."),
    (checks.unexplained_catch_all, "try: ...\nexcept (OSError, BaseException): ..."),
    (checks.unexplained_catch_all, "try: ...\nexcept: ..."),
    (checks.hidden_import, "def act():\n    import mud.app"),
    (checks.hidden_import, "if TYPE_CHECKING:\n    from mud import app"),
    (checks.hidden_import, "if typing.TYPE_CHECKING:\n    import mud  # type: ignore[import]"),
    (checks.reading_the_wall_clock, "now = time.time()"),
    (checks.reading_the_wall_clock, "from time import time"),
    (checks.reading_the_wall_clock, "datetime.datetime.now(UTC)"),
    (checks.reading_the_wall_clock, "from datetime import date\ndate.today()"),
    (checks.reading_the_wall_clock, "field(default_factory=datetime.now)"),
    (checks.reading_the_wall_clock, "time.strftime('%H', time.gmtime())"),
    (checks.reading_the_wall_clock, "time.strftime('%H')"),
    (checks.measuring_time, "import time"),
    (checks.measuring_time, "from time import monotonic"),
    (checks.own_chance, "import math, random"),
    (checks.own_chance, "from random import choice"),
    (checks.own_chance, "from random import Random, choice"),
    (checks.own_chance, "from random import Random\nchance = Random()"),
    (checks.global_state, "commands = {}"),
    (checks.global_state, "commands: dict[str, int] = {}"),
    (checks.global_state, "heard = collections.defaultdict(list)"),
    (checks.global_state, "ids = itertools.count(1)"),
    (checks.global_state, "def count():\n    global total"),
    (checks.speaking_sql, "run('SELECT name FROM players')"),
    (checks.speaking_sql, "run(f'UPDATE {table} SET hp = 1')"),
    (checks.speaking_sql, "run('''\n  INSERT OR REPLACE INTO players''')"),
    (checks.speaking_sql, "run('PRAGMA journal_mode=WAL')"),
]
LEFT_ALONE: list[tuple[Check, str]] = [
    (checks.too_long, "x = 1\n" * 400),
    (checks.without_docstring, "'''Dice.'''"),
    (checks.waiting, "def await_dawn(): ..."),
    (checks.unexplained_catch_all, "try: ...\nexcept Exception:  # the tick loop must not die\n    ..."),
    (checks.unexplained_catch_all, "try: ...\nexcept OSError: ..."),
    (checks.hidden_import, "import mud"),
    (checks.hidden_import, "def plot():\n    import rich  # a second at start, and seldom used"),
    (checks.hidden_import, "if not TYPE_CHECKING:\n    x = 1"),
    (checks.reading_the_wall_clock, "clock.now()\nclock.time()\nfrom datetime import datetime"),
    (checks.reading_the_wall_clock, "time.monotonic()"),
    (checks.reading_the_wall_clock, "time.strftime('%H', time.gmtime(clock.now()))"),
    (checks.measuring_time, "import timeit"),
    (checks.own_chance, "from mud.kernel.dice import Dice"),
    (checks.own_chance, "from random import Random\ndef wait(chance: Random): ..."),
    (checks.global_state, "DIRECTIONS = {'n': 'north'}"),
    (checks.global_state, "def empty():\n    rooms = {}"),
    (checks.global_state, "LETTERS = list('abc' + extra)"),
    (checks.speaking_sql, "'''SELECT name FROM players is what this is for.'''"),
    (checks.speaking_sql, "say('Select one from the list. UPDATE your client.')"),
]


def module(text: str, path: str = "mud/kernel/sample.py") -> Source:
    return Source(PurePosixPath(path), text)


@pytest.mark.parametrize(("check", "text"), FOUND)
def test_a_check_finds_what_it_is_for(check: Check, text: str) -> None:
    assert list(check(module(text)))


@pytest.mark.parametrize(("check", "text"), LEFT_ALONE)
def test_a_check_leaves_alone_what_is_in_order(check: Check, text: str) -> None:
    assert list(check(module(text))) == []


@pytest.mark.parametrize("path", ["mud/play/utils.py", "mud/helpers/words.py", "mud/world/manager.py"])
def test_a_vague_name_is_found_in_files_and_folders(path: str) -> None:
    assert list(checks.vague_name(module("", path)))


def test_a_name_that_only_contains_a_vague_one_is_in_order() -> None:
    assert list(checks.vague_name(module("", "mud/play/commoners.py"))) == []


def test_a_folder_of_modules_that_is_no_package_is_found(tmp_path: Path) -> None:
    for name in ("mud/__init__.py", "mud/play/words.py", "mud/world/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert checks.folders_without_init(tmp_path, "mud") == ["mud/play"]


def test_a_complaint_names_file_and_line() -> None:
    (complaint,) = checks.own_chance(module("\nimport random"))
    assert complaint.startswith("mud/kernel/sample.py:2: ")


@pytest.mark.parametrize(
    ("path", "floor"),
    [("mud/kernel/dice.py", "kernel"), ("mud/app.py", "app"), ("mud/__init__.py", ""), ("mud/__main__.py", "")],
)
def test_a_module_knows_its_floor(path: str, floor: str) -> None:
    assert module("", path).floor == floor
