"""Content that is written anew while creatures live."""

import dataclasses

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.revision import Edition, compare
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Exit, Room
from mud.kernel.clauses import NOTHING, Clauses
from mud.kernel.ids import RoomId
from mud.kernel.values import FrozenMap
from mud.play.loading import Revised
from tests.game.mind.ward import Ward, room_of


def rewrite(ward: Ward, after: Catalog) -> None:
    """Let the world have another content, as a reload does."""
    revision = compare(Edition(ward.world.catalog), Edition(after))
    ward.world.catalog = after
    for work in roster.declared(Revised):
        work.function(ward.world, revision)
    ward.told()


def kind(ward: Ward, name: str) -> NpcTemplate:
    return ward.world.catalog.get(NpcTemplate, f"npc_{name}")


def test_creatures_do_at_once_what_is_written_now() -> None:
    ward = Ward()
    ward.at("Ann", "square")
    dog = ward.put("stray", "square")
    rewrite(ward, ward.world.catalog.with_(dataclasses.replace(kind(ward, "stray"), behavior=NOTHING)))
    ward.step(60)
    assert room_of(dog) == "square"
    patrol = Clauses.read([{"patrols": {"route": ["room_square", "room_lane"], "pause": 1}}])
    rewrite(ward, ward.world.catalog.with_(dataclasses.replace(kind(ward, "stray"), behavior=patrol)))
    seen = set()
    for _ in range(40):
        ward.step(1)
        seen.add(room_of(dog))
    assert seen == {"square", "lane"}


def test_a_creature_on_its_way_gives_up_when_the_way_is_gone() -> None:
    ward = Ward()
    ward.at("Ann", "market")
    guard = ward.put("watchman", "square")
    ward.step(12)
    lane = ward.world.catalog.get(Room, "room_square")
    shut = dataclasses.replace(lane, exits=FrozenMap({"west": Exit(RoomId("room_lane"))}))
    rewrite(ward, ward.world.catalog.with_(shut))
    guard.room_id = RoomId("room_square")
    ward.step(60)
    assert room_of(guard) == "square"
