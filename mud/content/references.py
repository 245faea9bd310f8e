"""What pieces of content name each other: found in finished specs by their annotations, of any content type.

The loader checks references as it reads; this is for those who look at content afterwards: whether a part of it holds
together with the rest, and what nothing leads to.
"""

import dataclasses
import types
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, NewType, Union, get_args, get_origin, get_type_hints

from mud.content.catalog import Catalog
from mud.content.origins import Path, Problem
from mud.content.wordbook import Wordbook
from mud.kernel.clauses import Clauses, Speech
from mud.kernel.describe import describe
from mud.kernel.marks import Ref, Yaml
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap


class Named(NamedTuple):
    """An id that stands in a spec: where (as in the file), of which table, and the id.

    `asked`: it stands in a condition, which only looks at it.
    """

    path: Path
    table: str
    id: str
    asked: bool = False


def references(spec: Spec, words: Wordbook | None = None) -> Iterator[Named]:
    """Every id of other content in a spec, also deep inside its values; with `words`, in its lines too."""
    return _of_fields(spec, (), words)


def dangling(catalog: Catalog, words: Wordbook | None = None) -> Iterator[Problem]:
    """Every reference to content that the catalog lacks."""
    known = {describe(cls).table: catalog.all(cls) for cls in catalog.types}
    for cls in catalog.types:
        if not _holds_references(cls):
            continue
        for spec_id, spec in catalog.all(cls).items():
            for path, table, named, _ in references(spec, words):
                if table in known and named not in known[table]:
                    yield Problem(f"there is no {named!r} in {table}", cls, spec_id, path)


@cache
def _fields_of(
    cls: Any,
) -> tuple[tuple[str, str, Any], ...]:  # Any: a class; annotations
    """The fields that may name something: the field, its name in files, its annotation."""
    hints = get_type_hints(cls, include_extras=True)
    found = []
    for each in dataclasses.fields(cls):
        hint = hints[each.name]
        if _may_refer(hint, frozenset()):
            marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
            name = next((mark.name for mark in marks if isinstance(mark, Yaml)), each.name)
            found.append((each.name, name, hint))
    return tuple(found)


def _holds_references(cls: type) -> bool:
    return bool(_fields_of(cls))


def _may_refer(hint: Any, seen: frozenset[type]) -> bool:  # Any: an annotation
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        if hint in seen:
            return False
        inner = get_type_hints(hint, include_extras=True)
        return any(_may_refer(inner[each.name], seen | {hint}) for each in dataclasses.fields(hint))
    if hint is Clauses:
        return True
    arguments = get_args(hint)
    return any(isinstance(each, Ref) or _may_refer(each, seen) for each in arguments)


def _of_fields(value: Any, path: Path, words: Wordbook | None) -> Iterator[Named]:  # Any: a dataclass of any type
    for field, name, hint in _fields_of(value.__class__):
        yield from _of_value(getattr(value, field), hint, (*path, name), None, words)


def _of_value(value: Any, hint: Any, path: Path, table: str | None, words: Wordbook | None) -> Iterator[Named]:
    # Any: as annotated
    if value is None:
        return
    if isinstance(value, Clauses):
        speech = next((each for each in get_args(hint)[1:] if isinstance(each, Speech)), None)
        yield from _of_clauses(value, (speech,) if speech else tuple(Speech), path, words)
        return
    if dataclasses.is_dataclass(value):
        yield from _of_fields(value, path, words)
        return
    if isinstance(hint, NewType):
        hint = hint.__supertype__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = next((mark.target.partition(".")[0] for mark in arguments[1:] if isinstance(mark, Ref)), table)
        yield from _of_value(value, arguments[0], path, inner, words)
    elif origin in (Union, types.UnionType):
        options = (list(_of_value(value, option, path, table, words)) for option in arguments)
        yield from next((found for found in options if found), [])  # a Ref stands beside all that a value may be
    elif isinstance(value, str):
        if table is not None and not value.startswith("$"):
            yield Named(path, table, str(value))
    else:
        yield from _of_many(value, arguments, path, words)


def _of_many(value: Any, arguments: tuple[Any, ...], path: Path, words: Wordbook | None) -> Iterator[Named]:
    # Any: as above
    if isinstance(value, FrozenMap) and len(arguments) == 2:
        for key, inner in value.items():
            yield from _of_value(key, arguments[0], (*path, key), None, words)
            yield from _of_value(inner, arguments[1], (*path, key), None, words)
    elif isinstance(value, tuple | frozenset) and arguments:
        items: Iterable[Any] = value if isinstance(value, tuple) else sorted(value)
        for number, inner in enumerate(items):
            yield from _of_value(inner, arguments[0], (*path, number), None, words)


def _of_clauses(lines: Clauses, speeches: tuple[Speech, ...], path: Path, words: Wordbook | None) -> Iterator[Named]:
    """What the lines of a script name; a line that cannot be read names nothing."""
    if words is None:
        return
    for number, line in enumerate(lines):
        entry = next((found for speech in speeches if (found := words.find(speech, line.word))), None)
        try:
            said = entry.read(line.said) if entry is not None else None
        except ValueError:  # Pydantic's errors are ValueErrors
            continue
        if entry is not None:
            is_asked = entry.term.speech is Speech.CONDITION
            for named in _of_fields(said, (*path, number, line.word), words):
                yield named._replace(asked=named.asked or is_asked)
