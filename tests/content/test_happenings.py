"""The triggers and effects of the real content: each does what it says, and none fails."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mud.content.catalog import Catalog
from mud.game.area.specs import Area
from mud.game.being.acts.changes import relocate
from mud.game.being.script import names_around
from mud.game.effect import acts as effects
from mud.game.effect.specs import Effect
from mud.game.place.specs import Room
from mud.game.trigger import acts
from mud.game.trigger.acts import Happening
from mud.game.trigger.events import TriggerFailed
from mud.game.trigger.specs import Trigger
from mud.play.scripts.scene import ScriptFailed
from tests.stage import Stage, build_world, load_content

CONTENT = Path(__file__).parents[2] / "content"
LEAST_TRIGGERS, LEAST_EFFECTS = 60, 40


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content(CONTENT)


def in_room(stage: Stage, trigger: Trigger) -> Mapping[str, object]:
    """The names around Ann, who stands where the trigger listens."""
    rooms = stage.world.catalog.all(Room)
    areas = stage.world.catalog.all(Area)
    room = trigger.rooms[0] if trigger.rooms else next(areas[area].entry_points[0] for area in trigger.areas)
    ann = stage.players["ann"]
    relocate(stage.world, ann, rooms[room])
    return {**names_around(stage.world, ann), "text": trigger.pattern or ""}


def failures(stage: Stage) -> list[str]:
    """What went wrong, told or not, since this was last asked."""
    events = [event for event in stage.world.told() if isinstance(event, TriggerFailed | ScriptFailed)]
    return [event.reason for event in events]


def test_there_are_enough(catalog: Catalog) -> None:
    assert len(catalog.all(Trigger)) >= LEAST_TRIGGERS
    assert len(catalog.all(Effect)) >= LEAST_EFFECTS


def test_every_trigger_does_what_it_says(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    stage.enter("Ann")
    for trigger in catalog.all(Trigger).values():
        happening = Happening(trigger.on, in_room(stage, trigger), who=stage.players["ann"])
        assert acts.fire(stage.world, trigger, happening), trigger.id
        acts.happened(stage.world, happening)
        assert failures(stage) == [], trigger.id
    for _ in range(20):
        stage.world.clock.step(30)  # type: ignore[attr-defined]  # tests have a stepped clock
        stage.world.schedule.run(lambda name, error, _seconds: pytest.fail(f"{name}: {error!r}"))
        assert failures(stage) == []


def test_every_effect_comes_ticks_and_goes(catalog: Catalog) -> None:
    stage = Stage(build_world(catalog))
    ann = stage.enter("Ann")
    for effect in catalog.all(Effect).values():
        assert effects.apply(stage.world, ann, effect, dc=99), effect.id
        stage.told()
        assert effect.name in " ".join(stage.type("ann", "effects")["ann"])
        stage.step((effect.every or 1) + 0.5)
        effects.end(stage.world, ann, effect.id)
        stage.told()
        ann.current_health = ann.max_health
    assert not effects.effects_on(stage.world, ann)
