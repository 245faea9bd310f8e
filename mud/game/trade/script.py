"""What content can ask of purses, and do with them."""

from mud.game.being.model import Player
from mud.game.being.script import Somebody
from mud.kernel.money import Copper
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number
from mud.play.scripts.words import action, condition
from mud.world.purses import mint, spend


@condition("coins")
class CoinsAre:
    """Someone has so many coins, in copper pieces.

    Example:
        coins: 100
    """

    at_least: int
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        who = scene.named(self.who, Player)
        return who is not None and who.coins >= self.at_least


@action("give_coins")
class GiveCoins:
    """Put coins into someone's purse, in copper pieces; they come from nowhere, and the ledger says so.

    Example:
        give_coins: 5d10
    """

    amount: Number
    to: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Give them."""
        who, amount = scene.named(self.to, Player), scene.number(self.amount)
        if who is not None and amount > 0:
            mint(scene.world, who, Copper(amount), scene.by)


@action("take_coins")
class TakeCoins:
    """Take coins out of someone's purse for good, in copper pieces: all they have, if that is less.

    Example:
        take_coins: 100
    """

    amount: Number
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Take them."""
        who = scene.named(self.who, Player)
        amount = min(who.coins, scene.number(self.amount)) if who is not None else 0
        if who is not None and amount > 0:
            spend(scene.world, who, Copper(amount), scene.by)
