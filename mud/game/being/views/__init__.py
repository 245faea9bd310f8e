"""What people see of beings: what they are called, scores, who is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from mud.game.being.acts import character_of
from mud.game.being.acts.presence import notices
from mud.game.being.events import (
    AwaySet,
    DescriptionSet,
    ExitsRead,
    InsideSeen,
    ScoreRead,
    ThingSeen,
    TitleSet,
    WhoisRead,
    WhoRead,
)
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import (
    Detail,
    can_see,
    is_hidden,
    is_plain_to,
    is_unseen,
    onlookers,
    players_known,
    ways_of,
)
from mud.game.being.rules.numbers import armor_class, energy_of, health_of, max_energy, max_health, score_of
from mud.game.being.specs import Ability, Background, Race
from mud.game.being.views.postures import sighting
from mud.game.place.acts import has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.ids import BackgroundId, RaceId
from mud.kernel.money import coins
from mud.play.durations import ago
from mud.play.naming import Noun, names
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.markup import parse
from mud.text.page import Entry, Field, Paragraph
from mud.text.pronouns import PRONOUNS, THEY
from mud.text.span import Text, styled, typed
from mud.world.world import World

CACHED_PEOPLE = 4096
"""Ways of naming people that are kept: whoever looks or listens asks for those of all who are there."""

SOMEONE = Noun("someone", proper=True, style="person", pronouns=THEY)
"""Whoever cannot be seen."""


def common_name(world: World, being: Being, viewers: Sequence[object]) -> Noun | None:
    """What all of them call a being, where nothing can keep it from any of them; else None."""
    return noun_of(being) if is_plain_to(world, being, viewers) else None


@names(Player, common_name)
def player_name(world: World, player: Player, viewer: Any) -> Noun:  # Any: as Namer has it
    """Players are called by their names; whoever stands near in the dark is someone."""
    return being_name(world, player, viewer)


def being_name(world: World, being: Being, viewer: Any) -> Noun:  # Any: as Namer has it
    """What a being is called by someone: whoever stands near in the dark, or is not noticed, is someone."""
    if isinstance(viewer, Being) and (is_hidden(world, being, viewer) or not notices(world, viewer, being)):
        return SOMEONE
    return noun_of(being)


def noun_of(being: Being) -> Noun:
    """What a being is called by those who see it."""
    return _noun(being.name, being.is_proper, being.pronouns)


@lru_cache(CACHED_PEOPLE)
def _noun(name: str, proper: bool, pronouns: str) -> Noun:
    return Noun(name, proper=proper, style="person", pronouns=PRONOUNS.get(pronouns, THEY))


@dataclass(frozen=True, slots=True)
class Departed:
    """Someone who left a room, for those who stay there."""

    being: Being


def common_departed(world: World, departed: Departed, viewers: Sequence[object]) -> Noun | None:
    """As `common_name`, for those who stay and are awake."""
    if all(viewer.is_aware for viewer in viewers if isinstance(viewer, Being)):
        return common_name(world, departed.being, viewers)
    return None


@names(Departed, common_departed)
def departed_name(world: World, departed: Departed, viewer: Any) -> Noun:  # Any: as Namer has it
    """As they were called while they were there."""
    being = departed.being
    if isinstance(viewer, Being) and (not can_see(world, viewer) or is_unseen(world, being, viewer)):
        return SOMEONE
    return being_name(world, being, viewer)


@names(Detail)
def detail_name(_world: World, detail: Detail, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Details are called as the room has them, by the first of their names."""
    return detail.noun


class ThingScreen(Screen[Being]):
    """Something looked at closely. `thing` is what is looked at."""

    sections: ClassVar[tuple[str, ...]] = ("description", "state", "contents")

    def __init__(self, reader: Being, thing: object, closely: bool = False) -> None:
        super().__init__(reader)
        self.thing = thing
        self.closely = closely


class InsideScreen(Screen[Being]):
    """What is in something. `thing` is what is looked into."""

    sections: ClassVar[tuple[str, ...]] = ("contents",)
    empty: ClassVar[str] = "You cannot look into that."

    def __init__(self, reader: Being, thing: object) -> None:
        super().__init__(reader)
        self.thing = thing


class WhoisScreen(Screen[Being]):
    """What is known of a character."""

    sections: ClassVar[tuple[str, ...]] = ("origin", "self", "presence")

    def __init__(self, reader: Being, about: Player) -> None:
        super().__init__(reader, titled(about))
        self.about = about


class ScoreScreen(Screen[Player]):
    """How someone is."""

    sections: ClassVar[tuple[str, ...]] = ("origin", "self", "abilities", "wealth", "state")


class WhoScreen(Screen[Being]):
    """Who is here."""

    sections: ClassVar[tuple[str, ...]] = ("players", "count")


def titled(player: Player) -> Text:
    """A name with the title behind it."""
    return (*styled(player.name, "person"), *styled(f" {player.title}" if player.title else ""))


@screen(InsideSeen)
def inside_seen(_world: World, event: InsideSeen) -> Screen[Being]:
    """What the features know of what is inside."""
    return InsideScreen(event.reader, event.thing)


