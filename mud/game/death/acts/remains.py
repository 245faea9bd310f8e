"""Corpses: what the dead leave, who may take from it, and its end. With `buried`, the only writer of corpses.

A corpse is a thing that holds things, and an entity that makes a corpse of it. The coins of the dead lie in a purse of
the corpse, so that they are conserved as all coins are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mud.game.being.model import Being, Player
from mud.game.death.events import CoinsFound, CorpseDecays, CorpseGone, CorpseKept, LeaveGiven
from mud.game.death.model import Corpse, Worn
from mud.game.death.rules import (
    CLAIM_LASTS,
    CORPSE_LASTS,
    EMPTY_LASTS,
    PLAYERS_CORPSE_LASTS,
    WARNING,
)
from mud.game.death.specs import Loot
from mud.game.gear.acts.wearing import put_back
from mud.game.place.acts import has_flag, lost_and_found
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.acts import carried_by, take, template_of, use_up
from mud.game.thing.acts.making import new_item, shift
from mud.game.thing.acts.stacks import what_became_of
from mud.game.thing.acts.vessels import inside, outermost
from mud.game.thing.events import Appeared
from mud.game.thing.model import Alteration, Item, Means, Passage
from mud.game.thing.rules import Slot, is_bound
from mud.game.thing.specs import ItemTemplate
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemId, ItemTemplateId, PlayerId, RoomId
from mud.kernel.marks import Purse
from mud.kernel.money import Copper
from mud.text.grammar import definite, indefinite
from mud.world.contents import Holder, HolderKind, holders
from mud.world.purses import coins_in, spend, transfer
from mud.world.world import World

CORPSE: Final = ItemTemplateId("item_corpse")
"""The kind of thing that corpses are; content without it has none."""

KEPT: Final = ItemTemplateId("item_kept_bundle")
"""The kind of thing in which is kept what was in a player's corpse; without it, the corpse."""

ROUNDING: Final = 0.001
"""Seconds that are as good as none: clocks count in fractions."""


NOBODY: Final = "somebody"
"""Whose corpse it is of which nobody knows any more."""


@dataclass(slots=True)
class Remains:
    """What is found in the corpse of a creature, in the making: features add lines of loot, and move things there.

    `things` are in the corpse already, for those who want to know.
    """

    being: Being
    corpse: Item | None
    loot: list[Loot] = field(default_factory=list)


def leave(world: World, who: Being, claimants: Sequence[Player]) -> Item | None:
    """Let someone's corpse lie where they are, and in it what they had; what is bound to a player stays with them.

    None where the content knows no corpses: then they keep everything.
    """
    if world.catalog.find(ItemTemplate, CORPSE) is None:
        return None
    owner = who if isinstance(who, Player) else None
    item = _item(world, who.name, who.room_id)
    now = world.clock.now()
    corpse = world.add(
        Corpse(
            id=item.id,
            of=who.name,
            owner_id=owner.id if owner is not None else None,
            decays_at=now + (CORPSE_LASTS if owner is None else PLAYERS_CORPSE_LASTS),
            allowed=tuple(each.id for each in claimants) if owner is None else (),
            free_at=None if owner is not None else now + CLAIM_LASTS if claimants else now,
        )
    )
    world.happened(Appeared(item, who.room_id))
    _strip(world, who, item, corpse)
    await_end(world, corpse)
    return item


def lay_down(world: World, of: str, room_id: RoomId) -> Item | None:
    """Let the corpse of somebody lie in a room who died before anyone came; None where the content knows none."""
    if world.catalog.find(ItemTemplate, CORPSE) is None:
        return None
    item = _item(world, of, room_id)
    corpse = world.add(Corpse(id=item.id, of=of, decays_at=world.clock.now() + CORPSE_LASTS, free_at=0.0))
    world.happened(Appeared(item, room_id))
    await_end(world, corpse)
    return item


def owner_of(world: World, item: Item) -> Player | None:
    """The player whose corpse a thing is."""
    corpse = corpse_of(world, item)
    return None if corpse is None or corpse.owner_id is None else world.get(Player, corpse.owner_id)


def give_back(world: World, owner: Player, item: Item) -> None:
    """Let a player have what lies in their corpse, which is no more then."""
    corpse = world.get(Corpse, item.id)
    for each, slots in _to_put_on(world, item, owner):
        shift(world, each, Holder.player(owner.id))
        _put_on(world, owner, each, slots)
    if corpse is not None and corpse.coins:
        transfer(world, corpse, owner, corpse.coins, "back to life")
    use_up(world, item)


def corpse_of(world: World, item: Item) -> Corpse | None:
    """What makes a corpse of a thing; None for any other thing."""
    return world.get(Corpse, item.id)


def corpse_around(world: World, item: Item) -> Corpse | None:
    """The corpse in which a thing lies, itself or what it is in."""
    for holder in holders(world, item):
        found = world.get(Corpse, ItemId(holder.id)) if holder.kind is HolderKind.CONTAINER else None
        if found is not None:
            return found
    return None


