"""The log: structlog writes it, as JSON for machines or in color for people, to standard error.

What other libraries log through the standard library goes the same way. What is logged, and under which reference a
bug is, is said where it happens (see `mud.session.failures`).
"""

import logging
import sys
from typing import TextIO

import structlog

from mud.app.settings import LogFormat, LogLevel

NOISY = {"sqlalchemy": logging.WARNING, "alembic": logging.WARNING, "asyncio": logging.INFO, "aiosqlite": logging.INFO}
"""Libraries that would say every statement: the least that is logged of them."""


def configure(form: LogFormat, level: LogLevel, stream: TextIO | None = None) -> None:
    """Have all that is logged from now on go to `stream`, standard error by default."""
    stream = stream or sys.stderr
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,  # it may be configured again, by tests and by the CLI
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last(form, stream)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    choose_level(level)


def level() -> str:
    """From which level on is logged."""
    return logging.getLevelName(logging.getLogger().level).lower()


def choose_level(level: str) -> None:
    """Log from that level on, until `configure` is called again."""
    root = logging.getLogger()
    root.setLevel(level.upper())
    for name, least in NOISY.items():
        logging.getLogger(name).setLevel(max(least, root.level))


def _last(form: LogFormat, stream: TextIO) -> list[structlog.typing.Processor]:
    if form is LogFormat.AUTO:
        form = LogFormat.CONSOLE if stream.isatty() else LogFormat.JSON
    if form is LogFormat.JSON:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    return [structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)]
