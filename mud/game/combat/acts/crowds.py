"""Big fights: blows are counted by room, and told to onlookers one by one only as long as there are not too many."""

from dataclasses import dataclass, field
from functools import partial

from mud.game.being.model import Being
from mud.game.combat.events import MeleeSeen, Tally
from mud.game.combat.rules.telling import MOST_TOLD, WINDOW
from mud.kernel.ids import RoomId
from mud.world.world import World


@dataclass(slots=True)
class Melee:
    """The blows in a room up to a moment, and those of them that onlookers did not read of, by who struck at whom."""

    until: float
    blows: int = 0
    untold: dict[tuple[Being, Being], list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Crowds:
    """The rooms in which people fight now."""

    rooms: dict[RoomId, Melee] = field(default_factory=dict)


def count_blow(world: World, who: Being, whom: Being, *, hit: bool) -> bool:
    """Count a blow in its room; whether there are so many that onlookers read only a summary of it."""
    rooms, room_id, now = world.memory(Crowds).rooms, who.room_id, world.clock.elapsed()
    melee = rooms.get(room_id)
    if melee is None or now > melee.until + WINDOW:  # then its end was scheduled in a script that was undone
        melee = rooms[room_id] = Melee(now + WINDOW)
        world.schedule.after(WINDOW, "a melee", partial(_sum_up, world, room_id))
    melee.blows += 1
    if melee.blows <= MOST_TOLD:
        return False
    counted = melee.untold.setdefault((who, whom), [0, 0])
    counted[0 if hit else 1] += 1
    return True


def _sum_up(world: World, room_id: RoomId) -> None:
    """Tell onlookers what they did not read, and begin to count anew; as many as before are as many still."""
    melee = world.memory(Crowds).rooms.pop(room_id, None)
    if melee is not None and melee.untold:
        tallies = tuple(Tally(who, whom, hits, misses) for (who, whom), (hits, misses) in melee.untold.items())
        world.happened(MeleeSeen(room_id, tallies))
