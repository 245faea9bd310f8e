"""Commands about the server itself."""

from mud.game.being.model import Player
from mud.ops.events import CertificateRead, SaveAsked, WroteAll
from mud.ops.office import Saving
from mud.ops.sealing import Sealing
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.roles import Permission


@command("save", category="you")
def save(ctx: Ctx[Player]) -> None:
    """Learn when the world was last saved, and have it saved now.

    Everything is saved by itself several times a second; this is for peace of mind. When something still waits, you
    are told once it is on disk, and not before.

    Examples: save
    """
    status = ctx.service(Saving).status()
    ctx.world.happened(SaveAsked(ctx.actor, status))
    if status.dirty and not status.fenced_out:
        ctx.world.happened(WroteAll(ctx.actor))


@command("certificate", permission=Permission.SERVER, category="staff")
def certificate(ctx: Ctx[Player]) -> None:
    """Have the certificate for encrypted connections read again, once it was renewed.

    Whoever is connected stays so. When the new one cannot be used you read why, and the old one stays in use.

    Examples: certificate

    See also: save
    """
    ctx.service(Sealing).read_again()
    ctx.world.happened(CertificateRead(ctx.actor))
