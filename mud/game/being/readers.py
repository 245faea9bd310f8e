"""Words -> beings, and words -> whatever can be looked at here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from mud.game.area.rules import CLEAR_FROM, Sight, sight_in
from mud.game.being.acts import character_of, find_player, room_of
from mud.game.being.acts.postures import beings_in, kinds_of_beings
from mud.game.being.acts.presence import notices, unaware
from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import SeesInvisible
from mud.game.being.specs import Condition, Race
from mud.game.place.acts import ambient_light, exits_of, light_in
from mud.game.place.specs import Exit, Room
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.naming import Noun
from mud.play.readers import AnyCtx, Targets
from mud.play.telling import InRoom
from mud.play.words import Word
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways out of a room that a being knows of, in the making: upper features leave some out, and bar others."""

    reader: Being
    room: Room
    known: dict[str, Exit]
    barred: set[str] = field(default_factory=set)

    def listed(self) -> list[str]:
        """Their names in order; what is barred stands in parentheses."""
        return [f"({way})" if way in self.barred else way for way in self.known]


def ways_out(world: World, being: Being) -> Ways:
    """The ways out of the room that a being knows of, seen or not, and which of them are barred."""
    return ways_from(world, being, room_of(world, being))


def ways_from(world: World, being: Being, room: Room) -> Ways:
    """The same of any room."""
    ways = Ways(being, room, dict(exits_of(world, room)))
    world.hooks.contribute(world, ways)
    return ways


def ways_of(world: World, being: Being) -> Mapping[str, Exit]:
    """The ways out of the room that a being knows of, seen or not."""
    return ways_out(world, being).known


def sight_of(world: World, being: Being) -> Sight:
    """What a being sees where it stands: by the light there, and by the eyes of its people; the blinded see nothing."""
    if Condition.BLINDED in being.conditions:
        return Sight.NOTHING
    room = room_of(world, being)
    if ambient_light(world, room) >= CLEAR_FROM:  # what burns there only adds to it
        return Sight.CLEARLY
    return sight_in(light_in(world, room.id), _has_darkvision(world, being))


def too_dark(being: Being, to: str) -> str:
    """Why a being that sees nothing cannot do something: `to read`."""
    return (
        f"You are blinded, and cannot see {to}." if Condition.BLINDED in being.conditions else f"It is too dark {to}."
    )


def can_see(world: World, being: Being) -> bool:
    """Whether a being sees anything where it stands: it is awake, and light enough for its eyes."""
    return being.is_aware and sight_of(world, being) is not Sight.NOTHING


def is_hidden(world: World, being: Being, viewer: Being) -> bool:
    """Whether one being does not see another that is near: it is dark, or that one is invisible."""
    near = being is not viewer and being.room_id == viewer.room_id
    return near and (is_unseen(world, being, viewer) or sight_of(world, viewer) is Sight.NOTHING)


def is_unseen(world: World, being: Being, viewer: Being) -> bool:
    """Whether a being is invisible to another, whatever the light (SRD 5.1, "Invisible"); it can be heard."""
    if Condition.INVISIBLE not in being.conditions or being is viewer:
        return False
    return world.modified(SeesInvisible(viewer), 0.0) <= 0


def is_hidden_from_some(being: Being) -> bool:
    """Whether there may be someone who does not see a being by whatever light (`notices`, `is_unseen`)."""
    return Condition.INVISIBLE in being.conditions or (isinstance(being, Player) and being.invisible)


def is_plain_to(world: World, being: Being, viewers: Iterable[object]) -> bool:
    """Whether all of these are sure to see a being where it is near them: it is light, and nothing hides it from any.

    Asked once of all, where else `is_hidden` and `notices` would be asked of each; no means no more than that they are.
    """
    if is_hidden_from_some(being):
        return False
    lit = None
    for viewer in viewers:
        if isinstance(viewer, Being):
            if Condition.BLINDED in viewer.conditions:
                return False
            if viewer.room_id != lit:
                lit = viewer.room_id
                room = world.catalog.find(Room, lit)
                if room is None or ambient_light(world, room) < CLEAR_FROM:
                    return False
    return True


def _has_darkvision(world: World, being: Being) -> bool:
    if not isinstance(being, Player):
        return being.darkvision
    race = world.catalog.find(Race, character_of(world, being).race or "")
    return race is not None and race.darkvision


def beings_present(world: World, being: Being) -> list[Being]:
    """Whoever else stands in the room, seen or not, in the order in which they came."""
    return [each for each in beings_in(world, being.room_id) if each is not being and notices(world, being, each)]


def beings_here(world: World, being: Being) -> list[Being]:
    """Whomever else a being sees in the room, in the order in which they came."""
    if not can_see(world, being):
        return []
    return [each for each in beings_present(world, being) if not is_unseen(world, each, being)]


def players_known(world: World, reader: Being) -> list[Player]:
    """The players in the world, as far as someone can know of them."""
    return [each for each in world.where(Player, "online", True) if notices(world, reader, each)]


def deaf_in(world: World, room_id: RoomId) -> tuple[Being, ...]:
    """Those in a room who hear nothing; mostly nobody, so that is asked first of each."""
    return tuple(
        [
            being
            for kind in kinds_of_beings(world)
            for being in world.where(kind, "room_id", room_id)
            if Condition.DEAFENED in being.conditions and being.is_present
        ]
    )


def onlookers(world: World, room_id: RoomId, who: Being, *others: Entity) -> InRoom:
    """Those in a room who notice what someone does there, but for that one and others who are told otherwise."""
    return InRoom(room_id, (who, *others, *unaware(world, room_id, who)))


