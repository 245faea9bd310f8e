"""Slotted classes: what every declared class has in common."""

from collections.abc import Callable
from typing import Annotated, Any, Protocol

import pytest
from pydantic import TypeAdapter, ValidationError

from mud.kernel.entity import Entity, Part, entity, part_of, slotted
from mud.kernel.errors import DeclarationError
from mud.kernel.events import Event, event
from mud.kernel.marks import Key
from mud.kernel.record import Record, record
from mud.kernel.spec import Spec, spec
from mud.kernel.values import value


class Named(Protocol):
    """A protocol without slots: whatever inherits from it has a dict."""

    name: str


class Lean(Protocol):
    __slots__ = ()


@entity("hosts")
class Host(Entity):
    id: Annotated[str, Key()]


DECORATORS: list[tuple[Callable[[Any], Any], type]] = [  # Any: classes of every kind
    (value, object),
    (entity("x"), Entity),
    (slotted, Entity),
    (part_of(Host), Part),
    (record("x"), Record),
    (spec("x"), Spec),
    (event(), Event),
]
NAMES = ["value", "entity", "slotted", "part_of", "record", "spec", "event"]
each_decorator = pytest.mark.parametrize(("decorate", "base"), DECORATORS, ids=NAMES)


@each_decorator
def test_super_is_refused(decorate: Callable[[Any], Any], base: type) -> None:
    class Heir(base):  # type: ignore[misc]  # the base is what the test is about
        id: Annotated[str, Key()] = ""

        def shown(self) -> object:
            return super().__repr__()

    with pytest.raises(DeclarationError, match=r"Heir\.shown: name the base"):
        decorate(Heir)


@pytest.mark.parametrize("wrap", [property, classmethod, staticmethod])
def test_super_is_found_in_every_kind_of_method(wrap: Callable[[Any], Any]) -> None:
    class Heir:
        @wrap
        def shown(self: Any) -> str:
            return super().__repr__()

    with pytest.raises(DeclarationError, match="shown"):
        value(Heir)


def test_a_base_can_be_called_by_its_name() -> None:
    assert repr(Shouted("hey")) == "HEY"


@value
class Said:
    text: str

    def __repr__(self) -> str:
        return self.text


@value
class Shouted(Said):
    def __repr__(self) -> str:
        return Said.__repr__(self).upper()


@each_decorator
def test_a_base_without_slots_is_refused(decorate: Callable[[Any], Any], base: type) -> None:
    bases = (Named,) if base is object else (base, Named)
    heir = type("Heir", bases, {"__annotations__": {"id": Annotated[str, Key()]}, "id": "", "__module__": __name__})
    with pytest.raises(DeclarationError, match="without __slots__"):
        decorate(heir)


def test_a_protocol_with_empty_slots_may_be_a_base() -> None:
    @entity("leans")
    class LeanHost(Entity, Lean):
        id: Annotated[str, Key()]

    assert not hasattr(LeanHost(id="a"), "__dict__")


@pytest.mark.parametrize(
    ("decorate", "base"), [pair for pair in DECORATORS if pair[1] is not Event], ids=[n for n in NAMES if n != "event"]
)
def test_pydantic_refuses_unknown_keys(decorate: Callable[[Any], Any], base: type) -> None:
    bases = () if base is object else (base,)
    hint = str if base is Part else Annotated[str, Key()]
    body = {"__annotations__": {"id": hint}, "id": "", "__module__": __name__}
    made = decorate(type("Strict", bases, body))
    assert made.__pydantic_config__["extra"] == "forbid"
    with pytest.raises(ValidationError, match="colour"):
        TypeAdapter(made).validate_python({"id": "a", "colour": "red"})
