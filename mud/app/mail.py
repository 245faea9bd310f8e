"""Mail: handed to a command that the operator names, which reads it as sendmail does: headers, then the text."""

import asyncio
import shlex
from email.message import EmailMessage
from typing import Final

import structlog

from mud.session.ports import Tasks

PATIENCE: Final = 30.0
"""Seconds that the command may take; it only has to put the mail into a queue."""

AT_ONCE: Final = 4
"""Commands that run at the same time; further mail waits."""

MOST_WAITING: Final = 100
"""Mail that waits; more is dropped, and the log says so: somebody makes the server send it."""


class CommandMail:
    """Runs a command for each mail. Without a command nothing is sent."""

    def __init__(self, command: str, name: str, tasks: Tasks) -> None:
        """`name` is the world's. ValueError when the command's quotes do not close."""
        self._command = shlex.split(command)
        self._name = name
        self._tasks = tasks
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    @property
    def is_arranged(self) -> bool:
        """As `Mail.is_arranged`."""
        return bool(self._command)

    def send(self, address: str, subject: str, text: str) -> None:
        """As `Mail.send`."""
        if not self._command:
            return
        if self._waiting >= MOST_WAITING:
            structlog.get_logger().error("mail was dropped: too much of it waits", waiting=self._waiting)
            return
        message = EmailMessage()
        message["To"], message["Subject"] = address, f"{self._name}: {subject}"
        message.set_content(text)
        self._waiting += 1
        self._tasks.create_task(self._hand_over(message.as_bytes()))

    async def _hand_over(self, message: bytes) -> None:
        try:
            async with self._turns:
                await self._run(message)
        finally:
            self._waiting -= 1

    async def _run(self, message: bytes) -> None:
        pipe, nowhere = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        try:
            process = await asyncio.create_subprocess_exec(*self._command, stdin=pipe, stdout=nowhere, stderr=pipe)
        except OSError as error:
            structlog.get_logger().error("mail cannot be sent", command=self._command[0], reason=str(error))
            return
        try:
            async with asyncio.timeout(PATIENCE):
                _, said = await process.communicate(message)
        except TimeoutError:
            process.kill()
            await process.wait()
            structlog.get_logger().error("mail was not taken in time", command=self._command[0])
            return
        if process.returncode:
            structlog.get_logger().error(
                "mail was refused", code=process.returncode, said=said[:500].decode(errors="replace")
            )
