"""Records: append-only facts (audit, ledger, sign-ins). They go to SQL and are not kept in memory."""

import dataclasses
from collections.abc import Callable
from typing import ClassVar, TypeVar, dataclass_transform

from mud.kernel.describe import TableKind, TableSpec, fields_of
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Check, Index
from mud.kernel.values import STRICT

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
        made = dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.__pydantic_config__ = STRICT  # type: ignore[attr-defined]  # the name that Pydantic looks for
        made.__table_spec__ = TableSpec(made, table, TableKind.RECORD, owner, fields_of(made), checks, indexes)
        if not made.__table_spec__.key:
            raise DeclarationError(f"{cls.__name__} has no field marked Key()")
        return made

    return decorate
