"""The server that gets killed while somebody dies: it opens the world of the graveyard, and lets Ann kill Old Marrow.

    python -m tests.app.deathbed <database url, empty for SQLite here> <fail point>

It says `lived` when nobody killed it.
"""

import asyncio
import sys

from mud.app.blueprint import draw
from mud.app.opening import open_world
from mud.app.settings import Settings
from mud.game.being.acts.health import hurt
from mud.game.being.specs import DamageType
from mud.game.death.acts import die
from tests.app.test_opening import nobody
from tests.game.death.graveyard import FOLDER, Graveyard


async def live(url: str, failpoint: str) -> None:
    """Save the world, let two die, save it again; whatever comes first."""
    settings = Settings(content=FOLDER, database_url=url, port=0, bcrypt_cost=4, tick=0.01, failpoint=failpoint)
    async with open_world(draw(settings), nobody) as opened:
        running = asyncio.create_task(opened.persister.run())
        yard = Graveyard(opened.world)
        [ann] = yard.bring("Ann")
        opened.persister.tick()
        await opened.persister.barrier()
        [marrow] = yard.creatures("npc_marrow")
        hurt(opened.world, marrow, 1000, DamageType.FORCE, ann)
        die(opened.world, ann)
        opened.persister.tick()
        await opened.persister.barrier()
        await opened.persister.close()
        await running
    sys.stdout.write("lived\n")


if __name__ == "__main__":
    asyncio.run(live(*sys.argv[1:]))
