"""Putting oneself and others elsewhere."""

from collections.abc import Callable

from mud.game.being.acts.presence import transport
from mud.game.being.model import Being, Player
from mud.game.being.rules import named, subject
from mud.game.place.specs import Room
from mud.game.wizard.acts.ranks import check_rank
from mud.game.wizard.acts.undoing import can_undo
from mud.game.wizard.events import Teleported
from mud.game.wizard.model import Undo
from mud.kernel.entity import NOWHERE, home_of
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.roles import Permission
from mud.world.world import World


def teleport(world: World, actor: Player, whom: Being, room: Room) -> None:
    """Put someone into a room; Refused when they are there, or their role is above one's own."""
    check_rank(world, actor, whom)
    if whom.room_id == room.id:
        raise Refused(f"{'You are' if whom is actor else f'{subject(whom)} is'} in {room.name} already.")
    source = whom.room_id
    transport(world, whom, room.id)
    world.happened(Teleported(actor, whom, room))
    permission = Permission.TRAVEL if whom is actor else Permission.MOVE
    can_undo(actor, Undo(_what(whom, actor, room), permission, *_way_back(world, whom, (source, room.id))))


def _what(whom: Being, actor: Player, room: Room) -> str:
    return f"you went to {room.name}" if whom is actor else f"you put {named(whom)} into {room.name}"


def _way_back(world: World, whom: Being, way: tuple[RoomId, RoomId]) -> tuple[Callable[[], None], Callable[[], None]]:
    source, target = way

    def check() -> None:
        if home_of(whom) is NOWHERE or not (whom.is_present or isinstance(whom, Player)):
            raise Refused(f"{subject(whom)} is dead, or no longer in the world.")
        if whom.room_id != target:
            raise Refused(f"{subject(whom)} has gone on since.")
        if world.catalog.find(Room, source) is None:
            raise Refused("The room that it began in is no longer there.")

    return check, lambda: transport(world, whom, source)
