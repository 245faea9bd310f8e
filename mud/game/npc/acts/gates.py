"""When creatures may come: the times and conditions of their placements, and the one of its kind that lives already."""

from dataclasses import dataclass
from typing import Final

from mud.content.catalog import Catalog
from mud.game.area.rules import CLEAR_FROM, DIM_FROM
from mud.game.area.specs import Area
from mud.game.being.model import Player
from mud.game.npc.acts import placement_of
from mud.game.npc.model import Npc
from mud.game.npc.specs import Brightness, NpcPlacement, NpcTemplate, When
from mud.game.place.acts import light_in
from mud.game.place.script import names_of
from mud.game.place.specs import Room
from mud.game.sky.acts import instant_in, season_in
from mud.game.sky.model import AreaSky
from mud.game.sky.rules import HOUR
from mud.kernel.ids import NpcTemplateId
from mud.play.scripts.language import scene_for
from mud.world.world import World

ROUND: Final = 10
"""Seconds in which each placement with conditions is looked at once."""


@dataclass(slots=True)
class Gates:
    """The placements with conditions of one catalog, and which of them is looked at next."""

    catalog: Catalog | None = None
    gated: tuple[NpcPlacement, ...] = ()
    next: int = 0


def gated_in(catalog: Catalog) -> tuple[NpcPlacement, ...]:
    """The placements with conditions."""
    return tuple(placement for placement in catalog.all(NpcPlacement).values() if placement.is_gated)


def due_for_a_look(world: World) -> list[NpcPlacement]:
    """The placements with conditions that are looked at in this second: each in its turn."""
    gates = world.memory(Gates)
    if gates.catalog is not world.catalog:
        gates.catalog, gates.gated, gates.next = world.catalog, gated_in(world.catalog), 0
    if not gates.gated:
        return []
    many = -(-len(gates.gated) // ROUND)
    some = [gates.gated[(gates.next + step) % len(gates.gated)] for step in range(many)]
    gates.next = (gates.next + many) % len(gates.gated)
    return some


def is_open(world: World, placement: NpcPlacement) -> bool:
    """Whether what a placement asks of time and world holds now."""
    room = world.catalog.find(Room, placement.room_id)
    if room is None:
        return False
    if placement.when is not None and not _is_time(world, room, placement.when):
        return False
    scene = scene_for(world, names_of(world, room), f"npc placement {placement.id}") if placement.if_ else None
    return scene is None or scene.holds(placement.if_)


def may_live(world: World, npc: Npc) -> bool:
    """Whether nothing keeps a creature that is due from living."""
    placement = placement_of(world, npc)
    return not is_taken(world, npc) and (placement is None or not placement.is_gated or is_open(world, placement))


def is_taken(world: World, npc: Npc) -> bool:
    """Whether it is of a kind of which one lives already, and no more than one may."""
    return is_unique(world, npc) and any(each is not npc for each in living(world, npc.template_id))


def is_unique(world: World, npc: Npc) -> bool:
    """Whether there is never more than one of its kind alive."""
    kind = world.catalog.find(NpcTemplate, npc.template_id)
    return kind is not None and kind.unique


def living(world: World, template_id: NpcTemplateId) -> list[Npc]:
    """The creatures of a kind that live."""
    return [npc for npc in world.where(Npc, "template_id", template_id) if npc.is_alive]


def _is_time(world: World, room: Room, when: When) -> bool:
    online = len(world.where(Player, "online", True))
    if not when.players_at_least <= online <= when.players_at_most:
        return False
    if when.light and _brightness(light_in(world, room.id)) not in when.light:
        return False
    if not (when.phase or when.season or when.weather or when.hours):
        return True
    area = world.catalog.find(Area, room.area_id) if room.area_id else None
    sky = world.get(AreaSky, area.id) if area is not None else None
    return sky is not None and _is_sky(world, sky, when)


def _is_sky(world: World, sky: AreaSky, when: When) -> bool:
    instant = instant_in(world, sky)
    if when.hours is not None and not _lies_between(int(instant.seconds // HOUR) % 24, *when.hours):
        return False
    if when.phase and instant.phase not in when.phase:
        return False
    if when.weather and sky.weather not in when.weather:
        return False
    return not when.season or season_in(world, sky) in when.season


def _lies_between(hour: int, first: int, last: int) -> bool:
    last %= 24
    return first <= hour < last if first < last else hour >= first or hour < last


def _brightness(light: float) -> Brightness:
    if light < DIM_FROM:
        return Brightness.DARK
    return Brightness.DIM if light < CLEAR_FROM else Brightness.BRIGHT
