"""What the odds of a fight are called."""

from collections.abc import Mapping
from types import MappingProxyType

ODDS: Mapping[float, str] = MappingProxyType(
    {
        0.15: "[bad]{Whom:the} would kill you before you knew it.[/]",
        0.4: "[bad]Against {whom:the} you would most likely die.[/]",
        0.75: "[bad]The odds are with {whom:the}.[/]",
        1.0: "It would be close, and a little in favor of {whom:the}.",
        1.35: "It would be close, and a little in your favor.",
        2.5: "[good]The odds are with you against {whom:the}.[/]",
        6.0: "[good]{Whom:the} would hardly stand a chance.[/]",
    }
)
"""What is said of a fight in which oneself would last up to so many times as long as the other one."""

SURE = "[good]{Whom:the} would be no match for you.[/]"
"""What is said of any other."""


def words_for(ratio: float) -> str:
    """The odds of a fight in words, as markup about {whom}; the ratio is of seconds that each would last."""
    return next((words for upto, words in ODDS.items() if ratio <= upto), SURE)
