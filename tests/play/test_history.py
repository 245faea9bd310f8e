"""Lines that can be typed again."""

import pytest

from mud.kernel.errors import Refused
from mud.play.history import MOST_LINES, History


@pytest.fixture
def history() -> History:
    made = History()
    for line in ("look", "get sword", "north", "Get loaf"):
        made.add(line)
    return made


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("!", "Get loaf"),
        ("!!", "Get loaf"),
        ("! ", "Get loaf"),
        ("!1", "look"),
        ("!03", "north"),
        ("!get", "Get loaf"),
        ("!get s", "get sword"),
        ("! NOR", "north"),
        ("look", "look"),
        ("", ""),
        ("say !", "say !"),
    ],
)
def test_a_line_is_recalled(history: History, typed: str, line: str) -> None:
    assert history.recall(typed) == line


@pytest.mark.parametrize("typed", ["!5", "!0", "!drop", "!99999999999999999999", "!" + "9" * 5000, "!²", "!x" * 3000])
def test_a_line_that_was_never_typed_is_refused(history: History, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        history.recall(typed)
    assert len(str(refused.value)) < 120


def test_with_no_lines_there_is_nothing_to_recall() -> None:
    with pytest.raises(Refused):
        History().recall("!")


def test_lines_keep_their_numbers_when_old_ones_are_forgotten() -> None:
    history = History()
    for number in range(1, MOST_LINES + 11):
        history.add(f"say {number}")
    assert history.lines()[0] == (11, "say 11")
    assert history.lines()[-1] == (MOST_LINES + 10, f"say {MOST_LINES + 10}")
    assert history.recall("!11") == "say 11"
    with pytest.raises(Refused):
        history.recall("!10")


def test_empty_lines_and_repetitions_are_not_kept() -> None:
    history = History()
    for line in ("look", "", "look", "north", "look"):
        history.add(line)
    assert history.lines() == ((1, "look"), (2, "north"), (3, "look"))
