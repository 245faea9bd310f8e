"""What beings do: come, go, walk and look. The only writer of players."""

from dataclasses import dataclass, field

from mud.game.account.model import Account, Preferences
from mud.game.being.acts.postures import beings_in, check_awake, seats_in, stand
from mud.game.being.events import (
    AliasesRead,
    AliasSet,
    AwaySet,
    DescriptionSet,
    Displaced,
    LinkFound,
    LinkLost,
    NewcomerCame,
    PlayerCreated,
    PlayerDeleted,
    PlayerEntered,
    PlayerLeft,
    PromptSet,
    RoomSeen,
    TitleSet,
    Walked,
    WayMissed,
)
from mud.game.being.model import LONGEST_PROMPT, Being, Character, Player, Position, Proficiency
from mud.game.being.rules import (
    ERASED,
    MOST_CHARACTERS,
    STANDARD_ARRAY,
    Scores,
    character_name,
    check_scores,
    modifier_of,
    starting_room,
)
from mud.game.being.specs import Ability, Background, Race
from mud.game.place.acts import entry_of, exits_of
from mud.game.place.specs import Exit, Room
from mud.kernel.errors import Refused
from mud.kernel.ids import BackgroundId, ClassId, PlayerId, RaceId
from mud.kernel.money import Copper
from mud.kernel.values import FrozenMap
from mud.play.aliases import MOST_ALIASES, alias_body, alias_name
from mud.play.lookalike import LookalikeError, skeleton
from mud.play.prompts import check_template
from mud.play.words import shortened
from mud.text.clean import name_key
from mud.text.pronouns import PRONOUNS
from mud.world.purses import mint
from mud.world.world import World

LONGEST_TITLE = 60
"""Characters: what stands on one line with a name, also at 80 columns."""

LONGEST_DESCRIPTION = 1000
"""Characters: a paragraph or two that others read when they look."""

STARTING_COINS = Copper(500)
"""Five gold pieces: what a new character has in the pocket."""


COMMON_RACE = RaceId("human")
COMMON_CLASS = ClassId("fighter")
COMMON_BACKGROUND = BackgroundId("ferryhand")
"""What someone is who did not choose, as a character made by an operator; the content must have these."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a player chose for a new character; scores are those before the race's bonuses."""

    pronouns: str = "they"
    race_id: RaceId = COMMON_RACE
    class_id: ClassId = COMMON_CLASS
    background_id: BackgroundId = COMMON_BACKGROUND
    scores: Scores = field(default_factory=lambda: dict(zip(Ability, STANDARD_ARRAY, strict=True)))


@dataclass(frozen=True, slots=True)
class Making:
    """A character is about to be made."""

    account: Account
    name: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class StartingHealth:
    """The hit points of a new character of that class."""

    class_id: ClassId


@dataclass(frozen=True, slots=True)
class BusyFor:
    """Seconds until someone can act again; 0 unless a feature says more, by a modifier.

    `urgent`: what they want to do does not wait for the end of a blow, or of what they are about.
    """

    who: Being
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Walking:
    """Someone is about to walk through an exit."""

    who: Being
    way: str
    exit: Exit


@dataclass(frozen=True, slots=True)
class Deleting:
    """A character is about to be deleted: whoever keeps something of it lets it go, or refuses."""

    player: Player


def players_of(world: World, account: Account) -> list[Player]:
    """The characters of an account, in the order in which they were made."""
    owned = world.where(Player, "account_id", account.id)
    return sorted((p for p in owned if p.is_active), key=lambda p: (p.created_at, p.id))


def find_player(world: World, name: str) -> Player | None:
    """The character of that name, however its letters are written."""
    return world.one(Player, "name_key", name_key(name.strip()))


def create_player(world: World, account: Account, name: str, sheet: Sheet | None = None) -> Player:
    """Make a character with what goes with it: its sheet, its first coins, its place in the world.

    Refused when the name will not do or is taken, the account has too many, or the sheet does not hold together.
    """
    name, sheet = character_name(name), sheet or Sheet()
    _check_new(world, account, name)
    race, background = _origin(world, sheet)
    check_scores(sheet.scores)
    world.check(Making(account, name, sheet))
    scores = {ability: score + race.ability_bonuses.get(ability, 0) for ability, score in sheet.scores.items()}
    player = _add_player(world, account, name, sheet, scores)
    _add_character(world, player, race, background)
    mint(world, player, STARTING_COINS, "starting coins")
    world.happened(PlayerCreated(player))
    return player


