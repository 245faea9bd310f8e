"""Food: whoever has eaten gets their strength back sooner, for a while."""

from pathlib import Path

from mud.game.being.acts import health
from mud.game.being.model import Player
from mud.game.being.rules.numbers import energy_regeneration, health_regeneration
from mud.game.being.specs import DamageType
from mud.game.effect.acts import effect_on
from mud.game.effect.specs import Effect
from mud.game.supply.rules import FOOD, WELL_FED
from mud.game.thing.acts.making import new_item
from mud.game.thing.specs import ItemTemplate
from mud.kernel.ids import ItemTemplateId
from mud.world.contents import Holder
from tests.stage import Stage, build_world, load_content

CONTENT = Path(__file__).parents[3] / "content"


def weary(stage: Stage, name: str) -> Player:
    who = stage.enter(name)
    who.max_health = who.max_energy = 200
    who.current_health = who.current_energy = 200
    health.hurt(stage.world, who, 150, DamageType.PHYSICAL)
    health.exert(stage.world, who, 150)
    return who


def test_whoever_has_eaten_gets_health_and_energy_back_sooner_until_it_has_gone() -> None:
    stage = Stage(build_world(load_content(CONTENT)))
    world = stage.world
    plain = next(
        kind for kind in world.catalog.all(ItemTemplate).values() if kind.item_subtype == FOOD and kind.perishes
    )
    ann, bob = weary(stage, "Ann"), weary(stage, "Bob")
    new_item(world, ItemTemplateId(plain.id), Holder.player(ann.id), (), 1, known=True)
    energy = ann.current_energy
    stage.type("ann", f"eat {plain.name}")
    assert ann.current_energy > energy, "some of it comes at once"
    assert effect_on(world, ann, WELL_FED) is not None
    assert health_regeneration(world, ann) > health_regeneration(world, bob)
    assert energy_regeneration(world, ann) > energy_regeneration(world, bob)
    ann.current_energy = bob.current_energy
    for _ in range(20):
        stage.step(6)
    assert ann.current_health > bob.current_health
    assert ann.current_energy > bob.current_energy
    fed = world.catalog.get(Effect, WELL_FED).duration
    assert fed is not None
    stage.step(fed)
    assert effect_on(world, ann, WELL_FED) is None
    assert health_regeneration(world, ann) == health_regeneration(world, bob)
