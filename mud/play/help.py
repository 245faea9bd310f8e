"""The commands `help`, `commands` and `history`: what one can type, and what one has typed."""

from collections.abc import Iterable
from typing import Any

from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.kernel.events import Event, event
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.dispatch import CommandTable
from mud.play.manual import Listing, Manual, Page, paragraphs_of, summary_of, title_of
from mud.play.screens import Screen
from mud.play.topics import HelpTopic
from mud.play.views import screen
from mud.play.words import shortened
from mud.text.markup import parse
from mud.text.page import Block, Columns, Entry, Field, Gap, Paragraph
from mud.text.span import Text, styled, typed
from mud.world.world import World

AnyCtx = Ctx[Any]  # Any: every kind of actor

MOST_LISTED = 20
"""Pages in one answer: what fits on a screen without scrolling. More means that the words were too common."""

LONGEST_LISTED = 60
"""Characters shown of a line in the history: enough to know it again."""


@event()
class HelpRead(Event):
    """Someone reads about one command. `see_also` names pages that they may read."""

    reader: Entity
    about: Command
    see_also: tuple[str, ...]


@event()
class TopicRead(Event):
    """Someone reads a help topic. `see_also` as in HelpRead."""

    reader: Entity
    topic: HelpTopic
    see_also: tuple[str, ...]


@event()
class HelpListed(Event):
    """Someone reads which pages their words may mean."""

    reader: Entity
    listing: Listing


@event()
class HelpOpened(Event):
    """Someone opens the help without saying what about."""

    reader: Entity
    topics: tuple[HelpTopic, ...]
    categories: tuple[str, ...]


@event()
class CommandsRead(Event):
    """Someone reads which commands there are."""

    reader: Entity
    commands: tuple[Command, ...]


@event()
class HistoryRead(Event):
    """Someone reads what they typed, each line with its number."""

    reader: Entity
    lines: tuple[tuple[int, str], ...]


@command("help", "?", category="help")
def show_help(ctx: AnyCtx, text: str = "") -> None:
    """Read about a command, a topic, or whatever a word is about.

    Without a word it shows what can be read about. A word that names no page is looked for in the text of all of
    them.

    Examples: help; help get; help help; help look

    See also: commands
    """
    manual = _manual(ctx)
    if not text:
        ctx.world.happened(HelpOpened(ctx.actor, manual.topics, _categories(manual)))
        return
    found = manual.find(text)
    match found:
        case None:
            raise Refused(_nothing(manual, text))
        case Listing():
            ctx.world.happened(HelpListed(ctx.actor, found))
        case Command():
            ctx.world.happened(HelpRead(ctx.actor, found, _known(manual, found.help.see_also)))
        case _:
            ctx.world.happened(TopicRead(ctx.actor, found, _known(manual, found.see_also)))


@command("commands", category="help")
def list_commands(ctx: AnyCtx, text: str = "") -> None:
    """List what you can do, all of it or one kind.

    Examples: commands; commands movement

    See also: help
    """
    listed = tuple(ctx.service(CommandTable).allowed(ctx.role))
    if text:
        wanted = text.casefold()
        kinds = sorted({each.category for each in listed})
        listed = tuple(each for each in listed if each.category == wanted)
        if not listed:
            raise Refused(f"There is no kind of command called '{shortened(wanted)}'. There are: {', '.join(kinds)}.")
    ctx.world.happened(CommandsRead(ctx.actor, listed))


@command("history", category="help")
def show_history(ctx: AnyCtx) -> None:
    """List the lines that you typed lately.

    Type ! to do the last one again, !3 for the one with that number, !get for the last one that begins with get.

    Examples: history

    See also: alias
    """
    ctx.world.happened(HistoryRead(ctx.actor, tuple(ctx.memory.history.lines())))


@screen(HelpRead)
def help_read(_world: World, event: HelpRead) -> Screen[Entity]:
    """Summary, usage, explanation and examples."""
    about = event.about
    made = Screen(event.reader, styled(about.name, "title"), ("", "examples", "others"))
    made.add("", Paragraph(styled(about.help.summary)), Field("Usage", styled(about.usage, "key")))
    if about.aliases:
        made.add("", Field("Also", styled(", ".join(about.aliases), "key")))
    made.add("", *(Paragraph(styled(paragraph)) for paragraph in about.help.body))
    made.head("examples", styled("Examples", "heading"))
    made.add("examples", *(Entry(typed(example)) for example in about.help.examples))
    made.add("others", *_see_also(event.see_also))
    return made


