"""Attacking on sight."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.model import Player
from mud.game.being.rules.numbers import health_of
from mud.game.mind.acts import wake
from mud.game.mind.acts.fighting import attack, is_afraid
from mud.game.mind.acts.knowing import holds, noticed_by
from mud.game.mind.acts.speaking import speak
from mud.game.mind.rules import REACTION
from mud.game.mind.specs import Behavior, Creature
from mud.kernel.clauses import NOTHING, Conditions
from mud.kernel.marks import Yaml
from mud.play.scripts.words import behavior


@behavior("aggro_on_sight")
class AggroOnSight(Behavior):
    """A creature attacks people whom it sees, if the conditions hold of them: the first of those who came.

    It leaves them `after` seconds to see what they came upon. Safe rooms and fear keep it from it. Who is at most
    two levels above it: `number: {of: $who.level-$self.level, at_most: 2}`.

    Example:
        aggro_on_sight: {if: [{level: {at_most: 5}}, {phase: night}], words: Mine!}
    """

    rank: ClassVar[int] = 45
    if_: Annotated[Conditions, Yaml("if")] = NOTHING
    after: Annotated[float, Field(ge=0, le=60)] = REACTION
    words: Annotated[str | None, Field(max_length=200)] = None

    def meets(self, one: Creature, who: Player) -> None:
        """Look up."""
        del who
        wake(one.world, one.npc, self.after)

    def acts(self, one: Creature) -> bool:
        """Go for the first whom it may."""
        if is_afraid(one):
            return False
        for who in noticed_by(one):
            if not isinstance(who, Player) or health_of(one.world, who) <= 0 or not holds(one, who, self.if_):
                continue
            if attack(one, who):
                speak(one, self.words)
                return True
        return False
