"""What is doubtful about kinds of things: those that are nowhere."""

from collections.abc import Iterator

from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem
from mud.game.thing.specs import ItemTemplate


@doubts("unused", "a kind of thing, or whatever else is made to be named, that nothing names")
def unused(overview: Overview) -> Iterator[Problem]:
    """A kind of thing that no placement, class, shop or script brings into the world."""
    for template in overview.catalog.all(ItemTemplate):
        if not overview.to(ItemTemplate, template):
            yield Problem(f"nothing brings {template} into the world", ItemTemplate, template)
