"""A folder into a catalog, or into everything that is wrong with it."""

from pathlib import Path
from typing import Annotated

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mud.content.intake import MOST_ERRORS
from mud.content.loader import load
from mud.kernel.errors import DeclarationError
from mud.kernel.ids import RoomId
from mud.kernel.marks import Key
from mud.kernel.money import Copper
from mud.kernel.spec import Spec, Under, spec
from mud.kernel.values import FrozenMap
from tests.content.samples import TYPES, Area, Door, Room, ShelfStock, Stock, Thing, Toll, Way, errors, faults, write

WELL = """
    areas:
      mill: {name: Mill, entry_points: [yard]}
    rooms:
      yard:
        name: The Yard
        area: mill
        exits:
          north: lane
          south: {to: lane, locked: true, key: bent pin}
        items: [{item: loaf, max: 3, every: 5}]
        tags: [wet, wide]
        levels: {1: [one, two]}
        stock:
          - {id: bread, item: loaf, toll: loaf}
          - {id: crumbs, item: loaf, toll: {taker: loaf, cost: 1s}}
      lane: {name: The Lane, light: dim}
    things:
      loaf: {name: loaf, value: 3g 20c, weight: 2, owner: somebody}
"""


def test_a_folder_becomes_frozen_specs(tmp_path: Path) -> None:
    catalog = load(write(tmp_path, {"all.yaml": WELL}), TYPES).catalog
    yard = catalog.get(Room, "yard")
    assert yard == Room(
        id=RoomId("yard"),
        name="The Yard",
        area_id=catalog.get(Area, "mill").id,
        exits=FrozenMap({Way.NORTH: RoomId("lane"), Way.SOUTH: Door(RoomId("lane"), True, "bent pin")}),
        items=(Stock("loaf", 3, 5.0),),
        tags=frozenset({"wet", "wide"}),
        levels=FrozenMap({1: ("one", "two")}),
    )
    assert catalog.get(Thing, "loaf").value == Copper(320)
    assert isinstance(catalog.get(Thing, "loaf").weight, float)


def test_content_inside_other_content_knows_where_it_stands(tmp_path: Path) -> None:
    catalog = load(write(tmp_path, {"all.yaml": WELL}), TYPES).catalog
    assert catalog.get(ShelfStock, "bread") == ShelfStock(
        id="bread", room_id=RoomId("yard"), item="loaf", toll=Toll("loaf")
    )
    assert catalog.get(ShelfStock, "crumbs").toll == Toll("loaf", Copper(10))


def test_the_same_content_may_stand_on_its_own(tmp_path: Path) -> None:
    text = "stocks: {bread: {room: yard, item: loaf}}\nrooms: {yard: {name: Yard}}\nthings: {loaf: {name: loaf}}"
    catalog = load(write(tmp_path, {"all.yaml": text}), TYPES).catalog
    assert catalog.get(ShelfStock, "bread").room_id == "yard"


