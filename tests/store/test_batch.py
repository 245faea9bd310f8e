from hypothesis import given
from hypothesis import strategies as st

from mud.store.batch import Poisoned, Rows

TABLES = st.sampled_from(["sacks", "halls"])
KEYS = st.tuples(st.sampled_from("abc"))
CHANGES = st.lists(st.tuples(TABLES, KEYS, st.none() | st.tuples(st.integers(0, 9))))
Table = dict[tuple[str, tuple[str]], tuple[int]]


def rows_of(changes: list[tuple[str, tuple[str], tuple[int] | None]]) -> Rows:
    rows = Rows()
    for table, key, row in changes:
        if row is None:
            rows.drop(table, key)
        else:
            rows.put(table, {key: row})
    return rows


def applied(rows: Rows, to: Table) -> Table:
    result = dict(to)
    for table, key, row in rows:
        result.pop((table, key), None)
        if row is not None:
            result[table, key] = row
    return result


@given(CHANGES, CHANGES, st.dictionaries(st.tuples(TABLES, KEYS), st.tuples(st.integers(0, 9))))
def test_what_came_later_wins_whatever_it_was(
    older: list[tuple[str, tuple[str], tuple[int] | None]],
    newer: list[tuple[str, tuple[str], tuple[int] | None]],
    stored: Table,
) -> None:
    joined = rows_of(older)
    joined.absorb(rows_of(newer))
    assert applied(joined, stored) == applied(rows_of(newer), applied(rows_of(older), stored))


@given(CHANGES)
def test_a_row_is_held_once_however_often_it_changed(changes: list[tuple[str, tuple[str], tuple[int] | None]]) -> None:
    assert len(rows_of(changes)) == len({(table, key) for table, key, _ in changes})


def test_rows_that_could_not_be_built_are_kept_and_counted() -> None:
    rows, broken = Rows(), Rows()
    broken.broken["sacks", ("a",)] = Poisoned("sacks", ("a",), None, "TypeError: no")
    rows.absorb(broken)
    assert len(rows) == 1
    assert str(rows.broken["sacks", ("a",)]) == "sacks a: TypeError: no"


def test_rows_are_let_go_a_few_at_a_time() -> None:
    rows = Rows()
    rows.put("sacks", {(str(number),): (number,) for number in range(5)})
    rows.drop("halls", ("gone",))
    left = [len(rows) for _ in rows.let_go(2)]
    assert left == [4, 2, 1, 0]
