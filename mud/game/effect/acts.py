"""Effects coming, ticking and ending. The only writer of `PlayerEffect`.

Each waits in the schedule for its next tick or its end, whether its bearer is in the world or not: what lies on nobody
costs nothing. What an effect hurts or heals goes through `being.acts.health`, which also says what happens to whoever
has no hit points left.
"""

from typing import Final

from mud.game.being.acts import health
from mud.game.being.model import Being, Player
from mud.game.being.script import names_around
from mud.game.effect.events import EffectBegan, EffectEnded, EffectTicked
from mud.game.effect.model import NEVER, EffectState, PlayerEffect
from mud.game.effect.rules import stacked, ticks_due
from mud.game.effect.specs import Effect, EffectKind
from mud.kernel.clauses import Clauses
from mud.kernel.dice import parse_roll
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId
from mud.play.scripts.language import scene_for
from mud.world.world import World

ROUNDING: Final = 0.001
"""Seconds by which an effect is looked at too late rather than too early."""

MOST_EFFECTS: Final = 50
"""Effects that lie on one being: a screenful, and a row for each."""


def effects_on(world: World, being: Being) -> list[tuple[Effect, PlayerEffect]]:
    """The effects that lie on a being, in the order in which they came."""
    if not isinstance(being, Player):
        return []
    found = ((world.catalog.find(Effect, each.effect_id), each) for each in _lying_on(world, being))
    return [(spec, each) for spec, each in found if spec is not None]


def states_on(world: World, being: Being) -> list[tuple[Effect, EffectState]]:
    """The effects on a being, and how they lie there."""
    return [(spec, each.effect_data) for spec, each in effects_on(world, being)]


def effect_on(world: World, being: Being, effect_id: EffectId) -> PlayerEffect | None:
    """An effect on a being, if it lies there."""
    return world.get(PlayerEffect, (being.id, effect_id)) if isinstance(being, Player) else None


def apply(
    world: World,
    being: Being,
    spec: Effect,
    *,
    seconds: float | None = None,
    strength: int | None = None,
    by: str = "",
) -> bool:
    """Let an effect come over a being, for its own time and strength unless others are given.

    `by` says what brought it. False when a stronger one is there already, or the being bears none.
    """
    if not isinstance(being, Player):
        return False
    strength = spec.strength if strength is None else strength
    lasts = spec.duration if seconds is None else seconds
    until = NEVER if lasts is None else world.clock.now() + lasts
    known = effect_on(world, being, spec.id)
    if known is None:
        _begin(world, being, spec, EffectState(1, strength, None, by), until)
        return True
    state = stacked(known.effect_data, spec, strength)
    if state is None:
        return False
    known.effect_data, known.expires_at = state, max(until, known.expires_at)
    _wait(world, known)
    world.happened(EffectBegan(being, spec, again=True))
    return True


def end(world: World, being: Being, effect_id: EffectId) -> bool:
    """End an effect on a being; False when it does not lie there."""
    effect = effect_on(world, being, effect_id)
    if effect is None or not isinstance(being, Player):
        return False
    _end(world, being, effect)
    return True


def dispel(world: World, being: Being, tag: str | None = None, most: int = MOST_EFFECTS) -> int:
    """End effects that can be dispelled, the oldest first: those with a tag, or else those that harm. How many?"""
    ended = 0
    for spec, effect in effects_on(world, being):
        fits = spec.kind.harms if tag is None else tag in spec.tags
        if fits and spec.dispellable and ended < most:
            ended += end(world, being, effect.effect_id)
    return ended


def see_to_all(world: World) -> None:
    """After the world was loaded: make up for the ticks that were missed, end what has expired, wait for the rest."""
    for effect in list(world.shelf(PlayerEffect)):
        see_to(world, effect)


