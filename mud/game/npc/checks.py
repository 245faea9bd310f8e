"""What is doubtful about creatures: those that nobody can meet, and those that cannot do what they are for."""

from collections.abc import Iterator

from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem
from mud.game.npc.specs import NpcPlacement, NpcTemplate, NpcType
from mud.game.place.specs import Room, RoomFlag


@doubts("unmet", "a kind of creature that nobody can meet")
def unmet(overview: Overview) -> Iterator[Problem]:
    """Neither does any placement bring it into the world, nor does anything else name it."""
    for kind in overview.catalog.all(NpcTemplate):
        if not overview.to(NpcTemplate, kind):
            yield Problem(f"nothing brings {kind} into the world", NpcTemplate, kind)


@doubts("tame", "a hostile creature that can hurt nobody, or lives where nobody may fight")
def tame(overview: Overview) -> Iterator[Problem]:
    """Blows that do nothing, and rooms that are safe."""
    kinds = overview.catalog.all(NpcTemplate)
    for id_, kind in kinds.items():
        if kind.npc_type is NpcType.HOSTILE and not kind.attacks and kind.attack_damage_max == 0:
            yield Problem(f"{id_} is hostile, and its blows do nothing", NpcTemplate, id_, ("attack_damage_max",))
    for id_, placement in overview.catalog.all(NpcPlacement).items():
        room, placed = overview.catalog.find(Room, placement.room_id), kinds.get(placement.npc)
        if room is None or placed is None or placed.npc_type is not NpcType.HOSTILE:
            continue
        if RoomFlag.SAFE in room.flags:
            yield Problem(f"{placement.npc} is hostile, and nobody fights in {room.id}", NpcPlacement, id_, ("npc",))


@doubts("never_there", "creatures of a placement of which some can never come")
def never_there(overview: Overview) -> Iterator[Problem]:
    """More than one of a unique kind, or a time of day where there is no sky."""
    for id_, placement in overview.catalog.all(NpcPlacement).items():
        kind, room = overview.catalog.find(NpcTemplate, placement.npc), overview.catalog.find(Room, placement.room_id)
        if kind is not None and kind.unique and placement.max > 1:
            message = f"of {placement.npc} only one lives at a time, and {placement.max} are wanted"
            yield Problem(message, NpcPlacement, id_, ("max",))
        when = placement.when
        asks_sky = when is not None and (when.phase or when.season or when.weather or when.hours is not None)
        if asks_sky and room is not None and room.area_id is None:
            yield Problem(f"{room.id} lies in no area, and so has no time of day", NpcPlacement, id_, ("when",))
