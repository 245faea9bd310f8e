"""Words -> the six abilities."""

from collections.abc import Sequence
from dataclasses import dataclass

from mud.game.being.specs import Ability
from mud.kernel.errors import Refused
from mud.play.readers import AnyCtx
from mud.play.words import Word
from mud.text.grammar import join_list


@dataclass(frozen=True, slots=True)
class Score:
    """One of the six abilities, by its name or the beginning of it."""

    what: str = "ability"

    def one(self, _ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Ability:
        """The ability; Refused when it is none of the six."""
        wanted = words[0].key if len(words) == 1 else ""
        found = [ability for ability in Ability if wanted and ability.value.startswith(wanted)]
        if len(found) != 1:
            raise Refused(f"There are {join_list([each.value for each in Ability])} to train. Which one?")
        return found[0]

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Sequence[Ability]:
        """Each word is an ability."""
        return [self.one(ctx, (word,), text) for word in words]


score_name = Score()
