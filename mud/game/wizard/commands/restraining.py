"""Keeping people from talking, or from anything."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.wizard.acts import restraining
from mud.game.wizard.readers import whom
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.durations import in_words, is_length, seconds_in
from mud.play.roles import Permission

USUAL_MUTE = 600.0
"""Seconds of a mute that says no length: long enough to cool down."""


@command("freeze", permission=Permission.FREEZE, category="staff", unsplit=True)
def freeze(ctx: Ctx[Player], someone: Annotated[Player, whom], text: str = "") -> None:
    """Let someone do nothing but wait or quit, with all characters of the account. They read the reason.

    Examples: freeze ann; freeze ann We have to talk about the anvil.

    See also: thaw, mute
    """
    restraining.freeze(ctx.world, ctx.actor, someone, text)


@command("thaw", permission=Permission.FREEZE, category="staff")
def thaw(ctx: Ctx[Player], someone: Annotated[Player, whom]) -> None:
    """Let someone act again who was frozen.

    Examples: thaw ann

    See also: freeze
    """
    restraining.thaw(ctx.world, ctx.actor, someone)


@command("mute", permission=Permission.MUTE, category="staff", unsplit=True)
def mute(ctx: Ctx[Player], someone: Annotated[Player, whom], text: str = "") -> None:
    """Keep someone from talking, with all characters of the account: for ten minutes, or for as long as you say.

    A length is 90s, 10m, 2h, 3d or forever, and a reason may stand behind it. With on, it is about some ways to talk
    only: whisper, tell, say (with emote) or shout. They can still write to the staff.

    Examples: mute ann; mute ann 1h Shouting at newcomers.; mute ann forever; mute ann on shout,tell 1h Too loud.

    See also: unmute
    """
    channels, text = _channels(text.strip())
    length, _, reason = text.partition(" ")
    if not is_length(length):
        length, reason = "", text
    seconds = seconds_in(length) if length else USUAL_MUTE
    restraining.mute(ctx.world, ctx.actor, someone, restraining.Gag(seconds, reason.strip(), channels))
    ctx.noted["muted"] = in_words(seconds)
    if channels:
        ctx.noted["on"] = ", ".join(channels)


@command("unmute", permission=Permission.MUTE, category="staff")
def unmute(ctx: Ctx[Player], someone: Annotated[Player, whom]) -> None:
    """Let someone talk again who was muted.

    Examples: unmute ann

    See also: mute
    """
    restraining.unmute(ctx.world, ctx.actor, someone)


def _channels(text: str) -> tuple[tuple[str, ...], str]:
    """The ways to talk behind `on`, and what follows them."""
    word, _, rest = text.partition(" ")
    if word.casefold() != "on":
        return (), text
    named, _, rest = rest.strip().partition(" ")
    channels = tuple(dict.fromkeys(each for each in named.casefold().split(",") if each))
    return channels or ("nothing",), rest.strip()
