"""Conditions about beings: how they are, what is noted of them, where they are, what they can do."""

from typing import Annotated

from pydantic import Field

from mud.game.being.acts import character_of
from mud.game.being.acts.changes import FlagValue, flag_of
from mud.game.being.acts.postures import beings_in, players_in
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import can_see
from mud.game.being.rules.numbers import energy_of, health_of, max_health, succeeds_check, succeeds_save
from mud.game.being.script import Person, Somebody
from mud.game.being.specs import Ability
from mud.game.place.script import Place, room_in
from mud.kernel.ids import AreaId, BackgroundId, RaceId, RoomId
from mud.kernel.marks import Ref, Width
from mud.play.scripts.scene import Scene
from mud.play.scripts.words import condition

Difficulty = Annotated[int, Field(ge=1, le=40)]


@condition("level")
class LevelIs:
    """Someone has at least that level, and at most another.

    Example:
        level: {at_least: 3, at_most: 5}
    """

    at_least: int = 1
    at_most: int = 20
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Being)
        return who is not None and self.at_least <= who.level <= self.at_most


@condition("experience")
class ExperienceIs:
    """Someone has at least that much experience.

    Example:
        experience: 300
    """

    at_least: int
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Player)
        return who is not None and who.experience >= self.at_least


@condition("check")
class AbilityCheck:
    """Someone throws a twenty-sided die, adds what the ability gives, and reaches the difficulty.

    Example:
        check: {ability: strength, against: 13}
    """

    ability: Ability
    against: Difficulty
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Throw (SRD 5.1, "Ability Checks")."""
        who = scene.named(self.who, Being)
        return who is not None and succeeds_check(scene.world, who, self.ability, self.against)


@condition("saves")
class Saves:
    """Someone withstands: a twenty-sided die and their saving throw reach the difficulty.

    Example:
        saves: {ability: constitution, against: 12}
    """

    ability: Ability
    against: Difficulty
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Throw (SRD 5.1, "Saving Throws")."""
        who = scene.named(self.who, Being)
        return who is not None and succeeds_save(scene.world, who, self.ability, self.against)


@condition("health")
class HealthIs:
    """Someone has that share of their hit points, in hundredths: 100 is unhurt.

    Example:
        health: {at_most: 50}
    """

    at_least: int = 0
    at_most: int = 100
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Being)
        if who is None:
            return False
        share = 100 * health_of(scene.world, who) / max_health(scene.world, who)
        return self.at_least <= share <= self.at_most


@condition("energy")
class EnergyIs:
    """Someone has that much energy left.

    Example:
        energy: {at_least: 10}
    """

    at_least: int = 0
    at_most: int = 1_000_000
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Player)
        return who is not None and self.at_least <= energy_of(scene.world, who) <= self.at_most


@condition("flag")
class Flag:
    """Something is noted of someone under a name, or has a certain value there.

    Example:
        flag: {name: bells_rung, value: 3}
    """

    name: Annotated[str, Width(64)]
    value: FlagValue = True
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look it up: `true` holds for whatever is neither false, 0 nor empty."""
        who = scene.named(self.who, Player)
        found = flag_of(who, self.name) if who is not None else None
        return bool(found) if self.value is True else found == self.value


@condition("flag_count")
class FlagCount:
    """A number that is noted of someone lies between two others; what was never noted is 0.

    Example:
        flag_count: {name: stones_turned, at_least: 3}
    """

    name: Annotated[str, Width(64)]
    at_least: int = 0
    at_most: int = 1_000_000_000
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Player)
        found = flag_of(who, self.name) if who is not None else None
        return self.at_least <= (found if isinstance(found, (int, float)) else 0) <= self.at_most


@condition("race")
class RaceIs:
    """Someone is of a certain people.

    Example:
        race: dwarf
    """

    race: Annotated[RaceId, Ref("races.id")]
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at the sheet."""
        who = scene.named(self.who, Player)
        return who is not None and character_of(scene.world, who).race == self.race


@condition("background")
class BackgroundIs:
    """Someone did that before they came here.

    Example:
        background: ferryhand
    """

    background: Annotated[BackgroundId, Ref("backgrounds.id")]
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at the sheet."""
        who = scene.named(self.who, Player)
        return who is not None and character_of(scene.world, who).background == self.background


@condition("is_player")
class IsPlayer:
    """Someone is played by a person, and is no creature.

    Example:
        is_player: $who
    """

    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        return scene.named(self.who, Player) is not None


@condition("position")
class PositionIs:
    """Someone stands, sits, lies (resting) or sleeps.

    Example:
        position: sitting
    """

    position: Position
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        return who is not None and who.position is self.position


@condition("sees")
class Sees:
    """Someone sees anything where they are: there is light, or they have the eyes for it.

    Example:
        sees: $who
    """

    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        return who is not None and who.is_aware and can_see(scene.world, who)


@condition("in_room")
class InRoom:
    """Someone is in a certain room.

    Example:
        in_room: room_market_square
    """

    room: Annotated[RoomId, Ref("rooms.id")]
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        return who is not None and who.room_id == self.room


@condition("in_area")
class InArea:
    """A room lies in a certain area.

    Example:
        in_area: millbrook
    """

    area: Annotated[AreaId, Ref("areas.id")]
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        room = room_in(scene, self.room)
        return room is not None and room.area_id == self.area


@condition("people_here")
class PeopleHere:
    """So many players are in a room.

    Example:
        people_here: {at_least: 2}
    """

    at_least: int = 1
    at_most: int = 1_000_000
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        room = room_in(scene, self.room)
        return room is not None and self.at_least <= len(players_in(scene.world, room.id)) <= self.at_most


@condition("alone")
class Alone:
    """Nobody else is where someone is.

    Example:
        alone: $who
    """

    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look around."""
        who = scene.named(self.who, Being)
        return who is not None and all(other is who for other in beings_in(scene.world, who.room_id))
