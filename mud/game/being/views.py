"""What people see of beings: rooms with who is in them, scores, who is here, comings and goings."""

from typing import Any, ClassVar

from mud.game.being.acts import character_of, room_of
from mud.game.being.events import (
    ExitsRead,
    LinkFound,
    LinkLost,
    PlayerEntered,
    PlayerLeft,
    RoomSeen,
    ScoreRead,
    ThingSeen,
    Walked,
    WhoRead,
)
from mud.game.being.model import Being, Player
from mud.game.being.readers import Detail, beings_here
from mud.game.being.specs import Background, Race
from mud.game.place.specs import Room
from mud.kernel.ids import BackgroundId, RaceId
from mud.kernel.money import coins
from mud.play.naming import Noun, names
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.markup import parse
from mud.text.page import Entry, Field, Paragraph
from mud.text.pronouns import PRONOUNS, THEY
from mud.text.span import Text, styled
from mud.world.world import World

OPPOSITE = {
    "north": "from the south",
    "south": "from the north",
    "east": "from the west",
    "west": "from the east",
    "up": "from below",
    "down": "from above",
}


@names(Player)
def player_name(_world: World, player: Player, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Players are called by their names."""
    return Noun(player.name, proper=True, style="person", pronouns=PRONOUNS.get(player.pronouns, THEY))


@names(Detail)
def detail_name(_world: World, detail: Detail, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Details are called as the room has them."""
    return Noun(detail.words, style="thing")


class RoomScreen(Screen[Being]):
    """A room as someone sees it."""

    sections: ClassVar[tuple[str, ...]] = ("description", "exits", "things", "beings")


class ThingScreen(Screen[Being]):
    """Something looked at closely. `thing` is what is looked at."""

    sections: ClassVar[tuple[str, ...]] = ("description", "state")

    def __init__(self, reader: Being, thing: object, title: Text | None = None) -> None:
        super().__init__(reader, title)
        self.thing = thing


class ScoreScreen(Screen[Player]):
    """How someone is."""

    sections: ClassVar[tuple[str, ...]] = ("origin", "self", "abilities", "wealth", "state")


class WhoScreen(Screen[Being]):
    """Who is here."""

    sections: ClassVar[tuple[str, ...]] = ("players", "count")


@screen(RoomSeen)
def room_seen(world: World, event: RoomSeen) -> Screen[Being]:
    """The name, the description, the ways out, what lies and who stands there."""
    room = room_of(world, event.reader)
    made = RoomScreen(event.reader, styled(room.name, "title"))
    made.add("description", Paragraph(parse(room.description.strip()).text()))
    made.add("exits", Paragraph(styled(exits_line(room), "exit")))
    for being in beings_here(world, event.reader):
        made.add("beings", Paragraph((*styled(being.name, "person"), *styled(_standing(being)))))
    return made


def exits_line(room: Room) -> str:
    """The ways out in one line, as mapping clients look for it."""
    return f"[ Exits: {' '.join(room.exits) or 'none'} ]"


def _standing(being: Player) -> str:
    return " is here." if being.linked else " stands here, staring into the distance."


@screen(ThingSeen)
def thing_seen(_world: World, event: ThingSeen) -> Screen[Being]:
    """What the thing's own feature says of it."""
    made = ThingScreen(event.reader, event.thing)
    match event.thing:
        case Detail(text=text):
            made.add("description", Paragraph(parse(text.strip()).text()))
        case Player():
            made.add("description", Paragraph(styled(_appearance(event.reader, event.thing))))
    return made


def _appearance(reader: Being, player: Player) -> str:
    if player is reader:
        return "You look yourself over. You are all there."
    return f"{player.name} looks back at you." if player.linked else f"{player.name} does not seem to notice you."


@screen(ExitsRead)
def exits_read(world: World, event: ExitsRead) -> Screen[Being]:
    """Each way out with the name of the room behind it."""
    made: Screen[Being] = Screen(event.reader, styled("Exits", "title"))
    ways = room_of(world, event.reader).exits
    for way, leads in ways.items():
        behind = world.catalog.find(Room, leads.to)
        made.add("", Field(way, styled(behind.name if behind else "a way that is blocked")))
    if not ways:
        made.add("", Paragraph(styled("There is no way out that you can see.")))
    return made


@screen(ScoreRead)
def score_read(world: World, event: ScoreRead) -> Screen[Player]:
    """What the sheet says."""
    player = event.reader
    made = ScoreScreen(player, (*styled(player.name, "person"), *styled(f" {player.title}" if player.title else "")))
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
        Field("Health", styled(f"{player.current_health} of {player.max_health}", "good")),
        Field("Energy", styled(f"{player.current_energy} of {player.max_energy}", "magic")),
        Field("Armor class", styled(str(player.armor_class))),
    )
    for ability in ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"):
        made.add("abilities", Field(ability.capitalize(), styled(str(getattr(player, ability)))))
    gold, silver, copper = coins(player.coins)
    made.add("wealth", Field("Money", styled(f"{gold} gold, {silver} silver, {copper} copper", "money")))
    return made


@screen(WhoRead)
def who_read(world: World, event: WhoRead) -> Screen[Being]:
    """Everyone in the world, by name."""
    made = WhoScreen(event.reader, styled("In the world now", "title"))
    online = sorted(world.where(Player, "online", True), key=lambda p: p.name_key)
    for player in online:
        away = "" if player.linked else " (gone for a moment)"
        made.add("players", Entry((*styled(player.name, "person"), *styled(away))))
    made.add("count", Paragraph(styled("You are alone." if len(online) == 1 else f"{len(online)} players.")))
    return made


def prompt_for(_world: World, player: Player) -> Text:
    """The prompt: how much health and energy is left."""
    health = styled(f"{player.current_health}hp", "good")
    return (*health, *styled(" "), *styled(f"{player.current_energy}en", "magic"), *styled("> "))


@view(Walked)
def walked(_world: World, event: Walked) -> Telling:
    """Those left behind see where someone went, those ahead where they come from."""
    arriving = OPPOSITE.get(event.way, "from somewhere")
    return (
        tell(InRoom(event.source, (event.who,)), "{who} goes {way}.", who=event.who, way=event.way),
        tell(InRoom(event.target, (event.who,)), "{who} comes in {way}.", who=event.who, way=arriving),
    )


@view(PlayerEntered)
def entered(_world: World, event: PlayerEntered) -> Telling:
    """A greeting, and a sign for those who are there."""
    return (
        tell(Only(event.who), "[notice]Welcome, {who}.[/]", who=event.who),
        tell(InRoom(event.who.room_id, (event.who,)), "{who} wakes and looks around.", who=event.who),
    )


@view(PlayerLeft)
def left(_world: World, event: PlayerLeft) -> Telling:
    """They fall asleep somewhere out of sight."""
    return (
        tell(Only(event.who), "[notice]You close your eyes. Sleep well, {who}.[/]", who=event.who),
        tell(InRoom(event.who.room_id, (event.who,)), "{who} slips away to sleep.", who=event.who),
    )


@view(LinkLost)
def link_lost(_world: World, event: LinkLost) -> Telling:
    """Only the others are there to notice."""
    return (tell(InRoom(event.who.room_id, (event.who,)), "{who} stares into the distance.", who=event.who),)


@view(LinkFound)
def link_found(_world: World, event: LinkFound) -> Telling:
    """Both sides notice."""
    return (
        tell(Only(event.who), "[notice]You are back, {who}.[/]", who=event.who),
        tell(InRoom(event.who.room_id, (event.who,)), "{who} blinks and is back.", who=event.who),
    )
