"""What can stand in a line beside plain words: names that begin with $, numbers, and texts with name tokens.

`$who` is whoever it is about, `$item.quantity` something that can be read of it. Which names there are depends on where
a line stands (its scope), and is checked when content is loaded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Final, NewType, Protocol, TypeAlias, get_type_hints

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from mud.kernel.describe import unwrap
from mud.kernel.entity import Entity
from mud.kernel.errors import DeclarationError
from mud.kernel.events import Event
from mud.kernel.spec import Spec
from mud.play.naming import Noun
from mud.play.scripts.numbers import PATH, parse_number, paths_in
from mud.text.markup import MarkupError, parse
from mud.world.world import World

Scope: TypeAlias = Mapping[str, type]
"""The names that lines may use somewhere, each with the class of what stands behind it."""

_TOKEN_FORMS: Final = ("", "a", "the", "bare", "'s", "they", "them", "their", "theirs", "themself", "themselves")


class Checked(Protocol):
    """A mark of a field whose value is looked at once its scope is known."""

    def fault(self, value: object, typed: "Typing", scope: Scope) -> str | None:
        """What is wrong with a value, as a clause without its subject."""


class Typing(Protocol):
    """Knows what can be read of what."""

    def type_of(self, path: str, scope: Scope) -> type:
        """The class of what a path names; ValueError says why there is none."""


@dataclass(frozen=True, slots=True)
class Names:
    """The mark of a text that names something: `$who`. What stands behind it must be of that class."""

    kind: type

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        # Any: Pydantic hands over whatever was annotated
        return core_schema.no_info_after_validator_function(_path, handler(source))

    def fault(self, value: object, typed: Typing, scope: Scope) -> str | None:
        """Why it names nothing of that class."""
        try:
            found = typed.type_of(str(value), scope)
        except ValueError as error:
            return str(error)
        if may_be(found, self.kind):
            return None
        return f"{value} is {kind_word(found)}, but {kind_word(self.kind)} is needed here"


@dataclass(frozen=True, slots=True)
class Named:
    """The mark of a text that is the id of some content, or names it: `room_market_square` or `$room`.

    `kind` is what a name must stand for: that content, or something of that kind which there is.
    """

    kind: type

    def fault(self, value: object, typed: Typing, scope: Scope) -> str | None:
        """Why it names nothing of that class; whether an id exists, the loader has seen already."""
        if not str(value).startswith("$"):
            return None
        return Names(self.kind).fault(value, typed, scope)


@dataclass(frozen=True, slots=True)
class IsNumber:
    """The mark of a number: written down, rolled (`2d6+1`), read of something (`$who.level`), or made up of such."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        # Any: as above
        return core_schema.no_info_after_validator_function(_number, handler(source))

    def fault(self, value: object, typed: Typing, scope: Scope) -> str | None:
        """Why it is no number."""
        if not isinstance(value, str):
            return None
        faults = (Names(int).fault(path, typed, scope) for path in paths_in(parse_number(value)))
        return next((fault for fault in faults if fault is not None), None)


@dataclass(frozen=True, slots=True)
class IsWords:
    """The mark of a text for people: markup, in which `{who}`, `{item:the}` and `{who.level}` stand for names.

    Without `tokens` nothing stands for a name, for nobody in particular is told.
    """

    tokens: bool = True

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        # Any: as above
        return core_schema.no_info_after_validator_function(_words, handler(source))

    def fault(self, value: object, typed: Typing, scope: Scope) -> str | None:
        """Why one of its tokens stands for nothing."""
        for name, form in parse(str(value)).tokens:
            if not self.tokens:
                return f"{{{name}}} cannot stand in this text: it is not told to anyone in particular"
            fault = _token_fault(name, form, typed, scope)
            if fault is not None:
                return fault
        return None


@dataclass(frozen=True, slots=True)
class IsAnything:
    """The mark of a value of any kind: a plain one, or what a name stands for."""

    def fault(self, value: object, typed: Typing, scope: Scope) -> str | None:
        """Why it names nothing."""
        if not isinstance(value, str) or not value.startswith("$"):
            return None
        try:
            typed.type_of(value, scope)
        except ValueError as error:
            return str(error)
        return None


