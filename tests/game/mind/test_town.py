"""The watch of the town that comes with the server."""

from pathlib import Path

from mud.game.being.acts.presence import transport
from mud.game.combat import acts as combat
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcType
from mud.kernel.ids import NpcTemplateId, RoomId
from tests.stage import Stage, build_world, load_content

CONTENT = Path(__file__).parents[3] / "content"
SQUARE = RoomId("room_market_square")


def test_the_watch_keeps_the_peace_in_the_town() -> None:
    stage = Stage(build_world(load_content(CONTENT)))
    world = stage.world
    ann = stage.enter("Ann")
    ann.max_health = ann.current_health = 200
    [watchman] = world.where(Npc, "template_id", NpcTemplateId("npc_watchman"))
    victim = next(npc for npc in world.shelf(Npc) if kind_of(world, npc).npc_type is NpcType.FRIENDLY)
    for who in (ann, watchman, victim):
        transport(world, who, SQUARE)
    stage.told()
    combat.engage(world, ann, victim)
    heard = [line for _ in range(8) for line in stage.step(1).get("ann", ())]
    assert any("steps in and knocks your arm aside" in line for line in heard), heard
    assert not combat.in_fight(world, ann)
    transport(world, victim, SQUARE)  # who was attacked went about their business
    combat.engage(world, ann, victim)
    for _ in range(8):
        stage.step(1)
    assert combat.target_of(world, watchman) is ann