def check_is_free(world: World, name: str) -> None:
    """Refused when somebody has that name, or one that looks like it."""
    if find_player(world, name) is not None:
        raise Refused(f"The name {name} is taken. Please choose another one.")
    other = world.one(Player, "look", skeleton(name))
    if other is not None:
        said = f"{name} looks too much like the name of somebody else. Please choose another one."
        raise LookalikeError(said, name, other.name)


def _check_new(world: World, account: Account, name: str) -> None:
    check_is_free(world, name)
    if len(players_of(world, account)) >= MOST_CHARACTERS:
        raise Refused(f"An account has at most {MOST_CHARACTERS} characters.")


def _origin(world: World, sheet: Sheet) -> tuple[Race, Background]:
    race = world.catalog.find(Race, sheet.race_id)
    background = world.catalog.find(Background, sheet.background_id)
    if race is None or background is None:
        raise Refused("A character needs a race and a background that exist.")
    if sheet.pronouns not in PRONOUNS:
        raise Refused(f"Choose pronouns from these: {', '.join(PRONOUNS)}.")
    return race, background


def _add_player(world: World, account: Account, name: str, sheet: Sheet, scores: Scores) -> Player:
    base = modifier_of(scores[Ability.CONSTITUTION])
    health = max(1, int(world.modified(StartingHealth(sheet.class_id), base)))
    return world.add(
        Player(
            id=PlayerId(world.ids.new()),
            name=name,
            name_key=name_key(name),
            look=skeleton(name),
            room_id=starting_room(world),
            account_id=account.id,
            character_class=sheet.class_id,
            pronouns=sheet.pronouns,
            max_health=health,
            current_health=health,
            armor_class=10 + modifier_of(scores[Ability.DEXTERITY]),
            strength=scores[Ability.STRENGTH],
            dexterity=scores[Ability.DEXTERITY],
            constitution=scores[Ability.CONSTITUTION],
            intelligence=scores[Ability.INTELLIGENCE],
            wisdom=scores[Ability.WISDOM],
            charisma=scores[Ability.CHARISMA],
        )
    )


def _add_character(world: World, player: Player, race: Race, background: Background) -> None:
    world.add(
        Character(
            id=player.id,
            name=player.name,
            race=race.id,
            background=background.id,
            languages=tuple(dict.fromkeys((*race.languages, *background.languages))),
            proficiencies=FrozenMap({"tools": background.tools}),
            skills=FrozenMap({skill: Proficiency() for skill in background.skills}),
        )
    )


def character_of(world: World, player: Player) -> Character:
    """The sheet that goes with a player."""
    found = world.get(Character, player.id)
    if found is None:
        raise LookupError(f"player {player.id} has no character")
    return found


def delete_player(world: World, player: Player) -> None:
    """Delete a character: it is kept out of sight and its name is free again."""
    world.check(Deleting(player))
    if player.online:
        leave(world, player)
    player.is_active = character_of(world, player).is_active = False
    player.name_key = f"{player.name_key}#{player.id}"
    player.look = ""
    world.happened(PlayerDeleted(player))


def erase_player(world: World, player: Player) -> None:
    """Take out of a character what its player chose or wrote; deleted it is too, if it was not."""
    if player.is_active:
        delete_player(world, player)
    sheet = character_of(world, player)
    player.name = sheet.name = ERASED
    player.name_key, player.title = f"{ERASED}#{player.id}"[:64], ""
    player.aliases, player.prompt, player.player_flags = FrozenMap(), None, FrozenMap()
    sheet.description = sheet.background_story = None


def enter(world: World, player: Player) -> None:
    """Bring a character into the world, into the starting room if the one it was in is gone."""
    if world.catalog.find(Room, player.room_id) is None or player.room_id in world.catalog.retired(Room):
        player.room_id = starting_room(world)
    _settle_in(world, player)
    is_new = player.last_played_at is None
    player.last_played_at = world.clock.now()
    player.online = player.linked = True
    world.happened(PlayerEntered(player))
    if is_new:
        world.happened(NewcomerCame(player))
    look(world, player)


def _settle_in(world: World, player: Player) -> None:
    """Whoever comes into the world is awake, and sits where they did if there is a place for them still."""
    if player.position is Position.SLEEPING:
        player.position = Position.RESTING
    if player.seat is None:
        return
    seat = seats_in(world, player.room_id).get(player.seat)
    others = [being for being in beings_in(world, player.room_id) if being is not player and being.seat == player.seat]
    if seat is None or len(others) >= seat.places:
        player.seat = None


