"""A real PostgreSQL for the tests, started here and gone with its process.

`start_server` finds the programs and starts one as an unprivileged user; `create_database` and
`drop_database` give each test its own. What happens when there is no PostgreSQL is the policy of
tests/conftest.py.
"""

from tests.postgres.binaries import HOW_TO_GET_IT, PostgresUnavailable
from tests.postgres.server import PostgresServer, create_database, drop_database, start_server

__all__ = [
    "HOW_TO_GET_IT",
    "PostgresServer",
    "PostgresUnavailable",
    "create_database",
    "drop_database",
    "start_server",
]
