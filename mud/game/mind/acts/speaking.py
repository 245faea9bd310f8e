"""Creatures that say something."""

from mud.game.mind.specs import Creature
from mud.game.talk.acts import say
from mud.kernel.errors import Refused


def speak(one: Creature, words: str | None) -> bool:
    """Say something where it is; whether it could: there may be nothing to say, and in some places nobody speaks."""
    if not words or not one.npc.is_aware:
        return False
    try:
        say(one.world, one.npc, words)
    except Refused:
        return False
    return True
