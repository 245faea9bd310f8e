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
    """Move coins between purses; Refused when there are too few or the amount is not positive."""
    _positive(amount)
    if coins_in(world, source) < amount:
        raise Refused("You do not have that much money.")
    _put(world, source, -amount)
    _put(world, target, amount)
    world.happened(CoinsMoved(source, target, amount, reason))


def mint(world: World, target: Entity, amount: Copper, reason: str) -> None:
    """Bring new coins into the world; the reason stands in the ledger."""
    _positive(amount)
    _put(world, target, amount)
    world.happened(CoinsMoved(None, target, amount, reason))


def spend(world: World, source: Entity, amount: Copper, reason: str) -> None:
    """Take coins out of the world; Refused as for `transfer`."""
    _positive(amount)
    if coins_in(world, source) < amount:
        raise Refused("You do not have that much money.")
    _put(world, source, -amount)
    world.happened(CoinsMoved(source, None, amount, reason))


def _put(world: World, purse: Entity, amount: int) -> None:
    name = _field(world, purse)
    setattr(purse, name, Copper(getattr(purse, name) + amount))


def _field(world: World, purse: Entity) -> str:
    marked = world.schema.spec_of(type(purse)).marked(Purse)
    if len(marked) != 1:
        raise DeclarationError(f"{type(purse).__name__} has no field, or several, marked Purse()")
    return marked[0].name


def _positive(amount: Copper) -> None:
    if amount <= 0:
        raise Refused("That is not an amount of money that can change hands.")
