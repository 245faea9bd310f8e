"""What players' programs are told of things: those one carries, those in the room, those in a container."""

from collections.abc import Callable, Iterable
from functools import partial

from mud.game.being.events import Relocated, Settled, Walked, Woken
from mud.game.being.feeds import has_light, seen
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import can_see
from mud.game.thing.acts import carried_by, inside, lying_in, template_of
from mud.game.thing.events import (
    Appeared,
    Ceased,
    Changed,
    Divided,
    Dropped,
    Equipped,
    Given,
    Merged,
    Moved,
    PutIn,
    Received,
    Spilled,
    Taken,
    TakenOut,
    Unequipped,
)
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot, slot_of
from mud.game.thing.specs import ItemType
from mud.kernel.ids import ItemId, PlayerId, RoomId
from mud.kernel.json import Json
from mud.play.feeds import Inform, Signal, Stale, answer, feed, state
from mud.play.telling import Audience, Everyone, InRoom, Only
from mud.text.grammar import count_phrase, indefinite
from mud.world.contents import Holder, HolderKind, holders
from mud.world.world import World

CARRIED, LYING, INSIDE = "inv", "room", "rep"
"""The places of things, as programs call them; a container's id stands behind the last."""

HANDS = {Slot.OFF_HAND: "l", Slot.MAIN_HAND: "L"}


def item_facts(world: World, item: Item) -> Json:
    """A thing as programs know it: its id, what it is called, and letters for what can be done with it."""
    name = template_of(world, item).name
    called = indefinite(name) if item.quantity == 1 else count_phrase(item.quantity, name)
    facts = {"id": item.id, "name": called, "icon": template_of(world, item).item_type.value}
    letters = _letters(world, item)
    return {**facts, "attrib": letters} if letters else facts


def _letters(world: World, item: Item) -> str:
    """w worn, W wearable, l and L in the hands, c container, e edible, t can be taken."""
    template = template_of(world, item)
    letters = ""
    if item.equipped_slot is not None:
        letters += HANDS.get(Slot(item.equipped_slot), "w")
    elif slot_of(template) is not None:
        letters += "W"
    letters += "c" if template.is_container else ""
    letters += "e" if template.item_type is ItemType.CONSUMABLE else ""
    return letters + "t"


def _listed(world: World, location: str, items: Iterable[Item]) -> Json:
    return {"location": location, "items": [item_facts(world, item) for item in items]}


@state("Char.Items.List")
def items_carried(world: World, player: Player) -> Json:
    """What one carries."""
    return _listed(world, CARRIED, carried_by(world, player))


@state("Char.Items.List", also_when=has_light)
def items_lying(world: World, player: Player) -> Json:
    """What lies in the room, as far as it is seen."""
    return _listed(world, LYING, lying_in(world, player.room_id) if can_see(world, player) else ())


@answer("Char.Items.Inv")
def carried_asked(_world: World, player: Player, _data: Json) -> Iterable[Signal]:
    """What one carries."""
    return (Stale(Only(player), items_carried),)


@answer("Char.Items.Room")
def lying_asked(_world: World, player: Player, _data: Json) -> Iterable[Signal]:
    """What lies in the room."""
    return (Stale(Only(player), items_lying),)


@answer("Char.Items.Contents")
def contents_asked(world: World, player: Player, data: Json) -> Iterable[Signal]:
    """What is in a container that one carries or that stands here; of others nothing is said."""
    container = world.get(Item, ItemId(str(data).removeprefix(INSIDE)))
    if container is None or not template_of(world, container).is_container:
        return ()
    near = (Holder.player(player.id), *([Holder.room(player.room_id)] if can_see(world, player) else []))
    if holders(world, container)[-1] not in near:
        return ()
    location = f"{INSIDE}{container.id}"
    return (Inform(Only(player), "Char.Items.List", lambda: _listed(world, location, inside(world, container))),)


def _added(world: World, audience: Audience, location: str, item: Item) -> Signal:
    return _told(world, audience, "Char.Items.Add", partial(_facts_at, world, location, item))


def _removed(world: World, audience: Audience, location: str, item: Item) -> Signal:
    return _told(world, audience, "Char.Items.Remove", partial(_facts_at, world, location, item))


def _told(world: World, audience: Audience, package: str, body: Callable[[], Json]) -> Signal:
    """Of what lies in a room those learn who see it; what one has, one feels."""
    return seen(world, audience, package, body) if isinstance(audience, InRoom) else Inform(audience, package, body)


@feed(Walked)
def walked(_world: World, event: Walked) -> Iterable[Signal]:
    """Other things lie here."""
    return (Stale(Only(event.who), items_lying),)


@feed(Settled)
def settled(_world: World, event: Settled) -> Iterable[Signal]:
    """Whoever wakes sees again what lies here."""
    return (Stale(Only(event.who), items_lying),) if event.before is Position.SLEEPING else ()


@feed(Woken)
def woken(_world: World, event: Woken) -> Iterable[Signal]:
    """So does who is woken."""
    return (Stale(Only(event.whom), items_lying),)


@feed(Appeared)
def appeared(world: World, event: Appeared) -> Iterable[Signal]:
    """One more thing lies here."""
    return (_added(world, InRoom(event.room_id), LYING, event.item),)


