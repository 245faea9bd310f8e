"""Making things, taking them out of the world, and changing rooms."""

from collections import Counter
from typing import Annotated, Final

from mud.game.being.model import Player
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by, lying_in
from mud.game.thing.model import Item
from mud.game.thing.readers import item_keywords
from mud.game.thing.specs import ItemTemplate
from mud.game.wizard.acts import creatures as living
from mud.game.wizard.acts import making, rooms
from mud.game.wizard.events import CreaturesPurgeShown, PurgeShown
from mud.game.wizard.readers import makeable, room, species
from mud.kernel.errors import Refused
from mud.kernel.ids import NpcTemplateId
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.readers import Targets, one_word
from mud.play.roles import Permission
from mud.play.words import split_words
from mud.text.nouns import count_phrase
from mud.world.world import World

REALLY: Final = "really"
"""The word that has done what was only shown without it."""

MOST_DIGITS: Final = 6

CREATURES: Final = frozenset({"npc", "npcs", "creature", "creatures"})
"""Words behind which stands a creature."""


@command("spawn", permission=Permission.MAKE, category="staff")
def spawn(ctx: Ctx[Player], text: str) -> None:
    """Make things or creatures out of nothing, where you are or in another room: by the id of their kind, or its name.

    A number in front says how many; npc in front of the name says that it is a creature. Staff see in the history of a
    thing that it was made so. Creatures that were called so do not come back once they are dead.

    Examples: spawn item_loaf; spawn 3 rusty sword; spawn lantern in lane; spawn 2 npc mill rat; spawn npc_rat in lane

    See also: purge, undo
    """
    words, target = _with_room(ctx, text)
    first, _, rest = words.partition(" ")
    counted = bool(rest) and first.isascii() and first.isdigit() and len(first) <= MOST_DIGITS
    kind = _kind(ctx, rest if counted else words)
    number = int(first) if counted else 1
    if isinstance(kind, NpcTemplate):
        creatures = living.spawn(ctx.world, ctx.actor, kind, target, number)
        ctx.noted["called"] = f"{_counted_creatures(creatures)} in {target.id}"
        ctx.noted["ids"] = " ".join(npc.id for npc in creatures)
        return
    made = making.spawn(ctx.world, ctx.actor, kind, target, number)
    ctx.noted["made"] = f"{_counted(made)} in {target.id}"
    ctx.noted["ids"] = " ".join(item.id for item in made)


@command("purge", permission=Permission.MAKE, category="staff")
def purge(ctx: Ctx[Player], text: str) -> None:
    """Take things out of the world, with all that is in them: what lies here or in another room, or one by its id.

    Several at once are only listed, until you type the same with the word really behind it. What players carry is
    left alone, unless you name it by its id.

    With npc in front, creatures: by name where you are or in another room, by their id, or by the id of their kind all
    there are of it, dead ones too. Those that content wants there come back when they are due.

    Examples: purge sword; purge all.loaf; purge all.loaf really; purge all in loft really; purge npc goose; purge npc
    all in lane; purge npc npc_rat really

    See also: spawn, undo
    """
    words = text.split()
    is_meant = words[-1].casefold() == REALLY and len(words) > 1
    asked, target = _with_room(ctx, " ".join(words[:-1] if is_meant else words))
    first, _, rest = asked.partition(" ")
    if first.casefold() in CREATURES:
        _purge_creatures(ctx, rest.strip(), target, is_meant)
        return
    items = _items(ctx, asked, target)
    everything = making.all_of(ctx.world, items)
    if len(everything) > 1 and not is_meant:
        ctx.noted["shown only"] = f"{len(everything)} things"
        ctx.world.happened(PurgeShown(ctx.actor, tuple(items), len(everything), target))
        return
    ctx.noted["taken away"] = _counted(everything)
    ctx.noted["ids"] = " ".join(item.id for item in everything)
    making.purge(ctx.world, ctx.actor, items)


