"""The same seed gives the same fights, byte for byte, under any hash seed; and health never leaves its range."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mud.game.being.model import Player
from mud.game.being.rules.numbers import health_of, max_health
from mud.game.combat.model import Combatant, Fight
from mud.kernel.dice import Dice
from tests.game.combat.yard import Yard, run

ROOT = Path(__file__).parents[3]
LINES = (
    *("kill ann", "kill bob", "kill cal", "kill dee", "flee", "flee south", "disengage", "assist ann", "assist bob"),
    *("rescue cal", "rescue dee", "duel ann", "duel bob", "accept", "decline", "yield", "north", "south", "up", "sit"),
    *("stand", "sleep", "wake", "wimpy 50", "wimpy off", "get dagger", "wield dagger", "hold dagger", "get sword"),
    *("wield sword", "get maul", "wield maul", "get bow", "wield bow", "consider ann"),
)


def brawl(seed: int) -> str:
    """All that four people read of a brawl in which they type whatever comes."""
    yard = Yard(seed)
    people = [yard.enter(name) for name in ("Ann", "Bob", "Cal", "Dee")]
    chance = Dice(seed)
    for each in people:
        each.max_health = each.current_health = 60
    read: list[str] = []
    for _ in range(120):
        heard = yard.type(chance.pick(people).name, chance.pick(LINES)) if chance.chance(0.5) else yard.step(0.25)
        read += [f"{name}: {line}" for name, lines in sorted(heard.items()) for line in lines]
    return "\n".join(read)


def brawl_in_a_process(seed: int, hash_seed: str) -> bytes:
    """The same in a process of its own."""
    words = f"from tests.game.combat.test_replay import brawl; print(brawl({seed}))"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, env=environment, capture_output=True, timeout=120, check=True
    )
    return done.stdout


def test_a_brawl_replays_byte_for_byte_under_any_hash_seed() -> None:
    first, second = (brawl_in_a_process(5, hash_seed) for hash_seed in ("1", "31337"))
    assert first == second
    assert b"attack" in first
    assert brawl(5) != brawl(6)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), typed=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(LINES)), max_size=40))
def test_health_never_leaves_its_range_and_nobody_fights_alone(seed: int, typed: list[tuple[int, str]]) -> None:
    yard = Yard(seed)
    people = [yard.enter(name) for name in ("Ann", "Bob", "Cal", "Dee")]
    for who, line in typed:
        yard.type(people[who].name, line)
        run(yard, 1)
        check(yard, people)


def check(yard: Yard, people: list[Player]) -> None:
    """What holds at every moment."""
    for each in people:
        assert 0 <= health_of(yard.world, each) <= max_health(yard.world, each)
    for row in yard.world.shelf(Combatant):
        assert row.foes
        for foe in row.foes:
            other = yard.world.get(Combatant, foe)
            assert other is not None
            assert row.id in other.foes
            assert other.fight_id == row.fight_id
    for fight in yard.world.shelf(Fight):
        assert len(yard.world.where(Combatant, "fight_id", fight.id)) > 1
