"""Learning abilities by level, and choosing where only one of several can be learnt."""

from mud.game.ability.acts import abilities_of_class
from mud.game.ability.events import AbilitiesLearnt
from mud.game.ability.model import Practice
from mud.game.ability.specs import ClassAbility
from mud.game.being.model import Player
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


def _within_reach(world: World, who: Player) -> list[ClassAbility]:
    return [each for each in abilities_of_class(world.catalog, who.character_class) if each.level <= who.level]
