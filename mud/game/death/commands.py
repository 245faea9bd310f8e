"""Helping the dying, waiting no longer, and what becomes of corpses."""

from typing import Annotated

from mud.game.being.model import Being, Player
from mud.game.being.readers import here, known
from mud.game.death.acts import dying, remains, spirits
from mud.game.death.events import CorpsesRead
from mud.game.death.readers import corpse, corpses_near
from mud.game.thing.model import Item
from mud.kernel.errors import Refused
from mud.play.command import Turn, command
from mud.play.context import Ctx


@command("tend", "aid", category="combat")
def tend(ctx: Ctx[Player], whom: Annotated[Being, here]) -> None:
    """Bind the wounds of someone who is dying, so that they are dying no more.

    A healer's kit that you carry does it for certain, and is used up a little. Without one it takes luck, wisdom, and
    it helps to know medicine. It takes six seconds either way.

    Examples: tend bob; aid ann

    See also: release
    """
    dying.tend(ctx.world, ctx.actor, whom)


@command("release", "let", "surrender", category="you", unsplit=True)
def release(ctx: Ctx[Player], go: str = "") -> None:
    """Wait no longer: dying, you die at once; as a spirit, you come back to life at once.

    Examples: release; let go

    See also: corpse
    """
    if go.strip().casefold() not in ("", "go"):
        raise Refused("To wait no longer, type release alone.")
    dying.let_go(ctx.world, ctx.actor)


@command("corpse", "corpses", category="you")
def corpses(ctx: Ctx[Player]) -> None:
    """Read where your corpses lie, what is in them, how long they last, and what you owe for having died.

    Examples: corpse

    See also: loot, allow
    """
    ctx.world.happened(CorpsesRead(ctx.actor))


@command("loot", category="things")
def loot(ctx: Ctx[Player], thing: Annotated[Item | None, corpse] = None) -> None:
    """Take all that is in a corpse, and its coins; without a name, from the latest that lies here.

    A creature's corpse is first for those who had a part in its death. A player's is theirs alone, save where the
    place is lawless, or for those whom they allow. Out of your own you put on again what you wore. What creatures
    leave that you kill you take at once with "settings autoloot on".

    Examples: loot; loot corpse; loot rat

    See also: get, corpse, allow
    """
    if thing is None:
        near = corpses_near(ctx)
        if not near:
            raise Refused("There is no corpse here.")
        thing = near[0]
    remains.loot(ctx.world, ctx.actor, thing)


@command("allow", category="you")
def allow(ctx: Ctx[Player], whom: Annotated[Player, known]) -> None:
    """Let somebody take from your corpses that lie about.

    Examples: allow bob

    See also: forbid, corpse
    """
    remains.allow(ctx.world, ctx.actor, whom, may=True)


@command("forbid", category="you")
def forbid(ctx: Ctx[Player], whom: Annotated[Player, known]) -> None:
    """Let somebody whom you allowed it take nothing more from your corpses.

    Examples: forbid bob

    See also: allow
    """
    remains.allow(ctx.world, ctx.actor, whom, may=False)


@command("pray", category="you", turn=Turn.WAITS)
def pray(ctx: Ctx[Player]) -> None:
    """Bind yourself to the shrine where you are: when you die, you come back to life here.

    Examples: pray

    See also: corpse
    """
    spirits.choose_shrine(ctx.world, ctx.actor)
