"""What holds for every test: lost failures are failures, and where PostgreSQL comes from.

Fixtures of one floor live in that floor's own conftest.
"""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from tests.newest import NewDatabase, Originals, Story, brought_up_to_date
from tests.postgres import (
    HOW_TO_GET_IT,
    PostgresServer,
    PostgresUnavailable,
    create_database,
    drop_database,
    start_server,
)

UNTESTED = "POSTGRESQL WAS NOT TESTED"
POSTGRES_FIXTURES = frozenset({"postgres_server", "postgres_url"})
END_TO_END = Path(__file__).parent / "e2e"


def pytest_configure(config: pytest.Config) -> None:
    """Same examples on every run of a build server; new ones at each run at a desk."""
    settings.register_profile("ci", deadline=None, derandomize=True)
    settings.register_profile("desk", deadline=None, print_blob=True)
    settings.load_profile("ci" if os.environ.get("CI") else "desk")
    if os.environ.get("MUD_TEST_PG", "auto") not in ("auto", "require"):
        raise pytest.UsageError("MUD_TEST_PG is `auto` (skip without PostgreSQL) or `require`")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need PostgreSQL or a real server, so that `make fast` leaves them out.

    A test that asks for the fixture by name only while it runs marks itself.
    """
    for item in items:
        if POSTGRES_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.postgres)
        if item.path.is_relative_to(END_TO_END):
            item.add_marker(pytest.mark.e2e)


class LostFailures(logging.Handler):
    """Keeps what asyncio could only log: exceptions of tasks and callbacks nobody waited for."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(logging.Formatter().format(record))

    def fail_for_lost(self) -> None:
        """Fail the running test if anything was lost, once."""
        lost, self.messages[:] = list(self.messages), []
        if lost:
            pytest.fail("A background failure got lost:\n" + "\n".join(lost), pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def background() -> Iterator[LostFailures]:
    """Listens to asyncio as long as tests run; what comes to light only at the end fails too."""
    handler = LostFailures()
    logger = logging.getLogger("asyncio")
    logger.addHandler(handler)
    # What was imported and collected stays to the end: a full collection need not look through it again.
    gc.collect()
    gc.freeze()
    yield handler
    gc.unfreeze()
    gc.collect()
    logger.removeHandler(handler)
    handler.fail_for_lost()


@pytest.fixture(autouse=True)
def lost_failures(background: LostFailures) -> Iterator[list[str]]:
    """Fail a test in which a background failure got lost. A test about them clears the list."""
    yield background.messages
    # A task tells of its failure when it is collected, and it is in a cycle with its traceback.
    # The young generations hold what one test made; a full collection per test would be slow.
    gc.collect(1)
    background.fail_for_lost()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The one PostgreSQL server of this test process."""
    try:
        server = start_server(os.environ)
    except PostgresUnavailable as unavailable:
        _do_without(unavailable)
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of a new, empty database: `postgresql://...` over a Unix socket."""
    url = create_database(postgres_server)
    yield url
    drop_database(postgres_server, url)


@pytest.fixture(scope="session")
def originals(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Originals:
    """The databases that are copied."""
    return Originals(tmp_path_factory.mktemp("originals"), lambda: request.getfixturevalue("postgres_server"))


@pytest.fixture
def new_database(tmp_path: Path, originals: Originals) -> Iterator[NewDatabase]:
    """Makes databases that stand at the newest revision, or wherever a story left one, in no time."""
    made: list[str] = []

    def make(kind: str, story: Story = brought_up_to_date) -> str:
        made.append(originals.copy(kind, story, tmp_path / "mud.db"))
        return made[-1]

    yield make
    for url in made:
        originals.drop(url)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it in red, at the end, where it is read."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = [str(report.longrepr[2]) for report in skipped if isinstance(report.longrepr, tuple)]
    untested = [reason for reason in reasons if UNTESTED in reason]
    if untested:
        terminalreporter.section(UNTESTED, sep="=", red=True, bold=True)
        terminalreporter.line(untested[0], red=True)
        terminalreporter.line(f"{len(untested)} tests were skipped. To run them, {HOW_TO_GET_IT}.")


def _do_without(unavailable: PostgresUnavailable) -> NoReturn:
    if os.environ.get("MUD_TEST_PG") == "require":
        pytest.fail(f"{UNTESTED}: {unavailable}. To mend it, {HOW_TO_GET_IT}.", pytrace=False)
    pytest.skip(f"{UNTESTED}: {unavailable}")
