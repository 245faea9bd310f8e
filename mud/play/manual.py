"""The manual: every command's docstring and every help topic, found by name, by beginning, by category or by text."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from mud.play.command import Command
from mud.play.dispatch import CommandTable
from mud.play.phrases import ARTICLES
from mud.play.roles import Role
from mud.play.topics import HelpTopic
from mud.play.words import fold
from mud.text.markup import parse
from mud.text.span import plain
from mud.world.world import World

LONGEST_SEARCHED = 60
"""Characters of what is looked for; a longer text stands on no page."""

MOST_SEARCHED_WORDS = 6

Page: TypeAlias = Command | HelpTopic


@dataclass(frozen=True, slots=True)
class Listing:
    """Several pages that may be meant, and in what way they fit."""

    heading: str
    pages: tuple[Page, ...]


class Manual:
    """All pages that one role may read."""

    def __init__(self, world: World, table: CommandTable, role: Role) -> None:
        self._table = table
        self._role = role
        self.commands = tuple(table.allowed(role))
        topics = world.catalog.all(HelpTopic).values()
        self.topics = tuple(topic for topic in topics if role.includes(topic.role))

    def find(self, words: str) -> Page | Listing | None:
        """The page that words mean, or those that they may mean, or None."""
        key = _key(words)
        found = self._named(key) or self._in_category(key) or self._beginning(key)
        return found or self._mentioning(key)

    def page(self, words: str) -> Page | None:
        """The page of exactly that name."""
        found = self._named(_key(words))
        return None if isinstance(found, Listing) else found

    def guess(self, words: str) -> str | None:
        """What was probably meant by words that mean nothing here."""
        names = {name: None for page in self._pages() for name in names_of(page)}
        near = get_close_matches(_key(words), names, n=1)
        return near[0] if near else None

    def _pages(self) -> Iterable[Page]:
        return (*self.commands, *self.topics)

    def _named(self, key: str) -> Page | Listing | None:
        command = self._table.exact(key, self._role)
        if command is not None:
            return command
        return _either([topic for topic in self.topics if key in names_of(topic)], f"'{key}' can be read about in")

    def _in_category(self, key: str) -> Listing | None:
        pages = [page for page in self._pages() if fold(page.category) == key]
        return Listing(key.capitalize(), tuple(pages)) if pages else None

    def _beginning(self, key: str) -> Page | Listing | None:
        pages = [page for page in self._pages() if any(name.startswith(key) for name in names_of(page))]
        return _either(pages, f"What begins with '{key}'")

    def _mentioning(self, key: str) -> Listing | None:
        words = key.split()[:MOST_SEARCHED_WORDS]
        pages = [page for page in self._pages() if _mentions(page, words)] if words else []
        return Listing(f"Pages that speak of '{key}'", tuple(pages)) if pages else None


def title_of(page: Page) -> str:
    """What a page is called, and what to type to read it."""
    return page.name if isinstance(page, Command) else page.title


def summary_of(page: Page) -> str:
    """What a page is about, in a sentence."""
    if isinstance(page, Command):
        return page.help.summary
    first, stop, _ = _plainly(paragraphs_of(page)[0]).partition(". ")
    return first + stop.rstrip()


def paragraphs_of(topic: HelpTopic) -> tuple[str, ...]:
    """The markup of a topic, paragraph by paragraph; at least one."""
    return tuple(line.strip() for line in topic.text.splitlines() if line.strip()) or ("",)


def names_of(page: Page) -> tuple[str, ...]:
    """The words by which a page is found, as they are compared."""
    if isinstance(page, Command):
        return (page.name, *page.aliases)
    return tuple(map(_key, (page.title, page.id, *page.keywords)))


def _either(pages: list[Page] | list[HelpTopic], heading: str) -> Page | Listing | None:
    if len(pages) == 1:
        return pages[0]
    return Listing(heading, tuple(pages)) if pages else None


def _mentions(page: Page, words: list[str]) -> bool:
    if isinstance(page, Command):
        text = " ".join((page.name, page.help.summary, *page.help.body))
    else:
        text = " ".join((page.title, *map(_plainly, paragraphs_of(page)), *page.keywords))
    folded = fold(text)
    return all(word in folded for word in words)


def _plainly(markup: str) -> str:
    return plain(parse(markup).text())


def _key(words: str) -> str:
    """Words as they are compared: `the mill` is as good as `mill`."""
    key = fold(words[:LONGEST_SEARCHED]).split()
    return " ".join(key[1:] if len(key) > 1 and key[0] in ARTICLES else key)