@screen(ThingSeen)
def thing_seen(world: World, event: ThingSeen) -> Screen[Being]:
    """What the thing's own feature says of it."""
    made = ThingScreen(event.reader, event.thing, event.closely)
    match event.thing:
        case Detail(text=text):
            made.add("description", Paragraph(parse(text.strip()).text()))
        case Player():
            described = character_of(world, event.thing).description
            made.add("description", Paragraph(styled(described or _appearance(event.reader, event.thing))))
            if event.thing.position is not Position.STANDING and event.thing is not event.reader:
                made.add("state", Paragraph(sighting(world, event.thing)))
    return made


def _appearance(reader: Being, player: Player) -> str:
    if player is reader:
        return "You look yourself over. You are all there."
    if player.linked and player.is_aware:
        return f"{player.name} looks back at you."
    return f"{player.name} does not seem to notice you."


@screen(ExitsRead)
def exits_read(world: World, event: ExitsRead) -> Screen[Being]:
    """Each way out with the name of the room behind it."""
    made: Screen[Being] = Screen(event.reader, styled("Exits", "title"))
    ways = ways_of(world, event.reader) if can_see(world, event.reader) else {}
    for way, leads in ways.items():
        behind = world.catalog.find(Room, leads.to)
        led = typed(way, "", behind.name) if behind else styled("a way that is blocked")
        is_arena = behind is not None and has_flag(world, behind, RoomFlag.ARENA)
        made.add("", Field(way, (*led, *styled(", where people may fight", "notice")) if is_arena else led))
    if not ways:
        made.add("", Paragraph(styled("There is no way out that you can see.")))
    return made


@screen(ScoreRead)
def score_read(world: World, event: ScoreRead) -> Screen[Player]:
    """What the sheet says."""
    player = event.reader
    made = ScoreScreen(player, titled(player))
    character = character_of(world, player)
    race = world.catalog.find(Race, RaceId(character.race or ""))
    background = world.catalog.find(Background, BackgroundId(character.background or ""))
    made.add(
        "origin",
        *(Field(label, styled(each.name)) for label, each in (("Race", race), ("Background", background)) if each),
    )
    made.add(
        "self",
        Field("Level", styled(str(player.level))),
        Field("Health", styled(f"{health_of(world, player)} of {max_health(world, player)}", "good")),
        Field("Energy", styled(f"{energy_of(world, player)} of {max_energy(world, player)}", "magic")),
        Field("Armor class", styled(str(armor_class(world, player)))),
    )
    for ability in Ability:
        made.add("abilities", Field(ability.capitalize(), styled(str(score_of(world, player, ability)))))
    gold, silver, copper = coins(player.coins)
    made.add("wealth", Field("Money", styled(f"{gold} gold, {silver} silver, {copper} copper", "money")))
    return made


@screen(WhoisRead)
def whois_read(world: World, event: WhoisRead) -> Screen[Being]:
    """Name, title, people, level, and whether they are here."""
    about = event.about
    made = WhoisScreen(event.reader, about)
    character = character_of(world, about)
    race = world.catalog.find(Race, RaceId(character.race or ""))
    if race is not None:
        made.add("origin", Field("Race", styled(race.name)))
    made.add("self", Field("Level", styled(str(about.level))), Field("Pronouns", styled(about.pronouns)))
    if character.description:
        made.add("self", Paragraph(styled(character.description)))
    made.add("presence", Paragraph(styled(_presence(world, event.reader, about))))
    return made


def _presence(world: World, reader: Being, about: Player) -> str:
    if about.online and notices(world, reader, about):
        return f"In the world now, but away: {about.away}" if about.away else "In the world now."
    if about.last_played_at is None:
        return "Never seen in the world."
    return f"Last seen {ago(world.clock.now() - about.last_played_at)} ago."


@view(TitleSet)
def title_set(_world: World, event: TitleSet) -> Telling:
    """Only the one who bears it."""
    return (tell(Only(event.who), "You are now {title}.", title=titled(event.who)),)


@view(DescriptionSet)
def description_set(_world: World, event: DescriptionSet) -> Telling:
    """Only the one who is described."""
    return (tell(Only(event.who), "Others see that now when they look at you: [key]look me[/] shows it."),)


@view(AwaySet)
def away_set(world: World, event: AwaySet) -> Telling:
    """Both sides, in the room."""
    who, away = event.who, event.who.away
    mine = "Others can see that you are away." if away else "Others can see that you are back."
    theirs = "{Who} is away: {away}" if away else "{Who} is back."
    return (
        tell(Only(who), mine),
        tell(onlookers(world, who.room_id, who), theirs, who=who, away=away or ""),
    )


@screen(WhoRead)
def who_read(world: World, event: WhoRead) -> Screen[Being]:
    """Everyone in the world, by name."""
    made = WhoScreen(event.reader, styled("In the world now", "title"))
    online = sorted(players_known(world, event.reader), key=lambda p: p.name_key)
    for player in online:
        made.add("players", Entry((*titled(player), *styled(_absence(player), "muted"))))
    made.add("count", Paragraph(styled("You are alone." if len(online) == 1 else f"{len(online)} players.")))
    return made


def _absence(player: Player) -> str:
    if player.away:
        return f" (away: {player.away})"
    return "" if player.linked else " (gone for a moment)"
