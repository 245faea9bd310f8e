"""Learning: experience, the levels that follow from it, training, and starting over.

The only writer of levels and experience. What a level is worth is added as the difference between two levels, so that
whatever else changed someone's hit points stays, and any order of gains and losses ends in the same numbers.
"""

from dataclasses import dataclass

from mud.game.being.acts import room_of
from mud.game.being.acts.health import settle
from mud.game.being.model import Being, Player
from mud.game.being.rules import modifier_of
from mud.game.being.specs import Ability
from mud.game.calling.events import ExperienceGained, LevelGained, LevelLowered, Respecced, RespecOffered, Trained
from mud.game.calling.model import Growth
from mud.game.calling.rules import (
    HIGHEST_TRAINED,
    MOST_EXPERIENCE,
    USUAL_DIE,
    USUAL_ENERGY,
    energy_at,
    experience_for,
    hit_points,
    level_for,
    points_earned,
    respec_price,
)
from mud.game.calling.specs import CharacterClass
from mud.game.place.acts import has_flag
from mud.game.place.specs import RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.ids import ClassId
from mud.kernel.money import Copper
from mud.kernel.values import FrozenMap
from mud.play.money import in_coins
from mud.world.purses import coins_in, spend
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class ExperienceGain:
    """How much of so much experience someone keeps: what they owe hangs on it."""

    player: Player
    amount: int


@dataclass(frozen=True, slots=True)
class Teaching:
    """Whether somebody or something in the room teaches someone: more than none where it does."""

    who: Player


@dataclass(frozen=True, slots=True)
class ChoicesMade:
    """How often someone has chosen one of several things to learn: what starting over gives back beside points."""

    who: Player


def calling_of(world: World, being: Being) -> CharacterClass | None:
    """The class of a being; creatures have none, nor has anyone whose class the content no longer knows."""
    return world.catalog.find(CharacterClass, ClassId(being.character_class)) if isinstance(being, Player) else None


def gain(world: World, who: Player, amount: int, why: str = "") -> int:
    """Let someone learn something, and rise as many levels as follow; returns how much they got.

    `why` says what it was for, as it stands behind "for": "the death of a mill rat". Nothing happens unless the amount
    is positive.
    """
    kept = int(world.modified(ExperienceGain(who, amount), amount)) if amount > 0 else 0
    kept = min(kept, MOST_EXPERIENCE - who.experience)
    if kept <= 0:
        return 0
    who.experience += kept
    world.happened(ExperienceGained(who, kept, why))
    _rise(world, who, max(who.level, level_for(who.experience)))
    return kept


def set_experience(world: World, who: Player, experience: int) -> None:
    """Let someone have exactly so much experience, and be of the level that it leads to, higher or lower."""
    who.experience = experience
    level = level_for(experience)
    if level < who.level:
        _lower(world, who, level)
    else:
        _rise(world, who, level)


def experience_at(who: Player, level: int) -> int:
    """The experience that someone would have at a level: what they have if it is of that level, or else its least."""
    return who.experience if level_for(who.experience) == level else experience_for(level)


def put_right(world: World, who: Player) -> None:
    """Let level and experience agree in someone in whom they do not, to their advantage: nobody loses either."""
    if who.experience < experience_for(who.level):
        who.experience = experience_for(who.level)
    _rise(world, who, max(who.level, level_for(who.experience)))


def points_left(world: World, who: Player) -> int:
    """The points that someone has to train with."""
    return max(0, points_earned(calling_of(world, who), who.level) - _spent(who))


def is_taught(world: World, who: Player) -> bool:
    """Whether someone could train where they are."""
    flagged = has_flag(world, room_of(world, who), RoomFlag.TRAINS)
    return world.modified(Teaching(who), 1.0 if flagged else 0.0) > 0


