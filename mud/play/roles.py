"""Roles: who may use what. A higher role may do all that a lower one may."""

from enum import StrEnum


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
        return list(Role).index(self)

    def includes(self, other: "Role") -> bool:
        """Whether whoever has this role may do what `other` may."""
        return self.rank >= other.rank
