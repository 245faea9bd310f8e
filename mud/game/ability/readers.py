"""Words -> abilities, and words -> whom or what an ability is used on."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from mud.game.ability.acts import abilities_of
from mud.game.ability.acts.learning import offered_to
from mud.game.ability.specs import Aim, ClassAbility
from mud.game.being.model import Being
from mud.game.being.readers import Sighted, in_sight
from mud.game.thing.model import Item
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.play.questions import Choice, Question
from mud.play.readers import GONE, AnyCtx, Targets
from mud.play.words import Word, fold, shortened, span_of
from mud.text.grammar import indefinite, join_list

BETWEEN: Final = frozenset({"at", "on", "upon", "against", "to"})
"""Words that stand between an ability and what it is used on."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An ability, and the words behind its name: those for whom or what it is used on, or none."""

    ability: ClassAbility
    on: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """One of the abilities that the actor has, by its name or the beginning of its words; quotes hold it together."""

    what: str = "ability"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Meant:
        """The ability whose name most of the words are, from the first on; Refused when there is none."""
        known = abilities_of(ctx.world, ctx.actor)
        for count in range(1 if words[0].quoted else len(words), 0, -1):
            found = _fitting(known, _keys(words[:count]))
            if found:
                return Meant(_chosen(ctx, found, words[:count]), _behind(words[count:]))
        raise Refused(_unknown(known, " ".join(_keys(words))))

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Sequence[Meant]:
        """The one."""
        return [self.one(ctx, words, text)]


@dataclass(frozen=True, slots=True)
class Choosable:
    """One of the abilities that the actor could choose, or has chosen, by its name or the beginning of its words."""

    what: str = "ability"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> ClassAbility:
        """The ability; Refused when there is none of that name."""
        offered = offered_to(ctx.world, ctx.actor)
        found = _fitting(offered, _keys(words))
        if found:
            return _chosen(ctx, found, words)
        if not offered:
            raise Refused("You have nothing to choose.")
        raise Refused(f"You can choose {join_list([each.name for each in offered], 'or')}.")

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Sequence[ClassAbility]:
        """The one."""
        return [self.one(ctx, words, text)]


choosable = Choosable()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that are read once it is known what they are about."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class AsTyped:
    """The words themselves."""

    what: str = "target"

    def one(self, _ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Unread:
        """The words."""
        return Unread(words)

    def many(self, _ctx: AnyCtx, words: tuple[Word, ...], _text: str, /) -> Sequence[Unread]:
        """The words."""
        return [Unread(words)]


known_ability = Known()
as_typed = AsTyped()

someone_aimed_at: Targets[Sighted] = Targets(
    "someone",
    lambda ctx: [sighted for sighted in in_sight(ctx) if isinstance(sighted.thing, Being)],
    lambda _ctx, sighted: sighted.keywords,
    "There is nobody called {words} here.",
    "There is nobody here.",
    called=lambda sighted: sighted.thing,
)

something_aimed_at: Targets[Sighted] = Targets(
    "something",
    lambda ctx: [sighted for sighted in in_sight(ctx) if isinstance(sighted.thing, Item)],
    lambda _ctx, sighted: sighted.keywords,
    "You see no {words} here.",
    "You see nothing here.",
    called=lambda sighted: sighted.thing,
)


def target_of(ctx: AnyCtx, meant: Meant, behind: Unread | None) -> Entity | None:
    """Whom or what an ability is used on: by the words behind a preposition, or else by those behind its name.

    None where there are no words; Refused when there is nobody, or nothing.
    """
    ability, words = meant.ability, behind.words if behind is not None else meant.on
    if not words:
        return None
    reader = something_aimed_at if ability.target is Aim.ITEM else someone_aimed_at
    thing = reader.one(ctx, words, "").thing
    return thing if isinstance(thing, Entity) else None


def _keys(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The words as they are compared, without quotes of any kind around them."""
    keys = (part.strip("'\u2018\u2019") for word in words for part in word.key.split())
    return tuple(key for key in keys if key)


def _behind(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return words[1:] if len(words) > 1 and words[0].key in BETWEEN and not words[0].quoted else words


def _fitting(known: Sequence[ClassAbility], keys: tuple[str, ...]) -> list[ClassAbility]:
    """The abilities called exactly so, or else those whose first words begin with these."""
    exactly = [ability for ability in known if tuple(fold(ability.name).split()) == keys]
    return exactly or [ability for ability in known if keys and _begins(fold(ability.name).split(), keys)]


def _begins(name: Sequence[str], keys: tuple[str, ...]) -> bool:
    return len(keys) <= len(name) and all(word.startswith(key) for word, key in zip(name, keys, strict=False))


def _chosen(ctx: AnyCtx, found: Sequence[ClassAbility], words: tuple[Word, ...]) -> ClassAbility:
    if len(found) == 1:
        return found[0]
    span = span_of(words)
    if span in ctx.meanings:
        meant = next((each for each in found if each is ctx.meanings[span]), None)
        if meant is None:
            raise Refused(GONE)
        return meant
    choices = [Choice(each, each.name, tuple(each.name.split())) for each in found]
    raise Question("Which do you mean", span, choices[:9])


def _unknown(known: Sequence[ClassAbility], words: str) -> str:
    if not known:
        return "You have learned no abilities yet."
    near = get_close_matches(words, [fold(ability.name) for ability in known], n=1)
    hint = f"Did you mean {near[0]}?" if near else "Type abilities to see what you can do."
    return f"You have not learned {indefinite('ability')} called '{shortened(words)}'. {hint}"
