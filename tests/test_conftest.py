import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # each runs pytest in a process of its own

ROOT = Path(__file__).parent.parent

LOSING = """
import asyncio, warnings
import pytest

async def fail():
    raise ValueError("nobody waited for me")

async def test_task():
    asyncio.create_task(fail())
    await asyncio.sleep(0)

async def test_callback():
    asyncio.get_running_loop().call_soon(int, "no number")
    await asyncio.sleep(0)

async def test_never_awaited():
    fail()

def test_warning():
    warnings.warn("old", DeprecationWarning)

def test_finalizer():
    class Door:
        def __del__(self):
            raise ValueError("stuck")
    Door()

async def test_cleared(lost_failures):
    asyncio.get_running_loop().call_soon(int, "no number")
    await asyncio.sleep(0)
    lost_failures.clear()

async def test_clean():
    await asyncio.create_task(asyncio.sleep(0))
"""

KEEPING = """
import asyncio

kept = []

async def fail():
    raise ValueError("nobody waited for me")

async def test_keeps_a_failed_task():
    kept.append(asyncio.create_task(fail()))
    await asyncio.sleep(0)

def test_lets_go_of_it():
    kept.append(kept)
    globals().pop("kept")
    import gc
    gc.freeze()
    gc.unfreeze()
"""

ASKING = """
def test_reads_a_table(postgres_url):
    pass

def test_asks_for_nothing():
    pass
"""

UNSET = ("MUD_TEST_PG", "MUD_TEST_PG_BIN", "MUD_TEST_DATABASE_URL", "PYTEST_ADDOPTS")


def run_sample(folder: Path, sample: str, *options: str, **environment: str) -> tuple[int, str]:
    """Run pytest on a sample as the project's tests are run; returns its status and its words."""
    file = folder / "test_sample.py"
    file.write_text(sample)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-rA", "--tb=line", "--show-capture=no"]
    inherited = {name: value for name, value in os.environ.items() if name not in UNSET}
    done = subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), *options, str(file)],
        cwd=ROOT,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def outcome_of_losing(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run_sample(tmp_path_factory.mktemp("losing"), LOSING)[1]


def named(outcome: str, word: str) -> set[str]:
    """The tests that the summary lists under PASSED, FAILED or ERROR."""
    lines = [line.split(" - ")[0] for line in outcome.splitlines() if line.startswith(f"{word} ")]
    return {line.rpartition("::test_")[2] for line in lines}


def test_a_warning_or_an_unraisable_failure_fails_the_test(outcome_of_losing: str) -> None:
    assert named(outcome_of_losing, "FAILED") == {"never_awaited", "warning", "finalizer"}


def test_a_failure_in_the_background_of_a_test_fails_it(outcome_of_losing: str) -> None:
    assert named(outcome_of_losing, "ERROR") == {"task", "callback"}


def test_a_test_about_lost_failures_passes_when_it_clears_them(outcome_of_losing: str) -> None:
    assert {"cleared", "clean"} <= named(outcome_of_losing, "PASSED")


def test_a_failure_that_comes_to_light_after_the_last_test_fails_the_run(tmp_path: Path) -> None:
    status, words = run_sample(tmp_path, KEEPING)
    assert status == 1
    assert "2 passed, 1 error" in words


def test_without_postgresql_its_tests_are_skipped_and_the_end_says_so(tmp_path: Path) -> None:
    status, words = run_sample(tmp_path, ASKING, MUD_TEST_PG_BIN=str(tmp_path))
    assert status == 0
    assert "= POSTGRESQL WAS NOT TESTED =" in words
    assert "1 passed, 1 skipped" in words


def test_with_parallel_tests_the_end_says_so_too(tmp_path: Path) -> None:
    _, words = run_sample(tmp_path, ASKING, "-n", "1", MUD_TEST_PG_BIN=str(tmp_path))
    assert "= POSTGRESQL WAS NOT TESTED =" in words


def test_where_postgresql_is_required_its_absence_is_a_failure(tmp_path: Path) -> None:
    environment = {"MUD_TEST_PG_BIN": str(tmp_path), "MUD_TEST_PG": "require"}
    status, words = run_sample(tmp_path, ASKING, **environment)
    assert status == 1
    assert "1 passed, 1 error" in words
    assert f"MUD_TEST_PG_BIN={tmp_path} holds no" in words


def test_a_word_that_is_no_policy_is_refused(tmp_path: Path) -> None:
    status, words = run_sample(tmp_path, ASKING, MUD_TEST_PG="maybe")
    assert status != 0
    assert "MUD_TEST_PG is" in words


def test_a_test_that_names_a_postgres_fixture_is_left_out_by_its_mark(tmp_path: Path) -> None:
    _, words = run_sample(tmp_path, ASKING, "-m", "not postgres", MUD_TEST_PG="require")
    assert "1 passed, 1 deselected" in words
