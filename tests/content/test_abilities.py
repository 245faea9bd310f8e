"""The abilities of the stock content: each class has its own, each can be used, and what it says can be read."""

import dataclasses

import pytest

from mud.game.ability.acts import abilities_of_class
from mud.game.ability.acts.using import use
from mud.game.ability.events import AbilityBroken, AbilityUsed
from mud.game.ability.specs import Aim, ClassAbility
from mud.game.being.model import Being, Player
from mud.game.calling.acts import set_experience
from mud.game.calling.rules import HIGHEST_LEVEL, experience_for
from mud.game.calling.specs import CharacterClass
from mud.game.effect.specs import Effect
from mud.game.place.acts import set_flag
from mud.game.place.specs import Room, RoomFlag
from mud.game.thing.model import Item
from mud.kernel.ids import AbilityId, ClassId
from mud.play.scripts.scene import ScriptFailed
from tests.content.test_town import CONTENT
from tests.stage import Stage, build_world, load_content, town

CATALOG = load_content(CONTENT)
ABILITIES = CATALOG.all(ClassAbility)
CLASSES = CATALOG.all(CharacterClass)
FEWEST, MOST = 5, 16


@pytest.mark.parametrize("class_id", sorted(CLASSES))
def test_a_class_has_something_to_learn_from_first_to_last(class_id: str) -> None:
    learnt = abilities_of_class(CATALOG, class_id)
    levels = sorted({each.level for each in learnt})
    assert FEWEST <= len(learnt) <= MOST
    assert levels[0] == 1
    assert levels[-1] >= 12
    assert any(not each.passive for each in learnt)
    assert len({each.name for each in learnt}) == len(learnt)


@pytest.mark.parametrize("class_id", sorted(CLASSES))
def test_nobody_learns_what_they_have_not_the_energy_for(class_id: str) -> None:
    most = 50 + CLASSES[ClassId(class_id)].energy * (HIGHEST_LEVEL - 1)
    assert all(each.energy <= most / 3 for each in abilities_of_class(CATALOG, class_id))


class Field(Stage):
    """The square of the tests' town, with Ann who can do it all, and Bob who is there for it."""

    def __init__(self, ability: ClassAbility) -> None:
        super().__init__(build_world(town().with_(*CATALOG.all(Effect).values(), ability)))
        self.ann, self.bob = self.enter("Ann"), self.enter("Bob")
        for each in (self.ann, self.bob):
            self.ready(each)
        set_flag(self.world, self.world.catalog.get(Room, self.ann.room_id), RoomFlag.ARENA, True)
        self.told()

    def ready(self, who: Player) -> None:
        """Let them have learned much, and be not whole, so that there is something to heal."""
        set_experience(self.world, who, experience_for(10))
        who.max_health, who.current_health, who.current_energy = 500, 150, who.max_energy

    def target(self, ability: ClassAbility) -> Being | Item | None:
        """Whom or what it is used on."""
        if ability.target is Aim.ITEM:
            return next(iter(self.world.shelf(Item)))
        return self.bob if ability.target in (Aim.ALLY, Aim.ENEMY) else None


USED = sorted(each.id for each in ABILITIES.values() if not each.passive)


@pytest.mark.parametrize("ability_id", USED)
def test_an_ability_does_what_it_says_without_a_fault(ability_id: AbilityId) -> None:
    ability = dataclasses.replace(ABILITIES[ability_id], needs=None, classes=(ClassId("fighter"),), level=1)
    field = Field(ability)
    use(field.world, field.ann, ability, field.target(ability))
    heard = list(field.world.outbox)
    assert field.told()["ann"]
    for _ in range(int(ability.casting_time) + 1):
        field.world.clock.step(1)  # type: ignore[attr-defined]  # tests have a stepped clock
        field.world.schedule.run(_raise)
    heard += field.world.outbox
    assert not [event for event in heard if isinstance(event, (AbilityBroken, ScriptFailed))]
    assert [event.who for event in heard if isinstance(event, AbilityUsed)] == [field.ann]
    field.told()


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
