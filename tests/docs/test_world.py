"""docs/world.md shows the tables that the code computes with."""

import re
from pathlib import Path

from mud.game.ability.acts import LEAST_DIFFICULTY
from mud.game.ability.acts.using import LEAST_TO_GO_ON
from mud.game.ability.specs import Aim, Prowess, Wielding
from mud.game.area.rules import CLEAR_FROM, DIM_FROM, LIGHT, MAGIC, sight_in
from mud.game.being.acts.recovery import EVERY
from mud.game.being.rules import ENERGY_BACK, HEALTH_BACK, LEAST_BACK, RECOVERY, RESTFUL
from mud.game.being.rules.numbers import WOUNDS
from mud.game.being.specs import Condition
from mud.game.calling.rules import (
    HIGHEST_LEVEL,
    HIGHEST_TRAINED,
    POINTS_AT_ONCE,
    energy_at,
    experience_for,
    hit_points,
    respec_price,
)
from mud.game.calling.specs import CharacterClass
from mud.game.combat.acts.fleeing import FLEE_SECONDS
from mud.game.combat.acts.helping import RESCUING
from mud.game.combat.acts.rounds import LURED
from mud.game.combat.rules import FLEEING, PER_PURSUER, ROUND, Severity
from mud.game.combat.rules.telling import MOST_TOLD, WINDOW
from mud.game.combat.rules.weapons import ACROSS
from mud.game.combat.system import GATHERING, HEALING_COUNTS
from mud.game.combat.system.hands import WEAR
from mud.game.combat.system.missiles import FOUND_AGAIN
from mud.game.effect.acts import LEAST_SHAKE
from mud.game.effect.rules import conditions
from mud.game.effect.rules.conditions import attack_edge, can_act, can_hear, can_move, can_speak
from mud.game.effect.specs import Stacking
from mud.game.gear.rules import ARMORS, IDENTIFIED_FROM, MOST_DEXTERITY, burden_of, pace_under
from mud.game.light.rules import DOUSING, FUEL_SUBTYPE, OPEN_FIRE, USED_UP, WARNINGS
from mud.game.mind import rules as minds
from mud.game.mind.behaviors.keeps_peace import KeepsPeace
from mud.game.npc.acts import gates
from mud.game.place.specs import RoomFlag
from mud.game.sky.rules import CLOUD, DAYLIGHT, FOLLOWS, FREEZES, MOONLIGHT, PHASE_BEGINS, VEILED, WETNESS
from mud.game.supply.rules import (
    KEPT,
    LITTER,
    MENDED_AT_ONCE,
    MENDS,
    NOURISHES,
    PULPED,
    STRAYED,
    WELL_FED,
    WORTH_KEEPING,
)
from mud.game.thing.acts import MOST_CARRIED
from mud.game.thing.acts.vessels import USUAL_INTERVAL
from mud.game.thing.rules import BOAT, NOTCHES
from mud.game.thing.specs import Touch
from mud.game.travel.model import MOST_PLACES
from mud.game.travel.rules import DANGER, DELAY, MISSILES, PACE, SLOWS, SWIMMING, Slowness
from mud.game.trigger.rules import SCOPES
from mud.game.trigger.specs import Occasion
from mud.text.grammar import number_word

PAGE = (Path(__file__).parents[2] / "docs" / "world.md").read_text(encoding="utf-8")


def table(first: str) -> list[list[str]]:
    """The rows of the table whose first column is called so."""
    _, _, rest = PAGE.partition(f"\n| {first} |")
    rows = rest.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def words(cell: str) -> list[str]:
    """What a cell lists."""
    return [word for word in re.split(r",\s*", cell) if word]


def test_the_phases_of_the_day() -> None:
    assert table("phase") == [[phase, str(PHASE_BEGINS[phase]), str(DAYLIGHT[phase])] for phase in PHASE_BEGINS]


def test_the_weather() -> None:
    assert table("weather") == [[kind, str(CLOUD[kind]), ", ".join(FOLLOWS[kind])] for kind in FOLLOWS]


def test_the_climates() -> None:
    assert [(row[0], row[1], words(row[2])) for row in table("climate")] == [
        (climate, str(wetness), sorted(FREEZES[climate])) for climate, wetness in WETNESS.items()
    ]


def test_the_names_of_light() -> None:
    assert table("name") == [[name, str(light)] for name, light in LIGHT.items()]
    assert f"up to {MOONLIGHT} when all are full and the weather takes away no more than {VEILED}." in " ".join(
        PAGE.split()
    )


