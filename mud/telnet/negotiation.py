"""Who agreed to what: RFC 1143 section 7 as one table, the same for every option and both sides.

An `Agreement` is one option on one side. It says what to answer; it sends nothing and does not
know which option it is about.
"""

from enum import Enum
from typing import Final, NamedTuple

from mud.telnet.codes import DO, DONT, WILL, WONT


class Side(Enum):
    """Who would do it: we (WILL, WONT from us) or they (DO, DONT from us)."""

    OURS = "ours"
    THEIRS = "theirs"


HEARD: Final = {
    DO: (Side.OURS, True),
    DONT: (Side.OURS, False),
    WILL: (Side.THEIRS, True),
    WONT: (Side.THEIRS, False),
}
"""What a verb from the peer is about, and whether it is a yes."""

SAID: Final = {
    (Side.OURS, True): WILL,
    (Side.OURS, False): WONT,
    (Side.THEIRS, True): DO,
    (Side.THEIRS, False): DONT,
}
"""The verb with which we say yes or no."""


class State(Enum):
    """The states of RFC 1143, its queue bit spelled out as `_OPPOSITE`."""

    NO = "no"
    YES = "yes"
    WANTNO = "want no"
    WANTNO_OPPOSITE = "want no, then yes"
    WANTYES = "want yes"
    WANTYES_OPPOSITE = "want yes, then no"


class Signal(Enum):
    """What can happen to an agreement."""

    HEARD_YES = "the peer says yes, which is welcome"
    HEARD_UNWELCOME_YES = "the peer says yes to what we do not want"
    HEARD_NO = "the peer says no"
    ASK_YES = "we want it"
    ASK_NO = "we do not want it any longer"


class Step(NamedTuple):
    """The state to go to, and what to say: yes, no or nothing."""

    state: State
    say: bool | None = None


_HEARD_YES: Final = {
    State.NO: Step(State.YES, say=True),
    State.YES: Step(State.YES),
    State.WANTNO: Step(State.NO),  # an error of the peer: our no was answered by a yes
    State.WANTNO_OPPOSITE: Step(State.YES),  # the same error, and what we wanted anyway
    State.WANTYES: Step(State.YES),
    State.WANTYES_OPPOSITE: Step(State.WANTNO, say=False),
}

TABLE: Final = {
    Signal.HEARD_YES: _HEARD_YES,
    Signal.HEARD_UNWELCOME_YES: _HEARD_YES | {State.NO: Step(State.NO, say=False)},
    Signal.HEARD_NO: {
        State.NO: Step(State.NO),
        State.YES: Step(State.NO, say=False),
        State.WANTNO: Step(State.NO),
        State.WANTNO_OPPOSITE: Step(State.WANTYES, say=True),
        State.WANTYES: Step(State.NO),
        State.WANTYES_OPPOSITE: Step(State.NO),
    },
    Signal.ASK_YES: {
        State.NO: Step(State.WANTYES, say=True),
        State.YES: Step(State.YES),
        State.WANTNO: Step(State.WANTNO_OPPOSITE),
        State.WANTNO_OPPOSITE: Step(State.WANTNO_OPPOSITE),
        State.WANTYES: Step(State.WANTYES),
        State.WANTYES_OPPOSITE: Step(State.WANTYES),
    },
    Signal.ASK_NO: {
        State.NO: Step(State.NO),
        State.YES: Step(State.WANTNO, say=False),
        State.WANTNO: Step(State.WANTNO),
        State.WANTNO_OPPOSITE: Step(State.WANTNO),
        State.WANTYES: Step(State.WANTYES_OPPOSITE),
        State.WANTYES_OPPOSITE: Step(State.WANTYES_OPPOSITE),
    },
}
"""RFC 1143 section 7, row by row."""


class Agreement:
    """One option on one side of one connection."""

    __slots__ = ("_passed_over", "_unanswered", "state")

    def __init__(self, unanswered: int) -> None:
        self.state = State.NO
        self._unanswered = unanswered
        self._passed_over: tuple[bool, ...] = ()  # nearly always empty, on every option of every connection

    @property
    def is_on(self) -> bool:
        """Whether both sides have said yes and neither has taken it back."""
        return self.state is State.YES

    def hear(self, yes: bool, welcome: bool) -> bool | None:
        """Take a yes or no of the peer; returns what to say."""
        if self._passed_over and self._answers_older(yes):
            return None
        if not yes:
            return self._follow(Signal.HEARD_NO)
        return self._follow(Signal.HEARD_YES if welcome else Signal.HEARD_UNWELCOME_YES)

    def ask(self, yes: bool) -> bool | None:
        """Want it or want it no longer; returns what to say. Waits its turn as RFC 1143 does."""
        return self._follow(Signal.ASK_YES if yes else Signal.ASK_NO)

    def insist(self, yes: bool) -> bool | None:
        """Ask without waiting for the answer to what was asked before.

        TinTin++ never answers WONT ECHO, and scripts answer nothing at all; RFC 1143 would then
        wait for ever with a password on the screen. The answers passed over may still come, and
        come in order, so they are remembered and not taken for answers to this.
        """
        if self.state is State.WANTYES and not yes:
            self._pass_over(said=True)
        elif self.state is State.WANTNO and yes:
            self._pass_over(said=False)
        return self.ask(yes)

    def _pass_over(self, said: bool) -> None:
        self._passed_over = (*self._passed_over, said)[-self._unanswered :]
        self.state = State.YES if said else State.NO

    def _answers_older(self, yes: bool) -> bool:
        """Whether this answers something passed over.

        A no can answer anything, so it answers the oldest. A yes answers only a yes: whatever we
        said before that will not be answered any more.
        """
        said = self._passed_over
        at = 0 if not yes else next((place for place, each in enumerate(said) if each), None)
        self._passed_over = () if at is None else said[at + 1 :]
        return at is not None

    def _follow(self, signal: Signal) -> bool | None:
        step = TABLE[signal][self.state]
        self.state = step.state
        return step.say
