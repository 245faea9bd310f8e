"""Enchanting and modifying things. The only writer of what lies on a thing and what was changed about it."""

from collections.abc import Mapping

from mud.game.being.model import Being, Player
from mud.game.gear.events import Disenchanted, Enchanted, Modified
from mud.game.gear.rules import MOST_ALTERATIONS, altered
from mud.game.gear.specs import EnchantmentKind, ModificationKind
from mud.game.thing.acts import template_of
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Alteration, Item, Means, Passage
from mud.game.thing.rules import lengthened
from mud.kernel.errors import Refused
from mud.kernel.ids import AlterationId
from mud.text.grammar import capital, definite, number_word
from mud.world.world import World

Kind = EnchantmentKind | ModificationKind


def enchant(world: World, by: Being, item: Item, kind: AlterationId) -> None:
    """Lay magic on a thing, in place of what it bears of the same group.

    Refused when it is not for such things, lies on it already, or there is too much. LookupError: no such magic.
    """
    magic = world.catalog.get(EnchantmentKind, kind)
    groups = {str(each.id): each.group for each in world.catalog.all(EnchantmentKind).values()}
    change = _change(world, item, magic, item.enchantments, groups)
    before = name_of(world, item)
    item.enchantments = altered(item.enchantments, change, groups)
    item.history = lengthened(item.history, Passage(Means.ENCHANTED, _name(by), world.clock.now()))
    world.happened(Enchanted(by, item, before, change))


def modify(world: World, by: Being, item: Item, kind: AlterationId) -> None:
    """Change a thing by hand, in place of what it bears of the same group; errors as for `enchant`."""
    work = world.catalog.get(ModificationKind, kind)
    groups = {str(each.id): each.group for each in world.catalog.all(ModificationKind).values()}
    change = _change(world, item, work, item.modifications, groups)
    before = name_of(world, item)
    item.modifications = altered(item.modifications, change, groups)
    item.history = lengthened(item.history, Passage(Means.MODIFIED, _name(by), world.clock.now()))
    world.happened(Modified(by, item, before, change))


def disenchant(world: World, by: Being, item: Item) -> None:
    """Take all magic off a thing that was laid on it; Refused when there is none."""
    if not item.enchantments:
        raise Refused(f"No magic was laid on {definite(name_of(world, item))}.")
    item.enchantments = ()
    world.happened(Disenchanted(by, item))


def _change(
    world: World, item: Item, kind: Kind, present: tuple[Alteration, ...], groups: Mapping[str, str]
) -> Alteration:
    name = definite(name_of(world, item))
    if item.quantity > 1:
        raise Refused("That can be done to one thing at a time. Take one off the stack first.")
    if kind.on and template_of(world, item).item_type not in kind.on:
        raise Refused(f"{capital(kind.name)} is not for such things as {name}.")
    if any(each.kind == kind.id for each in present):
        raise Refused(f"{capital(name)} has {kind.name} already.")
    replaced = any(kind.group and groups.get(each.kind) == kind.group for each in present)
    if len(present) >= MOST_ALTERATIONS and not replaced:
        raise Refused(f"{capital(name)} bears {number_word(MOST_ALTERATIONS)} such changes already, and no more.")
    return Alteration(
        kind.id, kind.name, kind.prefix, kind.suffix, kind.text, kind.changes, kind.weight, world.clock.now()
    )


def _name(by: Being) -> str:
    return by.id if isinstance(by, Player) else by.name
