"""How a server that gets killed speaks to the test."""

import os


def say(line: str) -> None:
    """One line, whole or not at all (a pipe takes as much at once)."""
    os.write(1, f"{line[:400]}\n".encode())
