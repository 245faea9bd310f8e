"""What players report, and how staff see to it."""

from typing import Annotated

from mud.game.account.acts import find as find_account
from mud.game.account.model import Account
from mud.game.being.acts import find_player
from mud.game.being.model import Player
from mud.game.moderation import acts
from mud.game.moderation.events import ReportRead, ReportsRead
from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.readers import one_word
from mud.play.recollection import Recollection
from mud.play.roles import Permission
from mud.play.words import shortened
from mud.world.world import World


@command("report", category="staff", unsplit=True)
def report(ctx: Ctx[Player], name: Annotated[str, one_word], text: str) -> None:
    """Report someone to the staff, who read with it what you read in the last minutes.

    The server attaches that by itself, so there is no need to copy anything. Nobody but the staff learns of it.

    Examples: report bob He follows me and will not stop.

    See also: bug
    """
    about = find_player(ctx.world, name)
    if about is None:
        raise Refused(f"Nobody is called '{shortened(name)}'.")
    acts.report(ctx.world, ctx.actor, about, text, ctx.service(Recollection).of(ctx.actor))


@command("reports", permission=Permission.MODERATE, category="staff", unsplit=True)
def reports(ctx: Ctx[Player], text: str = "") -> None:
    """Read what players reported, and see to it.

    Without words: all that wait. With a number: one of them, with what the reporter read. After the number say claim,
    note with what you found out, or close with what was done.

    Examples: reports; reports 3; reports 3 claim; reports 3 note He says it was a wager.; reports 3 close Warned.

    See also: notes, mute
    """
    number, _, rest = text.partition(" ")
    if not number:
        ctx.world.happened(ReportsRead(ctx.actor, tuple(acts.waiting(ctx.world))))
        return
    if not (number.isascii() and number.isdigit() and len(number) <= 6):
        raise Refused("A report is meant by its number: reports 3, reports 3 claim, reports 3 close Warned.")
    found = acts.find(ctx.world, int(number))
    what, _, words = rest.strip().partition(" ")
    match what.casefold():
        case "":
            ctx.world.happened(ReportRead(ctx.actor, found))
        case "claim":
            acts.claim(ctx.world, ctx.actor, found)
        case "note":
            acts.remark(ctx.world, ctx.actor, found, words)
        case "close":
            acts.close(ctx.world, ctx.actor, found, words)
        case _:
            raise Refused("What shall be done with it? claim, note <words> or close <words>.")


@command("notes", permission=Permission.MODERATE, category="staff", unsplit=True)
def notes(ctx: Ctx[Player], name: Annotated[str, one_word], text: str = "") -> None:
    """Read what the staff noted on an account, or add to it. A character's name will do.

    Examples: notes bob; notes bob Promised to keep away from Ann.

    See also: reports
    """
    acts.note(ctx.world, ctx.actor, _account(ctx.world, name), text)


@command("alts", permission=Permission.CONNECTIONS, category="staff")
def alts(ctx: Ctx[Player], name: Annotated[str, one_word]) -> None:
    """See which accounts may belong to the same person as one, and why. A character's name will do.

    Those come first that share a sitting: a program gave a sign-in token of one, which was refused, and on the same
    connection the other was signed in to. Then those whose tokens were used from one address by devices of the same
    name, and then those that were only signed in to from the same address.

    It is a hint and no proof: families, schools and trains share an address, and many a family a computer.

    Examples: alts bob

    See also: notes, users
    """
    acts.look_for_alts(ctx.world, ctx.actor, _account(ctx.world, name))


def _account(world: World, name: str) -> Account:
    player = find_player(world, name)
    found = world.get(Account, player.account_id) if player is not None and player.account_id else None
    found = found or find_account(world, name)
    if found is None:
        raise Refused(f"There is no character and no account called '{shortened(name)}'.")
    return found
