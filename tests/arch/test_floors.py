"""The floor plan in pyproject.toml forbids what docs/architecture.md says it forbids."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = (
    "cli",
    "app",
    "ops",
    "net",
    "session",
    "game",
    "store",
    "play",
    "world",
    "content",
    "text",
    "telnet",
    "kernel",
)
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(root: Path) -> tuple[int, str]:
    """The status of import-linter and its words."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small tree with a package on every floor and a few features, in order."""
    packages = [*FLOORS, "game/account", "game/area", "game/place", "game/being", "game/thing", "game/talk"]
    for package in packages:
        folder = tmp_path / "mud" / package
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text("")
        (folder / "rules.py").write_text("")
    (tmp_path / "mud" / "game" / "rules.py").unlink()
    (tmp_path / "mud" / "__init__.py").write_text("")
    (tmp_path / "mud" / "__main__.py").write_text("import mud.cli.rules")
    return tmp_path


def test_this_tree_keeps_to_the_floor_plan() -> None:
    status, words = lint(ROOT)
    assert status == 0, words


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("app", "mud.net.rules"),
        ("net", "mud.telnet.rules"),
        ("ops", "sqlalchemy"),
        ("session", "asyncio"),
        ("session", "mud.game.talk.rules"),
        ("game/talk", "mud.game.being.rules"),
        ("content", "yaml"),
        ("content", "mud.kernel.rules"),
    ],
)
def test_what_the_plan_allows_passes(house: Path, module: str, imported: str) -> None:
    (house / "mud" / module / "rules.py").write_text(f"import {imported}")
    status, words = lint(house)
    assert status == 0, words


@pytest.mark.parametrize(
    ("module", "imported", "contract"),
    [
        ("kernel", "mud.world.rules", "Floors"),
        ("world", "mud.play.rules", "Floors"),
        ("game/thing", "mud.store.rules", "Floors"),
        ("store", "mud.game.thing.rules", "Floors"),
        ("ops", "mud.net.rules", "Floors"),
        ("session", "mud.net.rules", "Floors"),
        ("text", "mud.content.rules", "Floors"),
        ("game/place", "mud.game.thing.rules", "Tiers"),
        ("game/account", "mud.game.area.rules", "Tiers"),
        ("telnet", "mud.kernel.rules", "Islands"),
        ("telnet", "asyncio", "Islands"),
        ("text", "time", "Islands"),
        ("session", "mud.telnet.rules", "A session knows"),
        ("game/talk", "asyncio", "The world does not wait"),
        ("world", "asyncio", "The world does not wait"),
        ("play", "sqlalchemy", "SQL stays"),
        ("session", "sqlite3", "SQL stays"),
        ("app", "asyncpg", "SQL stays"),
        ("game/thing", "yaml", "YAML stays"),
    ],
)
def test_what_the_plan_forbids_is_found(house: Path, module: str, imported: str, contract: str) -> None:
    (house / "mud" / module / "rules.py").write_text(f"import {imported}")
    status, words = lint(house)
    assert status == 1
    assert contract in {line.partition(":")[0][: len(contract)] for line in broken(words)}, words


def broken(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.endswith(" BROKEN")]


def test_a_cycle_deep_inside_a_package_is_found(house: Path) -> None:
    feature = house / "mud" / "game" / "being"
    (feature / "acts.py").write_text("import mud.game.being.rules")
    (feature / "rules.py").write_text("import mud.game.being.acts")
    status, words = lint(house)
    assert (status, broken(words)) == (1, ["No cycles, at any depth BROKEN"]), words


@pytest.mark.parametrize("package", ["attic", "game/astrology"])
def test_a_package_without_a_place_in_the_plan_is_found(house: Path, package: str) -> None:
    (house / "mud" / package).mkdir()
    (house / "mud" / package / "__init__.py").write_text("")
    status, words = lint(house)
    assert (status, "not listed as layers" in words) == (1, True), words