def being_keywords(ctx: AnyCtx, being: Being) -> tuple[str, ...]:
    """The words by which a being can be meant: whom one does not see is only someone."""
    if being is ctx.actor or being.room_id != ctx.actor.room_id:
        return (being.name, *being.keywords)
    seen = can_see(ctx.world, ctx.actor) and not is_unseen(ctx.world, being, ctx.actor)
    return (being.name, *being.keywords) if seen else ("someone",)


here: Targets[Being] = Targets(
    "someone",
    lambda ctx: beings_present(ctx.world, ctx.actor),
    being_keywords,
    "There is nobody called {words} here.",
    "There is nobody else here.",
)

anyone: Targets[Player] = Targets(
    "someone",
    lambda ctx: players_known(ctx.world, ctx.actor),
    lambda _ctx, player: (player.name,),
    "There is nobody called {words} in the world now.",
    "There is nobody else in the world now.",
)


ONESELF = ("me", "myself", "self")
UNDER = "under "
"""How the words of a detail begin that is seen only by looking under something."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that is part of a room's description and no thing of its own."""

    words: str
    text: str

    @property
    def noun(self) -> Noun:
        """What it is called: as the room has it, by the first of its names."""
        return Noun(self.words.removeprefix(UNDER).split(",")[0], style="thing")


@dataclass(frozen=True, slots=True)
class InSight:
    """What a being can look at, in the making: every feature adds its own with the words that mean it."""

    reader: Being
    found: list[tuple[object, Sequence[str]]] = field(default_factory=list)

    def add(self, thing: object, keywords: Sequence[str]) -> None:
        """Add something that can be looked at."""
        self.found.append((thing, keywords))


@dataclass(frozen=True, slots=True)
class Sighted:
    """Something in sight with the words that mean it."""

    thing: object
    keywords: Sequence[str]


def in_sight(ctx: AnyCtx) -> Iterable[Sighted]:
    """All that can be looked at, what upper features add first."""
    sight = InSight(ctx.actor)
    ctx.world.hooks.contribute(ctx.world, sight)
    for being in beings_here(ctx.world, ctx.actor):
        sight.add(being, being_keywords(ctx, being))
    sight.add(ctx.actor, (*ONESELF, *being_keywords(ctx, ctx.actor)))
    if can_see(ctx.world, ctx.actor):
        _add_room(ctx, sight)
    return [Sighted(thing, keywords) for thing, keywords in sight.found]


def _add_room(ctx: AnyCtx, sight: InSight) -> None:
    """What the room itself has to look at: its details and its ways out."""
    for words, text in room_of(ctx.world, ctx.actor).details.items():
        if words.startswith(UNDER):
            continue
        sight.add(Detail(words, text), (words,))
    for way, leads in ways_of(ctx.world, ctx.actor).items():
        behind = ctx.world.catalog.find(Room, leads.to)
        if behind is not None:
            sight.add(Detail(way, f"That way lies {behind.name}."), (way,))


@dataclass(frozen=True, slots=True)
class Known:
    """Any character there is, by its whole name; those who are not in the world too, and oneself as `me`."""

    what: str = "name"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Player:
        """The one of that name; Refused when there is none."""
        name = " ".join(word.text for word in words)
        if name.casefold() in ONESELF and isinstance(ctx.actor, Player):
            return ctx.actor
        found = find_player(ctx.world, name)
        if found is None or not found.is_active:
            raise Refused("There is nobody of that name.")
        return found

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Player]:
        """Each word is a name."""
        return [self.one(ctx, (word,), "") for word in words]


known = Known()


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Past(Generic[T]):
    """What words mean behind such as say nothing more: `down on the bench` is the bench, `down` alone is None."""

    words: frozenset[str]
    then: Targets[T]

    @property
    def what(self) -> str:
        """What it reads behind them."""
        return self.then.what

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> T | None:
        """The one meant; Refused as the reader behind it does."""
        rest = self._past(words)
        return self.then.one(ctx, rest, text) if rest else None

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Sequence[T]:
        """All that are meant, or none."""
        rest = self._past(words)
        return self.then.many(ctx, rest, text) if rest else ()

    def _past(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        while words and words[0].key in self.words and not words[0].quoted:
            words = words[1:]
        return words


def details_under(ctx: AnyCtx) -> Iterable[Sighted]:
    """What a room has under something."""
    if not can_see(ctx.world, ctx.actor):
        return
    for words, text in room_of(ctx.world, ctx.actor).details.items():
        if words.startswith(UNDER):
            yield Sighted(Detail(words, text), (words,))


beneath: Targets[Sighted] = Targets(
    "something",
    details_under,
    lambda _ctx, sighted: sighted.keywords,
    "You find nothing under that.",
    "You find nothing under anything here.",
    called=lambda sighted: sighted.thing,
)

visible: Targets[Sighted] = Targets(
    "something",
    in_sight,
    lambda _ctx, sighted: sighted.keywords,
    "You see no {words} here.",
    "You see nothing here that you could look at.",
    called=lambda sighted: sighted.thing,
)

UPWARDS = frozenset({"up"})
DOWNWARDS = frozenset({"up", "down", "in", "on", "onto", "upon", "at"})
"""Words that stand between what one does and what one does it on."""

sat_on: Past[Sighted] = Past(DOWNWARDS, visible)
woken: Past[Being] = Past(UPWARDS, here)
upright: Past[Sighted] = Past(UPWARDS, visible)
