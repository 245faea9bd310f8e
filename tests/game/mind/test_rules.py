"""The arithmetic of minds."""

import pytest

from mud.game.mind.rules import is_spoken_of, last_begun, path_to, rooms_near, stagger, until_next
from mud.kernel.ids import RoomId

HOURS = (6 * 3600, 12 * 3600, 20 * 3600)
MAP = {"a": {"east": "b"}, "b": {"west": "a", "east": "c", "down": "d"}, "c": {"west": "b"}, "d": {}}


def ways(room: RoomId) -> dict[str, RoomId]:
    return {way: RoomId(there) for way, there in MAP[room].items()}


@pytest.mark.parametrize(
    ("hour", "place"), [(0, 2), (5.99, 2), (6, 0), (11.9, 0), (12, 1), (19.99, 1), (20, 2), (23.9, 2)]
)
def test_the_hour_that_began_last_counts(hour: float, place: int) -> None:
    assert last_begun(HOURS, hour * 3600) == place
    assert last_begun(HOURS, (hour + 48) * 3600) == place


@pytest.mark.parametrize(("hour", "left"), [(0, 6), (6, 6), (19, 1), (20, 10), (23, 7)])
def test_the_next_hour_is_always_ahead(hour: int, left: int) -> None:
    assert until_next(HOURS, hour * 3600) == left * 3600


def test_rooms_near_are_those_within_so_many_steps() -> None:
    assert rooms_near(ways, RoomId("a"), 0) == ("a",)
    assert rooms_near(ways, RoomId("a"), 1) == ("a", "b")
    assert set(rooms_near(ways, RoomId("a"), 2)) == {"a", "b", "c", "d"}


def test_a_path_is_the_shortest_or_none() -> None:
    assert path_to(ways, RoomId("a"), {RoomId("a")}) == []
    assert path_to(ways, RoomId("a"), {RoomId("c")}) == [("east", "b"), ("east", "c")]
    assert path_to(ways, RoomId("d"), {RoomId("a")}) is None


@pytest.mark.parametrize(
    ("patterns", "text", "spoken"),
    [
        ("fare", "What is the fare?", True),
        ("fare", "Farewell.", False),
        ("fare|price", "THE PRICE", True),
        ("good day", "Good  day, sir", True),
        ("good day", "A good long day", False),
        ("", "anything", False),
        ("|", "anything", False),
    ],
)
def test_a_word_is_spoken_of_when_it_stands_alone(patterns: str, text: str, spoken: bool) -> None:
    assert is_spoken_of(patterns, text) is spoken


def test_each_creature_has_a_moment_of_its_own_that_never_changes() -> None:
    moments = {stagger(f"npc{number}", 6.0) for number in range(100)}
    assert len(moments) > 50
    assert all(0 <= moment < 6 for moment in moments)
    assert stagger("npc1", 6.0) == stagger("npc1", 6.0)
