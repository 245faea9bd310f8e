"""What content can ask of triggers, and do with them; and the names that their own lines may use."""

from typing import Annotated

from pydantic import Field

from mud.content.catalog import Catalog
from mud.game.being.model import Being
from mud.game.place.specs import Room
from mud.game.trigger import acts
from mud.game.trigger.acts import Happening
from mud.game.trigger.rules import SCOPES
from mud.game.trigger.specs import Trigger
from mud.kernel.ids import TriggerId
from mud.kernel.marks import Ref
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Scope
from mud.play.scripts.words import action, condition, scope

SomeTrigger = Annotated[TriggerId, Ref("triggers.id")]


@scope(Trigger)
def of_trigger(_catalog: Catalog, trigger: Trigger) -> Scope:
    """What its occasion brings."""
    return SCOPES[trigger.on]


def found(scene: Scene, trigger_id: TriggerId) -> Trigger | None:
    """The trigger of that id."""
    return scene.world.catalog.find(Trigger, trigger_id)


@condition("trigger_fired")
class TriggerFired:
    """A trigger has fired so often, in all its places: since the server started, or ever for a permanent one.

    Example:
        trigger_fired: {trigger: trigger_ring_call, at_least: 3}
    """

    trigger: SomeTrigger
    at_least: Annotated[int, Field(ge=1)] = 1

    def holds(self, scene: Scene) -> bool:
        """Count."""
        trigger = found(scene, self.trigger)
        return trigger is not None and acts.fired(scene.world, trigger) >= self.at_least


@condition("trigger_on")
class TriggerOn:
    """A trigger is switched on.

    Example:
        trigger_on: trigger_ring_call
    """

    trigger: SomeTrigger

    def holds(self, scene: Scene) -> bool:
        """Look."""
        trigger = found(scene, self.trigger)
        return trigger is not None and acts.is_on(scene.world, trigger)


@action("fire")
class Fire:
    """Set off another trigger with the same names, as if what it listens for had happened.

    Example:
        fire: trigger_ring_call
    """

    trigger: SomeTrigger

    def perform(self, scene: Scene) -> None:
        """Fire it, unless it is off, resting, or its conditions do not hold."""
        trigger = found(scene, self.trigger)
        if trigger is not None:
            room, who = scene.names.get("room"), scene.names.get("who")
            acts.set_off(
                scene.world,
                trigger,
                Happening(
                    trigger.on,
                    scene.names,
                    room if isinstance(room, Room) else None,
                    who=who if isinstance(who, Being) else None,
                ),
            )


@action("enable_trigger")
class EnableTrigger:
    """Switch a trigger on, as often as it has failed before.

    Example:
        enable_trigger: trigger_ring_call
    """

    trigger: SomeTrigger

    def perform(self, scene: Scene) -> None:
        """Switch it on."""
        trigger = found(scene, self.trigger)
        if trigger is not None and not acts.is_on(scene.world, trigger):
            acts.switch(scene.world, trigger, True)


@action("disable_trigger")
class DisableTrigger:
    """Switch a trigger off.

    Example:
        disable_trigger: trigger_ring_call
    """

    trigger: SomeTrigger

    def perform(self, scene: Scene) -> None:
        """Switch it off."""
        trigger = found(scene, self.trigger)
        if trigger is not None and acts.is_on(scene.world, trigger):
            acts.switch(scene.world, trigger, False)


@action("reset_trigger")
class ResetTrigger:
    """Forget how often a trigger fired, and that it was switched on or off.

    Example:
        reset_trigger: trigger_ring_call
    """

    trigger: SomeTrigger

    def perform(self, scene: Scene) -> None:
        """Forget it."""
        trigger = found(scene, self.trigger)
        if trigger is not None:
            acts.reset(scene.world, trigger)
