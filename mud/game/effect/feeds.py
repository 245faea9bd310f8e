"""What players' programs are told of effects: harm as afflictions, help as defences, in the packages clients know."""

from collections.abc import Iterable

from mud.game.being.feeds import room_info, room_players
from mud.game.being.model import Player
from mud.game.being.specs import Condition
from mud.game.effect.acts import effects_on
from mud.game.effect.events import ConditionsChanged, EffectBegan, EffectEnded
from mud.game.effect.specs import Effect
from mud.kernel.json import Json
from mud.play.feeds import Inform, Signal, Stale, feed, state
from mud.play.telling import InRoom, Only
from mud.world.world import World

SIGHT = frozenset({Condition.BLINDED, Condition.UNCONSCIOUS, Condition.PETRIFIED})
"""The conditions in which one does not see."""


def _package(effect: Effect) -> str:
    return "Char.Afflictions" if effect.kind.harms else "Char.Defences"


def _facts(effect: Effect) -> Json:
    facts = {"name": effect.name, "desc": effect.description.strip()}
    return {**facts, "cure": ", ".join(effect.tags)} if effect.kind.harms else facts


@state("Char.Afflictions.List")
def afflictions(world: World, player: Player) -> Json:
    """All that harms."""
    return [_facts(spec) for spec, _ in effects_on(world, player) if spec.kind.harms]


@state("Char.Defences.List")
def defences(world: World, player: Player) -> Json:
    """All that helps."""
    return [_facts(spec) for spec, _ in effects_on(world, player) if not spec.kind.harms]


@feed(EffectBegan)
def began(_world: World, event: EffectBegan) -> Iterable[Signal]:
    """One more, unless it was there before."""
    if not event.again:
        effect = event.effect
        yield Inform(Only(event.who), f"{_package(effect)}.Add", lambda: _facts(effect))


@feed(EffectEnded)
def ended(_world: World, event: EffectEnded) -> Iterable[Signal]:
    """One less: its name, in a list, as clients have it."""
    effect = event.effect
    yield Inform(Only(event.who), f"{_package(effect)}.Remove", lambda: [effect.name])


@feed(ConditionsChanged)
def conditions_changed(_world: World, event: ConditionsChanged) -> Iterable[Signal]:
    """Who is blinded, or knows of nothing, sees no room; who is invisible is not seen in it."""
    changed = event.before ^ event.after
    if not changed.isdisjoint(SIGHT):
        yield Stale(Only(event.who), room_info)
        yield Stale(Only(event.who), room_players)
    if Condition.INVISIBLE in changed:
        yield Stale(InRoom(event.who.room_id, (event.who,)), room_players)
