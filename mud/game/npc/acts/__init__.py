"""How creatures come to life, die, and come back. The only writer of creatures."""

from collections.abc import Mapping
from typing import Final

from mud.game.area.specs import Area
from mud.game.being.model import Position
from mud.game.effect.acts import forget_all
from mud.game.light.acts import follow_bearer
from mud.game.npc.events import NpcCame, NpcVanished, NpcWithdrew
from mud.game.npc.model import Fact, Npc, NpcState
from mud.game.npc.specs import NpcPlacement, NpcTemplate
from mud.game.place.specs import Room
from mud.game.thing.acts import carried_by
from mud.game.thing.acts.making import new_item, shift
from mud.game.thing.model import Means, Passage
from mud.kernel.errors import Refused
from mud.kernel.ids import NpcId, NpcTemplateId, RoomId
from mud.kernel.values import FrozenMap
from mud.world.contents import Holder
from mud.world.purses import spend
from mud.world.world import World

NEVER: Final = -1
"""The respawn time of what does not come back."""

MOST_NOTED: Final = 100
"""Facts that are kept of one creature: a row stays small."""

EFFECTS: Final = "effects"
"""Under which name the effects on a creature are kept with it."""

NUMBERS: Final = ("level", "strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")


def kind_of(world: World, npc: Npc) -> NpcTemplate:
    """What kind of creature it is."""
    return world.catalog.get(NpcTemplate, npc.template_id)


def placement_of(world: World, npc: Npc) -> NpcPlacement | None:
    """Where content says that it lives; None for one that was called into the world otherwise."""
    return placement_called(world, npc.placement_id)


def placement_called(world: World, id_: str | None) -> NpcPlacement | None:
    """The placement of that id; None when there is none, or none is named."""
    return world.catalog.find(NpcPlacement, id_) if id_ is not None else None


def shape(world: World, npc: Npc) -> None:
    """Let a creature be what its kind says, and `instance_data` otherwise."""
    kind, own = kind_of(world, npc), npc.instance_data
    npc.name = _text(own, "name", kind.name)
    npc.pronouns = _text(own, "pronouns", kind.pronouns)
    npc.max_health = max(1, _number(own, "max_health", kind.max_health))
    npc.armor_class = _number(own, "armor_class", kind.armor_class)
    npc.pace = _number(own, "speed", kind.speed)
    for number in NUMBERS:
        setattr(npc, number, _number(own, number, getattr(kind, number)))
    npc.keywords = kind.keywords
    npc.darkvision = kind.darkvision


def spawn(
    world: World,
    kind: NpcTemplate,
    room_id: RoomId,
    own: Mapping[str, Fact] | None = None,
    placement: NpcPlacement | None = None,
) -> Npc:
    """Bring a creature to life in a room, with what its kind carries. `own`: what is otherwise with it."""
    npc = make(world, kind, room_id, own, placement)
    _come(world, npc)
    return npc


def make(
    world: World,
    kind: NpcTemplate,
    room_id: RoomId,
    own: Mapping[str, Fact] | None = None,
    placement: NpcPlacement | None = None,
) -> Npc:
    """Make a creature that does not live yet."""
    npc = Npc(
        id=NpcId(world.ids.new()),
        template_id=NpcTemplateId(kind.id),
        room_id=room_id,
        spawn_room_id=room_id,
        is_alive=False,
        current_health=0,
        instance_data=FrozenMap(own or {}),
        placement_id=placement.id if placement is not None else None,
    )
    world.add(npc)
    shape(world, npc)
    return npc


def revive(world: World, npc: Npc) -> None:
    """Let a dead creature live again where it first came to life, as new."""
    if npc.is_alive:
        return
    npc.room_id = npc.spawn_room_id
    _come(world, npc)


def return_(world: World, npc: Npc) -> None:
    """Tell that a creature that was taken out of the world, and put back as it was, is there again."""
    world.happened(NpcCame(npc, npc.room_id))


def die(world: World, npc: Npc) -> None:
    """Let a creature be dead, from now on; what it carried is for whoever knows of corpses."""
    if not npc.is_alive:
        return
    forget_all(world, npc)
    npc.instance_data = npc.instance_data.without(EFFECTS)
    npc.is_alive = False
    npc.current_health = 0
    npc.last_killed_at = world.clock.now()
    keep(world, npc)


