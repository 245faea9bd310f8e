"""Those who wait to hear that something is on disk: they ride with the next flush that is taken, all with the same."""

import asyncio

from mud.store.errors import StoreError

Saved = asyncio.Future[None]


class NotSavedError(StoreError):
    """The server stopped before what was waited for could be saved."""


class Waiters:
    """Futures, done by the first commit whose capture came after they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Saved] = []
        self._riding: list[Saved] = []

    def __len__(self) -> int:
        return len(self._waiting) + len(self._riding)

    @property
    def next_flight(self) -> bool:
        """Whether anyone waits for a flush that has not been taken yet."""
        return bool(self._waiting)

    def wait(self) -> Saved:
        """Ride with the next flush."""
        return _added(self._waiting)

    def ride(self) -> Saved:
        """Ride with the flush in flight, which holds all there was to save."""
        return _added(self._riding)

    def board(self) -> None:
        """A flush is being taken."""
        self._riding, self._waiting = self._waiting, []

    def arrived(self) -> None:
        """The flush in flight is committed."""
        riding, self._riding = self._riding, []
        for saved in riding:
            if not saved.done():  # whoever waited may have given up
                saved.set_result(None)

    def missed(self) -> None:
        """The flush in flight failed: wait for the next one."""
        self._waiting = [saved for saved in (*self._riding, *self._waiting) if not saved.done()]
        self._riding = []

    def give_up(self) -> None:
        """There will be no more flushes."""
        self.missed()
        waiting, self._waiting = self._waiting, []
        for saved in waiting:
            _fail(saved)

    def at_once(self) -> Saved:
        """There is nothing to wait for."""
        saved: Saved = asyncio.get_running_loop().create_future()
        saved.set_result(None)
        return saved

    def too_late(self) -> Saved:
        """There is nothing to hope for."""
        saved: Saved = asyncio.get_running_loop().create_future()
        _fail(saved)
        return saved


def _added(to: list[Saved]) -> Saved:
    saved: Saved = asyncio.get_running_loop().create_future()
    to.append(saved)
    return saved


def _fail(saved: Saved) -> None:
    saved.set_exception(NotSavedError("the server stopped before this could be saved"))
    saved.exception()  # nobody has to look at it
