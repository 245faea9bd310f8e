"""Effects coming, being withstood, ticking and ending, on players and creatures alike.

Each waits in the schedule for its next tick, the next saving throw against it, or its end, also while a player who
bears it is away: what lies on nobody costs nothing. What an effect hurts or heals goes through
`being.acts.health`, which also says what happens to whoever has no hit points left.
"""

from dataclasses import replace
from typing import Final

from mud.game.being.acts import health
from mud.game.being.acts.postures import kinds_of_beings
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import can_act, is_immune, succeeds_save
from mud.game.being.script import names_around
from mud.game.being.specs import Ability, Condition
from mud.game.effect.acts import conditions, lying
from mud.game.effect.acts.concentration import concentrate, find_again, kept_by
from mud.game.effect.acts.conditions import conditions_on, has_condition, refresh
from mud.game.effect.acts.lying import effect_on, effects_on, spec_of, states_on
from mud.game.effect.events import EffectBegan, EffectEnded, EffectResisted, EffectTicked
from mud.game.effect.model import NEVER, EffectState, Lying, PlayerEffect
from mud.game.effect.rules import ROUND, stacked, ticks_due
from mud.game.effect.rules.written import read_effects
from mud.game.effect.specs import Effect, EffectKind, Save
from mud.kernel.clauses import Clauses
from mud.kernel.entity import NOWHERE, home_of
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId
from mud.play.scripts.language import scene_for
from mud.play.scripts.numbers import thrown
from mud.world.world import World

__all__ = ["apply", "conditions_on", "dispel", "effect_on", "effects_on", "end", "has_condition", "states_on"]

ROUNDING: Final = 0.001
"""Seconds by which an effect is looked at too late rather than too early."""

LEAST_SHAKE: Final = 10
"""What a saving throw to keep one's concentration must reach at least (SRD 5.1, "Concentration")."""

MOST_EFFECTS: Final = 50
"""Effects that lie on one being: a screenful, and a row for each."""


def apply(
    world: World,
    being: Being,
    spec: Effect,
    *,
    seconds: float | None = None,
    strength: int | None = None,
    by: str | Being = "",
    dc: int | None = None,
    save: Save | None = None,
) -> bool:
    """Let an effect come over a being, for its own time, strength, saving throw and difficulty unless others are given.

    `by` is who brought it, or says what did. False when the being withstands it or is immune, or when a stronger one is
    there already; nothing takes hold of the dead.
    """
    if being.position is Position.DEAD:
        return False
    author = by if isinstance(by, str) else by.key
    save = spec.save if save is None else save
    dc = save.dc if dc is None and save is not None else dc
    if not _takes_hold(world, being, spec, save, dc):
        return False
    strength = spec.strength if strength is None else strength
    lasts = spec.duration if seconds is None else seconds
    until = NEVER if lasts is None else world.clock.now() + lasts
    known = effect_on(world, being, spec.id)
    if known is None:
        _begin(world, being, spec, _withstood_later(world, EffectState(1, strength, None, author), save, dc), until)
        return True
    state = stacked(known.effect_data, spec, strength)
    if state is None:
        return False
    state = _withstood_later(world, replace(state, by=author or state.by), save, dc)
    lying.keep(world, being, spec.id, state, max(until, known.expires_at))
    refresh(world, being)
    _wait(world, being, spec.id)
    world.happened(EffectBegan(being, spec, again=True))
    _concentrate(world, being, spec, author)
    return True


def end(world: World, being: Being, effect_id: EffectId) -> bool:
    """End an effect on a being; False when it does not lie there."""
    effect = effect_on(world, being, effect_id)
    if effect is None:
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


def cure(world: World, being: Being, condition: Condition) -> int:
    """End what brings a condition, as far as it can be dispelled; of exhaustion take one level. How many were ended?"""
    if condition is Condition.EXHAUSTION:
        return int(_rest_off(world, being))
    bringing = [
        effect for spec, effect in effects_on(world, being) if condition in spec.conditions and spec.dispellable
    ]
    return sum(end(world, being, effect.effect_id) for effect in bringing)


def take_up(world: World) -> None:
    """After the world was loaded: know what lies on players, and who keeps it up, before anything is done about it."""
    for row in world.shelf(PlayerEffect):
        bearer = world.get(Player, row.player_id)
        if bearer is not None and not bearer.conditions and not bearer.exhaustion:
            conditions.take_up(world, bearer)
    find_again(world)


