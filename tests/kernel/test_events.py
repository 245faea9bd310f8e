"""Events: who reacts, in which order, and how far it may go."""

from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

import pytest

from mud.kernel.errors import Refused
from mud.kernel.events import DEPTH_LIMIT, Bus, Event, EventLoopError, Handler, event, on


@event()
class Knocked(Event):
    times: int = 1


@event(durable=True)
class Opened(Event):
    pass


@event(silent=True)
class Creaked(Event):
    pass


@event()
class KnockedLoudly(Knocked):
    pass


@dataclass
class World:
    """All a handler needs of a world here: notes, and a bus for events of its own."""

    notes: list[str] = field(default_factory=list)
    bus: Bus = field(default_factory=lambda: Bus(()))

    def happened(self, event: Event) -> None:
        self.bus.happened(self, event)


def world_with(*handlers: Handler[Any]) -> World:  # Any: handlers of every event
    return World(bus=Bus(handlers))


def noting(kind: type[Event], note: str) -> Handler[Any]:  # Any: as above
    @on(kind)
    def handler(world: World, event: Event) -> None:
        world.notes.append(note)

    return handler


def answering(kind: type[Event], *answers: Event, note: str) -> Handler[Any]:  # Any: as above
    @on(kind)
    def handler(world: World, event: Event) -> None:
        world.notes.append(f"{note} starts")
        for answer in answers:
            world.happened(answer)
        world.notes.append(f"{note} ends")

    return handler


def test_an_event_is_frozen_and_slotted() -> None:
    knocked: Any = Knocked(3)  # Any: what is tried here is what types forbid
    with pytest.raises(FrozenInstanceError):
        knocked.times = 4
    assert not hasattr(knocked, "__dict__")


def test_an_event_says_whether_it_is_durable_or_silent() -> None:
    assert (Knocked.durable, Knocked.silent) == (False, False)
    assert (Opened.durable, Opened.silent) == (True, False)
    assert (Creaked().durable, Creaked().silent) == (False, True)


def test_an_heir_of_a_durable_event_says_itself_what_it_is() -> None:
    @event()
    class Forced(Opened):
        pass

    assert (Forced.durable, Opened.durable) == (False, True)


def test_handlers_run_in_the_order_of_the_roster() -> None:
    world = world_with(noting(Knocked, "first"), noting(Opened, "other"), noting(Knocked, "second"))
    world.happened(Knocked())
    assert world.notes == ["first", "second"]


def test_a_handler_is_given_the_event() -> None:
    @on(Knocked)
    def handler(world: World, event: Knocked) -> None:
        world.notes.append("knock " * event.times)

    world_with(handler)
    world = world_with(handler)
    world.happened(Knocked(2))
    assert world.notes == ["knock knock "]


def test_a_handler_may_care_for_several_events() -> None:
    @on(Knocked, Opened, Creaked)
    def handler(world: World, event: Knocked | Opened | Creaked) -> None:
        world.notes.append(type(event).__name__)

    world = world_with(handler)
    for each in (Opened(), Knocked(), KnockedLoudly(), Creaked()):
        world.happened(each)
    assert world.notes == ["Opened", "Knocked", "Creaked"]


def test_a_declared_handler_can_be_called_alone() -> None:
    world = World()
    noting(Knocked, "knock")(world, Knocked())
    assert world.notes == ["knock"]


def test_an_event_that_nobody_cares_for_passes() -> None:
    world_with(noting(Opened, "open")).happened(Knocked())


def test_a_handler_of_an_event_is_not_one_of_its_heirs() -> None:
    world = world_with(noting(Knocked, "knock"))
    world.happened(KnockedLoudly())
    assert world.notes == []


def test_what_follows_from_one_event_is_of_its_round() -> None:
    rounds: list[int] = []

    @on(Knocked, Opened)
    def handler(world: World, event: Knocked | Opened) -> None:
        rounds.append(world.bus.rounds)
        if isinstance(event, Knocked):
            world.happened(Opened())

    world = world_with(handler)
    world.happened(Knocked())
    world.happened(Opened())
    assert rounds == [1, 1, 2]


def test_what_handlers_cause_waits_until_the_event_has_been_handled() -> None:
    world = world_with(
        answering(Knocked, Opened(), Creaked(), note="host"),
        noting(Knocked, "dog"),
        answering(Opened, Creaked(), note="door"),
        noting(Creaked, "hinge"),
    )
    world.happened(Knocked())
    assert world.notes == ["host starts", "host ends", "dog", "door starts", "door ends", "hinge", "hinge"]


def test_events_that_cause_each_other_for_ever_are_stopped() -> None:
    world = world_with(answering(Knocked, Opened(), note="a"), answering(Opened, Knocked(), note="b"))
    with pytest.raises(EventLoopError, match=f"end of {DEPTH_LIMIT} events"):
        world.happened(Knocked())
    assert sum(note.endswith("starts") for note in world.notes) == DEPTH_LIMIT


def test_a_chain_as_long_as_the_limit_passes() -> None:
    @on(Knocked)
    def again(world: World, event: Knocked) -> None:
        world.notes.append(str(event.times))
        if event.times < DEPTH_LIMIT:
            world.happened(Knocked(event.times + 1))

    world = world_with(again)
    world.happened(Knocked(1))
    world.happened(Knocked(1))
    assert len(world.notes) == 2 * DEPTH_LIMIT


def test_many_events_one_after_another_are_no_chain() -> None:
    world = world_with(answering(Knocked, *[Opened()] * 100, note="host"), noting(Opened, "open"))
    world.happened(Knocked())
    assert world.notes.count("open") == 100


def test_a_handler_that_raises_leaves_the_bus_usable_and_nothing_waiting() -> None:
    @on(Knocked)
    def refusing(world: World, event: Knocked) -> None:
        world.happened(Opened())
        if event.times > 1:
            raise Refused("Not so loud.")

    world = world_with(refusing, noting(Knocked, "dog"), noting(Opened, "door"))
    with pytest.raises(Refused):
        world.happened(Knocked(2))
    assert world.notes == []
    world.happened(Knocked(1))
    assert world.notes == ["dog", "door"]


def test_after_a_loop_was_stopped_the_depth_starts_anew() -> None:
    @on(Knocked)
    def echo(world: World, event: Knocked) -> None:
        if event.times > 0:
            world.happened(Knocked(event.times))

    world = world_with(echo, noting(Knocked, "dog"))
    with pytest.raises(EventLoopError):
        world.happened(Knocked(1))
    world.notes.clear()
    world.happened(Knocked(0))
    assert world.notes == ["dog"]
