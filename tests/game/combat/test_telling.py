"""How blows read: by weapon and severity, to each of those concerned, in full and in brief, one by one and in sum."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mud.content.errors import ContentErrors
from mud.game.account.model import Account, Brevity, Preferences
from mud.game.being.model import Player
from mud.game.combat import acts
from mud.game.combat.rules import Severity
from mud.game.combat.rules.telling import MOST_TOLD, WINDOW, Evasion, evasion_of, picked
from mud.game.combat.specs import BlowTexts, texts_by_subject
from mud.kernel.values import FrozenMap
from tests.game.combat.yard import Yard, run
from tests.stage import load_content

CONTENT = Path(__file__).parents[3] / "content" / "combat"

SWORDS = BlowTexts(
    id="swords",
    weapons=("longsword",),
    hits=FrozenMap(
        {
            Severity.GRAZE: ("nick {whom:the}",),
            Severity.SOLID: ("slash {whom:the} across {whom:their} ribs", "carve {whom:the}"),
        }
    ),
    fells=("cut {whom:the} down",),
)


@pytest.fixture
def yard() -> Yard:
    made = Yard()
    made.world.catalog = made.world.catalog.with_(SWORDS)
    return made


def brief(yard: Yard, who: Player) -> None:
    account = yard.world.get(Account, who.account_id)
    assert account is not None
    Preferences.of(account).combat_brevity = Brevity.BRIEF


def prepared(yard: Yard, *names: str) -> Iterator[Player]:
    for each in yard.bring(*names):
        each.max_health = each.current_health = 40
        yield each


def test_a_blow_reads_by_weapon_and_severity_to_all_three(yard: Yard) -> None:
    ann, bob, _ = prepared(yard, "Ann", "Bob", "Cal")
    yard.arm(ann, "item_long_sword")
    bob.max_health = bob.current_health = 30
    yard.load(15)
    acts.attack(yard.world, ann, bob)
    told = yard.told()
    [points] = re.findall(r"\((\d+)\)", told["ann"][0])
    assert bob.current_health == 30 - int(points)
    forms = {
        f"You slash Bob across {{}} ribs with your long sword ({points}).",
        f"You carve Bob with your long sword ({points}).",
    }
    assert told["ann"][0].replace("their", "{}") in forms
    assert told["bob"][0] in {
        f"Ann slashes you across your ribs with a long sword ({points}).",
        f"Ann carves you with a long sword ({points}).",
    }
    assert told["cal"][0].removesuffix(".") in {
        "Ann slashes Bob across their ribs with a long sword",
        "Ann carves Bob with a long sword",
    }


def test_the_last_blow_reads_as_the_last(yard: Yard) -> None:
    ann, bob = prepared(yard, "Ann", "Bob")
    yard.arm(ann, "item_long_sword")
    bob.current_health = 1
    yard.load(15)
    acts.attack(yard.world, ann, bob)
    assert yard.told()["ann"][0] == "You cut Bob down with your long sword (1)."


def test_what_a_severity_lacks_is_taken_from_the_next_lighter_one() -> None:
    assert SWORDS.phrases(Severity.LIGHT) == ("nick {whom:the}",)
    assert SWORDS.phrases(Severity.TERRIBLE) == SWORDS.hits[Severity.SOLID]
    assert SWORDS.phrases(Severity.NOTHING) == ("nick {whom:the}",)


@pytest.mark.parametrize(
    ("total", "dexterity", "shield", "armed", "close", "evasion"),
    [
        (9, 3, True, True, True, Evasion.WIDE),
        (12, 3, True, True, True, Evasion.DODGED),
        (13, 3, True, True, True, Evasion.PARRIED),
        (13, 3, True, True, False, Evasion.BLOCKED),
        (13, 3, True, False, True, Evasion.BLOCKED),
        (13, 3, False, False, True, Evasion.ARMORED),
        (10, -2, False, False, False, Evasion.ARMORED),
    ],
)
def test_a_miss_is_what_stopped_it(
    total: int, dexterity: int, shield: bool, armed: bool, close: bool, evasion: Evasion
) -> None:
    assert evasion_of(total, dexterity, shield=shield, armed=armed, close=close) is evasion


def test_a_miss_reads_by_what_stopped_it(yard: Yard) -> None:
    ann, bob, _ = prepared(yard, "Ann", "Bob", "Cal")
    yard.arm(bob, "item_dagger")
    ann.strength, bob.armor_class, bob.dexterity = 10, 14, 10
    yard.load(2, 12)
    acts.attack(yard.world, ann, bob)
    assert yard.told() == {"ann": ["You miss Bob."], "bob": ["Ann misses you."], "cal": ["Ann misses Bob."]}
    bob.armor_class = 15
    acts.attack(yard.world, ann, bob)
    told = yard.told()
    assert told["ann"] == ["Bob parries your fist."]
    assert told["bob"] == ["You parry Ann's fist."]
    assert told["cal"] == ["Bob parries Ann's fist."]


def test_who_wants_it_brief_reads_the_bare_result_and_of_others_the_last(yard: Yard) -> None:
    ann, bob, cal = prepared(yard, "Ann", "Bob", "Cal")
    for each in (ann, bob, cal):
        brief(yard, each)
    bob.armor_class = 10
    yard.load(2, 15, 15)
    acts.attack(yard.world, ann, bob)
    assert yard.told() == {"ann": ["You miss Bob."], "bob": ["Ann misses you."]}
    acts.attack(yard.world, ann, bob)
    told = yard.told()
    assert re.fullmatch(r"You hit Bob \(\d+\)\.", told["ann"][0])
    assert re.fullmatch(r"Ann hits you \(\d+\)\.", told["bob"][0])
    assert "cal" not in told
    bob.current_health = 1
    acts.attack(yard.world, ann, bob)
    assert yard.told()["cal"]


def test_in_a_big_fight_onlookers_read_a_summary_and_fighters_their_own_blows(yard: Yard) -> None:
    ann, bob, cal, _ = prepared(yard, "Ann", "Bob", "Cal", "Dora")
    yard.load(*[2] * 12)
    for _ in range(MOST_TOLD + 1):
        acts.attack(yard.world, ann, bob)
    for _ in range(3):
        acts.attack(yard.world, bob, cal)
    told = yard.told()
    assert len(told["ann"]) == MOST_TOLD + 1
    assert len(told["bob"]) == MOST_TOLD + 4
    assert len(told["dora"]) == MOST_TOLD
    run(yard, WINDOW + 0.5)
    told = yard.told()
    assert told["dora"] == ["Ann misses Bob once.", "Bob misses Cal three times."]
    assert told["ann"] == ["Bob misses Cal three times."]
    assert told["cal"] == ["Ann misses Bob once."]
    acts.attack(yard.world, ann, bob)
    assert yard.told()["dora"]


def test_words_follow_from_numbers_alone() -> None:
    among = ["a", "b", "c"]
    assert picked(among, "x", 1) == picked(among, "x", 1)
    assert {picked(among, "x", number) for number in range(30)} == set(among)


def test_the_worlds_own_texts_have_words_for_each_severity() -> None:
    texts = texts_by_subject(load_content(CONTENT))
    assert {"longsword", "dagger", "maul", "shortbow"} <= {word for kind, word in texts if kind == "weapon"}
    for each in texts.values():
        assert all(each.phrases(severity) for severity in Severity)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("hits: {light: ['hit {whom:the}']}", "say what they are about"),
        ("weapons: [club]\n    hits: {light: ['{whom:the} is hit']}", "must begin with an infinitive"),
        ("weapons: [club]\n    hits: {light: ['hit somebody']}", "says nothing of"),
        ("weapons: [club]\n    hits: {light: ['hit {whom:the} with {arm}']}", "can stand there"),
        ("weapons: [club]\n    hits: {}", "no phrase"),
    ],
)
def test_phrases_that_make_no_sentence_are_found_when_they_are_loaded(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "blows.yaml").write_text(f"blows:\n  blow_x:\n    {lines}\n")
    with pytest.raises(ContentErrors, match=message):
        load_content(tmp_path)
