"""The whole world as a map file for mapping clients."""

from xml.etree import ElementTree

from mud.game.area.specs import Area
from mud.game.being.rules import atlas
from mud.game.place.specs import Room
from mud.play.atlas import STEPS
from mud.world.world import World

FIRST_ENVIRONMENT = 17
"""Where the numbers of environments begin: clients give colors of their own to the first sixteen."""


def map_file(world: World) -> str:
    """All areas, rooms and ways in the format that Mudlet reads (MMP, as the maps of IRE's games are written).

    Hidden ways are left out: whoever downloads a map has not found them yet. So are ways that were opened or closed
    since: a map shows the world as content has it, and does not give away what somebody may undo.
    """
    root = ElementTree.Element("map")
    _write_areas(world, ElementTree.SubElement(root, "areas"))
    kinds = sorted({room.room_type for room in world.catalog.all(Room).values()})
    environments = {kind: str(number) for number, kind in enumerate(kinds, FIRST_ENVIRONMENT)}
    rooms = ElementTree.SubElement(root, "rooms")
    for room in sorted(world.catalog.all(Room).values(), key=lambda each: each.map_number):
        _write_room(world, rooms, room, environments[room.room_type])
    named = ElementTree.SubElement(root, "environments")
    for kind, number in environments.items():
        ElementTree.SubElement(named, "environment", id=number, name=_title(kind), color=number)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _write_areas(world: World, into: ElementTree.Element) -> None:
    numbers = {world.catalog.get(Room, room).area_id: number for room, (number, _) in atlas(world.catalog).items()}
    for area_id, number in sorted(numbers.items(), key=lambda each: each[1]):
        area = world.catalog.find(Area, area_id) if area_id else None
        ElementTree.SubElement(into, "area", id=str(number), name=area.name if area else "Elsewhere")


def _write_room(world: World, into: ElementTree.Element, room: Room, environment: str) -> None:
    area, (x, y, z) = atlas(world.catalog)[room.id]
    facts = {"id": str(room.map_number), "area": str(area), "title": room.name, "environment": environment}
    written = ElementTree.SubElement(into, "room", facts)
    ElementTree.SubElement(written, "coord", x=str(x), y=str(y), z=str(z))
    for way, leads in room.exits.items():
        behind = world.catalog.find(Room, leads.to)
        if behind is not None and leads.hidden is None:
            special = {} if way in STEPS or way in ("in", "out") else {"special": "1", "command": way}
            exit_facts = {"direction": way, "target": str(behind.map_number), **special}
            ElementTree.SubElement(written, "exit", exit_facts)


def _title(kind: str) -> str:
    return kind.replace("_", " ").capitalize()
