"""What content may say of behaviors, and what it reads when it says it wrong."""

from pathlib import Path

import pytest

from mud.app import roster
from mud.content.errors import ContentErrors
from mud.content.schemas import schemas
from mud.game.mind.acts import behaviors_of
from mud.game.mind.behaviors.calls_for_help import CallsForHelp
from mud.game.mind.behaviors.wanders import Wanders
from mud.game.npc.specs import NpcTemplate
from tests.stage import build_world, load_content

PEOPLE = """
room_types: {ethereal: {}}
areas: {here: {name: Here, description: Here., entry_points: [room_a]}}
rooms: {room_a: {name: A, description: A room., area: here}}
npc_templates:
  npc_new:
    name: rat
    description: A rat.
"""


def read(folder: Path, behavior: str) -> NpcTemplate:
    """A kind of creature with that behavior."""
    (folder / "new.yaml").write_text(f"{PEOPLE}    behavior: {behavior}\n")
    return load_content(folder).get(NpcTemplate, "npc_new")


@pytest.mark.parametrize(
    "written",
    [
        "{wanders: true, wander_chance: 0.25, calls_for_help: true, help_radius: 2, scavenges: false}",
        "[{wanders: {chance: 0.25}}, {calls_for_help: {radius: 2}}]",
        "[{wanders: 0.25}, {calls_for_help: 2}]",
    ],
)
def test_behaviors_may_stand_in_a_mapping_or_in_a_list(tmp_path: Path, written: str) -> None:
    world = build_world()
    found = behaviors_of(world, read(tmp_path, written))
    named = [each for each in found if isinstance(each, (Wanders, CallsForHelp))]
    assert named == [CallsForHelp(radius=2), Wanders(chance=0.25)], "in the order in which they are asked"


def test_tags_alone_take_what_is_usual(tmp_path: Path) -> None:
    assert Wanders() in behaviors_of(build_world(), read(tmp_path, "[wanders, calls_for_help]"))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[wander]", "new.yaml:9:16: unknown behavior 'wander': did you mean 'wanders'?"),
        ("{wander: true}", "new.yaml:9:16: unknown behavior 'wander': did you mean 'wanders'?"),
        ("{wander_chance: 0.2}", "unknown behavior 'wander_chance'"),
        ("[{wanders: {chanse: 0.2}}]", "unknown field 'chanse': did you mean 'chance'?"),
        ("[{wanders: {chance: 2}}]", "chance must be at most 1.0"),
        ("{wanders: true, wander_chance: often}", "chance must be a number"),
        ("[{wanders: {rooms: [room_b]}}]", "room_b"),
        ("[{patrols: [room_a]}]", "route must have at least 2 items"),
        ("[{aggro_on_sight: {if: [{levle: 3}]}}]", "unknown condition 'levle': did you mean 'level'?"),
        ("[{aggro_on_sight: {if: [{level: {who: $whom}}]}}]", "there is no $whom here"),
        ("[{tell: Hello}]", "'tell' is one of the actions; here belongs one of the behaviors"),
        ("[{flees_at_health_percent: 100}]", "percent must be at most 99"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_likely_word(tmp_path: Path, written: str, message: str) -> None:
    with pytest.raises(ContentErrors) as told:
        read(tmp_path, written)
    assert message in str(told.value)


def test_an_editor_knows_the_behaviors_and_their_keys() -> None:
    made = schemas([NpcTemplate], roster.language().words)["npc_templates.json"]
    options = made["additionalProperties"]["properties"]["behavior"]["anyOf"]
    [mapping] = [each for each in options if "wander_chance" in each.get("properties", {})]
    assert {"wanders", "patrols", "keeps_peace"} <= mapping["properties"].keys()
