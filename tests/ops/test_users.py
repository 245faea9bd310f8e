"""What operators do with accounts."""

import pytest

from mud.game.account import acts
from mud.game.account.events import AccountCreated, PasswordChanged, RoleChanged
from mud.kernel.errors import Refused
from mud.ops.events import OperatorActed
from mud.ops.office import Office
from mud.ops.operation import perform
from mud.ops.users import (
    ChangePassword,
    ChangeRole,
    CreateUser,
    ListUsers,
    change_password,
    change_role,
    create_user,
    list_users,
)
from mud.play.roles import Role
from tests.ops.office import PASSWORD


async def make(office: Office, name: str = "Ann", role: Role = Role.PLAYER) -> None:
    await perform(office, create_user, CreateUser(name, PASSWORD, role))
    office.world.told()


async def test_an_account_can_be_made_with_a_role_and_signed_in_to(office: Office) -> None:
    made = await perform(office, create_user, CreateUser("Ann", PASSWORD, Role.ADMIN))
    assert (made.name, made.role, made.characters) == ("Ann", Role.ADMIN, ())
    account = acts.find(office.world, "ann")
    assert account is not None
    assert await office.passwords.verify(PASSWORD, account.password_hash)


async def test_what_changes_an_account_is_durable_and_audited_without_the_password(office: Office) -> None:
    await perform(office, create_user, CreateUser("Ann", PASSWORD, Role.ADMIN))
    created, role, audit = office.world.told()
    assert isinstance(created, AccountCreated)
    assert isinstance(role, RoleChanged)
    assert isinstance(audit, OperatorActed)
    assert audit.line == "user create name=Ann role=admin"
    assert audit.refused is None


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (CreateUser("An", PASSWORD), "An account name has 3 to 20"),
        (CreateUser("new", PASSWORD), "is reserved"),
        (CreateUser("Bob", "short"), "A password has at least 8"),
        (CreateUser("Bob", "x" * 73), "A password has at most 72 bytes"),
        (CreateUser("ANN", PASSWORD), "The account name ANN is taken"),
    ],
)
async def test_what_the_game_refuses_is_refused_here_too_and_changes_nothing(
    office: Office, asked: CreateUser, reason: str
) -> None:
    await make(office)
    with pytest.raises(Refused, match=reason):
        await perform(office, create_user, asked)
    assert [user.name for user in await perform(office, list_users, ListUsers())] == ["Ann"]


async def test_what_was_refused_is_audited_with_the_reason(office: Office) -> None:
    with pytest.raises(Refused):
        await perform(office, create_user, CreateUser("An", PASSWORD))
    (audit,) = office.world.told()
    assert isinstance(audit, OperatorActed)
    assert audit.refused is not None
    assert audit.refused.startswith("An account name")


async def test_a_password_can_be_changed(office: Office) -> None:
    await make(office)
    await perform(office, change_password, ChangePassword("ann", "another horse"))
    account = acts.find(office.world, "Ann")
    assert account is not None
    assert await office.passwords.verify("another horse", account.password_hash)
    assert not await office.passwords.verify(PASSWORD, account.password_hash)
    assert isinstance(office.world.told()[0], PasswordChanged)


async def test_a_role_can_be_changed_and_the_same_role_changes_nothing(office: Office) -> None:
    await make(office)
    assert (await perform(office, change_role, ChangeRole("ANN", Role.BUILDER))).role is Role.BUILDER
    assert [type(event) for event in office.world.told()] == [RoleChanged, OperatorActed]
    await perform(office, change_role, ChangeRole("ann", Role.BUILDER))
    assert [type(event) for event in office.world.told()] == [OperatorActed]


async def test_an_account_that_does_not_exist_is_named(office: Office) -> None:
    named = r"There is no account nobody-here\. `mud user list` lists"
    with pytest.raises(Refused, match=named):
        await perform(office, change_password, ChangePassword("nobody-here", PASSWORD))
    with pytest.raises(Refused, match=named):
        await perform(office, change_role, ChangeRole("nobody-here", Role.ADMIN))


async def test_accounts_are_listed_by_name_and_looking_is_not_audited(office: Office) -> None:
    for name in ("bert", "Ann", "Cleo"):
        await make(office, name)
    users = await perform(office, list_users, ListUsers())
    assert [user.name for user in users] == ["Ann", "bert", "Cleo"]
    assert office.world.told() == []
