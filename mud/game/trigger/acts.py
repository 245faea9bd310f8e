"""Firing triggers: whether one does, in a span that is undone whole when it fails. The only writer of `TriggerState`.

What happens may set off triggers, and they each other: a chain is cut at `MOST_LINKED`, an avalanche at `MOST_FIRED`.
A trigger that fails has changed nothing, its builders are told, and after `MOST_FAILURES` it is switched off.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mud.game.being.acts.presence import staff_here
from mud.game.being.model import Being, Player
from mud.game.place.specs import Room
from mud.game.trigger.events import TriggerConsidered, TriggerFailed, TriggerSwitched
from mud.game.trigger.model import Board, Count, Outcome, TriggerState
from mud.game.trigger.rules import MOST_FAILURES, MOST_FIRED, MOST_LINKED, Listening, fits, listening
from mud.game.trigger.specs import EVERYWHERE, Occasion, ScopeKind, Trigger
from mud.kernel.clauses import Clauses
from mud.kernel.errors import Refused
from mud.kernel.ids import EffectId, ItemTemplateId, PlayerId, TriggerId
from mud.play.roles import Role
from mud.play.scripts.language import language_of
from mud.play.scripts.scene import Scene, ScriptError
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that triggers may listen for. `words` are what patterns are about, the rest narrows down."""

    occasion: Occasion
    names: Mapping[str, object]
    room: Room | None = None
    area_id: str | None = None
    who: Being | None = None
    words: str | None = None
    item: ItemTemplateId | None = None
    effect: EffectId | None = None
    way: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a trigger fires, and why not; `silent`: nobody would want to know."""

    fires: bool
    why: str
    silent: bool = False
    trail: list[str] = field(default_factory=list)


def board_of(world: World) -> Board:
    """What is known of triggers in this run."""
    return world.memory(Board)


def happened(world: World, happening: Happening) -> bool:
    """Let all triggers that listen for it fire, those of the room first; whether one did that lets nothing pass."""
    _begin_round(world)
    area = happening.area_id or (happening.room.area_id if happening.room is not None else None)
    room = happening.room.id if happening.room is not None else None
    taken = False
    for each in listening(world.catalog, happening.occasion, room, area):
        if _narrows(each.trigger, happening) and consider(world, each, happening):
            taken = taken or not each.trigger.passes
    return taken


def is_awaited(world: World, occasion: Occasion, room: Room | None, who: Being) -> bool:
    """Whether any trigger listens for it there, of the like of them: else nobody need find out what it is about."""
    room_id, area_id = (room.id, room.area_id) if room is not None else (None, None)
    is_player = isinstance(who, Player)
    return any(each.trigger.minds(is_player) for each in listening(world.catalog, occasion, room_id, area_id))


def consider(world: World, listener: Listening, happening: Happening) -> bool:
    """Fire a trigger unless something speaks against it; whether it did, or did what stands under `else`."""
    trigger, board = listener.trigger, board_of(world)
    verdict = _cut(world, board, trigger)
    if verdict is not None:
        _failed(world, trigger, happening, verdict)
        return False
    scene = _scene(world, listener, happening)
    scene.trail = []
    found = _judged(world, listener, happening, scene)
    _keep(world, trigger, happening, Verdict(found.fires, found.why, found.silent, scene.trail))
    actions = trigger.do if found.fires else trigger.else_ if not found.silent else Clauses()
    if not actions:
        return found.fires
    return _fire(world, listener, happening, scene, actions, counts=found.fires)


def fire(world: World, trigger: Trigger, happening: Happening) -> bool:
    """Let a trigger do what it does, whatever speaks against it."""
    _begin_round(world)
    scope, scope_id = trigger.places[0]
    listener = Listening(trigger, scope, scope_id)
    scene = _scene(world, listener, happening)
    return _fire(world, listener, happening, scene, trigger.do, counts=True)


def set_off(world: World, trigger: Trigger, happening: Happening) -> bool:
    """Let one trigger set off another, which fires unless something speaks against it."""
    scope, scope_id = _place_of(trigger, happening)
    return consider(world, Listening(trigger, scope, scope_id), happening)


def is_on(world: World, trigger: Trigger) -> bool:
    """Whether a trigger is switched on."""
    switched = board_of(world).switched.get(trigger.id)
    if switched is None and trigger.permanent:
        states = (world.get(TriggerState, (trigger.id, scope, key)) for scope, key in trigger.places)
        switched = next((state.enabled for state in states if state is not None and state.enabled is not None), None)
    return trigger.enabled if switched is None else switched


def switch(world: World, trigger: Trigger, on: bool | None) -> None:
    """Switch a trigger on or off everywhere; None is as content says. What failed before is forgotten."""
    board = board_of(world)
    board.failures.pop(trigger.id, None)
    board.switched.pop(trigger.id, None)
    if trigger.permanent:
        for scope, key in trigger.places:
            _state(world, trigger, scope, key).enabled = on
    elif on is not None:
        board.switched[trigger.id] = on


def reset(world: World, trigger: Trigger) -> None:
    """Forget how often a trigger fired, and that it was switched on or off."""
    board = board_of(world)
    board.switched.pop(trigger.id, None)
    board.failures.pop(trigger.id, None)
    for key in [key for key in board.counts if key[0] == trigger.id]:
        del board.counts[key]
    for scope, place in trigger.places:
        state = world.get(TriggerState, (trigger.id, scope, place))
        if state is not None:
            world.remove(state)


def fired(world: World, trigger: Trigger) -> int:
    """How often a trigger has fired, in all its places."""
    if trigger.permanent:
        states = (world.get(TriggerState, (trigger.id, scope, key)) for scope, key in trigger.places)
        return sum(state.fire_count for state in states if state is not None)
    return sum(count.times for key, count in board_of(world).counts.items() if key[0] == trigger.id)


def switch_by(world: World, who: Player, trigger: Trigger, on: bool) -> None:
    """A builder switches a trigger on or off; Refused when it is so already."""
    if is_on(world, trigger) is on:
        raise Refused(f"{trigger.id} is switched {'on' if on else 'off'} already.")
    switch(world, trigger, on)
    world.happened(TriggerSwitched(who, trigger, "switched on" if on else "switched off"))


def follow(world: World, who: Player, trigger: Trigger) -> None:
    """A builder follows what a trigger does from now on, or no longer."""
    followers = board_of(world).followers.setdefault(trigger.id, {})
    if who.id in followers:
        del followers[who.id]
        world.happened(TriggerSwitched(who, trigger, "no longer followed by you"))
    else:
        followers[who.id] = None
        world.happened(TriggerSwitched(who, trigger, "followed by you from now on"))


def forget_missing(world: World) -> None:
    """Forget the counts of triggers that no file has any more."""
    for state in list(world.shelf(TriggerState)):
        if world.catalog.find(Trigger, state.trigger_id) is None:
            world.remove(state)


def _begin_round(world: World) -> None:
    """What happens now was caused by no trigger that fired before, unless one is firing or it is of the same round."""
    board, now = board_of(world), world.bus.rounds
    if board.depth == 0 and (world.bus.depth == 0 or board.round != now):
        board.chain.clear()
    board.round = now


def _cut(world: World, board: Board, trigger: Trigger) -> str | None:
    """Why a trigger must not fire whatever it says: it is part of something that would not end."""
    chain = " -> ".join([*board.chain[-MOST_LINKED:], trigger.id])
    if max(world.bus.depth, board.depth) > MOST_LINKED:
        return f"triggers set each other off without end, and were cut after {MOST_LINKED}: {chain}"
    if len(board.chain) >= MOST_FIRED:
        return f"more than {MOST_FIRED} triggers fired because of one thing that happened, the last were {chain}"
    return None


def _narrows(trigger: Trigger, happening: Happening) -> bool:
    if happening.who is not None and not trigger.minds(isinstance(happening.who, Player)):
        return False
    if trigger.pattern is not None and not fits(happening.words or "", trigger.pattern):
        return False
    if trigger.item is not None and trigger.item != happening.item:
        return False
    if trigger.effect is not None and trigger.effect != happening.effect:
        return False
    return trigger.way is None or trigger.way == happening.way


def _judged(world: World, listener: Listening, happening: Happening, scene: Scene) -> Verdict:
    trigger, count, now = listener.trigger, _count(world, listener, happening), world.clock.now()
    if not is_on(world, trigger):
        return Verdict(False, "it is switched off", silent=True)
    if trigger.limit is not None and count.times >= trigger.limit:
        return Verdict(False, f"it has fired as often as it may: {count.times} of {trigger.limit} times")
    if count.last is not None and now < count.last + trigger.cooldown:
        return Verdict(False, f"it rests for {count.last + trigger.cooldown - now:.0f} seconds more")
    try:
        if not scene.holds(trigger.if_):
            return Verdict(False, "a condition does not hold")
    except ScriptError as error:
        return Verdict(False, str(error), silent=True)
    if trigger.chance < 1 and not world.dice.chance(trigger.chance):
        return Verdict(False, f"the chance of {trigger.chance:g} did not come")
    return Verdict(True, "it fires")


def _fire(
    world: World, listener: Listening, happening: Happening, scene: Scene, actions: Clauses, *, counts: bool
) -> bool:
    trigger, board = listener.trigger, board_of(world)
    board.chain.append(trigger.id)
    if counts:
        _counted(world, listener, happening)
    board.depth += 1
    try:
        return _attempt(world, trigger, happening, lambda: scene.perform(actions))
    finally:
        board.depth -= 1


def _attempt(world: World, trigger: Trigger, happening: Happening, work: Callable[[], None]) -> bool:
    """Do it whole or not at all. What the game refuses to someone who typed it, they read."""
    try:
        with world.undoing():
            work()
    except Refused as refusal:
        _keep(world, trigger, happening, Verdict(False, f"the game refused: {refusal}"))
        if happening.occasion is Occasion.COMMAND:
            raise
        return False
    except Exception as error:  # noqa: BLE001  # whatever is wrong with content must not stop the tick, or who typed
        _failed(world, trigger, happening, f"{type(error).__name__}: {error}")
        return False
    return True


def _failed(world: World, trigger: Trigger, happening: Happening, reason: str) -> None:
    board = board_of(world)
    failures = board.failures[trigger.id] = board.failures.get(trigger.id, 0) + 1
    off = failures >= MOST_FAILURES
    if off:
        board.switched[trigger.id] = False
    board.remember(trigger.id, Outcome(world.clock.now(), _name_of(happening), False, f"it failed: {reason}"))
    if failures <= MOST_FAILURES:
        world.happened(TriggerFailed(trigger, reason, off, staff_here(world, Role.BUILDER)))


def _keep(world: World, trigger: Trigger, happening: Happening, verdict: Verdict) -> None:
    board = board_of(world)
    outcome = Outcome(world.clock.now(), _name_of(happening), verdict.fires, verdict.why, tuple(verdict.trail))
    board.remember(trigger.id, outcome)
    followers = board.followers.get(trigger.id)
    if followers:
        found = (world.get(Player, player_id) for player_id in followers)
        world.happened(TriggerConsidered(trigger, outcome, tuple(p for p in found if p is not None and p.online)))


def _scene(world: World, listener: Listening, happening: Happening) -> Scene:
    trigger = listener.trigger

    def within(work: Callable[[], None]) -> None:
        board = board_of(world)
        if is_on(world, trigger):
            _begin_round(world)
            board.depth += 1
            try:
                _attempt(world, trigger, _without_typing(happening), work)
            finally:
                board.depth -= 1

    return Scene(world, language_of(world), happening.names, f"trigger {trigger.id}", within)


def _without_typing(happening: Happening) -> Happening:
    """What is done later is nobody's command any more, so nobody reads its refusal."""
    return Happening(Occasion.INTERVAL, happening.names, happening.room, happening.area_id, happening.who)


