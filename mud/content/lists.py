"""Lines of the small language that stand in one mapping, as lines: `{wanders: true, wander_chance: 0.2}`."""

from mud.content.nodes import Entry, Listing, Mapping, Node, Scalar
from mud.kernel.clauses import Mapped


def in_lines(written: Mapping, mapped: Mapped) -> Listing:
    """A line for each key, in the order of the file, each with what other keys say to it.

    A key that belongs to a word which is not there stays a line, and will be called unknown.
    """
    entries = written.entries
    said = {key: _said(entry) for key, entry in entries.items() if not _belongs(key, mapped, entries)}
    for key, entry in entries.items():
        if key in said:
            continue
        word, field = mapped.belonging[key]
        if (line := said[word]) is not None:
            said[word] = _with(line, field, entry)
    lines: list[Node] = [
        Mapping(line.key.line, line.key.column, {word: line}) for word, line in said.items() if line is not None
    ]
    return Listing(written.line, written.column, lines)


def _belongs(key: str, mapped: Mapped, entries: dict[str, Entry]) -> bool:
    """Whether a key says something to a word that is there, and can be said more to."""
    word, _ = mapped.belonging.get(key, ("", ""))
    if word not in entries:
        return False
    value = entries[word].value
    return isinstance(value, Mapping) or (isinstance(value, Scalar) and isinstance(value.value, bool | None))


def _said(entry: Entry) -> Entry | None:
    """A word as a line has it; None for one that is said not to be."""
    value = entry.value
    if isinstance(value, Scalar) and value.value is False:
        return None
    if isinstance(value, Scalar) and value.value is True:
        return Entry(entry.key, Scalar(None, value.line, value.column))
    return entry


def _with(line: Entry, field: str, entry: Entry) -> Entry:
    value = line.value
    fields = dict(value.entries) if isinstance(value, Mapping) else {}
    fields.setdefault(field, Entry(Scalar(field, entry.key.line, entry.key.column), entry.value))
    return Entry(line.key, Mapping(value.line, value.column, fields))
