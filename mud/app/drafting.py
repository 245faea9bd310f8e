"""The drafts of a running server, with what is around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from mud.app import roster
from mud.app.blueprint import Blueprint
from mud.app.opening import unsaved_world
from mud.app.reading import examine_apart, read_apart
from mud.content.revision import Edition
from mud.ops.content.keeper import Backing, Keeper
from mud.ops.drafts.desk import Drafts, Premises
from mud.ops.drafts.inside import inside
from mud.ops.drafts.publishing import Publisher
from mud.ops.drafts.worlds import Saveless, Unkept
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.loading import Prepared, Revised
from mud.session.delivery import Delivery, Wording
from mud.session.hub import Hub
from mud.session.lobby import Lobby
from mud.session.playing import Stage
from mud.session.ports import Tasks, Timer
from mud.world.world import World


class Reading(Protocol):
    """How the files of drafts are read."""

    def read(self, folder: Path, known: Edition) -> Edition:
        """The content with a draft's files over it; ContentErrors when it has faults."""

    def examine(self, folder: Path) -> tuple[str, ...]:
        """What is doubtful about it, a line for each."""


@dataclass(frozen=True, slots=True)
class ReadingApart:
    """Reads in another process."""

    plan: Blueprint

    def read(self, folder: Path, known: Edition) -> Edition:
        """As `Reading.read`."""
        return read_apart(self.plan.settings, self.plan.schema.specs, folder, known)

    def examine(self, folder: Path) -> tuple[str, ...]:
        """As `Reading.examine`."""
        return examine_apart(self.plan.settings, folder)


def keep_drafts(
    plan: Blueprint, reading: Reading, floor: tuple[Lobby, Wording], keeper: Keeper, means: tuple[Tasks, Timer]
) -> Drafts:
    """Make the desk of the drafts."""
    (lobby, wording), (tasks, timer) = floor, means
    settings, live = plan.settings, lobby.stage
    table = inside(plan.commands.commands)

    def seats(world: World, edition: Edition, folder: Path) -> tuple[Stage, Keeper]:
        hub = Hub()
        delivery = Delivery(world, hub, wording, (Saveless(timer.soon), timer), lobby.failures)
        own = Keeper(world, edition, _backing(world, delivery, folder))
        services = {**live.services, Hub: hub, Delivery: delivery, Keeper: own, CommandTable: table}
        stage = Stage(
            world=world,
            hub=hub,
            delivery=delivery,
            dispatcher=Dispatcher(table),
            services=MappingProxyType(services),
            prompt=live.prompt,
            failures=live.failures,
            linkless=live.linkless,
        )
        return stage, own

    def _backing(world: World, delivery: Delivery, folder: Path) -> Backing:
        return Backing(
            read=lambda known: reading.read(folder, known),
            examine=lambda: reading.examine(folder),
            beside=keeper.beside,
            store=Unkept(lambda: world.catalog),
            alone=_alone,
            saved=_nothing_to_save,
            deliver=delivery.deliver,
            tasks=tasks,
            failures=lobby.failures,
            prepared=tuple(roster.declared(Prepared)),
            revised=tuple(roster.declared(Revised)),
        )

    premises = Premises(
        folder=settings.drafts,
        read=lambda folder: reading.read(folder, keeper.edition),
        world=lambda edition: unsaved_world(plan, live.world.clock, edition),
        stage=seats,
        publisher=Publisher(settings.content, settings.state_dir),
        beside=keeper.beside,
        failed=lambda name, error, seconds: _failed(lobby, name, error, seconds),
    )
    return Drafts(live, keeper, premises)


def _failed(lobby: Lobby, name: str, error: Exception, seconds: float) -> None:
    lobby.failures.note("a scheduled job of a draft failed", error, job=name, seconds=seconds)


@asynccontextmanager
async def _alone() -> AsyncIterator[None]:
    yield


async def _nothing_to_save() -> None:
    """A draft is never saved."""
