"""Wearing, wielding, comparing, loadouts, and what magic asks of people."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.gear.acts import comparing, loadouts, magic, wearing
from mud.game.gear.events import AttunementsRead, EquipmentRead
from mud.game.gear.readers import about_one, not_worn, within_reach
from mud.game.thing.model import Item
from mud.game.thing.readers import carried, worn
from mud.kernel.errors import Refused
from mud.play.command import Turn, command
from mud.play.context import Ctx


@command("wear", "wield", category="things")
def wear(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], not_worn]) -> None:
    """Put something on, or take it in hand: a coat, a sword, a ring.

    What you wear in that place comes off first. A weapon for both hands wants both; a second ring has a finger
    of its own. Of several things at once those go on that find a free place, and nothing comes off for them.

    Examples: wear coat; wield sword; wear all.ring; wear all

    See also: hold, remove, equipment, loadout
    """
    if len(things) == 1:
        wearing.equip(ctx.world, ctx.actor, things[0])
    else:
        wearing.equip_all(ctx.world, ctx.actor, things)


@command("hold", category="things")
def hold(ctx: Ctx[Player], thing: Annotated[Item, carried]) -> None:
    """Hold anything in your other hand: a lantern, a shield, a book, or a second light weapon.

    Examples: hold lantern; hold dagger

    See also: wear, remove, equipment
    """
    wearing.hold(ctx.world, ctx.actor, thing)


@command("remove", category="things")
def remove(ctx: Ctx[Player], things: Annotated[tuple[Item, ...], worn]) -> None:
    """Take off what you wear, or put away what you hold.

    Examples: remove coat; remove all

    See also: wear, equipment
    """
    refused: list[Refused] = []
    for item in things:
        try:
            wearing.unequip(ctx.world, ctx.actor, item)
        except Refused as refusal:
            refused.append(refusal)  # one thing that does not come off keeps on no other
    if refused:
        raise refused[0]


@command("equipment", "eq", category="things", turn=Turn.AT_ONCE)
def equipment(ctx: Ctx[Player]) -> None:
    """Show what you wear and hold, and what it gives you.

    Examples: equipment

    See also: wear, remove, compare, inventory
    """
    ctx.world.happened(EquipmentRead(ctx.actor))


@command("compare", category="things", turn=Turn.AT_ONCE)
def compare(
    ctx: Ctx[Player],
    thing: Annotated[Item, within_reach],
    with_: Annotated[Item | None, within_reach] = None,
) -> None:
    """Hold one thing against another, or against what you wear in its place.

    Each difference stands on a line of its own, as far as you know it.

    Examples: compare sword with dagger; compare helmet

    See also: examine, equipment
    """
    comparing.compare(ctx.world, ctx.actor, thing, with_)


@command("loadout", "outfit", category="things")
def loadout(ctx: Ctx[Player], text: str = "") -> None:
    """Save what you wear and hold under a name, and put it all on again in one go.

    loadout save <name> saves it, loadout <name> wears it, loadout list shows all, loadout remove <name> forgets one and
    loadout rename <name> to <name> calls it something else. What is missing or does not come off is named.

    Examples: loadout save battle; loadout battle; loadout list; loadout rename battle to war; loadout remove war

    See also: wear, equipment
    """
    what, _, rest = text.strip().partition(" ")
    world, who = ctx.world, ctx.actor
    match what.casefold():
        case "" | "list":
            loadouts.read(world, who)
        case "save":
            loadouts.save(world, who, rest)
        case "remove" | "delete":
            loadouts.remove(world, who, rest)
        case "rename":
            name, _, to = rest.casefold().partition(" to ")
            loadouts.rename(world, who, name, to)
        case "wear":
            loadouts.wear(world, who, rest)
        case _:
            loadouts.wear(world, who, text)


@command("study", category="things")
def study(ctx: Ctx[Player], thing: Annotated[Item, about_one]) -> None:
    """Find out what a thing is that you hold, bending your whole mind on it for about a minute.

    Walking off or being hurt ends it. A keen mind finds out more; a scroll or somebody learned may find out the rest.

    Examples: study ring

    See also: examine, attune
    """
    magic.begin_study(ctx.world, ctx.actor, thing)


@command("attune", category="things")
def attune(ctx: Ctx[Player], thing: Annotated[Item | None, about_one] = None) -> None:
    """Attune to a thing whose magic asks for it, which takes about a minute; by itself, show what you are attuned to.

    You can be attuned to three things at a time. Walking off or being hurt ends the attempt; what you are attuned to
    you lose when it leaves you, or when you die.

    Examples: attune ring; attune

    See also: unattune, study
    """
    if thing is None:
        ctx.world.happened(AttunementsRead(ctx.actor))
    else:
        magic.begin_attuning(ctx.world, ctx.actor, thing)


@command("unattune", category="things")
def unattune(ctx: Ctx[Player], thing: Annotated[Item, about_one]) -> None:
    """Be attuned to a thing no longer, so that you can attune to another.

    Examples: unattune ring

    See also: attune
    """
    magic.end_attunement(ctx.world, ctx.actor, thing)
