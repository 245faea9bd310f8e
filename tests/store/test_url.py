"""DATABASE_URL in the forms people write it, and what is said of the others."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.errors import SettingsError
from mud.store.url import Dialect, parse_url


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sqlite:///mud.db", "mud.db"),
        ("sqlite:///./data/mud.db", "data/mud.db"),
        ("sqlite:////var/lib/mud/mud.db", "/var/lib/mud/mud.db"),
        ("sqlite+aiosqlite:///mud.db", "mud.db"),
        ("sqlite+pysqlite:///mud.db", "mud.db"),
        ("SQLite:///mud.db", "mud.db"),
        ("  sqlite:///mud.db\n", "mud.db"),
        ("sqlite:///my world/mud.db", "my world/mud.db"),
        ("sqlite:///my%20world/mud.db", "my world/mud.db"),
        ("sqlite:///100%/mud.db", "100%/mud.db"),
        ("sqlite:///welt-ü.db", "welt-ü.db"),
    ],
)
def test_sqlite_is_a_path(text: str, path: str) -> None:
    db = parse_url(text)
    assert (db.dialect, db.path) == (Dialect.SQLITE, Path(path))
    assert str(db) == f"sqlite:///{path}"


def test_a_tilde_is_the_home_folder() -> None:
    assert parse_url("sqlite:///~/mud.db").file == Path.home() / "mud.db"


@pytest.mark.parametrize(
    ("text", "dsn", "shown"),
    [
        ("postgresql://ann:pw@db/mud", "postgresql://ann:pw@db/mud", "postgresql://ann@db/mud"),
        ("postgres://ann:pw@db:5433/mud", "postgresql://ann:pw@db:5433/mud", "postgresql://ann@db:5433/mud"),
        ("postgresql+asyncpg://ann:pw@db/mud", "postgresql://ann:pw@db/mud", "postgresql://ann@db/mud"),
        ("postgresql+psycopg2://ann:pw@db/mud", "postgresql://ann:pw@db/mud", "postgresql://ann@db/mud"),
        ("postgresql://db/mud", "postgresql://db/mud", "postgresql://db/mud"),
        ("postgresql:///mud", "postgresql:///mud", "postgresql:///mud"),
        ("postgresql://ann:p%40ss%2F@db/mud", "postgresql://ann:p%40ss%2F@db/mud", "postgresql://ann@db/mud"),
        ("postgresql://ann:p@ss@db/mud", "postgresql://ann:p@ss@db/mud", "postgresql://ann@db/mud"),
        (
            "postgresql://ann@/mud?host=/run/postgresql",
            "postgresql://ann@/mud?host=%2Frun%2Fpostgresql",
            "postgresql://ann@/run/postgresql/mud",
        ),
        ("postgresql://db/mud?sslmode=require", "postgresql://db/mud?sslmode=require", "postgresql://db/mud"),
        ("postgresql://db/mud?connect_timeout=10", "postgresql://db/mud", "postgresql://db/mud"),
    ],
)
def test_postgresql_goes_to_its_driver_as_it_is_but_for_the_scheme(text: str, dsn: str, shown: str) -> None:
    db = parse_url(text)
    assert (db.dialect, db.dsn, str(db)) == (Dialect.POSTGRESQL, dsn, shown)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("mud.db", "sqlite:///mud.db"),
        ("/var/lib/mud.db", "put sqlite:/// before it"),
        ("mud", "is no database URL"),
        ("sqlite:mud.db", "sqlite:///mud.db"),
        ("sqlite://", "three slashes"),
        ("sqlite://mud.db", "three slashes"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "gone with the server"),
        ("sqlite:///data/", "a folder"),
        ("sqlite:///mud.db?mode=ro", "no options"),
        ("sqlite:///~nobodyatall/mud.db", "whole path"),
        ("mysql://ann:secret@db/mud", "SQLite and PostgreSQL"),
        ("http://example.org", "SQLite and PostgreSQL"),
        ("postgresql://", "neither host nor database"),
        ("postgresql://ann:secret@db", "names no database"),
        ("postgresql://ann:secret@db/", "names no database"),
        ("postgresql://ann:secret#1@db/mud", "%23"),
        ("postgresql://ann:sec/ret@db/mud", "%2F"),
        ("postgresql://ann:secret@db:port/mud", "port"),
        ("postgresql://ann:secret@db:99999/mud", "port"),
        ("postgresql://ann:secret@db/mud/x", "%2F"),
        ("postgresql://ann:secret@db/mud?sslmode", "?name=value"),
        ("postgresql://ann:secret@[db/mud", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right_and_no_password(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_url(text)
    message = str(caught.value)
    assert message.startswith("DATABASE_URL ")
    assert said in message
    assert "postgresql://user:password@host/database" in message
    assert "secret" not in message
    assert "sec/ret" not in message


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for written in (text, f"postgresql://{text}", f"sqlite:///{text}"):
        with contextlib.suppress(SettingsError):
            parse_url(written)


@given(st.text("abc123%@:/#?&=[]", min_size=4, max_size=20))
def test_a_password_is_never_shown(noise: str) -> None:
    secret = f"Qz{noise}Zq"
    said = ""
    try:
        db = parse_url(f"postgresql://ann:{secret}@db/mud")
        said = f"{db!r} {db}"
    except SettingsError as error:
        said = str(error)
    assert "Qz" not in said
