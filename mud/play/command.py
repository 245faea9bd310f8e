"""Commands: a function's signature is the grammar, its docstring the help page, its role a keyword.

```python
@command("give", "hand")
def give(ctx: Ctx[Being], thing: Annotated[Item, carried], to: Annotated[Being, here]) -> None:
    \"\"\"Give something you carry to someone here.

    Examples: give sword to ann; give all.coin ann
    \"\"\"
```

A parameter named after a preposition takes the words after it, `tuple[Item, ...]` takes several things, a default
makes it optional, and a plain `str` takes the rest of the line as it was typed.
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from mud.kernel.describe import unwrap
from mud.kernel.errors import DeclarationError
from mud.play.readers import Reader, spoken
from mud.play.roles import Role

PREPOSITIONS = frozenset({"about", "at", "for", "from", "in", "into", "on", "through", "to", "under", "with"})


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
        return self.reader is spoken

    @property
    def usage(self) -> str:
        """How it stands on a usage line."""
        words = f"<{self.reader.what}>"
        if self.preposition:
            words = f"{self.preposition} {words}"
        return f"[{words}]" if self.optional else words


@dataclass(frozen=True, slots=True)
class HelpText:
    """A docstring taken apart."""

    summary: str
    body: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """What people can type."""

    name: str
    aliases: tuple[str, ...]
    function: Callable[..., None]
    parameters: tuple[Parameter, ...]
    help: HelpText
    role: Role
    category: str

    @property
    def usage(self) -> str:
        """The line that shows how it is typed."""
        return " ".join((self.name, *(parameter.usage for parameter in self.parameters)))


def command(
    name: str, *aliases: str, role: Role = Role.PLAYER, category: str = "general"
) -> Callable[[Callable[..., None]], Command]:
    """Declare a function as a command; DeclarationError when its signature or docstring does not make one."""

    def decorate(function: Callable[..., None]) -> Command:
        return Command(name, aliases, function, _parameters(function), _help(function), role, category)

    return decorate


def _parameters(function: Callable[..., None]) -> tuple[Parameter, ...]:
    hints = get_type_hints(function, include_extras=True)
    _, *rest = inspect.signature(function).parameters.values()
    return tuple(_parameter(p, hints[p.name]) for p in rest)


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:  # Any: an annotation
    bare, _, extras = unwrap(hint)
    if get_origin(bare) is Annotated:
        bare = get_args(bare)[0]
    readers = [extra for extra in extras if hasattr(extra, "one") and hasattr(extra, "many")]
    if not readers and bare is not str:
        raise DeclarationError(f"the parameter {parameter.name!r} says no reader: Annotated[..., reader]")
    word = parameter.name.rstrip("_")
    return Parameter(
        name=parameter.name,
        reader=readers[0] if readers else spoken,
        preposition=word if word in PREPOSITIONS else None,
        optional=parameter.default is not inspect.Parameter.empty,
        several=get_origin(bare) is tuple,
    )


def _help(function: Callable[..., None]) -> HelpText:
    text = inspect.getdoc(function)
    if not text:
        raise DeclarationError(f"the command {function.__name__!r} has no docstring, and so no help")
    summary, _, body = text.partition("\n")
    paragraphs = [part.strip() for part in body.split("\n\n") if part.strip()]
    examples = [part for part in paragraphs if part.startswith("Examples:")]
    kept = "\n\n".join(part for part in paragraphs if part not in examples)
    return HelpText(summary.strip(), kept, _examples(examples))


def _examples(paragraphs: Sequence[str]) -> tuple[str, ...]:
    listed = " ".join(part.removeprefix("Examples:") for part in paragraphs).replace("\n", " ")
    return tuple(" ".join(example.split()) for example in listed.split(";") if example.strip())
