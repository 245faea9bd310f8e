"""What a viewer's screen can show. Two viewers of equal `Kind` are sent the same bytes, so it is a cache key.

Who detects it (TTYPE, NAWS, CHARSET, settings) is not known here. A width below 10 means "unknown" on the wire and is
to be replaced before it gets here; rendering survives any number.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from mud.text.color import ColorDepth
from mud.text.link import Links


class Charset(StrEnum):
    """Characters that the viewer's client can show; the value is the name of Python's codec."""

    UTF8 = "utf-8"
    LATIN1 = "iso-8859-1"
    ASCII = "us-ascii"


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of rendering. `width` is in columns; `emoji`: little pictures may stand beside words."""

    width: int = 80
    depth: ColorDepth = ColorDepth.ANSI16
    charset: Charset = Charset.UTF8
    screen_reader: bool = False
    theme: str = "default"
    links: Links = Links.NONE
    emoji: bool = False
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Kinds are looked up once for each line that someone hears, and the hash of an enum is slow.
        kept = hash((self.width, self.depth, self.charset, self.screen_reader, self.theme, self.links, self.emoji))
        object.__setattr__(self, "_hash", kept)

    def __hash__(self) -> int:
        return self._hash
