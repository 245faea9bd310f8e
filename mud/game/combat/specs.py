"""How blows read, as content describes them: by the kind of weapon, the natural attack, or the damage."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import Field

from mud.content.catalog import Catalog
from mud.game.being.specs import DamageType
from mud.game.combat.rules import Severity
from mud.kernel.marks import Key
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap

YOURS: Final[Mapping[str, str]] = MappingProxyType(
    {"{whom}": "you", "{whom:the}": "you", "{whom:them}": "you", "{whom:their}": "your", "{whom:'s}": "your"}
)
"""What the tokens of a phrase become for whoever is hit."""

_TOKEN = re.compile(r"\{[^{}]*\}")
_VERB = re.compile(r"[a-z]+ ")

Phrase = Annotated[str, Field(min_length=3, max_length=80)]
"""What a blow does to somebody, from its infinitive on: `slash {whom:the} across {whom:their} ribs`."""


@spec("blows")
class BlowTexts(Spec):
    """Phrases for blows with some weapons: how they hit, by how hard that looks, and how they fell somebody.

    `weapons` are kinds of weapons by their subtypes, `attacks` natural ones by their names or verbs, `types` kinds of
    damage; the first of the three that something is found for counts, kinds of damage only where an attack has no verb
    of its own. Where a severity has no phrases, those of the next lighter one are used.
    """

    id: Annotated[str, Key()]
    weapons: tuple[str, ...] = ()
    attacks: tuple[str, ...] = ()
    types: tuple[DamageType, ...] = ()
    hits: FrozenMap[Severity, tuple[Phrase, ...]]
    fells: tuple[Phrase, ...] = ()

    def __post_init__(self) -> None:
        """ValueError for phrases that would make no sentence, and for texts that are about nothing."""
        if not (self.weapons or self.attacks or self.types):
            raise ValueError("say what they are about: `weapons`, `attacks` or `types`")
        if not any(self.hits.values()):
            raise ValueError("`hits` has no phrase for any severity")
        for phrase in (*(each for phrases in self.hits.values() for each in phrases), *self.fells):
            _check(phrase)

    def phrases(self, severity: Severity) -> tuple[str, ...]:
        """The phrases for a blow that looks so."""
        order = list(Severity)
        for each in reversed(order[: order.index(severity) + 1]):
            if self.hits.get(each):
                return self.hits[each]
        return next(self.hits[each] for each in order if self.hits.get(each))


def _check(phrase: str) -> None:
    if not _VERB.match(phrase):
        raise ValueError(f"{phrase!r} must begin with an infinitive, as in `slash {{whom:the}} across the ribs`")
    tokens = _TOKEN.findall(phrase)
    if not any(token in ("{whom}", "{whom:the}", "{whom:'s}") for token in tokens):
        raise ValueError(f"{phrase!r} says nothing of {{whom:the}}")
    for token in tokens:
        if token not in YOURS:
            raise ValueError(f"{phrase!r} has {token}, but only {', '.join(YOURS)} can stand there")


@lru_cache(3)
def texts_by_subject(catalog: Catalog) -> Mapping[tuple[str, str], BlowTexts]:
    """All texts by what they are about: the name of the field, and the word in it; of two the first by id counts."""
    found: dict[tuple[str, str], BlowTexts] = {}
    for _, texts in sorted(catalog.all(BlowTexts).items()):
        for kind, words in (("weapon", texts.weapons), ("attack", texts.attacks), ("type", texts.types)):
            for word in words:
                found.setdefault((kind, str(word)), texts)
    return MappingProxyType(found)
