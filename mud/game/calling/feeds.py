"""What players' programs are told of callings, and of all that someone has learnt."""

from collections.abc import Iterable
from dataclasses import dataclass

from mud.game.being.feeds import StatusSheet
from mud.game.being.model import Player
from mud.game.being.rules.numbers import saving_throw
from mud.game.being.specs import Ability
from mud.game.calling.acts import calling_of, points_left
from mud.game.calling.rules import to_next
from mud.kernel.hooks import adds
from mud.kernel.json import Json
from mud.play.feeds import Inform, Signal, answer, state
from mud.play.telling import Only
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that someone can do: its name, a few words beside it in lists, and a sentence on it."""

    name: str
    about: str
    explained: str


class SkillBook:
    """What someone has learnt, in groups. Upper features add to it."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.groups: dict[str, dict[str, Skill]] = {}

    def add(self, group: str, skill: Skill) -> None:
        """Add something; names are compared without case."""
        self.groups.setdefault(group, {})[skill.name.casefold()] = skill

    def group(self, name: str) -> str | None:
        """The group of that name, as it is written."""
        return next((group for group in self.groups if group.casefold() == name.casefold()), None)


def skills_of(world: World, player: Player) -> SkillBook:
    """The book, with what every feature adds."""
    book = SkillBook(player)
    world.hooks.contribute(world, book)
    return book


@adds(StatusSheet)
def class_on_status(world: World, sheet: StatusSheet) -> None:
    """The name of the class, how far the next level is, and the points to train with."""
    player, calling = sheet.player, calling_of(world, sheet.player)
    sheet.add("class", "Class", calling.name if calling else "")
    missing = to_next(player.experience, player.level)
    sheet.add("xpnext", "To next level", "" if missing is None else str(missing))
    sheet.add("points", "Points to train", str(points_left(world, player)))


@adds(SkillBook)
def training(world: World, book: SkillBook) -> None:
    """What the class is trained in: armor, weapons, and the throws of two abilities."""
    calling = calling_of(world, book.player)
    if calling is None:
        return
    for kind in calling.armor:
        name = _kind_of(kind, "armor")
        book.add("Armor", Skill(name, "worn with ease", f"You have learnt to move and to fight with {name} on."))
    for kind in calling.weapons:
        name = _kind_of(kind, "weapons")
        book.add("Weapons", Skill(name, "used well", f"You have learnt to fight with {name}."))
    for ability in calling.saving_throws:
        book.add("Saving throws", _saving_throw(world, book.player, ability))


def _kind_of(kind: str, of: str) -> str:
    """`light armor`; `shields`, which say it themselves."""
    return kind if kind.endswith("s") else f"{kind} {of}"


def _saving_throw(world: World, player: Player, ability: Ability) -> Skill:
    bonus = f"{saving_throw(world, player, ability):+}"
    return Skill(ability.value, bonus, f"What {ability.value} can withstand, you throw against with {bonus}.")


@state("Char.Skills.Groups")
def skill_groups(world: World, player: Player) -> Json:
    """The groups, and how much someone knows of each."""
    return [{"name": group, "rank": str(len(skills))} for group, skills in skills_of(world, player).groups.items()]


@answer("Char.Skills.Get")
def skills_asked(world: World, player: Player, data: Json) -> Iterable[Signal]:
    """All groups; with a group what is in it; with a name what that is. Of what is not known nothing is said."""
    book = skills_of(world, player)
    asked = data if isinstance(data, dict) else {}
    wanted, name = asked.get("group"), asked.get("name")
    if not isinstance(wanted, str) or not wanted:
        return (_told(player, "Groups", skill_groups.function(world, player)),)
    group = book.group(wanted)
    skills = book.groups[group] if group is not None else {}
    if not isinstance(name, str) or not name:
        listed = [skill.name for skill in skills.values()]
        about = [skill.about for skill in skills.values()]
        return (_told(player, "List", {"group": group or wanted, "list": listed, "desc": about}),)
    skill = skills.get(name.casefold())
    if skill is None:
        return ()
    return (_told(player, "Info", {"group": group, "skill": skill.name, "info": skill.explained}),)


def _told(player: Player, what: str, body: Json) -> Signal:
    return Inform(Only(player), f"Char.Skills.{what}", lambda: body)
