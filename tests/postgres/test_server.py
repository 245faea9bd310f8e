import os
import select
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest

from tests.postgres import (
    PostgresServer,
    PostgresUnavailable,
    create_database,
    drop_database,
    start_server,
)
from tests.postgres.binaries import copy_install, find_binaries
from tests.postgres.leftovers import NEWBORN_SECONDS, sweep
from tests.postgres.process import Account, run


async def query(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def test_a_url_leads_to_an_empty_database_of_the_tests_own(postgres_url: str) -> None:
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    assert await query(postgres_url, tables) == 0


async def test_the_text_of_a_database_is_utf8_in_a_plain_order(postgres_url: str) -> None:
    assert await query(postgres_url, "SHOW server_encoding") == "UTF8"
    assert await query(postgres_url, "SELECT 'Z' < 'a'") is True


async def test_a_database_made_from_a_template_holds_what_the_template_holds(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    await query(postgres_url, "CREATE TABLE doors (id int)")
    copied = create_database(postgres_server, template=postgres_url)
    assert await query(copied, "SELECT count(*) FROM doors") == 0
    drop_database(postgres_server, copied)


async def test_a_database_is_dropped_although_someone_is_still_connected(
    postgres_server: PostgresServer,
) -> None:
    url = create_database(postgres_server)
    connection = await asyncpg.connect(url)
    drop_database(postgres_server, url)
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, ConnectionError)):
        await connection.fetchval("SELECT 1")
    connection.terminate()
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        await asyncpg.connect(url)


@pytest.mark.postgres
def test_a_server_that_is_named_is_used_and_is_not_stopped(postgres_server: PostgresServer) -> None:
    named = postgres_server.admin_url.replace("postgresql://", "postgresql+asyncpg://")
    borrowed = start_server({"MUD_TEST_DATABASE_URL": named})
    borrowed.stop()
    drop_database(borrowed, create_database(borrowed))


def test_a_named_server_that_does_not_answer_is_said_to_be_the_reason(tmp_path: Path) -> None:
    url = f"postgresql://mud@/postgres?host={tmp_path}"
    with pytest.raises(PostgresUnavailable, match="MUD_TEST_DATABASE_URL"):
        start_server({"MUD_TEST_DATABASE_URL": url})


def test_a_named_folder_without_a_server_in_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PostgresUnavailable, match="MUD_TEST_PG_BIN"):
        find_binaries({"MUD_TEST_PG_BIN": str(tmp_path)})


def test_a_temporary_folder_too_deep_for_a_socket_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    with pytest.raises(PostgresUnavailable, match="too long"):
        start_server({"TMPDIR": str(deep)})
    assert list(deep.iterdir()) == []


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "print('no such locale'); raise SystemExit(1)"]
    with pytest.raises(PostgresUnavailable, match="no such locale"):
        run(program, tmp_path, None)


def test_a_program_built_for_another_system_is_a_reason_not_a_crash(tmp_path: Path) -> None:
    alien = tmp_path / "initdb"
    alien.write_bytes(b"\x7fALIEN")
    alien.chmod(0o755)
    with pytest.raises(PostgresUnavailable, match="does not run here"):
        run([alien], tmp_path, None)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts programs as someone else")
def test_a_copied_installation_runs_where_the_original_may_not_be_reached(tmp_path: Path) -> None:
    install = tmp_path / "closed" / "package" / "install"
    (install / "bin").mkdir(parents=True)
    program = install / "bin" / "postgres"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o700)
    nobody = Account(65534, 65534)
    open_folder = Path("/tmp")  # pytest's own folders are closed to others
    with pytest.raises(PermissionError):
        run([program], open_folder, nobody)
    copied = copy_install(install / "bin", tmp_path / "open", nobody.uid, nobody.gid)
    assert {path.stat().st_uid for path in (tmp_path / "open").rglob("*")} == {nobody.uid}
    assert (copied / "postgres").is_file()


STARTS_AND_WAITS = """
import os, sys
from tests.postgres import start_server
server = start_server(os.environ)
print(server.process.pid, server.directory, flush=True)
sys.stdin.read()
"""


@pytest.mark.postgres
@pytest.mark.skipif(sys.platform != "linux", reason="a child that dies with its parent is Linux's")
def test_a_killed_test_run_leaves_no_server_and_the_next_sweep_no_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTS_AND_WAITS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run_:
        assert run_.stdout is not None
        pid, _, name = run_.stdout.readline().strip().partition(" ")
        directory = Path(name)
        sweep(directory.parent)
        assert directory.exists()
        server = os.pidfd_open(int(pid))
        run_.kill()
    assert signal_arrives(server)
    sweep(directory.parent)
    assert not directory.exists()


def signal_arrives(process: int) -> bool:
    """Whether the process of this descriptor ends within five seconds."""
    readable, _, _ = select.select([process], [], [], 5)
    os.close(process)
    return bool(readable)


@pytest.mark.parametrize("owner", ["", "not a number\n"])
def test_a_folder_being_made_is_not_swept_until_it_is_old(tmp_path: Path, owner: str) -> None:
    young = tmp_path / "mudpg-young"
    young.mkdir()
    (young / "owner").write_text(owner)
    sweep(tmp_path)
    assert young.exists()
    long_ago = young.stat().st_mtime - 2 * NEWBORN_SECONDS
    os.utime(young, (long_ago, long_ago))
    sweep(tmp_path)
    assert not young.exists()


def test_other_folders_are_not_swept(tmp_path: Path) -> None:
    other = tmp_path / "mud"
    other.mkdir()
    os.utime(other, (0, 0))
    sweep(tmp_path)
    assert other.exists()
