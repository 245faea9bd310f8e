"""Importing a module of this project does nothing but define names."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.arch.import_effects import module_names

ROOT = Path(__file__).parents[2]
ISLANDS = ("telnet", "text")
MACHINERY = {"asyncio", "selectors", "socket", "ssl", "uvloop"}


def watch(root: Path, package: str, *modules: str) -> tuple[list[str], set[str]]:
    """The effects of importing, and the names of all modules that are loaded after it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.arch.import_effects", str(root), package, *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["effects"], set(answer["loaded"])


def test_importing_the_whole_project_does_nothing() -> None:
    effects, _ = watch(ROOT, "mud")
    assert effects == []


@pytest.mark.parametrize("island", ISLANDS)
def test_an_island_loads_nothing_that_could_reach_the_sea(island: str) -> None:
    modules = [name for name in module_names(ROOT, "mud") if name.startswith(f"mud.{island}")]
    _, loaded = watch(ROOT, "mud", *(modules or ["mud"]))
    own = {"mud", f"mud.{island}"} | set(modules)
    strangers = {name for name in loaded if name.split(".")[0] == "mud"} - own
    assert strangers | (loaded & MACHINERY) == set()


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()", "threads"),
        ("import socket\nsocket.socket().close()", "socket"),
        ("open(__file__ + '.log', 'a').close()", "open"),
        ("import subprocess, sys\nsubprocess.run([sys.executable, '-V'])", "subprocess"),
        ("import logging\nlogging.basicConfig()", "logging"),
        ("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)", "signal"),
        ("import os\nos.environ['DOOR'] = 'open'", "putenv"),
        ("import sys\nsys.path.append('/nowhere')", "sys.path"),
        ("import sqlite3\nsqlite3.connect(':memory:')", "sqlite3"),
        ("import asyncio\nasyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())", "event loop"),
    ],
)
def test_what_an_import_sets_in_motion_is_seen(tmp_path: Path, text: str, effect: str) -> None:
    (tmp_path / "restless").mkdir()
    (tmp_path / "restless" / "__init__.py").write_text("")
    (tmp_path / "restless" / "door.py").write_text(text)
    effects, _ = watch(tmp_path, "restless")
    assert any(effect in line and line.startswith("restless.door:") for line in effects), effects


def test_a_module_that_cannot_be_imported_is_named_and_the_others_are_still_seen(
    tmp_path: Path,
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.py").write_text("1 / 0")
    (tmp_path / "broken" / "b.py").write_text("import socket\nsocket.socket().close()")
    effects, _ = watch(tmp_path, "broken")
    assert [line.partition(":")[0] for line in effects] == ["broken.a", "broken.b"]


def test_a_module_that_only_defines_things_is_in_order(tmp_path: Path) -> None:
    (tmp_path / "calm").mkdir()
    (tmp_path / "calm" / "__init__.py").write_text("import socket, asyncio, threading\nLOCK = threading.Lock()")
    effects, loaded = watch(tmp_path, "calm")
    assert effects == []
    assert "calm" in loaded


def test_scripts_that_alembic_runs_are_not_imported(tmp_path: Path) -> None:
    for name in ("store/migrations/env.py", "store/migrations/versions/0001.py", "store/load.py"):
        file = tmp_path / "mud" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    assert list(module_names(tmp_path, "mud")) == ["mud.store.load"]
