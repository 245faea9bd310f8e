"""Staff and a real server: a restart from inside, a banned address over sockets, and what stands in the record."""

import re
import sqlite3
from pathlib import Path

import orjson
import pytest

from tests.e2e.player import Player
from tests.e2e.server import Server, mud
from tests.e2e.street import Street

pytestmark = pytest.mark.slow


async def test_an_admin_restarts_the_server_and_the_record_is_whole(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        async with await Player.connect(server.host, server.port) as ida:
            await ida.sign_up("chief", "Ida")
            assert "The role of chief is admin" in mud(server.state, "user", "role", "chief", "admin").stdout
            assert "Ticks" in await ida.read_all("perf")
            assert "is not banned" in await ida.send("unbanaddress 192.0.2.1")
            assert "You are in 127.0.0.0/8 yourself" in await ida.send("banaddress 127.0.0.0/8")
            pid = server.pid
            await ida.send("restart now", r"Come back in a moment")
        server.wait_until_ready()
        assert server.pid == pid  # the process has become the new server
        async with await Player.connect(server.host, server.port) as ida:
            await ida.sign_in("chief", "Ida")
            latest = await ida.read_all("audit")
            assert "restart now" in latest
            assert "user role" in latest
        said = mud(server.state, "audit")
        assert said.returncode == 0, said
        assert "privileged acts: 6" in said.stdout
        assert server.stop() == 0
    with sqlite3.connect(server.state / "mud.db") as database:
        database.execute("DELETE FROM admin_actions WHERE action = 'unbanaddress'")
    said = mud(server.state, "audit")
    assert said.returncode == 1
    assert "was removed" in said.stdout


HOSTILE = (
    "x" * 4000,
    "ida " + "y" * 10_000,
    "\x1b[2J\x1b]0;title\x07\x9b31m",
    "\u202eadi\u202c all",
    "[bold]{who}[/] }{ [notice",
    "{0.__class__} %s %n $* $1",
    "\U0001f4a5" * 900,
    "a\u0301" * 500,
    "' OR 1=1 --",
    "../../etc/passwd",
    "ida level -99999999999999",
    "ida coins 9223372036854775808",
    "99999999999999999999",
    "1e999",
    "NaN",
    "all.all in all",
    "::/0",
)
"""What a stolen account of the staff, or a careless one, could send to a real server."""

COMMANDS = (
    "goto",
    "teleport",
    "summon",
    "at",
    "force",
    "spawn",
    "purge",
    "alter",
    "modify",
    "setflag",
    "heal",
    "restore",
    "kick",
    "freeze",
    "mute",
    "ban",
    "banaddress",
    "promote",
    "demote",
    "announce",
    "stat",
    "find",
    "whereis",
    "snoop",
    "reload",
    "trigger",
    "settime",
    "setweather",
    "room",
    "loglevel",
    "audit",
    "reports",
    "notes",
    "alts",
    "draft",
)
HARM = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
LONGEST_KEPT = 4000


async def test_huge_and_hostile_words_behind_staff_commands_are_answered_and_on_record(tmp_path: Path) -> None:
    """Nothing breaks, nothing reaches the terminal raw, and each has its row, which no line makes longer than it is."""
    generous = {"MUD_LINE_BURST": "100000", "MUD_LINES_PER_SECOND": "100000"}
    with Server(tmp_path / "state", generous) as server:
        street = Street(server)
        ida = await street.come()
        await ida.sign_up("chief", "Ida")
        assert mud(server.state, "user", "role", "chief", "admin").returncode == 0
        await ida.send("settings pager 0")
        for command in COMMANDS:
            for words in HOSTILE:
                said = await ida.send(f"{command} {words}")
                assert "It is noted as" not in said, said
                assert not HARM.search(said), said
        assert "Ida" in await ida.read_all("score")
        await street.leave()
        assert server.stop() == 0
        log = [orjson.loads(line) for line in server.log().splitlines() if line.startswith("{")]
        assert [line for line in log if line["level"] in ("error", "critical")] == []
        assert [line["event"] for line in log].count("a client sent what steers terminals; it was left out") == 1
    with sqlite3.connect(server.state / "mud.db") as database:
        rows = list(database.execute("SELECT action, details, success FROM admin_actions"))
    used = {action for action, _, _ in rows}
    assert used >= set(COMMANDS)
    assert sum(not success for *_, success in rows) > len(COMMANDS)
    for action in COMMANDS:
        assert sum(name == action for name, *_ in rows) >= len(HOSTILE) - 2, action  # some words hold a semicolon
    for _, details, _ in rows:
        kept = orjson.loads(details)
        assert all(len(text) <= LONGEST_KEPT and not HARM.search(text) for text in kept.values())
    assert mud(server.state, "audit").returncode == 0


async def test_the_last_admin_can_be_removed_neither_from_inside_nor_from_the_shell(tmp_path: Path) -> None:
    with Server(tmp_path / "state") as server:
        async with await Player.connect(server.host, server.port) as ida:
            await ida.sign_up("chief", "Ida")
            assert mud(server.state, "user", "role", "chief", "admin").returncode == 0
            last = "chief is the last admin there is. Make another one first."
            assert last in await ida.send("demote ida to player")
            assert last in await ida.send("demote chief to game_master")
            assert "You cannot ban yourself" in await ida.send("ban chief")
            shell = mud(server.state, "user", "role", "chief", "player")
            assert shell.returncode == 1
            assert last in shell.stderr
            assert "Ticks" in await ida.read_all("perf")  # still one
        assert server.stop() == 0
    with sqlite3.connect(server.state / "mud.db") as database:
        asked = "SELECT action FROM admin_actions WHERE success = 0 ORDER BY number"
        assert [action for (action,) in database.execute(asked)] == ["demote", "demote", "ban", "user role"]
        assert list(database.execute("SELECT role FROM user_accounts WHERE username = 'chief'")) == [("admin",)]