def see_to(world: World, effect: PlayerEffect) -> None:
    """Do what is due of an effect, end it if it has expired, or wait for what comes next."""
    bearer, spec = world.get(Player, effect.player_id), world.catalog.find(Effect, effect.effect_id)
    if bearer is None or not bearer.is_active or spec is None:
        _forget(world, effect)
        return
    _tick(world, bearer, spec, effect)
    if effect_on(world, bearer, spec.id) is not effect:
        return  # its own ticks ended it
    if effect.expires_at <= world.clock.now():
        _end(world, bearer, effect)
    else:
        _wait(world, effect)


def forget_all(world: World, player: Player) -> None:
    """Let no effect lie on someone, without a word: their character is gone."""
    for effect in list(_lying_on(world, player)):
        _forget(world, effect)


def _lying_on(world: World, player: Player) -> list[PlayerEffect]:
    return list(world.where(PlayerEffect, "player_id", player.id))


def _begin(world: World, being: Player, spec: Effect, state: EffectState, until: float) -> None:
    if len(_lying_on(world, being)) >= MOST_EFFECTS:
        raise Refused("So much lies on you already that nothing more takes hold.")
    next_tick = None if spec.every is None else world.clock.now() + spec.every
    effect = world.add(
        PlayerEffect(
            player_id=being.id,
            effect_id=spec.id,
            effect_type=spec.kind,
            effect_data=EffectState(state.stacks, state.strength, next_tick, state.by),
            expires_at=until,
        )
    )
    _wait(world, effect)
    world.happened(EffectBegan(being, spec, again=False))
    _perform(world, being, spec, spec.on_start)


def _end(world: World, being: Player, effect: PlayerEffect) -> None:
    spec = world.catalog.find(Effect, effect.effect_id)
    _forget(world, effect)
    health.settle(world, being)
    if spec is not None:
        world.happened(EffectEnded(being, spec))
        _perform(world, being, spec, spec.on_end)


def _forget(world: World, effect: PlayerEffect) -> None:
    if effect.job is not None:
        effect.job.cancel()
    world.remove(effect)


def _wait(world: World, effect: PlayerEffect) -> None:
    if effect.job is not None:
        effect.job.cancel()
    due = min(effect.expires_at, effect.effect_data.next_tick_at or NEVER)
    if due >= NEVER:
        effect.job = None
        return
    seconds = due - world.clock.now() + ROUNDING
    effect.job = world.schedule.after(seconds, "an effect", lambda: see_to(world, effect))


def _tick(world: World, being: Player, spec: Effect, effect: PlayerEffect) -> None:
    """Do the ticks that are due: after a time in which nothing ran, several at once."""
    state, now = effect.effect_data, world.clock.now()
    if spec.every is None:
        return
    next_at = state.next_tick_at if state.next_tick_at is not None else now + spec.every
    due = ticks_due(next_at, spec.every, now, effect.expires_at)
    next_at += due * spec.every
    if due or state.next_tick_at is None:
        effect.effect_data = EffectState(state.stacks, state.strength, max(next_at, now), state.by)
    if due:
        amount = sum(_work(world, being, spec, state.stacks) for _ in range(due))
        world.happened(EffectTicked(being, spec, amount))
        _perform(world, being, spec, spec.on_tick)


def _work(world: World, being: Player, spec: Effect, stacks: int) -> int:
    if spec.amount is None:
        return 0
    rolled = spec.amount if isinstance(spec.amount, int) else world.dice.roll(parse_roll(spec.amount))
    if spec.kind is EffectKind.HOT:
        return health.heal(world, being, rolled * stacks, spec)
    return health.hurt(world, being, rolled * stacks, spec.damage, spec)


def _perform(world: World, being: Player, spec: Effect, actions: Clauses) -> None:
    """Do what content says; a bearer who is away is told nothing and goes nowhere, so it is left out."""
    if not actions or not being.online:
        return
    scene = scene_for(world, names_around(world, being), f"effect {spec.id}")
    scene.within(lambda: scene.perform(actions))
