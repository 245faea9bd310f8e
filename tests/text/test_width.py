import pytest
from hypothesis import given
from hypothesis import strategies as st

from mud.text.width import center, cluster_width, clusters, cut, display_width, fitting, pad, pad_left

words = st.text(st.sampled_from("ab é\u0301日本👍🏽\u200d\ufe0f─한ᆨ"))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0), ("sword", 5), ("épée", 4), ("e\u0301", 1), ("日本", 4), ("─│", 2), ("“quoted”", 8), ("👍", 2),
        ("👍🏽", 2),        ("👩\u200d🚀", 2), ("0🏽", 3), ("한국", 4), ("\u200b", 0), ("é日", 3), ("…", 1),
    ],
)  # fmt: skip
def test_columns_are_counted_as_they_are_seen(text: str, columns: int) -> None:
    assert display_width(text) == columns


@given(words | st.text())
def test_clusters_are_the_text_cut_up(text: str) -> None:
    parts = list(clusters(text))
    assert "".join(parts) == text
    assert all(parts)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x25FF, exclude_categories=["Cc", "Cf"])))
def test_the_short_way_to_count_agrees_with_the_tables(text: str) -> None:
    assert display_width(text) == sum(cluster_width(cluster) for cluster in clusters(text))


@given(words, st.integers(-1, 20))
def test_what_is_cut_fits_and_splits_no_cluster(text: str, width: int) -> None:
    short = cut(text, width)
    assert display_width(short) <= max(0, width)
    assert text.startswith(short)
    assert list(clusters(text))[: len(list(clusters(short)))] == list(clusters(short))


@pytest.mark.parametrize(
    ("text", "width", "ending", "short"),
    [
        ("a long sword", 20, "...", "a long sword"),
        ("a long sword", 9, "...", "a long..."),
        ("日本語", 5, "", "日本"),
        ("日本語", 4, "…", "日…"),
        ("sword", 2, "...", "sw"),
        ("sword", 0, "", ""),
        ("sword", -3, "", ""),
    ],
)
def test_a_cut_text_says_so_where_there_is_room(text: str, width: int, ending: str, short: str) -> None:
    assert cut(text, width, ending) == short


def test_padding_counts_columns() -> None:
    assert pad("日本", 6) == "日本  "
    assert pad_left("日本", 6) == "  日本"
    assert center("日本", 8) == "  日本"


def test_what_is_wider_than_its_padding_stays() -> None:
    assert pad("sword", 3) == pad_left("sword", 3) == center("sword", 3) == "sword"


@given(words, st.integers(0, 20))
def test_as_much_as_possible_fits(text: str, width: int) -> None:
    taken = fitting(text, width)
    rest = list(clusters(text[taken:]))
    assert display_width(text[:taken]) <= width
    assert not rest or display_width(text[:taken]) + cluster_width(rest[0]) > width
