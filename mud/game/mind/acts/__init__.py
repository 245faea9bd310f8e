"""What creatures know of themselves and their surroundings, and when they think.

What concerns nobody costs nothing: a creature thinks only while somebody is near who could see it, or while it has
something to do; then every `PACE` seconds, each at its own moment. Wandering where nobody looks is not played, nor
caught up with: a creature is where it was left. What goes by the clock (a round, the hours of a day) is where it would
be by now as soon as somebody comes near enough to see.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mud.game.ability.acts.using import seconds_busy
from mud.game.being.acts import BusyFor
from mud.game.being.acts.postures import players_in
from mud.game.combat.acts import in_fight
from mud.game.mind.acts.keeping import come_back
from mud.game.mind.model import Mind, Minds
from mud.game.mind.rules import BATTLE_PACE, INTEREST, PACE, STEP, UNSEEN, rooms_near, stagger
from mud.game.mind.specs import Behavior, Creature
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room
from mud.kernel.ids import AreaId, RoomId
from mud.play.scripts.language import language_of
from mud.world.kept import Kept
from mud.world.world import World

JOB: Final = "a creature's thought"

NOWHERE_ROOM: Final = RoomId("")
"""No room: it stands among those that concern creatures, so that none concerning any is known, too."""


@dataclass(slots=True)
class Nature:
    """The behaviors of a kind of creature, in the making: those that content names, and those it is born with."""

    kind: NpcTemplate
    found: list[Behavior]


class Natures(Kept[str, tuple[Behavior, ...]]):
    """The behaviors of each kind of creature in their order, by its id."""


class Alertness(Kept[str, int]):
    """From how many rooms away each kind of creature sees an attack, by its id."""


class Neighborhoods(Kept[tuple[RoomId, int], tuple[RoomId, ...]]):
    """The rooms within so many steps of a room, by the ways that content says."""


class FarConcerns(Kept[RoomId, tuple[str, ...]]):
    """Which kinds of creatures have to do with a room, wherever they are; nothing is worked out while it is empty."""

    def about(self, world: World, rooms: Iterable[RoomId]) -> Collection[str]:
        """The ids of those kinds that have to do with any of these rooms."""
        found = self.now(world)
        if not found:
            found.update(_concerned(world))
            found.setdefault(NOWHERE_ROOM, ())
        return dict.fromkeys(kind for room_id in rooms for kind in found.get(room_id, ()))


def behaviors_of(world: World, kind: NpcTemplate) -> tuple[Behavior, ...]:
    """What a kind of creature does by itself, in the order in which it is asked."""
    natures = world.memory(Natures).now(world)
    found = natures.get(kind.id)
    if found is None:
        nature = Nature(kind, list(language_of(world).behaviors(kind.behavior)))
        world.hooks.contribute(world, nature)
        found = natures[kind.id] = tuple(sorted(nature.found, key=lambda each: each.rank))
    return found


def clock_watchers(world: World, area_id: AreaId) -> list[Npc]:
    """The creatures of an area that wait for an hour, by their ids."""
    minds = world.memory(Minds).by_id
    waiting = (world.get(Npc, npc_id) for npc_id, mind in minds.items() if mind.hours is not None)
    found = (npc for npc in waiting if npc is not None)
    return sorted((npc for npc in found if _area_of(world, npc) == area_id), key=lambda npc: npc.id)


def _area_of(world: World, npc: Npc) -> AreaId | None:
    room = world.catalog.find(Room, npc.spawn_room_id)
    return room.area_id if room is not None else None


def mind_of(world: World, npc: Npc) -> Mind:
    """What a creature has on its mind."""
    minds = world.memory(Minds).by_id
    found = minds.get(npc.id)
    if found is None:
        found = minds[npc.id] = Mind()
    return found


def creature(world: World, npc: Npc) -> Creature:
    """A creature with what it is and what it has on its mind."""
    return Creature(world, npc, kind_of(world, npc), mind_of(world, npc))


def forget(world: World, npc: Npc) -> None:
    """A creature is dead or gone, and so is what it had on its mind."""
    mind = world.memory(Minds).by_id.pop(npc.id, None)
    if mind is not None:
        for job in (mind.thinks, mind.hours):
            if job is not None:
                job.cancel()


def is_up(npc: Npc) -> bool:
    """Whether a creature lives and notices what happens around it."""
    return npc.is_alive and npc.is_aware


def near(world: World, room_id: RoomId, steps: int = INTEREST) -> tuple[RoomId, ...]:
    """The rooms within so many steps, by the ways that content says; itself first."""
    known = world.memory(Neighborhoods).now(world)
    found = known.get((room_id, steps))
    if found is None:
        found = known[room_id, steps] = rooms_near(lambda room: _ways(world, room), room_id, steps)
    return found


def _ways(world: World, room_id: RoomId) -> dict[str, RoomId]:
    room = world.catalog.find(Room, room_id)
    return {} if room is None else {way: leads.to for way, leads in room.exits.items()}


def is_watched(world: World, room_id: RoomId, steps: int = INTEREST) -> bool:
    """Whether a player is within so many steps of a room."""
    return any(players_in(world, each) for each in near(world, room_id, steps))


def npcs_in(world: World, room_id: RoomId) -> list[Npc]:
    """The creatures that live in a room, by their ids: the order in which they do something."""
    there = world.where(Npc, "room_id", room_id)
    if not there:  # as in most of the rooms near each step that somebody makes
        return []
    found = [npc for npc in there if npc.is_alive]
    return sorted(found, key=lambda npc: npc.id) if len(found) > 1 else found


def minded_in(world: World, room_id: RoomId) -> Iterator[tuple[Creature, tuple[Behavior, ...]]]:
    """The creatures in a room that do anything by themselves and notice what happens, with what they do."""
    for npc in npcs_in(world, room_id):
        behaviors = behaviors_of(world, kind_of(world, npc))
        if behaviors and is_up(npc):
            yield creature(world, npc), behaviors


def is_watchful(world: World, room_id: RoomId) -> bool:
    """Whether anything in a room sees an attack in another one: few do, and all others cost next to nothing."""
    known = world.memory(Alertness).now(world)
    for npc in world.where(Npc, "room_id", room_id):
        alertness = known.get(npc.template_id)
        if alertness is None:
            behaviors = behaviors_of(world, kind_of(world, npc))
            alertness = known[npc.template_id] = max((each.alertness() for each in behaviors), default=0)
        if alertness:
            return True
    return False


def wake_near(world: World, room_id: RoomId) -> None:
    """Somebody has come into a room: let those live who can be seen from there, or whose round leads by."""
    rooms = near(world, room_id)
    for room in rooms:
        for npc in npcs_in(world, room):
            wake(world, npc)
    kinds = world.memory(FarConcerns).about(world, rooms)
    for kind in kinds:
        for npc in sorted(world.where(Npc, "template_id", kind), key=lambda npc: npc.id):
            wake(world, npc)


def wake(world: World, npc: Npc, seconds: float | None = None) -> None:
    """Let a creature think, in so many seconds at the latest: at its own moment where that is not said.

    Nothing happens to one that is dead, or does nothing by itself.
    """
    if not npc.is_alive or not behaviors_of(world, kind_of(world, npc)):
        return
    mind = mind_of(world, npc)
    if mind.thinks is not None and mind.thinks.work is None:  # it was asked for in something that was undone
        mind.thinks = None
    wait = STEP + stagger(npc.id, PACE - STEP) if seconds is None else seconds
    if mind.thinks is None and (mind.last is None or world.clock.elapsed() - mind.last >= UNSEEN):
        _resume(world, npc)
    if mind.thinks is not None:
        if seconds is None or mind.thinks.due <= world.clock.elapsed() + wait:
            return
        mind.thinks.cancel()
    mind.thinks = world.schedule.after(wait, JOB, lambda: think(world, npc))


def think(world: World, npc: Npc) -> None:
    """Do one thing, or nothing; and think again later, for as long as that concerns anybody.

    Whoever is about something else, as people can be, does it first.
    """
    mind = mind_of(world, npc)
    mind.thinks = None
    if npc not in world.shelf(Npc) or not npc.is_alive:
        forget(world, npc)
        return
    if npc.current_health <= 0:
        return
    one, fighting = creature(world, npc), in_fight(world, npc)
    mind.last = one.now
    if not fighting and not is_concerned(one):
        return
    busy = max(seconds_busy(world, npc), world.modified(BusyFor(npc, urgent=True), 0.0))  # blows keep nobody from it
    if busy > 0:
        wake(world, npc, busy)
        return
    for behavior in behaviors_of(world, one.kind):
        if behavior.fights(one) if fighting else behavior.acts(one):
            break
    if npc in world.shelf(Npc) and npc.is_alive:
        wake(world, npc, BATTLE_PACE if in_fight(world, npc) else STEP if mind.errand is not None else PACE)


def _resume(world: World, npc: Npc) -> None:
    """Nobody was near for a while: it is as it would be by now, unless a fight keeps it where it is."""
    one = creature(world, npc)
    one.mind.last = one.now
    for behavior in behaviors_of(world, one.kind) if not in_fight(world, npc) else ():
        behavior.resumes(one)


def belongs(one: Creature) -> bool:
    """Whether it is where it comes from, where one of its behaviors may take it, or where somebody brought it."""
    if not one.mind.strayed or one.mind.errand is not None:
        return True
    if one.npc.room_id == one.npc.spawn_room_id:
        come_back(one)
        return True
    return any(behavior.roams(one) for behavior in behaviors_of(one.world, one.kind))


def is_concerned(one: Creature) -> bool:
    """Whether anybody is near who could see it, or it has something to do."""
    if one.mind.errand is not None or is_watched(one.world, one.npc.room_id):
        return True
    return any(behavior.concerns(one) for behavior in behaviors_of(one.world, one.kind))


def _concerned(world: World) -> dict[RoomId, tuple[str, ...]]:
    """Which kinds of creatures have to do with rooms beside the one that they are in, by the room."""
    found: dict[RoomId, tuple[str, ...]] = {}
    for kind in world.catalog.all(NpcTemplate).values():
        for behavior in behaviors_of(world, kind) if kind.behavior else ():
            for room in behavior.far_rooms():
                found[room] = (*found.get(room, ()), kind.id)
    return found
