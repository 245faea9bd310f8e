"""The desk at which drafts are loaded, walked, compared, published and dropped: a service of commands."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mud.content.files import content_names
from mud.content.revision import Edition, compare
from mud.game.being.model import Player
from mud.kernel.errors import MudError, Refused
from mud.kernel.events import Event
from mud.ops.content.keeper import Beside, Keeper
from mud.ops.content.report import Report
from mud.ops.drafts.events import DraftCompared, DraftLoaded, DraftPublished, DraftUndone
from mud.ops.drafts.publishing import Publisher
from mud.ops.drafts.visiting import Visiting, go_in
from mud.ops.drafts.worlds import Draft
from mud.session.playing import Stage
from mud.text.grammar import join_list
from mud.world.world import World

MOST_DRAFTS: Final = 4
"""At once: each is a whole world in memory; one of 20,000 rooms takes some 100 MB."""

MOST_INVITED: Final = 50
"""To one draft: as many as a builder will ever want to watch."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")


@dataclass(frozen=True, slots=True)
class Premises:
    """What drafts are made of. `folder` holds one folder for each; None: the server has no drafts.

    `read` gives the content with a draft's files over it, or raises ContentErrors; `world` makes a world of it, beside
    the loop; `stage` seats people in that world, with a keeper whose `reload` reads the draft's files.
    """

    folder: Path | None
    read: Callable[[Path], Edition]
    world: Callable[[Edition], World]
    stage: Callable[[World, Edition, Path], tuple[Stage, Keeper]]
    publisher: Publisher
    beside: Beside
    failed: Callable[[str, Exception, float], None]