@screen(TopicRead)
def topic_read(_world: World, event: TopicRead) -> Screen[Entity]:
    """The text, paragraph by paragraph."""
    made = Screen(event.reader, styled(event.topic.title, "title"))
    for number, paragraph in enumerate(paragraphs_of(event.topic)):
        made.add("", *[Gap()] * bool(number), Paragraph(parse(paragraph).text()))
    made.add("", *_see_also(event.see_also))
    return made


@screen(HelpListed)
def help_listed(_world: World, event: HelpListed) -> Screen[Entity]:
    """The pages, each with a sentence."""
    pages = event.listing.pages
    made = Screen(event.reader, styled(event.listing.heading, "title"))
    made.add("", *map(_line, pages[:MOST_LISTED]))
    if len(pages) > MOST_LISTED:
        made.add("", Paragraph(styled(f"And {len(pages) - MOST_LISTED} more: try a word that is less common.")))
    return made


@screen(HelpOpened)
def help_opened(_world: World, event: HelpOpened) -> Screen[Entity]:
    """The topics by category, then how to go on."""
    categories = sorted({topic.category for topic in event.topics})
    made = Screen(event.reader, styled("Help", "title"), (*categories, ""))
    for category in categories:
        titles = sorted(topic.title for topic in event.topics if topic.category == category)
        made.head(category, styled(category.capitalize(), "heading"))
        made.add(category, Columns(tuple(_page_link(title) for title in titles)))
    made.add("", Gap(), Paragraph(styled("Type help and one of these words, or help and a command.")))
    made.add(
        "", Field("Kinds of commands", _listed([typed(f"commands {each}", words=each) for each in event.categories]))
    )
    return made


@screen(CommandsRead)
def commands_read(_world: World, event: CommandsRead) -> Screen[Entity]:
    """The names of the commands, by category; of one category what each does, too."""
    categories = sorted({each.category for each in event.commands})
    made = Screen(event.reader, styled("What you can do", "title"), (*categories, ""))
    for category in categories:
        listed = sorted((each for each in event.commands if each.category == category), key=lambda each: each.name)
        made.head(category, styled(category.capitalize(), "heading"))
        if len(categories) == 1:
            made.add(category, *map(_line, listed))
        else:
            made.add(category, Columns(tuple(_page_link(each.name) for each in listed)))
    made.add("", Gap(), Paragraph(styled("Type help and a command to read about it.")))
    return made


@screen(HistoryRead)
def history_read(_world: World, event: HistoryRead) -> Screen[Entity]:
    """The lines with their numbers, the latest last."""
    made = Screen(event.reader, styled("What you typed", "title"))
    made.add("", *(Entry((*styled(f"{number} ", "key"), *styled(_short(line)))) for number, line in event.lines))
    if not event.lines:
        made.add("", Paragraph(styled("Nothing yet.")))
    return made


def _manual(ctx: AnyCtx) -> Manual:
    return Manual(ctx.world, ctx.service(CommandTable), ctx.role)


def _categories(manual: Manual) -> tuple[str, ...]:
    return tuple(sorted({each.category for each in manual.commands}))


def _known(manual: Manual, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the reader may read."""
    return tuple(name for name in names if manual.page(name) is not None)


def _nothing(manual: Manual, text: str) -> str:
    near = manual.guess(text)
    hint = f"Did you mean '{near}'?" if near else "Type help alone to see what there is."
    return f"There is no help on '{shortened(text)}'. {hint}"


def _line(page: Page) -> Block:
    return Entry((*_page_link(title_of(page)), *styled(f": {summary_of(page)}")))


def _short(line: str) -> str:
    return line if len(line) <= LONGEST_LISTED else f"{line[:LONGEST_LISTED].rstrip()}..."


def _see_also(names: tuple[str, ...]) -> tuple[Block, ...]:
    return (Field("See also", _listed([_page_link(name) for name in names])),) if names else ()


def _page_link(title: str) -> Text:
    """The title of a page, which can be clicked to read it."""
    return typed(f"help {title}", words=title)


def _listed(words: Iterable[Text]) -> Text:
    between = styled(", ", "key")
    return tuple(span for number, each in enumerate(words) for span in (*(between if number else ()), *each))
