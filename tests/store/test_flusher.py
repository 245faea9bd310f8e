"""What a flush leaves behind: nothing that was written, all that was not, and a log that is tidied up."""

import asyncio
from pathlib import Path

from mud.store.status import Trouble
from tests.store.memory import Fault
from tests.store.scenes import fail, play, ticks
from tests.store.server import TICK, Server, stored_step


def test_a_log_that_cannot_be_tidied_up_is_told_once_and_saving_goes_on(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        for error in (OSError("no room"), OSError("no room"), None, OSError("no room")):
            server.storage.unsettled = error
            server.live()
            await ticks(server, TICK)
            assert stored_step(server.storage) == server.steps
        assert server.troubles == [Trouble.UNSETTLED, Trouble.UNSETTLED]
        assert "no room" in server.notices[0].text

    play(tmp_path, scene)


def test_what_was_written_is_let_go_row_by_row(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        server.live()
        await server.persister.barrier()
        await ticks(server, TICK)
        given = server.storage.given
        assert given.upserts
        assert not given

    play(tmp_path, scene)


def test_what_could_not_be_written_is_kept(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        fail(server, times=1)
        server.live()
        await ticks(server, TICK)
        assert server.storage.given
        await server.persister.barrier()
        assert stored_step(server.storage) == server.steps

    play(tmp_path, scene)


def test_a_world_that_went_back_is_written_again_at_once_but_not_over_and_over(tmp_path: Path) -> None:
    async def scene(server: Server) -> None:
        for _ in range(5):
            server.live()
            await server.persister.barrier()
        before = server.storage.writes
        server.storage.faults.append(Fault.GOES_BACK)
        server.live()
        server.persister.tick()
        await asyncio.sleep(0.1)  # no tick comes in between
        assert server.storage.writes == before + 2
        assert stored_step(server.storage) == server.steps
        assert server.troubles == [Trouble.WENT_BACK]

    play(tmp_path, scene)
