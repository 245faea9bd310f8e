"""DATABASE_URL as people write it, read into a `Database` that never shows its password.

Only the form is looked at here; whether anything answers there is found out by who connects.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from mud.kernel.errors import SettingsError

EXAMPLES = "write sqlite:///mud.db, or postgresql://user:password@host/database"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9]*)(?:\+([A-Za-z0-9]+))?:(.*)", re.DOTALL)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


class Dialect(StrEnum):
    """The two databases; the word is SQLAlchemy's."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


DIALECTS = {"sqlite": Dialect.SQLITE, "postgresql": Dialect.POSTGRESQL, "postgres": Dialect.POSTGRESQL}


@dataclass(frozen=True, slots=True)
class Database:
    """Where the world is kept: `path` for SQLite, `dsn` (with the password, so never shown) for PostgreSQL."""

    dialect: Dialect
    shown: str
    path: Path | None = None
    dsn: str = field(default="", repr=False)

    def __str__(self) -> str:
        return self.shown

    @property
    def file(self) -> Path:
        """SQLite's file; only for a database that is one."""
        assert self.path is not None, "a PostgreSQL database has no file"
        return self.path


def parse_url(text: str) -> Database:
    """Read a DATABASE_URL; any driver in it (`+asyncpg`, `+psycopg2`) is passed over, since ours is fixed.

    SettingsError says what is wrong and what would be right, without repeating a password.
    """
    text = text.strip()
    parts = _SCHEME.fullmatch(text)
    if not text or parts is None or "//" not in text:
        raise _wrong(_without_scheme(text))
    dialect = DIALECTS.get(parts[1].lower())
    if dialect is None:
        raise _wrong(f"names {parts[1].lower()!r}; the databases served are SQLite and PostgreSQL")
    return _sqlite(parts[3]) if dialect is Dialect.SQLITE else _postgresql(parts[3])


def _without_scheme(text: str) -> str:
    if not text:
        return "is empty"
    if text.endswith((".db", ".sqlite", ".sqlite3")) and "@" not in text:
        return f"is a bare path; put sqlite:/// before it: sqlite:///{text.removeprefix('sqlite:').lstrip('/')}"
    return "is no database URL"


def _sqlite(rest: str) -> Database:
    if not rest.startswith("///"):
        raise _wrong("for SQLite has three slashes and a path, four before an absolute path: sqlite:///mud.db")
    name, mark, _ = rest[3:].partition("?")
    if mark:
        raise _wrong("for SQLite takes no options after a question mark")
    if not name or name == ":memory:":
        raise _wrong("names no file; a world in memory would be gone with the server")
    if "\0" in name or name.endswith("/"):
        raise _wrong("names a folder, not a file")
    if _PERCENT.search(name):
        name = unquote(name)
    try:
        path = Path(name).expanduser()
    except RuntimeError:
        raise _wrong("names a home folder (~) that is not known; write the whole path") from None
    return Database(Dialect.SQLITE, f"sqlite:///{path}", path=path)


def _postgresql(rest: str) -> Database:
    try:
        url = urlsplit(f"postgresql:{rest}")
        _check_postgresql(url)
        options = parse_qsl(url.query, strict_parsing=bool(url.query))
    except ValueError as error:
        # From None: the original's text may hold a piece of the password.
        raise _wrong(f"for PostgreSQL cannot be read: {_reason(error)}") from None
    # libpq's name for a limit that we set ourselves; the driver would send it to the server as a setting.
    kept = [(name, value) for name, value in options if name != "connect_timeout"]
    query = f"?{urlencode(kept)}" if kept else ""
    dsn = f"postgresql://{url.netloc}{url.path}{query}"
    return Database(Dialect.POSTGRESQL, _shown(url, dict(kept)), dsn=dsn)


class _FormError(ValueError):
    """A reason of our own, which quotes nothing secret."""


def _check_postgresql(url: SplitResult) -> None:
    if not url.netloc and not url.path:
        raise _FormError("it names neither host nor database")
    if url.fragment or "#" in url.geturl():
        raise _FormError("a # in a password is written %23")
    if "/" not in url.path or not url.path.strip("/"):
        raise _FormError("it names no database after the host: postgresql://user:password@host/database")
    if "/" in url.path[1:]:
        raise _FormError("a / in a password is written %2F, and a database's name holds none")
    try:
        _ = url.port
    except ValueError:
        raise _FormError("the port is a number up to 65535; a : or / in a password is written %3A or %2F") from None


def _reason(error: ValueError) -> str:
    return str(error) if isinstance(error, _FormError) else "options are written ?name=value&name=value"


def _shown(url: SplitResult, options: dict[str, str]) -> str:
    user = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    host = url.hostname or options.get("host", "")
    return f"postgresql://{user}{host}{port}{url.path}"


def _wrong(what: str) -> SettingsError:
    return SettingsError(f"DATABASE_URL {what} ({EXAMPLES})")
