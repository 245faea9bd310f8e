"""Asking creatures about something."""

from mud.game.being.acts.postures import check_awake, oblivious
from mud.game.being.model import Being, Player
from mud.game.being.rules import subject
from mud.game.mind.events import Asked
from mud.game.npc.model import Npc
from mud.game.talk.acts import Loudness, Speaking
from mud.kernel.errors import Refused
from mud.world.world import World


def ask(world: World, who: Player, whom: Being, text: str) -> None:
    """Ask somebody about something; a greeting when that is nothing.

    Refused when they are no creature, elsewhere, or notice nothing, or a guard says no.
    """
    check_awake(who)
    if not isinstance(whom, Npc):
        raise Refused(f"{subject(whom)} will answer you in their own words: say it, whisper it, or tell them.")
    if whom.room_id != who.room_id or not whom.is_alive:
        raise Refused(f"{subject(whom)} is not here.")
    if not whom.is_aware:
        raise Refused(f"{subject(whom)} is {oblivious(whom)}.")
    first, _, rest = text.strip().partition(" ")
    about = rest.strip() if first.casefold() == "about" else text.strip()
    world.check(Speaking(who, about, Loudness.ROOM))
    world.happened(Asked(who, whom, about))
