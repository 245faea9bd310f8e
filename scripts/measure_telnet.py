"""Measure the wire by itself: microseconds for a typed line, a screen compressed, a message, a line for a crowd.

Run it as `python -m scripts.measure_telnet` from the root of the tree. It ends with 1 when a bound is broken.
"""

import sys

from scripts.speed import wire


def main() -> int:
    """Print all figures; 1 when one is over its bound."""
    figures = wire.measured()
    for figure in figures:
        bound = "" if figure.most is None else f"  (at most {figure.most:g})"
        print(f"{figure.name:<60}{figure.number:10.2f}{bound}")
    return int(not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
