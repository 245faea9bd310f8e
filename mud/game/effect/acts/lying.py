"""How effects lie on beings: on players as rows, on creatures in memory. The only writer of both.

What lies on a creature is a tuple in its own slot, replaced whole, so that it is put back when a script is undone, and
a creature on which nothing lies costs nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from mud.game.being.model import Being, Player
from mud.game.effect.model import NEVER, Borne, EffectState, Lying, PlayerEffect
from mud.game.effect.rules.plain import PLAIN
from mud.game.effect.specs import Effect
from mud.kernel.ids import EffectId
from mud.kernel.schedule import Job
from mud.world.world import World


def lying_on(world: World, being: Being) -> Sequence[Lying]:
    """The effects on a being as they are kept, in the order in which they came; those no file describes, too."""
    if isinstance(being, Player):
        return list(world.where(PlayerEffect, "player_id", being.id))
    return being.borne


def effects_on(world: World, being: Being) -> list[tuple[Effect, Lying]]:
    """The effects that lie on a being, in the order in which they came."""
    lying = lying_on(world, being)
    if not lying:
        return []
    found = ((spec_of(world, each.effect_id), each) for each in lying)
    return [(spec, each) for spec, each in found if spec is not None]


def spec_of(world: World, effect_id: EffectId) -> Effect | None:
    """What content says of an effect, or what is always known of it: the conditions by themselves."""
    return world.catalog.find(Effect, effect_id) or PLAIN.get(effect_id)


def states_on(world: World, being: Being) -> list[tuple[Effect, EffectState]]:
    """The effects on a being, and how they lie there."""
    return [(spec, each.effect_data) for spec, each in effects_on(world, being)]


def effect_on(world: World, being: Being, effect_id: EffectId) -> Lying | None:
    """An effect on a being, if it lies there."""
    if isinstance(being, Player):
        return world.get(PlayerEffect, (being.id, effect_id))
    return next((each for each in being.borne if each.effect_id == effect_id), None)


def lay(world: World, being: Being, spec: Effect, state: EffectState, until: float) -> None:
    """Let an effect lie on a being from now on; it waits for nothing yet."""
    if isinstance(being, Player):
        world.add(
            PlayerEffect(
                player_id=being.id,
                effect_id=spec.id,
                effect_type=spec.kind,
                effect_data=state,
                expires_at=until,
            )
        )
    else:
        being.borne = (*being.borne, Borne(spec.id, state, until))


def keep(world: World, being: Being, effect_id: EffectId, state: EffectState, until: float) -> None:
    """Let an effect that lies on a being lie there otherwise."""
    if isinstance(being, Player):
        row = world.get(PlayerEffect, (being.id, effect_id))
        if row is not None:
            row.effect_data, row.expires_at = state, until
    else:
        _replace(being, effect_id, lambda each: replace(each, effect_data=state, expires_at=until))


def lift(world: World, being: Being, effect: Lying) -> None:
    """Let an effect lie on a being no more, and wait for nothing."""
    if effect.job is not None:
        effect.job.cancel()
    if isinstance(effect, PlayerEffect):
        world.remove(effect)
    else:
        being.borne = tuple(each for each in being.borne if each.effect_id != effect.effect_id)


def wait(world: World, being: Being, effect: Lying, seconds: float, work: Callable[[], None]) -> None:
    """Do something with an effect in so many seconds, and nothing else that was to be done with it."""
    _wait_for(being, effect, world.schedule.after(seconds, "an effect", work))


def wait_for_nothing(being: Being, effect: Lying) -> None:
    """Let an effect lie until something else ends it."""
    _wait_for(being, effect, None)


def next_due(state: EffectState, until: float) -> float:
    """When something is to be done with an effect next, in Unix seconds."""
    return min(until, state.next_tick_at or NEVER, state.next_save_at or NEVER)


def bear(being: Being, borne: Iterable[Borne]) -> None:
    """Let effects lie on a creature as they were kept somewhere else."""
    being.borne = tuple(borne)


def _wait_for(being: Being, effect: Lying, job: Job | None) -> None:
    if effect.job is not None:
        effect.job.cancel()
    if isinstance(effect, PlayerEffect):
        effect.job = job
    else:
        _replace(being, effect.effect_id, lambda each: replace(each, job=job))


def _replace(being: Being, effect_id: EffectId, changed: Callable[[Borne], Borne]) -> None:
    being.borne = tuple(changed(each) if each.effect_id == effect_id else each for each in being.borne)
