"""What players' programs are told of callings."""

from mud.game.being.feeds import StatusSheet
from mud.game.being.model import Player
from mud.game.calling.specs import CharacterClass
from mud.kernel.hooks import adds
from mud.kernel.ids import ClassId
from mud.kernel.json import Json
from mud.play.feeds import Inform, Signal, answer, state
from mud.play.telling import Only
from mud.world.world import World


@adds(StatusSheet)
def class_on_status(world: World, sheet: StatusSheet) -> None:
    """The name of the class."""
    calling = world.catalog.find(CharacterClass, ClassId(sheet.player.character_class))
    sheet.add("class", "Class", calling.name if calling else "")


@state("Char.Skills.Groups")
def skill_groups(_world: World, _player: Player) -> Json:
    """Nobody has skills in groups yet."""
    return []


@answer("Char.Skills.Get")
def skills_asked(_world: World, player: Player, data: Json) -> tuple[Signal, ...]:
    """The groups, or what is in one: nothing yet."""
    group = data.get("group") if isinstance(data, dict) else None
    if not isinstance(group, str):
        return (Inform(Only(player), "Char.Skills.Groups", list),)
    return (Inform(Only(player), "Char.Skills.List", lambda: {"group": group, "list": [], "desc": []}),)