def take_up_written(world: World, being: Being, text: str) -> None:
    """Let effects lie on a creature again as they were written down, and do what is due of them."""
    lying.bear(being, read_effects(text))
    conditions.take_up(world, being)
    see_to_being(world, being)


def see_to_all(world: World) -> None:
    """After the world was loaded: make up for the ticks that were missed, end what has expired, wait for the rest."""
    for row in list(world.shelf(PlayerEffect)):
        bearer = world.get(Player, row.player_id)
        if bearer is None or not bearer.is_active:
            world.remove(row)
        else:
            see_to(world, bearer, row.effect_id)
    for being in _creatures_bearing(world):
        see_to_being(world, being)


def see_to_being(world: World, being: Being) -> None:
    """Do what is due of everything that lies on a being."""
    for effect in lying.lying_on(world, being):
        see_to(world, being, effect.effect_id)


def see_to(world: World, being: Being, effect_id: EffectId) -> None:
    """Do what is due of an effect, end it if it has expired, or wait for what comes next."""
    effect, spec = effect_on(world, being, effect_id), spec_of(world, effect_id)
    if effect is None or home_of(being) is NOWHERE:
        return
    if spec is None:
        lying.lift(world, being, effect)
        refresh(world, being)
        return
    refresh(world, being)
    _tick(world, being, spec, effect)
    if _withstood_now(world, being, spec):
        return
    left = effect_on(world, being, effect_id)
    if left is None:
        return  # its own ticks ended it
    if left.expires_at <= world.clock.now():
        _end(world, being, left)
    else:
        _wait(world, being, effect_id)


def slip(world: World, being: Being) -> None:
    """End the grip of those who hold a being no more: they are elsewhere, or can do nothing (SRD 5.1, "Grappled")."""
    if Condition.GRAPPLED not in being.conditions:
        return
    for spec, effect in effects_on(world, being):
        holder = conditions.being_called(world, effect.effect_data.by)
        if Condition.GRAPPLED in spec.conditions and holder is not None and not _holds(world, holder, being):
            end(world, being, effect.effect_id)


def _holds(world: World, holder: Being, being: Being) -> bool:
    return holder.is_present and holder.room_id == being.room_id and can_act(world, holder)


def forget_all(world: World, being: Being) -> None:
    """Let no effect lie on someone, without a word: they are gone, or dead."""
    for effect in list(lying.lying_on(world, being)):
        lying.lift(world, being, effect)
    refresh(world, being)


