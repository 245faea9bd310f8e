"""From a row to an object: a function for each class, made of source text, since start-up reads every row there is.

Every value is checked: scalars by their exact type (a whole number will do for a float, 0 and 1 for a bool), JSON
by Pydantic. What is wrong is said as a RowError, and nothing half filled comes out.
"""

import dataclasses
from collections.abc import Callable, Iterator
from types import MemberDescriptorType
from typing import Any, Literal, get_args, get_origin

from mud.kernel.describe import FieldSpec, TableSpec
from mud.kernel.entity import Entity, Part
from mud.kernel.marks import Split
from mud.kernel.spec import Spec
from mud.store.columns import ColumnSpec, Kind, columns_of, key_columns
from mud.store.errors import RowError
from mud.store.json import JsonError, loader

Names = dict[str, Any]  # Any: whatever the made source refers to
BOOLS = {0: False, 1: True}  # True and False themselves are equal to these keys
_KINDS = {Kind.TEXT: "text", Kind.INT: "a whole number", Kind.FLOAT: "a number", Kind.BOOL: "true or false"}


def compile_reader(spec: TableSpec) -> Callable[[tuple[Any, ...]], tuple[Entity, dict[type[Part], Part]]]:
    """A function from a row to an entity and its parts, filled through their slots without telling any shelf."""
    parts = list(dict.fromkeys(f.holder for f in spec.fields if issubclass(f.holder, Part)))
    names: Names = {"Whole": spec.cls, "new": spec.cls.__new__}
    lines = [*_checked(spec, names), "o = new(Whole)"]
    for number, part in enumerate(parts):
        names[f"Part{number}"] = part
        lines.append(f"p{number} = Part{number}.__new__(Part{number})")
    owners = {part: f"p{number}" for number, part in enumerate(parts)}
    for f in spec.fields:
        names[f"set_{f.name}"] = _setter(f.holder if f.holder in owners else spec.cls, f.name)
        lines.append(f"set_{f.name}({owners.get(f.holder, 'o')}, f_{f.name})")
    for cls, owner in ((spec.cls, "o"), *owners.items()):
        lines += _transient_defaults(cls, owner, names)
    filled = ", ".join(f"Part{number}: p{number}" for number in range(len(parts)))
    return _function([*lines, f"return o, {{{filled}}}"], names)


def compile_spec_reader(spec: TableSpec) -> Callable[[tuple[Any, ...]], Spec]:
    """A function from a row of a content table to a spec; the store's own columns at the row's end are passed over."""
    names: Names = {"Whole": spec.cls}
    lines = _checked(spec, names, more=True)
    fields = ", ".join(f"{f.name}=f_{f.name}" for f in spec.fields)
    return _function([*lines, f"return Whole({fields})"], names)


def _checked(spec: TableSpec, names: Names, more: bool = False) -> list[str]:
    """Lines that leave the checked value of each field in `f_<name>`."""
    columns = columns_of(spec)
    names["wrong"] = _complaint(spec, columns)
    names["JsonError"] = JsonError
    names["bool_of"] = BOOLS.get
    lines = [", ".join([*(f"c{i}" for i in range(len(columns))), *(["*_"] if more else [])]) + ", = row"]
    if more:
        lines = [lines[0].replace(", = row", " = row")]
    for f in spec.fields:
        own = [(i, c) for i, c in enumerate(columns) if c.field is f]
        for index, column in own:
            lines += _check_column(index, column, names)
        lines += _together(f, [i for i, _ in own], names)
    return lines


def _check_column(index: int, column: ColumnSpec, names: Names) -> Iterator[str]:
    check = list(_check_value(index, column, names))
    if column.nullable:
        yield f"if c{index} is not None:"
        yield from (f"    {line}" for line in check)
    else:
        yield from check