@feed(Taken)
def taken(world: World, event: Taken) -> Iterable[Signal]:
    """From the floor into the hand."""
    yield _removed(world, InRoom(event.room_id), LYING, event.item)
    yield _added(world, Only(event.who), CARRIED, event.item)


@feed(Dropped)
def dropped(world: World, event: Dropped) -> Iterable[Signal]:
    """From the hand to the floor."""
    yield _removed(world, Only(event.who), CARRIED, event.item)
    yield _added(world, InRoom(event.room_id), LYING, event.item)


@feed(Given)
def given(world: World, event: Given) -> Iterable[Signal]:
    """From hand to hand."""
    yield _removed(world, Only(event.who), CARRIED, event.item)
    yield _added(world, Only(event.to), CARRIED, event.item)


@feed(TakenOut)
def taken_out(world: World, event: TakenOut) -> Iterable[Signal]:
    """Out of a container, which may be one's own."""
    yield _removed(world, _near(world, event.who, event.container), f"{INSIDE}{event.container.id}", event.item)
    yield _added(world, Only(event.who), CARRIED, event.item)


@feed(PutIn)
def put_in(world: World, event: PutIn) -> Iterable[Signal]:
    """Into a container."""
    yield _removed(world, Only(event.who), CARRIED, event.item)
    yield _added(world, _near(world, event.who, event.container), f"{INSIDE}{event.container.id}", event.item)


@feed(Divided)
def divided(world: World, event: Divided) -> Iterable[Signal]:
    """One stack is two."""
    yield from _anew(world, event.stack)
    audience, location = _whereabouts(world, event.piece.holder)
    yield _added(world, audience, location, event.piece)


@feed(Merged)
def merged(world: World, event: Merged) -> Iterable[Signal]:
    """Two stacks are one, or one of them is larger now."""
    if event.item.became is None:
        yield from _anew(world, event.item)
    else:
        yield from _gone(world, event.item)
    yield from _anew(world, event.into)


@feed(Changed)
def changed(world: World, event: Changed) -> Iterable[Signal]:
    """A thing is another number, or can be used for something else now."""
    return _anew(world, event.item)


@feed(Ceased)
def ceased(world: World, event: Ceased) -> Iterable[Signal]:
    """A thing is no more."""
    return _gone(world, event.item)


@feed(Received)
def received(world: World, event: Received) -> Iterable[Signal]:
    """One more thing in the hands."""
    return (_added(world, Only(event.who), CARRIED, event.item),)


@feed(Moved)
def moved(world: World, event: Moved) -> Iterable[Signal]:
    """One thing less where it was."""
    audience, location = _whereabouts(world, event.source)
    return (_removed(world, audience, location, event.item),)


@feed(Relocated)
def relocated(_world: World, event: Relocated) -> Iterable[Signal]:
    """Other things lie here."""
    return (Stale(Only(event.who), items_lying),)


@feed(Spilled)
def spilled(world: World, event: Spilled) -> Iterable[Signal]:
    """Out of something that is no more."""
    audience, location = _whereabouts(world, event.item.holder)
    yield _added(world, audience, location, event.item)


@feed(Equipped)
def equipped(world: World, event: Equipped) -> Iterable[Signal]:
    """Worn now, or held."""
    return (_updated(world, event.who, event.item),)


@feed(Unequipped)
def unequipped(world: World, event: Unequipped) -> Iterable[Signal]:
    """No longer."""
    return (_updated(world, event.who, event.item),)


def _anew(world: World, item: Item) -> Iterable[Signal]:
    audience, location = _whereabouts(world, item.holder)
    return (_told(world, audience, "Char.Items.Update", partial(_facts_at, world, location, item)),)


def _gone(world: World, item: Item) -> Iterable[Signal]:
    audience, location = _whereabouts(world, item.holder)
    return (_removed(world, audience, location, item),)


def _facts_at(world: World, location: str, item: Item) -> Json:
    return {"location": location, "item": item_facts(world, item)}


def _whereabouts(world: World, holder: Holder) -> tuple[Audience, str]:
    """Whose programs know what a holder has, and what they call that place."""
    if holder.kind is HolderKind.ROOM:
        return InRoom(RoomId(holder.id)), LYING
    if holder.kind is HolderKind.PLAYER:
        return _bearer(world, holder), CARRIED
    container = world.get(Item, ItemId(holder.id))
    outermost = holders(world, container)[-1] if container is not None else holder
    return (
        InRoom(RoomId(outermost.id)) if outermost.kind is HolderKind.ROOM else _bearer(world, outermost),
        f"{INSIDE}{holder.id}",
    )


def _bearer(world: World, holder: Holder) -> Audience:
    player = world.get(Player, PlayerId(holder.id))
    return Everyone(tuple(world.where(Player, "online", True))) if player is None else Only(player)


def _updated(world: World, who: Being, item: Item) -> Signal:
    facts = {"location": CARRIED}
    return Inform(Only(who), "Char.Items.Update", lambda: {**facts, "item": item_facts(world, item)})


def _near(world: World, who: Being, container: Item) -> Audience:
    """Who can see into it: all in the room where it stands, or whoever has it."""
    holder = holders(world, container)[-1]
    return InRoom(who.room_id) if holder == Holder.room(who.room_id) else Only(who)
