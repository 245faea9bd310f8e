"""Using abilities: what they ask for, what they cost, what takes a while and can be broken off, and what comes of it.

A being that is no player pays no energy and needs nothing in its hands.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from mud.game.ability.acts import begin_cooldown, difficulty_of, has_ability, scene_of, seconds_left
from mud.game.ability.acts.needs import check_needs
from mud.game.ability.events import AbilityBegan, AbilityBroken, AbilityUsed, Withstood
from mud.game.ability.specs import Aim, ClassAbility
from mud.game.being.acts.health import exert
from mud.game.being.acts.postures import beings_in
from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import can_act, energy_of, health_of, succeeds_save
from mud.game.being.specs import Ability
from mud.game.effect import acts as effects
from mud.game.effect.specs import Effect
from mud.game.place.acts import Attacking, WorkingMagic
from mud.game.thing.model import Item
from mud.kernel.entity import NOWHERE, Entity, home_of
from mud.kernel.errors import Refused
from mud.kernel.schedule import Job
from mud.play.durations import in_words
from mud.text.grammar import capital
from mud.world.world import World

LEAST_TO_GO_ON: Final = 10
"""What a constitution save must reach to go on with what one is about when hurt; half the damage if that is more
(SRD 5.1, "Concentration")."""

MOST_REACHED: Final = 50
"""Beings to whom one ability does something at once."""


@dataclass(frozen=True, slots=True)
class Using:
    """Someone is about to use an ability, on someone or something where it is aimed at any."""

    who: Being
    ability: ClassAbility
    target: Entity | None


@dataclass(frozen=True, slots=True)
class Aiming:
    """Whom someone means who names nobody, in the making: `target` is who they fight with, if a feature says so."""

    who: Being
    ability: ClassAbility
    found: list[Being] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom something aimed at all who are there does something to, in the making: features take out who is spared."""

    who: Being
    ability: ClassAbility
    found: list[Being]


@dataclass(frozen=True, slots=True)
class Casting:
    """What someone is about: until when (seconds of the clock's `elapsed`), and what ends it."""

    ability: ClassAbility
    target: Entity | None
    until: float
    job: Job


@dataclass(slots=True)
class Castings:
    """What everyone is about. A restart forgets it."""

    by: dict[Being, Casting] = field(default_factory=dict)
    at_work: dict[Being, ClassAbility] = field(default_factory=dict)
    """Whose ability does what it does just now: the harm that they are the source of comes by it."""


def use(world: World, who: Being, ability: ClassAbility, target: Entity | None = None) -> None:
    """Use an ability, at once or after the time that it takes.

    Refused, with nothing spent, when someone has not got it, has not got what it needs, is too tired, has to wait, is
    about something else, or aims it at what it cannot be aimed at; and as guards and its own lines say no.
    """
    target = aimed(world, who, ability, target)
    _check_ready(world, who, ability, target)
    _check_allowed(world, who, ability, target)
    if ability.casting_time:
        _begin(world, who, ability, target)
    else:
        with world.undoing():
            _pay(world, who, ability)
            _resolve(world, who, ability, target)


