"""What a command is given: the world, who acts with which role, and the services that higher floors offer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from mud.kernel.entity import Entity
from mud.play.memory import Memory
from mud.play.questions import NO_MEANINGS, Meanings
from mud.play.roles import Role
from mud.world.world import World

A = TypeVar("A", bound=Entity, covariant=True)
S = TypeVar("S")

Services = Mapping[type, Any]  # Any: each service under its own type
NO_SERVICES: Services = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Messenger:
    """A service: `deliver` has everyone told of what has happened so far, by where they and it are right now.

    It is for what does not stay where it happens; all else is told at the end of the command.
    """

    deliver: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ctx(Generic[A]):
    """The situation in which a command runs.

    `memory` is the actor's own and is to be the same from line to line, or pronouns, questions and history know
    nothing of earlier lines. `meanings` is the dispatcher's, for a line whose question was answered. In `noted` a
    privileged command writes what the audit shall keep beside the line itself: what was changed from what.
    """

    world: World
    actor: A
    role: Role = Role.PLAYER
    services: Services = field(default_factory=lambda: NO_SERVICES, repr=False)
    memory: Memory = field(default_factory=Memory, repr=False)
    meanings: Meanings = field(default_factory=lambda: NO_MEANINGS, repr=False)
    noted: dict[str, str] = field(default_factory=dict, repr=False)

    def service(self, kind: type[S]) -> S:
        """What a higher floor offers under that type; LookupError when nothing does."""
        try:
            found: S = self.services[kind]
        except KeyError:
            raise LookupError(f"nothing offers {kind.__name__} here") from None
        return found
