"""The creatures: a small world in which they live, for transcripts and tests."""

from pathlib import Path

from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.kernel.ids import NpcTemplateId, RoomId
from tests.stage import Stage, build_world, load_content

CREATURES = Path(__file__).parents[2] / "play" / "creatures"


class Yard(Stage):
    """A stage on which the mill yard stands."""

    def __init__(self) -> None:
        super().__init__(build_world(load_content(CREATURES)))

    def all_of(self, kind: str, room: str | None = None) -> list[Npc]:
        """The creatures of a kind, dead ones too; those of a room only, if one is named."""
        found = self.world.where(Npc, "template_id", NpcTemplateId(kind))
        return [npc for npc in found if room is None or npc.room_id == RoomId(room)]

    def one(self, kind: str) -> Npc:
        """The first of a kind."""
        return self.all_of(kind)[0]

    def template(self, kind: str) -> NpcTemplate:
        """A kind of creature."""
        return self.world.catalog.get(NpcTemplate, kind)
