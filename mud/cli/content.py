"""`mud content`: what is done with the content of a running server, or compared with what a database has of it."""

import sys
from typing import Final

import orjson

from mud.app import roster
from mud.app.settings import Settings
from mud.cli.output import say
from mud.content.schemas import WHOLE, schemas
from mud.ops import client
from mud.ops.content.report import Report, in_words
from mud.ops.editing import CompareContent, ReloadContent, compare_content, reload_content

SCHEMAS: Final = ".schema"
"""The folder within the content folder for what editors read."""


def reload(settings: Settings, what: str, as_json: bool) -> None:
    """Have the running server read its content again; NoServerError without one, Refused with every fault."""
    show(client.ask(settings.socket_path, reload_content, ReloadContent(what)), as_json)


def diff(settings: Settings, what: str, as_json: bool) -> None:
    """Show what the running server would change."""
    show(client.ask(settings.socket_path, compare_content, CompareContent(what)), as_json)


def show(report: Report, as_json: bool) -> None:
    """Print a report: lines for people, or JSON for programs."""
    if as_json:
        sys.stdout.write(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    for change in report.changes:
        first, *more = in_words(change)
        say(first)
        for line in more:
            say(f"    {line}")
    say(report.summary())
    if report.unfinished:
        say("What is gone could not be put away in the database yet; the next start does it.")


def write_schemas(settings: Settings) -> None:
    """Write the schemas that editors read into the content folder, where the loader passes them over."""
    folder = settings.content / SCHEMAS
    folder.mkdir(parents=True, exist_ok=True)
    made = schemas(roster.schema().specs, roster.language().words)
    for name, schema in made.items():
        (folder / name).write_bytes(orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n")
    say(f"{len(made)} schemas are written into {folder}; the one of a whole file is {WHOLE}.")
