"""The control socket: who may use it, what it answers, and what it puts up with."""

import asyncio
import contextlib
import socket
import stat
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mud.kernel.errors import Refused
from mud.kernel.ids import RandomIds
from mud.ops.client import NoServerError, UnansweredError, ask
from mud.ops.control import NOT_SAVED, Backstage, Control, ControlError, Limits, bind
from mud.ops.office import Office
from mud.ops.operation import Operation, Operations, operation
from mud.ops.users import ChangeRole, change_role
from mud.play.roles import Role
from mud.session.failures import Failures


@dataclass(frozen=True, slots=True)
class Ring:
    """Ring a bell."""

    times: int


@operation("ring", changes=False)
async def ring(_office: Office, asked: Ring) -> str:
    """Ring it."""
    if asked.times < 0:
        raise Refused("It cannot be rung backwards.")
    return "dong " * asked.times


@operation("polish", changes=True)
async def polish(_office: Office, asked: Ring) -> int:
    """Polish it."""
    return asked.times


@operation("break", changes=False)
async def break_it(_office: Office, _asked: Ring) -> str:
    """It cannot be rung."""
    raise ZeroDivisionError


@dataclass
class Disk:
    """Something that saves when it is told to."""

    saved: list[asyncio.Future[None]] = field(default_factory=list)
    is_slow: bool = False
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    def barrier(self) -> Awaitable[None]:
        done = asyncio.get_running_loop().create_future()
        self.saved.append(done)
        self.asked.set()
        if not self.is_slow:
            done.set_result(None)
        return done


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # the whole path may be too long for a socket
    return Path("control.sock")


def mode_of(path: Path) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


@asynccontextmanager
async def listening(
    path: Path, office: Office, disk: Disk | None = None, limits: Limits | None = None
) -> AsyncIterator[Control]:
    async with asyncio.TaskGroup() as group:
        backstage = Backstage(
            Operations([ring, polish, break_it]),
            office,
            (disk or Disk()).barrier,
            group,
            Failures(RandomIds()),
        )
        control = Control(path, backstage, limits)
        await control.open()
        try:
            yield control
        finally:
            await control.close()


async def asked(path: Path, what: Operation[Any, Any], times: int) -> object:  # Any: of every kind
    return await asyncio.to_thread(ask, path, what, Ring(times))


async def sent(path: Path, *lines: bytes) -> list[Any]:  # Any: what JSON says
    """The answers to lines sent over one connection."""
    reader, writer = await asyncio.open_unix_connection(path)
    try:
        answers = []
        for line in lines:
            writer.write(line + b"\n")
            answers.append(orjson.loads(await reader.readline()))
        return answers
    finally:
        writer.close()


async def test_an_operation_is_asked_and_answered(path: Path, office: Office) -> None:
    async with listening(path, office):
        assert await asked(path, ring, 2) == "dong dong "


async def test_what_is_refused_is_refused_at_the_other_end(path: Path, office: Office) -> None:
    async with listening(path, office):
        with pytest.raises(Refused, match="It cannot be rung backwards"):
            await asked(path, ring, -1)


async def test_only_the_owner_may_use_the_socket_and_it_goes_with_the_server(path: Path, office: Office) -> None:
    async with listening(path, office):
        assert mode_of(path) == 0o600
    assert mode_of(path) is None
    with pytest.raises(NoServerError, match=r"nothing listens at control\.sock"):
        await asked(path, ring, 1)


async def test_several_requests_can_be_made_over_one_connection(path: Path, office: Office) -> None:
    line = orjson.dumps({"operation": "ring", "asked": {"times": 1}})
    async with listening(path, office):
        assert await sent(path, line, line) == [{"answer": "dong "}, {"answer": "dong "}]


async def test_a_bug_is_logged_under_a_reference_and_the_server_goes_on(path: Path, office: Office) -> None:
    async with listening(path, office):
        with pytest.raises(Refused, match="It is noted as"):
            await asked(path, break_it, 1)
        assert await asked(path, ring, 1) == "dong "


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "A request is"),
        (b"hello", "A request is"),
        (b"[]", "A request is"),
        (b'{"operation": "ring"}', "A request is"),
        (b"\xff\xfe\x00", "A request is"),
        (b'{"operation": "sing", "asked": {}}', "This server knows no operation 'sing'"),
        (b'{"operation": "ring", "asked": {}}', "The request 'ring' is not understood: times: Field required"),
        (b'{"operation": "ring", "asked": {"times": "often"}}', "The request 'ring' is not understood: times: "),
        (b'{"operation": "ring", "asked": 3}', "The request 'ring' is not understood"),
    ],
)
async def test_what_is_not_understood_is_answered_with_what_would_be(
    path: Path, office: Office, line: bytes, reason: str
) -> None:
    async with listening(path, office):
        (answer,) = await sent(path, line)
        assert answer["refused"].startswith(reason)


