"""Both databases for every test of the store that asks for `database_url`."""

from pathlib import Path

import pytest

from mud.store.url import Database, parse_url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of the test's own: a new file, or a new database on the tests' server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'mud.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def database(database_url: str) -> Database:
    """The same, read."""
    return parse_url(database_url)
