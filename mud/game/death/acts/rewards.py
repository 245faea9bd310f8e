"""What those learn who brought death about, and what the dead owe."""

from collections.abc import Sequence
from dataclasses import dataclass

from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import named
from mud.game.calling.acts import gain
from mud.game.death.events import DebtPaid
from mud.game.death.model import Mortality
from mud.game.death.rules import debt_after, payment, share_of
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Reward:
    """The experience that the death of a being is worth; none, unless a feature says more by a modifier."""

    being: Being


def learners(who: Being, participants: Sequence[Being]) -> list[Player]:
    """Those who learn by a death: the players who had a part in it, are there still, and live."""
    found = (each for each in participants if isinstance(each, Player) and each is not who)
    return [
        each
        for each in dict.fromkeys(found)
        if each.online and each.room_id == who.room_id and each.position is not Position.DEAD
    ]


def share(world: World, who: Being, among: Sequence[Player]) -> None:
    """Let players learn by a being's death what it was worth, each their part."""
    reward = int(world.modified(Reward(who), 0.0)) if among else 0
    for each in among if reward > 0 else ():
        gain(world, each, share_of(reward, who.level, each.level, len(among)), f"the death of {named(who)}")


def incur_debt(who: Player) -> int:
    """Let someone owe for a death; returns how much more they owe now."""
    mortality = Mortality.of(who)
    before, mortality.debt = mortality.debt, debt_after(mortality.debt, who.level)
    return mortality.debt - before


def kept_back(who: Player, gained: int) -> int:
    """What of a gain pays someone's debt off; it is paid with `pay` once the gain has come."""
    mortality = Mortality.of(who)
    amount = payment(mortality.debt - mortality.owed, gained)
    mortality.owed += amount
    return amount


def pay(world: World, who: Player) -> None:
    """A gain has come: what was kept back of it is paid."""
    mortality = Mortality.of(who)
    amount, mortality.owed = min(mortality.owed, mortality.debt), 0
    if amount > 0:
        mortality.debt -= amount
        world.happened(DebtPaid(who, amount, mortality.debt))
