"""What kinds of things are eaten, drunk, read and mended, and how long what lies about lasts."""

from types import MappingProxyType
from typing import Final

from mud.game.supply.model import Ending
from mud.game.thing.specs import ItemTemplate, ItemType
from mud.kernel.ids import EffectId
from mud.kernel.money import Copper
from mud.text.grammar import number_word

DRINKS: Final = frozenset({"drink", "potion"})
"""Subtypes of consumables that are drunk."""

POTION: Final = "potion"
SCROLL: Final = "scroll"
WANDS: Final = frozenset({"wand", "staff of power", "rod"})
"""Subtypes of what is zapped."""

MAGICAL: Final = frozenset({POTION, SCROLL}) | WANDS
"""Subtypes that do nothing where no magic works."""

MENDS: Final = MappingProxyType(
    {
        "whetstone": frozenset({ItemType.WEAPON}),
        "needle": frozenset({ItemType.ARMOR}),
        "mending kit": frozenset({ItemType.WEAPON, ItemType.ARMOR, ItemType.TOOL, ItemType.CONTAINER}),
    }
)
"""Subtypes of tools, and the types of things that they mend."""

MENDED_AT_ONCE: Final = 4
"""One use of a tool gives back one part in so many of what a thing can bear."""

PAPER: Final = frozenset({"letter", "paper", SCROLL, "book"})
"""Subtypes that rain makes pulp of; books of any subtype are paper as well."""

NOURISHES: Final = 5
"""Energy that plain food gives, where its kind says nothing else."""

FOOD: Final = "food"
"""The subtype of what feeds, whatever else it does: mushrooms and pills need not."""

WELL_FED: Final = EffectId("effect_well_fed")
"""The effect that food leaves, where the content has it: strength comes back sooner for a while."""

LITTER: Final = 3600
"""Seconds after which worthless things that someone dropped are gone."""

STRAYED: Final = 7200
"""Seconds after which a thing is gone that comes back in its place anyway, and lies elsewhere."""

PULPED: Final = 300
"""Seconds that paper lies in the rain."""

WORTH_KEEPING: Final = Copper(100)
"""What is worth that much or more is no litter: a gold piece."""

KEPT: Final = frozenset({ItemType.QUEST, ItemType.KEY, ItemType.FURNITURE, ItemType.TREASURE})
"""Types that never go by lying about."""

LASTING: Final = "lasting"
"""The flag of further things that never do."""


def is_eaten(kind: ItemTemplate) -> bool:
    """Whether it is food."""
    return kind.is_consumable and kind.item_subtype not in DRINKS and kind.item_subtype != SCROLL


def is_drunk(kind: ItemTemplate) -> bool:
    """Whether it is a drink by itself, and no vessel."""
    return kind.is_consumable and kind.item_subtype in DRINKS


def is_paper(kind: ItemTemplate) -> bool:
    """Whether rain makes pulp of it."""
    return kind.item_type is ItemType.BOOK or kind.item_subtype in PAPER


def lasts(kind: ItemTemplate, strayed: bool, rained_on: bool) -> tuple[int, Ending] | None:
    """Seconds that a thing lies about, and how it goes; None for ever. `strayed`: its like comes back elsewhere."""
    if kind.item_type in KEPT or kind.flags.get(LASTING, False) or kind.flags.get("quest_item", False):
        return None
    if rained_on and is_paper(kind):
        return PULPED, Ending.PULPS
    if kind.perishes is not None:
        return kind.perishes, Ending.ROTS
    if strayed:
        return STRAYED, Ending.SCATTERS
    is_litter = kind.item_type is ItemType.JUNK or kind.value < WORTH_KEEPING
    return (LITTER, Ending.SCATTERS) if is_litter else None


def price_of_mending(full_price: Copper, missing: int, most: int) -> Copper:
    """What a workshop takes: its price for what is quite broken, less for less, at least one copper piece."""
    return Copper(max(1, full_price * missing // most))


def filling(drinks: int, most: int) -> str:
    """How full a vessel is, in words."""
    if drinks >= most:
        return "full"
    share = drinks / most
    if share > 0.6:
        return "nearly full"
    return "about half full" if share > 0.35 else "nearly empty"


def left_of(count: int, most: int) -> str:
    """How much there is left, in words."""
    return f"{number_word(count)} of {number_word(most)}"
