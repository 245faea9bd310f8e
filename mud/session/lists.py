"""Lists that programs have: what was told of a place is compared with what is there now, and the difference is told."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from mud.kernel.json import Json
from mud.play.feeds import Listing
from mud.session.program import Program
from mud.session.session import Session
from mud.world.world import World

Contents = Mapping[str, Json]
Change = tuple[str, Json]
"""`Add`, `Remove` or `Update`, and what it is about."""

NOTHING: Final[Contents] = MappingProxyType({})


class Lists:
    """Sends lists. What is in a place is found once, and compared once, for all who have the same list of it."""

    def __init__(
        self, world: World, wants: Callable[[Session, str], bool], send: Callable[[Session, str, Json], None]
    ) -> None:
        self._world = world
        self._wants = wants
        self._send = send
        self._contents: dict[tuple[Listing, Hashable], Contents] = {}
        self._changes: dict[tuple[int, int], tuple[Contents, Contents, tuple[Change, ...]]] = {}

    def forget(self) -> None:
        """The world may have changed since."""
        self._contents.clear()
        self._changes.clear()

    def send(self, session: Session, program: Program) -> None:
        """Tell a program what differs in its lists."""
        places = dict(program.places)
        program.places.clear()
        for (listing, place), whole in places.items():
            if self._wants(session, f"{listing.package}.List"):
                self._compare(session, program, listing, place, whole)
                if whole and place in listing.places:
                    self._forget_far(session, program, listing)

    def _compare(self, session: Session, program: Program, listing: Listing, place: str, whole: bool) -> None:
        found = listing.where(self._world, session.player, place)
        before = program.lists.pop((listing, place), None)
        if (found is None and place not in listing.places) or (before is None and not whole):
            return
        after = NOTHING if found is None else self._within(listing, found)
        program.lists[listing, place] = after
        if whole or before is None or (len(before) + len(after) > 1 and not (before and after)):
            self._send(session, f"{listing.package}.List", {"location": place, "items": list(after.values())})
            return
        for change, facts in self._differing(before, after):
            self._send(session, f"{listing.package}.{change}", {"location": place, "item": facts})

    def _forget_far(self, session: Session, program: Program, listing: Listing) -> None:
        """Someone is elsewhere: what was looked into there is out of reach."""
        for known in [known for known in program.lists if known[0] is listing]:
            if known[1] not in listing.places and listing.where(self._world, session.player, known[1]) is None:
                del program.lists[known]

    def _within(self, listing: Listing, found: Hashable) -> Contents:
        contents = self._contents.get((listing, found))
        if contents is None:
            contents = self._contents[listing, found] = listing.within(self._world, found)
        return contents

    def _differing(self, before: Contents, after: Contents) -> tuple[Change, ...]:
        kept = self._changes.get((id(before), id(after)))  # both are kept with it, so that no other takes their number
        if kept is None:
            kept = self._changes[id(before), id(after)] = (before, after, tuple(_changes(before, after)))
        return kept[2]


def _changes(before: Contents, after: Contents) -> Iterator[Change]:
    """What is gone first: a program may have room for only one thing of a key."""
    for key, facts in before.items():
        if key not in after:
            yield "Remove", facts
    for key, facts in after.items():
        if key not in before:
            yield "Add", facts
        elif before[key] != facts:
            yield "Update", facts
