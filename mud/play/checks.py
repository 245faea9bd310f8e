"""What is doubtful about texts of any content: slips of the pen, and words too long for a narrow screen."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from mud.content.doubts import Overview, doubts
from mud.content.origins import Path, Problem
from mud.content.spelling import slips, words_in
from mud.kernel.clauses import Clauses
from mud.kernel.marks import Yaml
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap
from mud.text.clean import clean
from mud.text.width import display_width

NARROWEST: Final = 40
"""Columns of the narrowest screen that people play on: what cannot be broken there is cut in pieces."""

LONGEST: Final = 1200
"""Characters of one paragraph: what fits on a screen of 80 by 24 with the rest of a room."""


@doubts(
    "wide", "a text that does not fit a screen: a word of more than 40 columns, a paragraph of more than 1,200 letters"
)
def wide(overview: Overview) -> Iterator[Problem]:
    """Texts over the width or the height of a screen."""
    for cls in overview.catalog.types:
        for id_, spec in overview.catalog.all(cls).items():
            for path, text in texts_of(spec):
                longest = max((word for word in clean(text).split()), key=display_width, default="")
                paragraph = max(map(len, text.split("\n\n")), default=0)
                if display_width(longest) > NARROWEST:
                    yield Problem(f"{longest!r} has more than {NARROWEST} columns", cls, id_, path)
                elif paragraph > LONGEST:
                    yield Problem(f"a paragraph of {paragraph} letters: at most {LONGEST} fit a screen", cls, id_, path)


@doubts("spelling", "a word that stands once and is a slip away from one that is common")
def spelling(overview: Overview) -> Iterator[Problem]:
    """Words that are probably misspelt."""
    places: dict[str, tuple[type[Spec], str, Path]] = {}
    counts: Counter[str] = Counter()
    for cls in overview.catalog.types:
        for id_, spec in overview.catalog.all(cls).items():
            for path, text in texts_of(spec):
                for word in words_in(text):
                    counts[word] += 1
                    places[word] = cls, id_, path
    for word, meant in slips(counts).items():
        cls, id_, path = places[word]
        yield Problem(f"{word!r} stands nowhere else: is it {meant!r}?", cls, id_, path)


def texts_of(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Every text of a spec that people read: what has a space in it. Ids and words of choice have none."""
    for each in dataclasses.fields(spec):  # type: ignore[arg-type]  # every spec is a dataclass
        mark = next((m for f in type(spec).__table_spec__.fields if f.name == each.name for m in f.marks), None)
        name = mark.name if isinstance(mark, Yaml) else each.name
        yield from _texts(getattr(spec, each.name), (name,))


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # Any: of any field
    if isinstance(value, str):
        if " " in value:
            yield path, str(value)
        return
    for key, inner in _inside(value):
        yield from _texts(inner, (*path, *key))


def _inside(value: Any) -> Iterator[tuple[Path, Any]]:  # Any: as above
    """What a value holds, with the way to it."""
    if isinstance(value, FrozenMap):
        yield from (((str(key),), inner) for key, inner in value.items())
    elif isinstance(value, Clauses):
        yield from (((number, line.word), line.said) for number, line in enumerate(value))
    elif isinstance(value, tuple):
        yield from (((number,), inner) for number, inner in enumerate(value))
    elif dataclasses.is_dataclass(value):
        yield from (((each.name,), getattr(value, each.name)) for each in dataclasses.fields(value))