FAULTS = {
    # what stands around the entries
    "hello": "1:1: a file maps content types to their entries, but this is the text 'hello'",
    "- rooms": "1:1: a file maps content types to their entries, but this is a list",
    "~": "1:1: a file maps content types to their entries, but this is empty",
    "room: {}": "1:1: unknown content type 'room': did you mean 'rooms'?",
    "zzz: {}": "1:1: unknown content type 'zzz'; known are areas, rooms, stocks, things",
    "rooms: [a]": "1:8: rooms must be a mapping of ids to fields, but it is a list",
    "rooms: {a: b}": "1:12: a must be a mapping of fields, but it is the text 'b'",
    "rooms: {a: [b]}": "1:12: a must be a mapping of fields, but it is a list",
    # ids
    "rooms: {A: {name: x}}": "1:9: 'A' is no id: use lower-case letters, digits and _, and begin with a letter",
    "rooms: {1: {name: x}}": "1:9: '1' is no id: use lower-case letters, digits and _, and begin with a letter",
    "rooms: {a-b: {name: x}}": "1:9: 'a-b' is no id: use lower-case letters, digits and _, and begin with a letter",
    f"rooms: {{{'a' * 65}: {{name: x}}}}": "1:9: an id has at most 64 characters, this one has 65",
    "rooms: {a: {name: x, id: b}}": "1:22: the id stands before the fields, as their key: take this one out",
    # fields
    "rooms: {a: {}}": "1:9: name is missing",
    "rooms: {a: }": "1:9: name is missing",
    "rooms: {a: {name: x, ligt: dim}}": "1:22: unknown field 'ligt': did you mean 'light'?",
    "rooms: {a: {name: x, area_id: m}}": "1:22: unknown field 'area_id': did you mean 'area'?",
    "rooms: {a: {name: x, number: 4}}": "1:22: unknown field 'number'; known are name, area, description, light, "
    "exits, items, tags, levels, safe, stock",
    "rooms: {a: {name: Wet, and wide}}": "1:24: unknown field 'and wide': within { } a text that holds a comma must "
    "stand in quotes",
    # kinds of values
    "rooms: {a: {name: }}": "1:19: name must be a text, but it is empty",
    "rooms: {a: {name: 5}}": "1:19: name must be a text, but it is the number 5",
    "rooms: {a: {name: true}}": "1:19: name must be a text, but it is true",
    "rooms: {a: {name: [x]}}": "1:19: name must be a text, but it is a list",
    "rooms: {a: {name: {x: y}}}": "1:19: name must be a text, but it is a mapping",
    "rooms: {a: {name: x, safe: yes}}": "1:28: safe must be true or false, but it is the text 'yes'",
    "rooms: {a: {name: x, safe: 1}}": "1:28: safe must be true or false, but it is the number 1",
    "rooms: {a: {name: x, tags: wet}}": "1:28: tags must be a list, but it is the text 'wet'",
    "rooms: {a: {name: x, tags: [wet, 3]}}": "1:34: tags number 2 must be a text, but it is the number 3",
    "rooms: {a: {name: x, exits: [b]}}": "1:29: exits must be a mapping, but it is a list",
    "rooms: {a: {name: x, light: dimm}}": "1:29: light must be bright, dim or dark, but it is the text 'dimm': did "
    "you mean 'dim'?",
    "rooms: {a: {name: x, light: 5}}": "1:29: light must be bright, dim or dark, but it is the number 5",
    "things: {a: {name: x, weight: '2'}}": "1:31: weight must be a number, but it is the text '2'",
    f"things: {{a: {{name: x, weight: {'y' * 50}}}}}": f"1:31: weight must be a number, but it is the text "
    f"'{'y' * 40}...'",
    "things: {a: {name: x, value: 3x}}": "1:30: value is wrong: '3x' is no amount of money; write it like 3g 2s 5c, "
    "or as whole copper pieces",
    "things: {a: {name: x, value: 2.5}}": "1:30: value must be a whole number, but it is the number 2.5",
    "areas: {a: {name: A long, long name}}": None,
    "areas: {a: {name: The long, name: x}}": "1:29: 'name' is given twice; the first is on line 1",
    "areas: {a: {name: 'A long, long name'}}": "1:19: this text has 17 characters, at most 12 are allowed",
    # values within values
    "rooms: {a: {name: x, exits: {nort: a}}}": "1:30: the key 'nort' must be north or south, but it is the text "
    "'nort': did you mean 'north'?",
    "rooms: {a: {name: x, exits: {north: 3}}}": "1:37: north must be a text or a mapping, but it is the number 3",
    "rooms: {a: {name: x, exits: {north: {}}}}": "1:30: to is missing",
    "rooms: {a: {name: x, exits: {north: {to: a, key: 5}}}}": "1:50: key must be a text, but it is the number 5",
    "rooms: {a: {name: x, exits: {north: {to: a, lock: true}}}}": "1:45: unknown field 'lock': did you mean 'locked'?",
    "rooms: {a: {name: x, levels: {x: []}}}": "1:31: the key 'x' must be a whole number",
    "rooms: {a: {name: x, levels: {2: [3]}}}": "1:35: 2 number 1 must be a text, but it is the number 3",
    "rooms: {a: {name: x, items: [5]}}": "1:30: items number 1 must be a mapping, but it is the number 5",
    # references
    "rooms: {a: {name: x, area: b}}": "1:28: there is no 'b' in areas",
    "rooms: {aaa: {name: x, exits: {north: aab}}}": "1:39: there is no 'aab' in rooms: did you mean 'aaa'?",
    "rooms: {aaa: {name: x, exits: {north: {to: zzz}}}}": "1:44: there is no 'zzz' in rooms",
    "areas: {a: {name: x, entry_points: [b]}}": "1:37: there is no 'b' in rooms",
    # content inside content
    "rooms: {a: {name: x, stock: 5}}": "1:29: stock must be a list, but it is the number 5",
    "rooms: {a: {name: x, stock: [5]}}": "1:30: each of stock must be a mapping, but this is the number 5",
    "rooms: {a: {name: x, stock: [{item: b}]}}": "1:30: id is missing",
    "rooms: {a: {name: x, stock: [{id: 7}]}}": "1:35: id must be a text, but it is the number 7",
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items(), ids=repr)
def test_each_fault_is_named_with_its_place(text: str, expected: str | None, tmp_path: Path) -> None:
    said = faults(write(tmp_path, {"a.yaml": text}))
    if expected is None:
        assert said
    else:
        assert said == [f"a.yaml:{expected}"]


