"""Draws docs/session.svg from docs/session.play: what a player reads, in color, on the real content.

`--check` draws nothing and exits with 1 when the picture is not the one that the transcript gives.
"""

import sys
from html import escape
from pathlib import Path
from typing import Final

from mud.content.loader import load
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from tests.play.script import read_script
from tests.stage import Stage, build_world, content_types

ROOT: Final = Path(__file__).parents[1]
SCRIPT: Final = ROOT / "docs" / "session.play"
PICTURE: Final = ROOT / "docs" / "session.svg"
READER: Final = "marta"

COLUMNS: Final = 80
CELL: Final = (8.4, 18.0)  # a character's width and a line's height, in pixels
MARGIN: Final = 18
PAPER: Final = "#14161a"
INK: Final = "#d0d0c8"
TYPED: Final = "#f0f0f0"


def main() -> int:
    """Draw or check the picture."""
    drawn = picture(lines())
    if "--check" in sys.argv:
        return 0 if PICTURE.exists() and PICTURE.read_text() == drawn else 1
    PICTURE.write_text(drawn)
    return 0


def lines() -> list[str]:
    """What the reader sees, with color codes, typed lines included."""
    kind = Kind(width=COLUMNS, depth=ColorDepth.TRUE)
    stage = Stage(build_world(load(ROOT / "content", content_types()).catalog), kind)
    shown: list[str] = []
    for step in read_script(SCRIPT.read_text()):
        name, _, typed = step.done.partition("> ")
        if not typed:
            stage.enter(READER.capitalize())
            continue
        shown.append(f"> {typed}")
        shown.extend(stage.type(name, typed).get(READER, []))
        shown.append("")
    return shown[:-1]


def picture(shown: list[str]) -> str:
    """The lines as an SVG."""
    width = COLUMNS * CELL[0] + 2 * MARGIN
    height = len(shown) * CELL[1] + 2 * MARGIN
    rows = "\n".join(_row(line, MARGIN + (number + 0.75) * CELL[1]) for number, line in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" role="img"'
        f' aria-label="A few commands and what comes of them">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">\n'
        f"{rows}\n</g>\n</svg>\n"
    )


def _row(line: str, y: float) -> str:
    color = TYPED if line.startswith("> ") else INK
    spans = "".join(f'<tspan fill="{fill}">{escape(text)}</tspan>' for fill, text in _runs(line, color))
    return f'<text x="{MARGIN}" y="{y:g}">{spans}</text>'


def _runs(line: str, color: str) -> list[tuple[str, str]]:
    """The line's runs of one color each, its codes taken out."""
    runs, fill = [], color
    for number, part in enumerate(line.split("\x1b[")):
        codes, text = ("", part) if number == 0 else part.split("m", 1)
        if number:
            fill = _fill(codes, color)
        if text:
            runs.append((fill, text))
    return runs


def _fill(codes: str, color: str) -> str:
    """The color that a code asks for: 38;2;R;G;B, or back to the usual."""
    _, found, rest = codes.partition("38;2;")
    if not found:
        return color
    red, green, blue = (int(part) for part in rest.split(";")[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


if __name__ == "__main__":
    sys.exit(main())
