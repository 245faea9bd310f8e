"""The ring: one room in memory in which fighters meet, with all rules of the game and nothing else of its world.

Nothing here knows how to fight: both sides are put into the room, set against each other, and the schedule runs on a
stepped clock as it would in the server. When a fight is over all is put back as it was, and the next one begins.
"""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from mud.app import roster
from mud.app.ring.entrants import NAMES, Entrant, RingError, bring, check_sides
from mud.content.catalog import Catalog
from mud.game.ability.acts import abilities_of
from mud.game.ability.acts.using import break_off, use
from mud.game.ability.specs import ClassAbility
from mud.game.area.specs import Area, Lighting
from mud.game.being.acts import BusyFor
from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import health_of, max_health
from mud.game.combat.acts import engage, target_of
from mud.game.combat.events import Felled, Missed, Struck
from mud.game.npc.model import Npc
from mud.game.place.specs import Room, RoomFlag, RoomType
from mud.game.trigger.specs import Trigger
from mud.kernel.clock import SteppedClock
from mud.kernel.describe import describe
from mud.kernel.dice import Dice
from mud.kernel.errors import Refused
from mud.kernel.ids import AreaId, RandomIds, RoomId, RoomTypeId
from mud.kernel.marks import Ref
from mud.kernel.spec import Spec
from mud.play.loading import Loaded
from mud.world.world import Sources, World

RING: Final = RoomId("room_ring")
TICK: Final = 0.25
"""Seconds between two ticks of a server as it is set by default: nothing happens between them."""

LONGEST: Final = 600.0
"""Seconds after which a fight is a draw."""

PAUSE: Final = 3600.0
"""Seconds between two fights: whoever was out of breath is not any more."""

SECONDS_PER_ABILITY: Final = 3.0
"""How often somebody at the keys uses an ability, if they have one that is ready."""

READY: Final = 300.0
"""Seconds before a fight in which people prepare: what they bring upon themselves lies on them still if it lasts."""

WOUNDED: Final = 0.5
"""The share of their health below which people would rather heal than strike."""

HEALING: Final = frozenset({"heal"})
"""The words of the language that give health back."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one side did in a fight: hit points taken from it, the share that it has left, its blows and their luck."""

    taken: int
    left: float
    blows: int
    hits: int
    criticals: int


@dataclass(frozen=True, slots=True)
class Bout:
    """How one fight went: `winner` 0 or 1, None for a draw, and after how many seconds."""

    winner: int | None
    seconds: float
    sides: tuple[Tally, Tally]


class _Over(Exception):  # no error: the way out of a span that is to be put back
    """A fight is over."""


