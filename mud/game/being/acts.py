"""What beings do: come, go, walk and look. The only writer of players."""

from dataclasses import dataclass

from mud.game.account.model import Account
from mud.game.being.events import (
    LinkFound,
    LinkLost,
    PlayerCreated,
    PlayerDeleted,
    PlayerEntered,
    PlayerLeft,
    RoomSeen,
    Walked,
)
from mud.game.being.model import Being, Player
from mud.game.being.rules import MOST_CHARACTERS, character_name, starting_room
from mud.game.place.specs import Exit, Room
from mud.kernel.errors import Refused
from mud.kernel.ids import PlayerId
from mud.kernel.money import Copper
from mud.text.clean import name_key
from mud.world.purses import mint
from mud.world.world import World

STARTING_COINS = Copper(500)
"""Five gold pieces: what a new character has in the pocket."""


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


def create_player(world: World, account: Account, name: str) -> Player:
    """Make a character; Refused when the name will not do or is taken, or the account has too many."""
    name = character_name(name)
    if find_player(world, name) is not None:
        raise Refused(f"The name {name} is taken. Please choose another one.")
    if len(players_of(world, account)) >= MOST_CHARACTERS:
        raise Refused(f"An account has at most {MOST_CHARACTERS} characters.")
    player = world.add(
        Player(
            id=PlayerId(world.ids.new()),
            name=name,
            name_key=name_key(name),
            room_id=starting_room(world),
            account_id=account.id,
        )
    )
    mint(world, player, STARTING_COINS, "starting coins")
    world.happened(PlayerCreated(player))
    return player


def delete_player(world: World, player: Player) -> None:
    """Delete a character: it is kept out of sight and its name is free again."""
    world.check(Deleting(player))
    if player.online:
        leave(world, player)
    player.is_active = False
    player.name_key = f"{player.name_key}#{player.id}"
    world.happened(PlayerDeleted(player))


def enter(world: World, player: Player) -> None:
    """Bring a character into the world, into the starting room if the one it was in is gone."""
    if world.catalog.find(Room, player.room_id) is None:
        player.room_id = starting_room(world)
    player.last_played_at = world.clock.now()
    player.online = player.linked = True
    world.happened(PlayerEntered(player))
    look(world, player)


def leave(world: World, player: Player) -> None:
    """Take a character out of the world; what it carries stays with it."""
    player.last_played_at = world.clock.now()
    player.online = player.linked = False
    world.happened(PlayerLeft(player))


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


def walk(world: World, who: Being, way: str) -> None:
    """Go through an exit of the room; Refused when there is none or a guard says no."""
    found = room_of(world, who).exits.get(way)
    if found is None or world.catalog.find(Room, found.to) is None:
        raise Refused("You can't go that way.")
    world.check(Walking(who, way, found))
    source, who.room_id = who.room_id, found.to
    world.happened(Walked(who, source, found.to, way))
    look(world, who)


def room_of(world: World, being: Being) -> Room:
    """The room a being stands in."""
    return world.catalog.get(Room, being.room_id)
