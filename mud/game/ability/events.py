"""What happens with abilities."""

from mud.game.ability.specs import ClassAbility
from mud.game.being.model import Being, Player
from mud.kernel.entity import Entity
from mud.kernel.events import Event, event


@event()
class AbilityBegan(Event):
    """Someone began something that takes a while: `seconds` of them."""

    who: Being
    ability: ClassAbility
    target: Entity | None
    seconds: float


@event()
class AbilityBroken(Event):
    """Someone was torn out of what they had begun, by harm or because it could not be done any more (`reason`)."""

    who: Being
    ability: ClassAbility
    reason: str


@event()
class AbilityUsed(Event):
    """Someone used an ability, and what it does comes next.

    `target` is what it was aimed at, None for all who are there or for nobody; `reached` are the beings that it does
    something to, in order.
    """

    who: Being
    ability: ClassAbility
    target: Entity | None
    reached: tuple[Being, ...]


@event()
class Withstood(Event):
    """Somebody withstood what someone else's ability does."""

    who: Being
    by: Being
    ability: ClassAbility


@event()
class AbilityTook(Event):
    """Someone's ability took so many hit points from somebody."""

    who: Being
    ability: ClassAbility
    target: Being
    amount: int


@event()
class AbilityGave(Event):
    """Someone's ability gave somebody so many hit points back."""

    who: Being
    ability: ClassAbility
    target: Being
    amount: int


@event()
class AbilitiesLearnt(Event):
    """Someone has learnt abilities, by level; among `choices` they have to choose."""

    who: Player
    abilities: tuple[ClassAbility, ...]
    choices: tuple[str, ...]


@event()
class AbilityChosen(Event):
    """Someone has chosen one of several abilities."""

    who: Player
    ability: ClassAbility


@event()
class AbilitiesRead(Event):
    """Someone asks what they can do."""

    reader: Player


@event()
class AbilityRead(Event):
    """Someone asks what an ability is."""

    reader: Player
    ability: ClassAbility


@event()
class CooldownsRead(Event):
    """Someone asks which abilities are not ready yet."""

    reader: Player
