"""Did-you-mean: the known word that a mistyped one was probably meant to be."""

from collections.abc import Collection
from difflib import SequenceMatcher

MOST_COMPARISONS = 100_000  # in one run: half a second; a whole renamed area must not hold up the report
_CLOSE = 0.6  # difflib's own measure of a close match


class Guesses:
    """Guesses words within a bounded amount of work; past it, there is no guess."""

    def __init__(self, comparisons: int = MOST_COMPARISONS) -> None:
        self._left = comparisons

    def hint(self, word: str, known: Collection[str], otherwise: str = "") -> str:
        """`: did you mean 'x'?`, or `otherwise` when nothing known is close."""
        guess = self.guess(word, known)
        return f": did you mean {guess!r}?" if guess else otherwise

    def guess(self, word: str, known: Collection[str]) -> str | None:
        """The closest of the known words; of equally close ones the first in the alphabet."""
        if len(known) > self._left:
            return None
        self._left -= len(known)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(word.casefold()[:_LONGEST])
        best, closeness = None, _CLOSE
        for candidate in sorted(known):
            matcher.set_seq1(candidate.casefold()[:_LONGEST])
            if matcher.real_quick_ratio() > closeness and matcher.quick_ratio() > closeness:
                ratio = matcher.ratio()
                if ratio > closeness:
                    best, closeness = candidate, ratio
        return best


_LONGEST = 64  # characters compared: ids have no more
