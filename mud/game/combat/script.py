"""What content can ask of fights, and do in them."""

from typing import Annotated

from pydantic import Field

from mud.game.being.model import Being
from mud.game.being.rules.numbers import health_of, max_health
from mud.game.being.script import Person
from mud.game.being.script.actions import MOST_PEOPLE
from mud.game.combat.acts import attack, disengage, engage, flee, in_fight, opponents, target_of
from mud.game.combat.acts.sides import allies_here, enemies_here, is_enemy, provoke
from mud.game.combat.acts.standing import combatant_of, is_near
from mud.game.combat.model import Fate
from mud.kernel.clauses import Actions
from mud.kernel.errors import Refused
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Scope, reading
from mud.play.scripts.words import action, condition
from mud.world.world import World


@reading("foe")
def being_foe(world: World, being: Being) -> Being | None:
    """Whom they strike at."""
    return target_of(world, being)


@condition("in_fight")
class InFight:
    """Someone is in a fight, and somebody of the other side is there.

    Example:
        in_fight: $who
    """

    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        return who is not None and in_fight(scene.world, who)


@condition("is_enemy")
class IsEnemy:
    """Somebody is an enemy of someone: they fight each other, or would.

    Example:
        is_enemy: {who: $who, of: $who.foe}
    """

    who: Person
    of: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who, of = scene.named(self.who, Being), scene.named(self.of, Being)
        return who is not None and of is not None and is_enemy(scene.world, of, who)


@condition("health_below")
class HealthBelow:
    """Someone has less than that share of their hit points, in hundredths.

    Example:
        health_below: 25
    """

    share: Annotated[int, Field(ge=1, le=100)]
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Compare."""
        who = scene.named(self.who, Being)
        if who is None:
            return False
        return 100 * health_of(scene.world, who) < self.share * max_health(scene.world, who)


@condition("enemies_here")
class EnemiesHere:
    """So many enemies of someone are in their room, on their feet.

    Example:
        enemies_here: {at_least: 2}
    """

    at_least: Annotated[int, Field(ge=0, le=1000)] = 1
    at_most: Annotated[int, Field(ge=0, le=1_000_000)] = 1_000_000
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Count them."""
        who = scene.named(self.who, Being)
        return who is not None and self.at_least <= len(enemies_here(scene.world, who)) <= self.at_most


@action("attack")
class Attack:
    """Let someone go for somebody: a fight begins, or they turn to them. What the game refuses is left.

    Example:
        attack: {target: $who, by: $who.foe}
    """

    target: Person
    by: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Begin it."""
        by, target = scene.named(self.by, Being), scene.named(self.target, Being)
        if by is not None and target is not None and target_of(scene.world, by) is not target:
            engage(scene.world, by, target)


@action("strike")
class Strike:
    """Let someone strike one blow more at whomever they fight, or at somebody who is named and near.

    Example:
        strike: {by: $who}
    """

    target: Person | None = None
    by: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Roll it."""
        by = scene.named(self.by, Being)
        if by is None:
            return
        target = target_of(scene.world, by) if self.target is None else scene.named(self.target, Being)
        if target is not None and target is not by and is_near(scene.world, by, target):
            attack(scene.world, by, target)


@action("taunt")
class Taunt:
    """Make somebody in a fight with someone angrier at them than at anybody else; creatures turn to them.

    Example:
        taunt: {target: $who.foe}
    """

    target: Person
    by: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Provoke them."""
        by, target = scene.named(self.by, Being), scene.named(self.target, Being)
        if by is not None and target is not None:
            provoke(scene.world, by, target)


@action("end_fight")
class EndFight:
    """Take someone out of the fight that they are in, if they are in any.

    Example:
        end_fight: $who
    """

    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Take them out of it."""
        who = scene.named(self.who, Being)
        if who is not None and combatant_of(scene.world, who) is not None:
            disengage(scene.world, who, Fate.STOPPED)


@action("flee")
class Flee:
    """Let someone in a fight try to get away.

    Example:
        flee: $who
    """

    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Let them run, if there is anything to run from and anywhere to run to."""
        who = scene.named(self.who, Being)
        if who is not None and opponents(scene.world, who):
            try:
                flee(scene.world, who)
            except Refused:
                return  # there is no way out, or none that can be gone


@action("each_enemy")
class EachEnemy:
    """Do something for each enemy of someone who is in their room; $each stands for them.

    Example:
        each_enemy:
          - harm: {amount: 3d6, type: fire, save: dexterity, against: 13, who: $each}
    """

    do: Actions
    of: Person = "$who"

    @staticmethod
    def brings() -> Scope:
        """The name that the lines inside may use besides."""
        return {"each": Being}

    def perform(self, scene: Scene) -> None:
        """Do it for one after the other."""
        of = scene.named(self.of, Being)
        for each in enemies_here(scene.world, of)[:MOST_PEOPLE] if of is not None else ():
            if each.is_present:
                scene.with_names({"each": each}).perform(self.do)


@action("each_ally")
class EachAlly:
    """Do something for each who fights on someone's side in their room, and for themselves; $each stands for them.

    Example:
        each_ally:
          - heal: {amount: 1d8, who: $each}
    """

    do: Actions
    of: Person = "$who"

    @staticmethod
    def brings() -> Scope:
        """The name that the lines inside may use besides."""
        return {"each": Being}

    def perform(self, scene: Scene) -> None:
        """Do it for one after the other."""
        of = scene.named(self.of, Being)
        for each in (of, *allies_here(scene.world, of))[:MOST_PEOPLE] if of is not None else ():
            if each.is_present:
                scene.with_names({"each": each}).perform(self.do)
