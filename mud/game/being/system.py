"""What beings add to the prompt, how they recover, and where they stand under the sky."""

from mud.game.account.events import AccountErased
from mud.game.being.acts import displace, erase_player, room_of
from mud.game.being.acts.postures import Seat, Seats, beings_in, check_awake, seats_in
from mud.game.being.acts.recovery import attend
from mud.game.being.events import Exerted, Hurt, PlayerEntered
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import Detail, ways_out
from mud.game.being.rules import DREAMING, RESTFUL, ROUSING, atlas
from mud.game.being.rules.numbers import (
    EnergyRegeneration,
    HealthRegeneration,
    energy_of,
    health_of,
    max_energy,
    max_health,
)
from mud.game.being.views import ThingScreen
from mud.game.being.views.postures import occupied
from mud.game.place.acts import has_flag, is_outdoors
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import Room, RoomFlag
from mud.game.sky.acts import Outdoors, Standing
from mud.game.sky.views import TimeScreen
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.kernel.money import coins
from mud.play.dispatch import Obeying
from mud.play.durations import ago
from mud.play.loading import Affected, loaded, prepared
from mud.play.lookalike import skeleton
from mud.play.prompts import Prompt
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.world import World


@loaded
def see_names(world: World) -> None:
    """Know how every name looks, so that no new one looks like it."""
    for player in world.shelf(Player):
        if player.is_active and not player.look:
            player.look = skeleton(player.name)


@on(AccountErased)
def erase_characters(world: World, event: AccountErased) -> None:
    """Of the characters of a person who is erased nothing is left that somebody chose or wrote."""
    for player in tuple(world.where(Player, "account_id", event.account.id)):
        erase_player(world, player)


@adds(Prompt)
def on_prompt(world: World, prompt: Prompt) -> None:
    """How a character is, what it is called and where it stands."""
    player = prompt.reader
    if not isinstance(player, Player):
        return
    prompt.add("health", "the health you have left", lambda: str(health_of(world, player)))
    prompt.add("max_health", "the health you have at most", lambda: str(max_health(world, player)))
    prompt.add("energy", "the energy you have left", lambda: str(energy_of(world, player)))
    prompt.add("max_energy", "the energy you have at most", lambda: str(max_energy(world, player)))
    prompt.add("level", "your level", lambda: str(player.level))
    prompt.add("xp", "your experience", lambda: str(player.experience))
    prompt.add("gold", "your gold pieces", lambda: str(coins(player.coins)[0]))
    prompt.add("name", "your name", lambda: styled(player.name, "person"))
    prompt.add("position", "whether you stand, sit, lie or sleep", lambda: player.position.value)
    prompt.add("room", "where you are", lambda: styled(room_of(world, player).name, "title"))
    prompt.add("exits", "the ways out", lambda: styled(" ".join(ways_out(world, player).listed()), "exit"))


@guard(Obeying)
def let_sleep(_world: World, obeying: Obeying) -> None:
    """Sleepers do nothing but wake, and what is the player's and not theirs."""
    command = obeying.command
    actor = obeying.actor
    if not isinstance(actor, Being) or actor.position is Position.DYING:
        return  # of the dying, whatever brings death says what they can do
    if command.category not in DREAMING and command.name not in ROUSING:
        check_awake(actor)


@modifier(HealthRegeneration)
def rests_well(world: World, of: HealthRegeneration, number: float) -> float:
    """In an inn one heals sooner."""
    return number * RESTFUL if _is_restful(world, of.being) else number


@modifier(EnergyRegeneration)
def recovers_well(world: World, of: EnergyRegeneration, number: float) -> float:
    """And gets one's strength back sooner."""
    return number * RESTFUL if _is_restful(world, of.being) else number


def _is_restful(world: World, being: Being) -> bool:
    room = world.catalog.find(Room, being.room_id)
    return room is not None and has_flag(world, room, RoomFlag.RESTFUL)


@on(Hurt)
def heal_from_it(world: World, event: Hurt) -> None:
    """Whoever is hurt begins to heal."""
    attend(world, event.who)


@on(Exerted)
def rest_from_it(world: World, event: Exerted) -> None:
    """Whoever is tired begins to recover."""
    attend(world, event.who)


@on(PlayerEntered)
def go_on_recovering(world: World, event: PlayerEntered) -> None:
    """So does whoever comes into the world not whole."""
    attend(world, event.who)


@adds(Seats)
def seats_of_the_room(world: World, seats: Seats) -> None:
    """The details of a room that one can sit or lie on."""
    room = world.catalog.get(Room, seats.room_id)
    for words, places in room.seats.items():
        detail = Detail(words, room.details.get(words, ""))
        seats.add(Seat(f"{room.id} {words}", detail, detail.noun, places))


@adds(ThingScreen)
def seat_seen(world: World, screen: ThingScreen) -> None:
    """Who sits or lies on something, and how many find place there still."""
    for seat in seats_in(world, screen.reader.room_id).values():
        if seat.thing is screen.thing or seat.thing == screen.thing:
            screen.add("state", *occupied(screen.reader, seat, beings_in(world, screen.reader.room_id)))


@adds(Standing)
def stands(world: World, standing: Standing) -> None:
    """Where a being is."""
    if isinstance(standing.reader, Being):
        room = room_of(world, standing.reader)
        standing.area_id = room.area_id
        standing.outdoors = is_outdoors(world, room)


@adds(Outdoors)
def under_the_sky(world: World, outdoors: Outdoors) -> None:
    """The rooms in which players are."""
    for player in world.where(Player, "online", True):
        room = world.catalog.find(Room, player.room_id)
        if room is not None and room.area_id == outdoors.area_id and is_outdoors(world, room):
            outdoors.rooms[room.id] = None


@on(RoomsRetired)
def leave_rooms(world: World, event: RoomsRetired) -> None:
    """Whoever stood in a room that is gone, or slept there, is elsewhere."""
    for room in event.rooms:
        for player in list(world.where(Player, "room_id", room.id)):
            displace(world, player, room)


@adds(Affected)
def people_affected(world: World, affected: Affected) -> None:
    """Those who stand in a room."""
    if affected.change.cls is Room:
        standing = world.where(Player, "room_id", affected.change.id)
        affected.people.extend(player.name for player in standing if player.is_active)


LAID_OUT = prepared(atlas)
"""Where every room lies on maps."""


@adds(TimeScreen)
def time_here(world: World, screen: TimeScreen) -> None:
    """For how long one is here."""
    if isinstance(screen.reader, Player) and screen.reader.last_played_at is not None:
        since = ago(world.clock.now() - screen.reader.last_played_at)
        screen.add("presence", Paragraph(styled(f"You have been here for {since}.")))