def _check_value(index: int, column: ColumnSpec, names: Names) -> Iterator[str]:
    c, complain = f"c{index}", f"raise wrong(row, {index})"
    match column.kind:
        case Kind.TEXT | Kind.INT:
            yield f"if type({c}) is not {'str' if column.kind is Kind.TEXT else 'int'}: {complain}"
            if get_origin(column.hint) is Literal:
                names[f"words{index}"] = frozenset(get_args(column.hint))
                yield f"if {c} not in words{index}: {complain}"
        case Kind.FLOAT:
            yield f"if type({c}) is int: {c} = float({c})"
            yield f"elif type({c}) is not float: {complain}"
        case Kind.BOOL:
            yield f"v = bool_of({c})"
            yield f"if v is None: {complain}"
            yield f"{c} = v"
        case Kind.ENUM:
            assert column.enum is not None
            names[f"member{index}"] = {member.value: member for member in column.enum}.get
            yield f"v = member{index}({c})"
            yield f"if v is None: {complain}"
            yield f"{c} = v"
        case Kind.JSON:
            names[f"load{index}"] = loader(column.hint)
            yield f"if type({c}) is not str: {complain}"
            yield f"try: {c} = load{index}({c})"
            yield f"except JsonError as error: raise wrong(row, {index}, error) from None"


def _together(f: FieldSpec, indexes: list[int], names: Names) -> Iterator[str]:
    split = f.mark(Split)
    if split is None:
        yield f"f_{f.name} = c{indexes[0]}"
        return
    names[f"together_{f.name}"] = split.together
    columns = ", ".join(f"c{i}" for i in indexes)
    made = f"f_{f.name} = together_{f.name}({columns})"
    if f.nullable:
        made = f"f_{f.name} = None if ({columns},).count(None) == {len(indexes)} else together_{f.name}({columns})"
    yield f"try: {made}"
    yield f"except (ValueError, TypeError, LookupError) as error: raise wrong(row, {indexes[0]}, error) from error"


def _complaint(spec: TableSpec, columns: tuple[ColumnSpec, ...]) -> Callable[..., RowError]:
    keys = [i for i, c in enumerate(columns) if c.name in key_columns(spec)]

    def wrong(row: tuple[object, ...], index: int, error: Exception | None = None) -> RowError:
        column = columns[index]
        key = tuple(row[i] for i in keys)
        if isinstance(error, JsonError):
            path = f"{column.name}.{error.path}" if error.path else column.name
            return RowError(spec.table, key, path, error.reason)
        if error is not None:
            return RowError(spec.table, key, column.field.name, str(error))
        return RowError(spec.table, key, column.name, _reason(column, row[index]))

    return wrong


def _reason(column: ColumnSpec, value: object) -> str:
    if value is None:
        return "is NULL"
    shown = repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:57]}..."
    if column.enum is not None:
        return f"{shown} is none of {', '.join(str(member.value) for member in column.enum)}"
    if get_origin(column.hint) is Literal:
        return f"{shown} is none of {', '.join(get_args(column.hint))}"
    return f"{shown} is not {_KINDS.get(column.kind, 'JSON text')}"


def _setter(cls: type, name: str) -> Callable[[Any, Any], None]:  # Any: an object of cls, a value of that field
    for base in cls.__mro__:
        slot = vars(base).get(name)
        if isinstance(slot, MemberDescriptorType):
            return slot.__set__
    raise AssertionError(f"{cls.__name__} has no slot {name}")


def _transient_defaults(cls: type, owner: str, names: Names) -> Iterator[str]:
    """Fields that are not saved get their defaults; one without a default stays unset, as nobody gave it."""
    saved = {f.name for f in getattr(cls, "__fields_spec__", None) or cls.__dict__["__table_spec__"].fields}
    for f in dataclasses.fields(cls):
        if f.name not in saved and f.default is not dataclasses.MISSING:
            names[f"set_{owner}_{f.name}"] = _setter(cls, f.name)
            names[f"default_{owner}_{f.name}"] = f.default
            yield f"set_{owner}_{f.name}({owner}, default_{owner}_{f.name})"


def _function(lines: list[str], names: Names) -> Callable[[tuple[Any, ...]], Any]:
    source = "\n".join(["def read(row):", *(f"    {line}" for line in lines)])
    exec(compile(source, "<read>", "exec"), names)  # noqa: S102  # names of fields only, see mud/store/writing.py
    made: Callable[[tuple[Any, ...]], Any] = names["read"]
    return made
