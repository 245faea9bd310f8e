"""`mud check`: all that is wrong or doubtful in settings and content, without a database and without starting it."""

import sys
from collections.abc import Iterable

import orjson

from mud.app.blueprint import draw, examine
from mud.app.settings import read_settings
from mud.cli.output import fail, say
from mud.content.catalog import Catalog
from mud.content.doubts import Warned
from mud.content.errors import ContentErrors
from mud.kernel.describe import describe
from mud.kernel.errors import ContentError, SettingsError
from mud.text.grammar import join_list


def check(as_json: bool = False, strict: bool = False) -> bool:
    """Print all faults and warnings, or that there are none; whether all is well. `strict`: warnings are not."""
    try:
        settings = read_settings()
        plan = draw(settings)
        warnings = examine(settings, plan.schema.specs).warnings
    except SettingsError as faults:
        _tell_settings(str(faults).splitlines(), as_json)
        return False
    except ContentErrors as faults:
        _tell_faults(faults.errors, as_json)
        return False
    if as_json:
        _print((), warnings)
    else:
        _tell_well(plan.catalog, warnings)
    return not (strict and warnings)


def inventory(catalog: Catalog) -> str:
    """How much of what there is."""
    counts = {describe(cls).table: len(catalog.all(cls)) for cls in catalog.types}
    return join_list([f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count])


def count_faults(count: int) -> str:
    """How many there are, as a sentence."""
    return "There is one fault in the content." if count == 1 else f"There are {count} faults in the content."


def count_warnings(count: int) -> str:
    """How many there are, as a sentence."""
    return "There is one warning." if count == 1 else f"There are {count} warnings."


def _tell_settings(faults: list[str], as_json: bool) -> None:
    if as_json:
        sys.stdout.write(orjson.dumps({"settings": faults, "errors": [], "warnings": []}).decode() + "\n")
    for line in () if as_json else faults:
        fail(line)


def _tell_faults(faults: Iterable[ContentError], as_json: bool) -> None:
    found = tuple(faults)
    if as_json:
        _print(found, ())
        return
    for error in found:
        say(str(error))
    fail(count_faults(len(found)))


def _tell_well(catalog: Catalog, warnings: tuple[Warned, ...]) -> None:
    for each in warnings:
        say(str(each))
    if warnings:
        say(f"{count_warnings(len(warnings))} To accept one, write its name in the entry: allow: {warnings[0].name}")
    say(f"Settings and content are in order: {inventory(catalog)}.")


def _print(faults: Iterable[ContentError], warnings: Iterable[Warned]) -> None:
    errors = [{**_place(each), "message": each.message} for each in faults]
    doubtful = [{**_place(each), "message": each.message, "name": each.name} for each in warnings]
    sys.stdout.write(orjson.dumps({"settings": [], "errors": errors, "warnings": doubtful}).decode() + "\n")


def _place(found: ContentError | Warned) -> dict[str, str | int]:
    return {"file": found.place.file, "line": found.place.line, "column": found.place.column}
