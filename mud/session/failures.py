"""Nothing fails silently: the log has the traceback under a reference, and the person reads an apology with it."""

import structlog

from mud.kernel.ids import Ids

REFERENCE_LENGTH = 8
"""Digits of a reference: short enough to read out, long enough to find one failure in a log."""


class Failures:
    """Where bugs come to light."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def note(self, what: str, error: Exception, **facts: object) -> str:
        """Log a bug with its traceback; returns the apology, with the reference under which it is logged."""
        reference = self._ids.new()[:REFERENCE_LENGTH]
        structlog.get_logger().error(what, reference=reference, exc_info=error, **facts)
        return (
            f"Something went wrong on our side, and that was not your fault. It is noted as {reference}; "
            "tell the staff this number if it matters."
        )
