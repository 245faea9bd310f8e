"""The names that conditions of behaviors may use."""

from mud.content.catalog import Catalog
from mud.game.being.script import SOMEONE
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.play.scripts.values import Scope
from mud.play.scripts.words import scope


@scope(NpcTemplate, "behavior")
def of_behavior(_catalog: Catalog, _kind: NpcTemplate) -> Scope:
    """Whom the creature looks at is `$who`, itself `$self`."""
    return {**SOMEONE, "self": Npc}
