"""What players' programs are told of abilities: the skills of a book, and what is not ready yet."""

from mud.game.ability.acts import abilities_of
from mud.game.ability.model import Practice
from mud.game.ability.specs import ClassAbility
from mud.game.being.model import Player
from mud.game.calling.feeds import Skill, SkillBook
from mud.kernel.hooks import adds
from mud.kernel.json import Json
from mud.play.durations import in_words
from mud.play.feeds import gauge
from mud.text.markup import parse
from mud.text.span import plain
from mud.world.world import World


@adds(SkillBook)
def abilities_in_book(world: World, book: SkillBook) -> None:
    """What someone can do."""
    for ability in abilities_of(world, book.player):
        explained = plain(parse(ability.description.strip()).text())
        book.add("Abilities", Skill(ability.name, _about(ability), explained))


@gauge("Char.Cooldowns")
def cooldowns(world: World, player: Player) -> Json:
    """The abilities that are not ready, with when they are (Unix seconds), so that programs can count by themselves."""
    now, waiting = world.clock.now(), Practice.of(player).cooldowns
    if not any(at > now for at in waiting.values()):
        return []
    known = {ability.id: ability for ability in abilities_of(world, player)}
    return [
        {"name": known[each].name, "seconds": known[each].cooldown, "until": round(at, 2)}
        for each, at in waiting.items()
        if at > now and each in known
    ]


def _about(ability: ClassAbility) -> str:
    if ability.passive:
        return "works by itself"
    facts = [f"{ability.energy} energy"] if ability.energy else []
    if ability.cooldown:
        facts.append(f"again after {in_words(ability.cooldown)}")
    return ", ".join(facts) or "costs nothing"