def train(world: World, who: Player, ability: Ability) -> None:
    """Raise an ability score by one, for a point; Refused without a point or a teacher, and beyond the highest."""
    _check_taught(world, who)
    if not points_left(world, who):
        raise Refused("You have no points to train with. Some levels bring two: level tells which one is next.")
    score: int = getattr(who, ability.value)
    if score >= HIGHEST_TRAINED:
        raise Refused(f"Your {ability.value} is {score}, and nobody trains beyond {HIGHEST_TRAINED}.")
    trained = Growth.of(who).trained
    Growth.of(who).trained = trained.set(ability, trained.get(ability, 0) + 1)
    _put_score(world, who, ability, score + 1)
    world.happened(Trained(who, ability, score + 1, points_left(world, who)))


def ask_respec(world: World, who: Player) -> None:
    """Ask what starting over would cost; Refused where it could not be done."""
    price = _check_respec(world, who)
    world.happened(RespecOffered(who, price, _spent(who), _choices(world, who)))


def respec(world: World, who: Player) -> None:
    """Take back, for a price, what was trained and chosen, to do it otherwise; Refused where that cannot be."""
    price = _check_respec(world, who)
    points, choices = _spent(who), _choices(world, who)
    spend(world, who, price, "starting over")
    for ability, spent in Growth.of(who).trained.items():
        _put_score(world, who, ability, max(1, getattr(who, ability.value) - spent))
    Growth.of(who).trained = FrozenMap()
    world.happened(Respecced(who, price, points, choices))
    settle(world, who)


def _check_respec(world: World, who: Player) -> Copper:
    _check_taught(world, who)
    if not _spent(who) and not _choices(world, who):
        raise Refused("You have trained and chosen nothing yet that you could take back.")
    price = respec_price(who.level)
    if coins_in(world, who) < price:
        raise Refused(f"Starting over costs {in_coins(price)} at your level, and you have not got that.")
    return price


def _choices(world: World, who: Player) -> int:
    return int(world.modified(ChoicesMade(who), 0))


def _check_taught(world: World, who: Player) -> None:
    if not is_taught(world, who):
        raise Refused("There is nobody here to train with. Look for a place where people practice.")


def _spent(who: Player) -> int:
    return sum(Growth.of(who).trained.values())


def _put_score(world: World, who: Player, ability: Ability, score: int) -> None:
    """Let a saved score be another one, with what hangs on it: hit points of every level, and the armor class."""
    before = modifier_of(getattr(who, ability.value))
    setattr(who, ability.value, score)
    gained = modifier_of(score) - before
    if gained and ability is Ability.CONSTITUTION:
        die = _die(world, who)
        _more_health(who, hit_points(die, who.level, before + gained) - hit_points(die, who.level, before))
    elif gained and ability is Ability.DEXTERITY:
        who.armor_class += gained


def _rise(world: World, who: Player, level: int) -> None:
    if level == who.level:
        return
    before, points = who.level, points_left(world, who)
    health, energy = _go_to(world, who, level)
    world.happened(LevelGained(who, level, before, health, energy, points_left(world, who) - points))


def _lower(world: World, who: Player, level: int) -> None:
    before = who.level
    _go_to(world, who, level)
    settle(world, who)
    world.happened(LevelLowered(who, level, before))


def _go_to(world: World, who: Player, level: int) -> tuple[int, int]:
    """Let someone be of a level; returns how much health and energy they can have more than before."""
    die, constitution, calling = _die(world, who), modifier_of(who.constitution), calling_of(world, who)
    each = calling.energy if calling is not None else USUAL_ENERGY
    health = hit_points(die, level, constitution) - hit_points(die, who.level, constitution)
    energy = energy_at(level, each) - energy_at(who.level, each)
    who.level = level
    _more_health(who, health)
    who.max_energy = max(0, who.max_energy + energy)
    who.current_energy = max(0, who.current_energy + max(0, energy))
    return health, energy


def _more_health(who: Player, more: int) -> None:
    """Change how many hit points someone can have; what is more, they have at once."""
    who.max_health = max(1, who.max_health + more)
    if more > 0 and who.current_health > 0:
        who.current_health += more


def _die(world: World, who: Player) -> int:
    calling = calling_of(world, who)
    return calling.hit_die if calling is not None else USUAL_DIE
