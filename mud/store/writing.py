"""From an object to its row: a function for each class, made of source text, since a generic one is three times slower.

The text holds names of fields and columns only, which Python itself has accepted as names.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from mud.kernel.describe import FieldSpec, TableSpec
from mud.kernel.entity import Part
from mud.kernel.marks import Split
from mud.store.columns import ColumnSpec, Kind, columns_of
from mud.store.json import dumper


def compile_row(spec: TableSpec) -> Callable[[Any], tuple[Any, ...]]:  # Any: a thing of the spec's class; a row
    """A function from an entity (with its parts), record or content spec to its row."""
    names: dict[str, Any] = {}  # Any: whatever the source below refers to
    lines: list[str] = []
    parts = list(dict.fromkeys(f.holder for f in spec.fields if issubclass(f.holder, Part)))
    for number, part in enumerate(parts):
        names[f"Part{number}"] = part
        lines.append(f"p{number} = o._parts[Part{number}]")
    owners = {part: f"p{number}" for number, part in enumerate(parts)}
    values: list[str] = []
    columns = columns_of(spec)
    for f in spec.fields:
        own = [(index, c) for index, c in enumerate(columns) if c.field is f]
        source = f"{owners.get(f.holder, 'o')}.{f.name}"
        if split := f.mark(Split):
            lines += _taken_apart(f, split, source, names)
            values += [_value(c, index, f"{f.name}_[{place}]", names) for place, (index, c) in enumerate(own)]
        else:
            values += [_value(c, index, source, names) for index, c in own]
    return _function("row", "o", [*lines, f"return ({', '.join(values)},)"], names)


def compile_key(spec: TableSpec) -> Callable[[Any], tuple[Any, ...]]:  # Any: a key as shelves have it; its columns
    """A function from a key (a value, or a tuple of several) to the values of the key's columns."""
    if len(spec.key) == 1:
        return lambda key: (_plain(key),)
    return lambda key: tuple(_plain(part) for part in key)


def _plain(key: object) -> object:
    return key.value if isinstance(key, Enum) else key


def _taken_apart(f: FieldSpec, split: Split, source: str, names: dict[str, Any]) -> list[str]:
    names[f"apart_{f.name}"] = split.apart
    if not f.nullable:
        return [f"{f.name}_ = apart_{f.name}({source})"]
    names[f"nothing_{f.name}"] = (None,) * len(split.columns)
    return [f"{f.name}_ = nothing_{f.name} if {source} is None else apart_{f.name}({source})"]


def _value(column: ColumnSpec, index: int, source: str, names: dict[str, Any]) -> str:
    if column.kind is Kind.ENUM:
        plain = "{}._value_"
    elif column.kind is Kind.JSON:
        names[f"text{index}"] = dumper(column.hint)
        plain = f"text{index}({{}})"
    elif column.kind is Kind.FLOAT:
        names["not_a_number"] = _refuse
        first = f"(v := {source})"
        if column.nullable:
            return f"(None if {first} is None else v if v == v else not_a_number())"
        return f"(v if {first} == v else not_a_number())"
    else:
        return source
    if column.nullable:
        return f"(None if (v := {source}) is None else {plain.format('v')})"
    return plain.format(source)


def _refuse() -> None:
    """SQLite makes NULL of it without a word, so the row goes to quarantine."""
    raise ValueError("NaN is no number that a column keeps")


def _function(name: str, argument: str, lines: list[str], names: dict[str, Any]) -> Callable[[Any], Any]:
    source = "\n".join([f"def {name}({argument}):", *(f"    {line}" for line in lines)])
    exec(compile(source, f"<{name}>", "exec"), names)  # noqa: S102  # see the module's docstring
    made: Callable[[Any], Any] = names[name]
    return made
