import pytest

from mud.text.page import Entry, Page, Section, Table
from mud.text.span import styled


def test_a_contribution_goes_to_the_end_of_its_section() -> None:
    page = Page(None, (Section("things", (Entry(styled("a")),)), Section("people")))
    added = page.adding("things", Entry(styled("b")))
    assert added.sections == (Section("things", (Entry(styled("a")), Entry(styled("b")))), Section("people"))


def test_a_contribution_to_a_section_that_is_missing_makes_it() -> None:
    assert Page().adding("sky", Entry(styled("rain"))).sections == (Section("sky", (Entry(styled("rain")),)),)


@pytest.mark.parametrize(("headers", "rows"), [((), ()), (("a",), (((), ()),)), (("a", "b"), (((),),))])
def test_a_table_with_missing_cells_is_refused(headers: tuple[str, ...], rows: tuple[tuple[()], ...]) -> None:
    with pytest.raises(ValueError, match="one cell for each"):
        Table(headers, rows)
