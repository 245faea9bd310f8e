"""Beings: what players and creatures share, and the players."""

from enum import StrEnum
from typing import Annotated, Any, Final

from mud.game.being.specs import Condition
from mud.kernel.entity import Entity, entity, slotted
from mud.kernel.ids import AccountId, PlayerId, RoomId
from mud.kernel.marks import Check, Column, Indexed, Key, Lookup, Purse, Ref, Transient, Unique, Width
from mud.kernel.money import Copper
from mud.kernel.values import FrozenMap, value
from mud.world.contents import Holder

LONGEST_PROMPT = 120
"""Characters of a prompt's template: what it becomes stands on one line with what is typed."""


USUAL_PACE: Final = 30
"""Feet that most creatures walk in a round of six seconds (SRD 5.1, "Speed")."""


@value
class Proficiency:
    """How well a skill is known."""

    proficient: bool = True
    expertise: bool = False
    bonus: int = 0


SENSELESS = frozenset({Condition.UNCONSCIOUS, Condition.PETRIFIED})
"""In these nobody knows what happens around them (SRD 5.1, "Conditions")."""


class Position(StrEnum):
    """How someone holds themselves."""

    STANDING = "standing"
    SITTING = "sitting"
    RESTING = "resting"
    SLEEPING = "sleeping"
    DYING = "dying"
    DEAD = "dead"


UNAWARE = frozenset({Position.SLEEPING, Position.DYING})
"""Positions of those who notice nothing: a spirit does."""


@slotted
class Being(Entity):
    """Whoever can stand in a room and act."""

    name: str
    room_id: Annotated[RoomId, Ref("rooms.id"), Indexed(), Lookup()]
    level: Annotated[int, Check("level BETWEEN 1 AND 20")] = 1
    strength: int = 10
    dexterity: int = 10
    constitution: Annotated[int, Column("vitality")] = 10
    intelligence: int = 10
    wisdom: int = 10
    charisma: int = 10
    max_health: int = 100
    current_health: int = 100
    armor_class: int = 10
    position: Annotated[Position, Width(16)] = Position.STANDING
    """How they hold themselves: asleep or dying one notices nothing, and the better one rests the sooner one heals."""
    seat: Annotated[str | None, Width(200)] = None
    """The key of what they sit or lie on: an item's id, or room and words of a detail; null is the ground."""
    conditions: Annotated[FrozenMap[Condition, frozenset[str]], Transient()] = FrozenMap()
    """The conditions that effects bring, with what they imply, each with the ids of those who brought it."""
    exhaustion: Annotated[int, Transient()] = 0
    """The level of exhaustion, 0 to 6, that effects bring."""
    borne: Annotated[tuple[Any, ...], Transient()] = ()  # Any: of the feature of effects, which stands above
    """The effects that lie on a creature; those on players have rows of their own."""

    @property
    def is_aware(self) -> bool:
        """Whether they see and hear what happens around them."""
        return self.position not in UNAWARE and SENSELESS.isdisjoint(self.conditions)

    @property
    def is_present(self) -> bool:
        """Whether they stand in the world now: a player who is in it, a creature that lives."""
        return True

    @property
    def is_proper(self) -> bool:
        """Whether the name is one of its own: one that begins with a capital; else a bare noun phrase."""
        return self.name[:1].isupper()

    @property
    def pronouns(self) -> str:
        """How they are spoken of, as in `mud.text.pronouns`."""
        return "they"

    @property
    def keywords(self) -> tuple[str, ...]:
        """Further words by which they can be meant, beside those of the name."""
        return ()

    @property
    def pace(self) -> int:
        """Feet that they walk in a round by themselves; a player's come from their people."""
        return USUAL_PACE

    @property
    def darkvision(self) -> bool:
        """Whether their eyes are made for the dark; a player's are as those of their people."""
        return False

    @property
    def hands(self) -> Holder:
        """Who holds what they carry, worn things included."""
        raise NotImplementedError

    @property
    def key(self) -> str:
        """Their id, whatever they are."""
        return self.hands.id


@entity("players", owner="account_id")
class Player(Being):
    """A character that someone plays. `online`: it stands in the world now; `linked`: someone is at the keys.

    `look` is what the name has in common with those that look like it (`play.lookalike`).
    `prompt` is a template of `rules.check_prompt`; None is the usual one, and an empty one shows nothing.
    """

    id: Annotated[PlayerId, Key()]
    name: Annotated[str, Width(32)]
    name_key: Annotated[str, Width(64), Unique(), Lookup()]
    room_id: Annotated[RoomId, Column("current_room_id"), Ref("rooms.id"), Indexed(), Lookup()]
    account_id: Annotated[AccountId | None, Ref("user_accounts.id", on_delete="SET NULL"), Indexed(), Lookup()] = None
    character_class: str = "adventurer"
    pronouns: Annotated[str, Width(16)] = "they"
    title: Annotated[str, Width(60)] = ""
    experience: int = 0
    max_energy: int = 50
    current_energy: int = 50
    coins: Annotated[Copper, Purse(), Check("coins >= 0")] = Copper(0)
    aliases: FrozenMap[str, str] = FrozenMap()
    prompt: Annotated[str | None, Width(LONGEST_PROMPT)] = None
    player_flags: FrozenMap[str, str | int | float | bool] = FrozenMap()
    is_active: bool = True
    last_played_at: float | None = None
    invisible: bool = False
    """Whether only staff notice them."""
    online: Annotated[bool, Transient(), Lookup()] = False
    linked: Annotated[bool, Transient()] = False
    look: Annotated[str, Transient(), Lookup()] = ""
    away: Annotated[str | None, Transient()] = None

    @property
    def is_present(self) -> bool:
        """Whether the character stands in the world now."""
        return self.online

    @property
    def is_proper(self) -> bool:
        """Whatever its first letter is like."""
        return True

    @property
    def hands(self) -> Holder:
        """The character's own."""
        return Holder.player(self.id)

    @property
    def key(self) -> str:
        """Its id: asked for with every blow, so that no holder is made for it."""
        return self.id


class CharacterType(StrEnum):
    """What kind of person a sheet describes."""

    PC = "pc"
    NPC = "npc"
    MONSTER = "monster"
    FAMILIAR = "familiar"
    MOUNT = "mount"


@entity("characters", owner="id")
class Character(Entity):
    """The sheet and personality of a person: one row made with each player, under the player's id."""

    id: Annotated[PlayerId, Key(), Ref("players.id")]
    name: Annotated[str, Width(255), Indexed()]
    character_type: Annotated[CharacterType, Width(50), Indexed()] = CharacterType.PC
    description: str | None = None
    background_story: str | None = None
    race: Annotated[str | None, Width(100)] = None
    background: Annotated[str | None, Width(100)] = None
    languages: tuple[str, ...] = ()
    proficiencies: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    skills: FrozenMap[str, Proficiency] = FrozenMap()
    conditions: tuple[str, ...] = ()
    """The conditions that effects bring, with what they imply, for readers of the database: a copy."""
    is_active: bool = True
