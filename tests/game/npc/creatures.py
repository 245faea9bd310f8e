"""The creatures: a small world in which they live, for transcripts and tests."""

from pathlib import Path

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.revision import Edition, compare
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.npc.system import come_and_go
from mud.kernel.ids import NpcTemplateId, RoomId
from mud.kernel.spec import Spec
from mud.play.loading import Revised
from tests.stage import Stage, build_world, load_content

CREATURES = Path(__file__).parents[2] / "play" / "creatures"


class Yard(Stage):
    """A stage on which the mill yard stands."""

    def __init__(self) -> None:
        super().__init__(build_world(load_content(CREATURES)))
        self.world.schedule.repeat(come_and_go, self.world)

    def rewrite_content(self, catalog: Catalog) -> None:
        """Put another catalog in the place of the one that is read, as a reload does."""
        revision = compare(Edition(self.world.catalog), Edition(catalog))
        self.world.catalog = catalog
        for work in roster.declared(Revised):
            work.function(self.world, revision)

    def without(self, cls: type[Spec], key: str) -> Catalog:
        """The catalog without one piece of content."""
        catalog = self.world.catalog
        shelves = {each: dict(catalog.all(each)) for each in catalog.types}
        del shelves[cls][key]
        return Catalog(shelves)

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
