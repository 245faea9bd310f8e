"""Actions that harm bodies: with a saving throw, knocking down, pushing away."""

from typing import Annotated

from mud.game.being.acts import changes, health
from mud.game.being.acts.postures import beings_in, fall
from mud.game.being.model import Being
from mud.game.being.readers import ways_out
from mud.game.being.rules.numbers import succeeds_save
from mud.game.being.script import Person
from mud.game.being.script.actions import MOST_PEOPLE
from mud.game.being.specs import Ability, Condition, DamageType
from mud.game.place.script import Place, room_in
from mud.game.place.specs import Room
from mud.kernel.clauses import NOTHING, Actions
from mud.kernel.marks import Width
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number, Scope
from mud.play.scripts.words import action


@action("harm")
class Harm:
    """Hurt someone who may withstand it: a saving throw that reaches the difficulty halves the damage, or spares them.

    What stands under `do` happens to those only who fail; $each stands for whoever it is.

    Example:
        harm:
          amount: 8d6
          type: fire
          save: dexterity
          against: 15
          do: [{tell: {text: Your sleeves burn., to: $each}}]
    """

    amount: Number
    type: DamageType = DamageType.PHYSICAL
    save: Ability = Ability.DEXTERITY
    against: Number = 12
    half: bool = True
    do: Actions = NOTHING
    who: Person = "$who"

    @staticmethod
    def brings() -> Scope:
        """The name that the lines inside may use besides."""
        return {"each": Being}

    def perform(self, scene: Scene) -> None:
        """Roll the damage, let them throw, hurt them."""
        who = scene.named(self.who, Being)
        if who is None:
            return
        amount = scene.number(self.amount)
        saved = succeeds_save(scene.world, who, self.save, scene.number(self.against))
        if saved:
            amount = amount // 2 if self.half else 0
        health.hurt(scene.world, who, amount, self.type, scene.source)
        if not saved:
            scene.with_names({"each": who}).perform(self.do)


@action("knock_down")
class KnockDown:
    """Throw someone to the ground: they lie there until they stand up.

    Example:
        knock_down: $who
    """

    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Throw them down, unless they lie already."""
        who = scene.named(self.who, Being)
        if who is not None:
            fall(scene.world, who)


@action("push")
class Push:
    """Push someone through a way out of the room, if it is there and open to them. Stone is too heavy for that.

    Example:
        push: {way: north}
    """

    way: Annotated[str, Width(40)]
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Push them."""
        who = scene.named(self.who, Being)
        ways = ways_out(scene.world, who) if who is not None else None
        if who is not None and Condition.PETRIFIED in who.conditions:
            return  # ten times as heavy (SRD 5.1, "Petrified")
        if who is None or ways is None or self.way not in ways.known or self.way in ways.barred:
            return
        room = scene.world.catalog.find(Room, ways.known[self.way].to)
        if room is not None:
            changes.push(scene.world, who, self.way, room)


@action("each_being")
class EachBeing:
    """Do something for each who is in a room, people and creatures; $each stands for them. `but` leaves one out.

    Example:
        each_being:
          do: [{hurt: {amount: 1d6, type: thunder, who: $each}}]
          but: $who
    """

    do: Actions
    but: Person | None = None
    room: Place = "$room"

    @staticmethod
    def brings() -> Scope:
        """The name that the lines inside may use besides."""
        return {"each": Being}

    def perform(self, scene: Scene) -> None:
        """Do it for one after the other."""
        room = room_in(scene, self.room)
        but = scene.named(self.but, Being) if self.but is not None else None
        for each in beings_in(scene.world, room.id)[:MOST_PEOPLE] if room is not None else ():
            if each is not but and each.is_present:
                scene.with_names({"each": each}).perform(self.do)
