"""The errors that cross floors; each floor adds its own beside the code that raises them."""

from dataclasses import dataclass


class MudError(Exception):
    """Base of every error that this project raises on purpose."""


class Refused(MudError):
    """The game says no: the text is a full, kind sentence in the second person, shown to the player as it is."""


class SettingsError(MudError):
    """A setting is wrong: the text names the setting and what would be right."""


class DeclarationError(MudError):
    """A class or function is declared in a way that cannot work; raised while the program is put together."""


class RemovedError(MudError):
    """Something was assigned to an entity that has left the world."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content something stands; lines and columns count from 1, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class ContentError(MudError):
    """A piece of content is wrong; `place` names file, line and column."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(f"{place}: {message}")
        self.message = message
        self.place = place
