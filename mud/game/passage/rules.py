"""Finding: how well one looks, and how much of it one remembers."""

from typing import Final

from mud.game.area.rules import Sight

MOST_FOUND: Final = 500
"""Hidden ways that a character remembers; whoever finds more forgets the oldest."""

PERCEPTION: Final = "perception"
"""The skill of seeing what is hidden (SRD 5.1, "Wisdom Checks")."""


def searches_badly(sight: Sight) -> bool:
    """In dim light one searches with disadvantage (SRD 5.1, "Vision and Light")."""
    return sight is not Sight.CLEARLY
