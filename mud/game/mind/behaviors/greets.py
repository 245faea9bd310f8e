"""A word for who comes in."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.acts.postures import players_in
from mud.game.being.model import Player
from mud.game.being.readers import can_see
from mud.game.mind.acts import wake
from mud.game.mind.acts.knowing import holds
from mud.game.mind.acts.speaking import speak
from mud.game.mind.rules import REACTION
from mud.game.mind.specs import Behavior, Creature
from mud.kernel.clauses import NOTHING, Conditions
from mud.kernel.marks import Yaml
from mud.play.scripts.words import behavior


@behavior("greets")
class Greets(Behavior):
    """A creature says something to who comes in, if the conditions hold of them; not again within so many seconds.

    Example:
        greets: {words: Mind the step., every: 600, if: [{phase: night}]}
    """

    rank: ClassVar[int] = 70
    words: Annotated[str, Field(min_length=1, max_length=500)]
    every: Annotated[float, Field(ge=10, le=86_400)] = 600.0
    if_: Annotated[Conditions, Yaml("if")] = NOTHING

    def meets(self, one: Creature, who: Player) -> None:
        """Notice who comes."""
        if one.mind.since(f"greeted {who.id}", one.now) >= self.every:
            one.mind.note(f"newcomer {who.id}", one.now)
            wake(one.world, one.npc, REACTION)

    def acts(self, one: Creature) -> bool:
        """Greet all who came since."""
        for who in players_in(one.world, one.npc.room_id):
            if one.mind.times.pop(f"newcomer {who.id}", None) is None or not can_see(one.world, one.npc):
                continue
            if holds(one, who, self.if_):
                one.mind.note(f"greeted {who.id}", one.now)
                return speak(one, self.words)
        return False
