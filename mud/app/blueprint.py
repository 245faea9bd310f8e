"""What the program is made of before any database is opened: the schema, the content, and how lines become acts.

It only reads. `mud check` stops here, `opening` goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mud.app import roster
from mud.app.settings import Settings
from mud.content.catalog import Catalog
from mud.content.doubts import Overview, Warned, warnings
from mud.content.errors import ContentErrors
from mud.content.loader import Loaded, Progress, load
from mud.content.revision import Edition
from mud.kernel.errors import ContentError, Place
from mud.kernel.schema import Schema
from mud.kernel.spec import Spec
from mud.play.dispatch import CommandTable
from mud.text.clean import clean

BANNER: Final = "banner.txt"
LARGEST_BANNER: Final = 4096
"""Bytes; a screen is not larger."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """All that is declared, checked against itself, and the content as its files have it."""

    settings: Settings
    schema: Schema
    edition: Edition
    commands: CommandTable
    banner: str

    @property
    def catalog(self) -> Catalog:
        """All content of the files."""
        return self.edition.catalog


def draw(settings: Settings, read: Callable[[Settings, Sequence[type[Spec]]], Edition] | None = None) -> Blueprint:
    """Join what the roster declares and read the content; ContentErrors with every fault of it at once.

    `read` reads it, by default `read_edition`.
    """
    schema = roster.schema()
    commands = CommandTable(roster.commands())
    roster.views()
    edition = (read or read_edition)(settings, schema.specs)
    return Blueprint(settings, schema, edition, commands, read_banner(settings.content / BANNER))


def read_edition(
    settings: Settings, types: Sequence[type[Spec]], over: Path | None = None, progress: Progress = lambda *_: None
) -> Edition:
    """The content as its files have it now; ContentErrors with every fault of it at once.

    The files of the folder `over`, if given, take the place of those of the same name. `progress` is told how far
    that is.
    """
    loaded = _loaded(settings, types, over, progress)
    edition = loaded.edition()
    loaded.origins.forget()
    return edition


@dataclass(frozen=True, slots=True)
class Examined:
    """Content without faults, and what is doubtful about it."""

    catalog: Catalog
    warnings: tuple[Warned, ...]


def examine(settings: Settings, types: Sequence[type[Spec]], over: Path | None = None) -> Examined:
    """Read content as `read_edition` does, and look for what is most likely not meant."""
    loaded = _loaded(settings, types, over)
    found = warnings(Overview(loaded.catalog, roster.language().words), loaded.origins, roster.doubts())
    placed = (replace(each, place=_place_as_typed(settings, each.place)) for each in found)
    return Examined(loaded.catalog, tuple(placed))


def _loaded(
    settings: Settings, types: Sequence[type[Spec]], over: Path | None, progress: Progress = lambda *_: None
) -> Loaded:
    language = roster.language()
    try:
        return load(settings.content, types, (language.problems, *roster.faults()), language.words, over, progress)
    except ContentErrors as faults:
        raise ContentErrors(_as_typed(settings, error) for error in faults.errors) from None


def read_banner(path: Path) -> str:
    """What is shown to whoever connects; a plain greeting without such a file. ContentErrors when it is no text."""
    try:
        if path.stat().st_size > LARGEST_BANNER:
            raise ValueError(f"it is larger than {LARGEST_BANNER} bytes")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "Welcome."
    except (OSError, ValueError) as error:
        raise ContentErrors([ContentError(f"the banner cannot be read: {error}", Place(str(path)))]) from None
    return "\n".join(clean(line).rstrip() for line in text.rstrip().split("\n"))


def _as_typed(settings: Settings, error: ContentError) -> ContentError:
    """The error with the file's path as one would type it here, so that editors can follow it."""
    return ContentError(error.message, _place_as_typed(settings, error.place))


def _place_as_typed(settings: Settings, place: Place) -> Place:
    if not (settings.content / place.file).exists():
        return place
    return Place(str(settings.content / place.file), place.line, place.column)
