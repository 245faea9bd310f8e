"""RFC 1143 section 7, row by row, and what we add for peers that do not answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.telnet.negotiation import TABLE, Agreement, Signal, State

NO, YES = State.NO, State.YES
WANTNO, WANTNO_OPPOSITE = State.WANTNO, State.WANTNO_OPPOSITE
WANTYES, WANTYES_OPPOSITE = State.WANTYES, State.WANTYES_OPPOSITE

HEARD = [
    # state before, heard, welcome, state after, said
    (NO, True, True, YES, True),
    (NO, True, False, NO, False),
    (NO, False, True, NO, None),
    (YES, True, True, YES, None),
    (YES, False, True, NO, False),
    (WANTNO, True, True, NO, None),
    (WANTNO, False, True, NO, None),
    (WANTNO_OPPOSITE, True, True, YES, None),
    (WANTNO_OPPOSITE, False, True, WANTYES, True),
    (WANTYES, True, True, YES, None),
    (WANTYES, True, False, YES, None),
    (WANTYES, False, True, NO, None),
    (WANTYES_OPPOSITE, True, True, WANTNO, False),
    (WANTYES_OPPOSITE, False, True, NO, None),
]

ASKED = [
    # state before, asked, state after, said
    (NO, True, WANTYES, True),
    (NO, False, NO, None),
    (YES, True, YES, None),
    (YES, False, WANTNO, False),
    (WANTNO, True, WANTNO_OPPOSITE, None),
    (WANTNO, False, WANTNO, None),
    (WANTNO_OPPOSITE, True, WANTNO_OPPOSITE, None),
    (WANTNO_OPPOSITE, False, WANTNO, None),
    (WANTYES, True, WANTYES, None),
    (WANTYES, False, WANTYES_OPPOSITE, None),
    (WANTYES_OPPOSITE, True, WANTYES, None),
    (WANTYES_OPPOSITE, False, WANTYES_OPPOSITE, None),
]


def agreement(state: State) -> Agreement:
    made = Agreement(unanswered=8)
    made.state = state
    return made


@pytest.mark.parametrize(("before", "yes", "welcome", "after", "said"), HEARD)
def test_a_verb_of_the_peer_is_taken_as_rfc_1143_says(
    before: State, yes: bool, welcome: bool, after: State, said: bool | None
) -> None:
    known = agreement(before)
    assert known.hear(yes, welcome) is said
    assert known.state is after


@pytest.mark.parametrize(("before", "yes", "after", "said"), ASKED)
def test_a_wish_of_ours_is_queued_as_rfc_1143_says(before: State, yes: bool, after: State, said: bool | None) -> None:
    known = agreement(before)
    assert known.ask(yes) is said
    assert known.state is after


def test_the_table_has_a_row_for_every_state_and_signal() -> None:
    assert {signal: set(rows) for signal, rows in TABLE.items()} == {signal: set(State) for signal in Signal}


@pytest.mark.parametrize("state", State)
def test_an_option_is_on_only_when_both_have_said_yes(state: State) -> None:
    assert agreement(state).is_on == (state is YES)


def test_insisting_does_not_wait_for_an_answer_that_never_comes() -> None:
    silent = agreement(NO)
    assert [silent.insist(yes) for yes in (True, False, True, False)] == [True, False, True, False]


def test_insisting_on_what_is_so_already_says_nothing() -> None:
    known = agreement(NO)
    assert known.insist(False) is None
    assert known.insist(True) is True
    assert known.insist(True) is None


def test_late_answers_are_not_taken_for_answers_to_what_was_said_since() -> None:
    polite = agreement(NO)
    for yes in (True, False, True):
        polite.insist(yes)
    assert [polite.hear(yes, welcome=False) for yes in (True, False, True)] == [None, None, None]
    assert polite.state is YES


def test_a_peer_that_answers_only_a_yes_is_understood() -> None:
    tintin = agreement(NO)
    for _ in range(5):
        assert tintin.insist(True) is True
        assert tintin.hear(True, welcome=False) is None
        assert tintin.is_on
        assert tintin.insist(False) is False
    assert tintin.state is WANTNO


def test_a_refusal_after_all_answers_came_is_obeyed() -> None:
    anomalous = agreement(NO)
    anomalous.insist(True)
    anomalous.hear(True, welcome=False)
    assert anomalous.hear(False, welcome=False) is False
    assert anomalous.state is NO


def test_of_the_answers_still_to_come_only_so_many_are_remembered() -> None:
    forgetful = Agreement(unanswered=3)
    for yes in (True, False) * 50 + (True,):
        forgetful.insist(yes)
    # Three are remembered; the fourth no answers our last yes.
    assert [forgetful.hear(False, welcome=False) for _ in range(3)] == [None] * 3
    assert forgetful.state is WANTYES
    assert forgetful.hear(False, welcome=False) is None
    assert forgetful.state is NO


def test_a_yes_with_no_yes_before_it_answers_what_was_said_last() -> None:
    known = agreement(WANTNO)
    assert known.insist(True) is True
    assert known.hear(True, welcome=False) is None
    assert known.is_on


class Talk:
    """Two agreements about one option, with the verbs between them in flight in order."""

    def __init__(self) -> None:
        self.ours, self.theirs = Agreement(unanswered=100), Agreement(unanswered=100)
        self._to_them: list[bool] = []
        self._to_us: list[bool] = []

    def we_say(self, yes: bool | None) -> None:
        if yes is not None:
            self._to_them.append(yes)

    def they_say(self, yes: bool | None) -> None:
        if yes is not None:
            self._to_us.append(yes)

    def deliver(self) -> None:
        if self._to_them:
            self.they_say(self.theirs.hear(self._to_them.pop(0), welcome=True))
        if self._to_us:
            self.we_say(self.ours.hear(self._to_us.pop(0), welcome=True))

    def comes_to_an_end_within(self, deliveries: int) -> bool:
        for _ in range(deliveries):
            self.deliver()
        return not self._to_them and not self._to_us


@given(st.lists(st.tuples(st.sampled_from(["we ask", "they ask", "one arrives"]), st.booleans())))
def test_two_that_obey_the_table_fall_silent_and_agree(acts: list[tuple[str, bool]]) -> None:
    talk = Talk()
    for act, yes in acts:
        if act == "we ask":
            talk.we_say(talk.ours.ask(yes))
        elif act == "they ask":
            talk.they_say(talk.theirs.ask(yes))
        else:
            talk.deliver()
    assert talk.comes_to_an_end_within(4 * len(acts) + 4)
    assert talk.ours.state is talk.theirs.state
    assert talk.ours.state in (YES, NO)


@given(st.lists(st.sampled_from([True, False, None])))
def test_insisting_ends_as_was_wished_last_when_the_peer_answers_all(wishes: list[bool | None]) -> None:
    """None stands for a verb that arrives in between."""
    talk = Talk()
    for wish in wishes:
        if wish is None:
            talk.deliver()
        else:
            talk.we_say(talk.ours.insist(wish))
    assert talk.comes_to_an_end_within(4 * len(wishes) + 4)
    last = next((wish for wish in reversed(wishes) if wish is not None), False)
    assert talk.ours.state is talk.theirs.state is (YES if last else NO)
