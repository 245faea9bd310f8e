import hashlib
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.kernel.clock import SteppedClock
from mud.store.batch import Batch, Rows, Stamp
from mud.store.failpoints import POINTS, InjectedError, read_failpoint
from mud.store.journal import PUT_AWAY, Journal, JournalError, find_journals, read_journal, replay, replay_anyway
from mud.store.storage import State
from tests.store.memory import MemoryStorage

COLUMNS = {"sacks": ("id", "count"), "bonds": ("one", "other", "strength")}
VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


def batch(after: int = 3, seq: int = 6, epoch: str = "epoch-1") -> Batch:
    rows = Rows()
    rows.put("sacks", {("a",): ("a", 1), ("b",): ("b", 2**70)})
    rows.put("bonds", {("a", "b"): ("a", "b", 0.1)})
    rows.drop("sacks", ("c",))
    return Batch(Stamp(epoch, after, seq), 12.5, rows)


def journal(directory: Path, failpoint: str = "") -> Journal:
    return Journal(directory, COLUMNS, SteppedClock(), read_failpoint(failpoint))


def storage(epoch: str = "epoch-1", seq: int = 3) -> MemoryStorage:
    made = MemoryStorage(frozenset(COLUMNS))
    made.state = State(epoch, seq, 0.0)
    made.rows = {"sacks": {("c",): ("c", 1)}}
    return made


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    assert read_journal(journal(tmp_path).write(batch()), COLUMNS) == batch()


@given(st.lists(st.tuples(VALUES, VALUES)))
def test_any_row_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[object, ...]]
) -> None:
    rows = Rows()
    rows.put("sacks", {(str(number),): row for number, row in enumerate(values)})
    rows.put("sacks", {("surrogate",): ("\ud800\0", 1)})
    kept = Batch(Stamp("epoch-1", 0, 1), 0.0, rows, whole=True)
    assert read_journal(journal(tmp_path_factory.mktemp("journal")).write(kept), COLUMNS) == kept


def test_a_journal_is_for_the_server_s_own_eyes(tmp_path: Path) -> None:
    assert stat.S_IMODE(journal(tmp_path).write(batch()).stat().st_mode) == 0o600


def test_journals_are_found_the_oldest_first_and_half_written_ones_are_not(tmp_path: Path) -> None:
    clock = SteppedClock()
    writer = Journal(tmp_path / "new", COLUMNS, clock)
    first = writer.write(batch())
    clock.step(60)
    second = writer.write(batch(6, 7))
    with pytest.raises(InjectedError):
        journal(tmp_path / "new", "journal.half_written:1:error").write(batch(7, 8))
    assert find_journals(tmp_path / "new") == [first, second]
    assert find_journals(tmp_path / "nowhere") == []


@given(st.data())
def test_a_journal_that_is_not_whole_is_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = journal(tmp_path_factory.mktemp("journal")).write(batch())
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole) - 2), "cut")
    flipped = bytearray(whole)
    flipped[data.draw(st.integers(0, len(whole) - 1), "place")] ^= 1 << data.draw(st.integers(0, 7), "bit")
    lines = whole.splitlines(keepends=True)
    for damaged in (whole[:cut], bytes(flipped), b"".join([lines[0], *lines[2:]]), whole + whole, b""):
        path.write_bytes(damaged)
        with pytest.raises(JournalError, match=r"damaged|version|columns|read"):
            read_journal(path, COLUMNS)


def test_a_journal_of_other_columns_is_refused(tmp_path: Path) -> None:
    path = journal(tmp_path).write(batch())
    with pytest.raises(JournalError, match="columns of sacks"):
        read_journal(path, {**COLUMNS, "sacks": ("id", "count", "color")})


def test_a_journal_of_another_version_is_refused(tmp_path: Path) -> None:
    path = journal(tmp_path).write(batch())
    lines = path.read_text().splitlines()
    lines[0] = json.dumps({**json.loads(lines[0]), "version": 2})
    _resign(path, lines[:-1])
    with pytest.raises(JournalError, match="version"):
        read_journal(path, COLUMNS)


