"""The dispatcher: from a typed line to the command it means, its arguments, its permission and its audit."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from mud.kernel.entity import Entity
from mud.kernel.errors import DeclarationError, Refused
from mud.kernel.events import Event, event
from mud.play.command import Command
from mud.play.context import Ctx
from mud.play.grammar import read_arguments
from mud.play.roles import Role

LONGEST_SHOWN = 20
"""Characters of an unknown word that are repeated to the player: more would be noise."""


@event(silent=True)
class PrivilegeUsed(Event):
    """Someone used a command above the role of player, or tried to; kept by the audit. No actor: an operator."""

    actor: Entity | None
    role: Role
    command: str
    line: str
    refused: str | None


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

    def allowed(self, role: Role) -> Iterator[Command]:
        """The commands that a role may use, in roster order."""
        return (command for command in self.commands if role.includes(command.role))

    def find(self, word: str, role: Role) -> Command:
        """The command that a word means; Refused, with what may have been meant, when none or several."""
        key = word.casefold()
        exact = self._by_name.get(key)
        if exact is not None and role.includes(exact.role):
            return exact
        names = [name for name, command in self._by_name.items() if role.includes(command.role)]
        meant = dict.fromkeys(self._by_name[name] for name in names if name.startswith(key))
        if len(meant) == 1:
            return next(iter(meant))
        if meant:
            raise Refused(f"Which do you mean: {_either(command.name for command in meant)}?")
        raise Refused(self._unknown(word, names))

    def _unknown(self, word: str, names: list[str]) -> str:
        near = get_close_matches(word.casefold(), names, n=1)
        shown = word if len(word) <= LONGEST_SHOWN else word[:LONGEST_SHOWN] + "..."
        hint = f"Did you mean {near[0]!r}?" if near else "Type help for a list of what you can do."
        return f"There is no command {shown!r}. {hint}"


class Dispatcher:
    """Runs typed lines as commands."""

    def __init__(self, table: CommandTable) -> None:
        self.table = table

    def run(self, ctx: Ctx[Any], line: str) -> None:  # Any: an actor of any kind
        """Do what a line says. Refused has the text for the player; anything else raised is a bug."""
        word, rest = split_command(line)
        if not word:
            return
        command = self.table.find(word, ctx.role)
        if command.role is Role.PLAYER:
            command.function(ctx, **read_arguments(ctx, command, rest))
        else:
            self._run_audited(ctx, command, rest, line)

    def _run_audited(self, ctx: Ctx[Any], command: Command, rest: str, line: str) -> None:  # Any: as above
        outcome: str | None = "it failed"
        try:
            command.function(ctx, **read_arguments(ctx, command, rest))
            outcome = None
        except Refused as refusal:
            outcome = str(refusal)
            raise
        finally:
            ctx.world.happened(PrivilegeUsed(ctx.actor, ctx.role, command.name, line, outcome))


def split_command(line: str) -> tuple[str, str]:
    """The command word and the rest; a sign at the start (`'hello`) is a word by itself."""
    line = line.strip()
    if line and not line[0].isalnum():
        return line[0], line[1:].lstrip()
    word, _, rest = line.partition(" ")
    return word, rest.lstrip()


def _either(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}"
