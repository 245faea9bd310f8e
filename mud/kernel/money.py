"""Money is whole copper pieces everywhere but in YAML and on screens, where gold and silver exist.

One gold piece is ten silver pieces is a hundred copper pieces (SRD 5.1, "Coinage").
"""

import re
from typing import Annotated, NewType

from pydantic import BeforeValidator

Copper = NewType("Copper", int)

COPPER_IN = {"g": 100, "s": 10, "c": 1}
_AMOUNT = re.compile(r"\s*(\d{1,12})\s*([gsc])\b", re.ASCII)


def parse_copper(text: str) -> Copper:
    """Read `3g 20c`; raises ValueError with what was expected."""
    total, position = 0, 0
    while match := _AMOUNT.match(text, position):
        total += int(match[1]) * COPPER_IN[match[2]]
        position = match.end()
    if position == 0 or text[position:].strip():
        raise ValueError(f"{text!r} is no amount of money; write it like 3g 2s 5c, or as whole copper pieces")
    return Copper(total)


def coins(amount: Copper) -> tuple[int, int, int]:
    """The fewest gold, silver and copper pieces that make `amount`."""
    gold, rest = divmod(amount, 100)
    silver, copper = divmod(rest, 10)
    return gold, silver, copper


def _read(written: object) -> object:
    return parse_copper(written) if isinstance(written, str) else written


Price = Annotated[Copper, BeforeValidator(_read, json_schema_input_type=int | str)]
"""A field of content that reads `3g 20c` and holds copper."""
