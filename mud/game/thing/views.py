"""What people see of things."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, TypeVar

from mud.game.being.model import Being, Player
from mud.game.being.readers import can_see
from mud.game.place.specs import DoorPosition
from mud.game.thing.acts import packed_by, template_of, weight_of, worn_by
from mud.game.thing.acts.stacks import what_became_of
from mud.game.thing.acts.vessels import Vessel, inside, lid_of, name_of, outermost
from mud.game.thing.acts.wear import durability_of
from mud.game.thing.events import (
    Broke,
    Combined,
    Dropped,
    Equipped,
    Given,
    InventoryRead,
    LidReturned,
    Parted,
    PutIn,
    Taken,
    TakenOut,
    Unequipped,
    WoreDown,
)
from mud.game.thing.model import Inventory, Item
from mud.game.thing.rules import WORN, Slot, condition_of, is_known, slot_of, words_about
from mud.kernel.ids import PlayerId
from mud.play.naming import Noun, Portion, names
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import capital, definite, indefinite, is_plural
from mud.text.page import Block, Entry, Field, Paragraph
from mud.text.pronouns import IT
from mud.text.span import styled
from mud.world.world import World

HELD = frozenset({Slot.MAIN_HAND, Slot.OFF_HAND})
"""Slots of what is held, not worn."""


class Moved(Protocol):
    """An event in which so many pieces of a thing went somewhere."""

    @property
    def item(self) -> Item:
        """What moved."""

    @property
    def count(self) -> int:
        """How many pieces of it."""


M = TypeVar("M", bound=Moved)


@names(Item)
def item_name(world: World, item: Item, viewer: Any) -> Noun:  # Any: as Namer has it
    """Things are called by the name of their kind; what one neither sees nor holds is something."""
    if isinstance(viewer, Being) and not can_see(world, viewer) and not _is_held(world, item, viewer):
        return Noun("something", proper=True, style="thing", pronouns=IT)
    return known(world, item)


def known(world: World, item: Item) -> Noun:
    """What a thing is called by those who know what it is."""
    return Noun(name_of(world, item), count=item.quantity, style="thing")


def _is_held(world: World, item: Item, viewer: Being) -> bool:
    return outermost(world, item) == viewer.hands


def felt(world: World, who: Being, moved: Moved) -> object:
    """A thing for a telling to whoever had it in hand a moment ago: in the dark they know it without seeing it."""
    return some(moved) if can_see(world, who) else replace(known(world, moved.item), count=moved.count)


def some(moved: Moved) -> Portion[Item]:
    """What moved, for a telling: so many of the stack in which it is by now."""
    return Portion(what_became_of(moved.item), moved.count)


def together(world: World, first: M, second: M) -> M | None:
    """One event in place of two that say the same of things that are called the same."""
    for field in fields(first):  # type: ignore[arg-type]  # every event is a dataclass
        if field.name not in ("item", "count") and getattr(first, field.name) is not getattr(second, field.name):
            return None
    if known(world, first.item).single() != known(world, second.item).single():
        return None
    return replace(second, count=first.count + second.count)  # type: ignore[type-var]  # as above


class InventoryScreen(Screen[Player]):
    """What someone carries."""

    sections: ClassVar[tuple[str, ...]] = ("carried", "load")


def grouped(world: World, items: Iterable[Item]) -> list[Noun]:
    """The names of things, equal ones counted together, in the order of the first of each."""
    counts: dict[str, int] = {}
    for item in items:
        name = name_of(world, item)
        counts[name] = counts.get(name, 0) + item.quantity
    return [Noun(name, count=count, style="thing") for name, count in counts.items()]


LIDS: Mapping[DoorPosition, str] = MappingProxyType(
    {DoorPosition.OPEN: "open", DoorPosition.CLOSED: "closed", DoorPosition.LOCKED: "closed"}
)
"""How a lid is seen to stand: whether it is locked one finds out by trying."""


@names(Inventory)
def inventory_name(world: World, inventory: Inventory, viewer: Any) -> Noun:  # Any: as Namer has it
    """Chests and shelves are called as they are; what one does not see is something."""
    if isinstance(viewer, Being) and not can_see(world, viewer):
        return Noun("something", proper=True, style="thing", pronouns=IT)
    return Noun(inventory.name, style="thing")


def lid_sentence(world: World, vessel: Vessel) -> str:
    """How the lid stands of something that has one."""
    subject = "They are" if is_plural(name_of(world, vessel)) else "It is"
    return f"{subject} {LIDS[lid_of(world, vessel)]}."


def inside_of(world: World, container: Vessel) -> list[Block]:
    """What is in a container, equal things together, or that it is empty; of a closed one, that it is."""
    if lid_of(world, container) is not DoorPosition.OPEN:
        name = name_of(world, container)
        return [Paragraph(styled(f"{capital(definite(name))} {'are' if is_plural(name) else 'is'} closed."))]
    nouns = grouped(world, inside(world, container))
    entries: list[Block] = [Entry(styled(noun.form("a"), "thing")) for noun in nouns]
    name = definite(name_of(world, container))
    heading = f"In {name}:" if entries else f"There is nothing in {name}."
    return [Paragraph(styled(heading)), *entries]


def worn_fields(world: World, being: Being) -> list[Block]:
    """What is worn and held, each with where."""
    return [
        Field(WORN[Slot(item.equipped_slot)].capitalize(), styled(indefinite(name_of(world, item)), "thing"))
        for item in worn_by(world, being)
        if item.equipped_slot is not None
    ]


def facts_about(world: World, item: Item) -> list[Block]:
    """What kind of thing it is, what it weighs, and where it is worn."""
    template = template_of(world, item)
    facts = [
        Field("Kind", styled(template.item_subtype or template.item_type.value)),
        Field("Weight", styled(f"{weight_of(world, item):g} pounds")),
    ]
    slot = slot_of(template)
    if slot is not None:
        facts.append(Field("Worn", styled(WORN[slot])))
    if template.flavor_text and is_known(template, item):
        return [*facts, Paragraph(styled(template.flavor_text.strip()))]
    return list(facts)


@screen(InventoryRead)
def inventory_read(world: World, event: InventoryRead) -> Screen[Player]:
    """Equal things together."""
    kind = event.kind
    made = InventoryScreen(event.reader, styled(f"Of what you carry: {kind}" if kind else "You carry", "title"))
    items = packed_by(world, event.reader)
    if kind:
        items = [item for item in items if kind in words_about(template_of(world, item), item)]
    for noun in grouped(world, items):
        made.add("carried", Entry(styled(noun.form("a"), "thing")))
    if not items:
        made.add("carried", Paragraph(styled("Nothing at all.")))
    return made


@view(Taken, together)
def taken(_world: World, event: Taken) -> Telling:
    """The taker and the room."""
    return (
        tell(Only(event.who), "You take {item}.", item=some(event)),
        tell(InRoom(event.room_id, (event.who,)), "{Who} takes {item}.", who=event.who, item=some(event)),
    )


@view(Dropped, together)
def dropped(world: World, event: Dropped) -> Telling:
    """The dropper and the room."""
    return (
        tell(Only(event.who), "You drop {item}.", item=felt(world, event.who, event)),
        tell(InRoom(event.room_id, (event.who,)), "{Who} drops {item}.", who=event.who, item=some(event)),
    )


@view(LidReturned)
def lid_returned(_world: World, event: LidReturned) -> Telling:
    """The room."""
    words = {
        DoorPosition.OPEN: "{Chest:the} opens by itself.",
        DoorPosition.CLOSED: "{Chest:the} falls shut.",
        DoorPosition.LOCKED: "{Chest:the} falls shut, and the lock catches.",
    }[event.position]
    return (tell(InRoom(event.inventory.room_id), words, chest=event.inventory),)


@view(TakenOut, together)
def taken_out(_world: World, event: TakenOut) -> Telling:
    """The taker and the room."""
    names = {"item": some(event), "container": event.container}
    return (
        tell(Only(event.who), "You take {item} out of {container:the}.", **names),
        tell(
            InRoom(event.who.room_id, (event.who,)),
            "{Who} takes {item} out of {container:the}.",
            who=event.who,
            **names,
        ),
    )


@view(PutIn, together)
def put_in(world: World, event: PutIn) -> Telling:
    """Whoever did it and the room."""
    names = {"item": some(event), "container": event.container}
    return (
        tell(
            Only(event.who),
            "You put {item} into {container:the}.",
            **names | {"item": felt(world, event.who, event)},
        ),
        tell(
            InRoom(event.who.room_id, (event.who,)), "{Who} puts {item} into {container:the}.", who=event.who, **names
        ),
    )


@view(Given, together)
def given(world: World, event: Given) -> Telling:
    """The giver, the one who gets it, and the room."""
    return (
        tell(Only(event.who), "You give {item} to {to}.", item=felt(world, event.who, event), to=event.to),
        tell(Only(event.to), "{Who} gives you {item}.", who=event.who, item=some(event)),
        tell(
            InRoom(event.who.room_id, (event.who, event.to)),
            "{Who} gives {item} to {to}.",
            who=event.who,
            item=some(event),
            to=event.to,
        ),
    )


@view(WoreDown)
def wore_down(world: World, event: WoreDown) -> Telling:
    """Whoever has it."""
    return _to_bearer(
        world, event.item, f"Your {{item:bare}} {_are(event.item)} {_condition(world, event.item)} by now."
    )


@view(Broke)
def broke(world: World, event: Broke) -> Telling:
    """Whoever has it."""
    return _to_bearer(world, event.item, f"Your {{item:bare}} {_are(event.item)} broken!")


def _to_bearer(world: World, item: Item, words: str) -> Telling:
    bearer = world.get(Player, PlayerId(outermost(world, item).id))
    return () if bearer is None else (tell(Only(bearer), words, item=item),)


def _are(item: Item) -> str:
    return "is" if item.quantity == 1 else "are"


def _condition(world: World, item: Item) -> str:
    kind = template_of(world, item)
    left = durability_of(kind, item)
    return condition_of(kind, left) if left is not None else ""


@view(Parted)
def parted(_world: World, event: Parted) -> Telling:
    """Whoever did it."""
    return (tell(Only(event.who), "You set {item} apart.", item=event.item),)


@view(Combined)
def combined(_world: World, event: Combined) -> Telling:
    """Whoever did it."""
    return (
        tell(
            Only(event.who),
            "You put them together, and have {item} in one stack.",
            item=Portion(event.item, event.count),
        ),
    )


@view(Equipped)
def equipped(_world: World, event: Equipped) -> Telling:
    """Whoever did it and the room."""
    mine, theirs = ("take", "takes") if event.slot in HELD else ("put on", "puts on")
    where = f" {WORN[event.slot]}" if event.slot in HELD else ""
    watching = InRoom(event.who.room_id, (event.who,))
    return (
        tell(Only(event.who), f"You {mine} {{item}}{where}.", item=event.item),
        tell(watching, f"{{Who}} {theirs} {{item}}{where}.", who=event.who, item=event.item),
    )


@view(Unequipped)
def unequipped(_world: World, event: Unequipped) -> Telling:
    """Whoever did it and the room."""
    if event.slips:
        return (
            tell(Only(event.who), "{Item:the} slips from your hand. It stays with you.", item=event.item),
            tell(
                InRoom(event.who.room_id, (event.who,)),
                "{Item} slips from {who:'s} hand.",
                who=event.who,
                item=event.item,
            ),
        )
    mine, theirs = ("put away", "puts away") if event.slot in HELD else ("take off", "takes off")
    return (
        tell(Only(event.who), f"You {mine} {{item:the}}.", item=event.item),
        tell(InRoom(event.who.room_id, (event.who,)), f"{{Who}} {theirs} {{item}}.", who=event.who, item=event.item),
    )
