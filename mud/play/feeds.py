"""Feeds: what players' programs are told beside the text, from the same events, and what they may ask for.

`@state("Room.Info")` gives the whole of a package for one player, sent when it is asked for and again whenever a feed
calls it stale. `@gauge("Char.Vitals")` is a state that is compared after every command and every tick, and sent when it
differs.
`@feed(Walked)` turns an event into signals. `@answer("Char.Items.Inv")` takes a request. Nothing here is computed for
anyone whose program did not ask for it. What packages look like on the wire is not known here.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from mud.kernel.errors import DeclarationError
from mud.kernel.events import Event
from mud.kernel.json import Json
from mud.play.telling import Audience
from mud.world.world import World

T = TypeVar("T", bound=Event)

Giving = Callable[[World, Any], Json]  # Any: a player, whose class is known to features only
Watch = Callable[[World, Any], object]  # Any: likewise


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The whole of a package for one player; None is nothing to tell.

    `is_gauge` is explained above; `in_parts`: only keys that differ. `also_when`: what is compared like a gauge, and
    makes the state stale when it differs, for states that are too dear to be compared themselves.
    """

    package: str
    function: Giving
    is_gauge: bool = False
    in_parts: bool = False
    also_when: Watch | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Stale:
    """A state to be sent again to an audience, as it is at the end of the command."""

    audience: Audience
    state: State


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """What is in several places, of which a program has lists: told whole, then only what differs from what was told.

    So nobody needs to know which way a thing went in between. Messages are called `package` with `List`, `Add`,
    `Remove` or `Update` behind it. `where`: what a player knows by the name of a place, None when it is out of reach;
    `within`: what is in that, by key. `places` are told from the beginning, others once they were asked for.
    `also_when`: as in `State`.
    """

    package: str
    places: tuple[str, ...]
    where: Callable[[World, Any, str], Hashable | None]  # Any: a player
    within: Callable[[World, Any], Mapping[str, Json]]  # Any: what `where` gives
    also_when: Watch | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A list to be told whole to an audience, as it is at the end of the command."""

    audience: Audience
    listing: Listing
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class Altered:
    """Something may differ in a list: those of an audience who have the list are told what."""

    audience: Audience
    listing: Listing
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class Inform:
    """A message for an audience. The body is made once, and only if someone asked for the package.

    `to`: of the audience only those for whom this holds, such as those who see it.
    """

    audience: Audience
    package: str
    body: Callable[[], Json]
    to: Callable[[Any], bool] | None = None  # Any: a player


Signal = Stale | Listed | Altered | Inform


@dataclass(frozen=True, slots=True)
class Feed(Generic[T]):
    """The signals of one type of event; several features may have one for the same."""

    event: type[T]
    function: Callable[[World, T], Iterable[Signal]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What happens when a program sends a package; the data are whatever JSON it likes to send."""

    package: str
    function: Callable[[World, Any, Json], Iterable[Signal]]  # Any: a player


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of MSDP, for one player."""

    name: str
    function: Giving


def state(
    package: str,
    *,
    also_when: Callable[[World, Any], object] | None = None,  # Any: a player
) -> Callable[[Giving], State]:
    """Declare the whole of a package."""
    return lambda function: State(package, function, also_when=also_when)


def gauge(package: str, *, in_parts: bool = False) -> Callable[[Giving], State]:
    """Declare a package that is sent whenever it differs from what was sent last."""
    return lambda function: State(package, function, is_gauge=True, in_parts=in_parts)


def feed(event: type[T]) -> Callable[[Callable[[World, T], Iterable[Signal]]], Feed[T]]:
    """Declare what programs learn of an event."""
    return lambda function: Feed(event, function)


def answer(package: str) -> Callable[[Callable[[World, Any, Json], Iterable[Signal]]], Answer]:  # Any: a player
    """Declare what comes of a request."""
    return lambda function: Answer(package, function)


def variable(name: str) -> Callable[[Giving], Variable]:
    """Declare a variable of MSDP."""
    return lambda function: Variable(name, function)


class Feeds:
    """All that is declared for programs. Packages are compared without case."""

    def __init__(
        self, declared: Iterable[State | Listing | Feed[Any] | Answer | Variable] = ()
    ) -> None:  # Any: of every event
        states: list[State] = []
        listings: list[Listing] = []
        feeds: dict[type[Event], tuple[Feed[Any], ...]] = {}  # Any: as above
        answers: dict[str, Answer] = {}
        variables: dict[str, Variable] = {}
        for each in declared:
            match each:
                case State():
                    states.append(each)
                case Listing():
                    listings.append(each)
                case Feed(event):
                    feeds[event] = (*feeds.get(event, ()), each)
                case Answer(package):
                    _put_once(answers, package.lower(), each)
                case Variable(name):
                    _put_once(variables, name, each)
        self.states: tuple[State, ...] = tuple(states)
        self.gauges: tuple[State, ...] = tuple(each for each in states if each.is_gauge)
        self.listings: tuple[Listing, ...] = tuple(listings)
        self.watched: Mapping[Watch, tuple[State | Listing, ...]] = _watched([*states, *listings])
        self.variables: Mapping[str, Variable] = MappingProxyType(variables)
        self._feeds: Mapping[type[Event], tuple[Feed[Any], ...]] = feeds  # Any: as above
        self._answers: Mapping[str, Answer] = answers

    def of(self, world: World, event: Event) -> Iterable[Signal]:
        """What programs learn of an event, in the order in which the features stand."""
        for each in self._feeds.get(type(event), ()):
            yield from each.function(world, event)

    def answer(self, package: str) -> Answer | None:
        """What answers a package, given in lower case."""
        return self._answers.get(package)


def _watched(declared: Iterable[State | Listing]) -> Mapping[Watch, tuple[State | Listing, ...]]:
    """What is compared for states that are not, with the states that it makes stale."""
    found: dict[Watch, tuple[State | Listing, ...]] = {}
    for each in declared:
        if each.also_when is not None:
            found[each.also_when] = (*found.get(each.also_when, ()), each)
    return found


A = TypeVar("A", Answer, Variable)


def _put_once(into: dict[str, A], name: str, each: A) -> None:
    if name in into:
        raise DeclarationError(f"{name} is declared twice for programs")
    into[name] = each
