"""What is kept of creatures that are more than one of many: companions, escorts, bosses.

Where an ordinary creature is and how it is may be lost with the last moments before a crash. Of a kind with
`persist_state` each change is saved like one of a player, and what stands here is the truth when the world is loaded.
"""

from mud.game.being.model import Player
from mud.game.npc.acts import keep, kind_of
from mud.game.npc.model import Npc, NpcState
from mud.game.place.specs import Room
from mud.kernel.errors import Refused
from mud.kernel.ids import PlayerId
from mud.world.world import World


def restore(world: World, npc: Npc) -> None:
    """Let a creature be as it was kept; without a word, since nobody is there yet."""
    state = world.get(NpcState, npc.id)
    if state is None:
        keep(world, npc)
        return
    if not kind_of(world, npc).persist_state:
        world.remove(state)
        return
    room = state.current_room_id
    if room is not None and room not in world.catalog.retired(Room) and world.catalog.find(Room, room) is not None:
        npc.room_id = room
    npc.is_alive = state.is_alive
    npc.instance_data = state.instance_data
    if state.current_hp is not None:
        npc.current_health = state.current_hp


def owner_of(world: World, npc: Npc) -> Player | None:
    """Whose companion a creature is."""
    state = world.get(NpcState, npc.id)
    return world.get(Player, state.owner_player_id) if state is not None and state.owner_player_id else None


def set_owner(world: World, npc: Npc, owner: Player | None) -> None:
    """Let a creature be someone's companion, or nobody's; Refused when nothing is kept of its kind."""
    keep(world, npc)
    state = world.get(NpcState, npc.id)
    if state is None:
        raise Refused(f"Nothing is kept of creatures like {npc.name}, so that they could be nobody's companions.")
    state.owner_player_id = None if owner is None else PlayerId(owner.id)


def set_free(world: World, owner: Player) -> None:
    """Let all companions of someone who is no more be nobody's."""
    for state in list(world.where(NpcState, "owner_player_id", owner.id)):
        state.owner_player_id = None
