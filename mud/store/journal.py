"""The journal: where the last changes go when the database cannot take them at shutdown, and how they come back.

One file of JSON lines: a header with the place in the sequence of flushes, one line for each row, and an end with the
number of lines and the SHA-256 of all before it. It is written under another name, synced and renamed, so that a file
of the right name is a whole one. It is replayed only onto the flush that it follows.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from mud.kernel.clock import Clock
from mud.kernel.files import sync
from mud.store.batch import Batch, Rows, Stamp
from mud.store.errors import StoreError
from mud.store.failpoints import NO_FAILPOINTS, Failpoints
from mud.store.storage import State, Storage

FORMAT, VERSION = "mud journal", 1
PREFIX, SUFFIX, PUT_AWAY = "rescue-", ".jsonl", ".replayed"

Columns = Mapping[str, tuple[str, ...]]
"""The columns of each table, in the order in which its rows have them."""


class JournalError(StoreError):
    """A journal is damaged, or does not fit this program or this database; the text says what to do."""


class Journal:
    """Writes journals into a directory, with the time in their names."""

    def __init__(self, directory: Path, columns: Columns, clock: Clock, failpoints: Failpoints = NO_FAILPOINTS) -> None:
        self._directory = directory
        self._columns = columns
        self._clock = clock
        self._failpoints = failpoints

    def write(self, batch: Batch) -> Path:
        """Keep a batch; when this returns it is on disk. OSError when it cannot be."""
        self._directory.mkdir(parents=True, exist_ok=True)
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(self._clock.now()))
        path = self._directory / f"{PREFIX}{stamp}-{batch.stamp.seq}{SUFFIX}"
        unfinished = path.with_suffix(".tmp")
        self._failpoints.hit("journal.begun")
        with open(unfinished, "wb", opener=_for_us_only) as file:
            self._write_lines(file, batch)
            file.flush()
            os.fsync(file.fileno())
        self._failpoints.hit("journal.synced")
        unfinished.rename(path)
        sync(self._directory)
        self._failpoints.hit("journal.renamed")
        return path

    def _write_lines(self, file: IO[bytes], batch: Batch) -> None:
        digest, count = hashlib.sha256(), 0
        for count, line in enumerate(_lines(batch, self._columns), 1):
            written = json.dumps(line).encode() + b"\n"
            digest.update(written)
            file.write(written)
            if count == 2:
                self._failpoints.hit("journal.half_written")
        file.write(json.dumps({"end": count, "sha256": digest.hexdigest()}).encode() + b"\n")


def find_journals(directory: Path) -> list[Path]:
    """The journals that wait to be replayed, oldest first."""
    return sorted(directory.glob(f"{PREFIX}*{SUFFIX}"))


def read_journal(path: Path, columns: Columns) -> Batch:
    """A batch from a journal; JournalError when it is damaged or of another version or shape of tables."""
    lines = _checked_lines(path)
    try:
        header = json.loads(lines[0])
        if (header["format"], header["version"]) != (FORMAT, VERSION):
            raise JournalError(f"{path} is a journal of another version; replay it with the program that wrote it")
        for table, names in header["tables"].items():
            if tuple(names) != columns.get(table):
                raise JournalError(
                    f"{path} was written for other columns of {table}; replay it with that program first"
                )
        rows = Rows()
        for line in lines[1:]:
            _read_row(rows, json.loads(line))
        return Batch(Stamp(**header["stamp"]), header["saved_at"], rows, header["whole"])
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise JournalError(f"{path} is no journal that this program can read: {error}") from error


async def replay(path: Path, storage: Storage, columns: Columns, failpoints: Failpoints = NO_FAILPOINTS) -> int:
    """Write a journal into the database that it directly follows, and put it away. Returns the number of rows.

    JournalError, naming the command that does it all the same, when the database stands elsewhere.
    """
    batch = read_journal(path, columns)
    failpoints.hit("replay.read")
    state = await storage.read_state()
    done = state is not None and (state.epoch, state.flush_seq) == (batch.stamp.epoch, batch.stamp.seq)
    if not done:
        _refuse_out_of_sequence(path, batch.stamp, state)
        await storage.write(batch)
    failpoints.hit("replay.written")
    put_away(path)
    failpoints.hit("replay.put_away")
    return len(batch.rows)


async def replay_anyway(path: Path, storage: Storage, columns: Columns) -> int:
    """Write a journal over whatever the database holds: an operator wants it so."""
    batch = read_journal(path, columns)
    state = await storage.read_state()
    if state is None:
        raise JournalError("no server has used this database yet, so there is nothing to replay onto")
    stamp = Stamp(state.epoch, state.flush_seq, state.flush_seq + 1)
    await storage.write(Batch(stamp, batch.saved_at, batch.rows))
    put_away(path)
    return len(batch.rows)


def put_away(path: Path) -> None:
    """Give a replayed journal another name; it is kept until somebody deletes it."""
    path.rename(path.with_name(path.name + PUT_AWAY))
    sync(path.parent)


def _refuse_out_of_sequence(path: Path, stamp: Stamp, state: State | None) -> None:
    if state is not None and state.epoch == stamp.epoch and stamp.after <= state.flush_seq < stamp.seq:
        return
    where = "is empty" if state is None else f"stands at flush {state.flush_seq} of {state.epoch}"
    raise JournalError(
        f"{path} holds changes that could not be saved. It follows flush {stamp.after} of {stamp.epoch}, but the "
        f"database {where}. If it is to be written all the same, over what is there, run `mud db replay {path}`; "
        f"if not, move the file away."
    )


def _lines(batch: Batch, columns: Columns) -> Iterator[dict[str, Any]]:  # Any: what JSON can say
    tables = [*batch.rows.upserts, *batch.rows.deletes]
    yield {
        "format": FORMAT,
        "version": VERSION,
        "stamp": asdict(batch.stamp),
        "saved_at": batch.saved_at,
        "whole": batch.whole,
        "tables": {table: columns[table] for table in tables},
    }
    for table, key, row in batch.rows:
        yield {"table": table, "key": key, "row": row}


def _read_row(rows: Rows, line: dict[str, Any]) -> None:  # Any: what JSON can say
    if line["row"] is None:
        rows.drop(line["table"], tuple(line["key"]))
    else:
        rows.put(line["table"], {tuple(line["key"]): tuple(line["row"])})


def _checked_lines(path: Path) -> list[bytes]:
    *lines, last = path.read_bytes().splitlines(keepends=True) or [b""]
    with contextlib.suppress(LookupError, TypeError, ValueError):
        end = json.loads(last)
        if end["end"] == len(lines) > 0 and end["sha256"] == hashlib.sha256(b"".join(lines)).hexdigest():
            return lines
    raise JournalError(
        f"{path} is damaged: its checksum is wrong. Nothing was written; keep it for a person to look at"
    )


def _for_us_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