def test_lights() -> None:
    rows = dict(table("a light"))
    assert [int(rows[key].split()[0]) for key in ("flickers", "flickers for the last time")] == list(WARNINGS)
    assert (
        rows["goes out in"]
        == f"{', '.join(sorted(DOUSING))}, if it is a {' or '.join(sorted(OPEN_FIRE))} under the sky"
    )
    assert words(rows["is used up by burning"].partition(";")[0]) == sorted(USED_UP)
    assert rows["is used up by burning"].endswith(f"of the subtype {FUEL_SUBTYPE}")


def test_who_sees_in_it() -> None:
    rows = table("less light than")
    assert [int(row[0]) for row in rows[:2]] == [DIM_FROM, CLEAR_FROM]
    for least, row in zip((0, DIM_FROM, CLEAR_FROM), rows, strict=True):
        for light in (least, int(row[0]) - 0.1):
            assert [sight_in(light, darkvision) for darkvision in (False, True)] == row[2:]


def test_the_flags_of_rooms() -> None:
    assert {row[0] for row in table("flag")} == set(RoomFlag)
    assert f"at most {SWIMMING} of what one can carry" in PAGE
    assert f"the flag `{BOAT}`" in PAGE


def test_positions() -> None:
    assert table("position") == [[position, str(factor)] for position, factor in RECOVERY.items()]


def test_how_wounds_look() -> None:
    rows = [["less" if share < 0 else str(int(share * 100)), words] for share, words in WOUNDS]
    assert table("share in hundredths") == rows
    assert f"looked at once in {number_word(gates.ROUND)} seconds" in PAGE


def test_what_slows_a_step() -> None:
    rows = {row[0]: (row[1], row[2]) for row in table("it is hard to walk in")}
    assert rows.pop("water") == (str(DELAY[Slowness.WATER]), f"in a room with the flag {RoomFlag.WATER}")
    assert rows == {
        why: (str(DELAY[why]), "under the sky in " + ", ".join(kind for kind in SLOWS if SLOWS[kind] is why))
        for why in Slowness
        if why is not Slowness.WATER
    }
    assert f"the {MOST_PLACES} places" in PAGE
    assert f"a step every {PACE:g}\nsecond" in PAGE


def test_missiles() -> None:
    assert table("missiles fly in") == [[kind, str(share)] for kind, share in MISSILES.items()]


def test_danger_and_magic() -> None:
    assert table("danger") == [[str(level), called] for level, called in DANGER.items()]
    assert table("magic") == [[intensity, str(magic.strength)] for intensity, magic in MAGIC.items()]


def test_what_is_worn_looks_so() -> None:
    assert table("bears at most") == [[str(share), hard, soft] for share, hard, soft in NOTCHES]


def test_tools_that_mend() -> None:
    assert [(row[0], words(row[1])) for row in table("a tool of the subtype")] == [
        (tool, sorted(kinds)) for tool, kinds in sorted(MENDS.items())
    ]
    assert f"A tool gives one part in {MENDED_AT_ONCE} of that back." in PAGE
    assert f"Plain food gives {NOURISHES} energy and leaves the effect `{WELL_FED}`" in " ".join(PAGE.split())


def test_what_lies_about() -> None:
    rows = dict(table("what lies about"))
    assert list(rows.values())[1:] == [str(PULPED), str(STRAYED), str(LITTER)]
    assert f"worth less than {WORTH_KEEPING} copper pieces" in list(rows)[-1]
    kept = " ".join(PAGE.split()).partition("placement put it. Types ")[2].partition(" never go")[0]
    assert set(re.split(r", | and ", kept)) == set(KEPT)


def test_when_things_come_back() -> None:
    assert f"in rooms of no area after {USUAL_INTERVAL} seconds" in " ".join(PAGE.split())


def test_the_conditions() -> None:
    edges = {1: "better", 0: "", -1: "worse"}
    rows = table("condition")
    assert [row[0] for row in rows] == [each.value for each in Condition]
    for name, own, near, far, cannot in rows:
        lies = {Condition(name)}
        can = {"act": can_act, "move": can_move, "speak": can_speak, "see": conditions.can_see, "hear": can_hear}
        assert own == edges[attack_edge(lies, (), True)]
        assert near == edges[attack_edge((), lies, True)]
        assert far == edges[attack_edge((), lies, False)]
        assert words(cannot) == [verb for verb, rule in can.items() if not rule(lies)]
    assert f"against {LEAST_SHAKE}, or half the\ndamage" in PAGE
    assert f"more than {MOST_TOLD} blows in a room within {WINDOW:g} seconds" in " ".join(PAGE.split())
    assert all(f"`{touch.value}`" in PAGE for touch in Touch)
    assert f"({', '.join(each.value for each in Severity)}, by" in " ".join(PAGE.split())


