"""What things are called: each feature names its own entities for a given viewer; grammar does the rest.

`@names(Item)` declares how items are called. A view's tokens are filled with these nouns: `{thing}` is "a sword",
`{thing:the}` "the sword", `{thing:bare}` "sword", `{who:'s}` "Ann's", `{who:they}` and the other pronouns; a token
written with a capital (`{Who}`) begins a sentence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from mud.text.markup import Markup
from mud.text.nouns import count_phrase, definite, indefinite, is_plural, plural, possessive
from mud.text.pronouns import IT, THEY, THEY_ALL, Pronouns
from mud.text.span import Span, Text
from mud.world.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Noun:
    """What one viewer calls something. `words`: a proper name, or a noun phrase without article.

    Without `pronouns` of its own, what has a proper name is spoken of as `they`, a thing as `it`, boots as `they`.
    """

    words: str
    proper: bool = False
    count: int = 1
    style: str = ""
    pronouns: Pronouns | None = None

    @property
    def spoken_of(self) -> Pronouns:
        """Its pronouns."""
        if self.pronouns is not None:
            return self.pronouns
        if self.proper and self.count == 1:
            return THEY
        return THEY_ALL if self.count != 1 or is_plural(self.words) else IT

    def single(self) -> "Noun":
        """The noun for one of them."""
        return self if self.count == 1 else replace(self, count=1)

    def form(self, form: str) -> str:
        """The words in that form; an unknown form is a mistake in a view: LookupError."""
        match form:
            case "" | "a":
                return self._plainly()
            case "the":
                return self._definite()
            case "bare":
                return self.words if self.count == 1 else plural(self.words)
            case "'s":
                return possessive(self._definite())
        pronoun = self.spoken_of.form(form)
        if pronoun is None:
            raise LookupError(f"no form {form!r} of a noun")
        return pronoun

    def _plainly(self) -> str:
        if self.proper:
            return self.words
        return indefinite(self.words) if self.count == 1 else count_phrase(self.count, self.words)

    def _definite(self) -> str:
        if self.proper:
            return self.words
        return definite(self.words) if self.count == 1 else f"the {count_phrase(self.count, self.words)}"


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """So many of what one entity holds; at least one, at most all. A telling may name it in place of the entity."""

    thing: T
    count: int


Named = str | int | Text | Noun
"""What a token holds once its entities are named."""


@dataclass(frozen=True, slots=True)
class Namer(Generic[T]):
    """How the entities of one class are called; `viewer` is None when nobody in particular looks.

    `common` is what all of some viewers call one, or None where they have to be asked one by one.
    """

    kind: type[T]
    function: Callable[[World, T, Any], Noun]  # Any: a viewer of any class, or None
    common: Callable[[World, T, Sequence[object]], Noun | None] | None = None

    def __call__(self, world: World, thing: T, viewer: Any = None) -> Noun:  # Any: as above
        return self.function(world, thing, viewer)


def names(
    kind: type[T], common: Callable[[World, T, Sequence[object]], Noun | None] | None = None
) -> Callable[[Callable[[World, T, Any], Noun]], Namer[T]]:  # Any: as in Namer
    """Declare how the entities of a class are called; `common` as in `Namer`, for what is told to many."""
    return lambda function: Namer(kind, function, common)


class Naming:
    """All namers, and the filling in of what they say."""

    def __init__(self, namers: Iterable[Namer[Any]] = ()) -> None:  # Any: of every class
        self._namers: Mapping[type, Namer[Any]] = {namer.kind: namer for namer in namers}

    def noun(self, world: World, viewer: Any, thing: object) -> Named:  # Any: as in Namer
        """What the viewer calls something; text and numbers stand for themselves."""
        if isinstance(thing, Portion):
            return _counted(self.noun(world, viewer, thing.thing), thing.count)
        namer = self._namers.get(type(thing))
        if namer is not None:
            return namer.function(world, thing, viewer)
        if isinstance(thing, (str, int, Noun, tuple)):
            return thing
        raise LookupError(f"nothing declares how {type(thing).__name__} is called")

    def nouns(self, world: World, viewer: Any, named: Mapping[str, object]) -> tuple[Named, ...]:  # Any: as in Namer
        """What the viewer calls each of them, in order: equal answers mean equal text."""
        return tuple([self.noun(world, viewer, thing) for thing in named.values()])

    def common(self, world: World, viewers: Sequence[object], named: Mapping[str, object]) -> tuple[Named, ...] | None:
        """What all of them call each, in order; None where that has to be asked of each by `nouns`.

        A line in a room of ten named its speaker ten times, of which nine were the same: half its cost.
        """
        found: list[Named] = []
        for thing in named.values():
            if isinstance(thing, (str, int, Noun, tuple)):
                found.append(thing)
                continue
            namer = self._namers.get(type(thing))
            noun = namer.common(world, thing, viewers) if namer is not None and namer.common is not None else None
            if noun is None:
                return None
            found.append(noun)
        return tuple(found)


def _counted(named: Named, count: int) -> Named:
    """A noun for so many; what has a proper name, such as something in the dark, is not counted."""
    return replace(named, count=count) if isinstance(named, Noun) and not named.proper else named


def fill(markup: Markup, named: Mapping[str, object], nouns: tuple[Named, ...]) -> Text:
    """The words of a telling with its tokens filled in; LookupError for a token that nothing stands behind."""
    nouns_by_name = dict(zip(named, nouns, strict=True))

    def value(name: str, form: str) -> str | Text:
        found = nouns_by_name.get(name)
        if found is None:
            found = nouns_by_name[name[0].lower() + name[1:]]
            return _capital(_worded(found, form))
        return _worded(found, form)

    return markup.fill(value)


def _worded(named: Named, form: str) -> Text:
    match named:
        case Noun():
            return (Span(named.form(form), named.style),)
        case tuple():
            return named
    return (Span(str(named)),)


def _capital(text: Text) -> Text:
    if not text:
        return text
    first, *rest = text
    return (Span(first.text[:1].upper() + first.text[1:], first.style, first.link), *rest)
