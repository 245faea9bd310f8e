"""What content can ask of creatures, and do with them, and whom its lines may name."""

from typing import Annotated

from pydantic import Field

from mud.content.catalog import Catalog
from mud.game.being.acts.presence import transport
from mud.game.being.model import Being, Player
from mud.game.being.script import Person, Somebody
from mud.game.npc.acts import kind_of, note, spawn, vanish
from mud.game.npc.acts.gates import living
from mud.game.npc.acts.keeping import owner_of, set_owner
from mud.game.npc.model import Npc
from mud.game.npc.specs import Kind, NpcPlacement, NpcTemplate, NpcType
from mud.game.place.script import HERE, Place, room_in
from mud.game.place.specs import Room
from mud.game.talk import acts as talk
from mud.kernel.ids import NpcTemplateId, RoomId
from mud.kernel.marks import Ref, Width
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Named, Number, PlainWords, Scope, reading
from mud.play.scripts.words import action, condition, scope
from mud.text.markup import parse
from mud.world.world import World

FactSaid = str | int | float | bool


@scope(NpcPlacement)
def of_placement(_catalog: Catalog, _placement: NpcPlacement) -> Scope:
    """Where it is: nobody in particular is there."""
    return HERE


@scope(NpcTemplate, "room_line")
def of_standing(_catalog: Catalog, _kind: NpcTemplate) -> Scope:
    """Itself: nobody else is meant."""
    return {"who": Npc}


@scope(NpcTemplate, "idle_messages")
def of_idling(_catalog: Catalog, _kind: NpcTemplate) -> Scope:
    """Itself: nobody else is meant."""
    return {"who": Npc}


Creature = Annotated[str, Ref("npc_templates.id"), Named(Npc)]
"""A creature by a name like $npc, or all that live of a kind where it is, by the id of the kind."""

Species = Annotated[str, Ref("npc_templates.id")]
"""A kind of creature, by its id."""


def creatures_in(scene: Scene, written: str, place: str) -> list[Npc]:
    """The living creatures that are meant: the one behind a name, or those of a kind in a room."""
    if written.startswith("$"):
        named = scene.named(written, Npc)
        return [named] if named is not None and named.is_alive else []
    room = room_in(scene, place)
    if room is None:
        return []
    there = scene.world.where(Npc, "room_id", room.id)
    return [npc for npc in there if npc.is_alive and npc.template_id == written]


def said_plainly(text: str) -> str:
    """The words of a text without its styles."""
    return "".join(span.text for span in parse(text).text())


@reading("species")
def npc_species(_world: World, npc: Npc) -> str:
    """The id of its kind."""
    return npc.template_id


@reading("stance")
def npc_stance(world: World, npc: Npc) -> str:
    """How it stands to people: hostile, neutral, friendly or merchant."""
    return kind_of(world, npc).npc_type.value


@reading("owner")
def npc_owner(world: World, npc: Npc) -> Player | None:
    """Whose companion it is."""
    return owner_of(world, npc)


@condition("npc_is_here")
class NpcIsHere:
    """So many creatures of a kind live in a room now.

    Example:
        npc_is_here: {npc: npc_mill_rat, at_least: 2}
    """

    npc: Species
    at_least: int = 1
    at_most: int = 1_000_000
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        return self.at_least <= len(creatures_in(scene, self.npc, self.room)) <= self.at_most


@condition("npc_alive")
class NpcAlive:
    """So many creatures of a kind live anywhere.

    Example:
        not: [{npc_alive: npc_old_marrow}]
    """

    npc: Species
    at_least: int = 1
    at_most: int = 1_000_000

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        return self.at_least <= len(living(scene.world, NpcTemplateId(self.npc))) <= self.at_most


@condition("is_npc")
class IsNpc:
    """Someone is a creature of a kind.

    Example:
        is_npc: {npc: npc_mill_rat, who: $who}
    """

    npc: Species
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Being)
        return isinstance(who, Npc) and who.template_id == self.npc


@condition("npc_type")
class NpcTypeIs:
    """Someone is a creature that stands so to people.

    Example:
        npc_type: merchant
    """

    type: NpcType
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Being)
        return isinstance(who, Npc) and kind_of(scene.world, who).npc_type is self.type


@condition("npc_kind")
class NpcKindIs:
    """Someone is a creature of that sort: a beast, an undead, a construct.

    Example:
        npc_kind: undead
    """

    kind: Kind
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Being)
        return isinstance(who, Npc) and kind_of(scene.world, who).kind is self.kind


