"""Roles and permissions: who may use what. A higher role may do all that a lower one may.

Each command names one permission, each permission the lowest role that has it. docs/permissions.md lists them all.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """The roles, lowest first."""

    PLAYER = "player"
    HELPER = "helper"
    BUILDER = "builder"
    GAME_MASTER = "game_master"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Its place in the order, 0 for the lowest."""
        return _RANKS[self]

    @property
    def words(self) -> str:
        """How people read it."""
        return self.value.replace("_", " ")

    def includes(self, other: "Role") -> bool:
        """Whether whoever has this role may do what `other` may."""
        return _RANKS[self] >= _RANKS[other]

    def may(self, permission: "Permission") -> bool:
        """Whether whoever has this role has the permission."""
        return _RANKS[self] >= _RANKS[ROLES[permission]]


_RANKS: Mapping[Role, int] = MappingProxyType({role: rank for rank, role in enumerate(Role)})


class Permission(StrEnum):
    """What someone may do. All but PLAY are privileges: each use is kept by the audit."""

    PLAY = "play"

    FEEDBACK = "feedback"
    LOOK_UP = "look_up"
    TRAVEL = "travel"
    UNSEEN = "unseen"
    MUTE = "mute"
    KICK = "kick"
    MODERATE = "moderate"

    BUILD = "build"
    MAKE = "make"
    SKY = "sky"
    RELOAD = "reload"
    TRIGGERS = "triggers"
    DRAFTS = "drafts"
    QUESTS = "quests"

    MOVE = "move"
    FORCE = "force"
    CHANGE = "change"
    FREEZE = "freeze"
    BAN = "ban"
    ANNOUNCE = "announce"
    CONNECTIONS = "connections"

    BAN_ADDRESS = "ban_address"
    ROLES = "roles"
    SNOOP = "snoop"
    AUDIT = "audit"
    SERVER = "server"

    @property
    def meaning(self) -> str:
        """What it lets one do, as it ends a sentence that begins with "may"."""
        return MEANINGS[self]

    @property
    def role(self) -> Role:
        """The lowest role that has it."""
        return ROLES[self]


ROLES: Mapping[Permission, Role] = MappingProxyType(
    {
        Permission.PLAY: Role.PLAYER,
        Permission.FEEDBACK: Role.HELPER,
        Permission.LOOK_UP: Role.HELPER,
        Permission.TRAVEL: Role.HELPER,
        Permission.UNSEEN: Role.HELPER,
        Permission.MUTE: Role.HELPER,
        Permission.KICK: Role.HELPER,
        Permission.MODERATE: Role.HELPER,
        Permission.BUILD: Role.BUILDER,
        Permission.MAKE: Role.BUILDER,
        Permission.SKY: Role.BUILDER,
        Permission.RELOAD: Role.BUILDER,
        Permission.TRIGGERS: Role.BUILDER,
        Permission.DRAFTS: Role.BUILDER,
        Permission.QUESTS: Role.BUILDER,
        Permission.MOVE: Role.GAME_MASTER,
        Permission.FORCE: Role.GAME_MASTER,
        Permission.CHANGE: Role.GAME_MASTER,
        Permission.FREEZE: Role.GAME_MASTER,
        Permission.BAN: Role.GAME_MASTER,
        Permission.ANNOUNCE: Role.GAME_MASTER,
        Permission.CONNECTIONS: Role.GAME_MASTER,
        Permission.BAN_ADDRESS: Role.ADMIN,
        Permission.ROLES: Role.ADMIN,
        Permission.SNOOP: Role.ADMIN,
        Permission.AUDIT: Role.ADMIN,
        Permission.SERVER: Role.ADMIN,
    }
)
"""The lowest role that has each permission."""

MEANINGS: Mapping[Permission, str] = MappingProxyType(
    {
        Permission.PLAY: "play the game",
        Permission.FEEDBACK: "read what players sent to the staff",
        Permission.LOOK_UP: "find and examine anything and anyone by name or id",
        Permission.TRAVEL: "go to any room",
        Permission.UNSEEN: "walk about without being seen by players",
        Permission.MUTE: "keep someone from talking for a while",
        Permission.KICK: "end someone's connection",
        Permission.MODERATE: "see to what players report about each other",
        Permission.BUILD: "change rooms, their exits and their flags",
        Permission.MAKE: "make things and take them out of the world",
        Permission.SKY: "set the clock and the weather of an area",
        Permission.RELOAD: "have the content read again",
        Permission.TRIGGERS: "list, fire and trace triggers",
        Permission.DRAFTS: "load, walk and publish drafts of the world",
        Permission.QUESTS: "look into and change the state of quests",
        Permission.MOVE: "move others, and act in another room",
        Permission.FORCE: "make someone of a lower role do something",
        Permission.CHANGE: "heal, restore and change characters",
        Permission.FREEZE: "keep someone from doing anything",
        Permission.BAN: "ban accounts",
        Permission.ANNOUNCE: "speak to everyone at once",
        Permission.CONNECTIONS: "see who is connected, from which address and with which client",
        Permission.BAN_ADDRESS: "ban addresses and networks",
        Permission.ROLES: "give accounts another role",
        Permission.SNOOP: "see what someone else sees",
        Permission.AUDIT: "read the record of privileged acts",
        Permission.SERVER: "measure, stop and restart the server, and set its log",
    }
)
"""What each permission lets one do."""
