"""No command is reachable below its role: by no name, alias or abbreviation, in no line, and through nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from mud.app import roster
from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.kernel.values import FrozenMap
from mud.play.command import Command
from mud.play.context import Ctx
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.manual import Manual
from mud.play.roles import Role
from tests.stage import Stage

COMMANDS = roster.commands()
RAN_THROUGH = ("at", "force")
"""Commands that run others: these stay as they are."""


@dataclass
class Trap:
    """The game's own commands, but each only says that it was reached, and with whose role."""

    stage: Stage = field(default_factory=Stage)
    reached: list[tuple[Command, Role]] = field(default_factory=list)

    def __post_init__(self) -> None:
        table = CommandTable([self._trapped(command) for command in COMMANDS])
        self.dispatcher = Dispatcher(table)
        self.stage.services = {**self.stage.services, CommandTable: table, Dispatcher: self.dispatcher}

    def _trapped(self, command: Command) -> Command:
        if command.name in RAN_THROUGH:
            return command

        def reach(ctx: Ctx[Any], **_arguments: object) -> None:  # Any: whoever acts
            self.reached.append((command, ctx.role))

        return replace(command, function=reach, parameters=(), shape=replace(command.shape, text=None))

    def person(self, name: str, role: Role) -> Ctx[Player]:
        self.stage.enter(name, role)
        return self.stage.contexts[name.lower()]

    def type(self, ctx: Ctx[Player], line: str) -> None:
        try:
            for part in self.dispatcher.parts(ctx, line, ctx.actor.aliases):
                try:
                    self.dispatcher.run(ctx, part)
                except Refused:
                    continue
        except Refused:
            pass

    def too_high(self) -> list[str]:
        return [f"{command.name} by {role}" for command, role in self.reached if not role.includes(command.role)]


def spellings(command: Command) -> Iterator[str]:
    for name in (command.name, *command.aliases):
        for length in range(1, len(name) + 1):
            yield name[:length]
            yield name[:length].upper()


def below(role: Role) -> list[Role]:
    return [each for each in Role if not each.includes(role)]


PRIVILEGED = [command for command in COMMANDS if command.role is not Role.PLAYER]


def test_there_is_something_to_protect() -> None:
    assert {command.role for command in PRIVILEGED} >= {Role.HELPER, Role.BUILDER, Role.GAME_MASTER, Role.ADMIN}


@pytest.mark.parametrize("role", list(Role))
def test_no_spelling_reaches_above_a_role(role: Role) -> None:
    trap = Trap()
    ctx = trap.person("Ann", role)
    for command in PRIVILEGED:
        for word in spellings(command):
            for line in (word, f" {word}", f"look; {word}", f"look;{word}", f"3n; {word}", f"{word} all really"):
                trap.type(ctx, line)
    assert trap.reached
    assert trap.too_high() == []


@pytest.mark.parametrize("role", below(Role.ADMIN))
def test_no_alias_of_ones_own_reaches_above_a_role(role: Role) -> None:
    trap = Trap()
    ctx = trap.person("Ann", role)
    for command in PRIVILEGED:
        bodies = {"a": command.name, "b": "$1", "c": "look; $*", "look": command.name, "d": f"say hi; {command.name}"}
        ctx.actor.aliases = FrozenMap(bodies)
        for line in ("a", f"b {command.name}", f"c {command.name}", "look", "d", f"b a; {command.name}"):
            trap.type(ctx, line)
    assert trap.too_high() == []


def test_history_brings_back_no_command_of_a_higher_role() -> None:
    trap = Trap()
    ctx = trap.person("Ann", Role.ADMIN)
    trap.type(ctx, "audit")
    demoted = replace(ctx, role=Role.PLAYER)
    for line in ("!", "!audit", "!1", "!a"):
        trap.type(demoted, line)
    assert [command.name for command, _ in trap.reached] == ["audit"]


@pytest.mark.parametrize("target", list(Role))
@pytest.mark.parametrize("role", [Role.GAME_MASTER, Role.ADMIN])
def test_force_and_at_reach_above_neither_of_the_two(role: Role, target: Role) -> None:
    trap = Trap()
    gwen = trap.person("Gwen", role)
    trap.person("Ann", target)
    for command in PRIVILEGED:
        for line in (f"force ann {command.name}", f"at lane {command.name}", f"force ann look; {command.name}"):
            trap.type(gwen, line)
    lower = min(role, target, key=lambda each: each.rank)
    for command, used in trap.reached:
        assert role.includes(command.role)
        assert used in (role, lower)
    assert trap.too_high() == []


@pytest.mark.parametrize("role", list(Role))
def test_help_and_lists_show_nothing_above_a_role(role: Role) -> None:
    stage = Stage()
    manual = Manual(stage.world, stage.services[CommandTable], role)
    assert all(role.includes(command.role) for command in manual.commands)
    for command in PRIVILEGED:
        if not role.includes(command.role):
            assert manual.page(command.name) is None


def test_every_command_states_a_permission_of_its_role() -> None:
    assert all(command.role is command.permission.role for command in COMMANDS)


MAY_RUN_COMMANDS = frozenset(
    {
        "mud/play/dispatch.py",
        "mud/session/playing.py",
        "mud/session/lobby.py",
        "mud/app/frame.py",
        "mud/app/drafting.py",
        "mud/game/wizard/acts/acting.py",
    }
)
"""Who knows the dispatcher: it itself, whoever puts it together, the keys, and `at` and `force`."""


def test_neither_scripts_nor_programs_know_the_dispatcher() -> None:
    root = Path(__file__).parents[3]
    knowing = {
        str(path.relative_to(root)) for path in (root / "mud").rglob("*.py") if "Dispatcher" in path.read_text("utf-8")
    }
    assert knowing == MAY_RUN_COMMANDS
