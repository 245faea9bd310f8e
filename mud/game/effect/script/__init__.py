"""What content can ask of effects, and do with them."""

from typing import Annotated

from pydantic import Field

from mud.content.catalog import Catalog
from mud.game.being.model import Being
from mud.game.being.script import SOMEONE, Person
from mud.game.effect.acts import apply, dispel, effect_on, effects_on, end
from mud.game.effect.specs import Effect
from mud.kernel.ids import EffectId
from mud.kernel.marks import Ref
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Names, Number, Scope, reading
from mud.play.scripts.words import action, condition, scope
from mud.world.world import World

SomeEffect = Annotated[EffectId, Ref("effects.id")]


@scope(Effect)
def of_effect(_catalog: Catalog, _effect: Effect) -> Scope:
    """Whoever bears it, where they are."""
    return SOMEONE


@reading("name")
def effect_name(_world: World, effect: Effect) -> str:
    """What the effect is called."""
    return effect.name


def author_in(scene: Scene) -> Being | str:
    """Who does what a scene does, or what does where nobody acts."""
    return scene.source if isinstance(scene.source, Being) else scene.by


@condition("has_effect")
class HasEffect:
    """An effect lies on someone, so often at least.

    Example:
        has_effect: effect_drenched
    """

    effect: SomeEffect
    stacks: Annotated[int, Field(ge=1, le=100)] = 1
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        found = effect_on(scene.world, who, self.effect) if who is not None else None
        return found is not None and found.effect_data.stacks >= self.stacks


@condition("has_effect_tag")
class HasEffectTag:
    """Some effect with a tag lies on someone.

    Example:
        has_effect_tag: poison
    """

    tag: str
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        return who is not None and any(self.tag in spec.tags for spec, _ in effects_on(scene.world, who))


@condition("effect_is")
class EffectIs:
    """The effect that it is about is that one.

    Example:
        effect_is: effect_drenched
    """

    effect: SomeEffect
    of: Annotated[str, Names(Effect)] = "$effect"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        found = scene.named(self.of, Effect)
        return found is not None and found.id == self.effect


@action("apply_effect")
class ApplyEffect:
    """Let an effect come over someone, for its own time and strength unless others are given.

    `against` is what a saving throw must reach where the effect allows one, if that is not what it says itself.

    Example:
        apply_effect: {effect: effect_drenched, seconds: 120}
    """

    effect: SomeEffect
    seconds: Number | None = None
    strength: int | None = None
    to: Person = "$who"
    against: Number | None = None

    def perform(self, scene: Scene) -> None:
        """Apply it."""
        whom, spec = scene.named(self.to, Being), scene.world.catalog.find(Effect, self.effect)
        if whom is not None and spec is not None:
            seconds = None if self.seconds is None else max(1, scene.number(self.seconds))
            dc = None if self.against is None else scene.number(self.against)
            apply(scene.world, whom, spec, seconds=seconds, strength=self.strength, by=author_in(scene), dc=dc)


@action("remove_effect")
class RemoveEffect:
    """End an effect on someone, whether it can be dispelled or not.

    Example:
        remove_effect: effect_drenched
    """

    effect: SomeEffect
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """End it, if it lies there."""
        who = scene.named(self.who, Being)
        if who is not None:
            end(scene.world, who, self.effect)


@action("dispel_effects")
class DispelEffects:
    """End effects on someone that can be dispelled, the oldest first: those with a tag, or else those that harm.

    Example:
        dispel_effects: {tag: poison, most: 1}
    """

    tag: str | None = None
    most: Annotated[int, Field(ge=1, le=100)] = 100
    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """End them."""
        who = scene.named(self.who, Being)
        if who is not None:
            dispel(scene.world, who, self.tag, self.most)