@condition("npc_flag")
class NpcFlag:
    """A flag of a creature holds, or has a certain value: those of its kind, and what set_npc_flag noted of itself.

    Example:
        npc_flag: {flag: fed, npc: npc_mill_cat}
    """

    flag: Annotated[str, Width(64)]
    npc: Creature
    value: FactSaid = True
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Look at the first that is meant."""
        for npc in creatures_in(scene, self.npc, self.room)[:1]:
            found = npc.instance_data.get(self.flag, kind_of(scene.world, npc).flags.get(self.flag, False))
            return bool(found) if self.value is True else found == self.value
        return False


@condition("owns_npc")
class OwnsNpc:
    """A creature is the companion of someone.

    Example:
        owns_npc: npc_mill_cat
    """

    npc: Creature
    who: Somebody = "$who"
    room: Place = "$room"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Player)
        there = creatures_in(scene, self.npc, self.room)
        return who is not None and any(owner_of(scene.world, npc) is who for npc in there)


@action("spawn_npc")
class SpawnNpc:
    """Let creatures come to life in a room, but no more than so many of their kind there; of a unique one only one.

    They do not come back once they are dead.

    Example:
        spawn_npc: {npc: npc_mill_rat, quantity: 2, at_most: 4}
    """

    npc: Species
    quantity: Number = 1
    at_most: Annotated[int, Field(ge=1, le=100)] = 20
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Call as many as there is place for."""
        room, kind = room_in(scene, self.room), scene.world.catalog.find(NpcTemplate, self.npc)
        if room is None or kind is None:
            return
        most = self.at_most - len(creatures_in(scene, self.npc, self.room))
        if kind.unique:
            most = min(most, 1 - len(living(scene.world, kind.id)))
        for _ in range(min(most, scene.number(self.quantity))):
            spawn(scene.world, kind, RoomId(room.id))


@action("remove_npc")
class RemoveNpc:
    """Let creatures go, dead to nobody: those of a kind in a room, or one by a name.

    Those that content wants there come back when they are due.

    Example:
        remove_npc: {npc: npc_mill_rat}
    """

    npc: Creature
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Take them out of the world; what they have lies there."""
        for npc in creatures_in(scene, self.npc, self.room):
            vanish(scene.world, npc)


@action("npc_says")
class NpcSays:
    """A creature says something aloud: the first of its kind that is there and awake.

    Example:
        npc_says: {npc: npc_watchman, text: Move along.}
    """

    npc: Creature
    text: PlainWords
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Say it, if there is a mouth."""
        for npc in [each for each in creatures_in(scene, self.npc, self.room) if each.is_aware][:1]:
            talk.say(scene.world, npc, said_plainly(self.text))


@action("npc_emotes")
class NpcEmotes:
    """A creature does something that is told behind its name: the first of its kind that is there and awake.

    Example:
        npc_emotes: {npc: npc_watchman, text: counts the lamps again.}
    """

    npc: Creature
    text: PlainWords
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Do it."""
        for npc in [each for each in creatures_in(scene, self.npc, self.room) if each.is_aware][:1]:
            talk.emote(scene.world, npc, said_plainly(self.text))


@action("move_npc")
class MoveNpc:
    """Put creatures into another room: those of a kind in a room, or one by a name.

    Example:
        move_npc: {npc: npc_watchman, to: room_market_square}
    """

    npc: Creature
    to: Annotated[str, Ref("rooms.id"), Named(Room)]
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """From one moment to the next they are there."""
        to = room_in(scene, self.to)
        for npc in creatures_in(scene, self.npc, self.room) if to is not None else ():
            transport(scene.world, npc, RoomId(to.id if to is not None else npc.room_id))


@action("set_npc_flag")
class SetNpcFlag:
    """Note something of creatures: those of a kind in a room, or one by a name; false forgets it.

    Example:
        set_npc_flag: {flag: fed, npc: npc_mill_cat}
    """

    flag: Annotated[str, Width(64)]
    npc: Creature
    value: FactSaid = True
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Note it."""
        for npc in creatures_in(scene, self.npc, self.room):
            note(scene.world, npc, self.flag, self.value)


@action("give_npc")
class GiveNpc:
    """Let a creature be the companion of someone: it is kept for them over restarts. Its kind must be kept at all.

    Example:
        give_npc: {npc: npc_mill_cat, to: $who}
    """

    npc: Creature
    to: Somebody = "$who"
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """The first that is meant is theirs."""
        to = scene.named(self.to, Player)
        for npc in creatures_in(scene, self.npc, self.room)[:1] if to is not None else ():
            set_owner(scene.world, npc, to)


@action("free_npc")
class FreeNpc:
    """Let a creature be nobody's companion any more.

    Example:
        free_npc: npc_mill_cat
    """

    npc: Creature
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """All that are meant are free."""
        for npc in creatures_in(scene, self.npc, self.room):
            if owner_of(scene.world, npc) is not None:
                set_owner(scene.world, npc, None)
