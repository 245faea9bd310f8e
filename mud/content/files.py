"""The files of a content folder as text: found, bounded, decoded. What they mean is for others."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mud.kernel.errors import ContentError, Place

SUFFIX = ".yaml"
LARGEST_FILE = 4 * 1024 * 1024  # bytes; a file of 5,000 rooms has 2 MiB, and an editor still opens it
MOST_FILES = 20_000  # a file for each of 20,000 rooms; past that, someone pointed at the wrong folder
LARGEST_FOLDER = 256 * 1024 * 1024  # bytes in all files, so that a wrong folder cannot fill the memory
DEEPEST_FOLDER = 16  # folders within folders

_MISNAMED = frozenset({".yml", ".yaml"})  # compared in lower case: also .YAML and .Yml
_OTHER_ENCODINGS = (  # by their byte order marks; the first that fits counts
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file; `name` is its path within the folder, with slashes."""

    name: str
    text: str


def content_names(folder: Path) -> list[str]:
    """The names of a folder's content files, for one in which nothing is wrong."""
    return sorted(name for name in _names(folder.resolve(), "", 0) if isinstance(name, str))


def sources(folder: Path, over: Path | None = None) -> Iterator[Source | ContentError]:
    """Every content file of a folder and of those within it, by name, or what is wrong with it.

    Names that begin with a dot are passed over, and so are files that are not YAML. The files of `over`, if given,
    take the place of those of the same name.
    """
    if over is None:
        yield from _sources(folder)
        return
    found = {_name_of(each): each for layer in (folder, over) for each in _sources(layer)}
    yield from (found[name] for name in sorted(found))


def _name_of(found: Source | ContentError) -> str:
    return found.name if isinstance(found, Source) else found.place.file


def _sources(folder: Path) -> Iterator[Source | ContentError]:
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, on Python before 3.13
        yield ContentError(f"this folder cannot be read: {_reason(error)}", Place(_shown(str(folder))))
        return
    names = sorted(_names(root, "", 0), key=lambda found: found if isinstance(found, str) else str(found.place))
    yield from _bounded(root, names)


def _bounded(root: Path, names: list[str | ContentError]) -> Iterator[Source | ContentError]:
    whole = Place(_shown(root.name))
    if not names:
        yield ContentError(f"there is no {SUFFIX} file in this folder", whole)
    if len(names) > MOST_FILES:
        yield ContentError(f"more than {MOST_FILES} files: is this the right folder?", whole)
        return
    total = 0
    for name in names:
        found = name if isinstance(name, ContentError) else _source(root, name)
        total += len(found.text) if isinstance(found, Source) else 0
        if total > LARGEST_FOLDER:
            yield ContentError(f"more than {LARGEST_FOLDER >> 20} MiB: is this the right folder?", whole)
            return
        yield found


def _names(root: Path, within: str, depth: int) -> Iterator[str | ContentError]:
    """The names of content files, and errors for what looks like one and cannot be used."""
    if depth > DEEPEST_FOLDER:
        yield ContentError(f"folders are nested more than {DEEPEST_FOLDER} deep", Place(_shown(within)))
        return
    try:
        with os.scandir(root / within) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except OSError as error:
        yield ContentError(f"this folder cannot be read: {_reason(error)}", Place(_shown(within or str(root))))
        return
    for entry in entries:
        name = f"{within}/{entry.name}" if within else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _names(root, name, depth + 1)
        elif fault := _fault(root, entry):
            yield ContentError(fault, Place(_shown(name)))
        elif entry.name.endswith(SUFFIX):
            yield name


def _fault(root: Path, entry: "os.DirEntry[str]") -> str | None:
    """Why what looks like content cannot be used."""
    suffix = Path(entry.name).suffix
    if suffix != SUFFIX and suffix.lower() in _MISNAMED:
        return f"content files end in {SUFFIX}: rename this one"
    return _fault_of_link(root, Path(entry.path), suffix) if entry.is_symlink() else None


def _fault_of_link(root: Path, link: Path, suffix: str) -> str | None:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop, on Python before 3.13
        return "this is a link that leads nowhere" if suffix == SUFFIX else None
    if target.is_dir():
        return "this is a link to a folder, and those are not followed"
    if suffix == SUFFIX and not target.is_relative_to(root):
        return "this is a link that leads out of the content folder"
    return None


def _source(root: Path, name: str) -> Source | ContentError:
    place = Place(_shown(name))
    try:
        # Not blocking, so that a named pipe does not hold up the start.
        descriptor = os.open(root / name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return ContentError("this is not a file", place)
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return ContentError(f"this file cannot be read: {_reason(error)}", place)
    if len(data) > LARGEST_FILE:
        return ContentError(f"this file is larger than {LARGEST_FILE >> 20} MiB: split it", place)
    return _decoded(_shown(name), data)


def _decoded(name: str, data: bytes) -> Source | ContentError:
    if data.startswith(b"\xef\xbb\xbf"):
        return ContentError("this begins with a byte order mark: save it as UTF-8 without one", Place(name, 1, 1))
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return ContentError(f"this is {encoding}: save it as UTF-8", Place(name, 1, 1))
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        return ContentError(message, Place(name, len(before), len(before[-1]) + 1))


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _shown(name: str) -> str:
    """A name that can be printed: file names may hold bytes that are no text."""
    return os.fsencode(name).decode("utf-8", "replace")
