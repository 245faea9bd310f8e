"""Changing rooms while people are in them. What is changed stands in `room_state`, and can be undone."""

from typing import Final

from mud.game.being.model import Player
from mud.game.place import acts as places
from mud.game.place.model import RoomState
from mud.game.place.specs import Exit, Room
from mud.game.wizard.acts.undoing import can_undo
from mud.game.wizard.events import RoomChanged, StatRead
from mud.game.wizard.model import Undo
from mud.game.wizard.readers.kinds import room_called
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.roles import Permission
from mud.play.words import shortened
from mud.text.markup import MarkupError, parse
from mud.world.world import World

LONGEST_DESCRIPTION: Final = 2000
"""Characters: more than fits on a screen."""

LONGEST_WAY: Final = 30
LONGEST_FLAG: Final = 30

State = tuple[object, object, object] | None


def change(world: World, actor: Player, word: str, text: str) -> None:
    """Change the room where someone stands, or show what was changed when there is no word; Refused for other words."""
    room = world.catalog.get(Room, actor.room_id)
    match word:
        case "":
            show(world, actor, room)
            return
        case "flag" | "unflag":
            how = _set_flag(world, room, text.strip().casefold(), word == "flag")
        case "exit":
            how = _open(world, room, text)
        case "close":
            how = _close(world, room, text.strip().casefold())
        case "describe":
            how = _describe(world, room, text)
        case "restore":
            how = _restore(world, room)
        case _:
            raise Refused(f"'{shortened(word)}' is none of flag, unflag, exit, close, describe and restore.")
    world.happened(RoomChanged(actor, room, how))


def change_undoably(world: World, actor: Player, word: str, text: str) -> None:
    """As `change`, and it can be undone as long as nobody changes the room again."""
    room = world.catalog.get(Room, actor.room_id)
    before = _state(world, room)
    change(world, actor, word, text)
    after = _state(world, room)
    if before == after:
        return

    def check() -> None:
        if _state(world, room) != after:
            raise Refused("The room has changed again since.")

    can_undo(
        actor, Undo(f"you changed {room.name}: {word}", Permission.BUILD, check, lambda: _put_back(world, room, before))
    )


def show(world: World, actor: Player, room: Room) -> None:
    """Read what is different about a room from what its content says."""
    state = places.state_of(world, room)
    facts = [("id", room.id), ("flags", " ".join(places.flags_of(world, room)) or "none")]
    facts += [(f"exit {way}", room_called(world, leads.to)) for way, leads in places.exits_of(world, room).items()]
    if state is not None:
        facts += [(f"flag {name}", str(value)) for name, value in state.room_flags.items()]
        facts += [
            (f"changed exit {way}", leads.to if leads else "closed") for way, leads in state.dynamic_exits.items()
        ]
        facts += [("description", "changed")] if state.dynamic_description is not None else []
    else:
        facts.append(("changed", "nothing: it is as its content says"))
    world.happened(StatRead(actor, room.name, tuple(facts)))


def _set_flag(world: World, room: Room, name: str, value: bool) -> str:
    if not name.replace("_", "").isalnum() or len(name) > LONGEST_FLAG:
        raise Refused("A flag is one word, such as silent, safe or dark.")
    if bool(places.flag_of(world, room, name)) is value:
        raise Refused(f"{room.name} is {name} already." if value else f"{room.name} is not {name}.")
    own = name in room.flags
    places.set_flag(world, room, name, None if value is own else value)
    return f"it is {name} now" if value else f"it is not {name} any more"


def _open(world: World, room: Room, text: str) -> str:
    way, _, to = text.strip().casefold().partition(" ")
    to = to.strip().removeprefix("to ").strip()
    if not way or not to or len(way) > LONGEST_WAY:
        raise Refused("Say which way, and to which room by its id: room exit north room_lane")
    leads = to if world.catalog.find(Room, to) is not None else f"room_{to}"
    places.open_exit(world, room, way, Exit(RoomId(leads)))
    return f"{way} leads to {room_called(world, leads)} now"


def _close(world: World, room: Room, way: str) -> str:
    places.close_exit(world, room, way)
    return f"there is no way {way} any more"


def _describe(world: World, room: Room, text: str) -> str:
    if not text.strip() or len(text) > LONGEST_DESCRIPTION:
        raise Refused(f"A description has from 1 to {LONGEST_DESCRIPTION} characters.")
    try:
        parse(text)
    except MarkupError as error:
        raise Refused(f"The markup of that text will not do: {error}.") from None
    places.describe(world, room, text)
    return "it looks different now"


def _restore(world: World, room: Room) -> str:
    places.restore(world, room)
    return "it is as its content says again"


def _state(world: World, room: Room) -> State:
    state = places.state_of(world, room)
    return None if state is None else (state.room_flags, state.dynamic_exits, state.dynamic_description)


def _put_back(world: World, room: Room, before: State) -> None:
    now = places.state_of(world, room)
    if now is not None:
        places.restore(world, room)
    if before is None:
        return
    state = RoomState(id=room.id)
    state.room_flags, state.dynamic_exits, state.dynamic_description = before  # type: ignore[assignment]  # as they were
    world.add(state)
    places.describe(world, room, state.dynamic_description)
