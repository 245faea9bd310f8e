"""Doubts about creatures: whom nobody can meet, and who cannot do what they are for."""

from dataclasses import replace
from pathlib import Path

import pytest

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.doubts import Doubt, Overview
from mud.content.errors import ContentErrors
from mud.game.npc.checks import never_there, tame, unmet
from mud.game.npc.specs import NpcPlacement, NpcTemplate, NpcType, When
from mud.game.place.specs import Room, RoomFlag
from mud.game.sky.rules import Phase
from mud.kernel.ids import NpcTemplateId, PlacementId, RoomId
from tests.game.npc.creatures import CREATURES
from tests.stage import load_content

MOTH = NpcTemplate(id=NpcTemplateId("npc_moth"), name="moth", description="Grey.", npc_type=NpcType.HOSTILE)
PLACED = NpcPlacement(id=PlacementId("moths"), room_id=RoomId("room_yard"), npc=MOTH.id)


def doubted(doubt: Doubt, *specs: NpcTemplate | NpcPlacement | Room) -> list[str]:
    catalog: Catalog = load_content(CREATURES).with_(*specs)
    return [problem.message for problem in doubt.function(Overview(catalog, roster.language().words))]


def test_a_kind_that_no_placement_names_is_met_by_nobody() -> None:
    assert doubted(unmet, MOTH) == ["nothing brings npc_moth into the world"]
    assert doubted(unmet, MOTH, PLACED) == []


def test_a_hostile_creature_should_be_able_to_fight() -> None:
    feeble = replace(MOTH, attack_damage_min=0, attack_damage_max=0)
    assert doubted(tame, feeble, PLACED) == ["npc_moth is hostile, and its blows do nothing"]
    assert doubted(tame, replace(feeble, npc_type=NpcType.NEUTRAL), PLACED) == []
    safe = replace(load_content(CREATURES).get(Room, "room_yard"), flags=(RoomFlag.SAFE,))
    assert doubted(tame, MOTH, PLACED, safe) == ["npc_moth is hostile, and nobody fights in room_yard"]


def test_some_can_never_come() -> None:
    several = replace(PLACED, max=3)
    assert doubted(never_there, replace(MOTH, unique=True), several) == [
        "of npc_moth only one lives at a time, and 3 are wanted"
    ]
    nowhere = replace(load_content(CREATURES).get(Room, "room_yard"), area_id=None)
    at_night = replace(PLACED, when=When(phase=(Phase.NIGHT,)))
    assert doubted(never_there, MOTH, at_night, nowhere) == ["room_yard lies in no area, and so has no time of day"]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("pronouns: xe", "pronouns are one of"),
        ("attack_damage_min: 9", "attack_damage_min is more than attack_damage_max"),
        ("attacks: [{name: bite, verb: bite, damage: lots}]", "is no roll of dice"),
        ("carries: [{item: item_loaf, slot: elbow}]", "slot"),
        ('room_line: "{Whom} stands here."', "stands for nothing"),
        ("level: 21", "20"),
    ],
)
def test_what_makes_no_sense_is_no_content(tmp_path: Path, written: str, fault: str) -> None:
    for source in CREATURES.glob("*.yaml"):
        (tmp_path / source.name).write_text(source.read_text())
    (tmp_path / "odd.yaml").write_text(
        f"npc_templates:\n  npc_odd:\n    name: odd one\n    description: Odd.\n    {written}\n"
    )
    with pytest.raises(ContentErrors, match=fault):
        load_content(tmp_path)
