"""How abilities are told, and the lists of what someone can do."""

from typing import ClassVar

from mud.game.ability.acts import abilities_of, abilities_of_class, seconds_left
from mud.game.ability.acts.learning import choices_of, open_choices
from mud.game.ability.events import (
    AbilitiesLearnt,
    AbilitiesRead,
    AbilityBegan,
    AbilityBroken,
    AbilityChosen,
    AbilityGave,
    AbilityRead,
    AbilityTook,
    AbilityUsed,
    CooldownsRead,
    Withstood,
)
from mud.game.ability.specs import ClassAbility, Moment
from mud.game.being.model import Being, Player
from mud.game.being.readers import onlookers
from mud.game.calling.views import LevelScreen
from mud.kernel.entity import Entity
from mud.kernel.hooks import adds
from mud.play.durations import in_words
from mud.play.screens import Screen
from mud.play.telling import Audience, Only, Telling, Told, tell
from mud.play.views import screen, view
from mud.text.grammar import capital, count_phrase, join_list
from mud.text.markup import parse
from mud.text.page import Entry, Field, Paragraph
from mud.text.span import styled
from mud.world.world import World


class AbilitiesScreen(Screen[Player]):
    """What someone can do."""

    sections: ClassVar[tuple[str, ...]] = ("used", "passive", "choice", "")
    empty: ClassVar[str] = "You have learned no abilities yet."


@view(AbilityBegan)
def ability_began(world: World, event: AbilityBegan) -> Telling:
    """Whoever begins it, with how long it takes, and those who see it."""
    who, ability = event.who, event.ability
    took = f"It takes {in_words(event.seconds)}."
    mine = f"{_words(ability, Moment.BEGIN, 'You begin {ability}.')} {took}"
    theirs = _words(ability, Moment.OTHERS_BEGIN, "{Who} begins {ability}.")
    return (
        _told(Only(who), mine, who, ability, event.target),
        _told(onlookers(world, who.room_id, who), theirs, who, ability, event.target),
    )


@view(AbilityBroken)
def ability_broken(world: World, event: AbilityBroken) -> Telling:
    """Both sides; whoever was about it is told why, where there is more to say."""
    who, ability = event.who, event.ability
    why = f" {event.reason}" if event.reason else ""
    return (
        tell(Only(who), "[bad]You break off {ability}.[/]{why}", ability=ability.name, why=why),
        tell(onlookers(world, who.room_id, who), "{Who} breaks off {ability}.", who=who, ability=ability.name),
    )


@view(AbilityUsed)
def ability_used(world: World, event: AbilityUsed) -> Telling:
    """Whoever uses it, whoever it is aimed at, and the others; a stance tells of itself."""
    who, ability, target = event.who, event.ability, event.target
    if ability.stance is not None and not ability.texts:
        return ()
    other = target if target is not who else None
    on = "" if other is None else " on {target}" if isinstance(other, Being) else " on {target:the}"
    mine = _words(ability, Moment.USE, f"You use {{ability}}{on}.")
    theirs = _words(ability, Moment.OTHERS, f"{{Who}} uses {{ability}}{on}.")
    told = [_told(Only(who), mine, who, ability, target)]
    if isinstance(other, Being):
        yours = _words(ability, Moment.TARGET, "{Who} uses {ability} on you.")
        told.append(_told(Only(other), yours, who, ability, target))
    others = (other,) if isinstance(other, Being) else ()
    told.append(_told(onlookers(world, who.room_id, who, *others), theirs, who, ability, target))
    return tuple(told)


@view(Withstood)
def withstood(world: World, event: Withstood) -> Telling:
    """Both of them, and the others."""
    who, by = event.who, event.by
    return (
        tell(Only(who), "You withstand it."),
        tell(Only(by), "{Who} withstands it.", who=who),
        tell(onlookers(world, who.room_id, who, by), "{Who} withstands it.", who=who),
    )


@view(AbilityTook)
def ability_took(_world: World, event: AbilityTook) -> Telling:
    """Whoever did it and whoever suffers it: how much it was."""
    points = count_phrase(event.amount, "hit point")
    if event.who is event.target:
        return (tell(Only(event.who), f"[bad]It costs you {points}.[/]"),)
    return (
        tell(Only(event.who), f"It takes {points} from {{target}}.", target=event.target),
        tell(Only(event.target), f"[bad]It takes {points} from you.[/]"),
    )


@view(AbilityGave)
def ability_gave(_world: World, event: AbilityGave) -> Telling:
    """Whoever did it and whoever has it: how much it was."""
    points = count_phrase(event.amount, "hit point")
    mine = tell(Only(event.target), f"[good]It gives you {points} back.[/]")
    if event.who is event.target:
        return (mine,)
    return (tell(Only(event.who), f"It gives {{target}} {points} back.", target=event.target), mine)


