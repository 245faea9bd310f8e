"""The creatures that live in the world, and when each placement of creatures is due."""

from typing import Annotated, Any

from mud.game.being.model import USUAL_PACE, Being, Position
from mud.kernel.entity import Entity, entity
from mud.kernel.ids import NpcId, NpcTemplateId, PlacementId, PlayerId, RoomId
from mud.kernel.marks import Check, Indexed, Key, Lazy, Lookup, Purse, Ref, Transient
from mud.kernel.money import Copper
from mud.kernel.values import FrozenMap
from mud.world.contents import Holder
from mud.world.placements import Due

Fact = str | int | float | bool


@entity("npc_instances")
class Npc(Being):
    """A creature in the world, alive or dead: a dead one keeps its row and lives again in it.

    What its kind says of it, and `instance_data` otherwise, stands in fields that are not saved (`acts.shape`).
    """

    id: Annotated[NpcId, Key()]
    """By what the world knows it from all of its kind."""
    template_id: Annotated[NpcTemplateId, Ref("npc_templates.id"), Indexed(), Lookup()]
    """Its kind."""
    room_id: Annotated[RoomId, Ref("rooms.id"), Indexed(), Lookup(), Lazy()]
    """Where it is, or died."""
    spawn_room_id: Annotated[RoomId, Ref("rooms.id"), Indexed()]
    """Where it comes to life."""
    current_health: Annotated[int, Lazy()] = 1
    """The hit points that are left."""
    is_alive: bool = True
    """Whether it lives: a dead one is seen by nobody."""
    respawn_time: int | None = None
    """Seconds after its death when it lives again, -1 is never; null is what its placement says, or the area."""
    last_killed_at: float | None = None
    """When it died last (Unix seconds)."""
    instance_data: FrozenMap[str, Fact] = FrozenMap()
    """What is otherwise with it than with its kind, by the name of the field, and what features keep with it."""
    placement_id: Annotated[PlacementId | None, Lookup()] = None
    """The placement that made it; null is that somebody called it into the world."""
    coins: Annotated[Copper, Purse(), Check("coins >= 0")] = Copper(0)
    """Copper pieces that it was given."""
    name: Annotated[str, Transient()] = ""
    level: Annotated[int, Transient()] = 1
    strength: Annotated[int, Transient()] = 10
    dexterity: Annotated[int, Transient()] = 10
    constitution: Annotated[int, Transient()] = 10
    intelligence: Annotated[int, Transient()] = 10
    wisdom: Annotated[int, Transient()] = 10
    charisma: Annotated[int, Transient()] = 10
    max_health: Annotated[int, Transient()] = 1
    armor_class: Annotated[int, Transient()] = 10
    position: Annotated[Position, Transient()] = Position.STANDING
    seat: Annotated[str | None, Transient()] = None
    pronouns: Annotated[str, Transient()] = "it"
    keywords: Annotated[tuple[str, ...], Transient()] = ()
    pace: Annotated[int, Transient()] = USUAL_PACE
    darkvision: Annotated[bool, Transient()] = False
    job: Annotated[Any, Transient()] = None  # Any: a Job or None, in a field that the store does not read

    @property
    def is_present(self) -> bool:
        """Whether it lives."""
        return self.is_alive

    @property
    def hands(self) -> Holder:
        """The creature's own."""
        return Holder.npc(self.id)

    @property
    def key(self) -> str:
        """Its id: asked for with every blow, so that no holder is made for it."""
        return self.id


@entity("npc_state", owner="owner_player_id")
class NpcState(Entity):
    """What is kept of a companion, an escort or a boss: all of a kind with `persist_state`."""

    instance_id: Annotated[NpcId, Key(), Ref("npc_instances.id")]
    """The creature."""
    template_id: Annotated[NpcTemplateId, Ref("npc_templates.id"), Indexed()]
    """Its kind."""
    current_room_id: Annotated[RoomId | None, Ref("rooms.id"), Indexed()] = None
    """Where it is, or died; it is there again after a restart."""
    current_hp: int | None = None
    """The hit points that it has left."""
    is_alive: bool = True
    """Whether it lives."""
    owner_player_id: Annotated[PlayerId | None, Ref("players.id"), Indexed(), Lookup()] = None
    """Whose companion it is; null is nobody's."""
    instance_data: FrozenMap[str, Fact] = FrozenMap()
    """What is otherwise with it than with its kind, and what content notes of it."""


@entity("npc_placements")
class NpcDue(Due):
    """When a placement that lacks creatures makes them again."""
