"""`mud audit`: words and exit codes."""

import sqlite3
from contextlib import closing

from mud.cli.audit import lines
from mud.ops.conservation import Proof
from tests.cli.conftest import Mud


def test_a_whole_world_ends_with_zero(mud: Mud) -> None:
    mud("user", "list")  # opens the world, and with it makes the things that lie in it
    said = mud("audit")
    assert said.code == 0
    assert said.out.endswith("all is there: nothing was lost, doubled or made\n")


def test_what_is_wrong_is_named_and_ends_with_one(mud: Mud) -> None:
    mud("user", "list")
    with closing(sqlite3.connect("var/mud.db")) as database:
        database.execute("UPDATE item_instances SET room_id = 'nowhere' WHERE template_id = 'item_anvil'")
        database.commit()
    said = mud("audit")
    assert said.code == 1
    assert "its room nowhere is not there" in said.out
    assert said.out.endswith("1 faults\n")


def test_without_a_database_it_says_so(mud: Mud) -> None:
    said = mud("audit")
    assert said.code == 1
    assert said.err.startswith("mud: sqlite:///var/mud.db ")


def test_a_thousand_faults_are_not_all_named() -> None:
    said = lines(Proof(faults=[f"fault {number}" for number in range(1000)]))
    assert "and 950 more" in said
    assert "fault 50" not in said
