"""What happens with effects."""

from mud.game.being.model import Player
from mud.game.effect.specs import Effect
from mud.kernel.events import Event, event


@event()
class EffectBegan(Event):
    """An effect came over someone; `again`: it lay on them already, and is renewed or stronger."""

    who: Player
    effect: Effect
    again: bool


@event()
class EffectTicked(Event):
    """An effect did something to someone: `amount` hit points were lost or won."""

    who: Player
    effect: Effect
    amount: int


@event()
class EffectEnded(Event):
    """An effect no longer lies on someone."""

    who: Player
    effect: Effect


@event()
class EffectsRead(Event):
    """Someone asks what lies on them."""

    reader: Player
