"""Identifiers: one NewType per table, and the source of the ids that are made while the game runs.

Ids are strings: slugs for content (`room_market_square`), UUID4 hex for what is made at run time.
"""

import random
from typing import NewType, Protocol

AccountId = NewType("AccountId", str)
BanId = NewType("BanId", str)
PlayerId = NewType("PlayerId", str)
AreaId = NewType("AreaId", str)
RoomTypeId = NewType("RoomTypeId", str)
RoomId = NewType("RoomId", str)
DoorId = NewType("DoorId", str)
ItemTemplateId = NewType("ItemTemplateId", str)
ItemId = NewType("ItemId", str)
RaceId = NewType("RaceId", str)
BackgroundId = NewType("BackgroundId", str)
ClassId = NewType("ClassId", str)
InventoryId = NewType("InventoryId", str)
PlacementId = NewType("PlacementId", str)
NpcTemplateId = NewType("NpcTemplateId", str)
NpcId = NewType("NpcId", str)
LiquidId = NewType("LiquidId", str)
SpringId = NewType("SpringId", str)
WorkshopId = NewType("WorkshopId", str)
LoadoutPieceId = NewType("LoadoutPieceId", str)
AlterationId = NewType("AlterationId", str)
FeedbackId = NewType("FeedbackId", str)
EffectId = NewType("EffectId", str)
AbilityId = NewType("AbilityId", str)
LootTableId = NewType("LootTableId", str)
TriggerId = NewType("TriggerId", str)
FightId = NewType("FightId", str)
RecordId = NewType("RecordId", str)


class Ids(Protocol):
    """A source of new ids."""

    def new(self) -> str:
        """A UUID4 as 32 hexadecimal digits, never given before."""


class RandomIds:
    """Ids from a source of random bits: the system's in production, a seeded one in tests."""

    def __init__(self, source: random.Random | None = None) -> None:
        self._source = source or random.SystemRandom()

    def new(self) -> str:
        """A UUID4 (RFC 9562 section 5.4) as 32 hexadecimal digits."""
        bits = self._source.getrandbits(128)
        bits = bits & ~(0xF << 76) | (4 << 76)
        bits = bits & ~(0x3 << 62) | (2 << 62)
        return f"{bits:032x}"
