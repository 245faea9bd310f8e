"""What gear changes in what lower features compute, what it refuses, and what it does when things happen."""

from collections.abc import Iterable
from functools import partial

from mud.game.being.acts.health import settle
from mud.game.being.acts.recovery import attend
from mud.game.being.events import Hurt, PlayerDeleted, PlayerEntered, PlayerLeft, Walked
from mud.game.being.model import Being, Player
from mud.game.being.rules.kept import Grounds
from mud.game.being.rules.numbers import (
    AbilityScore,
    ArmorClass,
    CarryingCapacity,
    MaxEnergy,
    MaxHealth,
    SavingThrow,
    WalkingPace,
    ability_modifier,
    score_of,
)
from mud.game.being.specs import Ability, Size
from mud.game.calling.specs import CharacterClass
from mud.game.gear.acts import calling_of, given_by_gear, is_proficient, worn_at
from mud.game.gear.acts.carrying import burden_on, recount
from mud.game.gear.acts.loadouts import forget_all
from mud.game.gear.acts.magic import break_focus, part_with
from mud.game.gear.events import CurseFelt, Unused
from mud.game.gear.rules import SHIELD, UNUSED_TO, armor_of, dexterity_in, is_shunned, pace_under, slowed
from mud.game.thing.acts import CarryingSlots, Equipping, Unequipping, carried_by, template_of
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.events import Dropped, Equipped, Given, Moved, PutIn, Received, Taken, TakenOut, Unequipped
from mud.game.thing.model import Item
from mud.game.thing.rules import SIZES, Slot, requirements_of
from mud.game.thing.specs import Stat
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.kernel.schedule import every
from mud.text.grammar import capital, definite, indefinite, join_list, plural
from mud.world.contents import HolderKind
from mud.world.world import World

RECOUNTED_AT_ONCE = 20
"""People: of five hundred in one go, everybody else would notice."""

BETWEEN_PORTIONS = 0.2
"""Seconds: a thousand people are through in ten."""

RECOUNT_SECONDS = 60.0
"""How often what no event tells of (a torch that burnt down) is counted for those who are in the world."""

STAT_OF = {ability: Stat(ability.value) for ability in Ability}


@adds(Grounds)
def made_of_things(_world: World, grounds: Grounds) -> None:
    """What is worn and held, and what lies on it."""
    grounds.of(Item)


@modifier(AbilityScore)
def worn_for_scores(world: World, number: AbilityScore, score: float) -> float:
    """What is worn changes the scores."""
    return score + _gear(world, number.being, STAT_OF[number.ability])


@modifier(ArmorClass)
def worn_for_armor(world: World, number: ArmorClass, armor_class: float) -> float:
    """Armor adds what it is worth, and lets dexterity through by its weight (SRD 5.1, "Armor Class")."""
    who = number.being
    if not isinstance(who, Player):
        return armor_class
    suit = worn_at(world, who, Slot.BODY)
    heaviness = armor_of(template_of(world, suit)) if suit is not None else None
    if heaviness is not None:
        dexterity = ability_modifier(world, who, Ability.DEXTERITY)
        armor_class += dexterity_in(heaviness, dexterity) - dexterity
    return armor_class + _gear(world, who, Stat.ARMOR_CLASS)


@modifier(MaxHealth)
def worn_for_health(world: World, number: MaxHealth, health: float) -> float:
    """What is worn changes how much one can take."""
    return health + _gear(world, number.being, Stat.MAX_HEALTH)


@modifier(MaxEnergy)
def worn_for_energy(world: World, number: MaxEnergy, energy: float) -> float:
    """What is worn changes how much one can do."""
    return energy + _gear(world, number.being, Stat.MAX_ENERGY)


@modifier(SavingThrow)
def worn_for_saves(world: World, throw: SavingThrow, bonus: float) -> float:
    """What is worn protects; armor that one never learned to wear hampers (SRD 5.1, "Armor Proficiency")."""
    bonus += _gear(world, throw.being, Stat.SAVING_THROWS)
    if throw.ability in (Ability.STRENGTH, Ability.DEXTERITY) and is_hampered(world, throw.being):
        bonus -= UNUSED_TO
    return bonus


@modifier(CarryingCapacity)
def worn_for_weight(world: World, number: CarryingCapacity, pounds: float) -> float:
    """A good pack lets one carry more."""
    return pounds + _gear(world, number.being, Stat.CARRY_WEIGHT)


@modifier(CarryingSlots)
def worn_for_slots(world: World, number: CarryingSlots, slots: float) -> float:
    """A pack on the back keeps more things together."""
    return slots + _gear(world, number.being, Stat.CARRY_SLOTS)


@modifier(WalkingPace)
def laden_pace(world: World, number: WalkingPace, pace: float) -> float:
    """Heavy armor on weak shoulders slows, and so does a heavy load."""
    who = number.being
    if not isinstance(who, Player) or pace <= 0:
        return pace
    pace += _gear(world, who, Stat.PACE)
    if _armor_too_heavy(world, who):
        pace = slowed(pace)
    return pace_under(burden_on(world, who), pace)


def is_hampered(world: World, being: Being) -> bool:
    """Whether someone wears armor, or holds a shield, that they have not learned to use."""
    if not isinstance(being, Player):
        return False
    armor = (item for item in carried_by(world, being) if item.equipped_slot in (Slot.BODY, Slot.OFF_HAND))
    return any(
        (item.equipped_slot == Slot.BODY or template_of(world, item).item_subtype == SHIELD)
        and not is_proficient(world, being, item)
        for item in armor
    )


def _gear(world: World, being: Being, stat: Stat) -> int:
    return given_by_gear(world, being, stat) if isinstance(being, Player) else 0


