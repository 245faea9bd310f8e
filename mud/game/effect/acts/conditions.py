"""The conditions that lie on beings: kept ready in a slot of each, so that asking for them costs next to nothing.

What an effect brings stays as long as the effect; how someone holds themselves is a condition, too: whoever lies is
prone, whoever sleeps is unconscious. `rules.conditions` says what each of them means.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from mud.game.being.acts import health
from mud.game.being.acts.changes import note_conditions
from mud.game.being.acts.postures import fall, kinds_of_beings
from mud.game.being.model import Being, Position
from mud.game.being.rules import DREAMING, named
from mud.game.being.rules.numbers import is_immune
from mud.game.being.specs import Condition
from mud.game.effect.acts.lying import effects_on, lying_on
from mud.game.effect.events import ConditionsChanged
from mud.game.effect.model import EffectState
from mud.game.effect.rules.conditions import (
    IMPLIED,
    WORST_EXHAUSTION,
    can_act,
    can_move,
    can_speak,
    is_aware,
    with_implied,
)
from mud.game.effect.rules.conditions import attack_edge as edge_of_attack
from mud.game.effect.specs import Effect
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.kernel.values import FrozenMap
from mud.world.world import World

Conditions = Mapping[Condition, frozenset[str]]

NOBODY: Final[frozenset[str]] = frozenset()

BY_POSITION: Mapping[str, frozenset[Condition]] = MappingProxyType(
    {
        "resting": frozenset({Condition.PRONE}),
        "sleeping": with_implied({Condition.UNCONSCIOUS}),
        "dying": with_implied({Condition.UNCONSCIOUS}),
    }
)
"""What it means to hold oneself so (SRD 5.1, "Unconscious")."""

WORDS: Mapping[Condition, str] = MappingProxyType(
    {
        Condition.PETRIFIED: "You are stone, and do nothing.",
        Condition.UNCONSCIOUS: "You are unconscious.",
        Condition.PARALYZED: "You are paralyzed, and cannot move a finger.",
        Condition.STUNNED: "You are stunned, and cannot move.",
        Condition.INCAPACITATED: "You are in no state to do anything.",
    }
)
"""Why someone does nothing, the worst first."""

HELD_BY: Mapping[Condition, str] = MappingProxyType(
    {
        Condition.GRAPPLED: "You are held fast, and cannot get away.",
        Condition.RESTRAINED: "You are caught, and cannot get away.",
    }
)
"""Why someone who can act stays where they are."""

AWARE = DREAMING | {"senses", "building", "exploring", "world"}
"""Categories of commands that need eyes and ears, and no hands."""

LOOKING = frozenset({"inventory", "equipment", "compare"})
MOVING = frozenset({"go", "north", "south", "east", "west", "up", "down", "stand", "sit", "rest", "stop", "places"})
"""Commands of other categories that need no action: looking at what one has, and moving."""

CACHED: Final = 1024
"""Different sets of conditions that are kept joined with a position: far more than lie on anyone at a time."""


def conditions_on(_world: World, being: Being) -> Conditions:
    """The conditions on a being with what they imply, each with the ids of those who brought it, as far as known."""
    return _held(being.conditions, being.position)


def has_condition(world: World, being: Being, condition: Condition) -> bool:
    """Whether a condition lies on a being."""
    return condition in conditions_on(world, being)


def exhaustion_of(_world: World, being: Being) -> int:
    """The level of exhaustion, 0 to 6."""
    return being.exhaustion


def brought_by(world: World, being: Being, condition: Condition, other: Being) -> bool:
    """Whether somebody brought a condition over a being."""
    return other.key in conditions_on(world, being).get(condition, NOBODY)


def felt_by(world: World, being: Being) -> Conditions:
    """The conditions as they count now: fear of those who are not here does not."""
    found = conditions_on(world, being)
    feared = found.get(Condition.FRIGHTENED)
    if not feared or any(source.room_id == being.room_id for source in sources(world, feared)):
        return found
    if not sources(world, feared):
        return found  # nobody in particular, or nobody that is left: the fear itself stays
    return {condition: by for condition, by in found.items() if condition is not Condition.FRIGHTENED}


def sources(world: World, ids: Iterable[str]) -> list[Being]:
    """The beings of these ids that are in the world, in the order of the ids."""
    found = (being_called(world, each) for each in sorted(ids))
    return [each for each in found if each is not None and each.is_present]


def being_called(world: World, id_: str) -> Being | None:
    """The being of that id, whether it is in the world just now or not."""
    found = (world.get(kind, id_) for kind in kinds_of_beings(world))
    return next((each for each in found if each is not None), None)


def attack_edge(world: World, attacker: Being, target: Being, within_reach: bool) -> int:
    """The edge of an attack by the conditions of both, as they count now."""
    mine, theirs = felt_by(world, attacker), conditions_on(world, target)
    if not mine and not theirs and not attacker.exhaustion:
        return 0
    return edge_of_attack(mine, theirs, within_reach, attacker.exhaustion)


def check_state(world: World, who: Being, category: str, name: str) -> None:
    """Refused for a command that someone cannot obey as they are: the body does nothing, or the tongue.

    Whoever is dying is told so by what brings death.
    """
    found = conditions_on(world, who)
    if category in DREAMING or who.position is Position.DYING or can_act(found):
        return
    worst = next(each for each in WORDS if each in found)
    if not is_aware(found):
        raise Refused(WORDS[worst])
    if category in AWARE or name in LOOKING:
        return
    if category == "talk":
        check_can_speak(world, who)
    elif category != "movement" or name not in MOVING:
        raise Refused(WORDS[worst])


def check_can_speak(world: World, who: Being) -> None:
    """Refused for those who cannot say anything."""
    found = conditions_on(world, who)
    if not can_speak(found):
        raise Refused(f"{next(WORDS[each] for each in WORDS if each in found)} You cannot even speak.")


def check_free(who: Being) -> None:
    """Refused for those who cannot leave the spot, or rise from it; how they hold themselves is another matter."""
    found = who.conditions
    if not (found or who.exhaustion) or can_move(found, who.exhaustion):
        return
    for condition in (*WORDS, *HELD_BY):
        if condition in found and not can_move({condition}):
            raise Refused(WORDS.get(condition) or HELD_BY[condition])
    raise Refused("You are too exhausted to take another step.")


def check_brave(world: World, who: Being, to: RoomId) -> None:
    """Refused for those who would walk to where what they are afraid of is (SRD 5.1, "Frightened")."""
    feared = conditions_on(world, who).get(Condition.FRIGHTENED) if who.conditions else None
    for source in sources(world, feared) if feared else ():
        if source.room_id == to:
            raise Refused(f"You cannot bring yourself to go there: that is where {named(source)} is.")


def check_may_attack(world: World, who: Being, target: Being) -> None:
    """Refused for those who would attack whoever charmed them, or can do nothing at all; combat asks."""
    if brought_by(world, who, Condition.CHARMED, target):
        raise Refused("You cannot raise a hand against someone who has charmed you.")
    found = conditions_on(world, who)
    if not can_act(found):
        raise Refused(next(WORDS[each] for each in WORDS if each in found))


def take_up(world: World, being: Being) -> None:
    """After the world was loaded: know what lies on a being, without anything following from it a second time."""
    states = [(spec, each.effect_data) for spec, each in effects_on(world, being)]
    being.conditions, being.exhaustion = _brought(world, being, states)


def refresh(world: World, being: Being) -> None:
    """See what the effects on a being bring now. Whoever becomes prone falls; the sixth exhaustion takes all health."""
    if not lying_on(world, being) and not being.conditions and not being.exhaustion:
        return
    found = effects_on(world, being)
    conditions, exhaustion = _brought(world, being, [(spec, each.effect_data) for spec, each in found])
    before, tired = being.conditions, being.exhaustion
    if conditions == before and exhaustion == tired:
        return
    being.conditions, being.exhaustion = conditions, exhaustion
    note_conditions(world, being, sorted({*conditions, *([Condition.EXHAUSTION] if exhaustion else ())}))
    world.happened(ConditionsChanged(being, frozenset(before), frozenset(conditions), exhaustion))
    if Condition.PRONE in conditions and Condition.PRONE not in before:
        fall(world, being)
    if exhaustion >= WORST_EXHAUSTION > tired:
        health.fell(world, being, next((spec for spec, _ in found if spec.exhaustion_of(1)), None))


def _brought(
    world: World, being: Being, states: list[tuple[Effect, EffectState]]
) -> tuple[FrozenMap[Condition, frozenset[str]], int]:
    """All conditions of effects with their sources, and the level of exhaustion."""
    found: dict[Condition, frozenset[str]] = {}
    tired = 0
    for spec, state in states:
        tired += spec.exhaustion_of(state.stacks)
        for condition in _admitted(world, being, spec.conditions):
            by = frozenset({state.by}) if state.by else NOBODY
            found[condition] = found.get(condition, NOBODY) | by
    if Condition.PETRIFIED in found:
        found.pop(Condition.POISONED, None)  # stone is immune to poison
    return FrozenMap(dict(sorted(found.items()))), min(tired, WORST_EXHAUSTION)


def _admitted(world: World, being: Being, conditions: Iterable[Condition]) -> list[Condition]:
    """Conditions and what they imply, without those that a being is immune to."""
    admitted = [each for each in conditions if not is_immune(world, being, each)]
    implied = [each for of in admitted for each in sorted(IMPLIED.get(of, ()))]
    return list(dict.fromkeys((*admitted, *(each for each in implied if not is_immune(world, being, each)))))


@lru_cache(CACHED)
def _held(conditions: FrozenMap[Condition, frozenset[str]], position: Position) -> Conditions:
    held = BY_POSITION.get(position.value)
    return conditions if held is None else {**dict.fromkeys(sorted(held), NOBODY), **conditions}
