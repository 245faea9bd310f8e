"""What the type checker says of entities: the assignment that is hidden from it must not hide mistakes."""

import re
from pathlib import Path

import pytest
from mypy import api

ROOT = Path(__file__).parents[2]
SNIPPET = """\
from typing import Annotated
from mud.kernel.entity import Entity, Part, entity, part_of, slotted
from mud.kernel.marks import Key
from mud.kernel.values import value

@slotted
class Creature(Entity):
    health: int = 10

@entity("knights")
class Knight(Creature):
    id: Annotated[str, Key()]

@part_of(Knight)
class Log(Part):
    steps: int = 0

@value
class Spot:
    x: int

knight = Knight(id="a")
knight.health = 3
Log.of(knight).steps = 3
knight.haelth = 3              # refused
knight.health = "three"        # refused
Knight(id="a", haelth=3)       # refused
Knight("a")                    # refused
Knight()                       # refused
Log.of(knight).stpes = 3       # refused
Log.of(knight).steps = "many"  # refused
Spot(1).x = 2                  # refused
"""


@pytest.mark.slow
def test_the_type_checker_refuses_misspelt_and_mistyped_fields(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snippet = tmp_path / "snippet.py"
    snippet.write_text(SNIPPET)
    monkeypatch.chdir(ROOT)
    out, err, _ = api.run(["--cache-dir", str(tmp_path / "cache"), "--no-pretty", str(snippet)])
    assert err == ""
    found = {int(number) for number in re.findall(r"snippet\.py:(\d+): error:", out)}
    expected = {number for number, line in enumerate(SNIPPET.splitlines(), 1) if line.endswith("# refused")}
    assert found == expected, out
