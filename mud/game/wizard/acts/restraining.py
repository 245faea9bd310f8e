"""Keeping people from talking, or from anything, until staff or time lets them again."""

from dataclasses import dataclass

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.talk.acts import Loudness
from mud.game.wizard.acts import account_of
from mud.game.wizard.acts.ranks import check_rank
from mud.game.wizard.events import Frozen, Muted, Thawed, Unmuted
from mud.game.wizard.model import Restraint
from mud.kernel.errors import Refused
from mud.play.durations import in_words
from mud.play.words import shortened
from mud.text.grammar import join_list
from mud.world.world import World

LONGEST_REASON = 200
"""Characters: a sentence that is read again months later."""

CHANNELS = tuple(each.value for each in Loudness)
"""What someone can be muted on by itself."""


@dataclass(frozen=True, slots=True)
class Gag:
    """A mute: for how many seconds (None is for ever), why, and on what of `CHANNELS`; on nothing is on all."""

    seconds: float | None
    reason: str = ""
    channels: tuple[str, ...] = ()


def freeze(world: World, actor: Player, whom: Player, reason: str) -> None:
    """Let someone do nothing but wait; all characters of the account. Refused when they are, or it is oneself."""
    restraint = _restraint(world, actor, whom)
    if restraint.is_frozen:
        raise Refused(f"{whom.name} is frozen already.")
    restraint.is_frozen, restraint.freeze_reason = True, _checked(reason) or None
    world.happened(Frozen(actor, whom, reason))


def thaw(world: World, actor: Player, whom: Player) -> None:
    """Let someone act again; Refused when they can."""
    restraint = _restraint(world, actor, whom)
    if not restraint.is_frozen:
        raise Refused(f"{whom.name} is not frozen.")
    restraint.is_frozen, restraint.freeze_reason = False, None
    world.happened(Thawed(actor, whom))


def mute(world: World, actor: Player, whom: Player, gag: Gag) -> None:
    """Keep someone from talking, for a while or for ever; again is for another while, or on something else.

    Refused for what is no channel.
    """
    unknown = [each for each in gag.channels if each not in CHANNELS]
    if unknown:
        raise Refused(f"Nobody can be muted on '{shortened(unknown[0])}'. There are {join_list(CHANNELS, 'and')}.")
    restraint = _restraint(world, actor, whom)
    restraint.is_muted, restraint.mute_reason = True, _checked(gag.reason) or None
    restraint.muted_until = None if gag.seconds is None else world.clock.now() + gag.seconds
    restraint.muted_on = gag.channels
    world.happened(Muted(actor, whom, in_words(gag.seconds), gag.reason, gag.channels))


def unmute(world: World, actor: Player, whom: Player) -> None:
    """Let someone talk again; Refused when they can."""
    restraint = _restraint(world, actor, whom)
    if not restraint.is_muted:
        raise Refused(f"{whom.name} is not muted.")
    _let_talk(restraint)
    world.happened(Unmuted(actor, whom))


def check_may_act(world: World, who: object) -> None:
    """Refused for whoever is frozen."""
    restraint = _restraint_of(world, who)
    if restraint is not None and restraint.is_frozen:
        why = f" The reason: {restraint.freeze_reason.rstrip('.')}." if restraint.freeze_reason else ""
        raise Refused(f"You are frozen by the staff and can do nothing but wait, or quit.{why}")


def check_may_talk(world: World, who: object, loudness: Loudness) -> None:
    """Refused for whoever is muted on that, until the time is over."""
    restraint = _restraint_of(world, who)
    if restraint is None or not restraint.is_muted:
        return
    if restraint.muted_on and loudness.value not in restraint.muted_on:
        return
    left = None if restraint.muted_until is None else restraint.muted_until - world.clock.now()
    if left is not None and left <= 0:
        _let_talk(restraint)
        return
    why = f" The reason: {restraint.mute_reason.rstrip('.')}." if restraint.mute_reason else ""
    until = "until they say otherwise" if left is None else f"and you can talk again in {in_words(left)}"
    where = f" on {join_list(restraint.muted_on, 'and')}" if restraint.muted_on else ""
    raise Refused(f"The staff has muted you{where}, {until}.{why}")


def _let_talk(restraint: Restraint) -> None:
    restraint.is_muted, restraint.muted_until, restraint.mute_reason, restraint.muted_on = False, None, None, ()


def _restraint(world: World, actor: Player, whom: Player) -> Restraint:
    """What the account behind a character is kept from; Refused for oneself and for who is above."""
    if whom is actor or (whom.account_id is not None and whom.account_id == actor.account_id):
        raise Refused("You cannot do that to yourself.")
    check_rank(world, actor, whom)
    account = account_of(world, whom)
    if account is None:
        raise Refused(f"No account stands behind {whom.name}.")
    return Restraint.of(account)


def _restraint_of(world: World, who: object) -> Restraint | None:
    account: Account | None = account_of(world, who)
    return None if account is None else Restraint.of(account)


def _checked(reason: str) -> str:
    if len(reason) > LONGEST_REASON:
        raise Refused(f"A reason has at most {LONGEST_REASON} characters; this one has {len(reason)}.")
    return reason
