"""Barring a way."""

from typing import Annotated, ClassVar

from pydantic import Field

from mud.game.being.acts import Walking
from mud.game.being.acts.presence import notices
from mud.game.being.model import Being, Player
from mud.game.being.rules import subject
from mud.game.mind.acts.knowing import holds
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcType
from mud.kernel.clauses import NOTHING, Conditions
from mud.kernel.ids import RoomId
from mud.kernel.marks import Ref
from mud.play.scripts.words import behavior


@behavior("guards_way")
class GuardsWay(Behavior):
    """A creature lets nobody go that way out of the room it guards, unless the conditions hold of them.

    The room is the one it comes from, unless another is named. `words` say why, as a whole sentence. It lets its own
    sort pass, and can bar nothing while it sleeps, or lies dead.

    Example:
        guards_way:
          way: north
          unless: [{has_item: item_toll_token}]
          words: The keeper lowers the bar. Nobody crosses for nothing.
    """

    rank: ClassVar[int] = 50
    way: Annotated[str, Field(min_length=1, max_length=40)]
    unless: Conditions = NOTHING
    words: Annotated[str | None, Field(max_length=300)] = None
    room: Annotated[RoomId | None, Ref("rooms.id")] = None

    def bars(self, one: Creature, walking: Walking) -> str | None:
        """Look at who goes."""
        who = walking.who
        if walking.way != self.way or one.npc.room_id != (self.room or one.npc.spawn_room_id):
            return None
        if not _is_barred(one, who) or not notices(one.world, one.npc, who):
            return None
        if self.unless and holds(one, who, self.unless):
            return None
        return self.words or f"{subject(one.npc)} bars the way {self.way}."


def _is_barred(one: Creature, who: Being) -> bool:
    """People, and creatures that would be fought."""
    if isinstance(who, Player):
        return True
    return (
        isinstance(who, Npc)
        and NpcType.HOSTILE in (one.kind.npc_type, kind_of(one.world, who).npc_type)
        and (one.kind.npc_type is not kind_of(one.world, who).npc_type)
    )
