"""What is doubtful about kinds of things: those that are nowhere."""

from collections.abc import Iterator

from mud.content.catalog import Catalog
from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem, faults
from mud.game.thing.specs import Container, ItemTemplate, Placement


@faults
def put_elsewhere(catalog: Catalog) -> Iterator[Problem]:
    """A placement of one room into a container of another."""
    for placement in catalog.all(Placement).values():
        container = catalog.find(Container, placement.into) if placement.into is not None else None
        if container is not None and container.room_id != placement.room_id:
            message = f"{container.id} stands in {container.room_id}, and not in {placement.room_id}"
            yield Problem(message, Placement, placement.id, ("into",))


@doubts("unused", "a kind of thing, or whatever else is made to be named, that nothing names")
def unused(overview: Overview) -> Iterator[Problem]:
    """A kind of thing that no placement, class, shop or script brings into the world."""
    for template in overview.catalog.all(ItemTemplate):
        if not overview.to(ItemTemplate, template):
            yield Problem(f"nothing brings {template} into the world", ItemTemplate, template)
