"""A capture in slices: whatever changes while rows are built, they are those of the instant at which it began."""

import asyncio
import gc
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.clock import SystemClock
from mud.store.capture import Capture
from mud.store.codec import Codecs, codecs_of
from mud.store.journal import Journal
from mud.store.persister import Persister, Surroundings
from mud.store.url import Dialect
from mud.world.contents import Holder
from mud.world.world import World
from tests.store.memory import MemoryStorage
from tests.store.village import (
    Sack,
    SackId,
    Tally,
    comparable,
    empty_world,
    found_village,
    live,
    sacks,
    snapshot,
    village_codecs,
    villagers,
)
from tests.world.samples import Fame, Folk, folk, make_world


def village() -> tuple[World, Capture, Codecs]:
    world, codecs = empty_world(), village_codecs()
    found_village(world)
    return world, Capture(world, codecs), codecs


@given(seed=st.integers(0, 10_000), slices=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), min_size=1))
def test_the_rows_are_those_of_the_instant_at_which_it_began(seed: int, slices: list[tuple[int, int]]) -> None:
    world, capture, codecs = village()
    for _ in range(5):
        live(world, seed)
    world.mark_all()
    instant = snapshot(world, codecs)
    taking = capture.begin()
    for most, steps in slices:
        taking.build(most)
        for _ in range(steps):
            live(world, seed)
    taking.build_all()
    taken = {table: {k: comparable(r) for k, r in rows.items()} for table, rows in taking.rows.upserts.items()}
    for table, rows in instant.items():
        assert taken.get(table, {}) == rows
    after = capture.take()
    later = {t: {**taking.rows.upserts.get(t, {}), **after.upserts.get(t, {})} for t in instant}
    for table, keys in after.deletes.items():
        for key in keys:
            later[table].pop(key, None)
    stored = {t: {k: comparable(r) for k, r in rows.items()} for t, rows in later.items()}
    assert stored == snapshot(world, codecs)


def test_what_is_changed_meanwhile_is_dirty_again() -> None:
    world, capture, _ = village()
    taking = capture.begin()
    ann, *_ = villagers(world)
    ann.nickname = "Ann"
    assert capture.unsaved() == 1
    taking.build_all()
    assert taking.rows.upserts["villagers"][(ann.id,)][5] is None
    assert capture.take().upserts["villagers"][(ann.id,)][5] == "Ann"


def test_what_is_removed_meanwhile_is_saved_and_deleted_with_the_next() -> None:
    world, capture, _ = village()
    taking = capture.begin()
    sack = sacks(world)[0]
    world.remove(sack)
    assert (sack.id,) in taking.build_all().upserts["sacks"]
    assert (sack.id,) in capture.take().deletes["sacks"]


def test_what_is_added_meanwhile_waits_for_the_next() -> None:
    world, capture, _ = village()
    taking = capture.begin()
    world.add(Sack(id=SackId("late"), holder=sacks(world)[0].holder))
    assert ("late",) not in taking.build_all().upserts["sacks"]
    assert ("late",) in capture.take().upserts["sacks"]


def test_nobody_is_told_of_changes_when_nothing_is_left_to_build() -> None:
    world, capture, _ = village()
    shelf = world.shelf(Tally)
    before = shelf.watched
    taking = capture.begin()
    assert "steps" in shelf.watched
    taking.build_all()
    assert shelf.watched is before


def test_the_collector_lets_go_of_rows_before_there_are_many() -> None:
    world, capture, _ = village()
    capture.take()
    for number in range(2_000):
        world.add(Sack(id=SackId(f"more-{number}"), holder=Holder.room("hall-0")))
    taking = capture.begin()
    while taking.build(500):
        assert not any(map(gc.is_tracked, taking.rows.upserts["sacks"].values()))
    assert len(taking.rows.upserts["sacks"]) == 2_000


@pytest.mark.parametrize(("field", "value"), [("age", 30), ("town", "delf"), ("health", 7), ("renown", 9)])
def test_every_kind_of_field_is_frozen(field: str, value: str | int) -> None:
    world = make_world()
    ann = folk(world, "ann")
    codecs = codecs_of(world.schema, Dialect.SQLITE)
    capture = Capture(world, codecs)
    codec = codecs.of(Folk)
    stamp = codec.columns.index("updated_at")
    before = list(codec.row(ann))
    taking = capture.begin()
    setattr(Fame.of(ann) if field == "renown" else ann, field, value)
    taken = list(taking.build_all().upserts["folk"][("ann",)])
    before[stamp] = taken[stamp]
    assert taken == before
    assert list(codec.row(ann)) != before


@pytest.mark.slow
async def test_a_huge_capture_holds_the_loop_for_a_slice_at_a_time(tmp_path: Path) -> None:
    world, capture, codecs = village()
    for number in range(30_000):
        world.add(Sack(id=SackId(f"more-{number}"), holder=Holder.room("hall-0")))
    storage = MemoryStorage(frozenset(codecs.tables))
    around = Surroundings(SystemClock(), Random(0), lambda _: None, Journal(tmp_path, {}, SystemClock()))
    persister = Persister(capture, storage, storage.state, around)
    running = asyncio.create_task(persister.run())
    saved = persister.barrier()
    steps, began = 0, time.perf_counter()
    while not saved.done():
        live(world)
        steps += 1
        await asyncio.sleep(0)
    assert steps > 20, "play stood still"
    assert persister.status().capture_seconds < (time.perf_counter() - began) / 5
    running.cancel()
    await asyncio.wait({running})
