"""What is typed while busy."""

import pytest

from mud.kernel.errors import Refused
from mud.play.lines import Step
from mud.play.queue import CLEAR, MOST_WAITING, InputQueue


def test_lines_wait_in_order_and_are_shown() -> None:
    queue = InputQueue()
    assert queue.take("north") == "Waiting: 'north'. Type clear to forget it."
    assert queue.take(" get sword ") == "Waiting: 'north' then 'get sword'. Type clear to forget it."
    assert list(queue) == ["north", "get sword"]
    assert [queue.next(), queue.next(), queue.next()] == ["north", "get sword", None]


def test_one_word_clears_it() -> None:
    queue = InputQueue()
    queue.take("north")
    assert queue.take(CLEAR.upper()) == "What was waiting is forgotten."
    assert len(queue) == 0
    assert queue.take(CLEAR) == "Nothing was waiting."


def test_an_empty_line_shows_what_waits() -> None:
    queue = InputQueue()
    assert queue.take("") == "Nothing waits."
    queue.take("north")
    assert queue.take(" ") == "Waiting: 'north'. Type clear to forget it."
    assert len(queue) == 1


def test_more_than_its_bound_is_refused_and_kept_out() -> None:
    queue = InputQueue()
    for number in range(MOST_WAITING):
        queue.take(f"say {number}")
    with pytest.raises(Refused, match=CLEAR):
        queue.take("north")
    assert len(queue) == MOST_WAITING
    assert queue.clear() == MOST_WAITING


def test_a_long_line_is_shown_short() -> None:
    assert len(InputQueue().take("say " + "x" * 4000)) < 100


def test_those_of_a_kind_can_be_skipped_at_the_front() -> None:
    queue = InputQueue()
    for line in (Step("north"), Step("north"), "look", Step("south")):
        queue.take(line)
    queue.skip(Step)
    assert list(queue) == ["look", "south"]
