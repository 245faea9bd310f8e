"""A small world on a new database of each kind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mud.app.blueprint import Blueprint, draw
from mud.app.settings import Settings
from tests.stage import WORLD

Plan = Callable[..., Blueprint]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def plan(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Makes blueprints for one database; the keywords are settings."""
    monkeypatch.chdir(tmp_path)  # so that the socket's path is short
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")

    def drawn(**changes: object) -> Blueprint:
        given = {"content": WORLD, "database_url": url, "port": 0, "bcrypt_cost": 4, "tick": 0.01, **changes}
        return draw(Settings(**given))  # type: ignore[arg-type]  # the tests name fields of the settings

    return drawn
