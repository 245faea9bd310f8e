"""What is sealed is read again with any key that is there, and with no other."""

import pytest

from mud.session.vault import CODE_LENGTH, Vault, VaultError, new_code, new_key

ADDRESS = "ann@example.org"


def test_what_is_sealed_is_read_again_and_never_looks_the_same() -> None:
    vault = Vault([new_key()])
    first, second = vault.seal(ADDRESS), vault.seal(ADDRESS)
    assert first != second
    assert ADDRESS not in first
    assert vault.open(first) == vault.open(second) == ADDRESS


def test_another_key_neither_reads_nor_finds_it() -> None:
    vault, other = Vault([new_key()]), Vault([new_key()])
    with pytest.raises(VaultError, match="not there"):
        other.open(vault.seal(ADDRESS))
    assert vault.digest(ADDRESS) != other.digest(ADDRESS)


def test_after_a_rotation_the_old_is_still_read_and_found() -> None:
    before = new_key()
    vault = Vault([before])
    sealed, digest = vault.seal(ADDRESS), vault.digest(ADDRESS)
    rotated = Vault([new_key(), before])
    assert rotated.open(sealed) == ADDRESS
    assert digest in rotated.digests(ADDRESS)
    with pytest.raises(VaultError):
        vault.open(rotated.seal(ADDRESS))


def test_a_digest_does_not_care_how_an_address_is_written() -> None:
    vault = Vault([new_key()])
    assert vault.digest(" Ann@Example.org ") == vault.digest(ADDRESS)


@pytest.mark.parametrize("broken", [b"", b"short", b"x" * 44])
def test_a_broken_key_is_refused(broken: bytes) -> None:
    with pytest.raises(VaultError, match="no key"):
        Vault([broken])


def test_codes_can_be_typed_and_differ() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {CODE_LENGTH}
