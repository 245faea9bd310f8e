"""Actions about beings: telling them, moving them, healing and hurting them, noting something of them."""

from typing import Annotated, Final

from mud.game.area.specs import Area
from mud.game.being.acts import changes, health, look
from mud.game.being.acts.changes import FlagValue
from mud.game.being.acts.postures import players_in, settle, stand
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules.numbers import energy_of
from mud.game.being.script import Person, Somebody
from mud.game.being.specs import DamageType
from mud.game.place.script import Place, room_in
from mud.game.place.specs import Room
from mud.kernel.clauses import Actions
from mud.kernel.ids import AreaId, RoomId
from mud.kernel.marks import Ref, Width
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Named, Number, Scope, Words
from mud.play.scripts.words import action
from mud.play.telling import Everyone, InRoom, Only

MOST_PEOPLE: Final = 100
"""People for each of whom something is done at once."""


@action("tell")
class Tell:
    """Tell one person something.

    Example:
        tell: The bell hums under your hand, {who}.
    """

    text: Words
    to: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Tell them."""
        whom = scene.named(self.to, Being)
        if whom is not None:
            changes.narrate(scene.world, Only(whom), *scene.words(self.text))


@action("echo")
class Echo:
    """Tell everyone in a room something.

    Example:
        echo: {text: Somewhere below a door falls shut., room: room_market_square}
    """

    text: Words
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Tell them."""
        room = room_in(scene, self.room)
        if room is not None:
            changes.narrate(scene.world, InRoom(room.id), *scene.words(self.text))


@action("tell_others")
class TellOthers:
    """Tell everyone who is with someone, but not them.

    Example:
        tell_others: "{Who} goes pale."
    """

    text: Words
    but: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Tell them."""
        who = scene.named(self.but, Being)
        if who is not None:
            changes.narrate(scene.world, InRoom(who.room_id, (who,)), *scene.words(self.text))


@action("message_area")
class MessageArea:
    """Tell everyone in an area something.

    Example:
        message_area: {text: The bell of the chapel rings., area: millbrook}
    """

    text: Words
    area: Annotated[str, Ref("areas.id"), Named(Area)] = "$area"

    def perform(self, scene: Scene) -> None:
        """Tell them, room by room."""
        area = scene.one_of(Area, self.area)
        if area is None:
            return
        rooms = dict.fromkeys(player.room_id for player in scene.world.where(Player, "online", True))
        for room_id in rooms:
            room = scene.world.catalog.find(Room, room_id)
            if room is not None and room.area_id == AreaId(area.id):
                changes.narrate(scene.world, InRoom(room_id), *scene.words(self.text))


@action("announce")
class Announce:
    """Tell everyone in the world something.

    Example:
        announce: The river has come over the meadows.
    """

    text: Words

    def perform(self, scene: Scene) -> None:
        """Tell them."""
        changes.narrate(scene.world, Everyone(), *scene.words(self.text))


@action("move")
class Move:
    """Bring someone into a room, without their walking there. Tell of it before and after: nobody else does.

    Example:
        move: {to: room_market_square}
    """

    to: Annotated[RoomId, Ref("rooms.id")]
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Bring them there."""
        who, room = scene.named(self.who, Being), scene.world.catalog.find(Room, self.to)
        if who is not None and room is not None:
            changes.relocate(scene.world, who, room)


@action("look")
class Look:
    """Let someone see where they are.

    Example:
        look: $who
    """

    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Show them."""
        who = scene.named(self.who, Being)
        if who is not None:
            look(scene.world, who)


@action("set_flag")
class SetFlag:
    """Note something of someone under a name.

    Example:
        set_flag: {name: knows_the_bell}
    """

    name: Annotated[str, Width(64)]
    value: FlagValue = True
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Note it."""
        who = scene.named(self.who, Player)
        if who is not None and changes.flag_of(who, self.name) != self.value:
            changes.mark(scene.world, who, self.name, self.value)


@action("clear_flag")
class ClearFlag:
    """Forget what is noted of someone under a name.

    Example:
        clear_flag: knows_the_bell
    """

    name: Annotated[str, Width(64)]
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Forget it."""
        who = scene.named(self.who, Player)
        if who is not None and self.name in who.player_flags:
            changes.mark(scene.world, who, self.name, None)


@action("count_flag")
class CountFlag:
    """Add to a number that is noted of someone; what was never noted begins at 0.

    Example:
        count_flag: {name: stones_turned, by: 1}
    """

    name: Annotated[str, Width(64)]
    by: Number = 1
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Add."""
        who = scene.named(self.who, Player)
        if who is not None:
            before = changes.flag_of(who, self.name)
            number = int(before) if isinstance(before, (int, float)) else 0
            changes.mark(scene.world, who, self.name, number + scene.number(self.by))


@action("heal")
class Heal:
    """Give someone hit points back.

    Example:
        heal: 1d6+1
    """

    amount: Number
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Heal them."""
        who = scene.named(self.who, Being)
        if who is not None:
            health.heal(scene.world, who, scene.number(self.amount), scene.source)


@action("hurt")
class Hurt:
    """Take hit points from someone, as many as they suffer of that kind of damage.

    Example:
        hurt: {amount: 1d4, type: cold}
    """

    amount: Number
    type: DamageType = DamageType.PHYSICAL
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Hurt them."""
        who = scene.named(self.who, Being)
        if who is not None:
            health.hurt(scene.world, who, scene.number(self.amount), self.type, scene.source)


@action("refresh")
class Refresh:
    """Give someone energy back.

    Example:
        refresh: 10
    """

    amount: Number
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Refresh them."""
        who = scene.named(self.who, Player)
        if who is not None:
            health.recover(scene.world, who, scene.number(self.amount))


@action("tire")
class Tire:
    """Take energy from someone: as much as they have, if that is less.

    Example:
        tire: 5
    """

    amount: Number
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Tire them."""
        who = scene.named(self.who, Player)
        if who is not None:
            health.exert(scene.world, who, min(energy_of(scene.world, who), scene.number(self.amount)))


@action("put_down")
class PutDown:
    """Let someone stand, sit, lie (resting) or sleep where they are.

    Example:
        put_down: {position: sleeping}
    """

    position: Position
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Let them, unless they do already."""
        who = scene.named(self.who, Being)
        if who is None or who.position is self.position:
            return
        if self.position is Position.STANDING:
            stand(scene.world, who)
        else:
            settle(scene.world, who, self.position)


@action("each_person")
class EachPerson:
    """Do something for each player in a room; $each stands for them.

    Example:
        each_person:
          - tell: {text: The floor gives way., to: $each}
          - hurt: {amount: 1d6, who: $each}
    """

    do: Actions
    room: Place = "$room"

    @staticmethod
    def brings() -> Scope:
        """The name that the lines inside may use besides."""
        return {"each": Player}

    def perform(self, scene: Scene) -> None:
        """Do it for one after the other."""
        room = room_in(scene, self.room)
        for each in players_in(scene.world, room.id)[:MOST_PEOPLE] if room is not None else ():
            scene.with_names({"each": each}).perform(self.do)
