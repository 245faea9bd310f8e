"""How operations are declared and found."""

from dataclasses import dataclass, field

import pytest

from mud.app import roster
from mud.kernel.errors import DeclarationError, Refused
from mud.ops.events import OperatorActed
from mud.ops.office import Office
from mud.ops.operation import Operations, operation, perform


@dataclass(frozen=True, slots=True)
class Ring:
    """Ring a bell."""

    times: int
    secret: str = field(repr=False)


@operation("bell ring", changes=True)
async def ring(_office: Office, asked: Ring) -> str:
    """Ring it."""
    return "dong " * asked.times


@operation("bell break", changes=True)
async def break_it(_office: Office, _asked: Ring) -> str:
    """It cannot be rung."""
    raise ZeroDivisionError


async def test_an_operation_is_done_and_audited_without_what_is_secret(office: Office) -> None:
    assert await perform(office, ring, Ring(2, "s3cret")) == "dong dong "
    (audit,) = office.world.told()
    assert isinstance(audit, OperatorActed)
    assert (audit.operation, audit.line, audit.refused) == ("bell ring", "bell ring times=2", None)


async def test_an_operation_that_fails_is_audited_as_failed(office: Office) -> None:
    with pytest.raises(ZeroDivisionError):
        await perform(office, break_it, Ring(1, ""))
    (audit,) = office.world.told()
    assert isinstance(audit, OperatorActed)
    assert audit.refused == "it failed"


def test_annotations_say_what_is_asked_and_answered() -> None:
    assert ring.asked.validate_python({"times": 3, "secret": "x"}) == Ring(3, "x")
    assert ring.answer.validate_python("dong") == "dong"


def test_an_unknown_operation_is_refused_with_a_guess_why() -> None:
    with pytest.raises(Refused, match=r"knows no operation 'bell paint'\. Are the two of the same version\?"):
        Operations([ring]).find("bell paint")


def test_two_operations_of_one_name_are_a_mistake() -> None:
    with pytest.raises(DeclarationError, match="two operations are called 'bell ring'"):
        Operations([ring, operation("bell ring", changes=False)(break_it.function)])


def test_every_operation_of_the_roster_can_be_found() -> None:
    for name in ("status", "user create", "user passwd", "user role", "user list"):
        assert roster.operations().find(name).name == name
