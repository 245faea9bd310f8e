"""Where creatures live by content: placements that are filled, and the dead that wait to live again."""

from mud.game.npc.acts import area_respawn_time as area_time
from mud.game.npc.acts import kind_of, make, placement_of, respawn_seconds, revive, vanish
from mud.game.npc.model import Npc, NpcDue
from mud.game.npc.specs import NpcPlacement, NpcTemplate
from mud.world.placements import Placements
from mud.world.world import World

JOB = "npc respawn"


def count(world: World, placement: NpcPlacement) -> int:
    """How many creatures of a placement there are, dead ones included: they live again in the same row."""
    return len(world.where(Npc, "placement_id", placement.id))


def make_placed(world: World, placement: NpcPlacement) -> None:
    """Make one of the creatures of a placement, and let it live."""
    revive(world, make(world, world.catalog.get(NpcTemplate, placement.npc), placement.room_id, None, placement))


def interval(world: World, placement: NpcPlacement) -> float | None:
    """After how many seconds one that is there no more at all is made anew; None: never."""
    seconds = placement.every if placement.every is not None else area_time(world, placement.room_id)
    return None if seconds < 0 else float(seconds)


PLACEMENTS: Placements[NpcPlacement] = Placements(
    NpcDue, lambda world: world.catalog.all(NpcPlacement).values(), count, make_placed, interval
)


def await_life(world: World, npc: Npc) -> None:
    """See to it that a dead creature lives again when it is due, or that it is forgotten if it never does."""
    _forget_job(npc)
    seconds = respawn_seconds(world, npc)
    if seconds is None:
        if npc.placement_id is None:  # a placement keeps its dead: else a restart would fill it again
            npc.job = world.schedule.after(0, JOB, lambda: vanish(world, npc))
        return
    since = world.clock.now() - (npc.last_killed_at if npc.last_killed_at is not None else float("-inf"))
    npc.job = world.schedule.after(max(0.0, seconds - max(0.0, since)), JOB, lambda: _live(world, npc))


def settle_in(world: World, npc: Npc) -> None:
    """Follow what content says of where a creature lives: it goes when nobody says that it does any more."""
    placement = placement_of(world, npc)
    if npc.placement_id is not None and placement is None:
        vanish(world, npc)
    elif placement is not None and npc.spawn_room_id != placement.room_id:
        npc.spawn_room_id = placement.room_id


def is_kind_gone(world: World, npc: Npc) -> bool:
    """Whether no file has its kind any more."""
    return npc.template_id in world.catalog.retired(NpcTemplate)


def is_taken(world: World, npc: Npc) -> bool:
    """Whether it is of a kind of which one lives already, and no more than one may."""
    if not kind_of(world, npc).unique:
        return False
    return any(other.is_alive for other in world.where(Npc, "template_id", npc.template_id) if other is not npc)


def _live(world: World, npc: Npc) -> None:
    npc.job = None
    revive(world, npc)


def _forget_job(npc: Npc) -> None:
    if npc.job is not None:
        npc.job.cancel()
        npc.job = None