class Ring:
    """Two sides that fight each other again and again. The same seed gives the same bouts."""

    def __init__(self, catalog: Catalog, sides: tuple[Sequence[Entrant], Sequence[Entrant]], seed: int) -> None:
        check_sides(sides)
        self._clock = SteppedClock()
        sources = Sources(self._clock, Dice(seed), RandomIds(random.Random(seed)))  # noqa: S311  # play, not secrets
        self.world = World(roster.schema(), _ring_of(catalog), sources, roster.rules())
        for work in roster.declared(Loaded):
            work.function(self.world)
        names = iter(NAMES)
        self.sides = tuple([bring(self.world, each, RING, next(names)) for each in side] for side in sides)
        self._down: set[Being] = set()
        self._heard = 0
        self.world.told()
        self.world.hand_over(lazy_too=True)

    def bout(self) -> Bout:
        """Let both sides fight once; RingError when they cannot be brought to."""
        self._clock.step(PAUSE)
        found: list[Bout] = []
        try:
            with self.world.undoing():
                found.append(self._fight())
                raise _Over
        except _Over:
            return found[0]

    def _fight(self) -> Bout:
        self._prepare()
        began, first = self._clock.elapsed(), len(self.world.outbox)
        self._heard, self._down = first, set()
        health = [[health_of(self.world, being) for being in side] for side in self.sides]
        self._engage()
        uses = began + TICK
        while self._standing() == [True, True] and self._clock.elapsed() - began < LONGEST:
            if self._clock.elapsed() >= uses:
                self._act()
                uses += SECONDS_PER_ABILITY
            self._step(uses)
        for being in self._everybody():
            break_off(self.world, being)
        standing, seconds = self._standing(), self._clock.elapsed() - began
        winner = None if standing[0] == standing[1] else standing.index(True)
        return Bout(winner, seconds, (self._tally(0, health[0], first), self._tally(1, health[1], first)))

    def _prepare(self) -> None:
        """People use what helps them, one after the other; then time passes until they are rested.

        Creatures come only after that: many go for whomever they see.
        """
        self._show_creatures(False)
        for being in self._everybody():
            for ability in abilities_of(self.world, being) if isinstance(being, Player) else ():
                if not (ability.passive or ability.harmful) and self._uses(being, ability):
                    self._pass(ability.casting_time + TICK)
        self._pass(READY)
        self._show_creatures(True)

    def _show_creatures(self, there: bool) -> None:
        for being in self._everybody():
            if isinstance(being, Npc):
                being.is_alive = there

    def _pass(self, seconds: float) -> None:
        """Let time pass in which nobody does anything."""
        until = self._clock.elapsed() + seconds
        while self._clock.elapsed() < until:
            self._step(until)

    def _engage(self) -> None:
        """Everybody goes for somebody of the other side; which side begins is chance."""
        first = int(self.world.dice.chance(0.5))
        for number in (first, 1 - first):
            others = self.sides[1 - number]
            for place, being in enumerate(self.sides[number]):
                self._set_on(being, others[place % len(others)])

    def _set_on(self, being: Being, other: Being) -> None:
        if target_of(self.world, being) is other:
            return
        try:
            engage(self.world, being, other)
        except Refused as refusal:
            raise RingError(f"{being.name} does not fight {other.name}: {refusal}") from None

    def _step(self, most: float) -> None:
        """Let time pass to the next tick at which something is due, or somebody uses an ability."""
        due, now = self.world.schedule.next_due(), self._clock.elapsed()
        until = most if due is None else min(most, due)
        self._clock.step(max(TICK, math.ceil((until - now) / TICK) * TICK))
        self.world.schedule.run(_raise)
        heard = self.world.outbox[self._heard :]
        self._down.update(each.who for each in heard if isinstance(each, Felled))
        self._heard += len(heard)

    def _act(self) -> None:
        """What is done between blows: whoever has nobody to strike at goes for the next one.

        People also use the last thing they learned that is ready, to heal themselves if they are wounded; creatures
        think for themselves.
        """
        for being in self._everybody():
            if (
                not self._stands(being) or self.world.modified(BusyFor(being, urgent=True), 0.0) > 0
            ):  # a blow is soon over
                continue
            if target_of(self.world, being) is None:
                self._go_on(being)
            if isinstance(being, Player):
                self._use_something(being)

    def _use_something(self, being: Player) -> None:
        known = [each for each in reversed(abilities_of(self.world, being)) if not each.passive]
        healing = [each for each in known if not each.harmful and HEALING & {line.word for line in each.do}]
        wounded = health_of(self.world, being) < max_health(self.world, being) * WOUNDED
        for ability in (*(healing if wounded else ()), *(each for each in known if each.harmful)):
            if self._uses(being, ability):
                return

    def _go_on(self, being: Being) -> None:
        other = next((each for side in self.sides if being not in side for each in side if self._stands(each)), None)
        if other is not None:
            with suppress(Refused):  # whoever is charmed or afraid waits until that has passed
                engage(self.world, being, other)

    def _uses(self, being: Being, ability: ClassAbility) -> bool:
        try:
            use(self.world, being, ability)
        except Refused:
            return False
        return True

    def _standing(self) -> list[bool]:
        """Whether anybody of each side stands still."""
        return [any(self._stands(being) for being in side) for side in self.sides]

    def _stands(self, being: Being) -> bool:
        """Whoever was felled once is out, whatever becomes of them, and so is whoever has gone."""
        return being not in self._down and being.is_present and being.room_id == RING

    def _tally(self, number: int, before: Sequence[int], first: int) -> Tally:
        side = self.sides[number]
        after = [health_of(self.world, being) if self._stands(being) else 0 for being in side]
        events = self.world.outbox[first:]
        mine = [each for each in events if isinstance(each, (Struck, Missed)) and each.who in side]
        hits = [each for each in mine if isinstance(each, Struck)]
        return Tally(
            taken=sum(before) - sum(after),
            left=sum(after) / max(1, sum(before)),
            blows=len(mine),
            hits=len(hits),
            criticals=sum(each.critical for each in hits),
        )

    def _everybody(self) -> Iterator[Being]:
        for side in self.sides:
            yield from side


def _ring_of(catalog: Catalog) -> Catalog:
    """The content without its places and all that is in them, and with the ring in their stead."""
    shelves: dict[type[Spec], Mapping[str, Spec]] = {
        cls: {} if _is_about_places(cls) else catalog.all(cls) for cls in catalog.types
    }
    floor = RoomType(id=RoomTypeId("ring"), indoors=True)
    area = Area(id=AreaId("ring"), name="The Ring", description="A ring.", entry_points=(RING,))
    room = Room(
        id=RING,
        name="The Ring",
        description="Sand.",
        room_type=RoomTypeId("ring"),
        area_id=AreaId("ring"),
        lighting_override=Lighting.BRIGHT,
        flags=(RoomFlag.ARENA, RoomFlag.TRAINS),
        map_number=1,
    )
    return Catalog(shelves).with_(floor, area, room)


def _is_about_places(cls: type[Spec]) -> bool:
    refers = (mark.target for field in describe(cls).fields for mark in field.marks if isinstance(mark, Ref))
    return cls in (Room, Area, Trigger) or any(target.partition(".")[0] in ("rooms", "areas") for target in refers)


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
