"""A folder of YAML -> a catalog of frozen specs, or everything that is wrong with it at once.

The story: read every file; take the specs out of them as drafts; walk each draft by the shape of its type;
let Pydantic check it; see that what it names exists; at last, if all is well so far, ask the features' checks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import orjson
from pydantic import ValidationError

from mud.content.catalog import Catalog, Shelves
from mud.content.drafts import Draft, Reference, Walk
from mud.content.errors import ContentErrors
from mud.content.files import Source, sources
from mud.content.guesses import Guesses
from mud.content.intake import MOST_ERRORS, Intake, Kind, TooManyErrors, kinds_of
from mud.content.lines import check_lines
from mud.content.origins import Check, Origins
from mud.content.revision import Edition, Written
from mud.content.wordbook import Wordbook
from mud.content.wording import flaws_of
from mud.kernel.errors import ContentError
from mud.kernel.garbage import no_collection
from mud.kernel.spec import Spec

Progress = Callable[[int, int], None]
"""Told how far a reading is: so much of so much."""

WHOLE = 1000
"""What a reading is taken for: its first half is the files, its second what stands in them."""

AT_ONCE = 100
"""Pieces of content from one telling to the next."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: the specs, and where each of them was written."""

    catalog: Catalog
    origins: Origins
    written: Written

    def edition(self) -> Edition:
        """What of it is kept while the server runs."""
        return Edition(self.catalog, self.origins.files(), self.written)


def load(
    folder: Path,
    types: Sequence[type[Spec]],
    checks: Iterable[Check] = (),
    words: Wordbook | None = None,
    over: Path | None = None,
    progress: Progress = lambda _done, _of: None,
) -> Loaded:
    """Read all content of a folder. Raises ContentErrors, with every fault that could be found, and nothing else.

    `types` are the content types that files may hold. `checks` look at the whole catalog; they run only
    when all files could be read, since half a catalog would give false alarms. `words` are those of the small
    language; without them its lines are taken as they are. The files of `over` take the place of those of the same
    name in `folder`, or are added. `progress` is told how far it is, for a person who waits.
    """
    with no_collection():  # nodes have no cycles, and looking for some took half of the time
        intake = Intake(kinds_of(types), Guesses())
        written: dict[tuple[type[Spec], str], bytes] = {}
        found = _told(list(sources(folder, over)), progress)
        catalog = _catalog(intake, found, _Making(words, written, progress))
    drafts = (draft for kind in intake.kinds.values() for draft in kind.drafts.values())
    origins = Origins(drafts)
    errors = [origins.error(problem) for check in checks for problem in check(catalog)]
    if errors:
        raise ContentErrors(errors)
    return Loaded(catalog, origins, MappingProxyType(written))


@dataclass(frozen=True, slots=True)
class _Making:
    """What specs are made with: what was written of each goes into `texts`."""

    words: Wordbook | None
    texts: dict[tuple[type[Spec], str], bytes]
    progress: Progress


def _catalog(
    intake: Intake,
    found: Iterable[Source | ContentError],
    making: _Making,
) -> Catalog:
    try:
        for source in found:
            if isinstance(source, ContentError):
                intake.add(source)
            else:
                intake.take(source)
        catalog = Catalog(*_specs(intake, making))
    except TooManyErrors as one:
        message = f"there are more than {MOST_ERRORS} faults: mend these first"
        last = ContentError(message, intake.errors[-1].place)
        raise ContentErrors([*intake.errors, last]) from one
    if intake.errors:
        raise ContentErrors(intake.errors)
    return catalog


def _told(found: list[Source | ContentError], progress: Progress) -> Iterator[Source | ContentError]:
    """The files one after the other; they are the first half."""
    for number, each in enumerate(found):
        progress(WHOLE * number // (2 * len(found)), WHOLE)
        yield each


def _specs(intake: Intake, making: _Making) -> tuple[Shelves, str]:
    """Every draft as a spec, save those with faults, and the hash of all that was written."""
    made, drafts = 0, max(1, sum(len(kind.drafts) for kind in intake.kinds.values()))
    digest = sha256()
    shelves: dict[type[Spec], dict[str, Spec]] = {}
    for name, kind in sorted(intake.kinds.items()):
        shelf = shelves[kind.cls] = {}
        for key, draft in sorted(kind.drafts.items()):
            if made % AT_ONCE == 0:
                making.progress(WHOLE * (drafts + made) // (2 * drafts), WHOLE)
            made += 1
            walk = Walk(intake.guesses)
            written = orjson.dumps(walk.draft(draft))
            if making.words is not None:
                check_lines(walk, draft, making.words, intake.guesses)
            digest.update(b"%s\x00%s\x00" % (name.encode(), written))
            spec = _spec(intake, kind, draft, walk, written)
            if spec is not None:
                shelf[key] = spec
                making.texts[kind.cls, key] = written
    making.progress(WHOLE, WHOLE)
    return shelves, digest.hexdigest()


def _spec(intake: Intake, kind: Kind, draft: Draft, walk: Walk, written: bytes) -> Spec | None:
    _check_references(intake, draft, walk.references)
    flaws, spec = walk.flaws, None
    try:
        # JSON mode, since it is strict about values and lets lists be tuples and words be enums.
        spec = kind.adapter.validate_json(written, strict=True)
    except ValidationError as error:
        found = flaws_of(error, draft, intake.guesses)
        flaws = flaws + [flaw for flaw in found if draft.place(flaw) not in intake.unreadable]
    for flaw in flaws:
        intake.report(draft.file, flaw.message, flaw)
    return spec


def _check_references(intake: Intake, draft: Draft, references: Iterable[Reference]) -> None:
    """Every text that names a piece of content must name one that was read."""
    for table, word, default_of in references:
        kind = intake.kinds.get(table)
        if kind is None or word.value in kind.drafts or word.value in intake.half_read:
            continue
        message = f"there is no {word.value!r} in {table}"
        if default_of is None:
            message += intake.guesses.hint(str(word.value), kind.drafts)
        else:
            message = f"{default_of} is {word.value!r} when it is not written, and {message}"
        intake.report(draft.file, message, word)
