"""A small world on a new database of each kind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mud.app.blueprint import Blueprint, draw
from mud.app.settings import Settings
from tests.newest import NewDatabase
from tests.stage import WORLD

Plan = Callable[..., Blueprint]


KINDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=KINDS)
def plan(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_database: NewDatabase
) -> Plan:
    """Makes blueprints for one database, whose schema is there already; the keywords are settings."""
    monkeypatch.chdir(tmp_path)  # so that the socket's path is short
    return drawing(new_database(request.param))


@pytest.fixture(params=KINDS)
def first_plan(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """The same for a database that has nothing in it, on SQLite not even its file."""
    monkeypatch.chdir(tmp_path)
    return drawing("" if request.param == "sqlite" else request.getfixturevalue("postgres_url"))


def drawing(url: str) -> Plan:
    """Makes blueprints for that database."""

    def drawn(**changes: object) -> Blueprint:
        given = {"content": WORLD, "database_url": url, "port": 0, "bcrypt_cost": 4, "tick": 0.01, **changes}
        return draw(Settings(**given))  # type: ignore[arg-type]  # the tests name fields of the settings

    return drawn
