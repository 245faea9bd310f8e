"""Content types: frozen specs read from YAML, some of them kept in a table as well.

`@spec("rooms", table=True)` names the key under which content files list them (and, with `table`, the SQL table, which
gets three columns more: `yaml_managed`, `retired`, and the stamps of every table).
"""

import dataclasses
from collections.abc import Callable
from typing import ClassVar, TypeVar, dataclass_transform

from mud.kernel.describe import TableKind, TableSpec, fields_of
from mud.kernel.errors import DeclarationError
from mud.kernel.marks import Check, Index
from mud.kernel.slots import slotted_class

S = TypeVar("S", bound="Spec")


@dataclasses.dataclass(frozen=True, slots=True)
class Under:
    """Content written inside other content: under `key` of each `type`, whose id goes into the field `field`.

    So an upper feature puts its placements into the rooms of a lower one, which knows nothing of them.
    """

    type: str
    key: str
    field: str


class Spec:
    """Base of all content types."""

    __slots__ = ()
    __table_spec__: ClassVar[TableSpec]
    __has_table__: ClassVar[bool]
    __under__: ClassVar[Under | None]


@dataclass_transform(kw_only_default=True, frozen_default=True)
def spec(
    name: str,
    *,
    table: bool = False,
    under: Under | None = None,
    checks: tuple[Check, ...] = (),
    indexes: tuple[Index, ...] = (),
) -> Callable[[type[S]], type[S]]:
    """Declare a content type; its key field is `id`, given in YAML as the key of its mapping."""

    def decorate(cls: type[S]) -> type[S]:
        made = slotted_class(cls, frozen=True, kw_only=True, eq=True)
        made.__has_table__ = table
        made.__under__ = under
        made.__table_spec__ = TableSpec(made, name, TableKind.CONTENT, None, fields_of(made), checks, indexes)
        if made.__table_spec__.key != ("id",):
            raise DeclarationError(f"{cls.__name__} must have one key, a field named id marked Key()")
        return made

    return decorate