def corpses_of(world: World, owner: Player) -> list[Item]:
    """What lies about of a player, the latest last."""
    found = (world.get(Item, corpse.id) for corpse in world.where(Corpse, "owner_id", owner.id))
    return [item for item in found if item is not None]


def room_of_corpse(world: World, item: Item) -> Room | None:
    """The room in which a corpse lies; None when somebody carries it."""
    place = outermost(world, item)
    return world.catalog.find(Room, RoomId(place.id)) if place.kind is HolderKind.ROOM else None


def check_may_loot(world: World, who: Being, corpse: Corpse) -> None:
    """Refused for those who may not take from a corpse."""
    if not isinstance(who, Player) or corpse.owner_id == who.id or who.id in corpse.allowed:
        return
    if corpse.owner_id is None:
        if corpse.free_at is None or world.clock.now() >= corpse.free_at:
            return
        raise Refused("Those who brought it down come first. Wait a little, and it is anyone's.")
    item = world.get(Item, corpse.id)
    room = room_of_corpse(world, item) if item is not None and corpse.decays_at is not None else None
    if room is None or not has_flag(world, room, RoomFlag.PLUNDER):
        raise Refused(f"What lies there belongs to {corpse.of}, who has not given you leave to take it.")


def loot(world: World, who: Player, item: Item) -> None:
    """Take all that is in a corpse, as far as one can carry it, and the coins; what one wore oneself one wears again.

    Refused when it is no corpse, nothing is in it, or one may not; what cannot be taken is refused once the rest is
    taken.
    """
    corpse = corpse_of(world, item)
    if corpse is None:
        raise Refused("That is no corpse.")
    check_may_loot(world, who, corpse)
    held = _to_put_on(world, item, who)
    if not held and not corpse.coins:
        raise Refused(f"There is nothing in {definite(known(world, item).words)}.")
    refused: Refused | None = None
    for each, slots in held:
        try:
            take(world, who, each)
            _put_on(world, who, each, slots)
        except Refused as refusal:
            refused = refused or refusal
    take_coins(world, who, item)
    if refused is not None:
        raise refused


def has_anything(world: World, item: Item) -> bool:
    """Whether anything is in a corpse, things or coins."""
    corpse = corpse_of(world, item)
    return bool(inside(world, item)) or (corpse is not None and corpse.coins > 0)


def take_coins(world: World, who: Player, item: Item) -> None:
    """Take the coins out of a corpse, if there are any and one may; then see whether anything is left in it."""
    corpse = corpse_of(world, item)
    if corpse is None:
        return
    if corpse.coins:
        check_may_loot(world, who, corpse)
        amount = corpse.coins
        transfer(world, corpse, who, amount, "found in a corpse")
        world.happened(CoinsFound(who, item, amount))
    if not inside(world, item) and not corpse.coins:
        end = world.clock.now() + EMPTY_LASTS
        corpse.decays_at = end if corpse.decays_at is None else min(end, corpse.decays_at)
        corpse.is_warned = True
        await_end(world, corpse)


def allow(world: World, who: Player, to: Player, may: bool) -> None:
    """Let somebody take from one's corpses, or no longer; Refused when one has none, or that is so already."""
    mine = list(world.where(Corpse, "owner_id", who.id))
    if to is who:
        raise Refused("What is yours you can take at any time.")
    if not mine:
        raise Refused("No corpse of yours lies anywhere.")
    concerned = [corpse for corpse in mine if (to.id in corpse.allowed) is not may]
    if not concerned:
        raise Refused(f"{to.name} {'has your leave already' if may else 'does not have your leave'}.")
    for corpse in concerned:
        rest = tuple(each for each in corpse.allowed if each != to.id)
        corpse.allowed = (*rest, to.id) if may else rest
    world.happened(LeaveGiven(who, to, may))


def forget(world: World, item: Item) -> None:
    """A thing is no more, and if it was a corpse, so is that: its coins go to its owner, or out of the world."""
    corpse = corpse_of(world, item)
    if corpse is None:
        return
    owner = world.get(Player, corpse.owner_id) if corpse.owner_id is not None else None
    if corpse.coins and owner is not None:
        transfer(world, corpse, owner, corpse.coins, "back to its owner")
    elif corpse.coins:
        spend(world, corpse, corpse.coins, "lost with a corpse")
    _remove(world, corpse)


def forget_owner(world: World, owner: Player) -> None:
    """A character is gone: what lies in its corpses is anyone's, and they bear its name no longer."""
    for corpse in list(world.where(Corpse, "owner_id", owner.id)):
        make_anyones(world, corpse)
        await_end(world, corpse)


def wait_for_ends(world: World) -> None:
    """After the world was loaded: forget what is gone, and wait for the rest."""
    for corpse in list(world.shelf(Corpse)):
        if world.get(Item, corpse.id) is None:
            _remove(world, corpse)
        else:
            await_end(world, corpse)


