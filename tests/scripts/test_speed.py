"""What the bench measures with: its worlds, its people, its stages of a profile, and one brief run of it all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mud.app.roster import schema
from mud.content.loader import load
from mud.game.account.rules import account_name
from mud.game.being.rules import character_name
from mud.game.place.specs import Room
from scripts.speed.land import HALL, lay_out, room_id
from scripts.speed.people import guest, people, walker
from scripts.speed.stages import is_builtin, stage_of

ROOT = Path(__file__).parents[2]


def test_the_ring_is_content_without_fault_and_comes_back_to_where_it_began(tmp_path: Path) -> None:
    lay_out(ROOT / "content", tmp_path / "content", 5)
    rooms = load(tmp_path / "content", schema().specs).catalog.all(Room)
    here = room_id(0, 5)
    for _ in range(5):
        here = rooms[here].exits["east"].to
    assert here == room_id(0, 5)
    assert HALL in rooms


def test_ten_walkers_stand_in_each_room_and_all_guests_in_the_hall() -> None:
    everyone = people(25, 3, 5)
    assert [room for _, room in everyone].count(room_id(0, 5)) == 10
    assert [room for _, room in everyone].count(HALL) == 3
    assert len({name for name, _ in everyone}) == 28


@pytest.mark.parametrize("number", [0, 25, 26, 26**3, 19_999])
def test_names_of_walkers_and_guests_are_names_that_the_game_takes(number: int) -> None:
    for name in (walker(number), guest(number)):
        assert character_name(name) == name
        assert account_name(name) == name


@pytest.mark.parametrize(
    ("file", "name", "stage"),
    [
        ("/x/mud/net/connection.py", "data_received", "bytes"),
        ("/x/mud/net/connection.py", "_write", "write"),
        ("/x/mud/telnet/peer.py", "prompt", "write"),
        ("/x/mud/play/grammar.py", "read_arguments", "parse"),
        ("/x/mud/play/dispatch.py", "run", "dispatch"),
        ("/x/mud/game/being/acts.py", "walk", "act"),
        ("/x/mud/game/being/views.py", "walked", "views"),
        ("/x/mud/kernel/events.py", "happened", "events"),
        ("/x/mud/text/render.py", "page", "screen"),
        ("/x/lib/asyncio/events.py", "run", "the rest"),
    ],
)
def test_a_function_belongs_to_a_stage(file: str, name: str, stage: str) -> None:
    assert stage_of((file, 1, name)) == stage


def test_what_has_no_file_is_built_in() -> None:
    assert is_builtin(("~", 0, "<method 'get' of 'dict' objects>"))
    assert not is_builtin(("/x/mud/text/render.py", 1, "page"))


@pytest.mark.slow
@pytest.mark.e2e
def test_a_brief_run_measures_both_servers_and_compares_with_another(tmp_path: Path) -> None:
    kept = tmp_path / "brief.json"
    bench = [sys.executable, "-m", "scripts.bench"]
    subprocess.run(
        [*bench, "--plan", "brief", "--json", str(kept)], cwd=ROOT, check=True, timeout=300, capture_output=True
    )
    result = json.loads(kept.read_text())
    assert set(result["ratios"]) <= set(result["ours"]) & set(result["bare"])
    assert result["ours"]["20 players, evening: commands per s"] > 0
    assert result["ours"]["20 players, 5 guess: looked at per s"] > 0
    compared = subprocess.run([*bench, "--compare", str(kept), str(kept)], cwd=ROOT, check=True, capture_output=True)
    assert b"ratios" in compared.stdout
