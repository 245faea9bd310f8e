"""The options of one connection and what was agreed about each."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from mud.telnet import codes
from mud.telnet.errors import PeerError
from mud.telnet.negotiation import HEARD, SAID, Agreement, Side
from mud.telnet.option import Option, Stance
from mud.telnet.wire import Wire

Kind = TypeVar("Kind", bound=Option)


class Negotiator:
    """Hears verbs, says verbs, and tells the options what came of it."""

    def __init__(self, options: Sequence[Callable[[], Option]], wire: Wire) -> None:
        made = [make() for make in options]
        self._options = {option.code: option for option in made}
        if len(self._options) < len(made):
            raise ValueError("two options have the same code")
        self._wire = wire
        self._agreements = {(side, code): Agreement(wire.limits.unanswered) for side in Side for code in self._options}

    def offer(self) -> None:
        """Ask for every option that is to be offered, in the order of the list."""
        for option in self._options.values():
            for side in Side:
                if _stance(option, side) is Stance.OFFER:
                    agreement = self._agreements[side, option.code]
                    self._settle(option, side, agreement.is_on, agreement.ask(True))

    def is_on(self, side: Side, code: int) -> bool:
        """Whether the option is agreed on that side; an option not listed never is."""
        agreement = self._agreements.get((side, code))
        return agreement is not None and agreement.is_on

    def active(self, side: Side, kind: type[Kind]) -> Kind | None:
        """The option of that kind, if it is agreed on that side."""
        option = self._options.get(kind.code)
        return option if isinstance(option, kind) and self.is_on(side, kind.code) else None

    def insist(self, side: Side, code: int, yes: bool) -> None:
        """Turn an option on or off now, without waiting for earlier answers."""
        option = self._options.get(code)
        if option is not None:
            agreement = self._agreements[side, code]
            self._settle(option, side, agreement.is_on, agreement.insist(yes))

    def hear(self, verb: int, code: int) -> None:
        """Take WILL, WONT, DO or DONT.

        Raises PeerError when the peer turns an option on and off without end. Requests that change
        nothing are answered `Limits.repeats` times and then no more.
        """
        side, yes = HEARD[verb]
        option = self._options.get(code)
        stance = Stance.REFUSE if option is None else _stance(option, side)
        if option is None or stance is Stance.MARK:
            if yes and self._wire.may_answer((verb, code)):
                self._say(side, code, stance is Stance.MARK)
            return
        agreement = self._agreements[side, code]
        before, was_on = agreement.state, agreement.is_on
        say = agreement.hear(yes, welcome=stance is not Stance.REFUSE)
        if say is not None and not self._wire.may_answer((verb, code)):
            if agreement.state is before:
                return
            raise PeerError(f"option {code} was turned on and off too often")
        self._settle(option, side, was_on, say)

    def subnegotiation(self, code: int, payload: bytes) -> None:
        """Hand a sub-negotiation to its option, if that is on or reads early."""
        option = self._options.get(code)
        if option is None:
            return
        if option.is_early or any(self.is_on(side, code) for side in Side):
            option.subnegotiation(self._wire, payload)

    def closing(self, goodbye: str) -> None:
        """Let every option that is on send its last, in the order of the list."""
        for option in self._options.values():
            if any(self.is_on(side, option.code) for side in Side):
                option.closing(self._wire, goodbye)

    def _settle(self, option: Option, side: Side, was_on: bool, say: bool | None) -> None:
        """Say what is to be said, while the option is on if it goes on or off."""
        on = self.is_on(side, option.code)
        if was_on and not on:
            option.changed(self._wire, side, False)
        if say is not None:
            self._say(side, option.code, say)
        if on and not was_on:
            option.changed(self._wire, side, True)

    def _say(self, side: Side, code: int, yes: bool) -> None:
        self._wire.put(codes.negotiation(SAID[side, yes], code))


def _stance(option: Option, side: Side) -> Stance:
    return option.ours if side is Side.OURS else option.theirs