def shake(world: World, being: Being, damage: int) -> None:
    """A blow: whoever keeps an effect up throws with constitution against 10, or half the damage, to go on with it."""
    kept = kept_by(world, being.key)
    against = max(LEAST_SHAKE, damage // 2)
    if kept is not None and damage > 0 and not succeeds_save(world, being, Ability.CONSTITUTION, against):
        end(world, *kept)


def end_by_pain(world: World, being: Being, damage: int) -> None:
    """End what no blow leaves on a being."""
    for spec, effect in effects_on(world, being) if damage > 0 else ():
        if spec.ends_when_hurt:
            end(world, being, effect.effect_id)


def let_go(world: World, being: Being) -> None:
    """Let someone keep up nothing any more."""
    kept = kept_by(world, being.key)
    if kept is not None:
        end(world, *kept)


def _takes_hold(world: World, being: Being, spec: Effect, save: Save | None, dc: int | None) -> bool:
    """Whether a being neither withstands an effect nor is immune to all that it would bring."""
    if spec.conditions and all(is_immune(world, being, each) for each in spec.conditions) and not spec.does_more:
        world.happened(EffectResisted(being, spec))
        return False
    if save is None or dc is None or not succeeds_save(world, being, save.ability, dc):
        return True
    world.happened(EffectResisted(being, spec))
    return False


def _rest_off(world: World, being: Being) -> bool:
    """Take one level of exhaustion from a being."""
    for spec, effect in effects_on(world, being):
        if spec.exhaustion_of(1) and spec.dispellable:
            state = effect.effect_data
            if state.stacks <= 1:
                return end(world, being, spec.id)
            lying.keep(world, being, spec.id, replace(state, stacks=state.stacks - 1), effect.expires_at)
            refresh(world, being)
            return True
    return False


def _withstood_later(world: World, state: EffectState, save: Save | None, dc: int | None) -> EffectState:
    """An effect that is thrown against after each round, if its saving throw is such a one.

    Of one that is thrown against only once the difficulty is kept all the same, for those who struggle.
    """
    if save is None or not save.ends:
        return replace(state, dc=dc, next_save_at=None, save=None)
    return replace(state, dc=dc, next_save_at=world.clock.now() + ROUND, save=save.ability)


def _begin(world: World, being: Being, spec: Effect, state: EffectState, until: float) -> None:
    for other, _ in effects_on(world, being) if spec.group else ():
        if other.group == spec.group:
            end(world, being, other.id)
    if len(lying.lying_on(world, being)) >= MOST_EFFECTS:
        raise Refused("So much lies on you already that nothing more takes hold.")
    next_tick = None if spec.every is None else world.clock.now() + spec.every
    lying.lay(world, being, spec, replace(state, next_tick_at=next_tick), until)
    _wait(world, being, spec.id)
    world.happened(EffectBegan(being, spec, again=False))
    refresh(world, being)
    health.settle(world, being)
    _concentrate(world, being, spec, state.by)
    _perform(world, being, spec, spec.on_start)


def _concentrate(world: World, being: Being, spec: Effect, author: str) -> None:
    """Whoever keeps an effect up lets go of what they kept up before."""
    if not spec.concentration or not author:
        return
    before = concentrate(world, author, being, spec.id)
    if before is not None:
        end(world, *before)


def _end(world: World, being: Being, effect: Lying) -> None:
    spec = spec_of(world, effect.effect_id)
    lying.lift(world, being, effect)
    refresh(world, being)
    health.settle(world, being)
    if spec is not None:
        world.happened(EffectEnded(being, spec))
        _perform(world, being, spec, spec.on_end)


def _wait(world: World, being: Being, effect_id: EffectId) -> None:
    effect = effect_on(world, being, effect_id)
    if effect is None:
        return
    due = lying.next_due(effect.effect_data, effect.expires_at)
    if due >= NEVER:
        lying.wait_for_nothing(being, effect)
        return
    seconds = due - world.clock.now() + ROUNDING
    lying.wait(world, being, effect, seconds, lambda: see_to(world, being, effect_id))


def _withstood_now(world: World, being: Being, spec: Effect) -> bool:
    """Throw against an effect whose round is over; True when that ended it. One throw for however long nothing ran."""
    effect, now = effect_on(world, being, spec.id), world.clock.now()
    if effect is None:
        return False
    state = effect.effect_data
    if (
        state.next_save_at is None
        or state.save is None
        or state.dc is None
        or state.next_save_at > min(now, effect.expires_at)
    ):
        return False
    if succeeds_save(world, being, state.save, state.dc):
        _end(world, being, effect)
        return True
    lying.keep(world, being, spec.id, replace(state, next_save_at=now + ROUND), effect.expires_at)
    return False


def _tick(world: World, being: Being, spec: Effect, effect: Lying) -> None:
    """Do the ticks that are due: after a time in which nothing ran, several at once."""
    state, now = effect.effect_data, world.clock.now()
    if spec.every is None:
        return
    next_at = state.next_tick_at if state.next_tick_at is not None else now + spec.every
    due = ticks_due(next_at, spec.every, now, effect.expires_at)
    next_at += due * spec.every
    if due or state.next_tick_at is None:
        lying.keep(world, being, spec.id, replace(state, next_tick_at=max(next_at, now)), effect.expires_at)
    if due:
        amount = sum(_work(world, being, spec, state) for _ in range(due))
        world.happened(EffectTicked(being, spec, amount))
        _perform(world, being, spec, spec.on_tick)


def _work(world: World, being: Being, spec: Effect, state: EffectState) -> int:
    """Hurt or heal by one tick: as the doing of whoever brought the effect, as long as they are in the world."""
    if spec.amount is None:
        return 0
    rolled = thrown(spec.amount, world.dice)
    brought = conditions.sources(world, (state.by,)) if state.by else []
    source: object = brought[0] if brought else spec
    if spec.kind is EffectKind.HOT:
        return health.heal(world, being, rolled * state.stacks, source)
    return health.hurt(world, being, rolled * state.stacks, spec.damage, source)


def _perform(world: World, being: Being, spec: Effect, actions: Clauses) -> None:
    """Do what content says; who is away or dead is told nothing and goes nowhere, so they are left out."""
    if not actions or not being.is_present:
        return
    scene = scene_for(world, names_around(world, being), f"effect {spec.id}")
    scene.within(lambda: scene.perform(actions))


def _creatures_bearing(world: World) -> list[Being]:
    return [being for kind in kinds_of_beings(world) for being in world.shelf(kind) if being.borne]
