"""The yard: a stage for tests about fights, on which the dice can be told what to show."""

from collections.abc import Iterable
from pathlib import Path

from mud.content.loader import load
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.gear.acts.wearing import equip, hold
from mud.game.thing.acts import take
from mud.game.thing.model import Item
from mud.kernel.dice import Dice, Roll
from mud.kernel.ids import ClassId, RoomId
from mud.play.roles import Role
from mud.world.contents import HolderKind
from tests.stage import Stage, build_world, content_types

FOLDER = Path(__file__).parents[2] / "play" / "brawl"
CALLINGS = {"Wim": "wizard"}
YARD, STREET, GATE, CELLAR = (RoomId(f"room_{name}") for name in ("yard", "street", "gate", "cellar"))


class LoadedDice(Dice):
    """Dice that show what they are told, d20 by d20; other dice, and a d20 of which nothing was said, fall as usual.

    With `steady` all other dice show their middle.
    """

    def __init__(self, faces: Iterable[int] = (), *, steady: bool = True) -> None:
        super().__init__(1)
        self.faces = list(faces)
        self.steady = steady
        self.thrown: list[Roll] = []

    def d20(self) -> int:
        """The next face that was told."""
        return self.faces.pop(0) if self.faces else super().d20()

    def roll(self, roll: Roll) -> int:
        """The middle of what can come up."""
        self.thrown.append(roll)
        return int(roll.mean) if self.steady else super().roll(roll)

    def chance(self, probability: float) -> bool:
        """Nothing wears out by chance."""
        return probability >= 1 if self.steady else super().chance(probability)


class Yard(Stage):
    """A gate where nobody fights, a yard where everybody may, a street, a dark cellar. Wim is a wizard."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(build_world(load(FOLDER, content_types()).catalog, seed))

    def enter(self, name: str, role: Role = Role.PLAYER) -> Player:
        """Make a character of its calling and bring it into the world."""
        account = accounts.create_account(self.world, f"{name}-account", "hash")
        sheet = beings.Sheet(class_id=ClassId(CALLINGS.get(name, "fighter")))
        return self.welcome(beings.create_player(self.world, account, name, sheet), role)

    def bring(self, *names: str, to: RoomId = YARD) -> list[Player]:
        """Several who stand in one place; nobody is told."""
        found = [self.enter(name) for name in names]
        for each in found:
            each.room_id = to
        self.told()
        return found

    def arm(self, who: Player, *kinds: str, arrows: int = 2) -> list[Item]:
        """Put things of these kinds into someone's hands or on them, from the yard, the first in the main hand.

        To a bow belong so many arrows.
        """
        room, who.room_id = who.room_id, YARD
        found: list[Item] = []
        for kind in kinds:
            item = next(i for i in self.world.shelf(Item) if i.template_id == kind and i.holder.kind is HolderKind.ROOM)
            take(self.world, who, item, 1)
            taken = next(
                i
                for i in self.world.shelf(Item)
                if i.template_id == kind and i.holder.id == who.id and i.equipped_slot is None
            )
            (hold if kind == "item_dagger" and found else equip)(self.world, who, taken)
            found.append(taken)
        if "item_short_bow" in kinds and arrows:
            lying = (i for i in self.world.shelf(Item) if i.template_id == "item_arrow" and i.quantity >= arrows)
            take(self.world, who, next(lying), arrows)
        who.room_id = room
        self.told()
        return found

    def load(self, *faces: int) -> LoadedDice:
        """Let the next d20s show these faces, and everything else be steady."""
        dice = self.world.dice = LoadedDice(faces)
        return dice


def run(stage: Stage, seconds: float, tick: float = 0.25) -> None:
    """Let time pass tick by tick; whatever goes wrong in it is raised."""
    for _ in range(int(seconds / tick)):
        stage.world.clock.step(tick)  # type: ignore[attr-defined]  # tests have a stepped clock
        stage.world.schedule.run(_raise)


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
