"""The larder: a small world of supplies, for transcripts and tests."""

from pathlib import Path

from mud.game.being.model import Player
from mud.game.thing.model import Item
from mud.kernel.ids import ItemId, ItemTemplateId
from mud.world.contents import Holder, HolderKind
from tests.stage import Stage, build_world, load_content

LARDER = Path(__file__).parents[2] / "play" / "larder"


class Larder(Stage):
    """A stage on which the larder stands."""

    def __init__(self) -> None:
        super().__init__(build_world(load_content(LARDER)))

    def give(self, who: Player, kind: str, quantity: int = 1) -> Item:
        """Put a new thing into someone's hands, apart from all others."""
        key, template = ItemId(self.world.ids.new()), ItemTemplateId(kind)
        return self.world.add(Item(id=key, template_id=template, holder=Holder.player(who.id), quantity=quantity))

    def all_of(self, kind: str, who: Player) -> list[Item]:
        """What someone has of a kind."""
        held = self.world.where(Item, "holder", Holder.player(who.id))
        return [item for item in held if item.template_id == kind]

    def lying(self, kind: str) -> list[Item]:
        """What lies of a kind in any room."""
        everywhere = self.world.shelf(Item)
        return [item for item in everywhere if item.template_id == kind and item.holder.kind is HolderKind.ROOM]
