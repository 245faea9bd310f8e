"""The keeper of the content: reads it again while people play.

What takes long is done beside the loop: reading, comparing, checking, laying out maps. In the database the new is
written first, while the old is still there; then, between two commands, the world takes the new catalog and the
features follow; once what no longer refers to the old is on disk, the old is put away. Whenever the power fails in
between, the next start finds a database that holds all that anything refers to.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol, TypeVar

import structlog

from mud.content.catalog import Catalog, Retired, Shelves
from mud.content.errors import ContentErrors
from mud.content.guesses import Guesses
from mud.content.references import dangling
from mud.content.revision import ALL, Edition, Revision, Scope, compare, patched, revised
from mud.content.wordbook import Wordbook
from mud.game.being.model import Player
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import Room
from mud.kernel.describe import describe
from mud.kernel.errors import ContentError, MudError, Place, Refused
from mud.kernel.events import Event
from mud.kernel.spec import Spec
from mud.ops.content.events import ContentChecked, ContentCompared, ContentFaulty, ContentLeft, ContentReloaded
from mud.ops.content.report import Report, affecting, described
from mud.play.loading import ContentRevised, Prepared, Revised
from mud.session.failures import Failures
from mud.session.ports import Tasks
from mud.world.world import World

T = TypeVar("T")

BUSY = "The content is being read already. Please try again in a moment."


AT_ONCE: Final = 200
"""Changes that are looked at in one go: a few milliseconds."""


class Beside(Protocol):
    """Does work that takes long where it keeps nobody waiting."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """What the work returns."""


class ContentStore(Protocol):
    """Where content is kept for the next start; `mud.store.content.Shelving` is the real one."""

    async def write(self, written: Shelves, now: float) -> Mapping[type[Spec], Mapping[str, Spec]]:
        """Keep what is new, and return it as the game is to use it."""

    async def put_away(self, gone: Mapping[type[Spec], Mapping[str, Spec]], specs: Shelves, now: float) -> Retired:
        """Drop what is gone unless something refers to it; returns what is kept. `specs` is all there is."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What the keeper works with. `read` gives the content as its files have it, or raises ContentErrors.

    What is as in the edition that it is given should be taken from there.
    """

    read: Callable[[Edition], Edition]
    beside: Beside
    store: ContentStore
    alone: Callable[[], AbstractAsyncContextManager[None]]
    saved: Callable[[], Awaitable[None]]
    deliver: Callable[[], None]
    tasks: Tasks
    failures: Failures
    words: Wordbook | None = None
    """Those of the small language, in which content names content too."""
    examine: Callable[[], tuple[str, ...]] = tuple
    """Reads the content and gives what is doubtful about it, a line for each, or raises ContentErrors."""
    prepared: tuple[Prepared, ...] = ()
    revised: tuple[Revised, ...] = ()
    taken: tuple[Callable[[Catalog], None], ...] = field(default=())
    """Told of each new catalog: whoever keeps something of the old one."""


class Keeper:
    """A service of commands and a part of the office. One change of the content at a time."""

    def __init__(self, world: World, edition: Edition, backing: Backing) -> None:
        self.edition = edition
        self.world = world
        self._backing = backing
        self._lock = asyncio.Lock()

    @property
    def beside(self) -> Beside:
        """Where what takes long is done."""
        return self._backing.beside

    # From inside the game: the answer comes later.

    def begin(self, who: Player, work: Coroutine[object, object, Event]) -> None:
        """Do something that ends in an event, and tell that; what goes wrong is told too."""
        self._backing.tasks.create_task(self._told(who, work))

    async def reloading(self, who: Player, scope: Scope) -> Event:
        """Read the content again, for someone who plays."""
        return ContentReloaded(who, await self.reload(scope))

    async def comparing(self, who: Player, scope: Scope) -> Event:
        """Compare, for someone who plays."""
        return ContentCompared(who, await self.compare(scope))

    async def checking(self, who: Player) -> Event:
        """Look for what is doubtful, for someone who plays."""
        return ContentChecked(who, await self._backing.beside(self._backing.examine))

    async def _told(self, who: Player, work: Coroutine[object, object, Event]) -> None:
        try:
            self.world.happened(await work)
        except ContentErrors as faults:
            self.world.happened(ContentFaulty(who, tuple(str(error) for error in faults.errors)))
        except Refused as refusal:
            self.world.happened(ContentLeft(who, str(refusal)))
        except MudError as error:
            self.world.happened(ContentLeft(who, f"The content was left as it is: {error}."))
        except Exception as error:  # noqa: BLE001  # a bug here must not end the server; it is logged
            self.world.happened(ContentLeft(who, self.failed(error)))
        self._backing.deliver()

    # What is done.

    def scope(self, words: str) -> Scope:
        """What someone means by a type or a file; Refused when there is none."""
        words = words.strip()
        if not words or words == "all":
            return ALL
        if words.endswith(".yaml") or "/" in words:
            return Scope(file=words)
        name, known = words.casefold().replace(" ", "_"), self.types()
        if name not in known:
            hint = Guesses().hint(name, known, f"; there are {', '.join(known)}")
            raise Refused(f"There is no content type {name!r}{hint}")
        return Scope(table=name)

    def types(self) -> tuple[str, ...]:
        """What the content types are called."""
        return tuple(sorted(describe(cls).table for cls in self.edition.catalog.types))

    async def compare(self, scope: Scope = ALL) -> Report:
        """What `reload` would do now. ContentErrors when it would refuse."""
        revision, _ = await self._backing.beside(lambda: self._read(scope))
        return await self.survey(revision)

    async def reload(self, scope: Scope = ALL) -> Report:
        """Read the content and use it from now on.

        ContentErrors with every fault, MudError when it cannot be kept; then nothing has changed.
        """
        if self._lock.locked():
            raise Refused(BUSY)
        async with self._lock:
            started = self.world.clock.elapsed()
            revision, after = await self._backing.beside(lambda: self._read(scope))
            report = await self._take(revision, after) if revision else Report()
            report = replace(report, seconds=self.world.clock.elapsed() - started)
        structlog.get_logger().info(
            "the content was read again",
            changes=report.summary(),
            seconds=round(report.seconds, 3),
            held_ms=round(report.held * 1000, 1),
        )
        return report

    def failed(self, error: Exception) -> str:
        """Log a bug that came of reading content; returns the apology."""
        return self._backing.failures.note("content was not read", error)

    def _read(self, scope: Scope) -> tuple[Revision, Edition]:
        """Beside the loop: what is different, and the content with it."""
        before, read = self.edition, self._backing.read(self.edition)
        if scope.file and scope.file not in {*before.files.values(), *read.files.values()}:
            raise Refused(f"There is no content file {scope.file}.")
        revision = compare(before, read, scope)
        after = revised(before, revision, read)
        if scope is not ALL:
            faults = [
                ContentError(f"{fault.message}, as it is now", Place(f"{describe(fault.cls).table} {fault.id}"))
                for fault in dangling(after.catalog, self._backing.words)
            ]
            if faults:
                raise ContentErrors(faults)
        return revision, after

    async def _take(self, revision: Revision, after: Edition) -> Report:
        backing, world = self._backing, self.world
        async with backing.alone():
            written = await backing.store.write(revision.written(), world.clock.now())
        gone = revision.removed()
        both = await backing.beside(lambda: self._with_old(written, gone, after.catalog.digest))
        report = await self.survey(revision)
        held = self._swap(both, revision)
        self.edition = after
        return replace(await self._put_away(gone, report), held=held)

    async def survey(self, revision: Revision) -> Report:
        """What a revision does, and who and what it does it to, as things are."""
        changes = await self._backing.beside(lambda: [described(each) for each in revision.changes])
        for at, each in enumerate(revision.changes):
            if at % AT_ONCE == 0:
                await asyncio.sleep(0)  # everyone else has a turn
            changes[at] = affecting(self.world, each, changes[at])
        return Report(tuple(changes))

    def _with_old(self, written: Shelves, gone: Shelves, digest: str) -> Catalog:
        """What there will be until what is gone was put away: the new beside the old, which is retired."""
        catalog = self.world.catalog
        retired = {
            cls: (catalog.retired(cls) - written.get(cls, {}).keys()) | gone.get(cls, {}).keys()
            for cls in catalog.types
            if cls.__has_table__
        }
        at_once = {cls: specs for cls, specs in gone.items() if not cls.__has_table__}
        return self._prepare(Catalog(patched(catalog, written, at_once), digest, retired))

    def _prepare(self, catalog: Catalog) -> Catalog:
        for work in self._backing.prepared:
            work.function(catalog)
        return catalog

    def _swap(self, catalog: Catalog, revision: Revision) -> float:
        """Between two commands: from now on this is the content. Returns for how long everybody waited."""
        world, clock = self.world, self.world.clock
        started = clock.elapsed()
        world.catalog = catalog
        for work in self._backing.revised:
            self._guarded(work.function, world, revision)
        for told in self._backing.taken:
            self._guarded(told, catalog)
        world.happened(ContentRevised(revision))
        self._backing.deliver()
        return clock.elapsed() - started

    def _guarded(self, work: Callable[..., Any], *given: object) -> None:  # Any: what it returns is not used
        try:
            work(*given)
        except Exception as error:  # noqa: BLE001  # one feature's bug must not leave the others with the old content
            self._backing.failures.note("a feature did not follow the content", error, work=work.__qualname__)

    async def _put_away(self, gone: Shelves, report: Report) -> Report:
        """Drop what nothing refers to any more; what something refers to is retired."""
        backing, world = self._backing, self.world
        try:
            await backing.saved()
            async with backing.alone():
                specs = {cls: self.edition.catalog.all(cls) for cls in self.edition.catalog.types}
                retired = await backing.store.put_away(gone, specs, world.clock.now())
                if gone:
                    catalog = await backing.beside(lambda: self._without_old(gone, retired))
                    self._leave(gone)
                    world.catalog = catalog
        except MudError as error:
            structlog.get_logger().warning("what is gone from the content was not put away", reason=str(error))
            return replace(report, unfinished=True)
        kept = {(describe(cls).table, id_) for cls, ids in retired.items() for id_ in ids}
        changes = (replace(each, retired=(each.type, each.id) in kept) for each in report.changes)
        return replace(report, changes=tuple(changes))

    def _without_old(self, gone: Shelves, retired: Retired) -> Catalog:
        catalog = self.world.catalog
        dropped = {cls: specs.keys() - retired.get(cls, frozenset()) for cls, specs in gone.items()}
        kept = {cls: catalog.retired(cls) - dropped.get(cls, set()) for cls in catalog.types}
        return self._prepare(Catalog(patched(catalog, {}, dropped), catalog.digest, kept))

    def _leave(self, gone: Shelves) -> None:
        """Whoever came into a room meanwhile that is about to vanish goes where the others went."""
        rooms = tuple(room for room in gone.get(Room, {}).values() if isinstance(room, Room))
        if rooms:
            self.world.happened(RoomsRetired(rooms))
            self._backing.deliver()
