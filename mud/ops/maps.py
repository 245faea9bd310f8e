"""The operation behind `mud map`."""

from dataclasses import dataclass

from mud.game.map.acts import map_file
from mud.ops.office import Office
from mud.ops.operation import operation


@dataclass(frozen=True, slots=True)
class AskMap:
    """Ask for the map of the world."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """The map, as an XML document."""

    text: str


@operation("map", changes=False)
async def world_map(office: Office, _asked: AskMap) -> MapFile:
    """All areas, rooms and ways, with the numbers that the server allotted."""
    return MapFile(map_file(office.world))