def _count(world: World, listener: Listening, happening: Happening) -> Count:
    trigger = listener.trigger
    if trigger.permanent:
        state = world.get(TriggerState, (trigger.id, listener.scope, listener.scope_id))
        return Count() if state is None else Count(state.fire_count, state.last_fired_at)
    return board_of(world).count((trigger.id, listener.scope_id, _person(trigger, happening)))


def _counted(world: World, listener: Listening, happening: Happening) -> None:
    trigger, now = listener.trigger, world.clock.now()
    if trigger.permanent:
        state = _state(world, trigger, listener.scope, listener.scope_id)
        state.fire_count, state.last_fired_at = state.fire_count + 1, now
        return
    count = board_of(world).count((trigger.id, listener.scope_id, _person(trigger, happening)))
    count.times, count.last = count.times + 1, now


def _person(trigger: Trigger, happening: Happening) -> PlayerId | None:
    who = happening.who
    return who.id if trigger.per_person and isinstance(who, Player) else None


def _state(world: World, trigger: Trigger, scope: ScopeKind, scope_id: str) -> TriggerState:
    key = trigger.id, scope, scope_id
    return world.get(TriggerState, key) or world.add(
        TriggerState(trigger_id=trigger.id, scope=scope, scope_id=scope_id)
    )


def _place_of(trigger: Trigger, happening: Happening) -> tuple[ScopeKind, str]:
    """The place of a trigger that another sets off: where that happened, if it listens there too."""
    here = {EVERYWHERE, happening.area_id, happening.room.id if happening.room is not None else None}
    return next((place for place in trigger.places if place[1] in here), trigger.places[0])


def _name_of(happening: Happening) -> str:
    return happening.who.name if happening.who is not None else "nobody"


def trigger_called(world: World, trigger_id: str) -> Trigger:
    """The trigger of that id; Refused when there is none."""
    found = world.catalog.find(Trigger, TriggerId(trigger_id))
    if found is None:
        raise Refused(f"There is no trigger {trigger_id}. Type trigger list for those there are.")
    return found


def by_itself(world: World, trigger: Trigger, scope: ScopeKind, scope_id: str, happening: Happening) -> None:
    """Let a trigger fire that waited for its time, unless something speaks against it."""
    _begin_round(world)
    consider(world, Listening(trigger, scope, scope_id), happening)
