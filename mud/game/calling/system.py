"""What a calling changes in what lower features compute, what it refuses, and what it adds to the prompt."""

from mud.game.being.acts import Making, StartingHealth
from mud.game.being.events import PlayerEntered
from mud.game.being.model import Player
from mud.game.being.rules.numbers import SavingThrow, proficiency_bonus
from mud.game.calling.acts import calling_of, points_left, put_right
from mud.game.calling.rules import to_next
from mud.game.calling.specs import CharacterClass
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
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
    calling = calling_of(world, throw.being)
    proficient = calling is not None and throw.ability in calling.saving_throws
    return bonus + proficiency_bonus(world, throw.being) if proficient else bonus


@on(PlayerEntered)
def put_level_right(world: World, event: PlayerEntered) -> None:
    """In characters of older versions, level and experience may not agree."""
    put_right(world, event.who)


@adds(Prompt)
def class_on_prompt(world: World, prompt: Prompt) -> None:
    """The name of the class, and how far it is to the next level."""
    player = prompt.reader
    if not isinstance(player, Player):
        return
    prompt.add("class", "your class", lambda: _class_name(world, player))
    prompt.add("xp_next", "the experience you need for the next level", lambda: str(to_next(*_progress(player)) or 0))
    prompt.add("points", "the points you can train with", lambda: str(points_left(world, player)))


def _progress(player: Player) -> tuple[int, int]:
    return player.experience, player.level


def _class_name(world: World, player: Player) -> str:
    calling = calling_of(world, player)
    return player.character_class if calling is None else calling.name
