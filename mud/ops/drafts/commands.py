"""Commands about drafts: for those who build them, and for those who are invited to one."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mud.game.being.acts import find_player
from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.ops.content.keeper import Keeper
from mud.ops.drafts.desk import Drafts
from mud.ops.drafts.events import DraftDropped, DraftInvited, DraftsListed
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.roles import Permission

USAGE = "Say what to do: draft list, load, enter, leave, invite, diff, publish, undo or drop. Type help draft for more."
OUTSIDE = frozenset({"load", "publish", "undo", "drop", "invite"})
"""What concerns the live world, and is done there."""


@command("draft", permission=Permission.DRAFTS, category="building")
def draft(ctx: Ctx[Player], words: str = "") -> None:
    """Try content out in a world of its own before it is published.

    A draft is a folder of YAML files in the server's folder of drafts. Its files stand over those of the world: one of
    the same name takes its place, others are added. Draft load makes a world of it that only you can enter, and those
    whom you invite. Nobody else sees anything of it, time passes in it only while someone is there, and nothing of it
    is kept. Your character waits where it is; nothing can be carried in or out.

    Inside, reload reads the draft's files again. Draft diff shows what publishing would change. Draft publish puts the
    files into the world's content and uses them at once; draft undo takes the last publication back. Draft drop forgets
    the draft, but not its files.

    Examples: draft list; draft load ferry; draft enter ferry; draft invite bob to ferry; draft diff; draft leave;
    draft publish ferry; draft undo; draft drop ferry

    See also: visit, reload, diff
    """
    drafts = ctx.service(Drafts)
    what, _, rest = words.strip().casefold().partition(" ")
    if what in OUTSIDE and drafts.of(ctx.world) is not None:
        raise Refused(f"Leave the draft first: draft {what} is about the world outside.")
    if what not in WAYS:
        raise Refused(USAGE)
    WAYS[what](ctx, drafts, rest.strip())


@command("visit", category="exploring")
def visit(ctx: Ctx[Player], name: str = "") -> None:
    """Go and walk a draft to which a builder has invited you.

    A draft is a part of the world that is not finished. You walk it in a dream, without your things; type quit to be
    back where you were.

    Examples: visit; visit ferry
    """
    ctx.service(Drafts).enter(ctx.actor, name.strip().casefold())


def _list(ctx: Ctx[Player], drafts: Drafts, _name: str) -> None:
    ctx.world.happened(DraftsListed(ctx.actor, tuple(drafts.listed(ctx.actor)), drafts.folders()))


def _load(ctx: Ctx[Player], drafts: Drafts, name: str) -> None:
    drafts.begin(ctx.actor, drafts.load(ctx.actor, name))


def _enter(ctx: Ctx[Player], drafts: Drafts, name: str) -> None:
    drafts.enter(ctx.actor, name)


def _leave(ctx: Ctx[Player], drafts: Drafts, _name: str) -> None:
    drafts.leave(ctx.actor, ctx.world)


def _invite(ctx: Ctx[Player], drafts: Drafts, words: str) -> None:
    name, _, rest = words.partition(" ")
    other = find_player(ctx.world, name) if name else None
    if other is None or not other.online:
        raise Refused("Invite whom? It has to be someone who is in the world now: draft invite bob to ferry.")
    invited = drafts.invite(ctx.actor, rest.removeprefix("to ").strip(), other)
    ctx.world.happened(DraftInvited(ctx.actor, other, invited.name))


def _diff(ctx: Ctx[Player], drafts: Drafts, name: str) -> None:
    here = drafts.of(ctx.world)
    ctx.service(Keeper).begin(ctx.actor, drafts.diff(ctx.actor, name or (here.name if here else "")))


def _publish(ctx: Ctx[Player], drafts: Drafts, name: str) -> None:
    drafts.begin(ctx.actor, drafts.publish(ctx.actor, name))


def _undo(ctx: Ctx[Player], drafts: Drafts, _name: str) -> None:
    drafts.begin(ctx.actor, drafts.undo(ctx.actor))


def _drop(ctx: Ctx[Player], drafts: Drafts, name: str) -> None:
    ctx.world.happened(DraftDropped(ctx.actor, drafts.drop(ctx.actor, name).name))


WAYS: Mapping[str, Callable[[Ctx[Player], Drafts, str], None]] = MappingProxyType(
    {
        "list": _list,
        "load": _load,
        "enter": _enter,
        "leave": _leave,
        "invite": _invite,
        "diff": _diff,
        "publish": _publish,
        "undo": _undo,
        "drop": _drop,
    }
)
"""What follows the word draft."""
