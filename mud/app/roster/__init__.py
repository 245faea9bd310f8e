"""The roster: what the modules of every feature declare.

Nothing registers itself on import: whatever a listed module declares (entities, specs, commands, views, handlers,
guards, modifiers, contributions, repeated work) is collected here, and only here.
"""

from functools import cache
from typing import Any, TypeVar

from mud.app.roster.modules import MODULES
from mud.content.doubts import Doubt
from mud.content.origins import Check, Faults
from mud.kernel.entity import Entity, Part
from mud.kernel.events import Bus, Handler
from mud.kernel.hooks import Contribution, Guard, Hooks, Modifier
from mud.kernel.record import Record
from mud.kernel.schema import Schema, build_schema
from mud.kernel.spec import Spec
from mud.ops.operation import Operation, Operations
from mud.play.command import Command
from mud.play.feeds import Answer, Feed, Feeds, Listing, State, Variable
from mud.play.naming import Namer, Naming
from mud.play.scripts.language import Language
from mud.play.scripts.values import Reading
from mud.play.scripts.words import Scoping, is_word
from mud.play.views import ScreenView, View, Views

T = TypeVar("T")


def declared(kind: type[T]) -> list[T]:
    """What the roster's modules declare of that kind, each once, in roster order."""
    return list(_declared(kind))  # type: ignore[arg-type]  # mypy does not know that classes are hashable


@cache  # modules do not change once they are imported
def _declared(kind: type) -> tuple[Any, ...]:  # Any: of that kind
    found: dict[int, object] = {}
    for module in MODULES:
        for each in vars(module).values():
            for one in each if isinstance(each, tuple) else (each,):
                if isinstance(one, kind):
                    found.setdefault(id(one), one)
    return tuple(found.values())


@cache
def schema() -> Schema:
    """The schema of the whole game."""
    classes = [
        each
        for each in declared(type)
        if issubclass(each, (Entity, Part, Record, Spec))
        and ("__table_spec__" in vars(each) or "__whole__" in vars(each))
    ]
    return build_schema(classes)


def rules() -> tuple[Bus, Hooks]:
    """Every reaction, guard, modifier and contribution."""
    contributions = [*declared(Contribution), language().answer()]
    return Bus(declared(Handler)), Hooks([*declared(Guard), *declared(Modifier), *contributions])


def language() -> Language:
    """The small language of content: every condition and action, and what can be read of what."""
    words = [each for each in declared(type) if is_word(each)]
    return Language(words, declared(Reading), declared(Scoping))


def faults() -> list[Check]:
    """What keeps content from being loaded, beyond what each piece says by itself."""
    return [each.function for each in declared(Faults)]


def doubts() -> list[Doubt]:
    """Every kind of warning about content."""
    return declared(Doubt)


def views() -> Views:
    """Every view."""
    return Views([*declared(View), *declared(ScreenView)])


def naming() -> Naming:
    """How everything is called."""
    return Naming(declared(Namer))


def feeds() -> Feeds:
    """What players' programs are told."""
    return Feeds([*declared(State), *declared(Listing), *declared(Feed), *declared(Answer), *declared(Variable)])


def commands() -> list[Command]:
    """Every command of the game."""
    return declared(Command)


def operations() -> Operations:
    """Every operation of the control socket."""
    return Operations(declared(Operation))
