"""What a driver raises, said as a StoreError that an operator understands; anything else passes through unchanged."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError

from mud.store.errors import AccessError, NotADatabaseError, OtherSchemaError, StoreError, UnreachableError
from mud.store.url import Database, Dialect

_NO_SUCH_WORDS = ("no such table", "no such column", "has no column named")
_NO_SUCH = (asyncpg.UndefinedTableError, asyncpg.UndefinedColumnError)
_DAMAGED = ("not a database", "malformed", "disk image")
_REFUSED = (
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InsufficientPrivilegeError,
)


@contextmanager
def explained(db: Database) -> Iterator[None]:
    """Turn the errors of connecting to `db` and using it into StoreErrors."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:  # whatever is not explained below is raised again as it is
        cause = _cause(error)
        said = _sqlite(db, cause) if db.dialect is Dialect.SQLITE else _postgresql(db, cause)
        if said is None:
            raise
        raise said from error


@contextmanager
def tables_explained(db: Database) -> Iterator[None]:
    """The same for what says that `db` has other tables than its revision: what revisions themselves do is no part."""
    try:
        yield
    except DBAPIError as error:
        cause = _cause(error)
        if not isinstance(cause, _NO_SUCH) and not any(word in str(cause) for word in _NO_SUCH_WORDS):
            raise
        raise OtherSchemaError(
            f"{db} has other tables than those of the revision that it says it has ({cause}): somebody changed them by"
            " hand, or a part of it was restored. Restore a whole backup, or put the tables back as docs/schema.md has"
            " them"
        ) from error


def _cause(error: Exception) -> BaseException:
    """What the driver itself raised; SQLAlchemy's asyncpg wraps it once more."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    inner = cause.__cause__
    return inner if isinstance(inner, asyncpg.PostgresError | asyncpg.InterfaceError) else cause


def _sqlite(db: Database, error: BaseException) -> StoreError | None:
    folder = db.file.absolute().parent
    if isinstance(error, sqlite3.DatabaseError) and any(word in str(error) for word in _DAMAGED):
        return NotADatabaseError(f"{db} is no SQLite database, or it is damaged ({error}); restore a backup")
    if isinstance(error, (sqlite3.OperationalError, OSError)):
        if not folder.is_dir():
            return UnreachableError(f"{db} cannot be opened: there is no folder {folder}")
        if "unable to open" in str(error) or "readonly" in str(error) or isinstance(error, OSError):
            return UnreachableError(f"{db} cannot be opened ({error}); may this user read and write it and {folder}?")
        if "locked" in str(error):
            return UnreachableError(f"{db} is locked by another program; close whatever has it open for writing")
    return None


def _postgresql(db: Database, error: BaseException) -> StoreError | None:
    if isinstance(error, _REFUSED):
        return AccessError(f"{db} does not let us in: {error}")
    if isinstance(error, asyncpg.ClientConfigurationError):
        # Its text may quote the URL.
        return AccessError(f"{db}: an option in DATABASE_URL is not understood by the PostgreSQL driver")
    if isinstance(error, asyncpg.UndefinedObjectError) and "configuration parameter" in str(error):
        return AccessError(f"{db}: an option in DATABASE_URL is not understood: {error}")
    if isinstance(error, (OSError, TimeoutError, asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError)):
        return UnreachableError(f"{db} does not answer ({type(error).__name__}: {error}); is the server running?")
    if isinstance(error, asyncpg.PostgresConnectionError | asyncpg.InterfaceError):
        return UnreachableError(f"the connection to {db} broke ({error})")
    return None
