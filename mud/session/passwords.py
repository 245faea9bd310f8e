"""Passwords are hashed with bcrypt in a few threads, so that the world does not wait for it.

Which passwords are good enough is a rule of the game. Here are the hash and its cost, and what happens when more
people want in than the threads can check.
"""

import asyncio
import os
import secrets
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

import bcrypt

A = TypeVar("A")
R = TypeVar("R")

LONGEST: Final = 72
"""Bytes; bcrypt looks at no more, so a longer password would promise what it does not keep."""

THREADS: Final = 2
"""bcrypt lets go of the interpreter's lock, so each takes a core; more than two would take them from the world."""

NICENESS: Final = 10
"""Of those threads: with the world busy on the same core they get a tenth of it, otherwise all that is free."""

WAITING: Final = 32
"""Checks waiting for a thread. At a quarter of a second each, the last one waits four seconds."""


GUESSES: Final = 1_000_000
"""Guesses that a password has to withstand, as zxcvbn counts them. Throttled guessing gets nowhere near; more is for
those who get hold of the database, whom bcrypt's cost meets as well."""

ADVICE: Final = "Take three or four words that have nothing to do with each other."


class TooBusyError(Exception):
    """More passwords wait to be checked than is allowed."""


class Passwords:
    """Makes and checks hashes. `cost` is bcrypt's: each step doubles the time."""

    def __init__(self, cost: int = 12, threads: int = THREADS, waiting: int = WAITING) -> None:
        self._cost = cost
        self._room = threading.BoundedSemaphore(threads + waiting)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="password", initializer=_step_back)
        # No password has this hash: it is there to be compared with, at the same cost, for names that nobody has.
        self._nobody = bcrypt.gensalt(cost) + b"." * 31

    async def hash(self, password: str) -> str:
        """The hash of a password of at most `LONGEST` bytes; TooBusyError when too many wait."""
        secret = password.encode()
        if len(secret) > LONGEST:
            raise ValueError(f"a password has at most {LONGEST} bytes")
        return (await self._in_thread(_hash, secret, self._cost)).decode("ascii")

    async def verify(self, password: str, expected: str | None) -> bool:
        """Whether the password has that hash; TooBusyError when too many wait.

        Without a hash, as for an account that does not exist, the answer is no after the same time.
        """
        secret = password.encode()
        known = self._nobody if expected is None else expected.encode()
        matches = await self._in_thread(_matches, secret[:LONGEST], known)
        return matches and expected is not None and len(secret) <= LONGEST

    def is_dated(self, known: str) -> bool:
        """Whether a hash was made at another cost than today's: the next sign-in makes it anew."""
        parts = known.split("$")
        return len(parts) == 4 and parts[2] != f"{self._cost:02d}"

    async def weakness(self, password: str, about: Sequence[str]) -> str | None:
        """Why a password is too easy to guess, as a sentence; None when it is not.

        `about` is what a guesser would know: the names of account, characters and world. TooBusyError when too many
        wait: it takes milliseconds, but those belong to the world.
        """
        return await self._in_thread(_weakness, password.encode(), tuple(about))

    def secret(self) -> str:
        """A secret that nobody guesses: 32 bytes from the system's source, as text."""
        return secrets.token_urlsafe(32)

    def close(self) -> None:
        """Take no more, and wait for the threads."""
        self._pool.shutdown(cancel_futures=True)

    async def _in_thread(self, work: Callable[[bytes, A], R], secret: bytes, other: A) -> R:
        if not self._room.acquire(blocking=False):
            raise TooBusyError
        running = self._pool.submit(work, secret, other)
        # Not when whoever asked is told: they may have gone away while a thread is still busy with it.
        running.add_done_callback(lambda _: self._room.release())
        return await asyncio.wrap_future(running)


def _step_back() -> None:
    """Let the world's thread go first where both want one core (Linux, where each thread has a niceness)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def _hash(secret: bytes, cost: int) -> bytes:
    return bcrypt.hashpw(secret, bcrypt.gensalt(cost))


def _matches(secret: bytes, known: bytes) -> bool:
    try:
        return bcrypt.checkpw(secret, known)
    except ValueError:
        return False  # a hash that is none: nobody can sign in with it


def _weakness(secret: bytes, about: tuple[str, ...]) -> str | None:
    from zxcvbn import zxcvbn  # its dictionaries are read in the thread that needs them, not at every start

    found = zxcvbn(secret.decode(), user_inputs=list(about))
    if found["guesses"] >= GUESSES:
        return None
    warning = str(found["feedback"]["warning"]).rstrip(".")
    return f"That password is too easy to guess{f': {warning[0].lower()}{warning[1:]}' if warning else ''}. {ADVICE}"
