"""What can be said of a thing by whoever looks closely, and of two things held side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mud.game.calling.specs import CharacterClass
from mud.game.gear.rules import BOTH_HANDS_BETTER, Armor, armor_of, damage_of, is_two_handed, is_versatile
from mud.game.thing.acts import template_of, weight_of
from mud.game.thing.model import Item
from mud.game.thing.rules import changes_of, is_known, requirements_of
from mud.game.thing.specs import ItemTemplate, Market, Rarity, Requirements, Stat
from mud.kernel.money import Copper, coins
from mud.text.grammar import join_list, plural
from mud.text.page import Block, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World

STAT_WORDS: Mapping[Stat, str] = MappingProxyType(
    {
        **{stat: stat.value.replace("_", " ") for stat in Stat},
        Stat.MAX_HEALTH: "health",
        Stat.MAX_ENERGY: "energy",
        Stat.PACE: "feet of pace",
        Stat.CARRY_WEIGHT: "pounds you can carry",
        Stat.CARRY_SLOTS: "things you can keep hold of",
        Stat.ATTACK: "to hit",
    }
)
"""What stands behind the number that a thing gives."""

RARITY_STYLES: Mapping[Rarity, str] = MappingProxyType(
    {
        Rarity.COMMON: "",
        Rarity.UNCOMMON: "good",
        Rarity.RARE: "sky",
        Rarity.VERY_RARE: "magic",
        Rarity.LEGENDARY: "money",
        Rarity.ARTIFACT: "warning",
    }
)
"""The look of each word; the word says it by itself."""

MARKETS: Mapping[Market, str] = MappingProxyType(
    {
        Market.COMMON: "anywhere",
        Market.UNCOMMON: "in larger places",
        Market.RARE: "hardly anywhere",
        Market.UNIQUE: "nowhere; there is only this one",
    }
)

HEAVINESS: Mapping[Armor, str] = MappingProxyType(
    {
        Armor.LIGHT: "light: it leaves you all your dexterity",
        Armor.MEDIUM: "medium: of your dexterity it lets two through",
        Armor.HEAVY: "heavy: your dexterity does not count in it",
    }
)


def signed(stat: Stat, amount: int) -> str:
    """+2 armor class."""
    return f"{amount:+d} {STAT_WORDS[stat]}"


def given(changes: Mapping[Stat, int]) -> str:
    """All that a thing adds and takes away, in the order of the numbers; damage stands with the weapon's own."""
    return join_list([signed(stat, changes[stat]) for stat in Stat if changes.get(stat) and stat is not Stat.DAMAGE])


def in_gold(value: Copper) -> str:
    """A price in the fewest words."""
    parts = zip(coins(value), ("gold", "silver", "copper"), strict=True)
    return " ".join(f"{count} {metal}" for count, metal in parts if count) or "nothing"


def build_of(world: World, item: Item) -> Iterator[Block]:
    """What is plain to see and to feel: size, material, how it is used."""
    template = template_of(world, item)
    if template.size_category.value != "medium":
        yield Field("Size", styled(template.size_category.value))
    if template.material:
        yield Field("Made of", styled(join_list(list(template.material))))
    (least, most), known = _plainly(template), is_known(template, item)
    best = most + BOTH_HANDS_BETTER
    if known:
        (least, most), (_, best) = (damage_of(template, item, both_hands=both) for both in (False, True))
    if most:
        in_both = f", {least} to {best} in both hands"
        harm = f"{least} to {most} {template.damage_type}" + (in_both if is_versatile(template) else "")
        yield Field("Damage", styled(harm))
        yield Field("A blow every", styled(f"{template.attack_speed:g} seconds"))
    if is_two_handed(template):
        yield Field("Held", styled("in both hands"))
    armor = armor_of(template)
    if armor is not None:
        yield Field("Armor", styled(HEAVINESS[armor]))


def _plainly(template: ItemTemplate) -> tuple[int, int]:
    return (template.damage_min, template.damage_max)


def known_of(world: World, item: Item) -> Iterator[Block]:
    """What only those read who know what it is: what it gives and asks, how rare it is, what lies on it."""
    template = template_of(world, item)
    gives = given(changes_of(template, item))
    if gives:
        yield Field("Gives", styled(gives, "good"))
    asks = asked(world, requirements_of(template))
    if asks:
        yield Field("Asks for", styled(asks))
    if template.rarity is not Rarity.COMMON:
        yield Field("Rarity", styled(template.rarity.value.replace("_", " "), RARITY_STYLES[template.rarity]))
    if template.market_availability is not Market.COMMON:
        yield Field("For sale", styled(MARKETS[template.market_availability]))
    for name, fact in template.properties.items():
        yield Field(name.replace("_", " ").capitalize(), styled(_worded(fact)))
    for change in item.enchantments:
        yield Paragraph(styled(change.text or f"It bears {change.name}.", "magic"))


def _worded(fact: str | int | float | bool) -> str:
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return str(fact)


def asked(world: World, needs: Requirements) -> str:
    """What a thing asks of whoever uses it."""
    parts = [f"level {needs.level}"] if needs.level > 1 else []
    parts += [f"{ability.value} {least}" for ability, least in needs.abilities.items()]
    callings = (world.catalog.find(CharacterClass, each) for each in needs.classes)
    called = [plural(calling.name) for calling in callings if calling is not None]
    parts += [f"{join_list(called)} only"] if called else []
    parts += ["practice with such things"] if needs.proficiency else []
    parts += [f"strength {needs.strength}, or it slows you"] if needs.strength else []
    return join_list(parts)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number by which two things are held against each other: what is said when the first has more, and less."""

    more: str
    less: str
    first: float
    second: float
    unit: str


def measures(world: World, first: Item, second: Item) -> Iterator[Measure]:
    """All numbers by which two things can be told apart, as far as both are known."""
    one, two = template_of(world, first), template_of(world, second)
    both_known = is_known(one, first) and is_known(two, second)
    harm = tuple(
        sum(damage_of(kind, item, both_hands=False)) / 2 if both_known else sum(_plainly(kind)) / 2
        for kind, item in ((one, first), (two, second))
    )
    if all(harm):
        yield Measure("It does more damage", "It does less damage", harm[0], harm[1], "on average")
        yield Measure("It is slower", "It is quicker", one.attack_speed, two.attack_speed, "seconds a blow")
    if both_known:
        mine, theirs = changes_of(one, first), changes_of(two, second)
        for stat in Stat:
            if stat is not Stat.DAMAGE:
                words = "armor" if stat is Stat.ARMOR_CLASS else STAT_WORDS[stat]
                gains = (mine.get(stat, 0), theirs.get(stat, 0))
                yield Measure(f"It gives more {words}", f"It gives less {words}", gains[0], gains[1], "")
        yield Measure("It is worth more", "It is worth less", one.value, two.value, "copper")
    yield Measure("It is heavier", "It is lighter", weight_of(world, first), weight_of(world, second), "pounds")
