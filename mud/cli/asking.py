"""Asking for an operation: the running server when there is one, else the world opened here, under the same lock."""

import asyncio
import os
from functools import partial
from typing import TypeVar

import structlog

from mud.app import logging
from mud.app.blueprint import draw
from mud.app.keys import open_vault, write_keys
from mud.app.opening import Opened, open_world
from mud.app.settings import LogFormat, LogLevel, Settings
from mud.app.version import program_version
from mud.kernel.errors import MudError
from mud.ops import client
from mud.ops.client import NoServerError
from mud.ops.office import Office, People, Saving, Serving
from mud.ops.operation import Operation, perform
from mud.session.passwords import Passwords
from mud.store.errors import AlreadyServedError
from mud.store.persister import Ending
from mud.store.status import Notice

Q = TypeVar("Q")
A = TypeVar("A")


class UnsavedError(MudError):
    """What was done could not be saved."""


def ask(settings: Settings, what: Operation[Q, A], asked: Q) -> A:
    """The answer, once all that was changed is on disk. Refused and other MudErrors say why there is none."""
    try:
        return client.ask(settings.socket_path, what, asked)
    except NoServerError:
        logging.configure(LogFormat.CONSOLE, LogLevel.WARNING)
        return asyncio.run(_act(settings, what, asked))


async def _act(settings: Settings, what: Operation[Q, A], asked: Q) -> A:
    passwords = Passwords(settings.bcrypt_cost)
    try:
        async with open_world(draw(settings), _log) as opened:
            return await _perform(settings, opened, passwords, what, asked)
    except AlreadyServedError as error:
        raise AlreadyServedError(
            f"{error}. Its control socket is not at {settings.socket_path}: are MUD_STATE_DIR and MUD_CONTROL_SOCKET"
            " here the same as there?"
        ) from error
    finally:
        passwords.close()


async def _perform(settings: Settings, opened: Opened, passwords: Passwords, what: Operation[Q, A], asked: Q) -> A:
    now = opened.world.clock.now()
    office = Office(
        world=opened.world,
        passwords=passwords,
        saving=Saving(opened.persister.status),
        serving=Serving(os.getpid(), program_version(), "", 0, str(settings.database), now),
        people=lambda: People(0, 0, 0),
        deliver=lambda: None,
        vault=open_vault(settings.key_path),
        keep_keys=partial(write_keys, settings.key_path),
        records=opened.records,
        saved=_nothing_waits,
    )
    try:
        answer = await perform(office, what, asked)
    finally:
        ending = await opened.persister.close()
    if ending is not Ending.SAVED:
        raise UnsavedError("It could not be saved; the lines above say why.")
    return answer


async def _nothing_waits() -> None:
    """Nobody has played in a world that was opened just now: nothing of it is on its way to the disk."""


def _log(notice: Notice) -> None:
    structlog.get_logger().warning(notice.text, trouble=notice.trouble.value)
