"""The world of the bench: the game's own content, with a hall and a ring of as many plain rooms as one likes."""

import shutil
from pathlib import Path
from typing import Final

HALL: Final = "bench_hall"
ROOMS_IN_A_FILE: Final = 500

AREA: Final = """\
areas:
  bench:
    name: The Long Ring
    description: A road that comes back to where it began.
    danger_level: 10
    starting_hour: 10
rooms:
  bench_hall:
    name: The Wide Hall
    area: bench
    room_type: market
    description: A floor for a thousand people, and a roof that is nowhere near it.
"""

ROOM: Final = """\
  {id}:
    name: Milestone {number}
    area: bench
    room_type: market
    description: >
      The road bends here, as it does everywhere, a little and always the same way. Grass grows between the ruts. A
      stone by the ditch has the number {number} cut into it, deeper than it needs to be, and moss in the number. On
      the far side a wall of field stones keeps the wind off, and somebody has put a bench in front of it.
    exits:
      east: {east}
      west: {west}
    details:
      milestone, stone, number: The number {number}.
      bench: A plank on two stones.
"""


def room_id(number: int, rooms: int) -> str:
    """The room at that place of the ring, counted from 0 and going round."""
    return f"bench_{number % rooms}"


def lay_out(content: Path, target: Path, rooms: int) -> None:
    """Copy the game's content to `target`, which is made, and add a ring of so many rooms and the hall."""
    shutil.copytree(content, target)
    folder = target / "bench"
    folder.mkdir()
    (folder / "area.yaml").write_text(AREA, encoding="utf-8")
    for start in range(0, rooms, ROOMS_IN_A_FILE):
        numbers = range(start, min(start + ROOMS_IN_A_FILE, rooms))
        text = "rooms:\n" + "".join(_room(number, rooms) for number in numbers)
        (folder / f"rooms_{start}.yaml").write_text(text, encoding="utf-8")


def _room(number: int, rooms: int) -> str:
    here, east, west = (room_id(each, rooms) for each in (number, number + 1, number - 1))
    return ROOM.format(id=here, number=number, east=east, west=west)
