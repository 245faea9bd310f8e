"""The log: lines for machines and for people, and what other libraries log in the same form."""

import io
import logging
from collections.abc import Iterator

import orjson
import pytest
import structlog

from mud.app.logging import configure
from mud.app.settings import LogFormat, LogLevel


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def logged(form: LogFormat, level: LogLevel = LogLevel.INFO, to: io.StringIO | None = None) -> io.StringIO:
    stream = to or io.StringIO()
    configure(form, level, stream)
    return stream


def test_a_line_for_machines_is_one_json_object_with_the_values_given() -> None:
    stream = logged(LogFormat.JSON)
    structlog.get_logger().info("someone came", address="::1", count=3)
    line = orjson.loads(stream.getvalue())
    assert (line["event"], line["address"], line["count"], line["level"]) == ("someone came", "::1", 3, "info")
    assert line["timestamp"].endswith("Z")


def test_an_exception_stands_in_the_line_with_its_traceback() -> None:
    stream = logged(LogFormat.JSON)
    try:
        raise ValueError("a bug")
    except ValueError as error:
        structlog.get_logger().error("a command failed", reference="abc", exc_info=error)
    line = orjson.loads(stream.getvalue())
    assert line["reference"] == "abc"
    assert line["exception"].endswith("ValueError: a bug")


def test_what_other_libraries_log_has_the_same_form() -> None:
    stream = logged(LogFormat.JSON)
    logging.getLogger("somewhere.else").warning("%d things", 3)
    line = orjson.loads(stream.getvalue())
    assert (line["event"], line["level"], line["logger"]) == ("3 things", "warning", "somewhere.else")


def test_people_read_lines_of_text_in_color_on_a_terminal_only() -> None:
    for stream, colored in ((io.StringIO(), False), (Terminal(), True)):
        logged(LogFormat.CONSOLE, to=stream)
        structlog.get_logger().info("someone came", count=3)
        assert "someone came" in stream.getvalue()
        assert ("\x1b[" in stream.getvalue()) is colored


@pytest.mark.parametrize(("stream", "is_json"), [(io.StringIO(), True), (Terminal(), False)])
def test_auto_is_json_unless_someone_looks(stream: io.StringIO, is_json: bool) -> None:
    logged(LogFormat.AUTO, to=stream)
    structlog.get_logger().info("someone came")
    assert stream.getvalue().startswith("{") is is_json


def test_what_is_below_the_level_is_left_out() -> None:
    stream = logged(LogFormat.JSON, LogLevel.WARNING)
    structlog.get_logger().info("not this")
    structlog.get_logger().warning("this")
    assert [orjson.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["this"]


def test_noisy_libraries_are_heard_only_when_it_matters() -> None:
    stream = logged(LogFormat.JSON, LogLevel.DEBUG)
    logging.getLogger("sqlalchemy.engine").info("SELECT")
    logging.getLogger("aiosqlite").debug("executing")
    assert stream.getvalue() == ""
