"""What the session floor needs from others: the link to one person, a timer, the disk, and someone to own its tasks.

`net` brings links, `app` the rest; tests bring fakes.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Protocol

from mud.kernel.json import Json


class Link(Protocol):
    """The way to one person. What is sent is sent at once, in one write; nothing raises when the person is gone."""

    @property
    def address(self) -> str:
        """Where the person comes from, an IP address."""

    @property
    def client(self) -> str:
        """What the person's program calls itself; "" when it does not say."""

    def send(self, text: str, prompt: str | None) -> None:
        """Send text whose lines end in a newline, and behind it a prompt, if there is one to show."""

    def hide_input(self, hidden: bool) -> None:
        """Ask not to show what is typed, or to show it again; goes out with what is sent next."""

    def close(self, goodbye: str = "") -> None:
        """Close once all that was sent has gone out; the goodbye is for programs that show one."""

    def wants(self, package: str) -> bool:
        """Whether the person's program asked for that package of GMCP."""

    def inform(self, package: str, body: Json) -> None:
        """Send a package of GMCP, if it was asked for, before the text that is sent next; None is no body."""

    def reported(self) -> tuple[str, ...]:
        """The variables of MSDP of whose changes the program wants to be told."""

    def report(self, variable: str, value: Json) -> None:
        """Send a variable of MSDP, if the program speaks it, before the text that is sent next."""


class Cancellable(Protocol):
    """Something that will be done later."""

    def cancel(self) -> None:
        """Forget it; once it is done this means nothing."""


class Timer(Protocol):
    """Does things later, from the event loop and never from within the call that asks for it."""

    def soon(self, work: Callable[[], None]) -> Cancellable:
        """Do it when everyone else who is ready had a turn."""

    def after(self, seconds: float, work: Callable[[], None]) -> Cancellable:
        """Do it that many seconds from now."""


class Saver(Protocol):
    """Knows when the world is on disk."""

    def when_saved(self, callback: Callable[[], None]) -> None:
        """Call back once all that has happened until now is on disk; a flush is started for it.

        Callbacks come in the order in which they were asked for.
        """

    def is_stuck(self) -> bool:
        """Whether nothing could be saved for so long that nobody else should come in."""


class Timing(Protocol):
    """Wants to know how long commands take."""

    def obeyed(self, line: str, player: str, seconds: float) -> None:
        """A command took that long."""


class Hashing(Protocol):
    """Makes and checks hashes of passwords, which takes time; `passwords.Passwords` does it."""

    async def hash(self, password: str) -> str:
        """The hash of a password; TooBusyError when too many wait."""

    async def verify(self, password: str, expected: str | None) -> bool:
        """Whether the password has that hash, and no after the same time where there is none; TooBusyError as above."""

    def is_dated(self, known: str) -> bool:
        """Whether a hash was made at another cost than today's."""

    async def weakness(self, password: str, about: Sequence[str]) -> str | None:
        """Why a password is too easy to guess for someone who knows `about`; None when it is not."""

    def secret(self) -> str:
        """A secret that nobody guesses."""


class Mail(Protocol):
    """Sends mail, if the operator has arranged for it."""

    @property
    def is_arranged(self) -> bool:
        """Whether mail goes anywhere."""

    def send(self, address: str, subject: str, text: str) -> None:
        """Send it, some time; what goes wrong is in the log."""


class Tasks(Protocol):
    """Owns tasks: an `asyncio.TaskGroup` is one."""

    def create_task(self, coro: Coroutine[object, object, None], /) -> asyncio.Task[None]:
        """Start it."""


class LoopTimer:
    """The event loop's own timer."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def soon(self, work: Callable[[], None]) -> Cancellable:
        """As `Timer.soon`."""
        return self._loop.call_soon(work)

    def after(self, seconds: float, work: Callable[[], None]) -> Cancellable:
        """As `Timer.after`."""
        return self._loop.call_later(seconds, work)