@view(AbilitiesLearnt)
def abilities_learnt(_world: World, event: AbilitiesLearnt) -> Telling:
    """Only the one who learnt them."""
    told = []
    if event.abilities:
        names = join_list([each.name for each in event.abilities])
        told.append(tell(Only(event.who), "[good]You have learned {abilities}.[/]", abilities=names))
    words = "You can choose your {choice}: [key]abilities[/] tells among which."
    told += [tell(Only(event.who), words, choice=choice) for choice in event.choices]
    return tuple(told)


@view(AbilityChosen)
def ability_chosen(_world: World, event: AbilityChosen) -> Telling:
    """Only the one who chose it."""
    return (tell(Only(event.who), "[good]You have learned {ability}.[/]", ability=event.ability.name),)


@screen(AbilitiesRead)
def abilities_read(world: World, event: AbilitiesRead) -> Screen[Player]:
    """What is used, with its cost and whether it is ready; what works by itself; what there is to choose."""
    reader = event.reader
    made = AbilitiesScreen(reader, styled("What you can do", "title"))
    made.head("passive", styled("By itself", "heading"))
    made.head("choice", styled("To choose", "heading"))
    for ability in abilities_of(world, reader):
        section = "passive" if ability.passive else "used"
        made.add(section, Entry((*styled(ability.name, "key"), *styled(f": {_in_short(world, reader, ability)}."))))
    for choice in open_choices(world, reader):
        names = [each.name for each in choices_of(world, reader, choice)]
        made.add("choice", Entry(styled(f"{capital(choice)}: {join_list(names, 'or')}. Type choose and its name.")))
    return made


@screen(AbilityRead)
def ability_read(world: World, event: AbilityRead) -> Screen[Player]:
    """All there is to know of one."""
    reader, ability = event.reader, event.ability
    made: Screen[Player] = Screen(reader, styled(capital(ability.name), "title"))
    made.add("", Paragraph(parse(ability.description.strip()).text()))
    made.add("", Field("Learned at", styled(f"level {ability.level}")))
    if ability.passive:
        made.add("", Paragraph(styled("It works by itself.")))
        return made
    if ability.energy:
        made.add("", Field("Energy", styled(str(ability.energy))))
    if ability.casting_time:
        made.add("", Field("Takes", styled(in_words(ability.casting_time))))
    if ability.cooldown:
        made.add("", Field("Again after", styled(in_words(ability.cooldown))))
    made.add("", Paragraph(styled(_readiness(world, reader, ability))))
    return made


@screen(CooldownsRead)
def cooldowns_read(world: World, event: CooldownsRead) -> Screen[Player]:
    """What is not ready yet, the soonest first."""
    reader = event.reader
    made: Screen[Player] = Screen(reader, styled("Not ready yet", "title"))
    waiting = [(seconds_left(world, reader, each), each.name) for each in abilities_of(world, reader)]
    for seconds, name in sorted(each for each in waiting if each[0] > 0):
        made.add("", Field(capital(name), styled(f"{in_words(max(1.0, seconds))} left")))
    if not any(seconds > 0 for seconds, _ in waiting):
        made.add("", Paragraph(styled("All that you can do is ready.")))
    return made


@adds(LevelScreen)
def next_abilities(world: World, made: LevelScreen) -> None:
    """What the next level with something to learn brings."""
    reader = made.reader
    coming = [e for e in abilities_of_class(world.catalog, reader.character_class) if e.level > reader.level]
    if coming:
        at = coming[0].level
        names = join_list([each.name for each in coming if each.level == at])
        made.add("learning", Field(f"At level {at}", styled(names)))


def _in_short(world: World, reader: Player, ability: ClassAbility) -> str:
    """One line on an ability: what it costs and whether it is ready; of a passive one what it is."""
    if ability.passive:
        return parse(ability.description.strip().rstrip(".")).text()[0].text
    facts = [f"{ability.energy} energy"] if ability.energy else []
    if ability.casting_time:
        facts.append(f"takes {in_words(ability.casting_time)}")
    left = seconds_left(world, reader, ability)
    facts.append(f"{in_words(max(1.0, left))} left" if left > 0 else "ready")
    return ", ".join(facts)


def _readiness(world: World, reader: Player, ability: ClassAbility) -> str:
    left = seconds_left(world, reader, ability)
    return f"It is ready again in {in_words(max(1.0, left))}." if left > 0 else "It is ready."


def _words(ability: ClassAbility, moment: Moment, usual: str) -> str:
    return ability.texts[moment].strip() if moment in ability.texts else usual


def _told(audience: Audience, words: str, who: Being, ability: ClassAbility, target: Entity | None) -> Told:
    return Told(audience, parse(words), {"who": who, "ability": ability.name, "target": target or who})
