"""The record of privileged acts: who did what to whom, sealed and chained."""

from dataclasses import fields, replace

import pytest

from mud.game.wizard.acts import Deed, chain_of, keep
from mud.game.wizard.model import GENESIS, AdminAction
from mud.game.wizard.rules import ERASED, Sealed, faults_of, is_erased
from mud.kernel.errors import Refused
from mud.play.roles import Role
from tests.stage import Stage


def rows(stage: Stage) -> list[AdminAction]:
    return list(chain_of(stage.world).recent)


def details(row: AdminAction) -> dict[str, str]:
    return dict(row.details) if row.details is not None else {}


def sealed(row: AdminAction) -> Sealed:
    return Sealed(**{each.name: getattr(row, each.name) for each in fields(Sealed)})


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.enter("Gwen", Role.HELPER)
    return made


def test_a_use_of_a_privilege_is_kept_with_who_and_what(stage: Stage) -> None:
    stage.type("gwen", "feedback")
    (row,) = rows(stage)
    account = stage.players["gwen"].account_id
    assert (row.action, row.admin_id, row.admin_name, row.success) == ("feedback", account, "Gwen-account", True)
    assert row.details == {"line": "feedback", "role": "helper", "as": "Gwen"}
    assert row in stage.world.take_changes().records


def test_what_was_refused_is_kept_with_the_reason(stage: Stage) -> None:
    stage.type("gwen", "feedback 99")
    (row,) = rows(stage)
    assert not row.success
    assert details(row)["refused"] == "There is nothing of that number in the list."


def test_players_leave_no_row_whatever_they_type(stage: Stage) -> None:
    stage.enter("Ann")
    for line in ("look", "feedback", "ban gwen", "get all"):
        stage.type("ann", line)
    assert rows(stage) == []


def test_each_act_follows_the_one_before_it(stage: Stage) -> None:
    for _ in range(3):
        stage.type("gwen", "feedback")
    kept, chain = rows(stage), chain_of(stage.world)
    assert [row.number for row in kept] == [1, 2, 3]
    assert [row.prev_hash for row in kept] == [GENESIS, kept[0].hash, kept[1].hash]
    assert (chain.length, chain.head) == (3, kept[2].hash)


def test_an_act_as_it_was_sealed_has_no_fault(stage: Stage) -> None:
    stage.type("gwen", "feedback")
    assert list(faults_of(sealed(rows(stage)[0]))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other"},
        {"number": 7},
        {"action": "look"},
        {"success": False},
        {"timestamp": 1.0},
        {"admin_id": "somebody"},
        {"admin_name": "Somebody"},
        {"target_type": "player"},
        {"target_id": "somebody"},
        {"details": {"line": "look"}},
        {"details": None},
        {"salt": "0" * 32},
        {"salt": None},
        {"admin_digest": "0" * 64},
        {"digest": "0" * 64},
        {"prev_hash": "1" * 64},
        {"hash": "2" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_is_changed_in_an_act_is_found(stage: Stage, change: dict[str, object]) -> None:
    stage.type("gwen", "feedback")
    assert list(faults_of(replace(sealed(rows(stage)[0]), **change)))  # type: ignore[arg-type]  # fields of a Sealed


def test_a_deleted_account_leaves_its_acts_whole(stage: Stage) -> None:
    stage.type("gwen", "feedback")
    assert list(faults_of(replace(sealed(rows(stage)[0]), admin_id=None))) == []


def test_an_erased_person_leaves_the_chain_whole(stage: Stage) -> None:
    stage.type("gwen", "feedback")
    erased = replace(sealed(rows(stage)[0]), salt=None, admin_id=None, admin_name=ERASED, target_id=None, details=None)
    assert is_erased(erased)
    assert list(faults_of(erased)) == []


def test_a_name_that_is_left_beside_an_empty_salt_is_a_fault(stage: Stage) -> None:
    stage.type("gwen", "feedback")
    assert list(faults_of(replace(sealed(rows(stage)[0]), salt=None, admin_id=None, details=None)))


def test_staff_who_reach_for_what_is_above_them_are_kept_and_learn_nothing(stage: Stage) -> None:
    stage.enter("Ida", Role.ADMIN)
    name = next(c.name for c in stage.dispatcher.table.commands if c.role is Role.ADMIN)
    with pytest.raises(Refused, match=f"There is no command '{name}'"):
        stage.dispatcher.run(stage.contexts["gwen"], name)
    (row,) = rows(stage)
    assert (row.action, row.success) == (name, False)


def test_whatever_is_typed_fits_into_the_row(stage: Stage) -> None:
    stage.type("gwen", "feedback " + "x\x00\x1b[31m\ud800" * 2000)
    (row,) = rows(stage)
    line = details(row)["line"]
    assert len(line) <= 500
    assert line.isprintable()


def test_an_act_on_several_names_the_others_too(stage: Stage) -> None:
    targets = tuple(stage.enter(name) for name in ("Ann", "Bob"))
    row = keep(stage.world, Deed(None, "operator", "purge", {}, True, targets))
    assert (row.target_type, row.target_id) == ("player", targets[0].id)
    assert row.details == {"others": f"player {targets[1].id}"}
