"""What someone has learned, trained and used outlasts a restart."""

from mud.app.opening import open_world
from mud.game.ability.acts import abilities_of, seconds_left
from mud.game.ability.model import Practice
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.calling.acts import points_left, set_experience
from mud.game.calling.model import Growth
from mud.kernel.ids import RoomId
from mud.store.persister import Ending
from mud.world.world import World
from tests.app.conftest import Plan
from tests.app.test_opening import nobody
from tests.stage import Stage


def learn(world: World) -> None:
    """Ann rises, trains, chooses, and uses what she has."""
    stage = Stage(world)
    ann = stage.enter("Ann")
    set_experience(world, ann, 7_000)
    ann.room_id = RoomId("room_loft")
    for line in ("train strength", "choose careful way", "use second wind"):
        stage.type("ann", line)


def left_of(world: World, who: Player, name: str) -> float:
    """Seconds until an ability is ready."""
    return next(seconds_left(world, who, each) for each in abilities_of(world, who) if each.name == name)


async def test_levels_training_choices_and_cooldowns_are_there_after_a_restart(plan: Plan) -> None:
    async with open_world(plan(), nobody) as opened:
        learn(opened.world)
        assert await opened.persister.close() is Ending.SAVED
    async with open_world(plan(), nobody) as opened:
        ann = beings.find_player(opened.world, "Ann")
        assert ann is not None
        assert (ann.level, ann.experience, ann.strength) == (5, 7_000, 17)
        assert (sum(Growth.of(ann).trained.values()), points_left(opened.world, ann)) == (1, 1)
        assert Practice.of(ann).chosen_abilities == ("ability_careful",)
        assert 0 < left_of(opened.world, ann, "second wind") <= 60
        assert left_of(opened.world, ann, "shield shove") == 0
