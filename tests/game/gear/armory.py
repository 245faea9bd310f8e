"""The armory: a stage for tests about gear, on which people have callings."""

from pathlib import Path

from mud.content.loader import load
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.calling.specs import CharacterClass
from mud.game.thing.acts import carried_by, take, template_of
from mud.game.thing.model import Item
from mud.game.thing.rules import called
from mud.kernel.ids import ClassId, RoomId
from mud.play.roles import Role
from mud.world.contents import HolderKind
from tests.stage import Stage, build_world, content_types

FOLDER = Path(__file__).parents[2] / "play" / "armory"
CALLINGS = {"Bob": "wizard", "Dru": "druid"}


class Armory(Stage):
    """Racks of gear. Bob is a wizard, Dru a druid, everyone else a fighter."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(build_world(load(FOLDER, content_types()).catalog, seed))

    def enter(self, name: str, role: Role = Role.PLAYER) -> Player:
        """Make a character of its calling and bring it into the world."""
        account = accounts.create_account(self.world, f"{name}-account", "hash")
        sheet = beings.Sheet(class_id=ClassId(CALLINGS.get(name, "fighter")))
        return self.welcome(beings.create_player(self.world, account, name, sheet), role)

    def carried(self, who: Player, name: str) -> Item:
        """What someone carries under that name; LookupError when there is none."""
        for item in carried_by(self.world, who):
            if called(template_of(self.world, item), item) == name:
                return item
        raise LookupError(name)


def thing(stage: Stage, kind: str) -> Item:
    """The first thing of a kind that there is."""
    return next(item for item in stage.world.shelf(Item) if item.template_id == kind)


def calling(stage: Stage, class_id: str) -> CharacterClass:
    """A class."""
    return stage.world.catalog.get(CharacterClass, class_id)


def given(stage: Stage, who: Player, *kinds: str) -> list[Item]:
    """One thing of each kind, from where it lies into someone's hands; nobody is told."""
    found = []
    for kind in kinds:
        item = next(i for i in stage.world.shelf(Item) if i.template_id == kind and i.holder.kind is HolderKind.ROOM)
        who.room_id = RoomId(item.holder.id)
        take(stage.world, who, item)
        found.append(item)
    stage.told()
    return found
