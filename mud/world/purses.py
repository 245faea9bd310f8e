"""Purses: the one place where coins move, so that none are made or lost but by name.

A purse is an entity with one field marked `Purse()`. Every move is an event, which the ledger records; coins come
into the world and leave it only with a reason that says so.
"""

from mud.kernel.entity import Entity
from mud.kernel.errors import DeclarationError, Refused
from mud.kernel.events import Event, event
from mud.kernel.marks import Purse
from mud.kernel.money import Copper
from mud.world.world import World

MOST_COINS = 2**63 - 1
"""The most that a BIGINT column takes, in copper pieces."""


@event(silent=True)
class CoinsMoved(Event):
    """Coins went from one purse to another; None on one side: they were made, or spent for good."""

    source: Entity | None
    target: Entity | None
    amount: Copper
    reason: str


def coins_in(world: World, purse: Entity) -> Copper:
    """What is in a purse."""
    return Copper(getattr(purse, _field(world, purse)))


def transfer(world: World, source: Entity, target: Entity, amount: Copper, reason: str) -> None:
    """Move coins between purses; Refused when there are too few or the amount is not positive.

    LookupError, before anything changes, when either purse is not in the world.
    """
    left = _after_taking(world, source, amount)
    if source is not target:
        filled = _after_putting(world, target, amount)
        _assign(world, source, left)
        _assign(world, target, filled)
    world.happened(CoinsMoved(source, target, amount, reason))


def mint(world: World, target: Entity, amount: Copper, reason: str) -> None:
    """Bring new coins into the world; the reason stands in the ledger. Errors as for `transfer`."""
    _assign(world, target, _after_putting(world, target, amount))
    world.happened(CoinsMoved(None, target, amount, reason))


def spend(world: World, source: Entity, amount: Copper, reason: str) -> None:
    """Take coins out of the world; errors as for `transfer`."""
    _assign(world, source, _after_taking(world, source, amount))
    world.happened(CoinsMoved(source, None, amount, reason))


def _after_taking(world: World, purse: Entity, amount: Copper) -> Copper:
    left = _held(world, purse, amount) - amount
    if left < 0:
        raise Refused("You do not have that much money.")
    return Copper(left)


def _after_putting(world: World, purse: Entity, amount: Copper) -> Copper:
    filled = _held(world, purse, amount) + amount
    if filled > MOST_COINS:
        raise Refused("No purse holds that much money.")
    return Copper(filled)


def _held(world: World, purse: Entity, amount: Copper) -> Copper:
    if amount <= 0:
        raise Refused("That is not an amount of money that can change hands.")
    if purse not in world.shelf(type(purse)):
        raise LookupError(f"a {type(purse).__name__} is not in the world, so its coins cannot move")
    return coins_in(world, purse)


def _assign(world: World, purse: Entity, coins: Copper) -> None:
    setattr(purse, _field(world, purse), coins)


def _field(world: World, purse: Entity) -> str:
    marked = world.schema.spec_of(type(purse)).marked(Purse)
    if len(marked) != 1:
        raise DeclarationError(f"{type(purse).__name__} has no field, or several, marked Purse()")
    return marked[0].name
