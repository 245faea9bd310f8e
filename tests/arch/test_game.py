"""What every feature keeps to: its files, and that whatever it declares can be typed, told, named and owned."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest

import mud
from mud.app import roster
from mud.content.loader import load
from mud.kernel.describe import TableKind, TableSpec
from mud.kernel.errors import Refused
from mud.kernel.events import Event
from mud.kernel.marks import Ref, Split
from mud.play.command import Command
from mud.play.dispatch import CommandTable, split_command
from mud.play.grammar import Misused
from mud.play.manual import Manual, paragraphs_of
from mud.play.roles import Role
from mud.play.topics import HelpTopic
from mud.text.color import ColorDepth
from mud.text.markup import parse
from tests.arch.occasions import Audience, perform
from tests.stage import Stage, content_types

ROOT = Path(__file__).parents[2]
FILES = frozenset(
    {
        "acts",
        "behaviors",
        "checks",
        "commands",
        "events",
        "feeds",
        "model",
        "readers",
        "rules",
        "script",
        "specs",
        "system",
        "views",
    }
    | {"__init__"}
)
PEOPLE = frozenset({"user_accounts", "players"})
# Table -> why its rows are the world's, though they name someone.
THE_WORLDS: Mapping[str, str] = MappingProxyType(
    {"item_instances": "things pass from hand to hand; erasing a person leaves the things"}
)


def features() -> list[Path]:
    return sorted(path for path in (ROOT / "mud" / "game").iterdir() if path.is_dir() and not _is_cache(path))


def _is_cache(path: Path) -> bool:
    return path.name == "__pycache__"


@pytest.mark.parametrize("feature", features(), ids=lambda path: path.name)
def test_a_feature_holds_only_the_files_that_have_a_name(feature: Path) -> None:
    names = {path.stem if path.is_file() else path.name for path in feature.iterdir() if not _is_cache(path)}
    assert names <= FILES
    assert all(path.suffix == ".py" for path in feature.iterdir() if path.is_file())


def modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(mud.__path__, "mud."):
        if not module.name.startswith("mud.store.migrations"):
            yield importlib.import_module(module.name)


BOXES = re.compile("[\u2500-\u25ff]|[-=_]{3}")
"""Lines, boxes and bars."""

COLUMNS = re.compile(r"\S {3,}\S")
"""What stands apart only for the eye."""

PUNCTUATION = ".,:;!?'\"()[]{}/ \n"
"""What ends or encloses the words before it, and has no meaning of its own."""

COLORS = re.compile(r"\x1b\[[0-9;]*m")
COLORED = re.compile(r"\x1b\[[1-9][0-9;]*m([^\x1b]*)")


def declared_events() -> list[type[Event]]:
    found = {
        each: None
        for module in modules()
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, Event)
        and each is not Event
        and each.__module__ == module.__name__
    }
    return list(found)


@pytest.mark.parametrize("event", declared_events(), ids=lambda each: each.__name__)
def test_an_event_has_a_view_or_nobody_is_told(event: type[Event]) -> None:
    assert event.silent != (event in roster.views())


@pytest.mark.parametrize("width", [40, 80, 200, 0], ids=lambda width: f"{width} columns" if width else "screen reader")
@pytest.mark.parametrize("event", [e for e in declared_events() if not e.silent], ids=lambda each: each.__name__)
def test_an_event_can_be_told_to_everyone(event: type[Event], width: int) -> None:
    audience = Audience(width)
    perform(event, audience)
    assert audience.longest() <= (width or 10_000)


@pytest.mark.parametrize("event", [e for e in declared_events() if not e.silent], ids=lambda each: each.__name__)
def test_what_is_read_aloud_has_no_columns_and_no_boxes(event: type[Event]) -> None:
    audience = Audience(0, ColorDepth.TRUE)
    perform(event, audience)
    read = [line.strip() for line in audience.lines]
    assert [line for line in read if BOXES.search(line) or COLUMNS.search(line)] == []


@pytest.mark.parametrize("event", [e for e in declared_events() if not e.silent], ids=lambda each: each.__name__)
def test_color_says_nothing_that_words_do_not(event: type[Event]) -> None:
    """What is colored are words or numbers, never a bare sign; and without colors the same is read."""
    colored, plain = Audience(80, ColorDepth.TRUE), Audience(80)
    for audience in (colored, plain):
        perform(event, audience)
    shown = "\n".join(colored.lines)
    assert [run for run in COLORED.findall(shown) if run.strip(PUNCTUATION) and not any(map(str.isalnum, run))] == []
    assert COLORS.sub("", shown) == "\n".join(plain.lines)


def commands() -> list[Command]:
    return roster.commands()


@pytest.mark.parametrize("command", commands(), ids=lambda each: each.name)
def test_a_command_is_explained(command: Command) -> None:
    assert command.help.summary.endswith(".")
    assert command.help.examples
    assert command.category == command.category.casefold()


EXAMPLES = [(command, example) for command in commands() for example in command.help.examples]


@pytest.mark.parametrize(("command", "example"), EXAMPLES, ids=[f"{c.name}: {e}" for c, e in EXAMPLES])
def test_an_example_can_be_typed(command: Command, example: str) -> None:
    stage = Audience().stage
    table: CommandTable = stage.services[CommandTable]
    ctx = stage.contexts["ann"]
    for part in stage.dispatcher.parts(ctx, example):
        assert table.find(split_command(part)[0], Role.ADMIN) is command
        try:
            stage.dispatcher.run(ctx, part)
        except Misused as misused:
            pytest.fail(f"{part!r}: {misused}")
        except Refused:
            continue


@pytest.mark.parametrize("role", list(Role))
def test_what_help_refers_to_can_be_read(role: Role) -> None:
    stage = Stage()
    manual = Manual(stage.world, stage.services[CommandTable], role)
    for command in manual.commands:
        for name in command.help.see_also:
            assert manual.page(name) is not None, f"{command.name} refers to {name}"


@pytest.fixture(scope="module")
def topics() -> Mapping[str, HelpTopic]:
    return load(ROOT / "content", content_types()).catalog.all(HelpTopic)


def test_no_topic_hides_behind_a_command(topics: Mapping[str, HelpTopic]) -> None:
    names = {name for command in commands() for name in (command.name, *command.aliases)}
    assert [topic.title for topic in topics.values() if topic.title.casefold() in names] == []


def test_what_topics_refer_to_can_be_read(topics: Mapping[str, HelpTopic]) -> None:
    stage = Stage()
    stage.world.catalog = stage.world.catalog.with_(*topics.values())
    for role in Role:
        manual = Manual(stage.world, stage.services[CommandTable], role)
        written = (topic for topic in manual.topics if topic.id in topics)
        assert {name for topic in written for name in topic.see_also if manual.page(name) is None} == set()


def test_every_topic_can_be_read(topics: Mapping[str, HelpTopic]) -> None:
    for topic in topics.values():
        assert all(parse(paragraph).text() for paragraph in paragraphs_of(topic)), topic.id


def tables() -> list[TableSpec]:
    return [spec for spec in roster.schema().tables.values() if spec.kind is not TableKind.CONTENT]


@pytest.mark.parametrize("table", tables(), ids=lambda spec: spec.table)
def test_a_table_that_names_people_says_whose_data_it_holds(table: TableSpec) -> None:
    if table.table in THE_WORLDS:
        assert table.owner is None
    elif _refers_to_people(table):
        assert table.owner is not None


def test_every_excuse_for_a_table_without_an_owner_is_still_needed() -> None:
    assert {spec.table for spec in tables() if _refers_to_people(spec)} >= set(THE_WORLDS)


def _refers_to_people(table: TableSpec) -> bool:
    marks = [mark for field in table.fields for mark in field.marks]
    marks += [mark for split in marks if isinstance(split, Split) for column in split.columns for mark in column.marks]
    return any(isinstance(mark, Ref) and mark.target.partition(".")[0] in PEOPLE for mark in marks)
