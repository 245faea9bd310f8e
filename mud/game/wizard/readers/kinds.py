"""What staff can find and examine: every kind of what there is, and the one thing that words mean.

`KINDS` lists them. A new kind (quests) is one more entry.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mud.game.account.model import Account
from mud.game.area.specs import Area
from mud.game.being.acts import players_of
from mud.game.being.model import Being, Player
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room
from mud.game.thing.acts import template_of
from mud.game.thing.acts.vessels import outermost
from mud.game.thing.model import Item
from mud.game.thing.readers import keywords_of
from mud.game.thing.specs import ItemTemplate
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.matching import best, pooled
from mud.play.words import fold, shortened
from mud.text.clean import name_key
from mud.text.grammar import join_list
from mud.world.contents import HolderKind
from mud.world.world import World

MOST_NAMED: Final = 6
"""Things that an ambiguous word is answered with: as many as are read in a line or two."""

LONGEST_WORDS: Final = 80
"""Characters of what is looked for: no name is longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of what there is. `room`, `template` and `owner` say where, what and whose one of them is."""

    name: str
    listed: Callable[[World], Iterable[Any]]  # Any: of the kind's own class
    key: Callable[[Any], str]
    called: Callable[[World, Any], str]
    words: Callable[[World, Any], Sequence[str]]
    room: Callable[[World, Any], str | None] = lambda _world, _each: None
    template: Callable[[World, Any], str | None] = lambda _world, _each: None
    owner: Callable[[World, Any], str | None] = lambda _world, _each: None


@dataclass(frozen=True, slots=True)
class Meant:
    """One thing of a kind."""

    kind: Kind
    thing: object

    @property
    def id(self) -> str:
        """Its key."""
        return self.kind.key(self.thing)


def _by_id(each: Any) -> str:  # Any: as in Kind
    return str(each.id)


def _named(_world: World, each: Any) -> str:  # Any: as in Kind
    return str(each.name)


def _name_words(_world: World, each: Any) -> Sequence[str]:  # Any: as in Kind
    return (each.name,)


def _room_of_item(world: World, item: Item) -> str | None:
    last = outermost(world, item)
    if last.kind is HolderKind.PLAYER:
        player = world.get(Player, last.id)
        return player.room_id if player is not None else None
    if last.kind is HolderKind.NPC:
        npc = world.get(Npc, last.id)
        return npc.room_id if npc is not None else None
    return last.id if last.kind is HolderKind.ROOM else None


def _owner_of_item(world: World, item: Item) -> str | None:
    last = outermost(world, item)
    bearer: Being | None = world.get(Player, last.id) if last.kind is HolderKind.PLAYER else None
    if last.kind is HolderKind.NPC:
        bearer = world.get(Npc, last.id)
    return bearer.name if bearer is not None else None


def _account_name(world: World, player: Player) -> str | None:
    account = world.get(Account, player.account_id) if player.account_id is not None else None
    return account.username if account is not None else None


PLAYERS: Final = Kind(
    "player",
    lambda world: (each for each in world.shelf(Player) if each.is_active),
    _by_id,
    _named,
    _name_words,
    room=lambda _world, each: each.room_id,
    owner=_account_name,
)
ITEMS: Final = Kind(
    "item",
    lambda world: world.shelf(Item),
    _by_id,
    lambda world, each: template_of(world, each).name,
    lambda world, each: keywords_of(template_of(world, each)),
    room=_room_of_item,
    template=lambda _world, each: each.template_id,
    owner=_owner_of_item,
)
ROOMS: Final = Kind(
    "room",
    lambda world: world.catalog.all(Room).values(),
    _by_id,
    _named,
    lambda _world, each: (each.name, each.id),
    room=lambda _world, each: each.id,
    owner=lambda _world, each: each.area_id,
)
AREAS: Final = Kind(
    "area", lambda world: world.catalog.all(Area).values(), _by_id, _named, lambda _world, each: (each.name, each.id)
)
TEMPLATES: Final = Kind(
    "template",
    lambda world: world.catalog.all(ItemTemplate).values(),
    _by_id,
    _named,
    lambda _world, each: (*keywords_of(each), each.id),
)
ACCOUNTS: Final = Kind(
    "account",
    lambda world: world.shelf(Account),
    _by_id,
    lambda _world, each: each.username,
    lambda _world, each: (each.username,),
    owner=lambda world, each: ", ".join(player.name for player in players_of(world, each)) or None,
)
NPCS: Final = Kind(
    "npc",
    lambda world: world.shelf(Npc),
    _by_id,
    _named,
    lambda _world, each: (each.name, *each.keywords),
    room=lambda _world, each: each.room_id if each.is_alive else None,
    template=lambda _world, each: each.template_id,
    owner=lambda _world, each: each.placement_id,
)
SPECIES: Final = Kind(
    "species",
    lambda world: world.catalog.all(NpcTemplate).values(),
    _by_id,
    _named,
    lambda _world, each: (each.name, *each.keywords, each.id),
)
KINDS: Final = (PLAYERS, ITEMS, NPCS, ROOMS, AREAS, TEMPLATES, SPECIES, ACCOUNTS)
"""All kinds, in the order in which they are looked through."""


def kind_called(word: str) -> Kind | None:
    """The kind of that name, one or many of it."""
    key = fold(word)
    return next((kind for kind in KINDS if key in (kind.name, f"{kind.name}s")), None)


def meant_by(world: World, words: str, kinds: Sequence[Kind] = KINDS) -> Meant:
    """The one thing that words mean, by id or by name; Refused when there is none, or several."""
    words = words.strip()[:LONGEST_WORDS]
    first, _, rest = words.partition(" ")
    named = kind_called(first) if rest and len(kinds) > 1 else None
    if named is not None:
        kinds, words = (named,), rest.strip()
    for exactly in (_with_key, _with_name):
        found = [meant for kind in kinds for meant in exactly(world, kind, words)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    found = found or [meant for kind in kinds for meant in _fitting(world, kind, words)]
    if len(found) == 1:
        return found[0]
    if not found:
        what = join_list([kind.name for kind in kinds], "or")
        raise Refused(f"There is no {what} '{shortened(words)}', by name or by id.")
    raise Refused(_which(world, words, found))


def _with_key(_world: World, kind: Kind, words: str) -> Iterator[Meant]:
    get = {ROOMS: Room, AREAS: Area, TEMPLATES: ItemTemplate, SPECIES: NpcTemplate}.get(kind)
    for each in (_world.catalog.find(get, words),) if get is not None else (_looked_up(_world, kind, words),):
        if each is not None:
            yield Meant(kind, each)


def _looked_up(world: World, kind: Kind, words: str) -> object | None:
    match kind.name:
        case "player":
            return world.get(Player, words)
        case "item":
            return world.get(Item, words)
        case "npc":
            return world.get(Npc, words)
        case "account":
            return world.get(Account, words)
        case _:
            return next((each for each in kind.listed(world) if kind.key(each) == words), None)


def _with_name(world: World, kind: Kind, words: str) -> Iterator[Meant]:
    key = name_key(words)
    return (Meant(kind, each) for each in kind.listed(world) if name_key(kind.called(world, each)) == key)


def _fitting(world: World, kind: Kind, words: str) -> list[Meant]:
    pool = pooled((each, kind.words(world, each)) for each in kind.listed(world))
    return [Meant(kind, each) for each in best(pool, [fold(word) for word in words.split()])[1]]


def _which(world: World, words: str, found: Sequence[Meant]) -> str:
    shown = [f"{each.kind.name} {each.kind.called(world, each.thing)} ({each.id})" for each in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        shown.append(f"{len(found) - MOST_NAMED} more")
    return f"'{shortened(words)}' can be {join_list(shown, 'or')}. Please give the id."


def room_called(world: World, room_id: str) -> str:
    """A room's name with its id, for staff; the id alone when there is no such room."""
    found = world.catalog.find(Room, RoomId(room_id))
    return f"{found.name} ({found.id})" if found is not None else room_id
