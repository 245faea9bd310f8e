"""Ids made while the game runs."""

import random
import re
import uuid

from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.ids import RandomIds


@given(st.integers())
def test_an_id_is_a_uuid4_in_hexadecimal(seed: int) -> None:
    made = RandomIds(random.Random(seed)).new()
    read = uuid.UUID(hex=made)
    assert re.fullmatch("[0-9a-f]{32}", made)
    assert (read.version, read.variant) == (4, uuid.RFC_4122)


def test_all_other_bits_of_an_id_are_random() -> None:
    ids = RandomIds(random.Random(1))
    made = [int(ids.new(), 16) for _ in range(500)]
    ever_one, always_one = 0, ~0
    for bits in made:
        ever_one |= bits
        always_one &= bits
    fixed = {bit for bit in range(128) if not (ever_one >> bit) & 1 or (always_one >> bit) & 1}
    assert fixed == {62, 63, 76, 77, 78, 79}


def test_the_same_seed_gives_the_same_ids() -> None:
    one, other = RandomIds(random.Random(1)), RandomIds(random.Random(1))
    assert [one.new() for _ in range(10)] == [other.new() for _ in range(10)]


def test_the_machines_ids_differ() -> None:
    ids = RandomIds()
    assert len({ids.new() for _ in range(1000)} | {RandomIds().new()}) == 1001
