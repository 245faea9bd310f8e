"""What programs are told of effects, and what becomes of scripts that fail in them."""

from mud.app import roster
from mud.game.being import acts as beings
from mud.game.being.feeds import room_players
from mud.game.being.specs import Condition
from mud.game.effect import acts
from mud.game.effect.feeds import afflictions, defences
from mud.game.effect.rules.plain import PLAIN
from mud.game.effect.specs import Effect
from mud.kernel.clauses import Clauses
from mud.play.feeds import Inform
from mud.play.roles import Role
from tests.stage import Stage, build_world, town


def told(stage: Stage) -> list[tuple[str, object]]:
    """The messages for programs of what has happened."""
    feeds = roster.feeds()
    signals = [signal for event in stage.world.told() for signal in feeds.of(stage.world, event)]
    return [(signal.package, signal.body()) for signal in signals if isinstance(signal, Inform)]


def test_harm_comes_as_an_affliction_and_help_as_a_defence() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    itch, warmth = (stage.world.catalog.get(Effect, name) for name in ("effect_itch", "effect_warmth"))
    for effect in (itch, warmth, itch):
        acts.apply(stage.world, ann, effect)
    itching = {"name": "itch", "desc": "You scratch, and it gets worse.", "cure": "skin"}
    warm = {"name": "warmth", "desc": "The oven is still in your bones."}
    assert told(stage) == [("Char.Afflictions.Add", itching), ("Char.Defences.Add", warm)]
    assert afflictions.function(stage.world, ann) == [itching]
    assert defences.function(stage.world, ann) == [warm]
    acts.end(stage.world, ann, itch.id)
    assert told(stage) == [("Char.Afflictions.Remove", ["itch"])]


def test_a_script_of_an_effect_that_fails_is_undone_and_builders_are_told() -> None:
    endless = {"repeat": {"times": 100, "do": [{"repeat": {"times": 100, "do": [{"count_flag": "n"}]}}]}}
    itch = Effect(
        id=(found := town().get(Effect, "effect_itch")).id,
        name=found.name,
        description="",
        kind=found.kind,
        on_start=Clauses.read([{"set_flag": "seen"}, endless]),
    )
    stage = Stage(build_world(town().with_(itch)))
    ann = stage.enter("Ann")
    stage.enter("Gwen", Role.BUILDER)
    acts.apply(stage.world, ann, itch)
    assert acts.effect_on(stage.world, ann, itch.id)
    assert not ann.player_flags
    assert "The script of effect effect_itch failed" in " ".join(stage.told()["gwen"])


def test_a_condition_by_itself_is_an_affliction_and_being_unseen_a_defence() -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    for each in ("condition_stunned", "condition_invisible"):
        acts.apply(stage.world, ann, PLAIN[each])
    names = [(package, body["name"]) for package, body in told(stage) if isinstance(body, dict)]
    assert names == [("Char.Afflictions.Add", "stunned"), ("Char.Defences.Add", "invisible")]
    acts.cure(stage.world, ann, Condition.STUNNED)
    assert told(stage) == [("Char.Afflictions.Remove", ["stunned"])]


def test_nobodys_program_is_told_that_the_invisible_come_in() -> None:
    stage = Stage()
    ann, bob = stage.enter("Ann"), stage.enter("Bob")
    acts.apply(stage.world, ann, PLAIN["condition_invisible"])
    beings.walk(stage.world, ann, "north")
    stage.world.told()
    beings.walk(stage.world, ann, "south")
    feeds = roster.feeds()
    signals = [signal for event in stage.world.told() for signal in feeds.of(stage.world, event)]
    arrivals = [each for each in signals if isinstance(each, Inform) and each.package == "Room.AddPlayer"]
    assert [each.to(bob) for each in arrivals if each.to is not None] == [False]
    assert room_players.function(stage.world, bob) == []
