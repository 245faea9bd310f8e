"""The server that gets killed while somebody dies: it opens the world of the graveyard, and lets Ann kill Old Marrow.

    python -m tests.app.deathbed <database url, empty for SQLite here> <fail point>

The fail point counts from the moment of the deaths on. It says `lived` when nobody killed it.
"""

import asyncio
import sys
from typing import ClassVar

from mud.app.blueprint import draw
from mud.app.opening import open_world
from mud.app.settings import Settings
from mud.game.being.acts.health import hurt
from mud.game.being.specs import DamageType
from mud.game.death.acts import die
from mud.store.failpoints import Failpoints, read_failpoint
from tests.app.test_opening import nobody
from tests.game.death.graveyard import FOLDER, Graveyard


class FromDeathOn:
    """A fail point that sleeps until somebody dies."""

    def __init__(self, failpoint: str) -> None:
        self.inner: Failpoints = read_failpoint(failpoint)
        self.is_awake = False

    def hit(self, point: str) -> None:
        """Count only then."""
        if self.is_awake:
            self.inner.hit(point)


class Deathbed(Settings):
    """Settings whose fail point is one of these."""

    late: ClassVar[FromDeathOn]

    @property
    def failpoints(self) -> Failpoints:
        """The one that sleeps."""
        return self.late


async def live(url: str, failpoint: str) -> None:
    """Save the world, let two die, save it again; whatever comes first."""
    late = Deathbed.late = FromDeathOn(failpoint)
    settings = Deathbed(content=FOLDER, database_url=url, port=0, bcrypt_cost=4, tick=0.01)
    async with open_world(draw(settings), nobody) as opened:
        running = asyncio.create_task(opened.persister.run())
        yard = Graveyard(opened.world)
        [ann] = yard.bring("Ann")
        opened.persister.tick()
        await opened.persister.barrier()
        [marrow] = yard.creatures("npc_marrow")
        hurt(opened.world, marrow, 1000, DamageType.FORCE, ann)
        die(opened.world, ann)
        late.is_awake = True
        opened.persister.tick()
        await opened.persister.barrier()
        await opened.persister.close()
        await running
    sys.stdout.write("lived\n")


if __name__ == "__main__":
    asyncio.run(live(*sys.argv[1:]))
