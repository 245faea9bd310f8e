"""The modes of a session: what a person's lines mean right now. Conversing and playing are the two that there are."""

from typing import Final, Protocol

from mud.text.span import Text


class Mode(Protocol):
    """What a person's lines mean right now."""

    def is_ready(self) -> bool:
        """Whether it can take a line now; else lines wait, and whoever makes it ready calls `Session.resume`."""

    def obey(self, line: str) -> None:
        """Take one line. Raises nothing."""

    def prompt(self) -> Text | None:
        """What stands at the end of the screen; None for nothing."""

    def lost(self) -> None:
        """The link is gone."""


class Silence:
    """The mode of a session that is not yet anything or no longer: it takes no lines."""

    def is_ready(self) -> bool:
        """Never."""
        return False

    def obey(self, line: str) -> None:
        """Not called, since it is never ready."""

    def prompt(self) -> Text | None:
        """Nothing."""
        return None

    def lost(self) -> None:
        """Nothing to end."""


SILENCE: Final[Mode] = Silence()
