"""Play transcripts: what is typed and what everyone reads, as anyone can read it.

    ann, bob enter                      these characters are made and come into the world
    gwen enters as helper               one with a role
    bob> get loaf                       bob types a line
    bob: You take a loaf of rye bread.  what bob reads, line by line
    ann: Bob takes a loaf of rye bread.
    600 seconds pass
    audit: goto room room_lane          the row that the line left in the record of privileged acts
    the content becomes mended          the files of that folder are put over the content's own, and not read yet
    ann: ...                            any number of further lines

Whoever is not mentioned after a line reads nothing. `#` begins a comment. A transcript that names the audit once has
to name every row that it leaves, with what the command itself noted in parentheses.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from mud.game.account.model import Account
from mud.game.being.model import Player
from mud.game.npc.model import Npc
from mud.game.wizard.acts import chain_of
from mud.game.wizard.model import AdminAction
from mud.play.dispatch import split_command
from mud.play.roles import Role
from mud.world.world import World
from tests.stage import Stage

AUDIT = "audit"
ALWAYS_NOTED = frozenset({"line", "role", "as", "refused", "ids"})

_TYPED = re.compile(r"(\w+)> ?(.*)")
_READ = re.compile(r"(\w+):(?: (.*))?")
_ENTER = re.compile(r"([\w, ]+?) enters?(?: as (\w+))?")
_BECOMES = re.compile(r"the (?:content|draft (\w+)) becomes (\w+)")
_PASS = re.compile(r"([\d.]+) seconds? pass(?:es)?")


@dataclass
class Step:
    """Something done, and what was to be read after it."""

    line: int
    done: str
    expected: dict[str, list[str]] = field(default_factory=dict)


def read_script(text: str) -> list[Step]:
    """The steps of a transcript; ValueError names the line that makes no sense."""
    steps: list[Step] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        read = _READ.fullmatch(line)
        if read and steps:
            steps[-1].expected.setdefault(read[1].lower(), []).append(read[2] or "")
        elif _TYPED.fullmatch(line) or _ENTER.fullmatch(line) or _PASS.fullmatch(line) or _BECOMES.fullmatch(line):
            steps.append(Step(number, line))
        else:
            raise ValueError(f"line {number}: nobody does or reads anything: {line!r}")
    return steps


def typed_commands(text: str) -> set[str]:
    """The words and signs with which the typed lines of a transcript begin, and their parts behind semicolons."""
    lines = [typed[2] for step in read_script(text) if (typed := _TYPED.fullmatch(step.done))]
    parts = [part.strip() for line in lines for part in line.split(";") if part.strip()]
    return {split_command(part)[0].casefold() for part in parts}


def play(path: Path, stage: Stage) -> None:
    """Play a transcript; AssertionError shows the step and what was read in place of what was to be read."""
    steps = read_script(path.read_text())
    is_audited = any(AUDIT in step.expected for step in steps)
    seen = 0
    for step in steps:
        heard = _do(stage, step.done)
        if is_audited:
            rows = kept_acts(stage.world)
            if rows[seen:]:
                heard[AUDIT] = [worded(stage.world, row) for row in rows[seen:]]
            seen = len(rows)
        assert not (differing := differences(path, step, heard)), differing


def differences(path: Path, step: Step, heard: dict[str, list[str]]) -> str:
    """What someone was to read after a step and did not; nothing when all is as it was to be."""
    for name in sorted(step.expected.keys() | heard.keys()):
        expected, actual = step.expected.get(name, []), heard.get(name, [])
        if not _matches(expected, actual):
            was, reads = "\n  ".join(expected), "\n  ".join(actual)
            return f"{path.name}:{step.line}: {step.done}\n{name} was to read:\n  {was}\nbut reads:\n  {reads}"
    return ""


def kept_acts(world: World) -> list[AdminAction]:
    """The privileged acts on record, oldest first."""
    return list(chain_of(world).recent)


def worded(world: World, row: AdminAction) -> str:
    """A row in words: what was done, to what, what was noted, and whether it was refused."""
    words = [row.action]
    if row.target_type is not None:
        words.append(f"{row.target_type} {_called(world, row)}")
    details = dict(row.details) if row.details else {}
    noted = [f"{key} {text}" for key, text in details.items() if key not in ALWAYS_NOTED]
    if noted:
        words.append(f"({'; '.join(noted)})")
    if not row.success:
        words.append(f"refused: {details['refused']}")
    return " ".join(words)


def _called(world: World, row: AdminAction) -> str:
    player = world.get(Player, row.target_id) if row.target_type == "player" else None
    account = world.get(Account, row.target_id) if row.target_type == "account" else None
    npc = world.get(Npc, row.target_id) if row.target_type == "npc" else None
    if npc is not None:
        return npc.name
    return player.name if player else account.username if account else str(row.target_id)


def _do(stage: Stage, done: str) -> dict[str, list[str]]:
    if typed := _TYPED.fullmatch(done):
        return stage.type(typed[1], typed[2])
    if passed := _PASS.fullmatch(done):
        return stage.step(float(passed[1]))
    if becomes := _BECOMES.fullmatch(done):
        return stage.rewrite(becomes[2])
    entering = _ENTER.fullmatch(done)
    assert entering is not None
    for name in entering[1].split(","):
        stage.enter(name.strip().capitalize(), Role(entering[2] or Role.PLAYER))
    return {}


def _matches(expected: list[str], actual: list[str]) -> bool:
    if "..." not in expected:
        return expected == [line.rstrip() for line in actual]
    at = expected.index("...")
    head, tail = expected[:at], expected[at + 1 :]
    lines = [line.rstrip() for line in actual]
    if lines[:at] != head:
        return False
    return any(_matches(tail, lines[start:]) for start in range(at, len(lines) + 1)) if tail else True
