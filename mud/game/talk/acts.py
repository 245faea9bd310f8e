"""Talking."""

from dataclasses import dataclass

from mud.game.being.model import Being
from mud.game.talk.events import Said
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Speaking:
    """Someone is about to say something."""

    who: Being
    text: str


def say(world: World, who: Being, text: str) -> None:
    """Say something to everyone in the room; Refused when a guard says no."""
    world.check(Speaking(who, text))
    world.happened(Said(who, text))
