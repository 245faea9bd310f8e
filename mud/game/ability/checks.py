"""What is doubtful about abilities: those that nobody ever has, or could ever use."""

from collections.abc import Iterator
from typing import Final

from mud.content.doubts import Overview, doubts
from mud.content.origins import Problem
from mud.game.ability.acts.hands import SHOOTING
from mud.game.ability.specs import ClassAbility, Wielding
from mud.game.calling.rules import FIRST_ENERGY, HIGHEST_LEVEL, energy_at
from mud.game.calling.specs import CharacterClass
from mud.game.effect.specs import Effect
from mud.game.thing.specs import ItemTemplate, ItemType

SHIELD: Final = "shield"


@doubts("unlearnt", "an ability that no class learns and nobody else has")
def unlearnt(overview: Overview) -> Iterator[Problem]:
    """An ability that only conditions ask for, if anything names it at all."""
    for ability in overview.catalog.all(ClassAbility).values():
        had = any("has_ability" not in map(str, link.path) for link in overview.to(ClassAbility, ability.id))
        if not ability.classes and not had:
            yield Problem(f"nobody has {ability.id}", ClassAbility, ability.id, ("classes",))


@doubts("beyond_levels", "an ability of a level that nobody reaches")
def beyond_levels(overview: Overview) -> Iterator[Problem]:
    """A level above the highest."""
    for ability in overview.catalog.all(ClassAbility).values():
        if ability.level > HIGHEST_LEVEL:
            why = f"{ability.id} comes at level {ability.level}; the highest is {HIGHEST_LEVEL}"
            yield Problem(why, ClassAbility, ability.id, ("level",))


@doubts("too_dear", "an ability that costs more energy than anyone has who learns it")
def too_dear(overview: Overview) -> Iterator[Problem]:
    """More energy than a class gives at the level of the ability."""
    for ability in overview.catalog.all(ClassAbility).values():
        callings = [calling for each in ability.classes if (calling := overview.catalog.find(CharacterClass, each))]
        least = min((energy_at(min(ability.level, HIGHEST_LEVEL), each.energy) for each in callings), default=None)
        if least is not None and ability.energy > max(least, FIRST_ENERGY):
            why = f"{ability.id} takes {ability.energy} energy, and whoever learns it has {least}"
            yield Problem(why, ClassAbility, ability.id, ("energy",))


@doubts("cannot_need", "an ability that asks for what there is not")
def cannot_need(overview: Overview) -> Iterator[Problem]:
    """A weapon or a shield that no thing is, or a stance that nothing takes."""
    kinds = {each.item_subtype for each in overview.catalog.all(ItemTemplate).values() if _is_weapon(each)}
    shields = any(each.item_subtype == SHIELD for each in overview.catalog.all(ItemTemplate).values())
    for ability in overview.catalog.all(ClassAbility).values():
        for missing, path in _missing(overview, ability, kinds, shields):
            yield Problem(f"{ability.id} needs {missing}", ClassAbility, ability.id, ("needs", path))


@doubts("one_choice", "a choice among abilities that leaves none")
def one_choice(overview: Overview) -> Iterator[Problem]:
    """Of a class that has only one ability to choose from under a name."""
    found: dict[tuple[str, str], list[ClassAbility]] = {}
    for ability in overview.catalog.all(ClassAbility).values():
        for class_id in ability.classes if ability.choice else ():
            found.setdefault((str(class_id), ability.choice), []).append(ability)
    for (calling, choice), among in found.items():
        if len(among) == 1:
            why = f"a {calling} chooses a {choice} among {among[0].id} alone"
            yield Problem(why, ClassAbility, among[0].id, ("choice",))


def _is_weapon(template: ItemTemplate) -> bool:
    return template.item_type is ItemType.WEAPON


def _missing(
    overview: Overview, ability: ClassAbility, kinds: set[str | None], shields: bool
) -> Iterator[tuple[str, str]]:
    needs = ability.asks
    if needs.weapon and not any(_is_there(each, kinds) for each in needs.weapon):
        yield f"a weapon that no thing is: {', '.join(needs.weapon)}", "weapon"
    if needs.shield and not shields:
        yield "a shield, and no thing is one", "shield"
    if needs.stance is not None and not _is_taken(overview, needs.stance):
        yield f"the stance {needs.stance}, which nothing takes", "stance"


def _is_there(wanted: str, kinds: set[str | None]) -> bool:
    match wanted:
        case Wielding.RANGED:
            return bool(kinds & SHOOTING)
        case Wielding.MELEE | Wielding.LIGHT | Wielding.TWO_HANDED:
            return bool(kinds - SHOOTING)
        case Wielding.UNARMED:
            return True
    return wanted in kinds


def _is_taken(overview: Overview, stance: str) -> bool:
    links = [tuple(map(str, link.path)) for link in overview.to(Effect, stance)]
    return any(path == ("stance",) or "apply_effect" in path for path in links)
