"""The keeper of the content of a running server, with what is around it."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from mud.app import roster
from mud.app.blueprint import BANNER, Blueprint, read_banner
from mud.app.opening import Opened
from mud.app.reading import examine_apart, read_apart
from mud.content.catalog import Catalog, Retired, Shelves
from mud.content.errors import ContentErrors
from mud.kernel.spec import Spec
from mud.ops.content.keeper import Backing, Keeper
from mud.play.loading import Prepared, Revised
from mud.play.themes import themes_of
from mud.session.lobby import Lobby
from mud.session.ports import Tasks
from mud.store.content import Shelving
from mud.store.errors import StoreError
from mud.store.explain import explained
from mud.store.url import Database
from mud.store.waiters import NotSavedError
from mud.text.render import Renderer
from mud.text.span import as_text

T = TypeVar("T")

PATIENCE: Final = 60.0
"""Seconds to wait for the database; then nothing is changed, or what is gone is left for the next start."""


def keep_content(plan: Blueprint, opened: Opened, lobby: Lobby, renderer: Renderer, tasks: Tasks) -> Keeper:
    """Make the keeper."""

    def banner_again(_catalog: Catalog) -> None:
        lobby.greet_with(as_text(_banner(plan.settings.content / BANNER, plan.banner)))

    backing = Backing(
        read=lambda known: read_apart(plan.settings, plan.schema.specs, known=known),
        beside=beside,
        store=_Explained(opened.shelving, plan.settings.database),
        alone=opened.persister.alone,
        saved=lambda: _saved(opened),
        deliver=lobby.delivery.deliver,
        tasks=tasks,
        failures=lobby.failures,
        words=roster.language().words,
        examine=lambda: examine_apart(plan.settings),
        prepared=tuple(roster.declared(Prepared)),
        revised=tuple(roster.declared(Revised)),
        taken=(lambda catalog: renderer.use(themes_of(catalog)), banner_again),
    )
    return Keeper(opened.world, plan.edition, backing)


async def beside(work: Callable[[], T]) -> T:
    """Do it in a thread: the loop goes on meanwhile, and gets its turn every few milliseconds."""
    return await asyncio.to_thread(work)


def _banner(path: Path, otherwise: str) -> str:
    try:
        return read_banner(path)
    except ContentErrors:
        return otherwise


async def _saved(opened: Opened) -> None:
    try:
        await asyncio.wait_for(opened.persister.barrier(), PATIENCE)
    except (TimeoutError, NotSavedError):
        raise StoreError("the database does not answer") from None


class _Explained:
    """The tables of content, whose failures say what an operator can do."""

    def __init__(self, shelving: Shelving, database: Database) -> None:
        self._shelving = shelving
        self._database = database

    async def write(self, written: Shelves, now: float) -> Mapping[type[Spec], Mapping[str, Spec]]:
        """As `Shelving.write`."""
        with explained(self._database):
            return await asyncio.wait_for(self._shelving.write(written, now), PATIENCE)

    async def put_away(self, gone: Shelves, specs: Shelves, now: float) -> Retired:
        """As `Shelving.put_away`."""
        with explained(self._database):
            return await asyncio.wait_for(self._shelving.put_away(gone, specs, now), PATIENCE)
