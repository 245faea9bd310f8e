"""The two shell scripts behind `make run` and `make test`, with stand-ins for Python and pip."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
FIT = "exit 0"
TOO_OLD = "exit 3"
WITHOUT_VENV = "exit 4"

# Answers as `python` and, once copied to .venv, as its `python`; notes each installation.
STAND_IN = """
case "$*" in
    "-m venv --clear .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m pip install "*) echo "$*" >> "$NOTES"; {pip} ;;
    *) exit 0 ;;
esac
"""


def program(file: Path, body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)


class Checkout:
    """A copy of the scripts in a folder with a space in its name, and a PATH of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root / "a checkout"
        self.path = root / "path"
        self.notes = root / "notes"
        shutil.copytree(SCRIPTS, self.root / "scripts")
        (self.root / "pyproject.toml").write_text("[project]\n")
        self.path.mkdir()
        for tool in ("sh", "dirname", "cksum", "cp", "mkdir", "rm", "tail", "grep", "cat"):
            (self.path / tool).symlink_to(shutil.which(tool) or tool)

    def run(self, script: str, *words: str, **environment: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [self.path / "sh", f"scripts/{script}", *words],
            cwd=self.root,
            env={"PATH": str(self.path), "NOTES": str(self.notes), **environment},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def installations(self) -> list[str]:
        return self.notes.read_text().splitlines() if self.notes.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def ready(checkout: Checkout) -> Checkout:
    """A checkout in which `make run` has been used once."""
    program(checkout.path / "python3", STAND_IN.format(pip="exit 0"))
    assert checkout.run("setup.sh", "run")[0] == 0
    return checkout


def test_the_machines_own_python3_is_taken_when_it_is_new_enough(checkout: Checkout) -> None:
    program(checkout.path / "python3", FIT)
    program(checkout.path / "python3.12", FIT)
    assert checkout.run("find-python.sh") == (0, "python3\n", "")


def test_a_newer_python_is_taken_where_python3_is_too_old(checkout: Checkout) -> None:
    program(checkout.path / "python3", TOO_OLD)
    program(checkout.path / "python3.11", FIT)
    assert checkout.run("find-python.sh") == (0, "python3.11\n", "")


def test_a_python_that_can_make_environments_goes_before_one_that_cannot(
    checkout: Checkout,
) -> None:
    program(checkout.path / "python3", WITHOUT_VENV)
    program(checkout.path / "python3.12", FIT)
    assert checkout.run("find-python.sh")[:2] == (0, "python3.12\n")


def test_a_missing_venv_module_is_named_with_its_package(checkout: Checkout) -> None:
    program(checkout.path / "python3", WITHOUT_VENV)
    status, _, words = checkout.run("find-python.sh")
    assert status == 1
    assert "apt install python3-venv" in words


def test_without_any_python_it_says_what_to_install(checkout: Checkout) -> None:
    program(checkout.path / "python3", TOO_OLD)
    status, _, words = checkout.run("find-python.sh")
    assert status == 1
    assert "Python 3.11 or newer is needed" in words
    assert "too old: python3" in words


def test_a_python_that_is_named_is_taken_from_a_path_with_spaces(checkout: Checkout) -> None:
    chosen = checkout.root / "my python"
    program(chosen, FIT)
    assert checkout.run("find-python.sh", PYTHON=str(chosen)) == (0, f"{chosen}\n", "")


@pytest.mark.parametrize("body", [TOO_OLD, WITHOUT_VENV, "exit 127"])
def test_a_python_that_is_named_and_does_not_do_is_refused(checkout: Checkout, body: str) -> None:
    program(checkout.path / "python3", FIT)
    program(checkout.path / "chosen", body)
    status, _, words = checkout.run("find-python.sh", PYTHON="chosen")
    assert status == 1
    assert "PYTHON=chosen does not do" in words


def test_running_needs_the_server_only(ready: Checkout) -> None:
    assert [words.split()[-1] for words in ready.installations()] == ["."]


def test_a_second_start_installs_nothing(ready: Checkout) -> None:
    assert ready.run("setup.sh", "run") == (0, "", "")
    assert len(ready.installations()) == 1


def test_developing_after_running_installs_the_tools_too(ready: Checkout) -> None:
    ready.run("setup.sh", "dev")
    assert ready.installations()[-1].endswith(" .[dev]")


def test_running_after_developing_installs_nothing(ready: Checkout) -> None:
    ready.run("setup.sh", "dev")
    ready.run("setup.sh", "run")
    assert len(ready.installations()) == 2


def test_a_changed_pyproject_is_installed_again(ready: Checkout) -> None:
    (ready.root / "pyproject.toml").write_text("[project]\ndependencies = []\n")
    ready.run("setup.sh", "run")
    assert len(ready.installations()) == 2


def test_a_moved_checkout_is_installed_again(ready: Checkout) -> None:
    ready.root = ready.root.rename(ready.root.with_name("elsewhere"))
    ready.run("setup.sh", "run")
    assert len(ready.installations()) == 2


def test_an_environment_whose_python_is_gone_is_made_again(ready: Checkout) -> None:
    (ready.root / ".venv/bin/python").unlink()
    assert ready.run("setup.sh", "run")[0] == 0
    assert os.access(ready.root / ".venv/bin/python", os.X_OK)


@pytest.mark.parametrize(
    ("said_by_pip", "explained"),
    [
        ("Max retries exceeded with url: /simple/alembic/", "could not reach a package index"),
        ("ERROR: No matching distribution found for alembic", "what pyproject.toml names"),
    ],
)
def test_an_installation_that_fails_is_explained_and_tried_again(
    checkout: Checkout, said_by_pip: str, explained: str
) -> None:
    program(checkout.path / "python3", STAND_IN.format(pip=f"echo '{said_by_pip}'; exit 1"))
    for _ in range(2):
        status, _, words = checkout.run("setup.sh", "run")
        assert status == 1
        assert explained in words
        assert said_by_pip in words
    assert len(checkout.installations()) == 2


def test_an_environment_that_cannot_be_made_is_said_to_be_the_reason(checkout: Checkout) -> None:
    program(checkout.path / "python3", 'case "$*" in *venv*) exit 1 ;; *) exit 0 ;; esac')
    status, _, words = checkout.run("setup.sh", "run")
    assert status == 1
    assert "Could not make .venv" in words
