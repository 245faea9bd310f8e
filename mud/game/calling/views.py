"""How growing is told, and what one's calling adds to other features' screens."""

from typing import ClassVar

from mud.game.being.model import Player
from mud.game.being.readers import onlookers
from mud.game.being.rules.numbers import proficiency_bonus
from mud.game.being.specs import Ability
from mud.game.being.views import ScoreScreen, WhoisScreen
from mud.game.calling.acts import calling_of, is_taught, points_left
from mud.game.calling.events import (
    ExperienceGained,
    LevelGained,
    LevelRead,
    Respecced,
    RespecOffered,
    Trained,
    TrainingRead,
)
from mud.game.calling.rules import HIGHEST_TRAINED, experience_for, to_next
from mud.kernel.hooks import adds
from mud.play.money import in_coins
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import count_phrase, join_list
from mud.text.page import Field, Paragraph
from mud.text.span import styled, typed
from mud.world.world import World


class LevelScreen(Screen[Player]):
    """How far someone has come. Upper features add what the next levels bring."""

    sections: ClassVar[tuple[str, ...]] = ("experience", "training", "learning")


@view(ExperienceGained)
def experience_gained(_world: World, event: ExperienceGained) -> Telling:
    """Only the one who learnt it."""
    points = "a point" if event.amount == 1 else f"{event.amount:,} points"
    why = " for {why}" if event.why else ""
    return (tell(Only(event.who), f"[good]You gain {points} of experience{why}.[/]", why=event.why),)


@view(LevelGained)
def level_gained(world: World, event: LevelGained) -> Telling:
    """The one who rose, with what it brings, and whoever is there."""
    who = event.who
    more = [count_phrase(event.health, "hit point")] if event.health > 0 else []
    if event.energy > 0:
        more.append(f"{event.energy} energy")
    mine = [f"[notice]You have reached level {event.level}![/]"]
    if more:
        mine.append(f"You can have {join_list(more)} more than before.")
    if event.points > 0:
        mine.append(f"You have {count_phrase(event.points, 'point')} more to train with: see [key]train[/].")
    theirs = f"{{Who}} has reached level {event.level}."
    return (
        tell(Only(who), " ".join(mine)),
        tell(onlookers(world, who.room_id, who), theirs, who=who),
    )


@view(Trained)
def trained(_world: World, event: Trained) -> Telling:
    """Only the one who trained."""
    left = f"You have {count_phrase(event.left, 'point')} left." if event.left else "That was your last point."
    return (tell(Only(event.who), f"You practice until your {event.ability.value} is {event.score}. {left}"),)


@screen(TrainingRead)
def training_read(world: World, event: TrainingRead) -> Screen[Player]:
    """The points there are, and what could be raised."""
    reader = event.reader
    made: Screen[Player] = Screen(reader, styled("Training", "title"))
    points = points_left(world, reader)
    made.add("", Paragraph(styled(f"You have {count_phrase(points, 'point')} to train with.")))
    for ability in Ability if points else ():
        score: int = getattr(reader, ability.value)
        known = f"{score}, and no higher" if score >= HIGHEST_TRAINED else str(score)
        made.add("", Field(ability.capitalize(), typed(f"train {ability.value}", "", known)))
    where = (
        "You can train here."
        if is_taught(world, reader)
        else "Nobody trains here. Look for a place where people practice."
    )
    made.add("", Paragraph(styled(where)))
    return made


@view(RespecOffered)
def respec_offered(_world: World, event: RespecOffered) -> Telling:
    """Only the one who asks."""
    words = "Starting over costs you {price} and gives you back {what}. To do it, type [key]respec yes[/]."
    what = _given_back(event.points, event.choices)
    return (tell(Only(event.reader), words, price=in_coins(event.price), what=what),)


@view(Respecced)
def respecced(_world: World, event: Respecced) -> Telling:
    """Only the one who did it."""
    words = "You pay {price} and let go of what you had made of yourself. You have {what} again."
    what = _given_back(event.points, event.choices)
    return (tell(Only(event.who), words, price=in_coins(event.price), what=what),)


def _given_back(points: int, choices: int) -> str:
    trained = [f"{count_phrase(points, 'point')} to train with"] if points else []
    return join_list([*trained, *([count_phrase(choices, "choice")] if choices else [])])


@screen(LevelRead)
def level_read(world: World, event: LevelRead) -> Screen[Player]:
    """The level, the experience, and what comes next."""
    reader, calling = event.reader, calling_of(world, event.reader)
    made = LevelScreen(reader, styled(f"Level {reader.level}", "title"))
    made.add("experience", Field("Experience", styled(f"{reader.experience:,}")))
    missing = to_next(reader.experience, reader.level)
    if missing is None:
        made.add("experience", Paragraph(styled("There is no higher level.")))
    else:
        needed = f"{missing:,} more, at {experience_for(reader.level + 1):,}"
        made.add("experience", Field(f"To level {reader.level + 1}", styled(needed)))
    made.add("experience", Field("Proficiency", styled(f"{proficiency_bonus(world, reader):+}")))
    coming = next((at for at in calling.improvements if at > reader.level), None) if calling is not None else None
    points = points_left(world, reader)
    if points:
        made.add("training", Field("To train with", styled(count_phrase(points, "point"))))
    if coming is not None:
        made.add("training", Field("Next points", styled(f"at level {coming}")))
    return made


@adds(ScoreScreen)
def class_on_score(world: World, made: ScoreScreen) -> None:
    """The name of the class, the experience, and points that wait to be spent."""
    reader, calling = made.reader, calling_of(world, made.reader)
    if calling is not None:
        made.add("origin", Field("Class", styled(calling.name)))
    missing = to_next(reader.experience, reader.level)
    further = "" if missing is None else f" ({missing:,} to level {reader.level + 1})"
    made.add("self", Field("Experience", styled(f"{reader.experience:,}{further}")))
    points = points_left(world, reader)
    if points:
        made.add("state", Paragraph(styled(f"You have {count_phrase(points, 'point')} to train with.")))


@adds(WhoisScreen)
def class_on_whois(world: World, made: WhoisScreen) -> None:
    """The name of the class."""
    calling = calling_of(world, made.about)
    if calling is not None:
        made.add("origin", Field("Class", styled(calling.name)))
