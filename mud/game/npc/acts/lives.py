"""Where creatures live by content: placements that are filled, and the dead that wait to live again."""

from dataclasses import dataclass
from typing import Final

from mud.game.npc.acts import area_respawn_time, die, make, placement_of, respawn_seconds, revive, vanish, withdraw
from mud.game.npc.acts.gates import due_for_a_look, is_open, is_unique, may_live
from mud.game.npc.acts.keeping import owner_of
from mud.game.npc.model import Npc, NpcDue
from mud.game.npc.specs import NpcPlacement, NpcTemplate
from mud.world.placements import Placements
from mud.world.world import World

JOB: Final = "npc respawn"


@dataclass(frozen=True, slots=True)
class Keeping:
    """Whether something keeps a creature from going away: more than 0 if so."""

    npc: Npc


def count(world: World, placement: NpcPlacement) -> int:
    """How many creatures of a placement there are, dead ones included: they live again in the same row."""
    return len(world.where(Npc, "placement_id", placement.id))


def make_placed(world: World, placement: NpcPlacement) -> None:
    """Make one of the creatures of a placement, and let it live if it may now."""
    npc = make(world, world.catalog.get(NpcTemplate, placement.npc), placement.room_id, None, placement)
    _live(world, npc)


def interval(world: World, placement: NpcPlacement) -> float | None:
    """After how many seconds one that is there no more at all is made anew; None: never."""
    seconds = placement.every if placement.every is not None else area_respawn_time(world, placement.room_id)
    return None if seconds < 0 else float(seconds)


PLACEMENTS: Placements[NpcPlacement] = Placements(
    NpcDue, lambda world: world.catalog.all(NpcPlacement).values(), count, make_placed, interval
)


def fall(world: World, npc: Npc) -> None:
    """Let a creature be dead until it is due again; of a unique kind another one that was due may live now."""
    die(world, npc)
    await_life(world, npc)
    if is_unique(world, npc):
        let_next_live(world, npc)


def await_life(world: World, npc: Npc) -> None:
    """See to it that a dead creature lives again when it is due, or that it is forgotten if it never does.

    One that is due, but may not live yet, comes when `look_round` finds that it may, or when the only other one of its
    kind is gone.
    """
    _forget_job(npc)
    seconds = seconds_until_due(world, npc)
    if seconds is not None:
        npc.job = world.schedule.after(seconds, JOB, lambda: _live(world, npc))
    elif npc.placement_id is None:  # a placement keeps its dead: else a restart would fill it again
        npc.job = world.schedule.after(0, JOB, lambda: vanish(world, npc))


def seconds_until_due(world: World, npc: Npc) -> float | None:
    """In how many seconds a dead creature may live again, by its death alone; None: never."""
    if npc.last_killed_at is None and npc.placement_id is not None:
        return 0.0
    seconds = respawn_seconds(world, npc)
    if seconds is None:
        return None
    since = world.clock.now() - (npc.last_killed_at or 0.0)  # never longer: the clock may have been set back
    return min(seconds, max(0.0, seconds - since))


def settle_in(world: World, npc: Npc) -> None:
    """Follow what content says of where a creature lives: it goes when nobody says that it does any more.

    Somebody's companion stays, whatever becomes of the place that it came from.
    """
    placement = placement_of(world, npc)
    if npc.placement_id is not None and placement is None:
        if owner_of(world, npc) is None:
            vanish(world, npc)
    elif placement is not None and owner_of(world, npc) is None:
        if npc.template_id != placement.npc or count(world, placement) > placement.max:
            vanish(world, npc)
        elif npc.spawn_room_id != placement.room_id:
            npc.spawn_room_id = placement.room_id


def look_round(world: World) -> None:
    """Let come and go those whose placements ask for certain times, some placements at a time."""
    for placement in due_for_a_look(world):
        there = list(world.where(Npc, "placement_id", placement.id))
        if is_open(world, placement):
            for npc in there:
                if not npc.is_alive and seconds_until_due(world, npc) == 0:
                    _live(world, npc)
        elif not placement.stays:
            for npc in there:
                if npc.is_alive and owner_of(world, npc) is None and not is_kept(world, npc):
                    withdraw(world, npc)


def let_next_live(world: World, gone: Npc) -> None:
    """Let another one of a unique kind live that was due, now that the one who lived does not."""
    for npc in list(world.where(Npc, "template_id", gone.template_id)):
        if npc is not gone and not npc.is_alive and seconds_until_due(world, npc) == 0:
            _live(world, npc)


def is_kept(world: World, npc: Npc) -> bool:
    """Whether something, such as a fight, keeps a creature from going."""
    return world.modified(Keeping(npc), 0) > 0


def is_kind_gone(world: World, npc: Npc) -> bool:
    """Whether no file has its kind any more."""
    return npc.template_id in world.catalog.retired(NpcTemplate)


def _live(world: World, npc: Npc) -> None:
    _forget_job(npc)
    if may_live(world, npc):
        revive(world, npc)


def _forget_job(npc: Npc) -> None:
    if npc.job is not None:
        npc.job.cancel()
        npc.job = None
