"""docs/language.md is what the features declare today, with every word and its example."""

from mud.app.roster import language
from mud.kernel.clauses import Speech
from mud.play.scripts.words import explained
from scripts.language_docs import PAGE, main, page

LEAST = {Speech.CONDITION: 30, Speech.ACTION: 40}


def test_the_page_is_current() -> None:
    assert PAGE.read_text() == page(language()), "write it again with: make docs"


def test_every_word_stands_on_the_page_with_its_example() -> None:
    written = page(language())
    for entry in language().words.entries():
        assert f"### {entry.term.name}\n\n{explained(entry.cls).summary}" in written
        assert f"```yaml\n{explained(entry.cls).example}\n```" in written


def test_there_is_enough_to_say() -> None:
    for speech, least in LEAST.items():
        assert len(language().words.names(speech)) >= least


def test_writing_it_again_changes_nothing() -> None:
    before = PAGE.read_text()
    assert main() == 0
    assert PAGE.read_text() == before
