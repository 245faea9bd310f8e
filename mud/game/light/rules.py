"""What burns, what is used up by it, and when it warns."""

from typing import Final

from mud.game.sky.specs import Weather

FUEL: Final = "fuel"
"""The key in an item's `instance_data` under which seconds of fuel are kept while it does not burn."""

BRIGHTEST: Final = 100.0
"""No room is lighter than this, however much burns in it."""

WARNINGS: Final = (300.0, 60.0)
"""Seconds before the end at which a light flickers."""

USED_UP: Final = frozenset({"candle", "torch"})
"""Subtypes of which nothing is left when they have burnt down; others are filled again."""

OPEN_FIRE: Final = frozenset({"candle", "torch"})
"""Subtypes whose fire rain puts out."""

DOUSING: Final = frozenset({Weather.RAIN, Weather.STORM})
"""Weather that puts open fire out."""

FUEL_SUBTYPE: Final = "fuel"
"""The subtype of what lamps are filled with."""


def until_warning(left: float) -> float:
    """Seconds until a light with so many seconds left warns, or else ends."""
    return left - max((at for at in WARNINGS if at < left), default=0.0)


def lasting(seconds: float | None) -> str:
    """How long a light will last, as one can judge by looking at it."""
    if seconds is None:
        return "It does not burn down."
    if seconds <= 0:
        return "It has nothing left to burn."
    if seconds < 600:
        return "It will last a few minutes."
    if seconds < 3600:
        return "It will last less than an hour."
    hours = round(seconds / 3600)
    return "It will last about an hour." if hours == 1 else f"It will last about {hours} hours."