class Drafts:
    """All drafts by name."""

    def __init__(self, live: Stage, keeper: Keeper, premises: Premises) -> None:
        self._live = live
        self._keeper = keeper
        self._premises = premises
        self._drafts: dict[str, Draft] = {}
        self._loading: set[str] = set()
        self._publishing = asyncio.Lock()

    def begin(self, who: Player, work: Coroutine[object, object, Event]) -> None:
        """Do what takes a while, and tell what came of it."""
        self._keeper.begin(who, work)

    # What is asked.

    def of(self, world: World) -> Draft | None:
        """The draft that a world is; None for the live one."""
        return next((draft for draft in self._drafts.values() if draft.world is world), None)

    def find(self, who: Player, name: str) -> Draft:
        """The draft of that name, which someone may walk; Refused when there is none for them."""
        mine = [draft for draft in self._drafts.values() if draft.may_enter(who)]
        if not name and len(mine) == 1:
            return mine[0]
        found = self._drafts.get(name)
        if found is not None and found in mine:
            return found
        if not mine:
            raise Refused("There is no draft that you may walk.")
        raise Refused(f"You may walk {join_list([draft.name for draft in mine], 'or')}. Which one?")

    def own(self, who: Player, name: str) -> Draft:
        """The draft of that name, which is someone's own; Refused when it is not."""
        draft = self.find(who, name)
        if draft.owner != who.id:
            raise Refused(f"The draft {draft.name} is {draft.owner_name}'s.")
        return draft

    def listed(self, who: Player) -> Iterator[str]:
        """A line for each draft that someone may walk."""
        for draft in self._drafts.values():
            if draft.may_enter(who):
                visitors = draft.visitors()
                there = f"{join_list(visitors)} {'is' if len(visitors) == 1 else 'are'} there" if visitors else "empty"
                yield f"{draft.name}, by {draft.owner_name}: {there}"

    def folders(self) -> tuple[str, ...]:
        """The folders that could be loaded."""
        folder = self._premises.folder
        try:
            found = sorted(each.name for each in folder.iterdir()) if folder is not None else []
        except OSError:
            return ()
        return tuple(name for name in found if _NAME.fullmatch(name) and self._is_folder(name))

    # What is done.

    async def load(self, who: Player, name: str) -> Event:
        """Make a world of a folder. ContentErrors with every fault, Refused when there is no room for one more."""
        path = self._path(name)
        if name in self._drafts or name in self._loading:
            raise Refused(f"The draft {name} is loaded already. In it, reload reads its files again.")
        if len(self._drafts) + len(self._loading) >= MOST_DRAFTS:
            raise Refused(f"There are {MOST_DRAFTS} drafts already: one of them has to be dropped first.")
        self._loading.add(name)
        try:
            edition = await self._premises.beside(lambda: self._premises.read(path))
            world = await self._premises.beside(lambda: self._premises.world(edition))
        finally:
            self._loading.discard(name)
        stage, keeper = self._premises.stage(world, edition, path)
        self._drafts[name] = draft = Draft(name, who.id, who.name, world, stage, keeper)
        return DraftLoaded(who, name, await self._compared(draft))

    def invite(self, who: Player, name: str, other: Player) -> Draft:
        """Let someone walk one's draft; Refused when they may, or too many may."""
        draft = self.own(who, name)
        if draft.may_enter(other):
            raise Refused(f"{other.name} may walk {draft.name} already.")
        if len(draft.invited) >= MOST_INVITED:
            raise Refused(f"{MOST_INVITED} people may walk {draft.name} already.")
        draft.invited[other.id] = other.name
        return draft

    def enter(self, who: Player, name: str) -> None:
        """Go into a draft; Refused when one may not, or is in one."""
        draft = self.find(who, name)
        session = self._live.hub.of(who)
        if session is None or self._live.world.get(Player, who.id) is not who:
            raise Refused("You walk a draft already. Leave it first.")
        go_in(session, draft, self._live)

    def leave(self, who: Player, world: World) -> None:
        """Go back to the live world; Refused when one is there."""
        draft = self.of(world)
        session = draft.hub.of(who) if draft is not None else None
        if session is None or not isinstance(session.mode, Visiting):
            raise Refused("You walk no draft.")
        session.mode.come_back("You leave the draft behind.")

    async def diff(self, who: Player, name: str) -> Event:
        """What publishing would do."""
        draft = self.find(who, name)
        return DraftCompared(who, draft.name, await self._compared(draft))

    async def publish(self, who: Player, name: str) -> Event:
        """Put a draft's files over the content's, and read the content again.

        Refused when either was changed since the draft was loaded; ContentErrors and other MudErrors leave all as it
        was.
        """
        draft = self.own(who, name)
        if self._publishing.locked():
            raise Refused("Something is being published already. Please try again in a moment.")
        async with self._publishing:
            return DraftPublished(who, draft.name, await self._publish(draft))

    async def _publish(self, draft: Draft) -> Report:
        path = self._path(draft.name)
        now = await self._premises.beside(lambda: self._premises.read(path))
        if now.catalog.digest != draft.keeper.edition.catalog.digest:
            raise Refused(
                f"The files of {draft.name}, or of the world, have changed since you read them. Go into the draft, "
                "type reload, and look at it once more."
            )
        publisher = self._premises.publisher
        try:
            await self._premises.beside(lambda: publisher.publish(draft.name, path, content_names(path)))
        except OSError as error:
            raise Refused(f"The files cannot be written: {error.strerror or error}. Nothing was changed.") from None
        try:
            return await self._keeper.reload()
        except MudError:
            await self._premises.beside(publisher.undo)
            raise

    async def undo(self, who: Player) -> Event:
        """Put the files back that the last publication replaced, and read the content again."""
        if self._publishing.locked():
            raise Refused("Something is being published. Please try again in a moment.")
        async with self._publishing:
            plan = await self._premises.beside(self._premises.publisher.undo)
            return DraftUndone(who, plan.draft, await self._keeper.reload())

    def drop(self, who: Player, name: str) -> Draft:
        """Forget a draft; whoever walks it is back in the world. Its files stay."""
        draft = self.own(who, name)
        self._send_home(draft, f"The draft {draft.name} is dropped.")
        del self._drafts[draft.name]
        return draft

    def tick(self) -> None:
        """Let time pass in the drafts."""
        for draft in tuple(self._drafts.values()):
            draft.tick(self._premises.failed)

    def close(self) -> None:
        """The server stops: everyone is back in the world."""
        for draft in self._drafts.values():
            self._send_home(draft, "")

    def _send_home(self, draft: Draft, words: str) -> None:
        for session in tuple(draft.hub.playing):
            if isinstance(session.mode, Visiting):
                session.mode.come_back(words)

    async def _compared(self, draft: Draft) -> Report:
        before, after = self._keeper.edition, draft.keeper.edition
        revision = await self._premises.beside(lambda: compare(before, after))
        return await self._keeper.survey(revision)

    def _path(self, name: str) -> Path:
        """A draft's folder; Refused for anything that is not a folder directly in that of the drafts."""
        folder = self._premises.folder
        if folder is None:
            raise Refused("This server has no folder of drafts: its operator sets MUD_DRAFTS.")
        if not _NAME.fullmatch(name) or not self._is_folder(name):
            known = self.folders()
            hint = f"There are {join_list(known)}." if known else "There is none yet."
            raise Refused(f"There is no folder of that name among the drafts. {hint}")
        return folder / name

    def _is_folder(self, name: str) -> bool:
        folder = self._premises.folder
        return folder is not None and not (folder / name).is_symlink() and (folder / name).is_dir()
