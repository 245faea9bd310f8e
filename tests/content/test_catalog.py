"""The catalog: looked up, never changed."""

import pytest

from mud.content.catalog import Catalog
from mud.kernel.ids import RoomId
from tests.content.samples import Area, Room, Thing

LANE, YARD = Room(id=RoomId("lane"), name="Lane"), Room(id=RoomId("yard"), name="Yard")
LOAF = Thing(id="loaf", name="loaf")


def test_a_spec_is_found_by_type_and_id() -> None:
    catalog = Catalog.of(YARD, LOAF)
    assert catalog.get(Room, "yard") is YARD
    assert catalog.find(Room, "yard") is YARD
    assert catalog.find(Room, "loaf") is None


def test_what_is_not_there_is_named() -> None:
    catalog = Catalog.of(YARD)
    with pytest.raises(LookupError, match="there is no 'lane' in rooms"):
        catalog.get(Room, "lane")
    with pytest.raises(LookupError, match="Thing is no content type of this catalog"):
        catalog.all(Thing)


def test_specs_come_in_the_order_of_their_ids_whatever_the_order_they_were_given_in() -> None:
    assert list(Catalog.of(YARD, LANE).all(Room)) == list(Catalog.of(LANE, YARD).all(Room)) == ["lane", "yard"]


def test_a_type_without_specs_is_known_when_it_is_named() -> None:
    catalog = Catalog.of(LOAF, types=(Area,))
    assert dict(catalog.all(Area)) == {}
    assert set(catalog.types) == {Thing, Area}


def test_a_changed_catalog_is_another_one() -> None:
    before = Catalog({Room: {"yard": YARD}}, "abc")
    numbered = Room(id=RoomId("yard"), name="Yard", number=7)
    after = before.with_(numbered, LANE)
    assert before.get(Room, "yard").number is None
    assert after.get(Room, "yard").number == 7
    assert (len(before), len(after)) == (1, 2)
    assert after.digest == before.digest == "abc"


def test_nothing_in_a_catalog_can_be_assigned() -> None:
    catalog = Catalog.of(YARD)
    with pytest.raises(AttributeError, match="make another one using `with_`"):
        catalog.digest = "x"
    with pytest.raises(TypeError):
        catalog.all(Room)["lane"] = LANE  # type: ignore[index]  # what must fail
