"""Operations on old records: see how many there are, and put them away now instead of within the hour."""

from dataclasses import dataclass

from mud.ops.office import Office
from mud.ops.operation import operation


@dataclass(frozen=True, slots=True)
class AskOld:
    """How many records are old?"""


@dataclass(frozen=True, slots=True)
class PutAway:
    """Put away all that are."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of a table."""

    table: str
    rows: int


@operation("retention show", changes=False)
async def show_old(office: Office, _asked: AskOld) -> tuple[Moved, ...]:
    """Count what is old; a table that keeps its rows for ever is left out."""
    return tuple(Moved(table, rows) for table, rows in (await office.records.old()).items())


@operation("retention now", changes=True)
async def put_away(office: Office, _asked: PutAway) -> tuple[Moved, ...]:
    """Move what is old into the archive."""
    return tuple(Moved(table, rows) for table, rows in (await office.records.put_away()).items())
