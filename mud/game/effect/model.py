"""The effects that lie on players, over disconnects and restarts, and those that lie on creatures while they live."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from mud.game.being.specs import Ability
from mud.game.effect.specs import EffectKind
from mud.kernel.entity import Entity, entity
from mud.kernel.ids import EffectId, PlayerId
from mud.kernel.marks import Key, Lookup, Ref, Transient, Width
from mud.kernel.values import value

NEVER: Final = 253_402_300_800.0
"""Unix seconds of the year 10000: when an effect expires that does so only when something ends it."""


@value
class EffectState:
    """How an effect lies on someone: how often, how strongly, when it ticks next (Unix seconds), and who brought it.

    `dc` is what a saving throw against it must reach and `save` by which ability, where that is not the effect's own;
    `next_save_at` is when the bearer throws again (Unix seconds).
    """

    stacks: int = 1
    strength: int = 0
    next_tick_at: float | None = None
    by: str = ""
    dc: int | None = None
    next_save_at: float | None = None
    save: Ability | None = None


@entity("player_effects", owner="player_id")
class PlayerEffect(Entity):
    """An effect that lies on a player, and ticks also while they are away."""

    player_id: Annotated[PlayerId, Key(), Ref("players.id"), Lookup()]
    """On whom it lies."""
    effect_id: Annotated[EffectId, Key()]
    """Which effect it is."""
    effect_type: Annotated[EffectKind, Width(16)]
    """What it does, for readers of the database."""
    effect_data: EffectState = EffectState()
    """How it lies on them."""
    expires_at: float
    """Unix seconds when it ends; the year 10000 when only something else ends it."""
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read


@dataclass(frozen=True, slots=True)
class Borne:
    """An effect that lies on a creature, in its memory alone: replaced whole when it changes."""

    effect_id: EffectId
    effect_data: EffectState
    expires_at: float
    job: Any = None  # Any: as above


Lying = PlayerEffect | Borne
"""An effect as it lies on someone."""
