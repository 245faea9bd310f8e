"""Doubts about behaviors: rounds, hours and ways that cannot be meant."""

from collections.abc import Callable, Iterable

import pytest

from mud.app import roster
from mud.content.doubts import Doubt, Overview
from mud.game.mind.checks import broken_hours, broken_rounds, cut_off, no_refuges, no_ways_to_guard
from mud.game.npc.specs import Kind, NpcPlacement, NpcTemplate, NpcType
from mud.kernel.clauses import Clauses
from mud.kernel.ids import NpcTemplateId, PlacementId, RoomId
from tests.game.mind.ward import WARD
from tests.stage import load_content

HERE = "room_market"


def doubted(doubt: Doubt, line: object, kind: Kind = Kind.HUMANOID, npc_type: NpcType = NpcType.FRIENDLY) -> list[str]:
    template = NpcTemplate(
        id=NpcTemplateId("npc_new"),
        name="new one",
        description="New.",
        kind=kind,
        npc_type=npc_type,
        behavior=Clauses.read([line]),
    )
    placed = NpcPlacement(id=PlacementId("new"), room_id=RoomId(HERE), npc=template.id)
    catalog = load_content(WARD).with_(template, placed)
    found: Callable[[Overview], Iterable[object]] = doubt.function
    problems = found(Overview(catalog, roster.language().words))
    return [problem.message for problem in problems if problem.id == "npc_new"]  # type: ignore[attr-defined]  # problems


def patrol(*rooms: str) -> dict[str, object]:
    return {"patrols": {"route": [f"room_{room}" for room in rooms]}}


def hours(*steps: tuple[str, str]) -> dict[str, object]:
    return {"schedule": [{"at": at, "room": f"room_{room}"} for at, room in steps]}


@pytest.mark.parametrize(
    ("rooms", "kind", "npc_type", "count"),
    [
        (("square", "market", "shop"), Kind.HUMANOID, NpcType.FRIENDLY, 0),
        (("square", "market", "shop"), Kind.BEAST, NpcType.FRIENDLY, 2),
        (("square", "drain"), Kind.HUMANOID, NpcType.FRIENDLY, 1),
        (("square", "shrine"), Kind.HUMANOID, NpcType.HOSTILE, 1),
        (("square", "shrine"), Kind.HUMANOID, NpcType.FRIENDLY, 0),
    ],
)
def test_a_round_that_cannot_be_walked_is_doubtful(
    rooms: tuple[str, ...], kind: Kind, npc_type: NpcType, count: int
) -> None:
    found = doubted(broken_rounds, patrol(*rooms), kind, npc_type)
    assert len(found) == count
    assert all("npc_new cannot walk from" in message for message in found)


def test_hours_that_can_be_kept_are_not_doubtful() -> None:
    assert doubted(broken_hours, hours(("6:00", "market"), ("18:00", "shop"))) == []


def test_two_places_at_one_hour_are_doubtful() -> None:
    assert doubted(broken_hours, hours(("6:00", "market"), ("06:00", "lane"))) == [
        "npc_new has two places to be at 6:00"
    ]


def test_hours_in_a_room_that_cannot_be_walked_to_are_doubtful() -> None:
    found = doubted(broken_hours, hours(("6:00", "market"), ("18:00", "shop")), Kind.BEAST)
    assert found == [
        "npc_new cannot walk from room_market to room_shop",
        "npc_new cannot walk from room_shop to room_market",
    ]


def test_a_way_that_is_not_there_needs_no_guard() -> None:
    assert doubted(no_ways_to_guard, {"guards_way": "west"}) == []
    assert doubted(no_ways_to_guard, {"guards_way": "up"}) == ["npc_new guards the way up, but room_market has none"]
    assert doubted(no_ways_to_guard, {"guards_way": {"way": "up", "room": "room_drain"}}) == []


def test_whoever_wanders_has_somewhere_to_wander() -> None:
    assert doubted(cut_off, {"wanders": {"rooms": ["room_square"]}}) == []
    assert doubted(cut_off, "wanders") == []
    [message] = doubted(cut_off, {"wanders": {"rooms": ["room_hut"]}})
    assert "no way into any" in message


@pytest.mark.parametrize(
    ("takes_to", "found"),
    [
        ({"takes_to": "room_lane"}, ["npc_new brings people to room_lane, where they may be fought: it is not safe"]),
        ({"takes_to": "room_shrine"}, []),
        ({}, []),
    ],
    ids=str,
)
def test_to_bring_people_where_they_may_be_fought_is_doubtful(takes_to: dict[str, str], found: list[str]) -> None:
    assert doubted(no_refuges, {"keeps_peace": {"radius": 2, **takes_to}}) == found
