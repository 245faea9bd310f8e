"""JSON Schema of content files, for editors that complete and check as one types.

Pydantic says what values may be; the shapes know how files name them. The loader is the judge: it also knows which ids
exist, and reads lines of the small language word by word, of which a schema knows the words only.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from pydantic import TypeAdapter

from mud.content.drafts import ALLOW
from mud.content.intake import Kind, kinds_of
from mud.content.shapes import Apart, Either, Entries, Fields, Items, Lines, Shape, Word
from mud.content.wordbook import Wordbook
from mud.kernel.spec import Spec

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
WHOLE: Final = "content.json"
"""The schema of a file, which may hold entries of every type."""

Json: TypeAlias = dict[str, Any]  # Any: a JSON Schema


def schemas(types: Sequence[type[Spec]], words: Wordbook) -> dict[str, Json]:
    """By file name: the schema of each content type's entries, and of a whole file."""
    kinds = kinds_of(types)
    made = {f"{name}.json": _of_kind(kind, words) for name, kind in sorted(kinds.items())}
    properties = {name: {"$ref": f"{name}.json"} for name in sorted(kinds)}
    made[WHOLE] = {"$schema": DIALECT, "type": "object", "properties": properties, "additionalProperties": False}
    return made


def _of_kind(kind: Kind, words: Wordbook) -> Json:
    """All entries of one type, by their ids."""
    entry, defs = _entry(kind, words)
    for key, inner in kind.inner.items():
        under = inner.cls.__under__
        assert under is not None
        of_inner, its_defs = _entry(inner, words, without=under.field)
        of_inner["properties"] = {"id": {"type": "string"}, **of_inner["properties"]}
        of_inner["required"] = ["id", *of_inner["required"]]
        entry["properties"][key] = {"type": ["array", "null"], "items": of_inner}
        defs |= its_defs
    entry["type"] = ["object", "null"] if not entry["required"] else "object"
    return {
        "$schema": DIALECT,
        "description": _first_line(kind.cls),
        "type": ["object", "null"],
        "additionalProperties": entry,
        "$defs": defs,
    }


def _entry(kind: Kind, words: Wordbook, without: str = "") -> tuple[Json, Json]:
    """The schema of one entry, and the definitions that it names."""
    written = TypeAdapter(kind.cls).json_schema()
    found = _Naming(written.pop("$defs", {}), words)
    shape = kind.shape.without(without) if without else kind.shape
    entry = found.fields(written, shape)
    names = {"type": "string"}
    entry["properties"][ALLOW] = {
        "description": "Warnings that are accepted.",
        "anyOf": [names, {"type": "array", "items": names}],
    }
    return entry, found.done


class _Naming:
    """Gives the properties of one type's schemas the names that they have in files."""

    def __init__(self, written: Mapping[str, Json], words: Wordbook) -> None:
        self.done: Json = {}
        self._written = written
        self._words = words

    def fields(self, schema: Json, shape: Fields) -> Json:
        """A mapping with known keys."""
        given = schema.get("properties", {})
        properties: Json = {}
        for name, (field, inner) in shape.fields.items():
            if not isinstance(inner, Apart):
                properties[name] = self.value(given.get(field, {}), inner)
        required = [name for name, (field, _) in shape.fields.items() if field in schema.get("required", ())]
        made = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        return {**({"description": schema["description"]} if "description" in schema else {}), **made}

    def value(self, schema: Json, shape: Shape) -> Json:
        """A value of any shape."""
        if isinstance(shape, Lines):
            return self._lines(shape)
        if "anyOf" in schema:
            options = [self.value(each, _option(shape, each, self._written)) for each in schema["anyOf"]]
            return {**_kept(schema), "anyOf": options}
        if "$ref" in schema:
            return self._named(schema["$ref"].rpartition("/")[2], shape)
        if isinstance(shape, Items) and "items" in schema:
            return {**_kept(schema), "type": ["array", "null"], "items": self.value(schema["items"], shape.item)}
        entries = schema.get("additionalProperties")
        if isinstance(shape, Entries) and (isinstance(entries, dict) or isinstance(shape.value, Lines)):
            inner = self.value(entries if isinstance(entries, dict) else {}, shape.value)
            return {**_kept(schema), "type": ["object", "null"], "additionalProperties": inner}
        if isinstance(shape, Word) and shape.width is not None and schema.get("type") == "string":
            return {**schema, "maxLength": shape.width}
        return {key: value for key, value in schema.items() if key != "title"}

    def _named(self, name: str, shape: Shape) -> Json:
        """A class of values, described once; with its short form where it has one."""
        if name not in self.done:
            self.done[name] = {}  # it may name itself
            written = self._written[name]
            self.done[name] = self.fields(written, shape) if isinstance(shape, Fields) else written
        ref = {"$ref": f"#/$defs/{name}"}
        if isinstance(shape, Fields) and shape.short is not None:
            return {"anyOf": [ref, self.done[name].get("properties", {}).get(shape.short, {"type": "string"})]}
        return ref

    def _lines(self, shape: Lines) -> Json:
        """One line of the small language, or several; in one mapping, too, where they may stand so."""
        names = self._words.names(shape.speech)
        line = {
            "anyOf": [
                {"enum": names},
                {"type": "object", "properties": dict.fromkeys(names, True), "additionalProperties": False,
                 "minProperties": 1, "maxProperties": 1},
            ]
        }  # fmt: skip
        options: list[Json] = [line, {"type": "array", "items": line}, {"type": "null"}]
        if shape.mapped is not None:
            keys = dict.fromkeys((*names, *shape.mapped.belonging), True)
            options.append({"type": "object", "properties": keys, "additionalProperties": False})
        return {"anyOf": options}


def _option(shape: Shape, schema: Json, written: Mapping[str, Json]) -> Shape:
    """Of the shapes that a value may have, the one that a schema is of."""
    if not isinstance(shape, Either):
        return shape
    name = schema.get("$ref", "").rpartition("/")[2]
    keys = set(written.get(name, {}).get("properties", ()))
    kinds: Mapping[str | None, type] = {
        "array": Items,
        "object": Entries,
        "string": Word,
        "integer": Word,
        None: Fields,
    }
    kind = kinds.get(schema.get("type"), Word)
    fitting = [option for option in shape.options if isinstance(option, kind)]
    if kind is Fields:
        fitting.sort(key=lambda option: -len(keys & {field for field, _ in _known(option)}))
    return fitting[0] if fitting else shape.options[0]


def _known(shape: Shape) -> Iterable[tuple[str, Shape]]:
    return shape.fields.values() if isinstance(shape, Fields) else ()


def _kept(schema: Json) -> Json:
    return {key: schema[key] for key in ("description", "minItems", "maxItems", "default") if key in schema}


def _first_line(cls: type) -> str:
    return (cls.__doc__ or "").strip().split("\n")[0]
