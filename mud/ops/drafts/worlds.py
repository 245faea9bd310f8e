"""A draft as a world: the same rules over other content, with its own people, clock and outbox. It is never saved."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from mud.content.catalog import Catalog, Retired, Shelves
from mud.game.account.model import Account
from mud.game.being.model import Character, Player
from mud.game.place.acts import entry_of
from mud.game.place.specs import Room
from mud.game.thing.specs import ItemTemplate
from mud.kernel.describe import describe
from mud.kernel.entity import Entity
from mud.kernel.ids import PlayerId
from mud.kernel.marks import Allotted
from mud.kernel.money import Copper
from mud.kernel.spec import Spec
from mud.ops.content.keeper import Keeper
from mud.session.hub import Hub
from mud.session.playing import Stage
from mud.world.world import World

E = TypeVar("E", bound=Entity)


@dataclass(slots=True, eq=False)
class Draft:
    """One draft: whose it is, who may walk it, and the world that it is."""

    name: str
    owner: PlayerId
    owner_name: str
    world: World
    stage: Stage
    keeper: Keeper
    invited: dict[PlayerId, str] = field(default_factory=dict)
    """Names of those who may walk it beside its owner."""

    @property
    def hub(self) -> Hub:
        """Who walks it."""
        return self.stage.hub

    def may_enter(self, who: Player) -> bool:
        """Whether someone may walk it."""
        return who.id == self.owner or who.id in self.invited

    def visitors(self) -> list[str]:
        """The names of those who walk it, in the order of the alphabet."""
        return sorted(session.player.name for session in self.hub.playing if session.player is not None)

    def tick(self, failed: Callable[[str, Exception, float], None]) -> None:
        """Let time pass, as long as anyone is there; nothing is saved."""
        if self.hub.playing:
            self.world.schedule.run(failed)
            self.stage.delivery.tick()
        self.world.hand_over(lazy_too=True)


class Saveless:
    """In place of the disk: in a draft nothing is kept, so nothing waits for it."""

    def __init__(self, soon: Callable[[Callable[[], None]], object]) -> None:
        self._soon = soon

    def when_saved(self, callback: Callable[[], None]) -> None:
        """At once, but not from within the call."""
        self._soon(callback)

    def is_stuck(self) -> bool:
        """Never."""
        return False


class Unkept:
    """In place of the tables of content: gives what is new the numbers that a database would give."""

    def __init__(self, catalog: Callable[[], Catalog]) -> None:
        self._catalog = catalog

    async def write(self, written: Shelves, _now: float) -> Shelves:
        """All of it, numbered."""
        return numbered(written, self._catalog())

    async def put_away(self, _gone: Shelves, _specs: Shelves, _now: float) -> Retired:
        """Nothing that is gone is kept, but kinds of things, which somebody may hold."""
        return {cls: frozenset(specs) for cls, specs in _gone.items() if cls is ItemTemplate}


def numbered(written: Shelves, among: Catalog | None = None) -> Shelves:
    """Specs with numbers in the fields that a store would number: those that they had, or the next."""
    return {cls: _numbered(cls, specs, among) for cls, specs in written.items()}


def _numbered(cls: type[Spec], specs: Mapping[str, Spec], among: Catalog | None) -> Mapping[str, Spec]:
    for mark in describe(cls).marked(Allotted):
        known = among.all(cls) if among is not None else {}
        number = max((getattr(each, mark.name) for each in known.values()), default=0)
        made: dict[str, Spec] = {}
        for id_, spec in specs.items():
            number += id_ not in known
            its = getattr(known[id_], mark.name) if id_ in known else number
            made[id_] = dataclasses.replace(spec, **{mark.name: its})  # type: ignore[type-var]  # a spec is a dataclass
        specs = made
    return specs


def double(draft: Draft, live: World, player: Player) -> Player:
    """Someone's double in a draft, as they are now, without a single coin or thing.

    One who was there before stands where they stood.
    """
    world = draft.world
    found = world.get(Player, player.id)
    if found is not None:
        return found
    account = live.get(Account, player.account_id) if player.account_id is not None else None
    if account is not None and world.get(Account, account.id) is None:
        _add_copy(world, account, dataclasses.replace(account, password_hash=""))
    is_there = world.catalog.find(Room, player.room_id) is not None
    room_id = player.room_id if is_there else entry_of(world)
    asleep = dataclasses.replace(player, room_id=room_id, coins=Copper(0), online=False, linked=False, away=None)
    made = _add_copy(world, player, asleep)
    sheet = live.get(Character, player.id)
    if sheet is not None:
        _add_copy(world, sheet, dataclasses.replace(sheet))
    return made


def _add_copy(world: World, entity: E, copy: E) -> E:
    """Bring a copy into a world, with the parts that the original has."""
    world.add(copy)
    for part in world.schema.parts[type(entity)]:
        original, its = part.of(entity), part.of(copy)
        for each in part.__fields_spec__:
            setattr(its, each.name, getattr(original, each.name))
    return copy
