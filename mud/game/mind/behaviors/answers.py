"""Speaking when spoken to."""

from typing import ClassVar, Final

from mud.game.being.acts import character_of
from mud.game.being.model import Player
from mud.game.mind.acts import npcs_in
from mud.game.mind.acts.speaking import speak
from mud.game.mind.events import Baffled
from mud.game.mind.rules import is_spoken_of
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts import kind_of

GREETINGS = "hello|hi|hey|good day|good morning|good evening|greetings|well met"

SHORTEST: Final = 3
COMMON: Final = frozenset({"the", "and", "old", "young", "little", "small", "from", "with"})
"""Words of names by which nobody is meant."""


class Answers(Behavior):
    """A creature answers who speaks to it, with the `replies` of its kind by what they speak of, or its `greeting`.

    Whoever says something aloud speaks to it if they name it, or if it is the only one there that would answer. One
    that names `languages` answers only those who speak one of them.
    """

    __slots__ = ()
    rank: ClassVar[int] = 40

    def hears(self, one: Creature, who: Player, text: str, asked: bool) -> bool:
        """Answer, or do not."""
        reply = self._reply(one, text)
        named = asked or _names(one, text)
        greeted = named or is_spoken_of(GREETINGS, text)
        if reply is None and greeted and (not asked or not text.strip() or is_spoken_of(GREETINGS, text)):
            reply = one.kind.greeting
        if not named and not self._is_alone(one):
            return False
        if reply is None:
            return False
        if not self._understands(one, who):
            one.world.happened(Baffled(one.npc, who))
            return True
        return speak(one, reply)

    def _reply(self, one: Creature, text: str) -> str | None:
        return next((words for patterns, words in one.kind.replies.items() if is_spoken_of(patterns, text)), None)

    def _is_alone(self, one: Creature) -> bool:
        kinds = (kind_of(one.world, npc) for npc in npcs_in(one.world, one.npc.room_id) if npc is not one.npc)
        return not any(kind.greeting or kind.replies for kind in kinds)

    def _understands(self, one: Creature, who: Player) -> bool:
        spoken = {each.casefold() for each in character_of(one.world, who).languages}
        return not one.kind.languages or any(each.casefold() in spoken for each in one.kind.languages)


def _names(one: Creature, text: str) -> bool:
    words = (word for word in one.npc.name.split() if len(word) >= SHORTEST and word.casefold() not in COMMON)
    return any(is_spoken_of(word, text) for word in (one.npc.name, *one.npc.keywords, *words))
