"""Every word of the language: explained, with an example that can be read; and the page that lists them."""

from pathlib import Path
from textwrap import indent

import pytest

from mud.app import roster
from mud.content.wordbook import Entry
from mud.kernel.clauses import Speech
from mud.play.scripts.words import explained
from tests.play.language.samples import Sample, read

CONTENT = Path(__file__).parents[3] / "content"
FIELD = {Speech.CONDITION: "when", Speech.ACTION: "do", Speech.BEHAVIOR: "behaves"}


def entries() -> list[Entry]:
    return roster.language().words.entries()


def written(entry: Entry) -> str:
    """The example of a word as a sample."""
    example = explained(entry.cls).example
    first, *rest = example.split("\n")
    item = "\n".join([f"- {first}", *(f"  {line}" for line in rest)])
    return f"  {entry.term.speech.value}_{entry.term.name}:\n    {FIELD[entry.term.speech]}:\n{indent(item, ' ' * 6)}\n"


def test_every_example_can_be_read_and_uses_its_word(tmp_path: Path) -> None:
    catalog = read(tmp_path, "samples:\n" + "".join(map(written, entries())), CONTENT)
    for entry in entries():
        sample = catalog.get(Sample, f"{entry.term.speech.value}_{entry.term.name}")
        [line] = sample.when or sample.do or sample.behaves
        assert entry.term.name in (line.word, *_inside(line.said)), entry.term


def _inside(said: object) -> set[str]:
    return {str(said), *str(said).replace("'", " ").split()}


@pytest.mark.parametrize("entry", entries(), ids=lambda each: f"{each.term.speech.value} {each.term.name}")
def test_a_word_is_explained_in_a_sentence(entry: Entry) -> None:
    assert explained(entry.cls).summary.endswith(".")
