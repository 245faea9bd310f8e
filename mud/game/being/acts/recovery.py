"""Getting health and energy back by and by: whoever misses any has a job, and nobody else costs anything.

How much comes back in a minute, `rules.numbers` says; here it is only given. What a fight, a wound or a place has to do
with it, features say by modifiers of `HealthRegeneration` and `EnergyRegeneration`.
"""

from dataclasses import dataclass, field
from typing import Final

from mud.game.being.acts.health import heal, recover
from mud.game.being.events import Rested
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import (
    energy_of,
    energy_regeneration,
    health_of,
    health_regeneration,
    max_energy,
    max_health,
)
from mud.kernel.entity import NOWHERE, home_of
from mud.kernel.schedule import Job
from mud.world.world import World

EVERY: Final = 6.0
"""Seconds after which someone gets back what they have won meanwhile: a round (SRD 5.1, "The Order of Combat")."""

AT_REST: Final = frozenset({Position.SITTING, Position.RESTING, Position.SLEEPING})

NATURE: Final = "nature"
"""The source of what is healed so."""


@dataclass(slots=True)
class Recovery:
    """Someone on the way: since when (seconds of `elapsed`), what is left of parts of points, and the next step."""

    since: float
    health: float
    energy: float
    job: Job


@dataclass(slots=True)
class Recovering:
    """Everyone who is on the way. A restart forgets it; they are looked at again when they come."""

    by: dict[Being, Recovery] = field(default_factory=dict)


def attend(world: World, being: Being) -> None:
    """Let a being recover from now on if it misses anything; nothing happens if it does already, or is not there."""
    known = world.memory(Recovering).by.get(being)
    if known is not None and known.job.work is not None:
        return
    if being.is_present and not _is_whole(world, being):
        _wait(world, being, Recovery(world.clock.elapsed(), 0.0, 0.0, _job(world, being)))


def _wait(world: World, being: Being, recovery: Recovery) -> None:
    world.memory(Recovering).by[being] = recovery


def _job(world: World, being: Being) -> Job:
    return world.schedule.after(EVERY, "recovering", lambda: _go_on(world, being))


def _go_on(world: World, being: Being) -> None:
    recovery = world.memory(Recovering).by.pop(being, None)
    if recovery is None or home_of(being) is NOWHERE or not being.is_present:
        return
    now = world.clock.elapsed()
    minutes = (now - recovery.since) / 60
    health = recovery.health + minutes * health_regeneration(world, being)
    heal(world, being, int(health), NATURE)
    energy = recovery.energy + minutes * energy_regeneration(world, being)
    if isinstance(being, Player):
        recover(world, being, int(energy))
    if not _is_whole(world, being):
        _wait(world, being, Recovery(now, health % 1, energy % 1, _job(world, being)))
    elif being.position in AT_REST:
        world.happened(Rested(being))


def _is_whole(world: World, being: Being) -> bool:
    return health_of(world, being) >= max_health(world, being) and energy_of(world, being) >= max_energy(world, being)
