"""Words -> whatever staff may mean: any room, any character, any kind of thing, by id, name or what is in it.

`KINDS` lists what can be found and examined. A new kind (creatures, quests) is one more entry.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mud.game.account.acts import find as find_account
from mud.game.account.model import Account
from mud.game.area.specs import Area
from mud.game.being.acts import find_player, players_of
from mud.game.being.model import Player
from mud.game.being.readers import ONESELF
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by, lying_in, template_of
from mud.game.thing.acts.vessels import outermost
from mud.game.thing.model import Item
from mud.game.thing.readers import keywords_of
from mud.game.thing.specs import ItemTemplate
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.matching import best, pooled
from mud.play.readers import AnyCtx
from mud.play.words import Word, fold, shortened
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
    return last.id if last.kind is HolderKind.ROOM else None


def _owner_of_item(world: World, item: Item) -> str | None:
    last = outermost(world, item)
    player = world.get(Player, last.id) if last.kind is HolderKind.PLAYER else None
    return player.name if player is not None else None


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
KINDS: Final = (PLAYERS, ITEMS, ROOMS, AREAS, TEMPLATES, ACCOUNTS)
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
    get = {ROOMS: Room, AREAS: Area, TEMPLATES: ItemTemplate}.get(kind)
    for each in (_world.catalog.find(get, words),) if get is not None else (_looked_up(_world, kind, words),):
        if each is not None:
            yield Meant(kind, each)


def _looked_up(world: World, kind: Kind, words: str) -> object | None:
    match kind.name:
        case "player":
            return world.get(Player, words)
        case "item":
            return world.get(Item, words)
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


def _said(words: tuple[Word, ...], text: str) -> str:
    """What was said, without the quotes around it; the text itself where a command has taken the words apart."""
    return (" ".join(word.text for word in words) if words else text.strip())[:LONGEST_WORDS]


@dataclass(frozen=True, slots=True)
class Anything:
    """Whatever there is of some kinds."""

    what: str
    kinds: tuple[Kind, ...] = KINDS

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Any:  # Any: the thing, or a `Meant`
        """The one meant: with several kinds a `Meant`, with one kind the thing itself."""
        said = _said(words, text)
        meant = (self._near(ctx, said) if ITEMS in self.kinds else None) or meant_by(ctx.world, said, self.kinds)
        return meant.thing if len(self.kinds) == 1 else meant

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Any]:  # Any: as above
        """Each word is one."""
        return [self.one(ctx, (word,), word.text) for word in words]

    def _near(self, ctx: AnyCtx, said: str) -> Meant | None:
        """The one thing of that name that lies here or is carried: nobody means another one far away."""
        if not isinstance(ctx.actor, Player) or find_player(ctx.world, said) is not None:
            return None
        near = (*lying_in(ctx.world, ctx.actor.room_id), *carried_by(ctx.world, ctx.actor))
        pool = pooled((item, keywords_of(template_of(ctx.world, item))) for item in near)
        found = best(pool, [fold(word) for word in said.removeprefix("item ").split()])[1]
        return Meant(ITEMS, found[0]) if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Whom:
    """Any character there is: `me`, a name or its beginning (of those in the world first), or an id."""

    what: str = "someone"
    online: bool = False

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Player:
        """The one meant; Refused when there is none, or several."""
        text = _said(words, text)
        key = name_key(text)
        if key in ONESELF and isinstance(ctx.actor, Player):
            return ctx.actor
        exact = find_player(ctx.world, text) or ctx.world.get(Player, text)
        here = [each for each in ctx.world.where(Player, "online", True) if key and each.name_key.startswith(key)]
        found = exact if exact is not None and exact.is_active else here[0] if len(here) == 1 else None
        if found is not None and (found.online or not self.online):
            return found
        if found is not None:
            raise Refused(f"{found.name} is not in the world now.")
        if here:
            raise Refused(f"'{shortened(text)}' can be {join_list([each.name for each in here[:MOST_NAMED]], 'or')}.")
        raise Refused(f"There is nobody called '{shortened(text)}'.")

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Player]:
        """Each word is a name."""
        return [self.one(ctx, (word,), word.text) for word in words]


@dataclass(frozen=True, slots=True)
class Where:
    """Any room: by id (with or without `room_`), by its number on maps, by name, `here`, or by who stands in it."""

    what: str = "room"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Room:
        """The one meant; Refused when there is none, or several."""
        name = _said(words, text)
        key = fold(name)
        rooms = ctx.world.catalog.all(Room)
        if key == "here":
            return ctx.world.catalog.get(Room, ctx.actor.room_id)
        exact = rooms.get(name) or rooms.get(key) or rooms.get(f"room_{key.replace(' ', '_')}")
        if exact is not None:
            return exact
        if key.isascii() and key.isdigit() and len(key) <= 9:
            numbered = next((room for room in rooms.values() if room.map_number == int(key)), None)
            if numbered is not None:
                return numbered
        player = find_player(ctx.world, name)
        if player is not None and player.is_active and player.room_id in rooms:
            return rooms[player.room_id]
        area = ctx.world.catalog.find(Area, name)
        if area is not None and area.entry_points and area.entry_points[0] in rooms:
            return rooms[area.entry_points[0]]
        found: Room = meant_by(ctx.world, name, (ROOMS,)).thing  # type: ignore[assignment]  # the kind of rooms
        return found

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Room]:
        """Each word is a room."""
        return [self.one(ctx, (word,), word.text) for word in words]


@dataclass(frozen=True, slots=True)
class Behind:
    """An account, by its own name or by that of one of its characters; `me` is one's own."""

    what: str = "someone"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Account:
        """The one meant; Refused when there is none, or an account and a character of another one are called so."""
        name = _said(words, text)
        by_name = find_account(ctx.world, name)
        player = ctx.actor if name_key(name) in ONESELF else find_player(ctx.world, name)
        behind = None
        if isinstance(player, Player) and player.is_active and player.account_id is not None:
            behind = ctx.world.get(Account, player.account_id)
        if by_name is not None and behind is not None and by_name is not behind:
            raise Refused(
                f"There is an account {by_name.username}, and a character of that name of the account "
                f"{behind.username}. Please name another of its characters, or the account."
            )
        found = by_name or behind
        if found is None:
            raise Refused(f"There is neither an account nor a character called '{shortened(name)}'.")
        return found

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Account]:
        """Each word is one."""
        return [self.one(ctx, (word,), word.text) for word in words]


whom = Whom()
account = Behind()
whom_here = Whom(online=True)
room = Where()
template = Anything("kind of thing", (TEMPLATES,))
area = Anything("area", (AREAS,))
anything = Anything("anything")


def room_called(world: World, room_id: str) -> str:
    """A room's name with its id, for staff; the id alone when there is no such room."""
    found = world.catalog.find(Room, RoomId(room_id))
    return f"{found.name} ({found.id})" if found is not None else room_id
