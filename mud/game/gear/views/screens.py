"""Screens about gear, and what gear adds to other features' screens."""

from collections.abc import Iterator
from typing import ClassVar

from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import armor_class
from mud.game.being.specs import Size
from mud.game.being.views import ScoreScreen, ThingScreen
from mud.game.gear.acts import in_both_hands, is_proficient, works_for
from mud.game.gear.acts.carrying import burden_on
from mud.game.gear.acts.loadouts import loadouts_of
from mud.game.gear.acts.magic import attuned_by
from mud.game.gear.events import AttunementsRead, Compared, EquipmentRead, LoadoutsRead
from mud.game.gear.model import Burden, LoadoutPiece
from mud.game.gear.rules import MOST_ATTUNED, armor_of, is_two_handed
from mud.game.gear.views.facts import Measure, build_of, in_gold, known_of, measures
from mud.game.thing.acts import carrying_slots, packed_by, template_of, worn_by
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item
from mud.game.thing.rules import WORN, Slot, is_known
from mud.game.thing.views import InventoryScreen
from mud.kernel.hooks import adds
from mud.kernel.money import Copper
from mud.play.durations import ago
from mud.play.screens import Screen
from mud.play.views import screen
from mud.text.grammar import capital, definite, indefinite, join_list
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.contents import Holder
from mud.world.world import World

BURDENS = {
    Burden.LADEN: "You are laden.",
    Burden.HEAVY: "You are heavily laden, and slow.",
    Burden.TOO_MUCH: "You carry more than you can, and only crawl.",
}


class EquipmentScreen(Screen[Player]):
    """What someone wears and holds."""

    sections: ClassVar[tuple[str, ...]] = ("worn", "numbers")
    empty: ClassVar[str] = "Nothing at all."


@screen(EquipmentRead)
def equipment_read(world: World, event: EquipmentRead) -> Screen[Player]:
    """Place by place, with what is to be known of it; then what it comes to."""
    who = event.reader
    made = EquipmentScreen(who, styled("You wear and hold", "title"))
    worn = worn_by(world, who)
    for item in worn:
        name = indefinite(name_of(world, item))
        where = capital(WORN[Slot(item.equipped_slot or Slot.MAIN_HAND)])
        notes = join_list(list(_notes(world, who, item)))
        made.add("worn", Field(where, (*styled(name, "thing"), *styled(f" ({notes})" if notes else "", "muted"))))
    if worn:
        made.add("numbers", Field("Armor class", styled(str(armor_class(world, who)))))
    return made


def _notes(world: World, who: Player, item: Item) -> Iterator[str]:
    template = template_of(world, item)
    if in_both_hands(world, who, item) or is_two_handed(template):
        yield "in both hands"
    if not is_proficient(world, who, item):
        yield "you are not used to it"
    if item.cursed:
        yield "cursed"
    if template.attunement:
        if is_known(template, item):
            yield "attuned" if item.attuned_to == who.id else "asleep: you are not attuned to it"
    elif not works_for(world, who, item):
        yield "of no use as it is"


@adds(ThingScreen)
def gear_seen(world: World, screen: ThingScreen) -> None:
    """What a thing is made of and was made into; what it does, to those who know it."""
    item = screen.thing
    if not isinstance(item, Item):
        return
    template = template_of(world, item)
    for change in item.modifications:
        screen.add("state", Paragraph(styled(change.text or f"It has {change.name}.")))
    if not screen.closely:
        return
    screen.add("state", *build_of(world, item))
    known = is_known(template, item)
    if known:
        screen.add("state", *known_of(world, item))
    screen.add("state", *(Paragraph(styled(line, "magic")) for line in _bonds(world, screen.reader, item, known)))


def _bonds(world: World, reader: Being, item: Item, known: bool) -> Iterator[str]:
    """What ties a thing to people, as far as whoever looks knows it."""
    if not known:
        yield "There is more to it than one sees."
    elif template_of(world, item).attunement:
        mine = isinstance(reader, Player) and item.attuned_to == reader.id
        yield "You are attuned to it." if mine else "It sleeps until somebody attunes to it."
    worn = item.equipped_slot is not None and isinstance(reader, Player) and item.holder == Holder.player(reader.id)
    if item.cursed and (known or worn):
        yield "It is cursed: whoever puts it on cannot take it off."


