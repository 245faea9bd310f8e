"""What a being can do: the abilities that it has, what the passive ones give, and which are not ready yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from mud.content.catalog import Catalog
from mud.game.ability.acts.hands import has_at_hand
from mud.game.ability.model import Practice
from mud.game.ability.specs import ClassAbility, Prowess
from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import ability_modifier, proficiency_bonus
from mud.game.being.script import names_around
from mud.game.being.specs import Ability, DamageType
from mud.game.calling.acts import calling_of
from mud.game.effect.specs import Changed
from mud.kernel.entity import NOWHERE, home_of
from mud.kernel.ids import AbilityId, ClassId
from mud.kernel.values import FrozenMap
from mud.play.scripts.language import scene_for
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number
from mud.world.kept import KeptWhile
from mud.world.world import World

LEAST_DIFFICULTY: Final = 8
"""What whoever saves against an ability must reach, before proficiency and a modifier (SRD 5.1, "Saving Throws")."""

MOST_RESTING: Final = 512
"""Creatures whose cooldowns are remembered before those that are over are looked for."""


@dataclass(frozen=True, slots=True)
class Repertoire:
    """What a being can do, in the making: upper features add what their creatures can."""

    being: Being
    found: dict[AbilityId, ClassAbility] = field(default_factory=dict)

    def add(self, ability: ClassAbility) -> None:
        """Add an ability."""
        self.found[ability.id] = ability


@dataclass(frozen=True, slots=True)
class ProwessOf:
    """One of the numbers of a being that only fights ask for."""

    being: Being
    prowess: Prowess


@dataclass(slots=True)
class Resting:
    """When the abilities of creatures are ready again (Unix seconds). A restart forgets it."""

    until: dict[Being, FrozenMap[AbilityId, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What somebody's class has taught them, and which of that is passive."""

    known: tuple[ClassAbility, ...] = ()
    passive: tuple[ClassAbility, ...] = ()


NOTHING_TAUGHT: Final = Lessons()


class Taught(KeptWhile[tuple[str, int, tuple[AbilityId, ...]], Lessons]):
    """Lessons by class, level and choices: numbers are asked for far more often than anyone learns anything."""

    most = 4096


class PassiveOfCreatures(KeptWhile[Being, tuple[ClassAbility, ...]]):
    """The passive abilities of those who are no players: they are born with them, and each blow asks several times."""


def abilities_of(world: World, being: Being) -> list[ClassAbility]:
    """The abilities that a being has, by the level at which they come."""
    asked = Repertoire(being)
    for ability in _lessons_of(world, being).known:
        asked.add(ability)
    world.hooks.contribute(world, asked)
    return list(asked.found.values())


def abilities_of_class(catalog: Catalog, class_id: ClassId | str) -> tuple[ClassAbility, ...]:
    """All abilities that a class ever learns, by level and name."""
    return _by_class(catalog).get(str(class_id), ())


def has_ability(world: World, being: Being, ability: ClassAbility) -> bool:
    """Whether a being has an ability."""
    return any(each.id == ability.id for each in abilities_of(world, being))


def prowess_of(world: World, being: Being, prowess: Prowess) -> int:
    """One of the numbers that only fights ask for, by all passive abilities and what else changes it."""
    return int(world.modified(ProwessOf(being, prowess), 0.0))


def difficulty_of(world: World, being: Being, ability: ClassAbility) -> int:
    """What whoever throws against a being's ability has to reach (SRD 5.1, "Saving Throws")."""
    modifier = ability_modifier(world, being, _score_behind(world, being, ability))
    return LEAST_DIFFICULTY + proficiency_bonus(world, being) + modifier


def seconds_left(world: World, being: Being, ability: ClassAbility) -> float:
    """Seconds until an ability can be used again; 0 when it can be."""
    return max(0.0, _ready_at(world, being).get(ability.id, 0.0) - world.clock.now())


def begin_cooldown(world: World, being: Being, ability: ClassAbility) -> None:
    """Let a being wait before it can use an ability again."""
    if not ability.cooldown:
        return
    now = world.clock.now()
    waiting = {each: at for each, at in _ready_at(world, being).items() if at > now}
    ready = FrozenMap({**waiting, ability.id: now + ability.cooldown})
    if isinstance(being, Player):
        Practice.of(being).cooldowns = ready
        return
    resting = world.memory(Resting)
    if len(resting.until) >= MOST_RESTING:
        resting.until = {each: at for each, at in resting.until.items() if _is_resting(each, at, now)}
    resting.until[being] = ready