def test_the_stacking_of_effects() -> None:
    assert [row[0] for row in table("stacking")] == [each.value for each in Stacking]


def test_the_occasions_of_triggers_with_the_names_that_they_bring() -> None:
    everywhere = {"who", "room", "area", "event", "area_id"}
    brought = [
        [each.value, ", ".join(f"${name}" for name in sorted({*SCOPES[each]} - everywhere))] for each in Occasion
    ]
    assert [[row[0], row[2]] for row in table("occasion")] == brought


def test_armor_and_dexterity() -> None:
    counts = {None: "all of it", 2: "up to 2", 0: "up to 0"}
    assert table("armor") == [[subtype, counts[MOST_DEXTERITY[armor]]] for subtype, armor in ARMORS.items()]


def test_loads() -> None:
    shares = {"1/3": 80.0, "2/3": 160.0, "1": 240.0, "": 241.0}
    rows = [
        (burden_of(shares[share], 240).value, str(int(pace_under(burden_of(shares[share], 240), 30))))
        for share in shares
    ]
    assert [(row[0], row[2]) for row in table("load")] == rows
    assert [row[1] for row in table("load")] == list(shares)
    assert f"keep hold of {MOST_CARRIED} separate things" in PAGE


def test_finding_out_what_a_thing_is() -> None:
    assert table("rarity of a thing") == [[rarity.value, str(from_)] for rarity, from_ in IDENTIFIED_FROM.items()]


def test_what_creatures_do() -> None:
    paces = [minds.INTEREST, minds.PACE, minds.BATTLE_PACE, minds.STEP, minds.REACTION]
    limits = [minds.FEAR, minds.HEALED, minds.MOST_ALERT, minds.FARTHEST]
    assert [row[1] for row in table("of creatures")] == [f"{figure:g}" for figure in (*paces, *limits)]
    assert f"({', '.join(sorted(minds.HANDED))})" in PAGE
    assert KeepsPeace().patience == 300, "five minutes"


def test_the_numbers_of_fights() -> None:
    """The sentences that name them; numbers in words stand beside what the code computes with."""
    page = " ".join(PAGE.split())
    for words_ in (
        f"in a round of {ROUND:.0f} seconds",
        f"cuts below {ACROSS} feet",
        f"Of blows that land, {WEAR * 100:.0f} in 100",
        f"throws a d20 with dexterity against {FLEEING}, the best dexterity of those who strike and {PER_PURSUER} for",
        f"takes {FLEE_SECONDS:.0f} seconds either way",
        f"strength and dexterity against {RESCUING}.",
        f"in {GATHERING:.0f} seconds it is closed",
    ):
        assert words_ in page
    assert (LURED, HEALING_COUNTS, FOUND_AGAIN) == (1.1, 0.5, 0.5)  # a tenth above, and twice a half


def test_growth() -> None:
    rows = [
        [str(level), str(experience_for(level)), f"+{2 + (level - 1) // 4}", str(energy_at(level))]
        for level in range(1, HIGHEST_LEVEL + 1)
    ]
    assert table("level") == rows
    dice = [[str(d), str(hit_points(d, 1, 0)), str(hit_points(d, 2, 0) - hit_points(d, 1, 0))] for d in (6, 8, 10, 12)]
    assert table("hit die") == dice
    page = " ".join(PAGE.split())
    usual = ", ".join(map(str, CharacterClass.__dataclass_fields__["improvements"].default))
    assert f"bring {POINTS_AT_ONCE} points to train ability scores with, up to {HIGHEST_TRAINED}" in page
    assert f"(usually at the levels {usual})" in page
    assert f"back for {respec_price(1)} copper pieces times the level times the level" in page


def test_recovery() -> None:
    page = " ".join(PAGE.split())
    assert f"some back every {EVERY:g} seconds: {HEALTH_BACK * 100:g} hundredths of all health in a minute" in page
    assert f"at least {LEAST_BACK:g} point, and {ENERGY_BACK * 100:g} hundredths of all energy" in page
    assert f"{RESTFUL} times as much where the room is `restful`" in page
    assert f"come back {RESTFUL} times as fast" in page


def test_abilities() -> None:
    assert [row[0] for row in table("target")] == list(Aim)
    assert [row[0] for row in table("prowess")] == list(Prowess)
    page = " ".join(PAGE.split())
    assert f"saving throw reaches {LEAST_TO_GO_ON}, or half the damage" in page
    assert f"throws against {LEAST_DIFFICULTY}, the proficiency bonus" in page
    assert all(f"`{way}`" in page for way in Wielding)