@given(line=st.binary(max_size=200).filter(lambda line: b"\n" not in line))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_no_line_ends_the_server(path: Path, office: Office, line: bytes) -> None:
    async def send() -> None:
        async with listening(path, office):
            (answer,) = await sent(path, line)
            assert "refused" in answer
            assert await asked(path, ring, 1) == "dong "

    asyncio.run(send())


async def test_what_was_changed_is_answered_once_it_is_on_disk(path: Path, office: Office) -> None:
    disk = Disk(is_slow=True)
    async with listening(path, office, disk):
        answer = asyncio.create_task(asked(path, polish, 3))
        await disk.asked.wait()
        assert not answer.done()
        disk.saved[0].set_result(None)
        assert await answer == 3


async def test_what_could_not_be_saved_in_time_is_said_so(path: Path, office: Office) -> None:
    async with listening(path, office, Disk(is_slow=True), Limits(saving=0.01)):
        with pytest.raises(Refused) as said:
            await asked(path, polish, 3)
        assert str(said.value) == NOT_SAVED


async def test_whoever_says_nothing_is_hung_up_on(path: Path, office: Office) -> None:
    async with listening(path, office, limits=Limits(silence=0.01)):
        reader, writer = await asyncio.open_unix_connection(path)
        assert await reader.read() == b""
        writer.close()


async def test_whoever_sends_too_long_a_line_is_hung_up_on(path: Path, office: Office) -> None:
    async with listening(path, office, limits=Limits(line=100)):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b"x" * 10_000)
        with contextlib.suppress(ConnectionError):  # what was not read resets the connection
            assert await reader.read() == b""
        writer.close()


async def test_so_many_may_be_connected_and_no_more(path: Path, office: Office) -> None:
    async with listening(path, office, limits=Limits(connections=1)):
        _, first = await asyncio.open_unix_connection(path)
        reader, second = await asyncio.open_unix_connection(path)
        assert await reader.read() == b""
        first.close()
        second.close()


async def test_a_server_that_hangs_up_gave_no_answer(path: Path) -> None:
    server = await asyncio.start_unix_server(lambda _reader, writer: writer.close(), path)
    with pytest.raises(UnansweredError, match=r"hung up without an answer|did not answer"):
        await asked(path, ring, 1)
    server.close()


@pytest.mark.parametrize("answer", [b"dong\n", b"{}\n", b"[]\n", b'{"answer":{"times":3}}\n', b"17\n"])
async def test_an_answer_that_is_not_understood_is_said_so(path: Path, answer: bytes) -> None:
    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(answer)
        writer.close()

    server = await asyncio.start_unix_server(say, path)
    with pytest.raises(UnansweredError, match="of the same version"):
        await asked(path, ring, 1)
    server.close()


async def test_a_name_that_is_no_text_is_not_sent(path: Path, office: Office) -> None:
    async with listening(path, office):
        with pytest.raises(Refused, match="UTF-8"):
            await asyncio.to_thread(ask, path, change_role, ChangeRole("\udcff", Role.ADMIN))


async def test_whoever_connects_while_the_server_stops_is_hung_up_on(path: Path, office: Office) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as late:
        late.setblocking(False)
        async with listening(path, office):
            late.connect(str(path))
            for _ in range(3):  # accepted, and told of in the next turn
                await asyncio.sleep(0)
        async with asyncio.timeout(60):
            assert await asyncio.get_running_loop().sock_recv(late, 1) == b""


def test_what_a_killed_server_left_is_taken_away(path: Path) -> None:
    bind(path).close()
    assert path.exists()
    bind(path).close()


def test_the_socket_of_a_living_server_is_left_alone(path: Path) -> None:
    named = r"another server answers at control\.sock; .* set MUD_STATE_DIR"
    with bind(path), pytest.raises(ControlError, match=named):
        bind(path)


def test_a_file_that_is_in_the_way_is_left_alone(path: Path) -> None:
    path.write_text("letters")
    with pytest.raises(ControlError, match=r"control\.sock is in the way: it is no socket"):
        bind(path)
    assert path.read_text() == "letters"


def test_a_socket_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match=r"the control socket .* cannot be made: No such file"):
        bind(tmp_path / "nowhere" / "c")
