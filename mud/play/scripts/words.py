"""How words are declared: a frozen class of typed fields, a docstring with an example, and what it does."""

import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar, dataclass_transform

from mud.content.catalog import Catalog
from mud.kernel.clauses import Speech, Term
from mud.kernel.errors import DeclarationError
from mud.kernel.spec import Spec
from mud.kernel.values import value
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Scope

C = TypeVar("C")
EXAMPLE = "Example:"


class Condition(Protocol):
    """A word that says when."""

    def holds(self, scene: Scene) -> bool:
        """Whether it holds now. It changes nothing."""


class Action(Protocol):
    """A word that says what is done."""

    def perform(self, scene: Scene) -> None:
        """Do it; Refused where the game says no."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A word's docstring taken apart. `example` is YAML, as an author would write it."""

    summary: str
    body: tuple[str, ...]
    example: str


@dataclass_transform(frozen_default=True)
def condition(name: str) -> Callable[[type[C]], type[C]]:
    """Declare a condition."""
    return lambda cls: _declared(cls, Term(name, Speech.CONDITION), "holds")


@dataclass_transform(frozen_default=True)
def action(name: str) -> Callable[[type[C]], type[C]]:
    """Declare an action."""
    return lambda cls: _declared(cls, Term(name, Speech.ACTION), "perform")


@dataclass_transform(frozen_default=True)
def behavior(name: str) -> Callable[[type[C]], type[C]]:
    """Declare a behavior: what it does is known to the feature whose creatures have it."""
    return lambda cls: _declared(cls, Term(name, Speech.BEHAVIOR))


def _declared(cls: type[C], term: Term, does: str | None = None) -> type[C]:
    if does is not None and not callable(getattr(cls, does, None)):
        raise DeclarationError(f"the {term.speech.value} {term.name!r} has no function {does!r}")
    made = value(cls)
    made.__term__ = term  # type: ignore[attr-defined]  # what makes it a word
    explained(made)
    return made


def is_word(cls: object) -> bool:
    """Whether something is a declared word."""
    return isinstance(cls, type) and isinstance(vars(cls).get("__term__"), Term)


def explained(cls: type) -> Explained:
    """What a word's docstring says; DeclarationError when it has no example."""
    text, mark, example = (inspect.getdoc(cls) or "").partition(f"\n{EXAMPLE}\n")
    if not mark or not example.strip():
        raise DeclarationError(f"{cls.__name__} is a word of the language, and its docstring needs an Example:")
    summary, *body = (" ".join(part.split()) for part in text.strip().split("\n\n"))
    return Explained(summary, tuple(body), textwrap.dedent(example).strip())


@dataclass(frozen=True, slots=True)
class Scoping:
    """Which names the lines of a content type may use: in one field, or in all of them."""

    cls: type[Spec]
    field: str | None
    function: Callable[[Catalog, Spec], Scope]


S = TypeVar("S", bound=Spec)


def scope(cls: type[S], field: str | None = None) -> Callable[[Callable[[Catalog, S], Scope]], Scoping]:
    """Declare which names the lines of a content type may use."""
    return lambda function: Scoping(cls, field, function)  # type: ignore[arg-type]  # it is given what it was declared for
