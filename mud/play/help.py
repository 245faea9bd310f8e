"""The `help` command: every command's docstring, as far as one's role may see it."""

from typing import Any

from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.kernel.events import Event, event
from mud.play.command import Command, command
from mud.play.context import Ctx
from mud.play.dispatch import CommandTable
from mud.play.screens import Screen
from mud.play.views import screen
from mud.text.page import Columns, Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World


@event()
class HelpRead(Event):
    """Someone reads about one command."""

    reader: Entity
    about: Command


@event()
class CommandsRead(Event):
    """Someone reads which commands there are."""

    reader: Entity
    commands: tuple[Command, ...]


@command("help", "?", category="general")
def show_help(ctx: Ctx[Any], text: str = "") -> None:  # Any: every kind of actor
    """Read what a command does, or which commands there are.

    Examples: help; help get
    """
    table = ctx.service(CommandTable)
    if not text:
        ctx.world.happened(CommandsRead(ctx.actor, tuple(table.allowed(ctx.role))))
        return
    try:
        about = table.find(text.split()[0], ctx.role)
    except Refused as refusal:
        raise Refused(f"There is no help on that. {refusal}") from None
    ctx.world.happened(HelpRead(ctx.actor, about))


@screen(HelpRead)
def help_read(_world: World, event: HelpRead) -> Screen[Entity]:
    """Summary, usage, and examples."""
    about = event.about
    made = Screen(event.reader, styled(about.name, "title"))
    made.add("", Paragraph(styled(about.help.summary)))
    made.add("", Field("Usage", styled(about.usage, "key")))
    if about.aliases:
        made.add("", Field("Also", styled(", ".join(about.aliases), "key")))
    if about.help.body:
        made.add("", Paragraph(styled(" ".join(about.help.body.split()))))
    for example in about.help.examples:
        made.add("", Entry(styled(example, "key")))
    return made


@screen(CommandsRead)
def commands_read(_world: World, event: CommandsRead) -> Screen[Entity]:
    """The names of the commands, by category."""
    made = Screen(event.reader, styled("What you can do", "title"))
    for category in sorted({each.category for each in event.commands}):
        names = sorted(each.name for each in event.commands if each.category == category)
        made.add("", Paragraph(styled(category.capitalize(), "heading")))
        made.add("", Columns(tuple(styled(name, "key") for name in names)))
    made.add("", Paragraph(styled("Type help and a command to read about it.")))
    return made