@screen(Compared)
def compared(world: World, event: Compared) -> Screen[Player]:
    """For each of the others, one difference a line."""
    made: Screen[Player] = Screen(event.reader)
    for other in event.others:
        names = [definite(name_of(world, each)) for each in (event.item, other)]
        made.add("", Paragraph(styled(f"{capital(names[0])} beside {names[1]}:", "heading")))
        lines = list(_differences(world, event.item, other))
        made.add("", *(Entry(styled(line)) for line in lines))
        if not lines:
            made.add("", Entry(styled("You see nothing in which they differ.")))
        unknown = [n for n, each in zip(names, (event.item, other), strict=True) if not _known(world, each)]
        made.add("", *(Paragraph(styled(f"You do not know what all there is to {name}.", "magic")) for name in unknown))
    return made


def _known(world: World, item: Item) -> bool:
    return is_known(template_of(world, item), item)


def _differences(world: World, first: Item, second: Item) -> Iterator[str]:
    yield from (_measured(each) for each in measures(world, first, second) if each.first != each.second)
    one, two = template_of(world, first), template_of(world, second)
    if is_two_handed(one) != is_two_handed(two):
        yield "It takes both hands; the other takes one." if is_two_handed(one) else "It leaves you a hand free."
    if one.damage_max and two.damage_max and one.damage_type != two.damage_type:
        yield f"It does {one.damage_type} damage; the other {two.damage_type}."
    weights = armor_of(one), armor_of(two)
    if all(weights) and weights[0] is not weights[1]:
        yield f"It is {weights[0]} armor; the other {weights[1]}."
    if one.size_category is not two.size_category:
        sizes = list(Size)
        bigger = sizes.index(one.size_category) > sizes.index(two.size_category)
        yield f"It is {'bigger' if bigger else 'smaller'}: {one.size_category} instead of {two.size_category}."
    if set(one.material) != set(two.material) and one.material and two.material:
        yield f"It is made of {join_list(list(one.material))}; the other of {join_list(list(two.material))}."
    if _known(world, first) and _known(world, second) and one.rarity is not two.rarity:
        yield f"It is {one.rarity.replace('_', ' ')}; the other {two.rarity.replace('_', ' ')}."


def _measured(measure: Measure) -> str:
    words = measure.more if measure.first > measure.second else measure.less
    if measure.unit == "copper":
        return f"{words}: {in_gold(Copper(int(measure.first)))} instead of {in_gold(Copper(int(measure.second)))}."
    unit = f" {measure.unit}" if measure.unit else ""
    return f"{words}: {measure.first:g}{unit} instead of {measure.second:g}."


@screen(LoadoutsRead)
def loadouts_read(world: World, event: LoadoutsRead) -> Screen[Player]:
    """Each by name with what belongs to it."""
    made: Screen[Player] = Screen(event.reader, styled("Your loadouts", "title"))
    found = loadouts_of(world, event.reader)
    for name, pieces in found.items():
        saved = ago(world.clock.now() - max(piece.equipped_date for piece in pieces))
        words = join_list([_piece(each) for each in pieces])
        made.add("", Field(name, (*styled(words), *styled(f", saved {saved} ago", "muted"))))
    if not found:
        made.add("", Paragraph(styled("You have none. Put on what belongs together, and type: loadout save <name>")))
    return made


def _piece(piece: LoadoutPiece) -> str:
    words = indefinite(piece.called)
    return words if piece.proficient else f"{words} (which you are not used to)"


@screen(AttunementsRead)
def attunements_read(world: World, event: AttunementsRead) -> Screen[Player]:
    """Each thing, and how many more there could be."""
    made: Screen[Player] = Screen(event.reader, styled("You are attuned to", "title"))
    bound = attuned_by(world, event.reader)
    made.add("", *(Entry(styled(indefinite(name_of(world, item)), "thing")) for item in bound))
    if not bound:
        made.add("", Paragraph(styled("Nothing.")))
    made.add("", Field("Room for", styled(f"{MOST_ATTUNED - len(bound)} more")))
    return made


@adds(InventoryScreen)
def load_in_words(world: World, screen: InventoryScreen) -> None:
    """How many things one keeps hold of, once that is half of what one can; and how the load feels."""
    who = screen.reader
    held, most = len(packed_by(world, who)), carrying_slots(world, who)
    if held * 2 >= most:
        screen.add("load", Field("Things", styled(f"{held} of {most}")))
    words = BURDENS.get(burden_on(world, who))
    if words is not None:
        screen.add("load", Paragraph(styled(words)))


@adds(ScoreScreen)
def load_on_score(world: World, screen: ScoreScreen) -> None:
    """How the load feels, when it does."""
    burden = burden_on(world, screen.reader)
    if burden is not Burden.LIGHT:
        screen.add("self", Field("Load", styled(burden.value.replace("_", " "))))
