"""What content can ask of conditions, and do with them."""

from typing import Annotated

from pydantic import Field

from mud.game.being.model import Being
from mud.game.being.script import Person
from mud.game.being.specs import Ability, Condition
from mud.game.effect.acts import apply, cure
from mud.game.effect.acts.conditions import exhaustion_of, felt_by
from mud.game.effect.acts.lying import spec_of
from mud.game.effect.rules.plain import PREFIX
from mud.game.effect.script import author_in
from mud.game.effect.specs import Save
from mud.kernel.ids import EffectId
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number
from mud.play.scripts.words import action, condition


@condition("has_condition")
class HasCondition:
    """A condition lies on someone, whatever brought it: lying down is prone, sleeping is unconscious.

    Example:
        has_condition: poisoned
    """

    condition: Condition
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        if who is None:
            return False
        if self.condition is Condition.EXHAUSTION:
            return exhaustion_of(scene.world, who) > 0
        return self.condition in felt_by(scene.world, who)


@condition("exhausted")
class Exhausted:
    """Someone's exhaustion has at least that level, of six.

    Example:
        exhausted: 3
    """

    level: Annotated[int, Field(ge=1, le=6)] = 1
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        return who is not None and exhaustion_of(scene.world, who) >= self.level


@action("apply_condition")
class ApplyCondition:
    """Let a condition come over someone for so many seconds, unless a saving throw against it succeeds.

    With `ends` they throw again after each round. Charm, fear and a grip are those of whoever does it.

    Example:
        apply_condition: {condition: stunned, seconds: 12, save: constitution, against: 13, ends: true}
    """

    condition: Condition
    seconds: Number | None = None
    save: Ability | None = None
    against: Number = 12
    ends: bool = False
    to: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Apply it."""
        whom, spec = scene.named(self.to, Being), spec_of(scene.world, EffectId(PREFIX + self.condition))
        if whom is None or spec is None:
            return
        seconds = None if self.seconds is None else max(1, scene.number(self.seconds))
        save = Save(self.save, ends=self.ends) if self.save is not None else None
        against = scene.number(self.against) if save is not None else None
        apply(scene.world, whom, spec, seconds=seconds, by=author_in(scene), dc=against, save=save)


@action("cure_condition")
class CureCondition:
    """End what brings a condition over someone, as far as it can be dispelled; of exhaustion one level.

    Example:
        cure_condition: poisoned
    """

    condition: Condition
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Cure them."""
        who = scene.named(self.who, Being)
        if who is not None:
            cure(scene.world, who, self.condition)