def withdraw(world: World, npc: Npc) -> None:
    """Let a living creature go where nobody meets it, with what it has; it is not dead, and may come again."""
    if npc.is_alive:
        npc.is_alive = False
        forget_all(world, npc)
        follow_bearer(world, npc)
        world.happened(NpcWithdrew(npc, npc.room_id))


def vanish(world: World, npc: Npc) -> None:
    """Take a creature out of the world for good; what it has about it lies where it was."""
    forget_all(world, npc)
    if npc.job is not None:
        npc.job.cancel()
        npc.job = None
    for item in list(carried_by(world, npc)):
        shift(world, item, Holder.room(npc.room_id))
    if npc.coins:
        spend(world, npc, npc.coins, "gone with a creature")
    was_alive, room_id = npc.is_alive, npc.room_id
    state = world.get(NpcState, npc.id)
    if state is not None:
        world.remove(state)
    world.remove(npc)
    world.happened(NpcVanished(npc, room_id, was_alive))


def note(world: World, npc: Npc, name: str, fact: Fact) -> None:
    """Note something of one creature under a name; False forgets it. Refused when too much is noted."""
    if fact is False:
        npc.instance_data = npc.instance_data.without(name)
    elif name in npc.instance_data or len(npc.instance_data) < MOST_NOTED:
        npc.instance_data = npc.instance_data.set(name, fact)
    else:
        raise Refused(f"More than {MOST_NOTED} things are noted of {npc.name}.")
    keep(world, npc)


def keep(world: World, npc: Npc) -> None:
    """Keep how a creature is now, if its kind is kept at all."""
    if npc in world.shelf(Npc) and kind_of(world, npc).persist_state:
        state = world.get(NpcState, npc.id)
        if state is None:
            state = world.add(NpcState(instance_id=npc.id, template_id=npc.template_id))
        _write(npc, state)


def respawn_seconds(world: World, npc: Npc) -> float | None:
    """How long after its death it lives again, by what itself, its placement or its area says; None: never."""
    placement = placement_of(world, npc)
    seconds = npc.respawn_time
    if seconds is None:
        seconds = placement.every if placement is not None and placement.every is not None else None
    if seconds is None and placement is None:
        return None
    if seconds is None:
        seconds = area_respawn_time(world, npc.spawn_room_id)
    return None if seconds < 0 else float(seconds)


def area_respawn_time(world: World, room_id: RoomId) -> int:
    """After how many seconds what was there comes back, by what the area of a room says."""
    room = world.catalog.find(Room, room_id)
    area = world.catalog.find(Area, room.area_id) if room is not None and room.area_id else None
    return area.default_respawn_time if area is not None else NEVER


def _come(world: World, npc: Npc) -> None:
    npc.is_alive, npc.position = True, Position.STANDING
    npc.current_health = npc.max_health
    _equip(world, npc)
    follow_bearer(world, npc)
    world.happened(NpcCame(npc, npc.room_id))


def _equip(world: World, npc: Npc) -> None:
    """Give a creature what its kind has about it, as far as it does not have it still."""
    held = {item.template_id for item in carried_by(world, npc)}
    for each in kind_of(world, npc).carries:
        if each.item in held or (each.chance < 1 and not world.dice.chance(each.chance)):
            continue
        passage = Passage(Means.ISSUED, npc.id, world.clock.now())
        item = new_item(world, each.item, npc.hands, (passage,), each.quantity, known=True)
        item.equipped_slot = each.slot


def _text(own: Mapping[str, Fact], name: str, usual: str) -> str:
    found = own.get(name, usual)
    return found if isinstance(found, str) else usual


def _number(own: Mapping[str, Fact], name: str, usual: int) -> int:
    found = own.get(name, usual)
    return int(found) if isinstance(found, int | float) else usual


def _write(npc: Npc, state: NpcState) -> None:
    now = (npc.room_id, npc.current_health, npc.is_alive, npc.instance_data)
    if now != (state.current_room_id, state.current_hp, state.is_alive, state.instance_data):
        state.current_room_id, state.current_hp, state.is_alive, state.instance_data = now
