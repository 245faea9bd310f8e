"""How saving is spoken of, and the command `save`."""

import pytest

from mud.ops.commands import save
from mud.ops.events import SaveAsked, WroteAll
from mud.ops.office import Saving
from mud.ops.views import saving_in_words
from mud.play.context import Ctx
from mud.store.status import Status
from tests.ops.office import status
from tests.stage import Stage

NOW = 1_000.0
FAILING = (
    "Saving has failed for four minutes; the server keeps trying. Two changes wait to be saved. "
    "The last save was five minutes ago."
)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (status(), "Everything is saved. Nothing has been written since the server started."),
        (status(last_commit_at=NOW - 0.2), "Everything is saved. The last save was less than a second ago."),
        (status(last_commit_at=NOW - 1), "Everything is saved. The last save was a second ago."),
        (status(dirty=1, last_commit_at=NOW - 4), "One change waits to be saved. The last save was four seconds ago."),
        (
            status(dirty=12, last_commit_at=NOW - 4),
            "Twelve changes wait to be saved. The last save was four seconds ago.",
        ),
        (
            status(dirty=2, last_commit_at=NOW - 300, failing_since=NOW - 240),
            FAILING,
        ),
        (
            status(dirty=2, fenced_out=True),
            "This server can no longer save anything: another one has taken the database.",
        ),
    ],
)
def test_how_saving_goes_is_told_as_it_is(found: Status, words: str) -> None:
    assert saving_in_words(found, NOW) == words


@pytest.mark.parametrize(
    ("found", "events"),
    [
        (status(), [SaveAsked]),
        (status(dirty=3), [SaveAsked, WroteAll]),
        (status(dirty=3, fenced_out=True), [SaveAsked]),
    ],
)
def test_save_promises_only_what_is_still_to_come_and_can_be_kept(found: Status, events: list[type]) -> None:
    stage = Stage()
    ann = stage.enter("Ann")
    save.function(Ctx(stage.world, ann, services={Saving: Saving(lambda: found)}))
    assert [type(event) for event in stage.world.told()] == events


def test_the_promise_is_held_back_until_it_is_kept() -> None:
    assert WroteAll.durable


def test_whoever_types_save_reads_how_saving_goes() -> None:
    stage = Stage()
    stage.services = {**stage.services, Saving: Saving(lambda: status(dirty=1, last_commit_at=stage.world.clock.now()))}
    stage.enter("Ann")
    assert stage.type("ann", "save") == {
        "ann": [
            "One change waits to be saved. The last save was less than a second ago.",
            "Now all of that is saved.",
        ]
    }
