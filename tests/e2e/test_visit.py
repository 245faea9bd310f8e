"""A newcomer's visit, the plug pulled in the middle of it, and everything where it was."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from mud.store.engine import reader_engine
from mud.store.url import parse_url
from mud.text.nouns import without_article
from tests.e2e.player import Player
from tests.e2e.server import Server

SAVED = r"(Everything|Now all of that) is saved\."


async def things_in(url: str) -> list[tuple[str, str | None]]:
    """Template and placement of everything that is stored."""
    engine = reader_engine(parse_url(url))
    try:
        async with engine.connect() as connection:
            rows = await connection.execute(
                sa.text("SELECT template_id, placement_id FROM item_instances ORDER BY template_id, placement_id")
            )
            return [(row[0], row[1]) for row in rows]
    finally:
        await engine.dispose()


async def walk_until_something_is_taken(player: Player) -> str:
    """Go from room to room until there is something to take; returns the name of the first thing taken."""
    for _ in range(10):
        seen = await player.look()
        ways = re.search(r"\[ Exits: (\w+)", seen)
        assert ways, seen
        await player.send(ways[1])
        if taken := re.search(r"You take (.+)\.", await player.send("get all")):
            return without_article(taken[1])
    raise AssertionError("there is nothing to take")


def title_of(seen: str) -> str:
    """The room's name: what stands above its description."""
    return next(line for line in seen.strip().splitlines() if line.strip())


@pytest.mark.slow
async def test_after_a_kill_everything_is_where_it_was(tmp_path: Path, database_url: str) -> None:
    server = Server(tmp_path / "state", {"DATABASE_URL": database_url})
    with server:
        async with await Player.connect(server.host, server.port) as ann:
            await ann.sign_up("newcomer", "Ann")
            taken = await walk_until_something_is_taken(ann)
            room = title_of(await ann.look())
            assert 'You say, "Good morning."' in await ann.send("say Good morning.", "You say.*\n")
            await ann.send("save", SAVED)
            before = await things_in(database_url)
            server.kill()
    with server:
        async with await Player.connect(server.host, server.port) as ann:
            await ann.sign_in("newcomer", "Ann")
            assert title_of(await ann.look()) == room
            await ann.send("inventory", re.escape(taken))
            await ann.send("save", SAVED)
            assert await things_in(database_url) == before
        assert server.stop() == 0
