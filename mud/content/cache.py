"""Content that was read and checked before, kept for the next reading of the same files by the same program.

The file is ours: a line of JSON with a format, a stamp and a checksum, then a line for each entry: its type, its id,
the file that it stands in, and its fields as JSON, which Pydantic reads and checks again as it does after YAML. It is
used only when the stamp is the expected one, which whoever calls makes of the program and of all files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

import orjson
from pydantic import TypeAdapter

from mud.content.catalog import Catalog
from mud.content.files import Source
from mud.content.revision import Edition
from mud.kernel.describe import describe
from mud.kernel.errors import ContentError
from mud.kernel.spec import Spec

FORMAT: Final = 1


def stamp_of(found: Iterable[Source | ContentError], program: str) -> str | None:
    """The hash of all files and of the program that reads them; None when a file cannot be read."""
    stamp = sha256(program.encode())
    for each in found:
        if isinstance(each, ContentError):
            return None
        stamp.update(b"\x00%s\x00%s" % (each.name.encode(), sha256(each.text.encode()).digest()))
    return stamp.hexdigest()


def pack(edition: Edition, stamp: str) -> bytes:
    """An edition that has no faults, as the bytes of a file."""
    body = b"\n".join(_lines(edition))
    head = {"format": FORMAT, "stamp": stamp, "digest": edition.catalog.digest, "sum": sha256(body).hexdigest()}
    return orjson.dumps(head) + b"\n" + body


def _lines(edition: Edition) -> Iterator[bytes]:
    for (cls, id_), written in edition.written.items():
        file = orjson.dumps(edition.files[cls, id_])
        yield b"\t".join((describe(cls).table.encode(), id_.encode(), file, written))


def unpack(packed: bytes, stamp: str, types: Sequence[type[Spec]], known: Edition | None = None) -> Edition | None:
    """The edition in a file, or None when the file is of something else, or damaged.

    What is written as in `known` is taken from there, which takes no time.
    """
    head, _, body = packed.partition(b"\n")
    said = _said(head)
    if said.get("format") != FORMAT or said.get("stamp") != stamp or said.get("sum") != sha256(body).hexdigest():
        return None
    try:
        return _read(body, str(said["digest"]), types, known)
    except (LookupError, ValueError):  # of another program after all; Pydantic's errors are ValueErrors
        return None


def _said(head: bytes) -> dict[str, Any]:  # Any: JSON
    try:
        said = orjson.loads(head)
    except orjson.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}


def _read(body: bytes, digest: str, types: Sequence[type[Spec]], known: Edition | None) -> Edition:
    kinds = {describe(cls).table.encode(): (cls, TypeAdapter(cls)) for cls in types}
    shelves: dict[type[Spec], dict[str, Spec]] = {cls: {} for cls, _ in kinds.values()}
    files: dict[tuple[type[Spec], str], str] = {}
    texts: dict[tuple[type[Spec], str], bytes] = {}
    before: Mapping[tuple[type[Spec], str], bytes] = known.written if known is not None else {}
    for line in body.split(b"\n") if body else ():
        table, name, file, written = line.split(b"\t", 3)
        cls, adapter = kinds[table]
        key = cls, name.decode()
        if known is not None and before.get(key) == written:
            shelves[cls][key[1]] = known.catalog.get(cls, key[1])
            texts[key] = before[key]
        else:
            shelves[cls][key[1]] = adapter.validate_json(written, strict=True)
            texts[key] = written
        files[key] = orjson.loads(file)
    return Edition(Catalog(shelves, digest), MappingProxyType(files), MappingProxyType(texts))
