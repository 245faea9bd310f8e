"""What a connection needs of others: of the server that accepted it, and of whoever looks after programs."""

from collections.abc import Callable
from typing import Protocol

from mud.kernel.json import Json
from mud.net.limits import Limits
from mud.session.ports import Timer
from mud.session.session import Session
from mud.telnet.wire import Figures


class Guest(Protocol):
    """Who is counted in and out: a connection as its server sees it."""

    address: str

    @property
    def is_known(self) -> bool:
        """Whether someone has signed in."""

    def keep_alive(self) -> None:
        """Send what keeps networks from forgetting it."""

    def close(self, goodbye: str = "") -> None:
        """Close it once all that was sent has gone out."""


class Programs(Protocol):
    """Those at the other ends of the links who are no people; `programs.Programs` looks after them."""

    def supported(self, session: Session, modules: tuple[str, ...]) -> None:
        """A program asks for these modules of GMCP from now on; their names are in lower case."""

    def said(self, session: Session, package: str, data: Json) -> None:
        """A program sent a package of GMCP, whose name is in lower case. The data may hold a password: log none."""

    def asked(self, session: Session, command: str, names: tuple[str, ...]) -> None:
        """A program gave a command of MSDP, such as LIST or SEND."""

    def kept_alive(self, session: Session) -> None:
        """A program says that someone is there who has not typed anything."""


class Owner(Protocol):
    """What a connection needs of the server that accepted it. `figures` are those of MSSP, as they are now."""

    limits: Limits
    timer: Timer
    programs: Programs
    figures: Callable[[], Figures]

    def is_proxy(self, address: str) -> bool:
        """Whether whoever connects from there says first for whom."""

    def is_flood(self, connection: Guest) -> bool | None:
        """Whether too many came from that address lately. It is to be kept waiting, for None dropped at once."""

    def released(self, connection: Guest) -> None:
        """A connection is gone that was never counted in."""

    def admit(self, connection: Guest) -> str | None:
        """Count the connection in; returns why it may not come in, None when it may."""

    def forget(self, connection: Guest) -> None:
        """Count an admitted connection out."""
