"""Which commands wait while one is busy, and which do not."""

from mud.app import roster
from mud.play.command import Turn

HANDS = (
    "cast",
    "drink",
    "get",
    "give",
    "go",
    "kill",
    "loot",
    "open",
    "pray",
    "quit",
    "rescue",
    "search",
    "sit",
    "wear",
)
"""What is done with the body: all of these wait."""


def test_what_is_done_with_the_body_waits_and_what_is_not_does_not() -> None:
    turns = {each.name: each.turn for each in roster.commands()}
    assert {name for name in HANDS if turns[name] is not Turn.WAITS} == set()
    assert {name for name, turn in turns.items() if turn is Turn.URGENT} == {"flee"}
    at_once = ("look", "say", "tell", "score", "help", "settings", "inventory", "goto", "yield", "release")
    assert {name for name in at_once if turns[name] is not Turn.AT_ONCE} == set()
