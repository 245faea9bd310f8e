"""What a calling changes in what lower features compute, what it refuses, and what it adds to the prompt."""

from mud.game.being.acts import Making, StartingHealth
from mud.game.being.model import Player
from mud.game.being.rules.numbers import SavingThrow, proficiency_bonus
from mud.game.calling.specs import CharacterClass
from mud.kernel.errors import Refused
from mud.kernel.hooks import adds, guard, modifier
from mud.kernel.ids import ClassId
from mud.play.prompts import Prompt
from mud.world.world import World


@guard(Making)
def class_must_exist(world: World, making: Making) -> None:
    """A character can only have a class that the content knows."""
    if world.catalog.find(CharacterClass, making.sheet.class_id) is None:
        raise Refused(f"There is no class {making.sheet.class_id!r}.")


@modifier(StartingHealth)
def health_by_hit_die(world: World, starting: StartingHealth, health: float) -> float:
    """At first level one has the highest number of the class's hit die (SRD 5.1, "Hit Points and Hit Dice")."""
    calling = world.catalog.find(CharacterClass, starting.class_id)
    return health if calling is None else health + calling.hit_die


@modifier(SavingThrow)
def save_by_calling(world: World, throw: SavingThrow, bonus: float) -> float:
    """Every class is proficient in the saving throws of two abilities (SRD 5.1, "Saving Throws")."""
    if not isinstance(throw.being, Player):
        return bonus
    calling = world.catalog.find(CharacterClass, ClassId(throw.being.character_class))
    proficient = calling is not None and throw.ability in calling.saving_throws
    return bonus + proficiency_bonus(world, throw.being) if proficient else bonus


@adds(Prompt)
def class_on_prompt(world: World, prompt: Prompt) -> None:
    """The name of the class."""
    player = prompt.reader
    if isinstance(player, Player):
        prompt.add("class", "your class", lambda: _class_name(world, player))


def _class_name(world: World, player: Player) -> str:
    calling = world.catalog.find(CharacterClass, ClassId(player.character_class))
    return player.character_class if calling is None else calling.name
