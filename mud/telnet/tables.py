"""How MSDP writes variables, tables and arrays: marks of one byte with text between them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mud.telnet.clean import stripped
from mud.telnet.events import MsdpValue
from mud.telnet.limits import Limits

_VAR: Final = b"\x01"
_VAL: Final = b"\x02"
_TABLE: Final = b"\x03"
_TABLE_END: Final = b"\x04"
_ARRAY: Final = b"\x05"
_ARRAY_END: Final = b"\x06"
_END: Final = b""
_MARKS: Final = frozenset((_VAR, _VAL, _TABLE, _TABLE_END, _ARRAY, _ARRAY_END, _END))

_PART: Final = re.compile(rb"[\x01-\x06]|[^\x01-\x06]+")
_FORBIDDEN: Final = dict.fromkeys(range(7))

_PARTS_OF_A_NAME: Final = 8
"""Marks and texts that a name and its value take: four for plain ones, twice that where tables lie in tables."""


class NotATableError(ValueError):
    """The bytes are not what MSDP writes; the text is one of few, without words of the peer."""


def encoded(name: str, value: MsdpValue) -> bytes:
    """VAR name VAL value."""
    return _VAR + _text(name) + _VAL + _encoded(value)


def read(payload: bytes, limits: Limits) -> list[tuple[str, MsdpValue]]:
    """The variables of a message in order, text in UTF-8 and clean; several VALs of one make an array.

    Raises NotATableError for what cannot be read, is too deep or too much.
    """
    parts = _PART.findall(payload)
    if len(parts) > _PARTS_OF_A_NAME * limits.names:
        raise NotATableError("too much at once")
    return list(_Reader(iter(parts), limits.json_depth).pairs(_END))


class _Reader:
    """Reads part by part; `_part` is the one not yet used."""

    def __init__(self, parts: Iterator[bytes], levels: int) -> None:
        self._parts = parts
        self._levels = levels
        self._part = _END
        self._step()

    def pairs(self, end: bytes) -> Iterator[tuple[str, MsdpValue]]:
        while self._part != end:
            self._expect(_VAR)
            name = self._words()
            values = list(self._values(_VAL))
            if values:
                yield name, values[0] if len(values) == 1 else values

    def _values(self, mark: bytes) -> Iterator[MsdpValue]:
        while self._part == mark:
            self._step()
            yield self._value()

    def _value(self) -> MsdpValue:
        opened = self._part
        if opened not in (_TABLE, _ARRAY):
            return self._words()
        if not self._levels:
            raise NotATableError("too deep")
        self._levels -= 1
        self._step()
        value: MsdpValue = dict(self.pairs(_TABLE_END)) if opened == _TABLE else list(self._values(_VAL))
        self._expect(_TABLE_END if opened == _TABLE else _ARRAY_END)
        self._levels += 1
        return value

    def _words(self) -> str:
        if self._part in _MARKS:
            return ""
        text = stripped(self._part.decode("utf-8", "replace"))
        self._step()
        return text

    def _expect(self, mark: bytes) -> None:
        if self._part != mark:
            raise NotATableError("marks where none belong")
        self._step()

    def _step(self) -> None:
        self._part = next(self._parts, _END)


def _encoded(value: MsdpValue) -> bytes:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return _TABLE + b"".join(encoded(key, each) for key, each in value.items()) + _TABLE_END
    return _ARRAY + b"".join(_VAL + _encoded(each) for each in value) + _ARRAY_END


def _text(text: str) -> bytes:
    return text.translate(_FORBIDDEN).encode("utf-8", "replace")