Number = Annotated[int | str, IsNumber()]
Words = Annotated[str, IsWords()]
PlainWords = Annotated[str, IsWords(tokens=False)]
Anything = Annotated[str | int | float | bool, IsAnything()]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that can be read of everything of a class, under a name; None where it cannot of this one."""

    kind: type
    name: str
    gives: type
    about: str
    function: Callable[[World, Any], Any]  # Any: something of `kind`, and of `gives`


def reading(name: str) -> Callable[[Callable[[World, Any], Any]], Reading]:  # Any: as in Reading
    """Declare a reading; what it is of and what it gives are in the function's annotations."""

    def decorate(function: Callable[[World, Any], Any]) -> Reading:  # Any: as above
        hints = get_type_hints(function)
        gives, _, _ = unwrap(hints.pop("return"))
        kinds = list(hints.values())
        if len(kinds) != 2 or not function.__doc__:
            raise DeclarationError(f"the reading {name!r} takes the world and one thing, and says what it is")
        return Reading(kinds[1], name, plain_type(gives), function.__doc__.strip().split("\n")[0], function)

    return decorate


def plain_type(hint: Any) -> type:  # Any: an annotation
    """The class behind an annotation: ids and enums are texts."""
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    if isinstance(hint, type):
        return str if issubclass(hint, Enum) else hint
    return object


def scope_of_event(event: type) -> Scope:
    """The names that an event brings: its fields, and itself as `event`."""
    return _scope_of_event(event)


@lru_cache(512)
def _scope_of_event(event: type) -> Scope:
    return {"event": event, **{name: plain_type(unwrap(hint)[0]) for name, hint in _fields(event).items()}}


def _fields(event: type) -> dict[str, Any]:  # Any: annotations
    return {name: hint for name, hint in get_type_hints(event).items() if name in event.__slots__}  # type: ignore[attr-defined]  # events are slotted


def names_in_event(event: Event) -> dict[str, object]:
    """What stands behind the names that an event brings."""
    return {"event": event, **{name: getattr(event, name) for name in scope_of_event(type(event)) if name != "event"}}


def may_be(found: type, wanted: type) -> bool:
    """Whether something of one class can be of the other: a being may be a player."""
    if wanted is object or found is object:
        return True
    if wanted in (int, float):
        return found in (int, float)
    return issubclass(found, wanted) or issubclass(wanted, found)


def kind_word(kind: type) -> str:
    """What something of a class is called in a sentence."""
    if kind is str:
        return "a text"
    if kind in (int, float):
        return "a number"
    if kind is bool:
        return "true or false"
    name = kind.__name__.lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def path_of_token(name: str) -> str:
    """The path that a token of a text stands for: a capital begins a sentence and means nothing else."""
    return "$" + name[0].lower() + name[1:]


def _token_fault(name: str, form: str, typed: Typing, scope: Scope) -> str | None:
    try:
        found = typed.type_of(path_of_token(name), scope)
    except ValueError as error:
        return f"{{{name}}} stands for nothing: {error}"
    if form and not (issubclass(found, (Entity, Noun)) or found is object):
        return f"{{{name}:{form}}} asks for a form, but {name} is {kind_word(found)}"
    if form.lower() not in _TOKEN_FORMS:
        return f"{{{name}:{form}}} asks for a form that there is not: use a, the, 's, or they, them, their"
    if issubclass(found, Event):
        return f"{{{name}}} is something that happened, and has no name"
    return None


def shown(value: object) -> object:
    """What a text has in the place of a token."""
    match value:
        case None:
            return "nobody"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case Enum():
            return str(value.value)
        case Spec():
            return str(getattr(value, "name", "something"))
        case str() | int() | Entity() | Noun():
            return value
    return "something"


def _path(text: str) -> str:
    if not PATH.fullmatch(text):
        raise ValueError(f"{text!r} names nothing: names begin with $, as in $who or $item.quantity")
    return text


def _number(number: int | str) -> int | str:
    if isinstance(number, str):
        parse_number(number)
    return number


def _words(text: str) -> str:
    try:
        parse(text)
    except MarkupError as error:
        raise ValueError(f"{error.message} (at character {error.offset + 1})") from None
    return text