def aimed(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> Entity | None:
    """What an ability is aimed at by someone who names that, or nothing; Refused when it cannot be."""
    match ability.target:
        case Aim.NONE | Aim.ROOM | Aim.SELF:
            if target is not None and target is not who:
                whom = "yourself" if ability.target is Aim.SELF else "nobody in particular"
                raise Refused(f"{capital(ability.name)} is for {whom}.")
            return who if ability.target is Aim.SELF else None
        case Aim.ITEM:
            if not isinstance(target, Item):
                raise Refused(f"{capital(ability.name)} needs a thing. On what?")
            return target
    if target is None:
        target = _meant(world, who, ability)
    if not isinstance(target, Being) or target not in beings_in(world, who.room_id):
        raise Refused("They are not here.")
    if target is who and ability.target is Aim.ENEMY:
        raise Refused("You would only hurt yourself.")
    return target


def seconds_busy(world: World, who: Being) -> float:
    """Seconds that someone is still about something."""
    casting = world.memory(Castings).by.get(who)
    return max(0.0, casting.until - world.clock.elapsed()) if casting is not None else 0.0


def break_off(world: World, who: Being, reason: str = "") -> None:
    """Tear someone out of what they are about; nothing when that is nothing."""
    casting = world.memory(Castings).by.pop(who, None)
    if casting is not None:
        casting.job.cancel()
        world.happened(AbilityBroken(who, casting.ability, reason))


def suffer(world: World, who: Being, amount: int) -> None:
    """Someone is hurt while they are about something: they go on if their constitution saves them."""
    if who not in world.memory(Castings).by:
        return
    difficulty = max(LEAST_TO_GO_ON, amount // 2)
    if health_of(world, who) <= 0 or not succeeds_save(world, who, Ability.CONSTITUTION, difficulty):
        break_off(world, who)


@contextmanager
def told_otherwise(world: World, who: Being) -> Iterator[None]:
    """What someone harms in the meantime is told by whoever knows more of it than that it comes of an ability."""
    at_work = world.memory(Castings).at_work
    ability = at_work.pop(who, None)
    try:
        yield
    finally:
        if ability is not None:
            at_work[who] = ability


def _meant(world: World, who: Being, ability: ClassAbility) -> Being:
    if ability.target is Aim.ALLY:
        return who
    aiming = Aiming(who, ability)
    world.hooks.contribute(world, aiming)
    if not aiming.found:
        raise Refused(f"Whom do you want to use {ability.name} on?")
    return aiming.found[0]


def _check_ready(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> None:
    if ability.passive:
        raise Refused(f"{capital(ability.name)} needs no using: it works by itself.")
    if not has_ability(world, who, ability):
        raise Refused(f"You have never learned {ability.name}.")
    check_needs(world, who, ability, target)
    if not can_act(world, who):
        raise Refused("You cannot do anything now.")
    if seconds_busy(world, who) > 0:
        raise Refused("You are in the middle of something already.")
    left = seconds_left(world, who, ability)
    if left > 0:
        raise Refused(f"You cannot use {ability.name} again yet: {in_words(max(1.0, left))} left.")
    if isinstance(who, Player) and energy_of(world, who) < ability.energy:
        energy = energy_of(world, who)
        raise Refused(f"You are too tired: {ability.name} takes {ability.energy} energy, and you have {energy}.")


def _check_allowed(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> None:
    if ability.magic:
        world.check(WorkingMagic(who, who.room_id))
    if ability.harmful and target is not None:
        world.check(Attacking(who, target, who.room_id))
    world.check(Using(who, ability, target))


def _pay(world: World, who: Being, ability: ClassAbility) -> None:
    if isinstance(who, Player):
        exert(world, who, ability.energy)


def _begin(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> None:
    """Begin what takes a while. Its energy is spent now, whatever comes of it; its cooldown begins at the end."""
    _pay(world, who, ability)
    seconds = ability.casting_time
    job = world.schedule.after(seconds, "an ability", lambda: _finish(world, who))
    world.memory(Castings).by[who] = Casting(ability, target, world.clock.elapsed() + seconds, job)
    world.happened(AbilityBegan(who, ability, target, seconds))


def _finish(world: World, who: Being) -> None:
    casting = world.memory(Castings).by.pop(who, None)
    if casting is None or home_of(who) is NOWHERE:
        return
    ability, target = casting.ability, casting.target
    try:
        with world.undoing():
            aimed(world, who, ability, target)
            _check_allowed(world, who, ability, target)
            _resolve(world, who, ability, target)
    except Refused as refusal:
        world.happened(AbilityBroken(who, ability, str(refusal)))


def _resolve(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> None:
    """Let an ability be used now: it is told, and then does what it does to everyone whom it reaches."""
    begin_cooldown(world, who, ability)
    reached = _reached(world, who, ability, target)
    world.happened(AbilityUsed(who, ability, target, reached))
    if ability.stance is not None:
        _change_stance(world, who, ability)
    at_work = world.memory(Castings).at_work
    at_work[who] = ability
    try:
        _do_all(world, who, ability, target, reached)
    finally:
        at_work.pop(who, None)


def _do_all(world: World, who: Being, ability: ClassAbility, target: Entity | None, reached: tuple[Being, ...]) -> None:
    if not reached:
        scene_of(world, who, ability, target).perform(ability.do)
    for each in reached:
        if home_of(each) is not NOWHERE:
            _do_to(world, who, ability, each)


def _do_to(world: World, who: Being, ability: ClassAbility, target: Being) -> None:
    scene = scene_of(world, who, ability, target)
    if ability.save is not None and succeeds_save(world, target, ability.save, difficulty_of(world, who, ability)):
        world.happened(Withstood(target, who, ability))
        scene.perform(ability.withstood)
    else:
        scene.perform(ability.do)


def _reached(world: World, who: Being, ability: ClassAbility, target: Entity | None) -> tuple[Being, ...]:
    if isinstance(target, Being):
        return (target,)
    if ability.target is not Aim.ROOM:
        return ()
    here: list[Being] = [each for each in beings_in(world, who.room_id) if each is not who or not ability.harmful]
    reach = Reach(who, ability, here)
    world.hooks.contribute(world, reach)
    return tuple(each for each in reach.found if _may(world, who, ability, each))[:MOST_REACHED]


def _may(world: World, who: Being, ability: ClassAbility, target: Being) -> bool:
    try:
        if ability.harmful:
            world.check(Attacking(who, target, who.room_id))
        world.check(Using(who, ability, target))
    except Refused:
        return False
    return True


def _change_stance(world: World, who: Being, ability: ClassAbility) -> None:
    stance = world.catalog.find(Effect, ability.stance or "")
    if stance is not None and not effects.end(world, who, stance.id):
        effects.apply(world, who, stance, by=who)
