"""What is doubtful about content, each kind on its own, and how its author accepts it."""

from pathlib import Path
from typing import Annotated

import pytest

from mud.app import roster
from mud.app.blueprint import examine
from mud.app.settings import read_settings
from mud.content.errors import ContentErrors
from mud.content.references import references
from mud.content.spelling import is_slip, slips
from mud.kernel.clauses import NOTHING, Actions, Clauses, Conditions
from mud.kernel.ids import RoomId
from mud.kernel.marks import Key, Ref
from mud.kernel.spec import Spec, spec
from tests.stage import content_types

ROOT = Path(__file__).parents[2]
BASE = """\
room_types: {street: {}}
areas:
  town: {name: Town, description: A town., entry_points: [square]}
rooms:
  square:
    name: Square
    area: town
    room_type: street
    description: A square.
    exits: {north: lane}
  lane:
    name: Lane
    area: town
    room_type: street
    description: A lane.
    exits: {south: square}
"""


def warned(folder: Path, extra: str, base: str = BASE) -> list[str]:
    """The warnings about a small town with something added."""
    (folder / "base.yaml").write_text(base)
    if extra:
        (folder / "extra.yaml").write_text(extra)
    found = examine(read_settings(content=folder), content_types()).warnings
    return [str(each).removeprefix(f"{folder}/") for each in found]


KEY = "item_templates: {key: {name: key, description: A key., item_type: key}}\n"
ROOM = "  {id}:\n    name: A Room\n    area: town\n    room_type: street\n    description: A room.\n"
CASES = {
    "a way that does not lead back": (
        "rooms:\n" + ROOM.format(id="pit") + "    exits: {out: lane}\n",
        [
            "extra.yaml:2:3: warning: no way leads to pit [unreachable]",
            "extra.yaml:7:18: warning: out leads to lane, and nothing leads back [one_way]",
        ],
    ),
    "an area without rooms": (
        "areas: {moor: {name: Moor, description: Wet.}}\n",
        ["extra.yaml:1:9: warning: no room is in moor [orphan]"],
    ),
    "a kind of thing that is nowhere": (
        KEY,
        ["extra.yaml:1:18: warning: nothing brings key into the world [unused]"],
    ),
    "a door in no way": (
        "doors: {gate: {name: gate}}\n",
        ["extra.yaml:1:9: warning: no way leads through gate [loose_door]"],
    ),
    "a word that is too long": (
        f"news: {{first: {{title: News, date: 2026-01-01, text: See {'x' * 41} now.}}}}\n",
        [f"extra.yaml:1:53: warning: {'x' * 41!r} has more than 40 columns [wide]"],
    ),
}


@pytest.mark.parametrize(("extra", "expected"), CASES.values(), ids=CASES.keys())
def test_a_doubt_is_told_with_its_place(tmp_path: Path, extra: str, expected: list[str]) -> None:
    assert warned(tmp_path, extra) == expected


def doors(door: str, more: str = "", place: str = "") -> tuple[str, str]:
    """A town with a door between square and lane, and what else there is."""
    both = BASE.replace("{north: lane}", "{north: {to: lane, door: gate}}")
    both = both.replace("{south: square}", "{south: {to: square, door: gate}}")
    both = both.replace("description: A lane.\n", f"description: A lane.\n{place}")
    return f"doors: {{gate: {{name: gate, {door}}}}}\n{more}", both


IN_LANE = "    items: [{id: lane_key, item: key}]\n"
DOORS = {
    "a lock that nothing opens": (doors("starts: locked"), ["sealed"]),
    "a lock that can be picked": (doors("starts: locked, pick: 15"), []),
    "a key that nobody can have": (doors("starts: locked, key: key", KEY), ["key_nowhere"]),
    "a key behind its own door": (doors("starts: locked, key: key", KEY, IN_LANE), ["locked_in"]),
    "a key behind a door that can be picked": (doors("starts: locked, key: key, pick: 15", KEY, IN_LANE), []),
}


@pytest.mark.parametrize(("content", "names"), DOORS.values(), ids=DOORS.keys())
def test_doors_can_be_opened(tmp_path: Path, content: tuple[str, str], names: list[str]) -> None:
    found = warned(tmp_path, *content)
    assert [line.rpartition("[")[2].rstrip("]") for line in found] == names


def test_an_author_accepts_a_warning_by_its_name(tmp_path: Path) -> None:
    assert warned(tmp_path, "areas: {moor: {name: Moor, description: Wet., allow: orphan}}\n") == []
    assert warned(tmp_path, "areas: {moor: {name: Moor, description: Wet., allow: [orphan]}}\n") == []


def test_what_allows_nothing_is_doubtful_itself(tmp_path: Path) -> None:
    base = BASE.replace("name: Lane\n", "name: Lane\n    allow: [one_way, one_wya]\n")
    unneeded, unknown = warned(tmp_path, "", base)
    assert unneeded.startswith("base.yaml:13:12: warning: one_way is allowed, but there is nothing to warn of: ")
    assert unknown.endswith("there is no warning 'one_wya' that could be allowed: did you mean 'one_way'? [allow]")


def test_what_is_allowed_must_be_names(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(BASE.replace("name: Lane\n", "name: Lane\n    allow: {one_way: true}\n"))
    with pytest.raises(ContentErrors, match=r"13:12: allow must be the name of a warning, or a list of them"):
        examine(read_settings(content=tmp_path), content_types())


@spec("bells")
class Bell(Spec):
    """Something with a script."""

    id: Annotated[str, Key()]
    room: Annotated[RoomId, Ref("rooms.id")]
    when: Conditions = NOTHING
    do: Actions = NOTHING


def test_the_lines_of_any_content_type_are_looked_into() -> None:
    bell = Bell(
        id="b",
        room=RoomId("tower"),
        when=Clauses.read([{"has_item": "rope"}]),
        do=Clauses.read([{"if": {"when": [{"has_item": "glove"}], "do": [{"give_item": "key"}]}}, {"tell": "Dong."}]),
    )
    named = {(each.table, each.id, each.asked) for each in references(bell, roster.language().words)}
    assert named == {
        ("rooms", "tower", False),
        ("item_templates", "rope", True),
        ("item_templates", "glove", True),
        ("item_templates", "key", False),
    }


def test_a_name_in_a_line_is_no_id() -> None:
    bell = Bell(id="b", room=RoomId("tower"), do=Clauses.read([{"remove_item": "$item"}]))
    assert {each.table for each in references(bell, roster.language().words)} == {"rooms"}


def test_a_word_that_stands_once_and_is_a_slip_from_a_common_one_is_doubted() -> None:
    counts = {"barrel": 5, "barel": 1, "lantern": 4, "latnern": 1, "separate": 3, "seperate": 1, "receive": 9}
    assert slips({**counts, "recieve": 1}) == {"latnern": "lantern", "seperate": "separate", "recieve": "receive"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lanterns", "lantern"),
        ("walked", "walker"),
        ("stable", "staple"),
        ("candle", "handle"),
        ("morning", "moaning"),
        ("planed", "planet"),
    ],
)
def test_words_that_are_both_right_are_not_doubted(one: str, other: str) -> None:
    assert not is_slip(one, other)


def test_the_content_that_comes_with_the_server_leaves_nothing_to_warn_of() -> None:
    found = examine(read_settings(content=ROOT / "content"), content_types()).warnings
    assert [str(each) for each in found] == []
