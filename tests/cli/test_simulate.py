"""`mud simulate fight`: words, figures and exit codes."""

import pytest

from tests.cli.conftest import Mud
from tests.game.npc.creatures import CREATURES


@pytest.fixture(autouse=True)
def _creatures(mud: Mud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUD_CONTENT", str(CREATURES))


def test_figures_of_both_sides_are_printed_and_are_the_same_again(mud: Mud) -> None:
    said = mud("simulate", "fight", "fighter 2", "mill rat x2", "-n", "20", "--seed", "3")
    assert said.code == 0
    first, *lines = said.out.splitlines()
    assert first == "fighter 2 against mill rat x2: 20 fights, seed 3"
    assert lines[0].startswith("length: ")
    assert "rounds" in lines[0]
    labels = {line.split("  ")[0].strip() for line in lines[2:]}
    assert {"wins", "damage dealt", "damage taken", "hits", "criticals"} <= labels
    assert mud("simulate", "fight", "fighter 2", "mill rat x2", "-n", "20", "--seed", "3").out == said.out


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("fihter", "mill rat"), "mud: There is no class and no creature 'fihter'. Did you mean 'fighter'?\n"),
        (
            ("fighter", "mill rat", "-n", "0"),
            "mud: Between 1 and 100000 fights can be simulated at a time; 0 are not.\n",
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_line(mud: Mud, words: tuple[str, ...], refusal: str) -> None:
    said = mud("simulate", "fight", *words)
    assert (said.code, said.err) == (1, refusal)
