"""What content can ask of beings, and do with them: who is meant, and what can be read of them."""

from typing import Annotated

from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import (
    ability_modifier,
    energy_of,
    health_of,
    max_energy,
    max_health,
    proficiency_bonus,
)
from mud.game.being.specs import Ability
from mud.game.place.script import HERE, names_of
from mud.game.place.specs import Room
from mud.play.scripts.values import Names, Scope, reading
from mud.world.world import World

Person = Annotated[str, Names(Being)]
"""Someone: a name like $who."""

Somebody = Annotated[str, Names(Player)]
"""Someone whom a person plays: a name like $who."""

SOMEONE: Scope = {"who": Being, **HERE}
"""The names that stand for someone and where they are."""


def names_around(world: World, who: Being) -> dict[str, object]:
    """What stands behind the names of `SOMEONE`."""
    return {"who": who, **names_of(world, world.catalog.find(Room, who.room_id))}


@reading("name")
def being_name(_world: World, being: Being) -> str:
    """What they are called."""
    return being.name


@reading("level")
def being_level(_world: World, being: Being) -> int:
    """Their level."""
    return being.level


@reading("health")
def being_health(world: World, being: Being) -> int:
    """The hit points they have left."""
    return health_of(world, being)


@reading("max_health")
def being_max_health(world: World, being: Being) -> int:
    """The hit points they can have."""
    return max_health(world, being)


@reading("energy")
def being_energy(world: World, being: Being) -> int:
    """The energy they have left."""
    return energy_of(world, being)


@reading("max_energy")
def being_max_energy(world: World, being: Being) -> int:
    """The energy they can have."""
    return max_energy(world, being)


@reading("proficiency")
def being_proficiency(world: World, being: Being) -> int:
    """Their proficiency bonus."""
    return proficiency_bonus(world, being)


@reading("strength_bonus")
def being_strength(world: World, being: Being) -> int:
    """What their strength adds to rolls."""
    return ability_modifier(world, being, Ability.STRENGTH)


@reading("dexterity_bonus")
def being_dexterity(world: World, being: Being) -> int:
    """What their dexterity adds to rolls."""
    return ability_modifier(world, being, Ability.DEXTERITY)


@reading("constitution_bonus")
def being_constitution(world: World, being: Being) -> int:
    """What their constitution adds to rolls."""
    return ability_modifier(world, being, Ability.CONSTITUTION)


@reading("intelligence_bonus")
def being_intelligence(world: World, being: Being) -> int:
    """What their intelligence adds to rolls."""
    return ability_modifier(world, being, Ability.INTELLIGENCE)


@reading("wisdom_bonus")
def being_wisdom(world: World, being: Being) -> int:
    """What their wisdom adds to rolls."""
    return ability_modifier(world, being, Ability.WISDOM)


@reading("charisma_bonus")
def being_charisma(world: World, being: Being) -> int:
    """What their charisma adds to rolls."""
    return ability_modifier(world, being, Ability.CHARISMA)


@reading("experience")
def player_experience(_world: World, player: Player) -> int:
    """Their experience."""
    return player.experience


@reading("coins")
def player_coins(_world: World, player: Player) -> int:
    """The copper pieces in their purse."""
    return player.coins


@reading("room")
def being_room(world: World, being: Being) -> Room | None:
    """The room they are in."""
    return world.catalog.find(Room, being.room_id)
