"""Making accounts, passwords and roles."""

import pytest

from mud.game.account import acts
from mud.game.account.events import AccountCreated, PasswordChanged, PreferenceChanged, RoleChanged
from mud.game.account.model import Preferences, SecurityEvent, SecurityEventType
from mud.kernel.errors import Refused
from mud.play.roles import Role
from tests.stage import build_world


def test_an_account_is_found_however_its_letters_are_written() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash")
    assert acts.find(world, " mARTA ") is account
    assert acts.find(world, "marta2") is None


def test_a_name_that_is_taken_is_refused_whatever_its_letters() -> None:
    world = build_world()
    acts.create_account(world, "Marta", "hash")
    with pytest.raises(Refused, match="taken"):
        acts.create_account(world, "MARTA", "hash")


def test_making_an_account_is_durable_and_on_record() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash", "127.0.0.1")
    [told] = [event for event in world.told() if isinstance(event, AccountCreated)]
    assert told.durable
    [fact] = [record for record in world.take_changes().records if isinstance(record, SecurityEvent)]
    assert (fact.account_id, fact.event_type, fact.ip_address) == (
        account.id,
        SecurityEventType.ACCOUNT_CREATED,
        "127.0.0.1",
    )


def test_a_changed_password_is_durable_and_on_record() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash")
    world.told(), world.take_changes()
    acts.change_password(world, account, "other")
    assert account.password_hash == "other"
    assert [type(event) for event in world.told()] == [PasswordChanged]
    assert [record.event_type for record in world.take_changes().records] == [SecurityEventType.PASSWORD_CHANGE]  # type: ignore[attr-defined]  # the only record made


def test_a_changed_role_says_what_it_was() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash")
    world.told()
    acts.set_role(world, account, Role.ADMIN)
    [told] = world.told()
    assert isinstance(told, RoleChanged)
    assert (told.before, account.role) == (Role.PLAYER, Role.ADMIN)


def test_signing_in_and_failing_to_are_on_record() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash")
    world.take_changes()
    acts.sign_in_failed(world, None, "x" * 500, "::1")
    acts.signed_in(world, account, "::1", "client" * 100)
    failed, worked = world.take_changes().records
    assert isinstance(failed, SecurityEvent)
    assert isinstance(worked, SecurityEvent)
    assert failed.details is not None
    assert len(failed.details["name"]) == 32
    assert worked.user_agent is not None
    assert len(worked.user_agent) == 255
    assert account.last_login == world.clock.now()


def test_what_someone_prefers_is_kept_with_the_account_and_nobody_is_told() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash")
    world.told()
    world.take_changes()
    acts.prefer(world, account, "width", 60)
    assert Preferences.of(account).width == 60
    assert world.take_changes().dirty == [account]
    [event] = world.told()
    assert isinstance(event, PreferenceChanged)
    assert event.silent


def test_a_preference_that_does_not_exist_cannot_be_set() -> None:
    world = build_world()
    account = acts.create_account(world, "Marta", "hash")
    with pytest.raises(AttributeError):
        acts.prefer(world, account, "widht", 60)