@command("room", permission=Permission.BUILD, category="staff", unsplit=True)
def change_room(ctx: Ctx[Player], word: Annotated[str, one_word] = "", text: str = "") -> None:
    """Change the room where you are, until you restore it: its flags, its exits, what it looks like.

    Without words it shows what is different from what the content says. A flag is set with room flag and taken away
    with room unflag; room exit opens a way, also one with a name of its own, and room close takes one away. The change
    lasts over restarts. With undo the last one is taken back.

    Examples: room; room flag silent; room unflag silent; room exit north room_square; room close north; room describe
    The wheel stands still.; room restore
    """
    rooms.change_undoably(ctx.world, ctx.actor, word.casefold(), text)
    if word:
        ctx.noted["room"] = ctx.actor.room_id


def _kind(ctx: Ctx[Player], words: str) -> ItemTemplate | NpcTemplate:
    """The kind of thing or creature that words mean; Refused when there is none, or several."""
    first, _, rest = words.partition(" ")
    if first.casefold() in CREATURES and rest:
        kind: NpcTemplate = species.one(ctx, (), rest)
        return kind
    meant: ItemTemplate | NpcTemplate = makeable.one(ctx, (), words).thing
    return meant


def _purge_creatures(ctx: Ctx[Player], asked: str, target: Room, is_meant: bool) -> None:
    creatures = _creatures(ctx, asked, target)
    if len(creatures) > 1 and not is_meant:
        ctx.noted["shown only"] = count_phrase(len(creatures), "creature")
        ctx.world.happened(CreaturesPurgeShown(ctx.actor, tuple(creatures)))
        return
    ctx.noted["taken away"] = _counted_creatures(creatures)
    ctx.noted["ids"] = " ".join(npc.id for npc in creatures)
    living.purge(ctx.world, ctx.actor, creatures)


def _creatures(ctx: Ctx[Player], asked: str, target: Room) -> list[Npc]:
    by_id = ctx.world.get(Npc, asked)
    if by_id is not None:
        return [by_id]
    if ctx.world.catalog.find(NpcTemplate, asked) is not None:
        found = list(ctx.world.where(Npc, "template_id", NpcTemplateId(asked)))
        if not found:
            raise Refused(f"There is no {asked} in the world.")
        return found
    words = split_words(asked)
    if not words:
        raise Refused("Purge which creature? Usage: purge npc <name or id> [in <room>] [really]")
    there: Targets[Npc] = Targets(
        "creature",
        lambda _ctx: [npc for npc in ctx.world.where(Npc, "room_id", target.id) if npc.is_alive],
        lambda _ctx, npc: (npc.name, *npc.keywords),
        "There is no {words} there.",
        "There is no creature there.",
    )
    return list(dict.fromkeys(there.many(ctx, words, asked)))


def _counted_creatures(creatures: list[Npc]) -> str:
    """How many of each kind, by its id."""
    counts = Counter(npc.template_id for npc in creatures)
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _counted(items: list[Item]) -> str:
    """How many of each kind, by its id."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item.template_id] = counts.get(item.template_id, 0) + item.quantity
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _with_room(ctx: Ctx[Player], text: str) -> tuple[str, Room]:
    """What is asked for, and the room that `in` names behind it, or the one where one is."""
    words, found, where = text.rpartition(" in ")
    if found and words.strip():
        return words.strip(), room.one(ctx, (), where)
    return text.strip(), ctx.world.catalog.get(Room, ctx.actor.room_id)


def _items(ctx: Ctx[Player], asked: str, target: Room) -> list[Item]:
    by_id = ctx.world.get(Item, asked)
    if by_id is not None:
        return [by_id]
    lying: Targets[Item] = Targets(
        "thing",
        lambda _ctx: [*lying_in(ctx.world, target.id), *_own(ctx.world, ctx.actor, target)],
        lambda _ctx, item: item_keywords(ctx.world, item),
        "There is no {words} lying there.",
        "Nothing lies there.",
    )
    words = split_words(asked)
    if not words:
        raise Refused("Purge what? Usage: purge <thing> [in <room>] [really]")
    return list(dict.fromkeys(lying.many(ctx, words, asked)))


def _own(world: World, actor: Player, target: Room) -> list[Item]:
    return [*carried_by(world, actor)] if actor.room_id == target.id else []
