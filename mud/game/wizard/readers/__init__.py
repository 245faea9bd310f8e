"""Words -> whatever staff may mean: any room, any character, any kind of thing, by id, name or what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mud.game.account.acts import find as find_account
from mud.game.account.model import Account
from mud.game.area.specs import Area
from mud.game.being.acts import find_player
from mud.game.being.model import Being, Player
from mud.game.being.readers import ONESELF
from mud.game.npc.model import Npc
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by, lying_in, template_of
from mud.game.thing.readers import keywords_of
from mud.game.wizard.readers.kinds import (
    AREAS,
    ITEMS,
    KINDS,
    LONGEST_WORDS,
    MOST_NAMED,
    NPCS,
    ROOMS,
    SPECIES,
    TEMPLATES,
    Kind,
    Meant,
    meant_by,
)
from mud.kernel.errors import Refused
from mud.play.matching import best, pooled
from mud.play.readers import AnyCtx
from mud.play.words import Word, fold, shortened
from mud.text.clean import name_key
from mud.text.grammar import join_list
from mud.world.world import World


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
        near = self._near(ctx, said) if ITEMS in self.kinds else None
        meant = near or self._met(ctx, said) or meant_by(ctx.world, said, self.kinds)
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

    def _met(self, ctx: AnyCtx, said: str) -> Meant | None:
        """The creature of that name that is here; of several that are called the same the first."""
        if NPCS not in self.kinds or not isinstance(ctx.actor, Player) or find_player(ctx.world, said) is not None:
            return None
        found = _met_here(ctx, said.removeprefix("npc "))
        return Meant(NPCS, found[0]) if found and len({npc.template_id for npc in found}) == 1 else None


def _met_here(ctx: AnyCtx, said: str) -> list[Npc]:
    """The creatures where someone is that words fit."""
    here = [npc for npc in ctx.world.where(Npc, "room_id", ctx.actor.room_id) if npc.is_alive]
    pool = pooled((npc, (npc.name, *npc.keywords)) for npc in here)
    return best(pool, [fold(word) for word in said.split()])[1]


def creature_meant(ctx: AnyCtx, said: str) -> Npc | None:
    """The living creature that words mean: by its id, the first that is here, or the only one of that whole name."""
    by_id = ctx.world.get(Npc, said)
    if by_id is not None:
        return by_id if by_id.is_alive else None
    here = _met_here(ctx, said)
    if here:
        return here[0]
    named = _called(ctx.world, name_key(said))
    return named[0] if len(named) == 1 else None


def _called(world: World, key: str) -> list[Npc]:
    """The living creatures of that whole name. Of ten thousand many share one: each name is compared once."""
    fits: dict[str, bool] = {}
    found = []
    for npc in world.shelf(Npc):
        known = fits.get(npc.name)
        if known is None:
            known = fits[npc.name] = name_key(npc.name) == key
        if known and npc.is_alive:
            found.append(npc)
    return found


@dataclass(frozen=True, slots=True)
class WhomOrWhat:
    """Any character as `Whom` reads it, or a creature."""

    people: "Whom"
    what: str = "someone"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Being:
        """The one meant; Refused when there is none."""
        said = _said(words, text)
        if find_player(ctx.world, said) is None:
            creature = creature_meant(ctx, said)
            if creature is not None:
                return creature
        return self.people.one(ctx, words, text)

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Being]:
        """Each word is one."""
        return [self.one(ctx, (word,), word.text) for word in words]


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
        creature = creature_meant(ctx, name)
        if creature is not None and creature.room_id in rooms:
            return rooms[creature.room_id]
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
whoever = WhomOrWhat(whom)
account = Behind()
whom_here = Whom(online=True)
whoever_here = WhomOrWhat(whom_here)
room = Where()
template = Anything("kind of thing", (TEMPLATES,))
makeable = Anything("kind of thing or creature", (TEMPLATES, SPECIES))
species = Anything("kind of creature", (SPECIES,))
area = Anything("area", (AREAS,))
anything = Anything("anything")
