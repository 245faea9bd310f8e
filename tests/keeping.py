"""A keeper of content over a stage: what it does beside the loop and later is done at once."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn, TypeVar

from mud.app import roster
from mud.content.catalog import Retired, Shelves
from mud.content.revision import Edition
from mud.game.place.specs import Room
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemTemplate
from mud.kernel.ids import RandomIds
from mud.kernel.spec import Spec
from mud.ops.content.keeper import Backing, Keeper
from mud.ops.drafts.desk import Drafts, Premises
from mud.ops.drafts.publishing import Publisher
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.loading import Prepared, Revised
from mud.session.failures import Failures
from mud.session.hub import Hub
from mud.session.playing import Stage
from mud.session.ports import Tasks
from mud.store.errors import StoreError
from mud.world.world import World

T = TypeVar("T")


class MemoryStore:
    """Keeps nothing; gives new rooms numbers, and retires kinds of things that exist. `fails` at the named step."""

    def __init__(self, world: World) -> None:
        self.fails = ""
        self.steps: list[str] = []
        self._world = world

    async def write(self, written: Shelves, _now: float) -> Mapping[type[Spec], Mapping[str, Spec]]:
        self._step("write")
        return written

    async def put_away(self, gone: Shelves, _specs: Shelves, _now: float) -> Retired:
        self._step("put away")
        kept: dict[type[Spec], frozenset[str]] = {}
        if ItemTemplate in gone:
            used = {str(item.template_id) for item in self._world.shelf(Item)}
            kept[ItemTemplate] = frozenset(gone[ItemTemplate].keys() & used)
        assert not any(item.holder.id in gone.get(Room, {}) for item in self._world.shelf(Item))
        return kept

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if self.fails == name:
            raise StoreError("the database does not answer")


class AtOnce:
    """Owns no tasks: what it is given runs to its end at once, and may wait for nothing that is not there."""

    def create_task(self, coro: Coroutine[object, object, None], /) -> asyncio.Task[None]:
        for _ in range(1000):
            try:
                coro.send(None)
            except StopIteration:
                return None  # type: ignore[return-value]  # nobody looks at it
        raise AssertionError("this waits for something that does not come")


async def beside(work: Callable[[], T]) -> T:
    return work()


async def nothing_to_save() -> None:
    """All is saved."""


@asynccontextmanager
async def alone() -> AsyncIterator[None]:
    yield


def keeper_of(
    world: World,
    edition: Edition,
    read: Callable[[], Edition] | None = None,
    deliver: Callable[[], None] = lambda: None,
    tasks: Tasks | None = None,
    examine: Callable[[], tuple[str, ...]] = tuple,
) -> Keeper:
    """A keeper that reads what `read` gives; by default what there is already."""
    backing = Backing(
        read=lambda _known: read() if read else edition,
        beside=beside,
        store=MemoryStore(world),
        alone=alone,
        saved=nothing_to_save,
        deliver=deliver,
        tasks=tasks or AtOnce(),
        failures=Failures(RandomIds()),
        examine=examine,
        prepared=tuple(roster.declared(Prepared)),
        revised=tuple(roster.declared(Revised)),
    )
    return Keeper(world, edition, backing)


def no_drafts(world: World, keeper: Keeper) -> Drafts:
    """The desk of a server whose operator has given it no folder for drafts."""
    stage = Stage(
        world=world,
        hub=Hub(),
        delivery=None,  # type: ignore[arg-type]  # nobody gets so far
        dispatcher=Dispatcher(CommandTable(())),
        services={},
        prompt=lambda _world, _player: tuple,
        failures=Failures(RandomIds()),
        linkless=0.0,
    )

    def never(*_given: object) -> NoReturn:
        raise AssertionError("there are no drafts")

    premises = Premises(None, never, never, never, Publisher(Path("nowhere"), Path("nowhere")), beside, never)
    return Drafts(stage, keeper, premises)
