"""No content, however odd, makes a tick or a command raise."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mud.game.effect.acts import apply
from mud.game.effect.specs import Effect
from mud.game.trigger.model import TriggerState
from mud.game.trigger.specs import Trigger
from mud.kernel.errors import Refused
from tests.game.trigger.country import Town
from tests.game.trigger.odd import TRIGGERS, effects, triggers
from tests.stage import town

LINES = ("north", "south", "get loaf", "drop loaf", "give loaf to gwen", "say open", "look", "sit", "stand", "hum")


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(triggers(town()), effects(town()), st.lists(st.sampled_from(LINES), max_size=8))
def test_no_content_makes_a_tick_or_a_command_raise(odd: list[Trigger], ill: list[Effect], typed: list[str]) -> None:
    stage = Town()
    stage.world.catalog = stage.world.catalog.with_(*odd, *ill)
    for each in ill:
        apply(stage.world, stage.ann, each)
    failures: list[str] = []
    for line in typed:
        try:
            stage.type("ann", line)
        except Refused:
            continue
        stage.world.clock.step(4)  # type: ignore[attr-defined]  # tests have a stepped clock
        stage.world.schedule.run(lambda name, error, _seconds: failures.append(f"{name}: {error!r}"))
        stage.told()
    assert failures == []
    assert all(state.trigger_id in TRIGGERS for state in stage.world.shelf(TriggerState))
