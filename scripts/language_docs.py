"""Write docs/language.md: every word of the small language, from its own docstring, with its example.

`python scripts/language_docs.py` writes the page; with `--check` it only says whether the page is current, by its
status.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from mud.app.roster import language
from mud.content.shapes import Either, Entries, Fields, Items, Lines, Shape, Word
from mud.content.wordbook import Entry
from mud.kernel.clauses import Speech
from mud.play.scripts.language import Language, marks_of
from mud.play.scripts.values import IsAnything, IsNumber, IsWords, Named, Names, kind_word
from mud.play.scripts.words import explained

PAGE = Path(__file__).resolve().parent.parent / "docs" / "language.md"

OPENING = """\
# The small language

Written by `scripts/language_docs.py` from what the features declare; do not edit it. Triggers, effects, things
that are used up and whatever else content lets happen speak this language: **conditions** say when, **actions** say
what is done. **Behaviors** say what creatures do by themselves.

```yaml
if:
  - weather: rain
  - not: {flag: bell_rung}
do:
  - tell: The bell hums under your hand, {who}.
  - set_flag: {name: bell_rung}
  - wait: 3
  - echo: Far above, something answers.
```

- Lines stand in a list. Each is one word with what is said to it; a word that needs nothing may stand alone (`stop`).
- A lone value stands for the word's first field: `tell: Hello.` is `tell: {text: Hello.}`. Where the first field holds
  lines, so does a clause: `not: {dark: true}` is `not: [{dark: true}]`.
- Conditions under each other must all hold. None at all: always.
- **Names** begin with `$`. Which there are depends on where the lines stand: `$who` and `$room` nearly everywhere, and
  what an event brings (`$item`, `$to`, `$way`, `$text`), which is also `$event.item` and so on. A dot reads something
  of them: `$who.level`. Names are checked when content is loaded, by what stands behind them.
- **Numbers** are written down, rolled (`2d6+1`), or read of something (`$who.level`); they can be added, taken several
  times and shared out, rounded down (`1d8+$who.level/2`), also to count dice: `($level/2)d6`. Where there is a name
  `$level`, a number can rise with it: `1d8; 2d8 from 5; 3d8 from 11`.
- **Texts** are markup, `[notice]words[/]`, in which `{who}`, `{item:the}`, `{who:their}` and `{who.level}` stand for
  names; a capital begins a sentence (`{Who} nods.`). Without a token a text reads the same for everyone.
- What an action cannot do (the thing is gone, the person has left) it leaves, and the next one is done. What the game
  refuses undoes the whole script.
- One script does at most 500 things at once, and `wait` does not outlast the server.
"""


def page(spoken: Language) -> str:
    """The whole page."""
    parts = [OPENING]
    for speech in Speech:
        entries = [entry for entry in spoken.words.entries() if entry.term.speech is speech]
        if not entries:
            continue
        parts += [f"## {speech.value.capitalize()}s", "", f"There are {len(entries)}.", ""]
        parts += [line for entry in entries for line in _entry(entry)]
    parts += ["## What can be read", "", "| of | name | what |", "| --- | --- | --- |"]
    readings = sorted(spoken.readings, key=lambda each: (each.kind.__name__, each.name))
    parts += [
        f"| {kind_word(each.kind)} | `{each.name}` | {each.about} ({kind_word(each.gives)}) |" for each in readings
    ]
    return "\n".join([*parts, ""])


def _entry(entry: Entry) -> Iterator[str]:
    told = explained(entry.cls)
    yield from (f"### {entry.term.name}", "", told.summary, "")
    for paragraph in told.body:
        yield from (paragraph, "")
    yield from (f"- `{name}`: {_field(entry, of, shape)}" for name, (of, shape) in entry.shape.fields.items())
    yield from ("", "```yaml", told.example, "```", "")


def _field(entry: Entry, name: str, shape: Shape) -> str:
    default = _default(entry.cls, name)
    return _kind(entry, name, shape) + ("" if default is None else f"; {default} when it is not written")


def _default(cls: type, name: str) -> str | None:
    field = cls.__dataclass_fields__[name]  # type: ignore[attr-defined]  # every word is a dataclass
    default = getattr(field, "default", None)
    if default is None:
        return "nothing" if repr(default) == "None" and not _is_missing(field) else None
    if _is_missing(field):
        return None
    return f"`{getattr(default, 'value', default)}`" if not hasattr(default, "written") else "nothing"


def _is_missing(field: object) -> bool:
    return type(getattr(field, "default", None)).__name__ == "_MISSING_TYPE"


def _kind(entry: Entry, name: str, shape: Shape) -> str:
    for mark in marks_of(entry.cls, name):
        match mark:
            case Names(kind):
                return f"{kind_word(kind)}, by a name"
            case Named(kind):
                return f"{kind_word(kind)}, by its id or a name"
            case IsNumber():
                return "a number"
            case IsWords(tokens=tokens):
                return "a text" if tokens else "a text without tokens"
            case IsAnything():
                return "a value or a name"
    return _shape(shape, entry.cls.__annotations__.get(name))


def _shape(shape: Shape, hint: object) -> str:
    match shape:
        case Lines(speech=speech):
            return f"{speech.value}s"
        case Word(table=str() as table):
            return f"an id in {table}"
        case Word(choices=choices) if choices:
            return "one of " + ", ".join(f"`{choice}`" for choice in choices)
        case Word():
            return _plain(str(hint))
        case Items(item=Fields(fields=fields)):
            return f"a list, each with {', '.join(f'`{name}`' for name in fields)}"
        case Items():
            return "a list"
        case Entries() | Fields():
            return "a mapping"
        case Either():
            return "true, false, a number or a text"
    return "a value"


def _plain(hint: str) -> str:
    if "str" in hint and "int" not in hint:
        return "a text"
    return "a number" if "int" in hint or "float" in hint or "Difficulty" in hint or "Quantity" in hint else "a text"


def main() -> int:
    """Write the page, or check it."""
    written = page(language())
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text() == written else 1
    PAGE.write_text(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
