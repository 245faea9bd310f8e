"""The commands that work in a draft: those about its world, and how to leave it. Not those about the server."""

from collections.abc import Iterable
from typing import Final

from mud.game.being.model import Player
from mud.ops.drafts.desk import Drafts
from mud.play.command import Command, Turn, command
from mud.play.context import Ctx
from mud.play.dispatch import CommandTable
from mud.play.roles import Permission

INSIDE: Final = frozenset(
    {
        Permission.PLAY,
        Permission.LOOK_UP,
        Permission.TRAVEL,
        Permission.BUILD,
        Permission.MAKE,
        Permission.SKY,
        Permission.RELOAD,
        Permission.TRIGGERS,
        Permission.DRAFTS,
    }
)
"""What may be used in a draft: the rest is about people and the server, which are outside."""

OUTSIDE: Final = frozenset({"quit", "save", "bug", "typo", "idea", "visit"})
"""Commands that say something to the server, or keep something: in a draft it would be lost."""

ABOUT_ACCOUNTS: Final = ("mud.session.settings",)
"""Modules whose commands change the account, which is outside."""


@command("quit", category="you", turn=Turn.WAITS)
def quit_draft(ctx: Ctx[Player]) -> None:
    """Leave the draft, and be back where you were.

    Examples: quit
    """
    ctx.service(Drafts).leave(ctx.actor, ctx.world)


def inside(commands: Iterable[Command]) -> CommandTable:
    """The commands that work in a draft."""
    kept = (each for each in commands if each.permission in INSIDE and each.name not in OUTSIDE)
    return CommandTable([*(each for each in kept if each.function.__module__ not in ABOUT_ACCOUNTS), quit_draft])