def test_several_missing_and_unknown_fields_are_all_named(tmp_path: Path) -> None:
    text = "rooms: {a: {nam: x, items: [{itm: b}]}}"
    assert faults(write(tmp_path, {"a.yaml": text})) == [
        "a.yaml:1:9: name is missing",
        "a.yaml:1:13: unknown field 'nam': did you mean 'name'?",
        "a.yaml:1:29: item is missing",
        "a.yaml:1:29: max is missing",
        "a.yaml:1:30: unknown field 'itm': did you mean 'item'?",
    ]


def test_a_default_that_names_nothing_is_explained(tmp_path: Path) -> None:
    text = "rooms: {a: {name: x, stock: [{id: b, item: bun}]}}\nthings: {bun: {name: bun}}"
    expected = "a.yaml:1:35: kind is 'loaf' when it is not written, and there is no 'loaf' in things"
    assert faults(write(tmp_path, {"a.yaml": text})) == [expected]


def test_a_lone_text_refers_like_the_mapping_that_it_is_short_for(tmp_path: Path) -> None:
    text = "rooms: {a: {name: x, stock: [{id: b, item: loaf, toll: lof}]}}\nthings: {loaf: {name: loaf}}"
    expected = ["a.yaml:1:56: there is no 'lof' in things: did you mean 'loaf'?"]
    assert faults(write(tmp_path, {"a.yaml": text})) == expected


def test_the_wrong_kind_for_a_short_form_names_both_forms(tmp_path: Path) -> None:
    text = "rooms: {a: {name: x, stock: [{id: b, item: loaf, toll: 5}]}}\nthings: {loaf: {name: loaf}}"
    expected = ["a.yaml:1:56: toll must be a text or a mapping, but it is the number 5"]
    assert faults(write(tmp_path, {"a.yaml": text})) == expected


def test_a_reference_to_what_is_no_content_is_not_checked(tmp_path: Path) -> None:
    assert faults(write(tmp_path, {"a.yaml": "things: {loaf: {name: loaf, owner: nobody}}"})) == []


def test_an_id_given_twice_names_the_first_place(tmp_path: Path) -> None:
    one, two = "rooms:\n  lane: {name: x}\n", "rooms:\n  yard: {name: y}\n  lane: {name: z}\n"
    expected = ["b/two.yaml:3:3: 'lane' is already in rooms, at a.yaml:2:3"]
    assert faults(write(tmp_path, {"a.yaml": one, "b/two.yaml": two})) == expected


def test_all_faults_of_all_files_are_found_in_one_run_by_file_and_line(tmp_path: Path) -> None:
    files = {
        "b.yaml": "rooms: {a: {name: 5, area: nowhere}}",
        "a.yaml": "rooms:\n  b: {nam: x}\nthings:\n  c: {name: [}\n",
        "c.yml": "",
        "d.yaml": "",
        "e.yaml": "places: {}",
    }
    places = [fault.split(" ")[0] for fault in faults(write(tmp_path, files))]
    expected = "a.yaml:2:3: a.yaml:2:7: a.yaml:4:14: b.yaml:1:19: b.yaml:1:28: c.yml: d.yaml:1:1: e.yaml:1:1:"
    assert places == expected.split()


