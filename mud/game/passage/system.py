"""Doors stop those who walk, hidden ways are kept from those who have not found them, rooms tell their effects."""

from mud.content.revision import Revision
from mud.game.being.acts import Walking, room_of
from mud.game.being.events import RoomSeen, Walked
from mud.game.being.readers import InSight, Ways, can_see, ways_of
from mud.game.being.views import ThingScreen
from mud.game.being.views.rooms import PictureGrounds
from mud.game.passage import acts
from mud.game.passage.events import EffectFelt
from mud.game.passage.model import DoorState
from mud.game.place.specs import Door, DoorPosition, Room
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard
from mud.play.loading import loaded, revised
from mud.text.grammar import definite
from mud.text.markup import parse
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.world import World


@loaded
def wait_for_returns(world: World) -> None:
    """Doors that were left open or unlocked return when it is time."""
    acts.wait_for_returns(world)


@revised
def follow_doors(world: World, revision: Revision) -> None:
    """Doors that are gone are forgotten."""
    if revision.of(Door):
        acts.wait_for_returns(world)


@adds(Ways)
def hide_ways(world: World, ways: Ways) -> None:
    """Leave out hidden ways that the reader has not found, and mark those that a door bars."""
    for way, leads in list(ways.known.items()):
        if leads.hidden is not None and not acts.has_found(ways.reader, ways.room, way):
            del ways.known[way]
            continue
        door = acts.door_in(world, leads)
        if door is not None and acts.position_of(world, door) is not DoorPosition.OPEN:
            ways.barred.add(way)


@adds(PictureGrounds)
def doors_change_ways(_world: World, grounds: PictureGrounds) -> None:
    """How the doors of rooms stand."""
    grounds.of(DoorState)


@guard(Walking)
def stop_at_doors(world: World, walking: Walking) -> None:
    """Nobody walks through a closed door, or takes a hidden way that they have not found."""
    if walking.exit.hidden is not None and walking.way not in ways_of(world, walking.who):
        raise Refused("You can't go that way.")
    door = acts.door_in(world, walking.exit)
    if door is not None and acts.position_of(world, door) is not DoorPosition.OPEN:
        words = definite(door.name)
        raise Refused(f"{words[:1].upper()}{words[1:]} is closed.")


@adds(InSight)
def doors_in_sight(world: World, sight: InSight) -> None:
    """The doors in the ways that the reader knows."""
    if not can_see(world, sight.reader):
        return
    for leads in ways_of(world, sight.reader).values():
        door = acts.door_in(world, leads)
        if door is not None:
            sight.add(door, (door.name,))


@adds(ThingScreen)
def door_seen(world: World, screen: ThingScreen) -> None:
    """What a door looks like, and how it stands."""
    if isinstance(screen.thing, Door):
        if screen.thing.description:
            screen.add("description", Paragraph(parse(screen.thing.description.strip()).text()))
        position = acts.position_of(world, screen.thing)
        shown = "open" if position is DoorPosition.OPEN else "closed"
        screen.add("state", Paragraph(styled(f"It is {shown}.")))


@on(Walked)
def leave_room(world: World, event: Walked) -> None:
    """What a room does to whoever leaves it."""
    room = world.catalog.find(Room, event.source)
    if room is not None and room.on_exit_effect:
        world.happened(EffectFelt(event.who, room.id, entering=False))


@on(RoomSeen)
def enter_room(world: World, event: RoomSeen) -> None:
    """What a room does to whoever walks into it, once they see it."""
    room = room_of(world, event.reader)
    if event.arriving and room.on_enter_effect:
        world.happened(EffectFelt(event.reader, room.id, entering=True))