def _armor_too_heavy(world: World, who: Player) -> bool:
    suit = worn_at(world, who, Slot.BODY)
    return (
        suit is not None and score_of(world, who, Ability.STRENGTH) < requirements_of(template_of(world, suit)).strength
    )


@guard(Equipping)
def meets_requirements(world: World, equipping: Equipping) -> None:
    """What a thing asks of whoever would use it."""
    who, needs = equipping.who, requirements_of(template_of(world, equipping.item))
    name = definite(name_of(world, equipping.item))
    if who.level < needs.level:
        raise Refused(f"{capital(name)} is for those of level {needs.level} and above; you are of level {who.level}.")
    if needs.classes and who.character_class not in needs.classes:
        called = join_list([plural(_class_name(world, each)) for each in needs.classes])
        raise Refused(f"Only {called} can use {name}.")
    for ability, least in needs.abilities.items():
        if score_of(world, who, ability) < least:
            score = score_of(world, who, ability)
            raise Refused(f"{capital(name)} needs {ability.value} of {least}; yours is {score}.")
    if needs.proficiency and not is_proficient(world, who, equipping.item):
        raise Refused(f"You have never learned to use such a thing as {name}, and it shows at once.")


@guard(Equipping)
def shuns_material(world: World, equipping: Equipping) -> None:
    """Some callings wear no armor of metal (SRD 5.1, "Druid")."""
    calling = calling_of(world, equipping.who)
    if calling is not None and is_shunned(calling, template_of(world, equipping.item)):
        name = definite(name_of(world, equipping.item))
        raise Refused(f"{capital(indefinite(calling.name))} wears nothing like {name}: it is made of what you shun.")


@guard(Equipping)
def not_too_big(world: World, equipping: Equipping) -> None:
    """Nobody wears or holds what is bigger than a person."""
    if SIZES.index(template_of(world, equipping.item).size_category) > SIZES.index(Size.MEDIUM):
        raise Refused(f"{capital(definite(name_of(world, equipping.item)))} is too big for that.")


@guard(Unequipping)
def cursed_stays(world: World, unequipping: Unequipping) -> None:
    """What is cursed does not come off."""
    if unequipping.item.cursed:
        name = definite(name_of(world, unequipping.item))
        raise Refused(f"You pull at {name}, and it does not come off. It is cursed: somebody must lift that first.")


@on(Equipped)
def put_on(world: World, event: Equipped) -> None:
    """Whoever wears something is told what is wrong with it, and counts what they can carry anew."""
    if not isinstance(event.who, Player):
        return
    if event.item.cursed:
        world.happened(CurseFelt(event.who, event.item))
    if not is_proficient(world, event.who, event.item):
        world.happened(Unused(event.who, event.item))
    recount(world, event.who)
    attend(world, event.who)


@on(Unequipped)
def taken_off(world: World, event: Unequipped) -> None:
    """What was given by a thing goes with it."""
    settle(world, event.who)
    _count(world, event.who)


@on(Taken, TakenOut, Received)
def taken(world: World, event: Taken | TakenOut | Received) -> None:
    """One more to carry, or to keep hold of."""
    _count(world, event.who)


@on(Dropped, PutIn)
def put_away(world: World, event: Dropped | PutIn) -> None:
    """One less to carry, or to keep hold of."""
    _parted(world, event.who, event.item)


@on(Given)
def given(world: World, event: Given) -> None:
    """One less for one, one more for the other."""
    _parted(world, event.who, event.item)
    _count(world, event.to)


@on(Moved)
def moved(world: World, event: Moved) -> None:
    """What was taken from someone by no hand is theirs no longer, and gives them nothing."""
    if event.source.kind is HolderKind.PLAYER:
        loser = world.get(Player, event.source.id)
        if loser is not None:
            settle(world, loser)
            _parted(world, loser, event.item)


@on(Walked, Hurt)
def disturbed(world: World, event: Walked | Hurt) -> None:
    """Nobody attunes to anything while walking, nor while being hurt."""
    if isinstance(event.who, Player):
        break_focus(world, event.who)


@on(PlayerLeft)
def fell_asleep(world: World, event: PlayerLeft) -> None:
    """Nor in their sleep."""
    break_focus(world, event.who)
    recount(world, event.who, tell=False)


@on(PlayerEntered)
def came(world: World, event: PlayerEntered) -> None:
    """What someone carries is counted when they come."""
    recount(world, event.who, tell=False)


@on(PlayerDeleted)
def deleted(world: World, event: PlayerDeleted) -> None:
    """Nobody wears the loadouts of someone who is gone."""
    forget_all(world, event.player)


@every(RECOUNT_SECONDS)
def count_again(world: World) -> None:
    """What no event told of: some at once, and the others one portion after the other."""
    everyone = list(world.where(Player, "online", True))
    _recount_all(world, everyone[:RECOUNTED_AT_ONCE])
    for start in range(RECOUNTED_AT_ONCE, len(everyone), RECOUNTED_AT_ONCE):
        some = everyone[start : start + RECOUNTED_AT_ONCE]
        after = start / RECOUNTED_AT_ONCE * BETWEEN_PORTIONS
        world.schedule.after(after, "counting again what people carry", partial(_recount_all, world, some))


def _recount_all(world: World, people: Iterable[Player]) -> None:
    for who in people:
        if who.online:
            recount(world, who)


def _count(world: World, who: Being) -> None:
    if isinstance(who, Player):
        recount(world, who)


def _parted(world: World, who: Being, item: Item) -> None:
    if isinstance(who, Player):
        part_with(world, who, item)
        recount(world, who)


def _class_name(world: World, class_id: str) -> str:
    calling = world.catalog.find(CharacterClass, class_id)
    return calling.name if calling is not None else class_id
