"""How effects add up and when they tick."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from mud.game.effect.model import EffectState
from mud.game.effect.specs import Changed, Effect, Stacking

ROUND: Final = 6.0
"""Seconds of a round (SRD 5.1, "The Order of Combat")."""

MOST_MISSED = 1000
"""Ticks that are made up for after a time in which the server did not run: no effect kills or heals more often."""


def stacked(state: EffectState, spec: Effect, strength: int) -> EffectState | None:
    """How an effect lies on someone when it comes again; None when the one that is there stays as it is.

    Refresh: it lasts anew. Stack: one more, up to the most there can be. Strongest: only one at least as strong counts.
    """
    if spec.stacking is Stacking.STRONGEST and strength < state.strength:
        return None
    stacks = min(spec.most_stacks, state.stacks + 1) if spec.stacking is Stacking.STACK else state.stacks
    return replace(state, stacks=stacks, strength=strength)


def added(active: Iterable[tuple[Effect, EffectState]], number: Changed) -> int:
    """What all effects together add to a number: each as often as it lies there."""
    return sum(spec.modifiers.get(number, 0) * state.stacks for spec, state in active)


def ticks_due(next_at: float, every: float, now: float, until: float) -> int:
    """How many ticks are due by now, none after the effect has expired."""
    last = min(now, until)
    return 0 if last < next_at else min(MOST_MISSED, int((last - next_at) // every) + 1)
