"""Words -> what can be eaten, drunk, filled and read."""

from collections.abc import Sequence
from dataclasses import dataclass

from mud.game.ability.readers import Meant, known_ability
from mud.game.being.readers import Sighted, in_sight
from mud.game.supply.acts.stock import springs_in
from mud.game.supply.rules import SCROLL, WANDS, is_drunk, is_eaten
from mud.game.supply.specs import Spring
from mud.game.thing.acts import packed_by, template_of, worn_by
from mud.game.thing.model import Item
from mud.game.thing.readers import item_keywords, seen_lying
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.play.questions import Question
from mud.play.readers import AnyCtx, Targets
from mud.play.words import Word


def source_keywords(ctx: AnyCtx, source: Item | Spring) -> tuple[str, ...]:
    """The words by which a vessel, a drink or a spring can be meant, those of what is in it among them."""
    if isinstance(source, Spring):
        return (source.name, *source.keywords)
    return item_keywords(ctx.world, source)


def _in_hand(ctx: AnyCtx) -> list[Item]:
    return [*packed_by(ctx.world, ctx.actor), *worn_by(ctx.world, ctx.actor)]


def _near(ctx: AnyCtx) -> list[Item]:
    return [*_in_hand(ctx), *seen_lying(ctx)]


def _is_vessel(ctx: AnyCtx, item: Item) -> bool:
    return template_of(ctx.world, item).drinks is not None


def _sources(ctx: AnyCtx) -> list[Item | Spring]:
    drinks = [i for i in _near(ctx) if _is_vessel(ctx, i) or is_drunk(template_of(ctx.world, i))]
    return [*drinks, *springs_in(ctx.world, ctx.actor.room_id)]


def _tasty(ctx: AnyCtx) -> list[Item | Spring]:
    return [*(i for i in _in_hand(ctx) if is_eaten(template_of(ctx.world, i))), *_sources(ctx)]


food: Targets[Item] = Targets(
    "food",
    lambda ctx: [item for item in _in_hand(ctx) if is_eaten(template_of(ctx.world, item))],
    source_keywords,
    "You have no {words} that you could eat.",
    "You have nothing to eat.",
)

drinkable: Targets[Item | Spring] = Targets(
    "drink",
    _sources,
    source_keywords,
    "You find no {words} to drink from here.",
    "There is nothing to drink here.",
)

tasty: Targets[Item | Spring] = Targets(
    "food or drink",
    _tasty,
    source_keywords,
    "You find no {words} to taste here.",
    "There is nothing to taste here.",
)

vessel: Targets[Item] = Targets(
    "vessel",
    lambda ctx: [item for item in _near(ctx) if _is_vessel(ctx, item)],
    source_keywords,
    "You find no {words} here that could hold a drink.",
    "There is nothing here that could hold a drink.",
)

spring_or_vessel: Targets[Item | Spring] = Targets(
    "source",
    lambda ctx: [*springs_in(ctx.world, ctx.actor.room_id), *(i for i in _near(ctx) if _is_vessel(ctx, i))],
    source_keywords,
    "You find no {words} here to fill anything from.",
    "There is nothing here to fill anything from.",
)

scroll: Targets[Item] = Targets(
    "scroll",
    lambda ctx: [item for item in _in_hand(ctx) if template_of(ctx.world, item).item_subtype == SCROLL],
    source_keywords,
    "You have no {words} that could be recited.",
    "You have nothing that could be recited.",
)

wand: Targets[Item] = Targets(
    "wand",
    lambda ctx: [item for item in _in_hand(ctx) if template_of(ctx.world, item).item_subtype in WANDS],
    source_keywords,
    "You have no {words} that could be zapped.",
    "You have nothing that could be zapped.",
)

in_hand: Targets[Item] = Targets(
    "thing",
    _in_hand,
    source_keywords,
    "You are not carrying any {words}.",
    "You are carrying nothing.",
)


@dataclass(frozen=True, slots=True)
class Useful:
    """A thing in the actor's hands, or an ability: a thing that answers to the words comes first."""

    what: str = "thing or ability"

    def one(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Item | Meant:
        """The one meant; Refused when there is none, as of a thing."""
        try:
            return in_hand.one(ctx, words, text)
        except Question:
            raise
        except Refused as refusal:
            try:
                return known_ability.one(ctx, words, text)
            except Question:
                raise
            except Refused:
                raise refusal from None

    def many(self, ctx: AnyCtx, words: tuple[Word, ...], text: str, /) -> Sequence[Item | Meant]:
        """The one."""
        return [self.one(ctx, words, text)]


useful = Useful()

target: Targets[Sighted] = Targets(
    "someone or something",
    lambda ctx: [sighted for sighted in in_sight(ctx) if isinstance(sighted.thing, Entity)],
    lambda _ctx, sighted: sighted.keywords,
    "You see no {words} here.",
    "You see nothing here.",
    called=lambda sighted: sighted.thing,
)
"""Whoever or whatever is in sight and can be the target of something; oneself as well."""
