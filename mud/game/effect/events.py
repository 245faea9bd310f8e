"""What happens with effects."""

from mud.game.being.model import Being, Player
from mud.game.being.specs import Condition
from mud.game.effect.specs import Effect
from mud.kernel.events import Event, event


@event()
class EffectBegan(Event):
    """An effect came over someone; `again`: it lay on them already, and is renewed or stronger."""

    who: Being
    effect: Effect
    again: bool


@event()
class EffectTicked(Event):
    """An effect did something to someone: `amount` hit points were lost or won."""

    who: Being
    effect: Effect
    amount: int


@event()
class EffectEnded(Event):
    """An effect no longer lies on someone."""

    who: Being
    effect: Effect


@event()
class EffectResisted(Event):
    """An effect did not take hold of someone: they withstood it, or are immune."""

    who: Being
    effect: Effect


@event()
class Struggled(Event):
    """Someone tried to get out of what holds them: `free` is whether that worked; it took them so many seconds."""

    who: Being
    effect: Effect
    free: bool
    seconds: float


@event(silent=True)
class ConditionsChanged(Event):
    """Other conditions than before lie on someone, or another level of exhaustion."""

    who: Being
    before: frozenset[Condition]
    after: frozenset[Condition]
    exhaustion: int


@event()
class EffectsRead(Event):
    """Someone asks what lies on them."""

    reader: Player
