"""The graveyard: a small world in which creatures and people die, and dice that show what they are told."""

from collections.abc import Iterable
from pathlib import Path

from mud.game.being.acts.health import hurt
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import health_of
from mud.game.being.specs import DamageType
from mud.game.death.acts.remains import corpses_of
from mud.game.death.model import Corpse, Mortality
from mud.game.npc.model import Npc
from mud.game.thing.model import Item
from mud.kernel.events import Event
from mud.kernel.ids import NpcTemplateId, RoomId
from mud.world.world import World
from tests.game.combat.yard import LoadedDice
from tests.stage import Stage, build_world, load_content

FOLDER = Path(__file__).parents[2] / "play" / "graves"
FIELD, GATE, SHELF = (RoomId(f"room_{name}") for name in ("field", "gate", "shelf"))


class Graveyard(Stage):
    """A field with three hares and Old Marrow in it, and people who stand there."""

    def __init__(self, world: World | None = None) -> None:
        super().__init__(world or build_world(load_content(FOLDER)))

    def bring(self, *names: str, to: RoomId = FIELD) -> list[Player]:
        """Several who stand in one place; nobody is told."""
        found = [self.enter(name) for name in names]
        for each in found:
            each.room_id = to
        self.told()
        return found

    def let_show(self, *faces: int) -> None:
        """Say what the next d20s show; all other dice show their middle."""
        self.world.dice = LoadedDice(faces)

    def creatures(self, kind: str) -> list[Npc]:
        """Those of a kind, the dead ones too."""
        return list(self.world.where(Npc, "template_id", NpcTemplateId(kind)))

    def corpses(self) -> list[Corpse]:
        """All corpses there are."""
        return list(self.world.shelf(Corpse))

    def corpse_of(self, who: Player) -> Item:
        """The latest corpse of a player."""
        return corpses_of(self.world, who)[-1]

    def fell(self, who: Being, beyond: int = 0, by: Being | None = None) -> None:
        """Hurt someone by as much as they have, and more."""
        hurt(self.world, who, health_of(self.world, who) + beyond, DamageType.FORCE, by)

    def happened(self, *kinds: type[Event]) -> list[Event]:
        """What has happened of these kinds since this was last asked."""
        return [event for event in self.world.told() if isinstance(event, kinds)]


def mortality(who: Player) -> Mortality:
    """How a player stands with death."""
    return Mortality.of(who)


def kinds_in(world: World, items: Iterable[Item]) -> list[str]:
    """What kinds of things these are, one by one."""
    return sorted(item.template_id for item in items for _ in range(item.quantity))


def position(who: Being) -> Position:
    """How someone holds themselves now."""
    return who.position