def leave(world: World, player: Player) -> None:
    """Take a character out of the world; what it carries stays with it."""
    player.last_played_at = world.clock.now()
    player.online = player.linked = False
    world.happened(PlayerLeft(player))


def displace(world: World, player: Player, room: Room) -> None:
    """Move a character out of a room that is gone, to where one comes into its area."""
    player.room_id = entry_of(world, room.area_id)
    _settle_in(world, player)
    if player.online:
        world.happened(Displaced(player, player.room_id))
        world.happened(RoomSeen(player, arriving=True))


def lose_link(world: World, player: Player) -> None:
    """Whoever played it is gone; the character stands."""
    player.linked = False
    world.happened(LinkLost(player))


def find_link(world: World, player: Player) -> None:
    """Somebody plays it again."""
    player.linked = True
    world.happened(LinkFound(player))
    look(world, player)


def look(world: World, reader: Being) -> None:
    """Look around."""
    world.happened(RoomSeen(reader))


def preferences_of(world: World, being: Being) -> Preferences:
    """How whoever plays it likes to play; what everybody begins with where nobody does."""
    account_id = being.account_id if isinstance(being, Player) else None
    account = world.get(Account, account_id) if account_id is not None else None
    return Preferences() if account is None else Preferences.of(account)


def set_prompt(world: World, who: Player, template: str | None) -> None:
    """Have a prompt of one's own; None is the usual one, "" none. Refused when it cannot be read."""
    who.prompt = template and check_template(world, who, template, LONGEST_PROMPT)
    world.happened(PromptSet(who))


def set_title(world: World, who: Player, title: str) -> None:
    """Give oneself a title, or none; Refused when it is too long."""
    if len(title) > LONGEST_TITLE:
        raise Refused(f"A title has at most {LONGEST_TITLE} characters; yours has {len(title)}.")
    who.title = title
    world.happened(TitleSet(who))


def describe_oneself(world: World, who: Player, text: str) -> None:
    """Say what one looks like, or nothing; Refused when it is too long."""
    if len(text) > LONGEST_DESCRIPTION:
        raise Refused(f"A description has at most {LONGEST_DESCRIPTION} characters; yours has {len(text)}.")
    character_of(world, who).description = text or None
    world.happened(DescriptionSet(who))


def go_away(world: World, who: Player, message: str) -> None:
    """Tell people that one is away from the keys; done again without a message, that one is back."""
    who.away = message or (None if who.away else "away from the keys")
    world.happened(AwaySet(who))


def set_alias(world: World, who: Player, name: str, body: str) -> None:
    """Let a word stand for a line; Refused when either will not do, or when there are too many."""
    name, body = alias_name(name), alias_body(body)
    if name not in who.aliases and len(who.aliases) >= MOST_ALIASES:
        raise Refused(f"You have {MOST_ALIASES} aliases, and cannot have more. Take one away with unalias.")
    who.aliases = who.aliases.set(name, body)
    world.happened(AliasSet(who, name, body))


def read_aliases(world: World, who: Player, name: str = "") -> None:
    """Read what one's own words stand for, or one of them; Refused when that stands for nothing."""
    wanted = name.casefold()
    if wanted and wanted not in who.aliases:
        raise Refused(f"You have no alias '{shortened(wanted)}'.")
    read = FrozenMap({wanted: who.aliases[wanted]}) if wanted else who.aliases
    world.happened(AliasesRead(who, read))


def remove_alias(world: World, who: Player, name: str) -> None:
    """Let a word stand for nothing again; Refused when it does already."""
    name = name.strip().casefold()
    if name not in who.aliases:
        raise Refused(f"You have no alias '{shortened(name)}'.")
    who.aliases = who.aliases.without(name)
    world.happened(AliasSet(who, name, None))


def walk(world: World, who: Being, way: str) -> None:
    """Go through an exit of the room, on one's feet; Refused when there is none, one sleeps, or a guard says no."""
    check_awake(who)
    found = exits_of(world, room_of(world, who)).get(way)
    if found is None or world.catalog.find(Room, found.to) is None:
        world.happened(WayMissed(who, way))
        raise Refused("You can't go that way.")
    world.check(Walking(who, way, found))
    if who.position is not Position.STANDING:
        stand(world, who)
    source, who.room_id = who.room_id, found.to
    world.happened(Walked(who, source, found.to, way))
    if isinstance(who, Player):
        world.happened(RoomSeen(who, arriving=True))


def room_of(world: World, being: Being) -> Room:
    """The room a being stands in."""
    return world.catalog.get(Room, being.room_id)
