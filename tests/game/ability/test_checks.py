"""Doubts about abilities: those that nobody ever has, or could ever use."""

import dataclasses
from collections.abc import Iterable

import pytest

from mud.app import roster
from mud.content.doubts import Doubt, Overview
from mud.content.errors import ContentErrors
from mud.content.loader import load
from mud.content.origins import Problem
from mud.game.ability import checks
from mud.game.ability.specs import ClassAbility, Needs
from mud.kernel.ids import AbilityId, ClassId, EffectId
from tests.game.ability.test_using import CHANT
from tests.stage import content_types, town

PLAIN = dataclasses.replace(CHANT, magic=False)


def doubted(doubt: Doubt, *specs: ClassAbility) -> list[str]:
    problems: Iterable[Problem] = doubt.function(Overview(town().with_(*specs), roster.language().words))
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("doubt", "fields", "why"),
    [
        (checks.unlearnt, {"classes": ()}, "nobody has chant"),
        (checks.beyond_levels, {"level": 21}, "comes at level 21; the highest is 20"),
        (checks.too_dear, {"energy": 60}, "takes 60 energy, and whoever learns it has 50"),
        (checks.cannot_need, {"needs": Needs(weapon=("halberd",))}, "a weapon that no thing is: halberd"),
        (checks.cannot_need, {"needs": Needs(stance=EffectId("effect_warmth"))}, "effect_warmth, which nothing takes"),
        (checks.one_choice, {"choice": "trick"}, "a fighter chooses a trick among chant alone"),
    ],
    ids=lambda each: str(getattr(each, "name", "")),
)
def test_what_nobody_could_ever_use_is_doubtful(doubt: Doubt, fields: dict[str, object], why: str) -> None:
    before = doubted(doubt)
    [message] = [each for each in doubted(doubt, dataclasses.replace(PLAIN, **fields)) if each not in before]  # type: ignore[arg-type]  # as the class has them
    assert why in message


def test_what_is_right_is_not_doubtful() -> None:
    stance = EffectId("effect_wall")
    right = dataclasses.replace(PLAIN, energy=50, needs=Needs(weapon=("melee", "unarmed"), stance=stance))
    for doubt in (checks.unlearnt, checks.beyond_levels, checks.too_dear, checks.cannot_need, checks.one_choice):
        assert not [message for message in doubted(doubt, right) if right.id in message]


def test_what_a_creature_could_have_counts() -> None:
    lonely = dataclasses.replace(PLAIN, classes=(), id=AbilityId("lonely"))
    assert doubted(checks.unlearnt, lonely) == ["nobody has lonely"]
    assert not doubted(checks.unlearnt, dataclasses.replace(lonely, classes=(ClassId("wizard"),)))


HEAD = "abilities:\n  a:\n    name: a\n    description: b\n    "


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("energy: 5", "neither what it does"),
        ("passive: true", "what it gives"),
        ("passive: true\n    energy: 5\n    modifiers: {pace: 5}", "never used"),
        ("modifiers: {pace: 5}\n    do: [{heal: 1}]", "only what is passive"),
        ("passive: true\n    modifiers: {pace: 1d4}", "throw no dice"),
        ("passive: true\n    modifiers: {max_health: $who.health}", "throw no dice"),
        ("passive: true\n    modifiers: {pace: 5}\n    needs: {if: [{alone: $who}]}", "nothing but what is held"),
        ("do: [{heal: 1}]\n    withstood: [{heal: 1}]", "does not say which throw"),
        ("do: [{heal: 1}]\n    harmful: true", "aimed at an enemy or at the room"),
        ("do: [{heal: 1}]\n    target: enemy", "what is aimed at an enemy is harmful"),
        ("do: [{heal: $foo}]", "there is no $foo here"),
        ("do: [{heal: {amount: 1, who: $target}}]\n    texts: {use: 'You, {whom}.'}", "{whom} stands for nothing"),
    ],
)
def test_what_could_do_nothing_of_what_it_says_is_a_fault(
    written: str, why: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("content")
    (folder / "abilities.yaml").write_text(f"{HEAD}{written}\n")
    language = roster.language()
    with pytest.raises(ContentErrors) as caught:
        load(folder, content_types(), (language.problems,), language.words)
    assert why in str(caught.value)
