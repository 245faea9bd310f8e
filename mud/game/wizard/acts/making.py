"""Making things out of nothing, and taking things out of the world; both can be undone."""

from collections.abc import Iterator, Sequence
from typing import Final

from mud.game.being.model import Player
from mud.game.death.acts.buried import Buried, buried, dig_up
from mud.game.light.acts import put_out
from mud.game.npc.model import Npc
from mud.game.place.specs import Room
from mud.game.thing.acts.making import new_item
from mud.game.thing.acts.placing import count_placed
from mud.game.thing.acts.vessels import inside
from mud.game.thing.events import Appeared, Ceased
from mud.game.thing.model import Inventory, Item, Means, Passage
from mud.game.thing.specs import ItemTemplate, Placement
from mud.game.thing.system import PLACEMENTS
from mud.game.wizard.acts.undoing import Snapshot, can_undo
from mud.game.wizard.events import Purged, Spawned
from mud.game.wizard.model import Undo
from mud.kernel.errors import Refused
from mud.play.roles import Permission
from mud.text.nouns import count_phrase
from mud.world.contents import Holder, HolderKind
from mud.world.world import World

MOST_SPAWNED: Final = 100
"""Things made at once: more is a slip of the finger."""

MOST_PURGED: Final = 1000
"""Things taken out of the world at once, with all that is in them."""

Row = tuple[str, int, Holder, str | None, str | None]


def spawn(world: World, actor: Player, template: ItemTemplate, room: Room, count: int = 1) -> list[Item]:
    """Make things on the floor of a room, stacked as far as they can be; Refused for too many."""
    if not 1 <= count <= MOST_SPAWNED:
        raise Refused(f"You can make from 1 to {MOST_SPAWNED} things at once.")
    made = []
    while count > 0:
        quantity = min(count, template.max_stack_size)
        count -= quantity
        passage = Passage(Means.SPAWNED, actor.id, world.clock.now())
        made.append(new_item(world, template.id, Holder.room(room.id), (passage,), quantity))
    for item in made:
        world.happened(Appeared(item, room.id))
    total = sum(item.quantity for item in made)
    world.happened(Spawned(actor, template, total, room))
    kept = [(item, _row(item)) for item in made]

    def check() -> None:
        for item, row in kept:
            if item not in world.shelf(Item) or _row(item) != row or inside(world, item):
                raise Refused("What you made is no longer as you made it.")

    what = f"you made {count_phrase(total, template.name)}"
    can_undo(actor, Undo(what, Permission.MAKE, check, lambda: _unmake(world, [item for item, _ in kept])))
    return made


def purge(world: World, actor: Player, items: Sequence[Item]) -> int:
    """Take things out of the world with all that is in them; returns how many. Refused for too many."""
    everything = all_of(world, items)
    if len(everything) > MOST_PURGED:
        raise Refused(f"That is {len(everything)} things; at most {MOST_PURGED} can go at once.")
    for item in everything:
        put_out(world, item)  # what it had left to burn is kept in it
    snapshots = [Snapshot(world, item) for item in everything]
    gone = [(item.id, item.holder, item.placement_id) for item in everything]
    corpses = buried(world, everything)
    world.happened(Purged(actor, tuple(items), len(everything)))
    _unmake(world, everything)
    can_undo(
        actor,
        Undo(
            f"you took {count_phrase(len(everything), 'thing')} out of the world",
            Permission.MAKE,
            lambda: _check_room_for(world, gone),
            lambda: _bring_back(world, snapshots, corpses),
        ),
    )
    return len(everything)


def all_of(world: World, items: Sequence[Item]) -> list[Item]:
    """The things and all that is in them, what holds before what is held, each once."""
    return list(dict.fromkeys(each for item in items for each in _with_contents(world, item)))


def _with_contents(world: World, item: Item) -> Iterator[Item]:
    waiting = [item]
    while waiting:
        each = waiting.pop(0)
        yield each
        waiting.extend(inside(world, each))


def _row(item: Item) -> Row:
    return item.template_id, item.quantity, item.holder, item.equipped_slot, item.placement_id


def _unmake(world: World, items: Sequence[Item]) -> None:
    for item in reversed(items):
        world.remove(item)
        world.happened(Ceased(item))
    for placement in dict.fromkeys(item.placement_id for item in items):
        if placement is not None:
            PLACEMENTS.disturbed(world, placement)


def _check_room_for(world: World, gone: Sequence[tuple[str, Holder, str | None]]) -> None:
    ids = {item_id for item_id, _, _ in gone}
    for item_id, holder, placement_id in gone:
        if world.get(Item, item_id) is not None:
            raise Refused("One of the things is there again.")
        if not (holder.kind is HolderKind.CONTAINER and holder.id in ids) and not _is_there(world, holder):
            raise Refused("What held one of the things is no longer there.")
        placement = world.catalog.find(Placement, placement_id) if placement_id is not None else None
        if placement is not None and count_placed(world, placement) >= placement.max:
            raise Refused("What belongs in its place has come back by itself.")


def _is_there(world: World, holder: Holder) -> bool:
    match holder.kind:
        case HolderKind.ROOM:
            return world.catalog.find(Room, holder.id) is not None
        case HolderKind.PLAYER:
            player = world.get(Player, holder.id)
            return player is not None and player.is_active
        case HolderKind.NPC:
            return world.get(Npc, holder.id) is not None
        case HolderKind.CONTAINER:
            return world.get(Item, holder.id) is not None
        case HolderKind.INVENTORY:
            return world.get(Inventory, holder.id) is not None
        case _:
            return True


def _bring_back(world: World, snapshots: Sequence[Snapshot], corpses: Sequence[Buried]) -> None:
    items = [item for snapshot in snapshots if isinstance(item := snapshot.bring_back(world), Item)]
    for corpse in corpses:
        dig_up(world, corpse)
    for item in items:
        if item.holder.kind is HolderKind.ROOM:
            world.happened(Appeared(item, item.holder.id))  # type: ignore[arg-type]  # the id of a room
        if item.placement_id is not None:
            PLACEMENTS.disturbed(world, item.placement_id)
