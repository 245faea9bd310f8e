"""How light it is, and who sees in it: arithmetic, and the tables that docs/world.md shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from mud.game.area.specs import Lighting, MagicIntensity

LIGHT: Mapping[Lighting, int] = MappingProxyType(
    {
        Lighting.PITCH_BLACK: 0,
        Lighting.DARK: 10,
        Lighting.DIM: 30,
        Lighting.NORMAL: 60,
        Lighting.BRIGHT: 85,
        Lighting.BRILLIANT: 100,
    }
)
"""How much light each name means."""


@dataclass(frozen=True, slots=True)
class Magic:
    """What a magic intensity is called, and by how much it makes magic stronger or weaker there."""

    called: str
    strength: float


MAGIC: Mapping[MagicIntensity, Magic] = MappingProxyType(
    {
        MagicIntensity.DEAD: Magic("there is none", 0.0),
        MagicIntensity.LOW: Magic("weak", 1.0),
        MagicIntensity.MEDIUM: Magic("as one feels it in the fingertips", 1.25),
        MagicIntensity.HIGH: Magic("strong", 1.5),
        MagicIntensity.WILD: Magic("strong, and it has a will of its own", 2.0),
    }
)
"""What each magic intensity means."""

DIM_FROM: Final = 15
"""With less light than this it is dark."""

CLEAR_FROM: Final = 40
"""With less light than this it is dim."""


class Sight(StrEnum):
    """What someone can see."""

    NOTHING = "nothing"
    DIMLY = "dimly"
    CLEARLY = "clearly"


def sight_in(light: float, darkvision: bool) -> Sight:
    """What one sees in so much light.

    With darkvision dim light is as good as bright light, and darkness is as good as dim light (SRD 5.1, "Darkvision").
    """
    if light >= CLEAR_FROM:
        return Sight.CLEARLY
    if light >= DIM_FROM:
        return Sight.CLEARLY if darkvision else Sight.DIMLY
    return Sight.DIMLY if darkvision else Sight.NOTHING
