"""Someone who plays over telnet, with a client library that we did not write."""

import asyncio
import re
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import telnetlib3

PATIENCE = 20.0
"""Seconds to wait for words; on a quiet machine they take milliseconds."""

PASSWORD = "correct horse"
PROMPT = r"\d+hp \d+en> $"
MENU = r"^> $"
MORE = r"\[more: Enter, or q\] $"
ANSWERS = {MORE: "", r"tells\s+more\) $": "1", r"Scores [^>]*: $": "done", r"\(yes,\s+or\s+back\) $": "yes"}
"""What is asked while a character is made, and an answer that always does."""


@dataclass
class Player:
    """One connection. `seen` is all that was read since the last line was typed."""

    reader: Any  # Any: telnetlib3's two kinds of reader have no common base
    writer: Any  # Any: likewise
    seen: str = ""

    @classmethod
    async def connect(cls, host: str, port: int, columns: int = 200, rows: int = 50, terminal: str = "dumb") -> Self:
        """Connect as a terminal of that size; a dumb one shows no color."""
        reader, writer = await telnetlib3.open_connection(
            host, port, encoding="utf8", term=terminal, cols=columns, rows=rows, connect_maxwait=0.5
        )
        return cls(reader, writer)

    async def read_until(self, *patterns: str) -> str:
        """Read until one of the patterns fits; returns which. AssertionError when none does in time."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (found := self._found(patterns)):
                    piece = await self.reader.read(4096)
                    if not piece:
                        raise AssertionError(f"hung up before {patterns}:\n{self.seen}")
                    self.seen += piece.replace("\r\n", "\n")
        except TimeoutError:
            raise AssertionError(f"waited in vain for {patterns}:\n{self.seen}") from None
        return found

    async def send(self, line: str, *until: str) -> str:
        """Type a line and read up to the next prompt (or `until`); returns what came."""
        self.seen = ""
        self.writer.write(f"{line}\r\n")
        await self.read_until(*(until or (PROMPT,)))
        return self.seen

    async def look(self) -> str:
        """Look around; returns the room from its name to its ways out, whatever is heard meanwhile."""
        await self.send("look", rf"Exits:[\s\S]*{PROMPT}")
        room = self.seen[: self.seen.index("\n", self.seen.index("Exits:"))]
        return re.split(PROMPT.removesuffix("$"), room)[-1].strip("\n")

    async def read_all(self, line: str) -> str:
        """Type a line and read up to the next prompt, page by page; returns what came."""
        read = await self.send(line, PROMPT, MORE)
        while re.search(MORE, self.seen):
            read += f"\n{await self.send('', PROMPT, MORE)}"
        return read

    async def sign_up(self, account: str, name: str) -> str:
        """Make an account and a character, and begin to play; returns what is read while that is made."""
        await self.read_until("By what name")
        await self.send("new", "What shall the account be called")
        await self.send(account, "password: $")
        await self.send(PASSWORD, "once more: $")
        await self.send(PASSWORD, MENU)
        read, answer = self.seen, f"create {name}"
        while True:
            self.seen = ""
            self.writer.write(f"{answer}\r\n")
            asked = await self.read_until(PROMPT, *ANSWERS)
            read += f"\n{self.seen}"
            if asked == PROMPT:
                return read
            answer = ANSWERS[asked]

    async def sign_in(self, account: str, name: str) -> str:
        """Sign in and play a character; returns what is seen first."""
        await self.read_until("By what name")
        await self.send(account, "Password: $")
        await self.send(PASSWORD, MENU)
        return await self.send(name)

    async def hang_up(self) -> None:
        """Close the connection."""
        self.writer.close()
        await self.writer.wait_closed()

    def _found(self, patterns: tuple[str, ...]) -> str:
        return next((pattern for pattern in patterns if re.search(pattern, self.seen, re.MULTILINE)), "")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.writer.close()
