"""Commands: a function's signature is the grammar, its docstring the help page, its permission a keyword.

```python
@command("give", "hand")
def give(ctx: Ctx[Being], thing: Annotated[Item, carried], to: Annotated[Being, here]) -> None:
    \"\"\"Give something you carry to someone here.

    Examples: give sword to ann; give all.coin ann

    See also: get, drop
    \"\"\"
```

A parameter named after a preposition takes the words after it, `tuple[Item, ...]` takes several things, a default
makes it optional, and a plain `str` takes the rest of the line as it was typed. Whatever is declared before such a
text takes one word, or several in quotes: `tell ann ...`.

What someone types while they are busy waits for its turn, but not what needs no hands: see `Turn`.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from mud.kernel.describe import unwrap
from mud.kernel.errors import DeclarationError
from mud.play.readers import Reader, spoken
from mud.play.roles import Permission, Role

SAME_PLACE = (
    ("at",), ("about",), ("for",), ("from",), ("in", "into", "inside"), ("on", "onto", "upon"), ("through",), ("to",),
    ("under", "beneath"), ("with", "using"), ("behind",), ("against",),
)  # fmt: skip
"""Prepositions that announce the same parameter, unless a command has one for each of them."""

ALSO = MappingProxyType({"on": "in"})
"""A preposition that announces the parameter of another one where a command has none for it: `put key on shelf`."""

PREPOSITIONS = frozenset(word for words in SAME_PLACE for word in words)


class Turn(StrEnum):
    """When a command is done that somebody types who is busy.

    What waits is done in the order in which it was typed; what needs no hands is done at once; what is urgent does not
    wait for the end of a blow, or of what one is about, but for one's breath.
    """

    WAITS = "waits"
    URGENT = "urgent"
    AT_ONCE = "at_once"


AT_ONCE = frozenset({"building", "general", "help", "people", "senses", "staff", "talk", "you"})
"""Categories of commands that need no hands: for eyes, ears and tongue, and what is the player's own.
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a command asks for."""

    name: str
    reader: Reader[Any]  # Any: readers of everything
    preposition: str | None
    optional: bool
    several: bool

    @property
    def verbatim(self) -> bool:
        """Whether it takes the rest of the line as it was typed."""
        return self.reader is spoken and not self.several

    @property
    def usage(self) -> str:
        """How it stands on a usage line."""
        words = f"<{self.reader.what}>"
        if self.preposition:
            words = f"{self.preposition} {words}"
        return f"[{words}]" if self.optional else words


@dataclass(frozen=True, slots=True)
class Shape:
    """How the words of a line are shared out among parameters, worked out once for each command.

    `text` takes the rest of the line as typed, after one word for each of `leading`. Without it, `plain` are the
    parameters without preposition, and `places` those that a preposition announces, by each of its words.
    """

    leading: tuple[Parameter, ...]
    text: Parameter | None
    plain: tuple[Parameter, ...]
    places: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class HelpText:
    """A docstring taken apart. `body` has its paragraphs, each in one line."""

    summary: str
    body: tuple[str, ...]
    examples: tuple[str, ...]
    see_also: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """What people can type.

    `counted` ones may stand in a run (`3n2e`); what follows an `unsplit` one belongs to it, semicolons included; `turn`
    says when it is done by whoever is busy.
    """

    name: str
    aliases: tuple[str, ...]
    function: Callable[..., None]
    parameters: tuple[Parameter, ...]
    shape: Shape
    help: HelpText
    permission: Permission
    category: str
    counted: bool
    unsplit: bool
    turn: Turn

    @property
    def role(self) -> Role:
        """The lowest role that may use it."""
        return self.permission.role

    @property
    def usage(self) -> str:
        """The line that shows how it is typed."""
        return " ".join((self.name, *(parameter.usage for parameter in self.parameters)))


def command(
    name: str,
    *aliases: str,
    permission: Permission = Permission.PLAY,
    category: str = "general",
    counted: bool = False,
    unsplit: bool = False,
    turn: Turn | None = None,
) -> Callable[[Callable[..., None]], Command]:
    """Declare a function as a command; DeclarationError when its names, signature or docstring do not make one.

    Its `turn` goes by its category where it is not given.
    """
    usual = Turn.AT_ONCE if category in AT_ONCE else Turn.WAITS

    def decorate(function: Callable[..., None]) -> Command:
        for each in (name, *aliases):
            _check_name(each)
        parameters = _parameters(function)
        shape = _shape(name, parameters)
        made = name, aliases, function, parameters, shape, _help(function), permission, category, counted, unsplit
        return Command(*made, turn or usual)

    return decorate


def _check_name(name: str) -> None:
    if name != name.casefold() or (not name.isalnum() and len(name) != 1) or name in ("!", ";", '"'):
        raise DeclarationError(f"{name!r} cannot be typed as a command: one small word, or one sign")


def _parameters(function: Callable[..., None]) -> tuple[Parameter, ...]:
    hints = get_type_hints(function, include_extras=True)
    _, *rest = inspect.signature(function).parameters.values()
    return tuple(_parameter(p, hints[p.name]) for p in rest)


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:  # Any: an annotation
    bare, _, extras = unwrap(hint)
    if get_origin(bare) is Annotated:
        bare = get_args(bare)[0]
    readers = [extra for extra in extras if hasattr(extra, "one") and hasattr(extra, "many")]
    several = get_origin(bare) is tuple
    if not readers and bare is not str and bare != tuple[str, ...]:
        raise DeclarationError(f"the parameter {parameter.name!r} says no reader: Annotated[..., reader]")
    word = parameter.name.rstrip("_")
    return Parameter(
        name=parameter.name,
        reader=readers[0] if readers else spoken,
        preposition=word if word in PREPOSITIONS else None,
        optional=parameter.default is not inspect.Parameter.empty,
        several=several,
    )


def _shape(name: str, parameters: tuple[Parameter, ...]) -> Shape:
    plain = tuple(p for p in parameters if not p.preposition)
    text = plain[-1] if plain and plain[-1].verbatim else None
    if any(p.verbatim for p in plain[:-1]):
        raise DeclarationError(f"{name}: a text takes all the rest of the line, so nothing can follow it")
    if text is not None and parameters[-1] is not text:
        raise DeclarationError(f"{name}: {parameters[-1].name!r} stands behind the text, which takes all the rest")
    leading = parameters[:-1] if text is not None else ()
    return Shape(leading, text, plain, _places(parameters))


def _places(parameters: tuple[Parameter, ...]) -> Mapping[str, Parameter]:
    places = {p.preposition: p for p in parameters if p.preposition}
    for words in SAME_PLACE:
        announced = [places[word] for word in words if word in places]
        if len(announced) == 1:
            places.update(dict.fromkeys(words, announced[0]))
    for words in SAME_PLACE:
        instead = ALSO.get(words[0])
        if words[0] not in places and instead in places:
            places.update(dict.fromkeys(words, places[instead]))
    return MappingProxyType(places)


def _help(function: Callable[..., None]) -> HelpText:
    text = inspect.getdoc(function)
    if not text:
        raise DeclarationError(f"the command {function.__name__!r} has no docstring, and so no help")
    summary, _, body = text.partition("\n\n")
    paragraphs = [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]
    examples = [part.removeprefix("Examples:") for part in paragraphs if part.startswith("Examples:")]
    others = [part.removeprefix("See also:") for part in paragraphs if part.startswith("See also:")]
    kept = tuple(part for part in paragraphs if not part.startswith(("Examples:", "See also:")))
    return HelpText(" ".join(summary.split()), kept, _listed(examples, ";"), _listed(others, ","))


def _listed(paragraphs: Sequence[str], mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for paragraph in paragraphs for part in paragraph.split(mark) if part.strip())
