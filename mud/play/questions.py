"""Questions: when words fit several different things, the game asks which, and the next line may be the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from mud.kernel.errors import Refused
from mud.play.matching import EXACT, comparable, fit
from mud.play.phrases import ARTICLES
from mud.play.words import Span, fold
from mud.text.grammar import join_list
from mud.text.numbers import parse_number, parse_ordinal

MOST_CHOICES = 9
"""Choices in one question: more cannot be taken in at a glance, nor be answered with one digit."""

Meanings = Mapping[Span, object]
"""What the words at some places of a line mean, by earlier answers."""

NO_MEANINGS: Meanings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that may be meant; `name` is what the asked one calls it, "the rusty sword"."""

    thing: object
    name: str
    keywords: tuple[str, ...]


class Question(Refused):
    """Several different things fit: which is meant? The text is the question; the dispatcher keeps it for the answer.

    `line` and `meanings` say which line it is about and what is settled already; the dispatcher fills them in.
    """

    def __init__(self, asked: str, span: Span, choices: Sequence[Choice]) -> None:
        super().__init__(f"{asked}: {join_list([choice.name for choice in choices], 'or')}?")
        self.asked = asked
        self.span = span
        self.choices = tuple(choices)
        self.line = ""
        self.meanings: Meanings = NO_MEANINGS

    def chosen(self, answer: str) -> tuple[tuple[Choice, ...], bool]:
        """The choices that an answer fits, and whether it fits exactly: a number, or words; none when it is none."""
        words = [fold(word) for word in answer.split()]
        words = [word for word in words if word not in ARTICLES]
        if len(words) > 1 and words[-1] in ("one", "ones"):
            words.pop()
        number = _number(" ".join(words))
        if number is not None:
            return self.choices[number - 1 : number], True
        scored = [(fit(words, comparable((*choice.keywords, *choice.name.split()))), choice) for choice in self.choices]
        highest = max((score for score, _ in scored), default=0)
        return tuple(choice for score, choice in scored if score == highest > 0), highest == EXACT

    def settled(self, choice: Choice) -> Meanings:
        """What the line's words mean once this is chosen."""
        return MappingProxyType({**self.meanings, self.span: choice.thing})

    def among(self, choices: Sequence[Choice]) -> "Question":
        """The same question with fewer choices."""
        narrower = Question(self.asked, self.span, choices)
        narrower.line, narrower.meanings = self.line, self.meanings
        return narrower


def _number(words: str) -> int | None:
    """The number of a choice, from 1; None for other words and for numbers below 1."""
    words = words.rstrip(".)")
    number = parse_number(words)
    if number is None:
        number = parse_ordinal(words)
    return number or None
