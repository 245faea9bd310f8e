import pytest

from mud.text.grammar import HE, IT, PRONOUNS, SHE, THEY, THEY_ALL, YOU, Pronouns


@pytest.mark.parametrize(
    ("pronouns", "words"),
    [
        (HE, "he him his his himself"),
        (SHE, "she her her hers herself"),
        (THEY, "they them their theirs themself"),
        (IT, "it it its its itself"),
        (YOU, "you you your yours yourself"),
        (THEY_ALL, "they them their theirs themselves"),
    ],
)
def test_a_sentence_written_with_they_gets_the_chosen_forms(pronouns: Pronouns, words: str) -> None:
    asked = ["they", "them", "their", "theirs", "themself"]
    assert [pronouns.form(word) for word in asked] == words.split()


def test_a_capital_in_the_sentence_is_kept() -> None:
    assert SHE.form("Their") == "Her"


def test_another_word_is_no_pronoun() -> None:
    assert SHE.form("sword") is None


@pytest.mark.parametrize(
    ("pronouns", "verb", "agreeing"),
    [
        (SHE, "go", "goes"), (THEY, "go", "go"), (THEY, "be", "are"), (HE, "be", "is"), (YOU, "be", "are"),
        (YOU, "be here", "are here"), (IT, "pick up", "picks up"), (THEY, "pick up", "pick up"), (THEY, "have", "have"),
    ],
)  # fmt: skip
def test_the_verb_agrees_with_its_pronoun(pronouns: Pronouns, verb: str, agreeing: str) -> None:
    assert pronouns.verb(verb) == agreeing


def test_people_choose_pronouns_by_name() -> None:
    assert {name: str(pronouns) for name, pronouns in PRONOUNS.items()} == {
        "he": "he/him",
        "she": "she/her",
        "they": "they/them",
        "it": "it/it",
    }