def scene_of(world: World, who: Being, ability: ClassAbility, target: object = None) -> Scene:
    """The situation in which an ability's lines are asked and done: `$who`, `$target`, `$level` and so on."""
    aimed = who if target is None else target
    scene = _scene(world, who, ability).with_names({"target": aimed, "difficulty": difficulty_of(world, who, ability)})
    scene.source = who
    return scene


def _scene(world: World, who: Being, ability: ClassAbility) -> Scene:
    """The situation of a passive ability, in which there is no target: it has a say in all that a difficulty is of."""
    names = {**names_around(world, who), "ability": ability, "level": who.level}
    return scene_for(world, names, f"ability {ability.id}")


def passive_sum(world: World, being: Being, changed: Changed | Prowess) -> int:
    """What the passive abilities of a being add to a number."""
    total = 0
    for ability in _passive_of(world, being):
        number = _given(ability, changed)
        if number is not None and has_at_hand(world, being, ability.asks):
            total += number if isinstance(number, int) else _scene(world, being, ability).number(number)
    return total


def passive_shares(world: World, being: Being, damage: DamageType) -> Iterator[float]:
    """What each of the passive abilities of a being leaves of a damage, as far as it has to do with that."""
    for ability in _passive_of(world, being):
        if damage in ability.damage_shares and has_at_hand(world, being, ability.asks):
            yield ability.damage_shares[damage]


def _given(ability: ClassAbility, changed: Changed | Prowess) -> Number | None:
    return ability.prowess.get(changed) if isinstance(changed, Prowess) else ability.modifiers.get(changed)


def _passive_of(world: World, being: Being) -> tuple[ClassAbility, ...]:
    if isinstance(being, Player):
        return (*_lessons_of(world, being).passive, *_passive_by_kind(world, being))
    return world.memory(PassiveOfCreatures).of(world, being, None, lambda: _passive_by_kind(world, being))


def _passive_by_kind(world: World, being: Being) -> tuple[ClassAbility, ...]:
    asked = Repertoire(being)
    world.hooks.contribute(world, asked)
    return tuple(each for each in asked.found.values() if each.passive)


def _lessons_of(world: World, being: Being) -> Lessons:
    """What the class of a player has taught them."""
    if not isinstance(being, Player):
        return NOTHING_TAUGHT
    key = being.character_class, being.level, Practice.of(being).chosen_abilities
    return world.memory(Taught).of(world, key, None, lambda: _lessons(world.catalog, *key))


def _lessons(catalog: Catalog, class_id: str, level: int, chosen: tuple[AbilityId, ...]) -> Lessons:
    reached = (each for each in abilities_of_class(catalog, class_id) if each.level <= level)
    known = tuple(each for each in reached if not each.choice or each.id in chosen)
    return Lessons(known, tuple(each for each in known if each.passive))


def _ready_at(world: World, being: Being) -> Mapping[AbilityId, float]:
    if isinstance(being, Player):
        return Practice.of(being).cooldowns
    return world.memory(Resting).until.get(being, FrozenMap())


def _is_resting(being: Being, ready: Mapping[AbilityId, float], now: float) -> bool:
    return home_of(being) is not NOWHERE and any(at > now for at in ready.values())


def _score_behind(world: World, being: Being, ability: ClassAbility) -> Ability:
    if ability.by is not None:
        return ability.by
    calling = calling_of(world, being)
    if calling is not None and calling.primary:
        return calling.primary[0]
    return max(Ability, key=lambda each: ability_modifier(world, being, each))


@lru_cache(3)
def _by_class(catalog: Catalog) -> Mapping[str, tuple[ClassAbility, ...]]:
    """The abilities of each class, by level and name."""
    found: dict[str, list[ClassAbility]] = {}
    for ability in sorted(catalog.all(ClassAbility).values(), key=lambda each: (each.level, each.name)):
        for class_id in ability.classes:
            found.setdefault(str(class_id), []).append(ability)
    return MappingProxyType({class_id: tuple(each) for class_id, each in found.items()})
