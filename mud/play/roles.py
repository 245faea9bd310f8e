"""Roles: who may use what. A higher role may do all that a lower one may."""

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

    def includes(self, other: "Role") -> bool:
        """Whether whoever has this role may do what `other` may."""
        return _RANKS[self] >= _RANKS[other]


_RANKS: Mapping[Role, int] = MappingProxyType({role: rank for rank, role in enumerate(Role)})
