"""What the stories at the door share: the stage behind it, passwords, limits; and the asking for a new password."""

from collections.abc import Callable
from dataclasses import dataclass

from mud.game.account import rules
from mud.game.signin import acts as door
from mud.kernel.addresses import is_among
from mud.kernel.errors import Refused
from mud.session.conversation import Conversation
from mud.session.limits import Limits
from mud.session.passwords import TooBusyError
from mud.session.playing import Stage
from mud.session.ports import Hashing, Mail
from mud.session.vault import Vault

TOO_BUSY = "Too many people are at the door right now. Please try again in a few seconds."

STUCK = (
    "The world cannot be saved at the moment, so only staff can come in. If you are not, please try again in a few"
    " minutes."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the stories need."""

    stage: Stage
    passwords: Hashing
    limits: Limits
    vault: Vault
    mail: Mail
    only_staff: Callable[[], bool]
    """Whether nobody but staff may come in now: nothing could be saved for long, and staff have to see to it."""


async def ask_new_password(talk: Conversation, desk: Desk, *about: str) -> str | None:
    """Ask for a password and once more for the same; returns its hash, None when that came to nothing.

    `about` is what a guesser would know of whose it is: names, above all.
    """
    first = await talk.ask("A new password: ", hidden=True)
    try:
        first = rules.password(first)
        _count_judgement(talk, desk)
        weakness = await desk.passwords.weakness(first, about)
    except Refused as refusal:
        talk.say(str(refusal))
        return None
    except TooBusyError:
        await talk.pause(desk.limits.wrong_password_delay)
        talk.say(TOO_BUSY)
        return None
    if weakness is not None:
        talk.say(weakness)
        return None
    if await talk.ask("The same once more: ", hidden=True) != first:
        talk.say("These two differ, so nothing was done.")
        return None
    try:
        return await desk.passwords.hash(first)
    except TooBusyError:
        await talk.pause(desk.limits.wrong_password_delay)
        talk.say(TOO_BUSY)
        return None


def _count_judgement(talk: Conversation, desk: Desk) -> None:
    """Refused when too many passwords were judged for that address."""
    address = talk.session.link.address
    if not is_among(address, desk.limits.exempt):
        door.password_is_judged(desk.stage.world, address)
