"""How journeys are told, and places listed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mud.game.area.rules import MAGIC
from mud.game.area.specs import Area
from mud.game.being.acts import room_of
from mud.game.being.model import Player
from mud.game.place.specs import Room, RoomType
from mud.game.travel.acts import places_of
from mud.game.travel.events import Arrived, DangerFelt, Halted, PlacesRead, SetOut, Slowed, WhereRead
from mud.game.travel.rules import Slowness, danger_named
from mud.play.naming import Noun, names
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import count_phrase
from mud.text.markup import parse
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World

HARD: Mapping[Slowness, str] = MappingProxyType(
    {
        Slowness.WATER: "You swim, and make slow headway.",
        Slowness.SNOW: "The snow slows you down.",
        Slowness.MUD: "The rain has turned the ground to mud; you go slowly.",
        Slowness.FOG: "You feel your way through the fog, slowly.",
    }
)


@names(Room)
def room_name(_world: World, room: Room, _viewer: Any) -> Noun:  # Any: as Namer has it
    """Rooms have names of their own."""
    return Noun(room.name, proper=True, style="title")


@view(SetOut)
def set_out(_world: World, event: SetOut) -> Telling:
    """Only whoever goes."""
    steps = "one step" if event.steps == 1 else count_phrase(event.steps, "step")
    return (tell(Only(event.who), "You set out for {to}: {steps}.", to=event.to, steps=steps),)


@view(Arrived)
def arrived(_world: World, event: Arrived) -> Telling:
    """Only whoever went."""
    return (tell(Only(event.who), "You are there: {to}.", to=event.to),)


@view(Halted)
def halted(_world: World, event: Halted) -> Telling:
    """Only whoever goes no farther."""
    if not event.why:
        return (tell(Only(event.who), "You stop on your way."),)
    return (tell(Only(event.who), "{why} You stop on your way.", why=event.why),)


@view(Slowed)
def slowed(_world: World, event: Slowed) -> Telling:
    """Only whoever walks."""
    return (tell(Only(event.who), HARD[event.why]),)


@view(DangerFelt)
def danger_felt(_world: World, event: DangerFelt) -> Telling:
    """Only whoever walks."""
    called = f"[notice]This is {{area}}, and it is {danger_named(event.area.danger_level)}.[/]"
    return (tell(Only(event.who), called, area=event.area.name),)


@screen(PlacesRead)
def places_read(world: World, event: PlacesRead) -> Screen[Player]:
    """Each area with what one knows of it, by name."""
    known: dict[str, list[str]] = {}
    for room in places_of(world, event.reader):
        area = world.catalog.find(Area, room.area_id) if room.area_id else None
        known.setdefault(area.name if area else "Elsewhere", []).append(room.name)
    made: Screen[Player] = Screen(event.reader, styled("Where you have been", "title"), ("", *sorted(known)))
    for area_name, rooms in known.items():
        made.head(area_name, styled(area_name, "heading"))
        made.add(area_name, *(Entry(styled(name)) for name in sorted(dict.fromkeys(rooms))))
    return made


@screen(WhereRead)
def where_read(world: World, event: WhereRead) -> Screen[Player]:
    """The place, and what kind of country it lies in."""
    room = room_of(world, event.reader)
    made: Screen[Player] = Screen(event.reader, styled(room.name, "title"))
    kind = world.catalog.find(RoomType, room.room_type)
    if kind is not None and kind.description:
        made.add("", Paragraph(styled(kind.description)))
    area = world.catalog.find(Area, room.area_id) if room.area_id else None
    if area is None:
        made.add("", Paragraph(styled("This place lies in no country that has a name.")))
        return made
    made.add("", Field("Area", styled(area.name)), Field("Country", styled(area.biome.replace("_", " "))))
    made.add("", Field("Climate", styled(area.climate.value)))
    made.add("", Field("Danger", styled(f"{danger_named(area.danger_level)}, {area.danger_level} of 10")))
    made.add("", Field("Magic", styled(MAGIC[area.magic_intensity].called)))
    made.add("", Paragraph(parse(area.description.strip()).text()))
    return made
