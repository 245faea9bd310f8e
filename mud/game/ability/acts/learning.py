"""Learning abilities by level, and choosing where only one of several can be learnt."""

from mud.game.ability.acts import abilities_of_class
from mud.game.ability.events import AbilitiesLearnt, AbilityChosen
from mud.game.ability.model import Practice
from mud.game.ability.specs import ClassAbility
from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.text.grammar import capital
from mud.world.world import World


def tell_learnt(world: World, who: Player, before: int) -> None:
    """Tell someone what the levels above another one have brought them."""
    new = [each for each in abilities_of_class(world.catalog, who.character_class) if before < each.level <= who.level]
    abilities = tuple(each for each in new if not each.choice)
    choices = tuple(each for each in open_choices(world, who) if any(new_one.choice == each for new_one in new))
    if abilities or choices:
        world.happened(AbilitiesLearnt(who, abilities, choices))


def open_choices(world: World, who: Player) -> list[str]:
    """Of what someone could have chosen an ability by now, and has not."""
    offered = dict.fromkeys(each.choice for each in _within_reach(world, who) if each.choice)
    taken = {each.choice for each in _within_reach(world, who) if each.id in Practice.of(who).chosen_abilities}
    return [choice for choice in offered if choice not in taken]


def choices_of(world: World, who: Player, choice: str) -> list[ClassAbility]:
    """The abilities among which someone has a choice."""
    return [each for each in _within_reach(world, who) if each.choice == choice]


def offered_to(world: World, who: Player) -> list[ClassAbility]:
    """All abilities that are chosen, of those that someone could have by now."""
    return [each for each in _within_reach(world, who) if each.choice]


def choose(world: World, who: Player, ability: ClassAbility) -> None:
    """Learn one of several abilities; Refused when it is not to be chosen, or another one of them was."""
    if ability not in _within_reach(world, who) or not ability.choice:
        raise Refused(f"{capital(ability.name)} is nothing that you could choose.")
    if ability.choice not in open_choices(world, who):
        raise Refused(f"You have chosen your {ability.choice}. Only respec takes that back.")
    practice = Practice.of(who)
    practice.chosen_abilities = (*practice.chosen_abilities, ability.id)
    world.happened(AbilityChosen(who, ability))


def forget_choices(who: Player) -> None:
    """Let someone choose anew all that they have chosen."""
    Practice.of(who).chosen_abilities = ()


def _within_reach(world: World, who: Player) -> list[ClassAbility]:
    return [each for each in abilities_of_class(world.catalog, who.character_class) if each.level <= who.level]
