"""Which version this is."""

from importlib.metadata import PackageNotFoundError, version

UNKNOWN = "unknown"


def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("mud")
    except PackageNotFoundError:  # run from a tree that nobody installed
        return UNKNOWN
