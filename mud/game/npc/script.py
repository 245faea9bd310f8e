"""What content can ask of creatures, and do with them, and whom its lines may name."""

from mud.content.catalog import Catalog
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcPlacement, NpcTemplate
from mud.game.place.script import HERE
from mud.play.scripts.values import Scope
from mud.play.scripts.words import scope


@scope(NpcPlacement)
def of_placement(_catalog: Catalog, _placement: NpcPlacement) -> Scope:
    """Where it is: nobody in particular is there."""
    return HERE


@scope(NpcTemplate, "room_line")
def of_standing(_catalog: Catalog, _kind: NpcTemplate) -> Scope:
    """Itself: nobody else is meant."""
    return {"who": Npc}


@scope(NpcTemplate, "idle_messages")
def of_idling(_catalog: Catalog, _kind: NpcTemplate) -> Scope:
    """Itself: nobody else is meant."""
    return {"who": Npc}
