"""Typed bytes to lines: line ends, editing keys, length, cleaning.

Clients end a line with CR LF, CR NUL, CR or LF, and change their mind as options change. CR ends
the line at once; an LF or NUL that comes next belongs to it, whenever it comes. Bytes are decoded
when the line is whole, because a read may end in the middle of a character.
"""

import codecs

from mud.telnet import crawler
from mud.telnet.clean import cleaned
from mud.telnet.events import LineTooLong
from mud.telnet.wire import Wire


def _with_one_line_end(content: bytes) -> bytes:
    if b"\r" not in content:
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r\0", b"\n").replace(b"\r", b"\n")


class Lines:
    """The line being typed."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._limit = wire.limits.line
        self._typed = bytearray()
        self._is_after_cr = False
        self._is_too_long = False
        self._is_first = True

    def feed(self, content: bytes) -> None:
        """Take bytes of the terminal, at least one; tells the lines that they end."""
        if self._is_after_cr and content[0] in b"\n\0":
            content = content[1:]
        self._is_after_cr = content.endswith(b"\r")
        *ended, rest = _with_one_line_end(content).split(b"\n")
        if ended:
            if self._typed or self._is_first or self._is_too_long:  # or else it came whole, as nearly all do
                self._keep(ended[0])
                self._end()
                del ended[0]
            self._tell_whole(ended)
            self._wire.forget_answers()
        if rest:
            self._keep(rest)

    def erase_character(self) -> None:
        """Do what the peer's EC asks for: the same as its erase key."""
        if self._typed:
            self.feed(b"\b")

    def erase_line(self) -> None:
        """Forget what was typed since the last line end."""
        self._typed.clear()

    def _tell_whole(self, lines: list[bytes]) -> None:
        """Tell lines that came whole in one read, nearly all of which are as short as they should be."""
        charset = self._wire.charset
        for typed in lines[: self._wire.room_for_lines()]:
            if len(typed) <= self._limit:
                self._wire.tell_line(typed.decode(charset, "replace"))
            else:
                self._keep(typed)
                self._end()

    def _keep(self, content: bytes) -> None:
        room = self._limit - len(self._typed)
        self._typed += content[:room]
        if len(content) > room and not self._is_too_long:
            self._is_too_long = True
            self._wire.tell(LineTooLong(len(cleaned(self._text()))))

    def _end(self) -> None:
        text = self._text()
        self._typed.clear()
        self._is_too_long = False
        if self._is_first and cleaned(text) == crawler.REQUEST:
            crawler.reply(self._wire)
        else:
            self._wire.tell_line(text)
        self._is_first = False

    def _text(self) -> str:
        # A line that was cut may end in half a character: that half is not shown as broken.
        decoder = codecs.getincrementaldecoder(self._wire.charset)("replace")
        return decoder.decode(bytes(self._typed), not self._is_too_long)
