"""Words -> places where one has been, and ways out with the one back."""

from mud.game.passage.readers import Way, known_way
from mud.game.place.specs import Exit, Room
from mud.game.travel.acts import nearest_places, travels_of
from mud.play.readers import AnyCtx, Targets

BACK = "back"

been: Targets[Room] = Targets(
    "place",
    lambda ctx: nearest_places(ctx.world, ctx.actor),
    lambda _ctx, room: (room.name,),
    "You have not been to any {words}, as far as you remember.",
    "You do not remember having been anywhere.",
)


def _onward(ctx: AnyCtx) -> list[Way]:
    """The ways out, and the one back to where one came from."""
    ways = list(known_way.candidates(ctx))
    before = travels_of(ctx.world, ctx.actor).came_from
    if before is not None and all(way.name != BACK for way in ways):
        ways.append(Way(BACK, Exit(before)))
    return ways


onward: Targets[Way] = Targets("way", _onward, known_way.keywords, known_way.missing, known_way.none)
