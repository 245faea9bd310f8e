"""Operations: what an operator can ask of the server, the same whether it runs or the CLI opens the world by itself.

An operation is an async function of a `Office` and a frozen request, and gives a frozen answer. It may wait before it
touches the world (for a hash) and never between checking and changing. Each that changes something is audited, like a
wizard's command.
"""

import dataclasses
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_type_hints

import structlog
from pydantic import TypeAdapter

from mud.kernel.errors import DeclarationError, Refused
from mud.ops.events import OperatorActed
from mud.ops.office import Office

Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True, slots=True, eq=False)
class Operation(Generic[Q, A]):
    """Something that can be asked. `changes`: its answer is given only once what it did is on disk."""

    name: str
    function: Callable[[Office, Q], Awaitable[A]]
    asked: TypeAdapter[Q]
    answer: TypeAdapter[A]
    changes: bool


def operation(name: str, *, changes: bool) -> Callable[[Callable[[Office, Q], Awaitable[A]]], Operation[Q, A]]:
    """Declare a function as an operation; its annotations say what is asked and answered."""

    def decorate(function: Callable[[Office, Q], Awaitable[A]]) -> Operation[Q, A]:
        hints = get_type_hints(function)
        answer = hints.pop("return")
        _, asked = hints.values()
        return Operation(name, function, TypeAdapter(asked), TypeAdapter(answer), changes)

    return decorate


class Operations:
    """All operations, by name."""

    def __init__(self, operations: Iterable[Operation[Any, Any]]) -> None:  # Any: of all kinds
        self._by_name: dict[str, Operation[Any, Any]] = {}
        for each in operations:
            if each.name in self._by_name:
                raise DeclarationError(f"two operations are called {each.name!r}")
            self._by_name[each.name] = each

    def find(self, name: str) -> Operation[Any, Any]:  # Any: as above
        """The operation of that name; Refused when there is none."""
        found = self._by_name.get(name)
        if found is None:
            raise Refused(f"This server knows no operation {name!r}. Are the two of the same version?")
        return found


async def perform(office: Office, what: Operation[Q, A], asked: Q) -> A:
    """Do it, and keep in the audit that it was done. Refused has the reason for the operator."""
    if not what.changes:
        return await what.function(office, asked)
    outcome: str | None = "it failed"
    try:
        answer = await what.function(office, asked)
        outcome = None
    except Refused as refusal:
        outcome = str(refusal)
        raise
    finally:
        _audit(office, what.name, asked, outcome)
    return answer


def _audit(office: Office, name: str, asked: object, refused: str | None) -> None:
    line = " ".join((name, *_shown(asked)))
    structlog.get_logger().info("an operator acted", operation=line, refused=refused)
    office.world.happened(OperatorActed(name, line, refused))
    office.deliver()


def _shown(asked: object) -> Iterable[str]:
    """The fields of a request, but for secret ones, which are declared with `repr=False`."""
    assert dataclasses.is_dataclass(asked)
    return (f"{f.name}={getattr(asked, f.name)}" for f in dataclasses.fields(asked) if f.repr)
