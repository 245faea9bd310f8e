"""Words -> ways out."""

from collections.abc import Sequence
from dataclasses import dataclass

from mud.game.being.readers import ways_of
from mud.game.passage.acts import door_in
from mud.game.place.specs import Exit
from mud.game.thing.model import Inventory, Item
from mud.game.thing.readers import vessel_keywords, vessels_near
from mud.play.readers import AnyCtx, Targets


@dataclass(frozen=True, slots=True)
class Way:
    """A way out that the actor knows of."""

    name: str
    leads: Exit


def _ways(ctx: AnyCtx) -> list[Way]:
    return [Way(name, leads) for name, leads in ways_of(ctx.world, ctx.actor).items()]


def _keywords(ctx: AnyCtx, way: Way) -> Sequence[str]:
    door = door_in(ctx.world, way.leads)
    return (way.name,) if door is None else (way.name, door.name)


def _doors(ctx: AnyCtx) -> list[Way]:
    return [way for way in _ways(ctx) if door_in(ctx.world, way.leads) is not None]


known_way: Targets[Way] = Targets(
    "way", _ways, _keywords, "You know of no way {words} from here.", "There is no way out that you know of."
)


def _closing(ctx: AnyCtx) -> list[Way | Inventory | Item]:
    """What is near and opens or closes: doors, chests, boxes. What has no lid is refused by name, not overlooked."""
    return [*_doors(ctx), *vessels_near(ctx)]


def _closing_keywords(ctx: AnyCtx, thing: Way | Inventory | Item) -> Sequence[str]:
    return _keywords(ctx, thing) if isinstance(thing, Way) else vessel_keywords(ctx.world, thing)


closable: Targets[Way | Inventory | Item] = Targets(
    "door or container",
    _closing,
    _closing_keywords,
    "There is no {words} here that you could open or close.",
    "There is nothing here that you could open or close.",
)

a_door: Targets[Way] = Targets(
    "door", _doors, _keywords, "There is no door {words} here.", "There is no door here that you know of."
)
