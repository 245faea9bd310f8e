"""Reading what is written on things, page by page."""

from mud.game.being.acts import character_of
from mud.game.being.model import Player
from mud.game.being.readers import Detail, can_see, too_dark
from mud.game.supply.events import PageRead, TextRead
from mud.game.supply.model import Reading
from mud.game.supply.rules import SCROLL
from mud.game.thing.acts import in_reach, template_of
from mud.game.thing.model import Item
from mud.game.thing.specs import ItemType
from mud.game.thing.views import known
from mud.kernel.errors import Refused
from mud.text.grammar import capital, count_phrase, definite
from mud.text.numbers import parse_number
from mud.world.world import World


def pages_of(world: World, item: Item) -> tuple[str, ...]:
    """What can be read in a thing, page by page: of a book without pages, its further text."""
    kind = template_of(world, item)
    if not kind.pages and kind.flavor_text and kind.item_type is ItemType.BOOK:
        return (kind.flavor_text,)
    return kind.pages


def apart(words: str) -> tuple[str, int]:
    """What is to be read, and its page: of "book page 2", "page 2" or "book". Refused for a page that is no number."""
    what, page, number = f" {words} ".casefold().partition(" page ")
    if not page:
        return words, 1
    found = parse_number(number.strip()) if number.strip() else None
    if found is None:
        raise Refused("Say which page: read page 2.")
    return words[: max(0, len(what) - 1)].strip(), found


def read(world: World, who: Player, thing: object, page: int = 1) -> None:
    """Read something: a page of it, where it has pages. Refused in the dark, and where nothing is written."""
    _check_light(world, who)
    if isinstance(thing, Detail):
        world.happened(TextRead(who, thing))
        return
    if not isinstance(thing, Item):
        raise Refused("There is nothing written there.")
    _open(world, who, thing, page)


def read_page(world: World, who: Player, page: int) -> None:
    """Read another page of what one reads; Refused when that is nothing, or has no such page."""
    _check_light(world, who)
    _open(world, who, _book_of(world, who), page)


def turn_page(world: World, who: Player) -> None:
    """Read the page behind the one that is open."""
    read_page(world, who, Reading.of(who).page + 1)


def _open(world: World, who: Player, book: Item, page: int) -> None:
    kind, pages = template_of(world, book), pages_of(world, book)
    if not pages:
        hint = " It wants to be recited." if kind.item_subtype == SCROLL else ""
        raise Refused(f"There is nothing to read on {definite(known(world, book).words)}.{hint}")
    if kind.language is not None and kind.language not in character_of(world, who).languages:
        raise Refused(f"It is written in {kind.language.capitalize()}, of which you cannot read a word.")
    if not 1 <= page <= len(pages):
        has = count_phrase(len(pages), "page")
        raise Refused(f"{capital(definite(known(world, book).words))} has only {has}.")
    reading = Reading.of(who)
    reading.book, reading.page = book.id, page
    world.happened(PageRead(who, book, page))


def _book_of(world: World, who: Player) -> Item:
    opened = Reading.of(who).book
    book = world.get(Item, opened) if opened is not None else None
    if book is None or not in_reach(world, who, book):
        raise Refused("You have nothing open before you. Read a book first.")
    return book


def _check_light(world: World, who: Player) -> None:
    if not can_see(world, who):
        raise Refused(too_dark(who, "to read"))
