"""Calling for help."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from mud.game.being.model import Being
from mud.game.combat.acts import target_of
from mud.game.mind.acts.fighting import pursue
from mud.game.mind.acts.speaking import speak
from mud.game.mind.acts.walking import PATIENCE
from mud.game.mind.events import HelpCalled
from mud.game.mind.model import Why
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.model import Npc
from mud.play.scripts.words import behavior

AGAIN: Final = 30.0
"""Seconds until a creature calls again."""


@behavior("calls_for_help")
class CallsForHelp(Behavior):
    """A creature calls for help when somebody hurts it: its own kind comes from within so many rooms.

    So do others that say with `assists` that they stand by it. It comes itself when its kind calls.

    Example:
        calls_for_help: {radius: 2, words: To me!}
    """

    rank: ClassVar[int] = 20
    radius: Annotated[int, Field(ge=0, le=5)] = 1
    words: Annotated[str | None, Field(max_length=200)] = None

    def is_hurt(self, one: Creature, by: Being) -> None:
        """Call, unless it just did."""
        if one.npc.current_health <= 0 or not one.npc.is_aware or one.mind.since("called", one.now) < AGAIN:
            return
        one.mind.note("called", one.now)
        speak(one, self.words)
        one.world.happened(HelpCalled(one.npc, by, self.radius))

    def is_called(self, one: Creature, by: Npc, foe: Being) -> bool:
        """Its own kind calls."""
        if by.template_id != one.npc.template_id or target_of(one.world, one.npc) is not None:
            return False
        return pursue(one, foe, Why.HELP, PATIENCE, self.radius + 3)
