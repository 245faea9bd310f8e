"""Locks, codes and keys, as operators handle them."""

from dataclasses import replace

import pytest

from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.signin import acts
from mud.game.signin.model import CodePurpose
from mud.kernel.errors import Refused
from mud.ops.office import Office
from mud.ops.safety import LockUser, MakeCode, RotateKey, lock_user, make_code, rotate_key
from mud.session.vault import Vault, new_key


@pytest.fixture
def ann(office: Office) -> Account:
    return accounts.create_account(office.world, "annie", "hash")


async def test_an_account_is_locked_and_opened_again(office: Office, ann: Account) -> None:
    assert await lock_user.function(office, LockUser("Annie", True)) == "annie"
    assert ann.is_locked
    with pytest.raises(Refused, match="locked already"):
        await lock_user.function(office, LockUser("annie", True))
    await lock_user.function(office, LockUser("annie", False))
    assert not ann.is_locked


async def test_a_code_is_good_once(office: Office, ann: Account) -> None:
    made = await make_code.function(office, MakeCode("annie", CodePurpose.RECOVER))
    assert made.code not in repr(made)
    assert acts.take_code(office.world, ann, CodePurpose.RECOVER, made.code)
    assert not acts.take_code(office.world, ann, CodePurpose.RECOVER, made.code)


async def test_there_is_no_code_to_verify_an_address_that_is_not_there(office: Office, ann: Account) -> None:
    with pytest.raises(Refused, match="no mail address"):
        await make_code.function(office, MakeCode("annie", CodePurpose.VERIFY))


async def test_with_another_key_addresses_are_encrypted_anew_and_those_before_are_kept(
    office: Office, ann: Account
) -> None:
    kept: list[tuple[bytes, ...]] = []
    office, vault = replace(office, keep_keys=kept.append), office.vault
    before = vault.keys
    accounts.set_email(office.world, ann, vault.seal("ann@example.org"), vault.digest("ann@example.org"), None)
    sealed = ann.email
    done = await rotate_key.function(office, RotateKey())
    assert (done.addresses, done.unreadable) == (1, ())
    assert kept[0][1:] == before
    assert vault.keys == kept[0]
    assert ann.email != sealed
    assert ann.email is not None
    assert Vault([kept[0][0]]).open(ann.email) == "ann@example.org"
    assert accounts.found_by_mail(office.world, vault.digests("ann@example.org")) == [ann]


async def test_what_no_key_reads_is_named_and_left_alone(office: Office, ann: Account) -> None:
    foreign = Vault([new_key()]).seal("ann@example.org")
    accounts.set_email(office.world, ann, foreign, "0" * 64, None)
    done = await rotate_key.function(office, RotateKey())
    assert done.unreadable == ("annie",)
    assert ann.email == foreign
