"""Liquids, where they come from, and places where things are mended."""

from typing import Annotated

from pydantic import Field

from mud.game.thing.specs import ItemType
from mud.kernel.clauses import Actions
from mud.kernel.ids import LiquidId, RoomId, SpringId, WorkshopId
from mud.kernel.marks import Check, Key, Ref, Width, Yaml
from mud.kernel.money import Copper, Price
from mud.kernel.spec import Spec, Under, spec


@spec("liquids", table=True, checks=(Check("weight >= 0"),))
class Liquid(Spec):
    """Something that can be drunk, poured and carried in vessels. Its name stands without an article."""

    id: Annotated[LiquidId, Key()]
    """By what content calls it."""
    name: Annotated[str, Width(60)]
    """What it is called: "river water"."""
    taste: str
    """A sentence for whoever tastes it."""
    weight: Annotated[float, Field(ge=0, le=100)] = 0.5
    """Pounds of one drink."""
    drink_effect: Actions | None = None
    """What one drink of it does to $who."""


@spec("springs", under=Under("rooms", "springs", "room_id"))
class Spring(Spec):
    """Where a liquid comes from that never ends: a well, a river, a tap. Its name is a bare noun phrase."""

    id: Annotated[SpringId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    name: Annotated[str, Width(60)]
    liquid: Annotated[LiquidId, Ref("liquids.id")]
    keywords: tuple[str, ...] = ()


@spec("workshops", under=Under("rooms", "workshops", "room_id"))
class Workshop(Spec):
    """Where things are mended for coins: a forge, a tailor's table. `price` is for a thing that is quite broken."""

    id: Annotated[WorkshopId, Key()]
    room_id: Annotated[RoomId, Ref("rooms.id"), Yaml("room")]
    name: Annotated[str, Width(60)]
    mends: Annotated[tuple[ItemType, ...], Field(min_length=1)]
    price: Annotated[Price, Field(ge=1, le=1_000_000)] = Copper(50)
