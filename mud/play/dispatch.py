"""The dispatcher: from a typed line to the commands it means, their arguments, their permission and their audit."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from mud.kernel.entity import Entity
from mud.kernel.errors import DeclarationError, Refused
from mud.kernel.events import Event, event
from mud.kernel.spec import Spec
from mud.kernel.values import FrozenMap
from mud.play.aliases import NO_ALIASES, Aliases, Expansion
from mud.play.command import Command, Turn
from mud.play.command import command as declared
from mud.play.context import Ctx
from mud.play.grammar import Arguments, read_arguments
from mud.play.lines import MOST_PARTS, TOO_MANY_PARTS, Runs
from mud.play.questions import Question
from mud.play.roles import Role
from mud.play.words import shortened
from mud.text.grammar import join_list
from mud.world.world import World

MOST_SUGGESTED = 8
"""Commands that an ambiguous abbreviation is answered with."""

AnyCtx = Ctx[Any]  # Any: actors of every kind


@event(durable=True, silent=True)
class PrivilegeUsed(Event):
    """Someone used a command above the role of player, or tried to; kept by the audit before anyone reads of it.

    `targets` is whom and what the words meant, `noted` what the command itself had to add.
    """

    actor: Entity
    role: Role
    command: str
    line: str
    refused: str | None
    targets: tuple[object, ...] = ()
    noted: FrozenMap[str, str] = FrozenMap()


@dataclass(frozen=True, slots=True)
class Obeying:
    """Someone is about to do what they typed: a guard may say that they are in no state to."""

    actor: Entity
    command: Command


class CommandTable:
    """All commands by every name; unique abbreviations of names and aliases count too."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._by_name: dict[str, Command] = {}
        self.commands = tuple(commands)
        for command in self.commands:
            for name in (command.name, *command.aliases):
                if name in self._by_name:
                    raise DeclarationError(f"two commands are called {name!r}")
                self._by_name[name] = command
        self._names = sorted(self._by_name)

    def allowed(self, role: Role) -> Iterator[Command]:
        """The commands that a role may use, in roster order."""
        return (command for command in self.commands if role.includes(command.role))

    def exact(self, word: str, role: Role) -> Command | None:
        """The command of exactly that name, as far as the role may use it."""
        command = self._by_name.get(word.casefold())
        return command if command is not None and role.includes(command.role) else None

    def beginning(self, word: str, role: Role) -> tuple[Command, ...]:
        """The commands with a name that begins so, by the order of their names."""
        key = word.casefold()
        found: dict[Command, None] = {}
        for index in range(bisect_left(self._names, key), len(self._names)):
            name = self._names[index]
            if not name.startswith(key):
                break
            if role.includes(self._by_name[name].role):
                found[self._by_name[name]] = None
        return tuple(found)

    def find(self, word: str, role: Role) -> Command:
        """The command that a word means; Refused, with what may have been meant, when none or several."""
        exact = self.exact(word, role)
        if exact is not None:
            return exact
        meant = self.beginning(word, role) if word else ()
        if len(meant) == 1:
            return meant[0]
        if meant:
            names = sorted(command.name for command in meant)
            shown = names[:MOST_SUGGESTED] + ["something else"] * (len(names) > MOST_SUGGESTED)
            raise Refused(f"Which do you mean: {join_list(shown, 'or')}?")
        raise Refused(self._unknown(word, role))

    def _unknown(self, word: str, role: Role) -> str:
        known = [name for name in self._names if len(name) > 1 and role.includes(self._by_name[name].role)]
        near = get_close_matches(word.casefold(), known, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else "Type help for a list of what you can do."
        return f"There is no command '{shortened(word)}'. {hint}"


@declared("attempt", category="world")
def _attempt(_ctx: AnyCtx) -> None:
    """Do something that only content knows: no command of the table, but what guards are asked about in its place.

    Examples: attempt
    """


@dataclass(slots=True)
class Typed:
    """A line that someone typed, before it is looked up: a feature may take it, or answer it when it is no command.

    Whoever takes it asks first whether the actor can do anything at all.
    """

    actor: Entity
    text: str
    taken: bool = False
    answer: str = ""

    def check(self, world: World) -> None:
        """Ask the guards, as for a command: Refused for those who sleep, or are kept from doing anything."""
        world.check(Obeying(self.actor, _attempt))


class Dispatcher:
    """Runs typed lines as commands."""

    def __init__(self, table: CommandTable) -> None:
        self.table = table
        self._runs = Runs(n for c in table.commands if c.counted for n in (c.name, *c.aliases))

    def parts(self, ctx: AnyCtx, typed: str, aliases: Aliases = NO_ALIASES) -> list[str]:
        """The commands of a typed line, after history, aliases, semicolons and runs; Refused for too many.

        The line goes into the history, unless it answers an open question: an answer alone makes no sense later.
        Give each to `run` in turn, and leave the rest when one raises a Question, or when a `Step` is refused.
        """
        line = ctx.memory.history.recall(typed.strip())
        question = ctx.memory.question
        if question is None or not question.chosen(line)[0]:
            ctx.memory.history.add(line)
        expansion = Expansion(aliases, lambda part: self._is_unsplit(part, ctx.role))
        parts = [step for part in expansion.parts(line) for step in self._runs.steps(part)]
        if len(parts) > MOST_PARTS:
            raise Refused(TOO_MANY_PARTS)
        return parts

    def run(self, ctx: AnyCtx, line: str) -> None:
        """Do what one command, or the answer to an open question, says.

        Refused has the text for the player; a Question is one whose answer may be the next line. Anything else
        raised is a bug.
        """
        question = ctx.memory.question
        if question is not None:
            ctx.memory.question = None
            if self._answer(ctx, question, line):
                return
        self._obey(ctx, line)

    def turn_of(self, ctx: AnyCtx, line: str) -> Turn:
        """When a line is done that somebody types who is busy; the answer to a question goes by what was asked about.

        What is no command of the table waits: content may know it.
        """
        question = ctx.memory.question
        word, _ = split_command(question.line if question is not None and self.is_answer(ctx, line) else line)
        try:
            return self.table.find(word, ctx.role).turn
        except Refused:
            return Turn.WAITS

    def is_answer(self, ctx: AnyCtx, line: str) -> bool:
        """Whether a line is meant as the answer to the question that is open."""
        question = ctx.memory.question
        if question is None:
            return False
        chosen, is_exact = question.chosen(line)
        return bool(chosen) and (is_exact or self.table.exact(split_command(line)[0], ctx.role) is None)

    def _answer(self, ctx: AnyCtx, question: Question, line: str) -> bool:
        """Run the line that a question is about, if this line is an answer to it; else it is a command."""
        chosen, is_exact = question.chosen(line)
        if not chosen or (not is_exact and self.table.exact(split_command(line)[0], ctx.role) is not None):
            return False
        if len(chosen) > 1:
            ctx.memory.question = question.among(chosen)
            raise ctx.memory.question
        self._obey(replace(ctx, meanings=question.settled(chosen[0])), question.line)
        return True

    def _obey(self, ctx: AnyCtx, line: str) -> None:
        word, rest = split_command(line)
        if not word:
            return
        self._keep_overreaching(ctx, word, line)
        typed = Typed(ctx.actor, line)
        ctx.world.hooks.contribute(ctx.world, typed)
        if typed.taken:
            return
        command = self._meant(word, ctx.role, typed)
        try:
            if command.role is Role.PLAYER:
                ctx.world.check(Obeying(ctx.actor, command))
                command.function(ctx, **read_arguments(ctx, command, rest))
            else:
                self._run_audited(replace(ctx, noted={}), command, rest, line)
        except Question as question:
            question.line, question.meanings = line, ctx.meanings
            ctx.memory.question = question
            raise

    def _meant(self, word: str, role: Role, typed: Typed) -> Command:
        """The command of that name; Refused with what a feature answers, where one listened in vain."""
        try:
            return self.table.find(word, role)
        except Refused:
            if typed.answer:
                raise Refused(typed.answer) from None
            raise

    def _run_audited(self, ctx: AnyCtx, command: Command, rest: str, line: str) -> None:
        said_before = len(ctx.world.outbox)
        arguments: Arguments = {}
        outcome: str | None = "it failed"
        is_settled = True
        try:
            ctx.world.check(Obeying(ctx.actor, command))
            arguments = read_arguments(ctx, command, rest)
            command.function(ctx, **arguments)
            outcome = None
        except Refused as refusal:
            outcome = str(refusal)
            is_settled = not isinstance(refusal, Question)
            raise
        finally:
            if is_settled:
                targets = tuple(_meant(arguments))
                used = PrivilegeUsed(ctx.actor, ctx.role, command.name, line, outcome, targets, FrozenMap(ctx.noted))
                _say_first(ctx, said_before, used)

    def _keep_overreaching(self, ctx: AnyCtx, word: str, line: str) -> None:
        """Staff who type the name of what is above them are kept by the audit; they read that it does not exist."""
        if ctx.role is Role.PLAYER:
            return
        command = self.table.exact(word, Role.ADMIN)
        if command is not None and not ctx.role.includes(command.role):
            refused = f"it takes the role {command.role.words}"
            ctx.world.happened(PrivilegeUsed(ctx.actor, ctx.role, command.name, line, refused))

    def _is_unsplit(self, part: str, role: Role) -> bool:
        word, _ = split_command(part)
        command = self.table.exact(word, role)
        if command is None and word:
            meant = self.table.beginning(word, role)
            command = meant[0] if len(meant) == 1 else None
        return command is not None and command.unsplit


def _meant(arguments: Arguments) -> Iterator[object]:
    """The entities and the pieces of content among what a command was given."""
    for given in arguments.values():
        for each in given if isinstance(given, tuple) else (given,):
            meant = getattr(each, "thing", each)  # of so many of a heap, or of what is in sight, the thing itself
            if isinstance(meant, Entity | Spec):
                yield meant


def _say_first(ctx: AnyCtx, place: int, used: PrivilegeUsed) -> None:
    """Have it told before whatever the command told: nobody at those keys reads that before this is on disk."""
    outbox = ctx.world.outbox
    told = outbox[place:]
    del outbox[place:]
    ctx.world.happened(used)
    ctx.world.outbox.extend(told)


def split_command(line: str) -> tuple[str, str]:
    """The command word and the rest; a sign at the start (`'hello`) is a word by itself."""
    line = line.strip()
    if line and not line[0].isalnum():
        return line[0], line[1:].lstrip()
    word, *rest = line.split(None, 1) or [""]
    return word, rest[0] if rest else ""
