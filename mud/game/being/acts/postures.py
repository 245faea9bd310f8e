"""Standing, sitting, lying and sleeping, and what one does it on."""

from dataclasses import dataclass, field

from mud.game.being.events import Fell, Settled, Woken
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import subject
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.naming import Noun
from mud.world.contents import Holder
from mud.world.world import World

ASLEEP = "You are asleep. To wake up, type wake."
SENSELESS = "You are senseless, and know nothing of what is around you."
ALREADY = {
    Position.STANDING: "You are standing already.",
    Position.SITTING: "You are sitting already.",
    Position.RESTING: "You are lying already.",
    Position.SLEEPING: "You are asleep already.",
    Position.DYING: "You are dying already.",
    Position.DEAD: "You are dead already.",
}


@dataclass(frozen=True, slots=True)
class Settling:
    """Someone is about to hold themselves otherwise."""

    who: Being
    position: Position


@dataclass(frozen=True, slots=True)
class Waking:
    """Someone who sleeps is about to wake; `by` is who wakes them, None when they do so by themselves."""

    whom: Being
    by: Being | None


@dataclass(frozen=True, slots=True)
class Seat:
    """Something to sit or lie on: the key under which it is saved, what it is, and for how many it is."""

    key: str
    thing: object
    called: Noun
    places: int


@dataclass(frozen=True, slots=True)
class Seats:
    """All seats in a room by their keys, in the making: each feature adds its own."""

    room_id: RoomId
    found: dict[str, Seat] = field(default_factory=dict)

    def add(self, seat: Seat) -> None:
        """Add one."""
        self.found[seat.key] = seat


def seats_in(world: World, room_id: RoomId) -> dict[str, Seat]:
    """What there is to sit or lie on in a room, by key."""
    seats = Seats(room_id)
    world.hooks.contribute(world, seats)
    return seats.found


def seat_of(world: World, who: Being) -> Seat | None:
    """What someone sits or lies on; None is the ground, also when the seat is no longer there."""
    return None if who.seat is None else seats_in(world, who.room_id).get(who.seat)


def unaware_words(who: Being) -> str:
    """What those read who notice nothing."""
    return ASLEEP if who.position is Position.SLEEPING else SENSELESS


def oblivious(being: Being) -> str:
    """What is said of someone who notices nothing."""
    return "asleep" if being.position is Position.SLEEPING else "senseless"


def check_awake(who: Being) -> None:
    """Refused for those who notice nothing: who sleep, or are dying."""
    if not who.is_aware:
        raise Refused(unaware_words(who))


def stand(world: World, who: Being) -> None:
    """Stand up, waking first; Refused when one stands, or a guard says no."""
    _settle(world, who, Position.STANDING, None, None)


def settle(world: World, who: Being, position: Position, on: object = None) -> None:
    """Sit, lie or sleep, on something or where one is.

    Refused when one does, when that is nothing to sit on or has no place left, or when a guard says no.
    """
    seat = seat_of(world, who) if on is None else _offered(world, who, on)
    new = seat if seat is not None and seat.key != who.seat else None
    if new is not None and sitting_on(world, who.room_id, new.key) >= new.places:
        raise Refused(f"There is no place left on {new.called.form('the')}.")
    _settle(world, who, position, seat, new)


def wake(world: World, who: Being) -> None:
    """Wake up, and stay where one lies; Refused when one is awake, or a guard says no."""
    if who.position is not Position.SLEEPING:
        raise Refused("You are awake.")
    _settle(world, who, Position.RESTING, seat_of(world, who), None)


def wake_other(world: World, who: Being, whom: Being) -> None:
    """Wake somebody who is here; Refused when they do not sleep, or a guard says no."""
    if whom is who:
        return wake(world, who)
    if whom.position is Position.DYING and whom.room_id == who.room_id:
        raise Refused(f"{whom.name} does not wake. They need healing.")
    if whom.position is not Position.SLEEPING and not whom.is_aware and whom.room_id == who.room_id:
        raise Refused(f"{subject(whom)} does not wake, whatever you do.")
    if whom.position is not Position.SLEEPING or whom.room_id != who.room_id:
        raise Refused(f"{subject(whom)} is awake.")
    world.check(Waking(whom, who))
    whom.position = Position.RESTING
    world.happened(Woken(who, whom))
    return None


def fall(world: World, who: Being) -> bool:
    """Let someone fall to the ground, asking nobody; False when they lie there already."""
    if who.position not in (Position.STANDING, Position.SITTING):
        return False
    who.position, who.seat = Position.RESTING, None
    world.happened(Fell(who))
    return True


class Kinds:
    """The classes of entities that are beings, players first; found once for each world."""

    def __init__(self) -> None:
        self.found: tuple[type[Being], ...] = ()

    def of(self, world: World) -> tuple[type[Being], ...]:
        """All of them; those of upper features too, which nothing here knows by name."""
        if not self.found:
            classes = [cls for cls in world.schema.entities if issubclass(cls, Being)]
            self.found = tuple(sorted(classes, key=lambda cls: cls is not Player))
        return self.found


def kinds_of_beings(world: World) -> tuple[type[Being], ...]:
    """The classes of beings that there are, players first."""
    return world.memory(Kinds).of(world)


def beings_in(world: World, room_id: RoomId) -> list[Being]:
    """Whoever stands in a room: players, then creatures, each in the order in which they came."""
    return [
        being for kind in kinds_of_beings(world) for being in world.where(kind, "room_id", room_id) if being.is_present
    ]


def bearer_of(world: World, holder: Holder) -> Being | None:
    """The being whose hands a holder is, present or not; None for rooms and containers."""
    for kind in world.memory(Kinds).of(world):
        being = world.get(kind, holder.id)
        if being is not None and being.hands == holder:
            return being
    return None


def players_in(world: World, room_id: RoomId) -> list[Player]:
    """The players who stand in a room, in the order in which they came."""
    return [player for player in world.where(Player, "room_id", room_id) if player.online]


def sitting_on(world: World, room_id: RoomId, key: str) -> int:
    """How many sit or lie on a seat of that room."""
    return sum(being.seat == key for being in beings_in(world, room_id))


def _settle(world: World, who: Being, position: Position, seat: Seat | None, new: Seat | None) -> None:
    before = who.position
    if before is position and new is None:
        raise Refused(ALREADY[position])
    if before is Position.SLEEPING:
        world.check(Waking(who, None))
    world.check(Settling(who, position))
    who.position, who.seat = position, seat.key if seat is not None else None
    world.happened(Settled(who, who.room_id, before, position, new.called if new is not None else None))


def _offered(world: World, who: Being, thing: object) -> Seat:
    for seat in seats_in(world, who.room_id).values():
        if seat.thing is thing or seat.thing == thing:
            return seat
    raise Refused("That is nothing to sit or lie on.")
