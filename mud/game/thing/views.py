"""What people see of things."""

from collections.abc import Iterable
from typing import Any, ClassVar

from mud.game.being.model import Being, Player
from mud.game.thing.acts import carried_by, template_of
from mud.game.thing.events import Dropped, InventoryRead, Taken
from mud.game.thing.model import Item
from mud.play.naming import Noun, names
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World


@names(Item)
def item_name(world: World, item: Item, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Things are called by the name of their kind."""
    return Noun(template_of(world, item).name, count=item.quantity, style="thing")


class InventoryScreen(Screen[Being]):
    """What someone carries."""

    sections: ClassVar[tuple[str, ...]] = ("carried", "load")


def grouped(world: World, items: Iterable[Item]) -> list[Noun]:
    """The names of things, equal ones counted together, in the order of the first of each."""
    counts: dict[str, int] = {}
    for item in items:
        name = template_of(world, item).name
        counts[name] = counts.get(name, 0) + item.quantity
    return [Noun(name, count=count, style="thing") for name, count in counts.items()]


@screen(InventoryRead)
def inventory_read(world: World, event: InventoryRead) -> Screen[Being]:
    """Equal things together."""
    made = InventoryScreen(event.reader, styled("You carry", "title"))
    items = carried_by(world, event.reader) if isinstance(event.reader, Player) else ()
    for noun in grouped(world, items):
        made.add("carried", Entry(styled(noun.form("a"), "thing")))
    if not items:
        made.add("carried", Paragraph(styled("Nothing at all.")))
    return made


@view(Taken)
def taken(_world: World, event: Taken) -> Telling:
    """The taker and the room."""
    return (
        tell(Only(event.who), "You take {item}.", item=event.item),
        tell(InRoom(event.room_id, (event.who,)), "{who} takes {item}.", who=event.who, item=event.item),
    )


@view(Dropped)
def dropped(_world: World, event: Dropped) -> Telling:
    """The dropper and the room."""
    return (
        tell(Only(event.who), "You drop {item}.", item=event.item),
        tell(InRoom(event.room_id, (event.who,)), "{who} drops {item}.", who=event.who, item=event.item),
    )
