"""Records: append-only facts (audit, ledger, sign-ins). They go to SQL and are not kept in memory."""

from collections.abc import Callable
from typing import ClassVar, TypeVar, dataclass_transform

from mud.kernel.describe import TableKind, TableSpec, fields_of
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Check, Index
from mud.kernel.slots import slotted_class

R = TypeVar("R", bound="Record")


class Record:
    """Base of all records: made once, never changed."""

    __slots__ = ()
    __table_spec__: ClassVar[TableSpec]


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(
    table: str,
    *,
    owner: str | None = None,
    checks: tuple[Check, ...] = (),
    indexes: tuple[Index, ...] = (),
) -> Callable[[type[R]], type[R]]:
    """Declare a record and the table that it is appended to; DeclarationError as for `@entity`."""

    def decorate(cls: type[R]) -> type[R]:
        made = slotted_class(cls, frozen=True, kw_only=True, eq=True)
        made.__table_spec__ = TableSpec(made, table, TableKind.RECORD, owner, fields_of(made), checks, indexes)
        if not made.__table_spec__.key:
            raise DeclarationError(f"{cls.__name__} has no field marked Key()")
        return made

    return decorate