def test_what_may_stand_in_a_file_that_cannot_be_read_is_not_reported_as_missing(tmp_path: Path) -> None:
    files = {
        "a.yaml": "rooms:\n  yard: {name: x}\n  broken: {name: [}\n  lane:\n    name: y\n",
        "b.yaml": "areas: {m: {name: x, entry_points: [yard, lane, lost]}}",
    }
    assert faults(write(tmp_path, files)) == [
        "a.yaml:3:19: a value or a closing bracket is missing here",
        "b.yaml:1:49: there is no 'lost' in rooms",
    ]


def test_a_value_that_could_not_be_read_is_reported_once(tmp_path: Path) -> None:
    (said,) = faults(write(tmp_path, {"a.yaml": "rooms: {a: {name: *b}}"}))
    assert said.startswith("a.yaml:1:19: *b is an alias")


def test_a_folder_with_too_many_faults_is_given_up(tmp_path: Path) -> None:
    text = "rooms: {" + "".join(f"r{number}: {{}}, " for number in range(2 * MOST_ERRORS)) + "}"
    said = faults(write(tmp_path, {"a.yaml": text}))
    assert len(said) == MOST_ERRORS + 1
    assert said[-1].endswith(f": there are more than {MOST_ERRORS} faults: mend these first")


def test_nothing_after_a_list_or_mapping_means_none(tmp_path: Path) -> None:
    text = "rooms:\n  a:\n    name: x\n    exits:\n    items:\n    tags: ~\n    stock:\nthings:\n"
    assert load(write(tmp_path, {"a.yaml": text}), TYPES).catalog.get(Room, "a") == Room(id=RoomId("a"), name="x")


def test_the_order_of_entries_is_kept_within_a_spec(tmp_path: Path) -> None:
    text = "rooms: {a: {name: x, exits: {south: a, north: a}}}"
    room = load(write(tmp_path, {"a.yaml": text}), TYPES).catalog.get(Room, "a")
    assert list(room.exits) == [Way.SOUTH, Way.NORTH]


def test_the_digest_changes_with_what_is_said_not_with_how_it_is_laid_out(tmp_path: Path) -> None:
    def digest(folder: str, **files: str) -> str:
        texts = {f"{name}.yaml": text for name, text in files.items()}
        return load(write(tmp_path / folder, texts), TYPES).catalog.digest

    whole = digest("whole", all="rooms: {a: {name: x}, b: {name: y}}")
    parts = digest("parts", one="# remark\nrooms:\n  b:\n    name: 'y'\n", two="rooms: {a: {name: x}}")
    other = digest("other", all="rooms: {a: {name: x}, b: {name: z}}")
    assert whole == parts != other


def test_content_inside_content_that_is_not_there_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="stocks stand in rooms, which is no content type here"):
        load(tmp_path, (ShelfStock,))


def test_content_inside_content_may_not_take_the_name_of_a_field(tmp_path: Path) -> None:
    @spec("echoes", under=Under("rooms", "items", "room_id"))
    class Echo(Spec):
        id: Annotated[str, Key()]

    with pytest.raises(DeclarationError, match="rooms already have a field 'items'"):
        load(tmp_path, (Room, Echo))


KNOWN = "areas rooms things stocks name area exits items item max stock id loaf yard lane north to key toll value"
WORDS = st.sampled_from(KNOWN.split())
SCALARS = st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
NESTED = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=5))
)
FILES = st.dictionaries(
    st.sampled_from(["areas", "rooms", "things", "stocks"]),
    st.dictionaries(WORDS, st.dictionaries(WORDS, NESTED, max_size=6), max_size=4),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILES)
def test_no_content_however_odd_raises_anything_else(tmp_path: Path, content: object) -> None:
    only_content_errors(tmp_path, yaml.safe_dump(content, allow_unicode=True).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100))
def test_no_bytes_raise_anything_else(tmp_path: Path, content: bytes) -> None:
    only_content_errors(tmp_path, content)


def only_content_errors(folder: Path, content: bytes) -> None:
    (folder / "a.yaml").write_bytes(content)
    assert all(each.place.file == "a.yaml" for each in errors(folder))