def test_a_journal_signed_right_but_written_wrong_is_refused(tmp_path: Path) -> None:
    path = journal(tmp_path).write(batch())
    header, _, *rest = path.read_text().splitlines()[:-1]
    _resign(path, [header, json.dumps({"table": "sacks"}), *rest])
    with pytest.raises(JournalError, match="read"):
        read_journal(path, COLUMNS)


@pytest.mark.parametrize("stands_at", [3, 4, 5])
async def test_a_journal_is_replayed_onto_any_flush_that_it_follows(tmp_path: Path, stands_at: int) -> None:
    database = storage(seq=stands_at)
    assert await replay(journal(tmp_path).write(batch()), database, COLUMNS) == 4
    assert database.rows["sacks"] == {("a",): ("a", 1), ("b",): ("b", 2**70)}
    assert database.state.flush_seq == 6
    assert find_journals(tmp_path) == []
    assert len(list(tmp_path.glob(f"*{PUT_AWAY}"))) == 1  # noqa: ASYNC240  # a test waits for nobody


@pytest.mark.parametrize(("epoch", "seq"), [("epoch-1", 2), ("epoch-1", 7), ("epoch-2", 3)])
async def test_a_journal_out_of_sequence_is_refused_and_the_command_is_named(
    tmp_path: Path, epoch: str, seq: int
) -> None:
    database, path = storage(epoch, seq), journal(tmp_path).write(batch())
    with pytest.raises(JournalError, match=f"mud db replay {path}"):
        await replay(path, database, COLUMNS)
    assert database.rows["sacks"] == {("c",): ("c", 1)}
    assert find_journals(tmp_path) == [path]


async def test_a_journal_is_not_replayed_onto_an_empty_database(tmp_path: Path) -> None:
    class Empty(MemoryStorage):
        async def read_state(self) -> None:
            return None

    database, path = Empty(frozenset()), journal(tmp_path).write(batch())
    with pytest.raises(JournalError, match="is empty"):
        await replay(path, database, COLUMNS)
    with pytest.raises(JournalError, match="nothing to replay onto"):
        await replay_anyway(path, database, COLUMNS)


async def test_an_operator_may_have_it_replayed_all_the_same(tmp_path: Path) -> None:
    database = storage("epoch-9", 40)
    assert await replay_anyway(journal(tmp_path).write(batch()), database, COLUMNS) == 4
    assert database.rows["sacks"] == {("a",): ("a", 1), ("b",): ("b", 2**70)}
    assert (database.state.epoch, database.state.flush_seq) == ("epoch-9", 41)


@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith("replay")])
async def test_a_replay_that_is_cut_short_is_finished_by_the_next(tmp_path: Path, point: str) -> None:
    database, path = storage(), journal(tmp_path).write(batch())
    with pytest.raises(InjectedError):
        await replay(path, database, COLUMNS, read_failpoint(f"{point}:1:error"))
    for again in find_journals(tmp_path):
        await replay(again, database, COLUMNS)
    assert database.rows["sacks"] == {("a",): ("a", 1), ("b",): ("b", 2**70)}
    assert database.writes == 1
    assert find_journals(tmp_path) == []


@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith("journal")])
def test_a_journal_has_its_name_only_when_it_is_whole(tmp_path: Path, point: str) -> None:
    with pytest.raises(InjectedError):
        journal(tmp_path, f"{point}:1:error").write(batch())
    for path in find_journals(tmp_path):
        assert point == "journal.renamed"
        assert read_journal(path, COLUMNS) == batch()


def _resign(path: Path, lines: list[str]) -> None:
    """Write lines with a right ending, as only this program could."""
    text = "".join(line + "\n" for line in lines).encode()
    end = json.dumps({"end": len(lines), "sha256": hashlib.sha256(text).hexdigest()}).encode()
    path.write_bytes(text + end + b"\n")
