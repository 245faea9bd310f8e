"""Prompts: a template of one's own, `{health}hp {energy}en>`, whose tokens every feature adds to.

What someone writes here only they themselves read. Braces name tokens; `[good]...[/]` is a style if there is one of
that name, and any other bracket stands for itself.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial

from mud.kernel.entity import Entity
from mud.kernel.errors import DeclarationError, Refused
from mud.play.words import shortened
from mud.text.markup import Markup, MarkupError, parse
from mud.text.span import Text, styled
from mud.text.theme import default_theme
from mud.world.world import World

CACHED_TEMPLATES = 1024
"""Templates kept as they were read: those of everyone who plays, where most have the usual one."""

CACHED_PROMPTS = 4096
"""Prompts kept as they were filled, for all who read the same."""

BRACES = "Braces hold a word, such as {health}; for a brace itself type two."

_BRACKETS = re.compile(r"\[(?P<names>/|[A-Za-z][A-Za-z0-9_]*(?: [A-Za-z][A-Za-z0-9_]*)*)\]|[\[\]]")


@dataclass(frozen=True, slots=True)
class PromptToken:
    """Something that a prompt can show. `value` is asked for only when a template names it."""

    about: str
    value: Callable[[], str | Text]


class Prompt:
    """The prompt of one reader in the making: features `@adds(Prompt)` what its template may name.

    `wanted` are the names that its template has; what else is added is not kept. None keeps all.
    """

    def __init__(self, reader: Entity, wanted: Container[str] | None = None) -> None:
        self.reader = reader
        self._wanted = wanted
        self._tokens: dict[str, PromptToken] = {}

    def add(self, name: str, about: str, value: Callable[[], str | Text]) -> None:
        """Add a token; DeclarationError when there is one of that name."""
        if self._wanted is not None and name not in self._wanted:
            return
        if name in self._tokens:
            raise DeclarationError(f"two features add {{{name}}} to the prompt")
        self._tokens[name] = PromptToken(about, value)

    @property
    def tokens(self) -> Mapping[str, PromptToken]:
        """All tokens by name."""
        return self._tokens


def prompt_of(world: World, reader: Entity, wanted: Container[str] | None = None) -> Prompt:
    """Everything that a prompt of that reader can show; `wanted` as in `Prompt`."""
    made = Prompt(reader, wanted)
    world.hooks.contribute(world, made)
    return made


class StandingPrompt:
    """The prompt of one reader, asked for again and again: behind each line that anyone hears stands a prompt.

    What features add is asked for once for each template, so they add a token whether or not it has a value now.
    """

    __slots__ = ("_reader", "_template", "_values", "_world")

    def __init__(self, world: World, reader: Entity) -> None:
        self._world = world
        self._reader = reader
        self._template = ""
        self._values: tuple[Callable[[], str | Text], ...] = ()

    def text(self, template: str) -> Text:
        """The template with what its tokens stand for now; a template that cannot be read is shown as it is."""
        if template != self._template:
            self._template, self._values = template, tuple(self._sources(template))
        return _filled(template, tuple([value() for value in self._values]))

    def _sources(self, template: str) -> Iterator[Callable[[], str | Text]]:
        try:
            tokens = read_template(template).tokens
        except MarkupError:
            return
        prompt = prompt_of(self._world, self._reader, {name for name, _ in tokens})
        for name, form in tokens:
            token = prompt.tokens.get(name)
            yield token.value if token is not None else partial(_as_written, name, form)


@lru_cache(CACHED_PROMPTS)
def _filled(template: str, values: tuple[str | Text, ...]) -> Text:
    try:
        read = read_template(template)
    except MarkupError:
        return styled(template)
    left = iter(values)
    return read.fill(lambda _name, _form: next(left))


def _as_written(name: str, form: str) -> str:
    """What becomes of a token that no feature knows any more."""
    return f"{{{name}:{form}}}" if form else f"{{{name}}}"


def check_template(world: World, reader: Entity, template: str, longest: int) -> str:
    """The template, if it can be read and all its tokens exist; Refused says what would be right."""
    if len(template) > longest:
        raise Refused(f"A prompt has at most {longest} characters, with the space behind it.")
    try:
        read = read_template(template)
    except MarkupError as error:
        reason = error.message if "tag" in error.message else BRACES
        raise Refused(f"That prompt cannot be read. {reason}") from None
    known = prompt_of(world, reader).tokens
    for name, form in read.tokens:
        if name not in known or form:
            raise Refused(_unknown(f"{name}:{form}" if form else name, known))
    return template


@lru_cache(CACHED_TEMPLATES)
def read_template(template: str) -> Markup:
    """The template as markup; MarkupError when it makes no sense."""
    styles = default_theme().styles

    def literal_unless_style(bracket: re.Match[str]) -> str:
        names = bracket["names"]
        if names is not None and (names == "/" or all(name in styles for name in names.split())):
            return bracket[0]
        return bracket[0].replace("[", "[[").replace("]", "]]")

    return parse(_BRACKETS.sub(literal_unless_style, template))


def _unknown(name: str, known: Mapping[str, PromptToken]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {{{near[0]}}}?" if near else "Type prompt for the list."
    return f"There is no {{{shortened(name)}}} for a prompt. {hint}"