def make_anyones(world: World, corpse: Corpse) -> None:
    """Let a corpse be of nobody whom anyone knows, and what lies in it anyone's."""
    corpse.free_at, corpse.allowed = world.clock.now(), ()
    corpse.owner_id, corpse.of = None, NOBODY
    item = world.get(Item, corpse.id)
    if item is not None:
        item.modifications = (_called_after(world, NOBODY),)
    if corpse.decays_at is None:
        corpse.decays_at = world.clock.now() + CORPSE_LASTS


def _item(world: World, name: str, room_id: RoomId) -> Item:
    """The thing itself, called after someone: creatures without a name of their own are one of their kind."""
    passage = Passage(Means.MADE, f"the death of {name}", world.clock.now())
    item = new_item(world, CORPSE, Holder.room(room_id), (passage,), known=True)
    item.modifications = (_called_after(world, name),)
    return item


def _called_after(world: World, name: str) -> Alteration:
    whose = name if name[:1].isupper() or name == NOBODY else indefinite(name)
    return Alteration("corpse", "the dead", suffix=f"of {whose}", text=f"This was {whose}.", at=world.clock.now())


def _to_put_on(world: World, item: Item, who: Player) -> list[tuple[Item, list[Slot]]]:
    """What lies in a corpse, and of one's own where one wore it: that first, so that hands are free for the rest."""
    corpse, slots = corpse_of(world, item), dict[ItemId, list[Slot]]()
    if corpse is not None and corpse.owner_id == who.id:
        for worn in corpse.worn:
            slots.setdefault(worn.item, []).append(worn.slot)
    lying = [(each, slots.get(each.id, [])) for each in inside(world, item)]
    return sorted(lying, key=lambda each: not each[1])


def _put_on(world: World, who: Player, item: Item, slots: Sequence[Slot]) -> None:
    for slot in slots:
        put_back(world, who, what_became_of(item), slot)


def _strip(world: World, who: Being, item: Item, corpse: Corpse) -> None:
    """Everything goes into the corpse that may leave whoever had it; where a player wore it is remembered."""
    worn: dict[Slot, Item] = {}
    for each in list(carried_by(world, who)):
        if corpse.owner_id is None or not is_bound(template_of(world, each)):
            if each.equipped_slot is not None:
                worn[Slot(each.equipped_slot)] = each
            shift(world, each, Holder.container(item.id))
    if corpse.owner_id is not None:
        corpse.worn = tuple(Worn(what_became_of(worn[slot]).id, slot) for slot in Slot if slot in worn)
    coins = coins_in(world, who) if world.schema.spec_of(type(who)).marked(Purse) else Copper(0)
    if coins:
        transfer(world, who, corpse, coins, "left in a corpse")


def await_end(world: World, corpse: Corpse) -> None:
    """Wait for its warning, or for its end."""
    if corpse.job is not None:
        corpse.job.cancel()
        corpse.job = None
    if corpse.decays_at is None:
        return
    seconds = corpse.decays_at - world.clock.now()
    if not corpse.is_warned and seconds > WARNING + ROUNDING:
        seconds -= WARNING
    corpse.job = world.schedule.after(seconds, "a corpse", lambda: _see_to(world, corpse))


def _see_to(world: World, corpse: Corpse) -> None:
    corpse.job = None
    item = world.get(Item, corpse.id)
    if item is None:
        _remove(world, corpse)
        return
    if corpse.decays_at is not None and corpse.decays_at > world.clock.now() + ROUNDING:
        room = room_of_corpse(world, item)
        if room is not None and not corpse.is_warned:
            world.happened(CorpseDecays(item, room.id))
        corpse.is_warned = True
        await_end(world, corpse)
    elif corpse.owner_id is not None and (inside(world, item) or corpse.coins):
        _keep(world, corpse, item, corpse.owner_id)
    else:
        _decay(world, item)


def _decay(world: World, item: Item) -> None:
    called, room = known(world, item), room_of_corpse(world, item)
    use_up(world, item)  # which lays down what was in it
    if room is not None:
        world.happened(CorpseGone(called, room.id))


def _keep(world: World, corpse: Corpse, item: Item, owner_id: PlayerId) -> None:
    """A player's corpse is at its end, and they have not come: what is in it waits for them in the lost-and-found."""
    owner, room = world.get(Player, owner_id), room_of_corpse(world, item)
    called, source = known(world, item), room.id if room is not None else None
    place = world.catalog.get(Room, lost_and_found(world, room.area_id if room is not None else None))
    if world.catalog.find(ItemTemplate, KEPT) is not None:
        item.template_id = KEPT
    if source != place.id:
        shift(world, item, Holder.room(place.id))
    corpse.decays_at, corpse.allowed = None, ()
    if corpse.coins and owner is not None:
        transfer(world, corpse, owner, Copper(corpse.coins), "back to its owner")
    if owner is not None:
        world.happened(CorpseKept(owner, called, source or place.id, place))


def _remove(world: World, corpse: Corpse) -> None:
    if corpse.job is not None:
        corpse.job.cancel()
    world.remove(corpse)
