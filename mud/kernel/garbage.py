"""The garbage collector, kept away from work that makes many objects and no garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """No garbage collection, which thousands of new objects would set off: where none is garbage it finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pass_over_rows() -> None:
    """Have the collector find out now that what was just made are plain values, which it then never looks at again.

    Rows are tuples, and each is looked through once, with all its columns: a few hundred take 0.2 ms. Left to itself
    the collector would come for the first time after ten thousand, and stop the loop for 10 ms.
    """
    gc.collect(0)
